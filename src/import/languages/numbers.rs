//! Translations whose names differ but begin with the same number: `4670264-creating-a-team.md` and
//! `4670264-team-anlegen.md`. Help desks export articles so; the number is the article's own.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::super::path::{join, last};
use super::found::Found;
use crate::model::Lang;

/// Digits of the shortest number that can be an article's: shorter ones count chapters and years.
const SHORTEST: usize = 5;

/// `stems` by their numbers alone where another folder has the same number: what is in two
/// languages can then be seen to be one page.
pub fn shortened<'a>(stems: &[&'a str]) -> Vec<Cow<'a, str>> {
    let mut folders: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for stem in stems {
        if let Some((folder, number)) = numbered(stem) {
            *folders.entry(number).or_default().entry(folder).or_default() += 1;
        }
    }
    let shared = |number: &str| {
        folders.get(number).is_some_and(|at| at.len() > 1 && at.values().all(|n| *n == 1))
    };
    let shorten = |stem: &&'a str| match numbered(stem) {
        Some((folder, number)) if shared(number) => Cow::Owned(join(folder, number)),
        _ => Cow::Borrowed(*stem),
    };
    stems.iter().map(shorten).collect()
}

/// Gives shortened files their names back: that of the page in the default language, else of the
/// first language that has it.
pub fn restore(found: &mut [Found], stems: &[&str], default: &Lang) {
    let mut pages: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, (file, stem)) in found.iter().zip(stems).enumerate() {
        let Some((_, number)) = numbered(stem) else { continue };
        if last(&file.path) == number {
            pages.entry(file.path.clone()).or_default().push(at);
        }
    }
    for files in pages.values() {
        let rank = |at: &&usize| {
            let lang = found.get(**at).and_then(|file| file.lang.as_ref());
            (lang.is_some_and(|lang| lang != default), lang)
        };
        let Some(first) = files.iter().min_by_key(rank).and_then(|at| stems.get(*at)) else {
            continue;
        };
        let langs: BTreeSet<Option<&Lang>> =
            files.iter().filter_map(|at| Some(found.get(*at)?.lang.as_ref())).collect();
        let one_page = langs.len() == files.len();
        for at in files {
            let (Some(file), Some(own)) = (found.get_mut(*at), stems.get(*at)) else { continue };
            let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
            file.path = join(&folder, last(if one_page { first } else { own }));
        }
    }
}

/// Whether two names are one article's.
pub fn same(a: &str, b: &str) -> bool {
    matches!((numbered(a), numbered(b)), (Some((_, a)), Some((_, b))) if a == b)
}

/// The folder of a path, and the number with which its name begins.
fn numbered(stem: &str) -> Option<(&str, &str)> {
    let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    let end = name.find(|c: char| !c.is_ascii_digit()).unwrap_or(name.len());
    let (number, rest) = name.split_at(end);
    (number.len() >= SHORTEST && (rest.is_empty() || rest.starts_with(['-', '_', ' '])))
        .then_some((folder, number))
}
