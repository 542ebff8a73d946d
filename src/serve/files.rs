//! The built files by address.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

use crate::model::{CacheClass, OutputFile, escape_path};

/// The folder of the build that is the web root; nothing beside it can be asked for.
const WEB_ROOT: &str = "site/";

/// Shown where the site has no page of its own to show, as long as it has never been built.
pub(super) const NO_PAGE: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n\
    <meta charset=\"utf-8\">\n<title>No page yet</title>\n</head>\n<body>\n\
    <p>There is no page here yet.</p>\n</body>\n</html>\n";

/// The web root, by path below it: `fr/account/index.html`.
#[derive(Default, Clone)]
pub(super) struct Files(BTreeMap<String, OutputFile>);

/// The answer to an address.
pub(super) enum Found<'a> {
    File(&'a OutputFile),
    /// A page's address without its last slash.
    Folder,
    /// The 404 page of the address's language, if the site has one.
    Nothing(Option<&'a OutputFile>),
}

/// What a rebuild changed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Difference {
    Nothing,
    /// Only style sheets: the old addresses and the new ones.
    Styles(BTreeMap<String, String>),
    Pages,
}

impl Files {
    pub fn new(files: Vec<OutputFile>) -> Self {
        let below = files
            .into_iter()
            .filter_map(|file| Some((file.path.strip_prefix(WEB_ROOT)?.to_owned(), file)));
        Self(below.collect())
    }

    /// These files, and those of `older` that `keep` wants and at whose address nothing new stands.
    pub fn over(mut self, older: &Files, keep: impl Fn(&str) -> bool) -> Self {
        for (path, file) in older.0.iter().filter(|(path, _)| keep(path)) {
            self.0.entry(path.clone()).or_insert_with(|| file.clone());
        }
        self
    }

    /// Looks `path` (of a URL, percent-encoded, with its leading slash) up. There is no other way
    /// to a file than its exact name, so nothing outside the build can be reached.
    pub fn find(&self, path: &str) -> Found<'_> {
        let Some(path) = decode(path) else { return Found::Nothing(self.not_found("")) };
        if path.is_empty() || path.ends_with('/') {
            if let Some(file) = self.0.get(&format!("{path}index.html")) {
                return Found::File(file);
            }
        } else if let Some(file) = self.0.get(&path) {
            return Found::File(file);
        } else if self.0.contains_key(&format!("{path}/index.html")) {
            return Found::Folder;
        }
        Found::Nothing(self.not_found(&path))
    }

    fn not_found(&self, path: &str) -> Option<&OutputFile> {
        let first = path.split('/').next().unwrap_or_default();
        self.0.get(&format!("{first}/404.html")).or_else(|| self.0.get("404.html"))
    }

    /// What is different in `new`.
    pub fn difference(&self, new: &Files) -> Difference {
        let gone: BTreeSet<&String> =
            self.0.keys().filter(|path| !new.0.contains_key(*path)).collect();
        let come: BTreeSet<&String> =
            new.0.keys().filter(|path| !self.0.contains_key(*path)).collect();
        let changed: Vec<(&OutputFile, &OutputFile)> = self
            .0
            .iter()
            .filter_map(|(path, old)| Some((old, new.0.get(path)?)))
            .filter(|(old, new)| old.bytes != new.bytes)
            .collect();
        // A file whose name carries its hash is nothing new until something asks for it.
        let asked_for = |path: &&&String| {
            new.0.get(**path).is_none_or(|file| file.cache != CacheClass::Immutable)
        };
        if gone.is_empty() && !come.iter().any(|path| asked_for(&path)) && changed.is_empty() {
            return Difference::Nothing;
        }
        let Some(swaps) = style_swaps(&gone, &come) else { return Difference::Pages };
        // A style sheet's name carries its hash, so every page that names it changed too. When the
        // name is all that changed in them, nobody has to load a page again.
        if !changed.into_iter().all(|(old, new)| differs_in_names_only(old, new, &swaps)) {
            return Difference::Pages;
        }
        let address = |path: &str| format!("/{}", escape_path(path));
        Difference::Styles(
            swaps.into_iter().map(|(old, new)| (address(old), address(new))).collect(),
        )
    }
}

