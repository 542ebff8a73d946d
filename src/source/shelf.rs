//! What was read before and is there unchanged: a preview reads only what an edit touched.
//!
//! Only regular files in listed folders are kept. Word of a change names them; what a link leads to
//! can change without any.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

use super::names::is_hidden;
use crate::diagnostics::Diagnostics;
use crate::model::path::parent;
use crate::tree::TextFile;

/// A file found by [`Source::walk`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Below the site root, `/` between parts.
    pub path: String,
    /// What a symbolic link leads to can change without word of it.
    pub is_link: bool,
}

/// Tells the content of one file from that of another.
pub type Print = blake3::Hash;

/// Files and listings by path.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    texts: HashMap<String, TextFile, FxBuildHasher>,
    bytes: HashMap<String, Arc<[u8]>, FxBuildHasher>,
    /// Of files whose bytes are not kept.
    prints: HashMap<String, Print, FxBuildHasher>,
    walks: BTreeMap<String, Arc<Walk>>,
}

/// A listing of a folder with all below it.
#[derive(Debug, Clone)]
pub struct Walk {
    /// Sorted by path.
    pub entries: Vec<Entry>,
    pub diagnostics: Diagnostics,
    /// The folder itself and those below it.
    pub(super) folders: BTreeSet<String>,
}

impl Shelf {
    /// Without what `changed` may have made another.
    pub fn without(mut self, changed: &[String], root: &Path) -> Self {
        // Texts first: a listing that goes for one path no longer tells that another is a folder.
        for path in changed {
            self.texts.remove(path);
            self.bytes.remove(path);
            self.prints.remove(path);
            let is_folder = |walk: &Arc<Walk>| walk.folders.contains(path);
            if path.is_empty() || self.walks.values().any(is_folder) {
                self.texts.retain(|other, _| !is_at_or_below(other, path));
                self.bytes.retain(|other, _| !is_at_or_below(other, path));
                self.prints.retain(|other, _| !is_at_or_below(other, path));
            }
        }
        for path in changed {
            self.walks.retain(|folder, walk| match walk.after(folder, path, root) {
                After::Same => true,
                After::Gone => Arc::make_mut(walk).leave_out(path),
                After::New => Arc::make_mut(walk).put_in(path),
                After::Unknown => false,
            });
        }
        self
    }

    /// Whether word comes when the file at `path` changes.
    pub fn is_plain(&self, path: &str) -> bool {
        self.walks.values().filter_map(|walk| walk.entry(path)).any(|entry| !entry.is_link)
    }

    pub fn text(&self, path: &str) -> Option<TextFile> {
        self.texts.get(path).cloned()
    }

    pub fn bytes(&self, path: &str) -> Option<Arc<[u8]>> {
        self.bytes.get(path).cloned()
    }

    pub fn print(&self, path: &str) -> Option<Print> {
        self.prints.get(path).copied()
    }

    pub fn walk(&self, folder: &str) -> Option<Arc<Walk>> {
        self.walks.get(folder).cloned()
    }

    pub fn keep_text(&mut self, file: &TextFile) {
        if self.is_plain(&file.path) {
            self.texts.insert(file.path.to_string(), file.clone());
        }
    }

    pub fn keep_bytes(&mut self, path: &str, bytes: &Arc<[u8]>) {
        if self.is_plain(path) {
            self.bytes.insert(path.to_owned(), Arc::clone(bytes));
        }
    }

    pub fn keep_print(&mut self, path: &str, print: Print) {
        if self.is_plain(path) {
            self.prints.insert(path.to_owned(), print);
        }
    }

    pub fn keep_walk(&mut self, folder: &str, walk: Arc<Walk>) {
        self.walks.insert(folder.to_owned(), walk);
    }
}

/// What a change at a path makes of a listing.
enum After {
    Same,
    /// A file that was listed is not there any more.
    Gone,
    /// A file that was not listed is there now.
    New,
    /// The folder has to be listed again.
    Unknown,
}

impl Walk {
    /// What a change at `path` makes of this listing of `folder`.
    fn after(&self, folder: &str, path: &str, root: &Path) -> After {
        if is_at_or_below(folder, path) {
            return After::Unknown;
        }
        let Some(below) = path.strip_prefix(folder).filter(|_| is_at_or_below(path, folder)) else {
            return After::Same;
        };
        // What is wrong with a name may have been mended.
        if self.folders.contains(path) || !self.diagnostics.is_empty() {
            return After::Unknown;
        }
        let is_file = root.join(path).symlink_metadata().map(|found| found.is_file());
        match (is_file, self.entry(path).is_some()) {
            // The same name with another text.
            (Ok(true), true) if self.entry(path).is_some_and(|entry| !entry.is_link) => After::Same,
            // It came and went, or is none that is listed.
            (Err(_), false) => After::Same,
            (Ok(_), _) if is_hidden(below.trim_start_matches('/')) => After::Same,
            (Err(_), true) => After::Gone,
            (Ok(true), false) if self.folders.contains(parent(path)) => After::New,
            (Ok(_), _) => After::Unknown,
        }
    }

