//! What a build asked its source for.

use std::collections::BTreeSet;

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
    /// looked for, or anything that appears in or vanishes from a listed folder.
    pub fn concerns(&self, path: &str) -> bool {
        if self.0.contains(&Read::File(path.to_owned())) || self.0.contains(&Read::Folder(path.to_owned())) {
            return true;
        }
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        self.0.contains(&Read::Folder(folder.to_owned()))
    }
}
