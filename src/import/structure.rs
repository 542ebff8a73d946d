//! The navigation of the old site as folders, titles and order of the new one.
//!
//! A group of a navigation is a category here, and a category is a folder. Where a group's pages
//! stand in a folder of their own, that folder is it; where they do not, they move to a new one and
//! keep their addresses as aliases. Pages that no navigation names stay where they are.

use std::collections::{BTreeMap, BTreeSet};

use super::book::normal;
use super::draft::{Address, Draft, is_index_name};
use super::folders::Folders;
use super::generators::Item;
use super::markup::has_heading;
use super::path::{ancestors, join, last, parent, stem};
use crate::model::slugify;
use serde_json::Value as Json;

/// Orders `drafts` and names `folders` as `navigation` has them.
pub fn apply(navigation: &[Item], drafts: &mut [Draft], folders: &mut Folders) {
    let known = Known::new(drafts);
    let mut listed = BTreeSet::new();
    navigation.iter().for_each(|item| known.pages_of(item, &mut listed));
    let mut plan = Plan {
        known: &known,
        listed: &listed,
        pages: BTreeMap::new(),
        folders,
        taken: BTreeSet::new(),
    };
    for (item, order) in navigation.iter().zip(1..) {
        plan.place(item, "", order);
    }
    let pages = plan.pages;
    for draft in drafts {
        let Some(page) = pages.get(&draft.path) else { continue };
        draft.front.order.get_or_insert(page.order);
        if draft.front.title.is_none() && !has_heading(draft.body.text()) {
            draft.front.title.clone_from(&page.title);
        }
        if let Some(path) = &page.path {
            if draft.addresses.is_empty() {
                draft.addresses.push(Address::unwritten(format!("/{}/", draft.path)));
            }
            draft.path.clone_from(path);
        }
    }
}

/// The pages there are, by every name a navigation may use.
struct Known {
    /// Lower case.
    names: BTreeMap<String, String>,
    paths: BTreeSet<String>,
}

impl Known {
    fn new(drafts: &[Draft]) -> Self {
        let mut known = Self { names: BTreeMap::new(), paths: BTreeSet::new() };
        for draft in drafts {
            known.paths.insert(draft.path.clone());
            let file = stem(&draft.file.path);
            let addresses = draft.addresses.iter().map(|address| normal(&address.path));
            let folder = is_index_name(last(&draft.path)).then(|| parent(&draft.path).to_owned());
            let names =
                [draft.path.clone(), file.to_owned()].into_iter().chain(addresses).chain(folder);
            for name in names.filter(|name| !name.is_empty()) {
                known.names.entry(name.to_lowercase()).or_insert_with(|| draft.path.clone());
            }
        }
        known
    }

    fn page(&self, name: &str) -> Option<&str> {
        let name = name
            .split(['#', '?'])
            .next()
            .unwrap_or(name)
            .trim_start_matches("./")
            .trim_matches('/');
        let endings = [".md", ".mdx", ".markdown", ".html"];
        let bare = endings.iter().find_map(|ending| name.strip_suffix(ending));
        let name = bare.unwrap_or(name).to_lowercase();
        self.names.get(&name).map(String::as_str)
    }

    /// The pages of `item` and of everything below it.
    fn pages_of<'k>(&'k self, item: &Item, into: &mut BTreeSet<&'k str>) {
        into.extend(item.page.as_deref().and_then(|page| self.page(page)));
        if let Some(folder) = item.page.as_deref().filter(|page| self.page(page).is_none()) {
            let inside = format!("{}/", folder.trim_matches('/'));
            into.extend(
                self.paths.iter().filter(|path| path.starts_with(&inside)).map(String::as_str),
            );
        }
        for item in &item.items {
            self.pages_of(item, into);
        }
    }
}

struct Placed {
    title: Option<String>,
    order: i64,
    /// Where it moves to.
    path: Option<String>,
}

