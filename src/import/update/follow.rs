//! Where the files of an import stand by now: moved by `frontdesk mv` or by hand, or taken out.

use std::collections::{BTreeMap, BTreeSet};

use super::here::{Here, Name, Page, share};
use super::record::{self, Record};
use crate::import::path::{last, parent};
use crate::source::Source;

/// Of a text so much must be the same for it to be the same article elsewhere, in per cent.
const ALIKE: usize = 50;

/// For each entry of the record where its file stands; nothing for those that are not there.
pub fn follow(
    source: &Source,
    record: &Record,
    bases: &BTreeMap<String, Page>,
    here: &Here,
) -> BTreeMap<String, Option<String>> {
    let content = record.files.iter().filter(|(key, _)| key.starts_with("content/"));
    let mut places: BTreeMap<String, Option<String>> = content
        .map(|(key, entry)| {
            let place = entry.here(key).to_owned();
            (key.clone(), here.files.contains(&place).then_some(place))
        })
        .collect();
    let taken: BTreeSet<&str> = places.values().flatten().map(String::as_str).collect();
    let free = here.files.iter().map(String::as_str).filter(|path| !taken.contains(path));
    let mut free: BTreeSet<&str> = free.collect();
    let lost: Vec<String> =
        places.iter().filter(|(_, place)| place.is_none()).map(|(key, _)| key.clone()).collect();
    if lost.is_empty() || free.is_empty() {
        return places;
    }
    let pages = Pages { record, bases, here };
    for find in [Pages::by_marks, Pages::by_text] {
        for key in &lost {
            if places.get(key).is_some_and(Option::is_none)
                && let Some(place) = find(&pages, key, &free)
            {
                free.remove(place.as_str());
                places.insert(key.clone(), Some(place));
            }
        }
    }
    let folders = folders(record, &places);
    let hashes: BTreeMap<&str, String> = free
        .iter()
        .filter(|path| !path.ends_with(".md"))
        .filter_map(|path| Some((*path, record::hash(&source.bytes(path).ok()?))))
        .collect();
    for key in &lost {
        if places.get(key).is_some_and(Option::is_some) {
            continue;
        }
        let entry = record.files.get(key);
        let old = entry.map_or(key.as_str(), |entry| entry.here(key));
        let along = moved_along(old, &folders).filter(|place| free.contains(place.as_str()));
        let hash = entry.and_then(|entry| entry.hash.as_ref());
        let same = || {
            let mut same = hashes.iter().filter(|(path, own)| {
                Some(*own) == hash && last(path) == last(old) && free.contains(**path)
            });
            same.next().map(|(path, _)| (*path).to_owned())
        };
        if let Some(place) = along.or_else(same) {
            free.remove(place.as_str());
            places.insert(key.clone(), Some(place));
        }
    }
    places
}

struct Pages<'a> {
    record: &'a Record,
    bases: &'a BTreeMap<String, Page>,
    here: &'a Here,
}

impl Pages<'_> {
    /// Where the page stood last, and the pages that could be it now.
    fn candidates<'f>(
        &'f self,
        key: &str,
        free: &'f BTreeSet<&str>,
    ) -> Option<(Name, Vec<(&'f str, &'f Page)>)> {
        let old = self.here.name(self.record.files.get(key)?.here(key))?;
        let fits = |path: &str| {
            let name = self.here.name(path);
            name.is_some_and(|name| {
                name.lang == old.lang && name.is_category() == old.is_category()
            })
        };
        let pages = free.iter().filter(|path| fits(path));
        let pages = pages.filter_map(|path| Some((*path, self.here.pages.get(*path)?)));
        let pages = pages.collect();
        Some((old, pages))
    }

    /// By the old address that `mv` leaves behind, or one of those that came from the source.
    fn by_marks(&self, key: &str, free: &BTreeSet<&str>) -> Option<String> {
        let (old, candidates) = self.candidates(key, free)?;
        let mut marks = self.bases.get(key).map(Page::marks).unwrap_or_default();
        marks.insert(old.address());
        marks.remove("");
        let found = candidates.into_iter().find(|(_, page)| !page.marks().is_disjoint(&marks));
        found.map(|(path, _)| path.to_owned())
    }

    /// By what it says.
    fn by_text(&self, key: &str, free: &BTreeSet<&str>) -> Option<String> {
        let (_, candidates) = self.candidates(key, free)?;
        let parts = self.bases.get(key)?.parts();
        let shares =
            candidates.into_iter().map(|(path, page)| (share(&parts, &page.parts()), path));
        let best = shares.max_by_key(|(share, path)| (*share, std::cmp::Reverse(*path)))?;
        (!parts.is_empty() && best.0 >= ALIKE).then(|| best.1.to_owned())
    }
}

/// Folders whose pages moved on, with the folder in which most of them stand now.
fn folders(record: &Record, places: &BTreeMap<String, Option<String>>) -> BTreeMap<String, String> {
    let mut votes: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (key, place) in places.iter().filter(|(key, _)| key.ends_with(".md")) {
        let (Some(entry), Some(place)) = (record.files.get(key), place) else { continue };
        let (from, to) = (parent(entry.here(key)).to_owned(), parent(place).to_owned());
        *votes.entry((from, to)).or_default() += 1;
    }
    let mut best: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for ((from, to), count) in votes {
        let entry = best.entry(from).or_default();
        if count > entry.0 {
            *entry = (count, to);
        }
    }
    best.into_iter().map(|(from, (_, to))| (from, to)).collect()
}

/// `path` in the folder to which the pages around it moved.
fn moved_along(path: &str, folders: &BTreeMap<String, String>) -> Option<String> {
    let mut folder = parent(path);
    while !folder.is_empty() {
        if let Some(to) = folders.get(folder) {
            return Some(format!("{to}{}", path.strip_prefix(folder)?));
        }
        folder = parent(folder);
    }
    None
}
