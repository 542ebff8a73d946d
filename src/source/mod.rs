//! The one door through which input files come in.
//!
//! Every read and every listing goes through a [`Source`], which
//!
//! 1. keeps paths below the site root, and those of `content/` below that: `..`, absolute paths and
//!    symbolic links that lead out are refused, however they are swapped while we read;
//! 2. bounds what it takes in, and says where a file stops being UTF-8;
//! 3. records what was asked for, including what was not there: `serve` watches exactly that.

mod open;
mod place;
mod record;

pub use place::{refused, stays_below};
pub use record::{Read, Record};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use walkdir::WalkDir;

use crate::diagnostics::{Diagnostic, Diagnostics, Place, Span};
use crate::model::{path, path_within};
use crate::tree::TextFile;

/// A text file above this is a mistake: the longest help article in the world is far shorter.
pub const MAX_TEXT: u64 = 4 * 1024 * 1024;
/// Pictures and attachments.
pub const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// Files as if they were there, or with `None` as if they were not: what an editor has not saved
/// yet, what a change would leave.
pub type Overlay = BTreeMap<String, Option<Arc<[u8]>>>;

/// A site's folder, open for reading.
#[derive(Debug)]
pub struct Source {
    root: PathBuf,
    record: Mutex<Record>,
    overlay: Overlay,
}

/// A file found by [`Source::walk`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Below the site root, `/` between parts.
    pub path: String,
}

impl Source {
    /// Fails when `root` is no readable folder.
    pub fn open(root: &Path) -> Result<Self, Diagnostic> {
        let shown = root.display();
        match root.canonicalize() {
            Ok(root) if root.is_dir() => {
                Ok(Self { root, record: Mutex::default(), overlay: Overlay::new() })
            }
            Ok(_) => Err(Diagnostic::error("no-site", format!("{shown} is no folder"))),
            Err(error) => {
                Err(Diagnostic::error("no-site", format!("{shown} cannot be opened: {error}"))
                    .help("name the site's folder with --root"))
            }
        }
    }

    /// The same folder with `overlay` over its files.
    pub fn over(&self, overlay: Overlay) -> Self {
        Self { root: self.root.clone(), record: Mutex::default(), overlay }
    }

    /// The folder on this machine; for watching and for publishing, never for output.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A UTF-8 file; a byte-order mark is dropped.
    pub fn text(&self, path: &str) -> Result<TextFile, Diagnostic> {
        self.text_up_to(path, MAX_TEXT)
    }

    /// A text that the program keeps beside a site, and that grows with it; `None` when there is
    /// no such file.
    pub fn kept(&self, path: &str) -> Result<Option<TextFile>, Diagnostic> {
        if self.exists(path) { self.text_up_to(path, MAX_BYTES).map(Some) } else { Ok(None) }
    }

