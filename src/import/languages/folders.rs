//! Languages by folder: `pages.fr/`, `fr/`, `i18n/fr/`.

use std::collections::{BTreeMap, BTreeSet};

use super::super::path::join;
use super::autonyms;
use super::found::Found;
use crate::model::Lang;

/// Folders that hold nothing but language folders.
const CONTAINERS: [&str; 9] = [
    "i18n",
    "l10n",
    "locales",
    "locale",
    "translations",
    "translation",
    "lang",
    "langs",
    "languages",
];

/// Language folders of one kind below one parent.
#[derive(Debug, Default)]
struct Group<'a> {
    /// Folder name to its language and the pages in it, relative to it.
    members: BTreeMap<&'a str, (Option<Lang>, BTreeSet<&'a str>)>,
}

/// What a folder's name says: `fr`, or `pages.fr`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Kind<'a> {
    Bare,
    Beside(&'a str),
}

type GroupKey<'a> = (usize, &'a str, Kind<'a>);

/// The language and language-free path of every file, as far as folders tell.
pub fn find(stems: &[&str]) -> Vec<Found> {
    let groups = groups(stems);
    let mut sorted = stems.to_vec();
    sorted.sort_unstable();
    let mut accepted: BTreeMap<String, (Lang, String)> = BTreeMap::new();
    for ((_, parent, kind), group) in &groups {
        for (name, lang, base) in judge(&sorted, parent, kind, group) {
            accepted.entry(join(parent, name)).or_insert((lang, base));
        }
    }
    stems.iter().map(|stem| place(stem, &accepted)).collect()
}

/// The outermost accepted folder decides.
fn place(stem: &str, accepted: &BTreeMap<String, (Lang, String)>) -> Found {
    for (end, _) in stem.match_indices('/') {
        let (folder, rest) = (&stem[..end], &stem[end + 1..]);
        if let Some((lang, base)) = accepted.get(folder) {
            return Found { lang: Some(lang.clone()), path: join(base, rest) };
        }
    }
    Found { lang: None, path: stem.to_owned() }
}

/// All folders whose names could be languages, outermost first.
fn groups<'a>(stems: &[&'a str]) -> BTreeMap<GroupKey<'a>, Group<'a>> {
    let mut groups: BTreeMap<GroupKey<'a>, Group<'a>> = BTreeMap::new();
    for stem in stems {
        let mut start = 0;
        for (depth, (end, _)) in stem.match_indices('/').enumerate() {
            let parent = stem[..start].trim_end_matches('/');
            let (name, rest) = (&stem[start..end], &stem[end + 1..]);
            if let Some((kind, lang)) = language_of(name) {
                let group = groups.entry((depth, parent, kind)).or_default();
                group
                    .members
                    .entry(name)
                    .or_insert_with(|| (Some(lang), BTreeSet::new()))
                    .1
                    .insert(rest);
            }
            start = end + 1;
        }
    }
    groups
}

fn language_of(name: &str) -> Option<(Kind<'_>, Lang)> {
    if let Some(lang) = autonyms::known(name) {
        return Some((Kind::Bare, lang));
    }
    let (base, tag) =
        name.split_once('.').or_else(|| name.split_once('-')).or_else(|| name.split_once('_'))?;
    (!base.is_empty()).then_some(())?;
    autonyms::known(tag).map(|lang| (Kind::Beside(base), lang))
}

