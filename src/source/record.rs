//! What a build asked its source for.

use std::collections::BTreeSet;

use super::names::is_ignored;
use crate::model::path;

/// One question to the source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Read {
    /// A file's content or its existence.
    File(String),
    /// The names in a folder.
    Folder(String),
}

/// Every question of a build, each once: what can change its result, and nothing else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record(BTreeSet<Read>);

impl Record {
    pub fn insert(&mut self, read: Read) {
        self.0.insert(read);
    }

    pub fn iter(&self) -> impl Iterator<Item = &Read> {
        self.0.iter()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a change at `path` (below the root) can change the result: a file that was read or
    /// looked for, anything that appears in or vanishes from a listed folder, or a folder above
    /// something that was asked for (it may have been moved away, or come back).
    pub fn concerns(&self, path: &str) -> bool {
        if self.0.contains(&Read::File(path.to_owned()))
            || self.0.contains(&Read::Folder(path.to_owned()))
        {
            return true;
        }
        let folder = path::parent(path);
        if self.0.contains(&Read::Folder(folder.to_owned())) {
            return !is_ignored(std::ffi::OsStr::new(path::last(path)));
        }
        let below = format!("{path}/");
        let has_below = |first: Read| {
            let next = self.0.range(first..).next();
            next.is_some_and(|(Read::File(found) | Read::Folder(found))| found.starts_with(&below))
        };
        has_below(Read::File(below.clone())) || has_below(Read::Folder(below.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_for_concerns_a_build_and_nothing_else() {
        let mut record = Record::default();
        record.insert(Read::File("site.toml".into()));
        record.insert(Read::File("data/ratings.json".into()));
        record.insert(Read::Folder("content".into()));
        record.insert(Read::Folder("content/a".into()));
        for path in
            ["site.toml", "data/ratings.json", "data", "content", "content/new", "content/a/x.md"]
        {
            assert!(record.concerns(path), "{path}");
        }
        for path in [
            "dist",
            "data/other.json",
            "site",
            "sites.toml",
            "content/a/.x.md.swp",
            "content/a/x.md~",
        ] {
            assert!(!record.concerns(path), "{path}");
        }
    }
}
