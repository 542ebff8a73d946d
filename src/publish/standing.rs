//! Files of the build before that come out the same: they are not written again.
//!
//! No size and no time proves a content, so each is read and compared. Then it goes into the new
//! site as the file it is (a hard link, so that it keeps its time for whoever copies by that), or
//! as a copy where the file system has no links or the system forbids them.

use std::collections::HashMap;
use std::path::Path;

use rustc_hash::FxBuildHasher;

use super::disk::Disk;
use super::error::{PublishError, io};
use super::previous;
use super::target::{Old, Target};

/// What stands in the out folder.
pub(super) struct Standing<'a> {
    disk: &'a dyn Disk,
    target: &'a Target,
    /// By path, how many bytes there are and their hash.
    files: HashMap<&'a str, (u64, &'a str), FxBuildHasher>,
}

impl<'a> Standing<'a> {
    /// Of the files that `old` lists, those that are really there.
    pub fn new(disk: &'a dyn Disk, target: &'a Target, old: Option<&'a Old>) -> Self {
        let listed = old.iter().flat_map(|old| &old.manifest.files).flat_map(|file| {
            let own = (file.path.as_str(), (file.bytes, file.hash.as_str()));
            let copies = file.encodings.iter();
            let copies = copies.map(|copy| (copy.path.as_str(), (copy.bytes, copy.hash.as_str())));
            copies.chain([own])
        });
        let is_there = |(path, _): &(&str, _)| old.is_some_and(|old| old.files.contains(*path));
        let files = listed.filter(is_there).collect();
        Self { disk, target, files }
    }

    /// Whether `path` stands there with just these `bytes`.
    pub fn has(&self, path: &str, bytes: &[u8]) -> bool {
        let listed = self.files.get(path).filter(|(length, _)| *length == bytes.len() as u64);
        listed.is_some()
            && self.disk.read(&self.target.path.join(path)).is_ok_and(|there| there == bytes)
    }

    /// Puts the file at `path`, which was compared, at `to` as well.
    pub fn carry(&self, path: &str, to: &Path) -> Result<(), PublishError> {
        if self.disk.link(&self.target.path.join(path), to).is_ok() {
            return Ok(());
        }
        let hash = self.files.get(path).map_or("", |(_, hash)| *hash);
        let bytes = previous::read(self.disk, self.target, path, hash)?;
        self.disk.write_new(to, &bytes).map_err(io("write", to))
    }
}
