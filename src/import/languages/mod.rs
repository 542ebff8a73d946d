//! Which languages a folder of pages is in, and which pages are translations of each other.
//!
//! A name alone proves nothing: `it/` may hold pages about IT. A folder or suffix is a language
//! when it names one *and* the same pages stand elsewhere in another language. Folders are looked
//! at first (`folders`); only a source without language folders is looked at for suffixes
//! (`suffixes`). In folders a page may have another name in each language, after the number of its
//! article (`numbers`).

mod autonyms;
mod folders;
mod found;
mod numbers;
mod suffixes;

use std::collections::{BTreeMap, BTreeSet};

use super::path::{last, stem};
use crate::model::Lang;
use found::Found;

pub use autonyms::{autonym, known};

/// What stands for one source file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    pub lang: Lang,
    /// Without extension and language; translations of one page share it, and nothing else does.
    pub path: String,
    /// The file's own name is another: that of its article in another language.
    pub renamed: bool,
    /// A folder or suffix says the language.
    pub from_path: bool,
}

/// The languages of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detected {
    /// One for each path, in the order given.
    pub placements: Vec<Placement>,
    pub default: Lang,
}

/// Names that mean "the articles" and so say nothing as a category.
const GENERIC: [&str; 7] =
    ["pages", "docs", "content", "articles", "src", "documentation", "source"];

/// Places `paths` (with extension, below the source folder). `default` is what the user said the
/// default language is.
pub fn detect(paths: &[&str], default: Option<&Lang>) -> Detected {
    let stems: Vec<&str> = paths.iter().map(|path| stem(path)).collect();
    let short = numbers::shortened(&stems);
    let by_folder = folders::find(&short.iter().map(|stem| &**stem).collect::<Vec<_>>());
    let in_folders = by_folder.iter().any(|found| found.lang.is_some());
    let mut found = if in_folders { by_folder } else { suffixes::find(&stems) };
    if in_folders {
        strip_generic_folder(&mut found);
    }
    let default = default.cloned().unwrap_or_else(|| default_language(&found));
    if in_folders {
        numbers::restore(&mut found, &stems, &default);
    }
    let moved = |(stem, found): (&&str, &Found)| {
        numbers::same(stem, &found.path) && last(stem) != last(&found.path)
    };
    let renamed: Vec<bool> = stems.iter().zip(&found).map(moved).collect();
    let mut placements = settle(found, &default);
    for (placement, renamed) in placements.iter_mut().zip(renamed) {
        placement.renamed = renamed;
    }
    Detected { placements, default }
}

/// Pages without a language are in the default language. If all have one, it is English, else the
/// language with the most pages.
fn default_language(found: &[Found]) -> Lang {
    let mut counts: BTreeMap<&Lang, usize> = BTreeMap::new();
    for lang in found.iter().filter_map(|found| found.lang.as_ref()) {
        *counts.entry(lang).or_default() += 1;
    }
    let unmarked = found.iter().any(|found| found.lang.is_none());
    let english = counts.keys().find(|lang| lang.primary() == "en");
    let largest = counts.iter().max_by_key(|(lang, count)| (**count, std::cmp::Reverse(**lang)));
    match (english, largest) {
        (Some(english), _) => (**english).clone(),
        (None, Some((largest, _))) if !unmarked => (**largest).clone(),
        _ => fallback(),
    }
}

fn fallback() -> Lang {
    // `en` always parses; the other arm only spares a panic.
    Lang::parse("en").unwrap_or_else(|| unreachable!())
}

/// `pages/…` of a source in which everything is in `pages` (and `pages.fr`).
fn strip_generic_folder(found: &mut [Found]) {
    let Some(first) =
        found.first().and_then(|found| found.path.split_once('/')).map(|(top, _)| top.to_owned())
    else {
        return;
    };
    let prefix = format!("{first}/");
    if GENERIC.contains(&first.as_str())
        && found.iter().all(|found| found.path.starts_with(&prefix))
    {
        for found in found {
            found.path.drain(..prefix.len());
        }
    }
}

