//! The one door through which input files come in.
//!
//! Every read and every listing goes through a [`Source`], which
//!
//! 1. keeps paths below the site root, and those of `content/` below that: `..`, absolute paths and
//!    symbolic links that lead out are refused, however they are swapped while we read;
//! 2. bounds what it takes in, and says where a file stops being UTF-8;
//! 3. records what was asked for, including what was not there: `serve` watches exactly that;
//! 4. keeps what was read, on a [`shelf`], for whoever reads the same folder again;
//! 5. asks git what files said formerly ([`history`]).

mod history;
mod names;
mod open;
mod place;
mod record;
mod shelf;

pub use history::History;
pub use names::is_hidden;
pub use place::{refused, stays_below};
pub use record::{Read, Record};
pub use shelf::{Entry, Print, Walk};

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use walkdir::WalkDir;

use self::names::is_ignored;
use self::open::Doors;
use self::shelf::{Shelf, is_at_or_below};

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
    /// Of the folder itself, without the overlay.
    shelf: RwLock<Shelf>,
    mark: Mark,
    doors: Doors,
    /// The folder as it was before, and where it changed since.
    before: Option<(Mark, Vec<String>)>,
}

/// A folder at the time of one [`Source`].
#[derive(Debug, Clone, Default)]
pub struct Mark(Arc<()>);

impl Source {
    /// Fails when `root` is no readable folder.
    pub fn open(root: &Path) -> Result<Self, Diagnostic> {
        let shown = root.display();
        match root.canonicalize() {
            Ok(root) if root.is_dir() => {
                let (record, shelf, doors) = Default::default();
                let (overlay, mark) = (Overlay::new(), Mark::default());
                Ok(Self { root, record, overlay, shelf, mark, doors, before: None })
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
        let (record, shelf, doors) = Default::default();
        let (root, mark) = (self.root.clone(), Mark::default());
        Self { root, record, overlay, shelf, mark, doors, before: None }
    }

    /// The same folder after changes at the paths `changed`, and nowhere else: the rest is what it
    /// was.
    ///
    /// # Errors
    /// The folder cannot be read any more.
    pub fn again(self, changed: &[String]) -> Result<Self, Diagnostic> {
        let open = Self::open(&self.root)?;
        let shelf = self.shelf.into_inner().unwrap_or_else(PoisonError::into_inner);
        let shelf = RwLock::new(shelf.without(changed, &self.root));
        let before = Some((self.mark, changed.to_vec()));
        Ok(Self { overlay: self.overlay, shelf, before, ..open })
    }

    /// For asking a later source [what changed](Self::changes_since).
    pub fn mark(&self) -> Mark {
        self.mark.clone()
    }

    /// Where the folder may have changed since `mark`; `None` where nobody knows.
    pub fn changes_since(&self, mark: &Mark) -> Option<Changes<'_>> {
        let (before, changed) = self.before.as_ref()?;
        Arc::ptr_eq(&before.0, &mark.0).then_some(Changes(changed))
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
        if let Some(file) = self.shelved(path, Shelf::text) {
            return Ok(file);
        }
        let bytes = self.read(path, limit)?;
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
                let file = TextFile::new(path, text);
                self.shelve(path, |shelf| shelf.keep_text(&file));
                Ok(file)
            }
            Err(error) => Err(not_utf8(path, error.as_bytes(), error.utf8_error().valid_up_to())),
        }
    }

    /// Like [`Self::text`], `None` when there is no such file: that absence is recorded too.
    pub fn optional_text(&self, path: &str) -> Result<Option<TextFile>, Diagnostic> {
        if self.exists(path) { self.text(path).map(Some) } else { Ok(None) }
    }

    pub fn bytes(&self, path: &str) -> Result<Arc<[u8]>, Diagnostic> {
        if let Some(bytes) = self.shelved(path, Shelf::bytes) {
            return Ok(bytes);
        }
        let bytes: Arc<[u8]> = self.read(path, MAX_BYTES)?.into();
        self.shelve(path, |shelf| shelf.keep_bytes(path, &bytes));
        Ok(bytes)
    }

    /// A large file of which something is made, which alone is kept: its bytes, and what tells them
    /// from others.
    pub fn once(&self, path: &str) -> Result<(Vec<u8>, Print), Diagnostic> {
        let bytes = self.read(path, MAX_BYTES)?;
        let print = blake3::hash(&bytes);
        self.shelve(path, |shelf| shelf.keep_print(path, print));
        Ok((bytes, print))
    }

    /// What [`Self::once`] told of a file that nobody changed since.
    pub fn print(&self, path: &str) -> Option<Print> {
        self.shelved(path, Shelf::print)
    }

    /// What the shelf has at `path`, unless something is laid over it.
    fn shelved<T>(&self, path: &str, find: impl Fn(&Shelf, &str) -> Option<T>) -> Option<T> {
        if self.overlay.contains_key(path) {
            return None;
        }
        find(&self.shelf.read().unwrap_or_else(PoisonError::into_inner), path)
    }

    fn shelve(&self, path: &str, keep: impl FnOnce(&mut Shelf)) {
        if !self.overlay.contains_key(path) {
            keep(&mut self.shelf.write().unwrap_or_else(PoisonError::into_inner));
        }
    }

    #[cfg(test)]
    fn shelf_walk(&self, folder: &str) -> Option<Arc<Walk>> {
        self.shelved(folder, Shelf::walk)
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
        let Walk { entries, diagnostics, .. } = Arc::unwrap_or_clone(self.listing(folder));
        (entries, diagnostics)
    }

    /// [`Self::walk`], without a copy of it: the very same one as long as the folder is.
    pub fn listing(&self, folder: &str) -> Arc<Walk> {
        let mut walk = self.listed(folder);
        if self.overlay.is_empty() {
            return walk;
        }
        let is_in = |path: &str| {
            path.strip_prefix(folder).is_some_and(|rest| folder.is_empty() || rest.starts_with('/'))
        };
        let entries = &mut Arc::make_mut(&mut walk).entries;
        entries.retain(|entry| !self.overlay.contains_key(&entry.path));
        let laid = self
            .overlay
            .iter()
            .filter(|(path, laid)| laid.is_some() && is_in(path) && !is_hidden(path));
        entries.extend(laid.map(|(path, _)| Entry { path: path.clone(), is_link: false }));
        entries.sort();
        walk
    }

    fn listed(&self, folder: &str) -> Arc<Walk> {
        let known = self.shelved(folder, Shelf::walk);
        let walk = known.unwrap_or_else(|| {
            let walk = Arc::new(self.walk_disk(folder));
            self.shelve(folder, |shelf| shelf.keep_walk(folder, Arc::clone(&walk)));
            walk
        });
        let mut record = self.record.lock().unwrap_or_else(PoisonError::into_inner);
        walk.folders.iter().for_each(|folder| record.insert(Read::Folder(folder.clone())));
        walk
    }

    fn walk_disk(&self, folder: &str) -> Walk {
        let mut folders = BTreeSet::from([folder.to_owned()]);
        let (mut entries, mut diagnostics) = (Vec::new(), Diagnostics::new());
        if !self.root.join(folder).is_dir() {
            return Walk { entries, diagnostics, folders };
        }
        // A link in content/ to a file beside it would publish what was never meant to be content.
        let within = self.root.join(open::realm(folder));
        let within = within.canonicalize().unwrap_or(within);
        let walker = WalkDir::new(self.root.join(folder)).follow_links(false).into_iter();
        for entry in
            walker.filter_entry(|entry| entry.depth() == 0 || !is_ignored(entry.file_name()))
        {
            match entry {
                Ok(entry) => match self.relative(entry.path()) {
                    Some(path) if entry.file_type().is_dir() => {
                        folders.insert(path);
                    }
                    Some(path) => {
                        admit(path, &entry, &within, &mut entries, &mut diagnostics);
                    }
                    None => diagnostics.push(odd_name(entry.path())),
                },
                Err(error) => diagnostics.push(Diagnostic::error(
                    "unreadable",
                    format!("a folder cannot be read: {error}"),
                )),
            }
        }
        entries.sort();
        Walk { entries, diagnostics, folders }
    }

    /// What was asked for so far.
    pub fn record(&self) -> Record {
        self.record.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, Diagnostic> {
        // The listing of its folder stands for it.
        if self.shelved(path, |shelf, path| shelf.is_plain(path).then_some(())).is_none() {
            self.note(Read::File(path.to_owned()));
        }
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
        self.doors.read(&self.root, path, limit)
    }

    fn note(&self, read: Read) {
        self.record.lock().unwrap_or_else(PoisonError::into_inner).insert(read);
    }

    fn relative(&self, path: &Path) -> Option<String> {
        let below = path.strip_prefix(&self.root).ok()?.to_str()?;
        Some(below.replace(std::path::MAIN_SEPARATOR, "/"))
    }
}