struct Plan<'a> {
    known: &'a Known,
    /// Pages that the navigation names anywhere.
    listed: &'a BTreeSet<&'a str>,
    pages: BTreeMap<String, Placed>,
    folders: &'a mut Folders,
    taken: BTreeSet<String>,
}

impl Plan<'_> {
    /// Places `item` in `folder` at place `order`.
    fn place(&mut self, item: &Item, folder: &str, order: i64) {
        if item.items.is_empty() {
            self.page(item, folder, order);
            return;
        }
        let mut pages = BTreeSet::new();
        self.known.pages_of(item, &mut pages);
        if pages.is_empty() {
            return;
        }
        let Some(title) = item.title.as_deref() else {
            // A navigation among several: its groups stand here themselves.
            for (item, inner) in item.items.iter().zip(0..) {
                self.place(item, folder, order * 100 + inner);
            }
            return;
        };
        let own = own_folder(&pages, self.listed, folder).filter(|own| !self.taken.contains(own));
        let own = own.or_else(|| self.linked_folder(item, &pages, folder));
        let own = own.unwrap_or_else(|| self.fresh(folder, title));
        self.taken.insert(own.clone());
        let known = self.folders.entry(own.clone()).or_default();
        known.titles.entry(None).or_insert_with(|| title.to_owned());
        known.order.get_or_insert(order);
        if let Some(page) =
            item.page.as_deref().and_then(|page| self.known.page(page)).map(str::to_owned)
        {
            let is_index = parent(&page) == own && is_index_name(last(&page));
            let path = (!is_index && page != own).then(|| format!("{own}/index"));
            self.pages.entry(page).or_insert(Placed { title: None, order, path });
        }
        for (item, order) in item.items.iter().zip(1..) {
            self.place(item, &own, order);
        }
    }

    fn page(&mut self, item: &Item, folder: &str, order: i64) {
        let Some(name) = &item.page else { return };
        match self.known.page(name) {
            Some(page) => {
                // The home page has no other place.
                let is_home = parent(page).is_empty() && is_index_name(page);
                let moved = !folder.is_empty() && !is_below(page, folder) && !is_home;
                let path = moved.then(|| join(folder, plain_name(page)));
                let title = item.title.clone();
                self.pages.entry(page.to_owned()).or_insert(Placed { title, order, path });
            }
            None => {
                // A folder that orders its own pages.
                let name = name.trim_matches('/').to_owned();
                if self.known.paths.iter().any(|path| is_below(path, &name)) {
                    let known = self.folders.entry(name).or_default();
                    known.order.get_or_insert(order);
                    known.titles.extend(item.title.clone().map(|title| (None, title)));
                }
            }
        }
    }

    /// The folder that a group at the top leads to itself, where no page in it is another group's: some
    /// of its pages may stand elsewhere.
    fn linked_folder(&self, item: &Item, pages: &BTreeSet<&str>, above: &str) -> Option<String> {
        let folder = item.page.as_deref()?.trim_matches('/').to_owned();
        let is_free = above.is_empty() && !folder.is_empty() && !self.taken.contains(&folder);
        let is_own = |path: &&str| !is_below(path, &folder) || pages.contains(path);
        let holds_some = pages.iter().any(|path| is_below(path, &folder));
        (is_free && holds_some && self.listed.iter().all(is_own)).then_some(folder)
    }

    /// A folder for a group whose pages have none.
    fn fresh(&self, folder: &str, title: &str) -> String {
        let name = title.replace('/', " ");
        let names = (1..).map(|n| {
            if n == 1 { join(folder, &name) } else { join(folder, &format!("{name} {n}")) }
        });
        let is_free = |path: &String| {
            !self.taken.contains(path) && !self.known.paths.iter().any(|p| is_below(p, path))
        };
        names.into_iter().find(is_free).unwrap_or(name)
    }
}

