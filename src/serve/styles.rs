//! The style sheets of a build: a new one is put into open pages, which need not load for that.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{CacheClass, OutputFile, escape_path};

/// The web root's style sheets whose names carry their hash.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Styles(BTreeSet<String>);

/// Old address to new address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Swap(BTreeMap<String, String>);

impl Styles {
    pub fn of<'f>(files: impl Iterator<Item = &'f OutputFile>) -> Self {
        let styles = files
            .filter(|file| file.path.ends_with(".css") && file.cache == CacheClass::Immutable)
            .filter_map(|file| file.path.strip_prefix("site/"));
        Self(styles.map(str::to_owned).collect())
    }

    /// What `new` has in place of these, each sheet under its old stem.
    pub fn swap(&self, new: &Styles) -> Option<Swap> {
        let gone: Vec<&str> = self.0.difference(&new.0).map(String::as_str).collect();
        let come: Vec<&str> = new.0.difference(&self.0).map(String::as_str).collect();
        if gone.is_empty() || gone.len() != come.len() {
            return None;
        }
        let address = |path: &str| format!("/{}", escape_path(path));
        let mut swap = BTreeMap::new();
        for old in gone {
            let own = stem(old)?;
            let mut same = come.iter().filter(|new| stem(new) == Some(own));
            let (Some(new), None) = (same.next(), same.next()) else { return None };
            swap.insert(address(old), address(new));
        }
        Some(Swap(swap))
    }
}

fn stem(path: &str) -> Option<&str> {
    let (stem, _hash) = path.strip_suffix(".css")?.rsplit_once('.')?;
    Some(stem)
}

impl Swap {
    pub fn addresses(&self) -> &BTreeMap<String, String> {
        &self.0
    }

    /// The page as it would be with the old style sheets.
    pub fn undone(&self, html: &[u8]) -> Vec<u8> {
        let mut text = String::from_utf8_lossy(html).into_owned();
        for (old, new) in &self.0 {
            text = text.replace(new.trim_start_matches('/'), old.trim_start_matches('/'));
        }
        text.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(list: &[&str]) -> Styles {
        let file = |path: &&str| OutputFile::new(format!("site/{path}"), Vec::new()).immutable();
        let files: Vec<OutputFile> = list.iter().map(file).collect();
        Styles::of(files.iter())
    }

    #[test]
    fn a_sheet_takes_the_place_of_the_one_of_its_stem() {
        let old = styles(&["assets/a.1.css", "assets/b.1.css", "assets/a.1.js"]);
        let new = styles(&["assets/a.2.css", "assets/b.1.css", "assets/a.2.js"]);
        assert_eq!(old.swap(&old), None);
        let swap = old.swap(&new).unwrap();
        assert_eq!(
            swap.addresses(),
            &BTreeMap::from([("/assets/a.1.css".to_owned(), "/assets/a.2.css".to_owned())])
        );
        assert_eq!(
            swap.undone(b"<link href=/sub/assets/a.2.css> x"),
            b"<link href=/sub/assets/a.1.css> x"
        );
        assert_eq!(old.swap(&styles(&["assets/a.1.css"])), None);
        assert_eq!(old.swap(&styles(&["assets/a.1.css", "assets/c.1.css"])), None);
    }
}
