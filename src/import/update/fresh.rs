//! Which file of today's import is which of the last one: by its path, by what it was known by
//! (old addresses hold a desk's numbers), by what it says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::here::{Name, Page, share};
use super::record::{self, Record};
use crate::import::imported::{Content, Imported};
use crate::tree::TextFile;

/// Of a text so much must be the same for it to be the same article under another name, in per
/// cent.
const ALIKE: usize = 60;

/// Today's import.
#[derive(Debug, Default)]
pub struct Fresh {
    pub pages: BTreeMap<String, Page>,
    /// Pictures and files with where they stand on the disk.
    pub copies: BTreeMap<String, Copied>,
    /// Texts beside `content/`.
    pub others: BTreeMap<String, String>,
    pub languages: BTreeSet<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    pub disk: PathBuf,
    pub hash: String,
}

impl Fresh {
    /// # Errors
    /// A file of the source that cannot be read.
    pub fn of(imported: &Imported, languages: BTreeSet<String>) -> std::io::Result<Self> {
        let mut fresh = Self { languages, ..Self::default() };
        for file in &imported.files {
            let path = file.path.clone();
            match &file.content {
                Content::Text(text) if path.starts_with("content/") && path.ends_with(".md") => {
                    let page = Page::of(TextFile::new(path.as_str(), text.as_str()));
                    fresh.pages.insert(path, page);
                }
                Content::Text(text) => drop(fresh.others.insert(path, text.clone())),
                Content::Copy(disk) => {
                    let hash = record::hash(&std::fs::read(disk)?);
                    fresh.copies.insert(path, Copied { disk: disk.clone(), hash });
                }
            }
        }
        Ok(fresh)
    }

    fn name(&self, path: &str) -> Option<Name> {
        Name::of(path, &self.languages)
    }

    /// For each path of today its entry in the record, where it has one.
    pub fn known(
        &self,
        record: &Record,
        bases: &BTreeMap<String, Page>,
    ) -> BTreeMap<String, String> {
        let mut pairs = Pairs::default();
        let by_path: BTreeMap<&str, &str> =
            record.files.iter().map(|(key, entry)| (entry.source(key), key.as_str())).collect();
        let marks: BTreeMap<&str, BTreeSet<String>> =
            bases.iter().map(|(key, page)| (key.as_str(), page.marks())).collect();
        // The same path, unless both have names of their own and none in common.
        for (path, page) in &self.pages {
            if let Some(key) = by_path.get(path.as_str()) {
                let (now, then) = (page.marks(), marks.get(key).cloned().unwrap_or_default());
                if now.is_empty() || then.is_empty() || !now.is_disjoint(&then) {
                    pairs.add(path, key);
                }
            }
        }
        self.by_marks(record, &marks, &mut pairs);
        for path in self.pages.keys().chain(self.copies.keys()) {
            if let Some(key) = by_path.get(path.as_str()) {
                pairs.add(path, key);
            }
        }
        self.by_text(record, bases, &mut pairs);
        self.by_hash(record, &mut pairs);
        pairs.of_path
    }

    fn by_marks(
        &self,
        record: &Record,
        marks: &BTreeMap<&str, BTreeSet<String>>,
        pairs: &mut Pairs,
    ) {
        let mut of_mark: BTreeMap<&str, &str> = BTreeMap::new();
        for (key, own) in marks.iter().filter(|(key, _)| !pairs.keys.contains(**key)) {
            for mark in own {
                of_mark.entry(mark).or_insert(key);
            }
        }
        for (path, page) in &self.pages {
            if pairs.of_path.contains_key(path) {
                continue;
            }
            let found =
                page.marks().into_iter().find_map(|mark| of_mark.get(mark.as_str()).copied());
            if let Some(key) = found.filter(|key| self.is_kin(path, key, record)) {
                pairs.add(path, key);
            }
        }
    }

    fn by_text(&self, record: &Record, bases: &BTreeMap<String, Page>, pairs: &mut Pairs) {
        let left: Vec<(&String, BTreeSet<String>)> = bases
            .iter()
            .filter(|(key, _)| !pairs.keys.contains(*key))
            .map(|(key, page)| (key, page.parts()))
            .filter(|(_, parts)| !parts.is_empty())
            .collect();
        let mut of_part: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, (_, parts)) in left.iter().enumerate() {
            parts.iter().for_each(|part| of_part.entry(part).or_default().push(at));
        }
        for (path, page) in &self.pages {
            if pairs.of_path.contains_key(path) {
                continue;
            }
            let parts = page.parts();
            let near: BTreeSet<usize> = parts
                .iter()
                .filter_map(|part| of_part.get(part.as_str()))
                .flatten()
                .copied()
                .collect();
            let shares = near
                .into_iter()
                .filter_map(|at| left.get(at))
                .map(|(key, own)| (share(own, &parts).min(share(&parts, own)), *key));
            let best = shares
                .filter(|(share, key)| {
                    *share >= ALIKE && !pairs.keys.contains(*key) && self.is_kin(path, key, record)
                })
                .max_by_key(|(share, key)| (*share, std::cmp::Reverse(*key)));
            if let Some((_, key)) = best {
                pairs.add(path, key);
            }
        }
    }

    fn by_hash(&self, record: &Record, pairs: &mut Pairs) {
        let left: Vec<(&str, &str)> = record
            .files
            .iter()
            .filter(|(key, _)| !pairs.keys.contains(*key))
            .filter_map(|(key, entry)| Some((entry.hash.as_deref()?, key.as_str())))
            .collect();
        for (path, copied) in &self.copies {
            let same =
                left.iter().find(|(hash, key)| *hash == copied.hash && !pairs.keys.contains(*key));
            if let Some((_, key)) = same {
                pairs.add(path, key);
            }
        }
    }

    /// In one language, and both categories or both not.
    fn is_kin(&self, path: &str, key: &str, record: &Record) -> bool {
        let then = record.files.get(key).map_or(key, |entry| entry.source(key));
        match (self.name(path), self.name(then)) {
            (Some(one), Some(other)) => {
                one.lang == other.lang && one.is_category() == other.is_category()
            }
            _ => false,
        }
    }
}

#[derive(Default)]
struct Pairs {
    of_path: BTreeMap<String, String>,
    keys: BTreeSet<String>,
}

impl Pairs {
    fn add(&mut self, path: &str, key: &str) {
        if !self.of_path.contains_key(path) && self.keys.insert(key.to_owned()) {
            self.of_path.insert(path.to_owned(), key.to_owned());
        }
    }
}