/// The folder in which all of `pages` stand and no others that are listed, below `above`.
fn own_folder(pages: &BTreeSet<&str>, listed: &BTreeSet<&str>, above: &str) -> Option<String> {
    let first = pages.first()?;
    let fits = |folder: &&str| {
        let inside = |path: &str| is_below(path, folder);
        (above.is_empty() || is_below(folder, above))
            && *folder != above
            && pages.iter().all(|page| inside(page))
            && !listed.iter().any(|path| inside(path) && !pages.contains(path))
    };
    // The innermost first: `ancestors` goes upwards.
    ancestors(parent(first)).find(fits).map(str::to_owned)
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// A page's name in another folder: an introduction would introduce that one.
fn plain_name(page: &str) -> &str {
    let name = last(page);
    if is_index_name(name) && !parent(page).is_empty() { last(parent(page)) } else { name }
}

/// Front matter that names a page's category.
const CATEGORIES: [&str; 4] = ["category", "categories", "section", "sections"];

/// Where most pages of a flat folder name their category, the categories are folders.
pub fn by_front_matter(drafts: &mut [Draft], folders: &mut Folders) {
    let mut flat: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for draft in drafts.iter() {
        let (all, named) = flat.entry(parent(&draft.path).to_owned()).or_default();
        *all += 1;
        *named += usize::from(category(draft).is_some());
    }
    let lone = flat.len() == 1;
    flat.retain(|_, (all, named)| *all >= 2 && *named * 2 > *all);
    let indexes: BTreeSet<String> = drafts.iter().map(|draft| draft.path.clone()).collect();
    for draft in drafts.iter_mut().filter(|draft| !is_index_name(last(&draft.path))) {
        let folder = parent(&draft.path).to_owned();
        if !flat.contains_key(&folder) {
            continue;
        }
        let Some((key, title)) = category(draft) else { continue };
        draft.front.extra.remove(key);
        let folder = if lone { String::new() } else { folder };
        let place = join(&folder, &title.replace('/', " "));
        let path = join(&place, last(&draft.path));
        if indexes.contains(&path) {
            continue;
        }
        if draft.addresses.is_empty() {
            draft.addresses.push(Address::unwritten(format!("/{}/", draft.path)));
        }
        draft.path = path;
        let known = folders.entry(place).or_default();
        let slug = slugify(&title);
        known.titles.entry(None).or_insert(title);
        for address in [format!("/categories/{slug}/"), format!("/category/{slug}/")] {
            if !known.addresses.contains(&address) {
                known.addresses.push(address);
            }
        }
    }
}

/// The key and the first category it names.
fn category(draft: &Draft) -> Option<(&'static str, String)> {
    CATEGORIES.into_iter().find_map(|key| {
        let text = match draft.front.extra.get(key)? {
            Json::String(text) => text.split(',').next()?.trim().to_owned(),
            Json::Array(items) => items.first()?.as_str()?.trim().to_owned(),
            _ => return None,
        };
        (!text.is_empty()).then_some((key, super::names::readable(&text)))
    })
}

/// `02-setup/10-zebra` is `setup/zebra`, in tenth place. Versions and dates keep their numbers.
pub fn unnumbered(path: &str) -> (String, Option<i64>) {
    let mut number = None;
    let parts = path.split('/').map(|part| {
        let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
        let (digits, rest) = part.split_at(end);
        let name = rest.trim_start_matches(['-', '_', '.', ' ']);
        let marked = rest.len() > name.len() && !name.starts_with(|c: char| c.is_ascii_digit());
        number = digits.parse().ok().filter(|_| marked && !name.is_empty());
        if number.is_some() { name } else { part }
    });
    let plain = parts.collect::<Vec<_>>().join("/");
    (plain, number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_before_names_are_order() {
        assert_eq!(unnumbered("02-setup/10-zebra"), ("setup/zebra".into(), Some(10)));
        assert_eq!(unnumbered("2024-01-02-post"), ("2024-01-02-post".into(), None));
        assert_eq!(unnumbered("v2/1.0"), ("v2/1.0".into(), None));
    }
}