/// The path below the web root; `None` where an encoding hides a slash, or is no text.
fn decode(path: &str) -> Option<String> {
    let path = path.strip_prefix('/')?;
    let mut parts = Vec::new();
    for part in path.split('/') {
        let part = percent_decode_str(part).decode_utf8().ok()?;
        if part.contains(['/', '\\', '\0']) {
            return None;
        }
        parts.push(part);
    }
    Some(parts.join("/"))
}

/// Old name to new name, when all that went and came are style sheets, each under its old stem.
fn style_swaps<'a>(
    gone: &BTreeSet<&'a String>,
    come: &BTreeSet<&'a String>,
) -> Option<BTreeMap<&'a str, &'a str>> {
    if gone.is_empty() || gone.len() != come.len() {
        return None;
    }
    let stem = |path: &'a str| {
        path.strip_suffix(".css").and_then(|path| path.rsplit_once('.')).map(|(stem, _)| stem)
    };
    let mut swaps = BTreeMap::new();
    for old in gone {
        let own = stem(old)?;
        let mut same = come.iter().filter(|new| stem(new) == Some(own));
        let (Some(new), None) = (same.next(), same.next()) else { return None };
        swaps.insert(old.as_str(), new.as_str());
    }
    Some(swaps)
}

fn differs_in_names_only(old: &OutputFile, new: &OutputFile, swaps: &BTreeMap<&str, &str>) -> bool {
    let Ok(mut text) = String::from_utf8(old.bytes.to_vec()) else { return false };
    for (from, to) in swaps {
        text = text.replace(*from, to);
    }
    text.as_bytes() == &*new.bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Files {
        Files::new(
            list.iter()
                .map(|(path, text)| OutputFile::new(*path, text.as_bytes().to_vec()))
                .collect(),
        )
    }

    fn found(files: &Files, path: &str) -> String {
        match files.find(path) {
            Found::File(file) => file.path.clone(),
            Found::Folder => "folder".into(),
            Found::Nothing(page) => format!("404 {}", page.map_or("", |page| page.path.as_str())),
        }
    }

    #[test]
    fn only_exact_names_are_found() {
        let site = files(&[
            ("site/index.html", ""),
            ("site/404.html", ""),
            ("site/fr/404.html", ""),
            ("site/fr/été/index.html", ""),
            ("manifest.json", ""),
        ]);
        assert_eq!(found(&site, "/"), "site/index.html");
        assert_eq!(found(&site, "/fr/%C3%A9t%C3%A9/"), "site/fr/été/index.html");
        assert_eq!(found(&site, "/fr/%C3%A9t%C3%A9"), "folder");
        assert_eq!(found(&site, "/fr/nothing/"), "404 site/fr/404.html");
        for path in [
            "/fr%2Fété/",
            "/../manifest.json",
            "/%2e%2e/manifest.json",
            "/site/index.html",
            "//",
            "/%ff",
            "/..",
        ] {
            assert!(found(&site, path).starts_with("404"), "{path}");
        }
    }

    #[test]
    fn a_new_style_sheet_is_told_from_a_new_page() {
        let old = files(&[("site/index.html", "<a.1.css> x"), ("site/a.1.css", "1")]);
        let styled = files(&[("site/index.html", "<a.2.css> x"), ("site/a.2.css", "2")]);
        let edited = files(&[("site/index.html", "<a.2.css> y"), ("site/a.2.css", "2")]);
        let swap = BTreeMap::from([("/a.1.css".to_owned(), "/a.2.css".to_owned())]);
        assert_eq!(old.difference(&old), Difference::Nothing);
        assert_eq!(old.difference(&styled), Difference::Styles(swap));
        assert_eq!(old.difference(&edited), Difference::Pages);
        assert_eq!(styled.difference(&edited), Difference::Pages);
    }

    #[test]
    fn an_old_file_stays_only_where_there_is_no_new_one() {
        let older = files(&[("site/a", "old"), ("site/b", "old"), ("site/gone", "old")]);
        let shown =
            files(&[("site/a", "new"), ("site/c", "new")]).over(&older, |path| path != "gone");
        let text: Vec<_> =
            shown.0.iter().map(|(path, file)| (path.as_str(), &*file.bytes)).collect();
        assert_eq!(text, [("a", &b"new"[..]), ("b", b"old"), ("c", b"new")]);
    }
}