    fn text_up_to(&self, path: &str, limit: u64) -> Result<TextFile, Diagnostic> {
        let bytes = self.read(path, limit)?;
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
                Ok(TextFile::new(path, text))
            }
            Err(error) => Err(not_utf8(path, error.as_bytes(), error.utf8_error().valid_up_to())),
        }
    }

    /// Like [`Self::text`], `None` when there is no such file: that absence is recorded too.
    pub fn optional_text(&self, path: &str) -> Result<Option<TextFile>, Diagnostic> {
        if self.exists(path) { self.text(path).map(Some) } else { Ok(None) }
    }

    pub fn bytes(&self, path: &str) -> Result<Arc<[u8]>, Diagnostic> {
        self.read(path, MAX_BYTES).map(Arc::from)
    }

    /// Whether a file (no folder) stands at `path`.
    pub fn exists(&self, path: &str) -> bool {
        self.note(Read::File(path.to_owned()));
        match self.overlay.get(path) {
            Some(laid) => laid.is_some(),
            None => is_below(path) && self.root.join(path).is_file(),
        }
    }

    /// Every file below `folder`, sorted by path; hidden files and editors' backups are left out.
    /// A folder that is not there has no files.
    pub fn walk(&self, folder: &str) -> (Vec<Entry>, Diagnostics) {
        let mut entries = Vec::new();
        let mut diagnostics = Diagnostics::new();
        self.note(Read::Folder(folder.to_owned()));
        if self.root.join(folder).is_dir() {
            self.walk_disk(folder, &mut entries, &mut diagnostics);
        }
        let is_in = |path: &str| {
            path.strip_prefix(folder).is_some_and(|rest| folder.is_empty() || rest.starts_with('/'))
        };
        entries.retain(|entry| !self.overlay.contains_key(&entry.path));
        let laid = self
            .overlay
            .iter()
            .filter(|(path, laid)| laid.is_some() && is_in(path) && !is_hidden(path));
        entries.extend(laid.map(|(path, _)| Entry { path: path.clone() }));
        entries.sort();
        (entries, diagnostics)
    }

    fn walk_disk(&self, folder: &str, entries: &mut Vec<Entry>, diagnostics: &mut Diagnostics) {
        // A link in content/ to a file beside it would publish what was never meant to be content.
        let within = self.root.join(open::realm(folder));
        let within = within.canonicalize().unwrap_or(within);
        let walker = WalkDir::new(self.root.join(folder)).follow_links(false).into_iter();
        for entry in
            walker.filter_entry(|entry| entry.depth() == 0 || !is_ignored(entry.file_name()))
        {
            match entry {
                Ok(entry) => match self.relative(entry.path()) {
                    Some(path) if entry.file_type().is_dir() => self.note(Read::Folder(path)),
                    Some(path) => admit(path, entry.path(), &within, entries, diagnostics),
                    None => diagnostics.push(odd_name(entry.path())),
                },
                Err(error) => diagnostics.push(Diagnostic::error(
                    "unreadable",
                    format!("a folder cannot be read: {error}"),
                )),
            }
        }
    }

    /// What was asked for so far.
    pub fn record(&self) -> Record {
        self.record.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, Diagnostic> {
        self.note(Read::File(path.to_owned()));
        if !is_below(path) {
            return Err(open::outside(path));
        }
        match self.overlay.get(path) {
            Some(Some(bytes)) => return Ok(bytes.to_vec()),
            Some(None) => {
                return Err(
                    Diagnostic::error("unreadable", "there is no such file").at(Place::file(path))
                );
            }
            None => {}
        }
        open::read(&self.root, path, limit)
    }

    fn note(&self, read: Read) {
        self.record.lock().unwrap_or_else(PoisonError::into_inner).insert(read);
    }

    fn relative(&self, path: &Path) -> Option<String> {
        let below = path.strip_prefix(&self.root).ok()?;
        let parts: Option<Vec<&str>> =
            below.components().map(|part| part.as_os_str().to_str()).collect();
        Some(parts?.join("/"))
    }
}

fn admit(
    path: String,
    full: &Path,
    within: &Path,
    entries: &mut Vec<Entry>,
    diagnostics: &mut Diagnostics,
) {
    if !full.is_symlink() {
        entries.push(Entry { path });
        return;
    }
    match full.canonicalize() {
        Ok(target) if target.starts_with(within) && target.is_file() => {
            entries.push(Entry { path })
        }
        Ok(target) if target.starts_with(within) => diagnostics.push(
            Diagnostic::error("symlink", "a symbolic link to a folder is not followed")
                .at(Place::file(path))
                .help("move the folder here, or link its files one by one"),
        ),
        _ => diagnostics.push(open::outside(&path)),
    }
}

/// `path` with `reference` applied to its folder; `None` when that leaves the site root.
pub fn resolve(path: &str, reference: &str) -> Option<String> {
    let folder = match reference.starts_with('/') {
        true => "",
        false => path::parent(path),
    };
    path_within(folder, reference)
}

/// Whether a part of `path` is a hidden file's or folder's name, or one of an editor's backup: such
/// files are never content.
pub fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| is_ignored(std::ffi::OsStr::new(part)))
}

fn is_below(path: &str) -> bool {
    !path.starts_with('/')
        && !path.contains(['\0', '\\'])
        && path.split('/').all(|part| part != "..")
}

/// Hidden files and the droppings of editors.
fn is_ignored(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'))
}

fn odd_name(path: &Path) -> Diagnostic {
    let shown =
        path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Diagnostic::error("bad-file-name", format!("the file name `{shown}` is not UTF-8"))
        .help("rename the file")
}

fn not_utf8(path: &str, bytes: &[u8], valid: usize) -> Diagnostic {
    let text = String::from_utf8_lossy(bytes);
    Diagnostic::error("not-utf8", format!("the file stops being UTF-8 at byte {valid}"))
        .at(Place::in_text(path, &text, Span::new(valid, valid + 1)))
        .help("save it as UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_resolve_below_the_root_only() {
        let resolve = |reference| resolve("content/a/b.md", reference);
        assert_eq!(resolve("c.md").as_deref(), Some("content/a/c.md"));
        assert_eq!(resolve("../x/./y.md").as_deref(), Some("content/x/y.md"));
        assert_eq!(resolve("../../site.toml").as_deref(), Some("site.toml"));
        assert_eq!(resolve("../../../etc/passwd"), None);
        assert_eq!(resolve("/content/c.md").as_deref(), Some("content/c.md"));
    }
}