/// The members of a group that are languages (`stems` sorted): folder name, language, and the
/// folder that their pages belong to.
fn judge<'a>(
    stems: &[&'a str],
    parent: &'a str,
    kind: &Kind<'a>,
    group: &Group<'a>,
) -> Vec<(&'a str, Lang, String)> {
    let bases = bases(stems, parent, kind, group);
    let mut confirmed: BTreeSet<&str> = BTreeSet::new();
    let several = group.members.len() > 1;
    for (name, (_, pages)) in &group.members {
        let elsewhere = |page: &str| {
            bases.iter().any(|(_, base)| base.contains(page))
                || group
                    .members
                    .iter()
                    .any(|(other, (_, theirs))| other != name && theirs.contains(page))
        };
        let shared = pages.iter().filter(|page| elsewhere(page)).count();
        let telling = pages.iter().filter(|page| !is_index(page) && elsewhere(page)).count();
        let enough = if several { shared > 0 } else { telling > 0 && telling * 3 >= pages.len() };
        if enough {
            confirmed.insert(name);
        }
    }
    let majority = confirmed.len() >= 2 && confirmed.len() * 2 >= group.members.len();
    let home = home(parent, kind, group, &bases);
    let is_language = |name: &str| confirmed.contains(name) || majority;
    let members = group.members.iter().filter(|(name, _)| is_language(name));
    members.filter_map(|(name, (lang, _))| Some((*name, lang.clone()?, home.clone()))).collect()
}

/// Folders that may hold the default language, with their pages: the base of `pages.fr`, the parent
/// of `fr`, the neighbours of `i18n`.
fn bases<'a>(
    stems: &[&'a str],
    parent: &'a str,
    kind: &Kind<'a>,
    group: &Group<'a>,
) -> Vec<(String, BTreeSet<&'a str>)> {
    let within = |folder: &str| -> BTreeSet<&'a str> {
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let start = stems.partition_point(|stem| *stem < prefix.as_str());
        let inside = stems.iter().skip(start).take_while(|stem| stem.starts_with(&prefix));
        inside.filter_map(|stem| below(stem, folder)).collect()
    };
    match kind {
        Kind::Beside(base) => {
            let folder = join(parent, base);
            let pages = within(&folder);
            vec![(folder, pages)]
        }
        Kind::Bare => {
            let own = |page: &&str| {
                page.split('/').next().is_none_or(|top| !group.members.contains_key(top))
            };
            let Some(grandparent) = container_of(parent) else {
                return vec![(parent.to_owned(), within(parent).into_iter().filter(own).collect())];
            };
            let around: BTreeSet<&str> = within(grandparent)
                .into_iter()
                .filter(|page| below(&join(grandparent, page), parent).is_none())
                .collect();
            let neighbours: BTreeSet<&str> =
                around.iter().filter_map(|page| page.split_once('/')).map(|p| p.0).collect();
            let mut bases = vec![(grandparent.to_owned(), around)];
            bases.extend(neighbours.into_iter().map(|name| {
                let folder = join(grandparent, name);
                let pages = within(&folder);
                (folder, pages)
            }));
            bases
        }
    }
}

/// The base that shares most pages with the group; the parent where none does.
fn home(
    parent: &str,
    kind: &Kind<'_>,
    group: &Group<'_>,
    bases: &[(String, BTreeSet<&str>)],
) -> String {
    if let Kind::Beside(base) = kind {
        return join(parent, base);
    }
    let shared = |pages: &BTreeSet<&str>| {
        group.members.values().map(|(_, theirs)| theirs.intersection(pages).count()).sum::<usize>()
    };
    let mut best = (0, container_of(parent).unwrap_or(parent));
    for (folder, pages) in bases {
        let count = shared(pages);
        if count > best.0 {
            best = (count, folder);
        }
    }
    best.1.to_owned()
}

/// The parent of a folder that only holds languages.
fn container_of(parent: &str) -> Option<&str> {
    let (grandparent, name) = parent.rsplit_once('/').unwrap_or(("", parent));
    CONTAINERS.contains(&name.trim_start_matches('_')).then_some(grandparent)
}

/// Every folder has a README; two of them prove nothing.
fn is_index(page: &str) -> bool {
    matches!(page.to_ascii_lowercase().as_str(), "readme" | "index" | "_index")
}

fn below<'a>(path: &'a str, folder: &str) -> Option<&'a str> {
    if folder.is_empty() { Some(path) } else { path.strip_prefix(folder)?.strip_prefix('/') }
}