    /// Without the file at `path`. Whether it was there.
    fn leave_out(&mut self, path: &str) -> bool {
        self.find(path).map(|at| self.entries.remove(at)).is_ok()
    }

    /// With a regular file at `path`. Whether it was not there.
    fn put_in(&mut self, path: &str) -> bool {
        let Err(at) = self.find(path) else { return false };
        self.entries.insert(at, Entry { path: path.to_owned(), is_link: false });
        true
    }

    fn entry(&self, path: &str) -> Option<&Entry> {
        self.find(path).ok().and_then(|at| self.entries.get(at))
    }

    fn find(&self, path: &str) -> Result<usize, usize> {
        self.entries.binary_search_by(|entry| entry.path.as_str().cmp(path))
    }
}

/// Whether `path` is `folder` or stands below it.
pub(super) fn is_at_or_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || folder.is_empty())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::Source;
    use super::*;

    /// The names and texts below `content` as `source` has them.
    fn all(source: &Source) -> Vec<(String, String)> {
        let (entries, _) = source.walk("content");
        let text =
            |path: &str| source.text(path).map_or_else(|d| d.message, |t| t.text.to_string());
        entries.iter().map(|entry| (entry.path.clone(), text(&entry.path))).collect()
    }

    #[test]
    fn only_what_changed_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let write = |path: &str, text: &str| {
            fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
            fs::write(root.join(path), text).unwrap();
        };
        write("content/a.md", "a");
        write("content/b/c.md", "c");
        let source = Source::open(root).unwrap();
        let before = all(&source);
        write("content/a.md", "other");
        write("content/b/c.md", "unseen");
        let source = source.again(&["content/a.md".to_owned()]).unwrap();
        assert_eq!(all(&source)[0].1, "other");
        assert_eq!(all(&source)[1], before[1], "nobody told of it");

        write("content/b/d.md", "d");
        let source = source.again(&["content/b/d.md".to_owned()]).unwrap();
        assert_eq!(all(&source).len(), 3);
        fs::remove_file(root.join("content/a.md")).unwrap();
        let source = source.again(&["content/a.md".to_owned()]).unwrap();
        assert_eq!(all(&source).len(), 2);
        // What editors leave for a moment changes no listing; a folder's coming and going does.
        let walk = source.shelf_walk("content").unwrap();
        let source = source.again(&["content/b/.c.md.swp".into(), "content/4913".into()]).unwrap();
        assert!(Arc::ptr_eq(&walk, &source.shelf_walk("content").unwrap()));
        fs::rename(root.join("content/b"), root.join("content/e")).unwrap();
        let source = source.again(&["content/b".into(), "content/e".into()]).unwrap();
        assert_eq!(
            all(&source),
            [("content/e/c.md", "unseen"), ("content/e/d.md", "d")]
                .map(|(path, text)| (path.to_owned(), text.to_owned()))
        );
    }

    #[test]
    fn a_file_that_is_not_kept_is_known_until_it_changes() {
        let folder = tempfile::tempdir().unwrap();
        let (root, path) = (folder.path(), "data/a.bin");
        fs::create_dir(root.join("data")).unwrap();
        fs::write(root.join(path), "a").unwrap();
        let source = Source::open(root).unwrap();
        source.once(path).unwrap();
        assert_eq!(source.print(path), None, "nobody would tell of a change");
        source.listing("data");
        let (bytes, print) = source.once(path).unwrap();
        assert_eq!((bytes.as_slice(), source.print(path)), (b"a".as_slice(), Some(print)));
        fs::write(root.join(path), "b").unwrap();
        let source = source.again(&["data/b.bin".to_owned()]).unwrap();
        assert_eq!(source.print(path), Some(print));
        let source = source.again(&[path.to_owned()]).unwrap();
        assert_eq!(source.print(path), None);
        assert_ne!(source.once(path).unwrap().1, print);
    }

    #[cfg(unix)]
    #[test]
    fn what_a_link_leads_to_is_read_each_time() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir(root.join("content")).unwrap();
        fs::write(root.join("content/a.md"), "a").unwrap();
        std::os::unix::fs::symlink("a.md", root.join("content/b.md")).unwrap();
        let source = Source::open(root).unwrap();
        assert_eq!(all(&source)[1].1, "a");
        fs::write(root.join("content/a.md"), "other").unwrap();
        let source = source.again(&["content/a.md".to_owned()]).unwrap();
        assert_eq!(
            all(&source).into_iter().map(|(_, text)| text).collect::<Vec<_>>(),
            ["other"; 2]
        );
    }
}
