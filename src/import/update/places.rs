//! Where today's files go: known ones where they stand, new ones where their folder stands now.

use std::collections::{BTreeMap, BTreeSet};

use super::fresh::Fresh;
use super::here::{Here, Name};
use super::record::numbered;
use crate::import::path::{join, last, parent};

/// Places in the site by today's paths.
#[derive(Debug, Default)]
pub struct Places {
    pub of_path: BTreeMap<String, String>,
    /// Paths that the record does not know.
    pub new: BTreeSet<String>,
    /// Of those the ones whose own name was taken here.
    pub beside: BTreeSet<String>,
}

impl Places {
    /// `known` says where files stand that the record knows; those without a place were taken out.
    pub fn of(fresh: &Fresh, known: &BTreeMap<String, Option<String>>, here: &Here) -> Self {
        let mut places = Self::default();
        for (path, place) in known {
            if let Some(place) = place {
                places.of_path.insert(path.clone(), place.clone());
            }
        }
        let folders = Folders::of(&places.of_path);
        let mut stems: BTreeMap<String, String> = BTreeMap::new();
        for (path, place) in &places.of_path {
            if let (Some(from), Some(to)) = (Name::of(path, &fresh.languages), here.name(place)) {
                stems.entry(from.stem).or_insert(to.stem);
            }
        }
        let mut taken: BTreeSet<String> = here.files.clone();
        let is_new = |path: &&String| !known.contains_key(*path);
        let (categories, articles): (Vec<&String>, Vec<&String>) =
            fresh.pages.keys().filter(is_new).partition(|path| is_category(path));
        for path in articles {
            let Some(name) = Name::of(path, &fresh.languages) else { continue };
            let stem = stems.get(&name.stem).cloned().unwrap_or_else(|| {
                let wanted = join(&folders.place(parent(&name.stem)), last(&name.stem));
                let is_free = |stem: &String| !is_taken(stem, &taken, &here.languages);
                let free = numbered(&wanted).find(is_free).unwrap_or_else(|| wanted.clone());
                if free != wanted {
                    places.beside.insert(path.clone());
                }
                free
            });
            let place = name.lang.as_deref().map_or_else(
                || format!("{stem}.md"),
                |_| format!("{stem}.{}", path.rsplit('.').nth(1).unwrap_or_default()) + ".md",
            );
            stems.entry(name.stem).or_insert(stem);
            places.add(path, place, &mut taken);
        }
        for path in fresh.copies.keys().filter(is_new) {
            let wanted = join(&folders.place(parent(path)), last(path));
            let place = numbered(&wanted).find(|place| !taken.contains(place));
            places.add(path, place.unwrap_or(wanted), &mut taken);
        }
        // A folder in which nothing stands needs no name.
        for path in categories {
            let folder = folders.place(parent(path));
            if taken.iter().any(|file| !is_category(file) && is_in(file, &folder)) {
                places.add(path, join(&folder, last(path)), &mut taken);
            }
        }
        places
    }

    fn add(&mut self, path: &str, place: String, taken: &mut BTreeSet<String>) {
        taken.insert(place.clone());
        self.new.insert(path.to_owned());
        self.of_path.insert(path.to_owned(), place);
    }

    /// Where the file with today's path stands, if that is another place.
    pub fn moved(&self, path: &str) -> Option<String> {
        self.of_path.get(path).filter(|place| *place != path).cloned()
    }
}

fn is_category(path: &str) -> bool {
    last(path).starts_with("_category.")
}

fn is_in(file: &str, folder: &str) -> bool {
    file.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// Whether an article of this name is there, in any language.
fn is_taken(stem: &str, taken: &BTreeSet<String>, languages: &BTreeSet<String>) -> bool {
    let from = format!("{stem}.");
    let mut near = taken.range(from.clone()..).take_while(|file| file.starts_with(&from));
    near.any(|file| Name::of(file, languages).is_some_and(|name| name.stem == stem))
}

/// Today's folders with where what is in them stands.
struct Folders(BTreeMap<String, String>);

impl Folders {
    fn of(places: &BTreeMap<String, String>) -> Self {
        let mut votes: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
        for (path, place) in places.iter().filter(|(path, _)| path.ends_with(".md")) {
            // A folder's own page says where the folder is; articles alone may have moved singly.
            let weight = if is_category(path) { 1_000_000 } else { 1 };
            *votes.entry(parent(path)).or_default().entry(parent(place)).or_default() += weight;
        }
        let most = |places: BTreeMap<&str, usize>| {
            let most = places.into_iter().max_by_key(|(place, n)| (*n, std::cmp::Reverse(*place)));
            most.map(|(place, _)| place.to_owned())
        };
        let folders =
            votes.into_iter().filter_map(|(from, places)| Some((from.to_owned(), most(places)?)));
        Self(folders.filter(|(from, _)| from != "content").collect())
    }

    fn place(&self, folder: &str) -> String {
        match self.0.get(folder) {
            Some(place) => place.clone(),
            None if matches!(folder, "content" | "") => folder.to_owned(),
            None => join(&self.place(parent(folder)), last(folder)),
        }
    }
}