/// Paths at which a folder may have changed, and all below them.
#[derive(Debug, Clone, Copy)]
pub struct Changes<'a>(&'a [String]);

impl Changes<'_> {
    /// Whether the file at `path` may be another one.
    pub fn concern(&self, path: &str) -> bool {
        self.0.iter().any(|changed| is_at_or_below(path, changed))
    }
}

fn admit(
    path: String,
    found: &walkdir::DirEntry,
    within: &Path,
    entries: &mut Vec<Entry>,
    diagnostics: &mut Diagnostics,
) {
    if !found.path_is_symlink() {
        entries.push(Entry { path, is_link: false });
        return;
    }
    match found.path().canonicalize() {
        Ok(target) if target.starts_with(within) && target.is_file() => {
            entries.push(Entry { path, is_link: true })
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

fn is_below(path: &str) -> bool {
    !path.starts_with('/')
        && !path.contains(['\0', '\\'])
        && path.split('/').all(|part| part != "..")
}

fn odd_name(path: &Path) -> Diagnostic {
    let shown =
        path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Diagnostic::error("bad-file-name", format!("the file name `{shown}` is not UTF-8"))
        .help("rename the file")
}

fn not_utf8(path: &str, bytes: &[u8], valid: usize) -> Diagnostic {
    // What some editors call Unicode. An excerpt of it would be half zeros.
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Diagnostic::error("not-utf8", "the file is UTF-16")
            .at(Place::file(path))
            .help("save it as UTF-8");
    }
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