/// Gives every file a language and a path of its own within it.
fn settle(found: Vec<Found>, default: &Lang) -> Vec<Placement> {
    // Files that say their language go first: a README.md beside en/README.md steps aside.
    let mut taken: BTreeSet<(Lang, String)> =
        found.iter().filter_map(|found| Some((found.lang.clone()?, found.path.clone()))).collect();
    let mut seen: BTreeSet<(Lang, String)> = BTreeSet::new();
    let mut placements = Vec::with_capacity(found.len());
    for file in found {
        let marked = file.lang.is_some();
        let lang = file.lang.unwrap_or_else(|| default.clone());
        let mut path = file.path.clone();
        let mut number = 2;
        let is_taken = |path: &String, taken: &BTreeSet<_>, seen: &BTreeSet<_>| {
            let place = (lang.clone(), path.clone());
            seen.contains(&place) || (!marked && taken.contains(&place))
        };
        while is_taken(&path, &taken, &seen) {
            path = format!("{} {number}", file.path);
            number += 1;
        }
        seen.insert((lang.clone(), path.clone()));
        taken.insert((lang.clone(), path.clone()));
        placements.push(Placement { lang, path, renamed: false, from_path: marked });
    }
    placements
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(paths: &[&str]) -> Vec<String> {
        let detected = detect(paths, None);
        let show = |p: &Placement| format!("{} {}", p.lang, p.path);
        detected.placements.iter().map(show).collect()
    }

    #[test]
    fn language_folders_beside_a_base_folder() {
        assert_eq!(
            shown(&["pages/a/x.md", "pages/a/y.md", "pages.fr/a/x.md", "pages.pt_BR/a/y.md"]),
            ["en a/x", "en a/y", "fr a/x", "pt-BR a/y"]
        );
    }

    #[test]
    fn language_folders_beside_each_other_and_below_the_default() {
        assert_eq!(shown(&["de/a.md", "de/b.md", "fr/a.md"]), ["de a", "de b", "fr a"]);
        assert_eq!(shown(&["docs/a.md", "docs/fr/a.md"]), ["en a", "fr a"]);
        assert_eq!(
            shown(&["g/a.md", "i18n/fr/g/a.md", "i18n/it/g/a.md"]),
            ["en g/a", "fr g/a", "it g/a"]
        );
        assert_eq!(
            shown(&["docs/a.md", "i18n/fr/a.md", "x.md"]),
            ["en docs/a", "fr docs/a", "en x"]
        );
    }

    #[test]
    fn a_name_alone_is_no_proof() {
        assert_eq!(
            shown(&["it/setup.md", "no/entry.md", "hr/leave.md"]),
            ["en it/setup", "en no/entry", "en hr/leave"]
        );
        assert_eq!(shown(&["it/README.md", "README.md"]), ["en it/README", "en README"]);
        assert_eq!(
            shown(&["user_id.md", "user.md", "a.md", "b.md", "c.md", "d.md", "e.md"])[0],
            "en user_id"
        );
        assert_eq!(shown(&["notes.it.md", "x.md"]), ["en notes.it", "en x"]);
    }

    #[test]
    fn suffixes_of_three_kinds() {
        assert_eq!(shown(&["x.md", "x.fr.md"]), ["en x", "fr x"]);
        assert_eq!(shown(&["x_fr.md", "x.md"]), ["fr x", "en x"]);
        assert_eq!(shown(&["x._en.md", "x._zh.md", "404.md"]), ["en x", "zh x", "en 404"]);
        assert_eq!(shown(&["x.md", "x.fr.md", "only.fr.md"]), ["en x", "fr x", "fr only"]);
    }

    #[test]
    fn names_that_begin_with_an_articles_number() {
        assert_eq!(
            shown(&[
                "en/a/46702-team.md",
                "en/a/46703-own.md",
                "de/a/46702-gruppe.md",
                "nb/a/46702-lag.md"
            ]),
            ["en a/46702-team", "en a/46703-own", "de a/46702-team", "nb a/46702-team"]
        );
        // Two of one number are two pages; a year is no number.
        assert_eq!(
            shown(&["en/a.md", "en/46702-x.md", "en/46702-y.md", "de/a.md", "de/46702-z.md"])[3..],
            ["de a", "de 46702-z"]
        );
        assert_eq!(shown(&["en/a.md", "en/2024-x.md", "de/a.md", "de/2024-y.md"])[3], "de 2024-y");
        // Nobody's language: the names stay.
        assert_eq!(shown(&["x/46702-a.md", "y/46702-b.md"]), ["en x/46702-a", "en y/46702-b"]);
    }

    #[test]
    fn an_unmarked_double_steps_aside() {
        assert_eq!(shown(&["a.md", "en/a.md", "fr/a.md"]), ["en a 2", "en a", "fr a"]);
    }
}
