//! What there is to import: every file below the source folder.
//!
//! Generators publish some folders at the site's own root (`static/`, `public/`): those are looked
//! for below the source and, where the source is a folder of a larger project, beside it.
//!
//! Symbolic links are followed only to files inside the folder; a link that leads out of it, or to a
//! folder, is reported and left. A file that cannot be read is reported; the others go on.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diagnostics::{Diagnostic, Diagnostics, Place, Span};
use crate::tree::TextFile;

/// A page of text has no business being larger.
const LARGEST_TEXT: u64 = 8 * 1024 * 1024;

/// Folders that hold tools and builds, never articles.
const TOOL_FOLDERS: [&str; 5] = ["node_modules", "vendor", "_site", "bower_components", "target"];

/// Folders whose content a generator publishes at the root of its site.
const PUBLISHED: [&str; 3] = ["static", "public", ".gitbook/assets"];

/// Hidden folders that hold pictures of articles.
const HIDDEN: [&str; 3] = [".gitbook", ".vuepress", ".vitepress"];

/// How far above the source its project may begin.
const FARTHEST: usize = 3;

/// The source folder: its Markdown read, everything else by name.
#[derive(Debug, Default)]
pub struct SourceTree {
    /// Absolute, links resolved.
    pub root: PathBuf,
    /// Sorted by path.
    pub markdown: Vec<TextFile>,
    /// All other files: path below the root to path on disk. `../static/x.png` stands beside the
    /// source.
    pub others: BTreeMap<String, PathBuf>,
    /// Folders that were published at the site's root, outermost first.
    pub published: Vec<String>,
}

impl SourceTree {
    /// The text of one of the other files; `None` when it is not there or cannot be read.
    pub fn read_other(&self, path: &str) -> Option<TextFile> {
        let disk = self.others.get(path)?;
        let text = read_text(disk, path).ok()?;
        Some(TextFile::new(path, text))
    }

    /// The file that the generator published at `address`, or at the end of it where the site stood
    /// below its server's root. Of several, the one whose project has most folders in common with `from`.
    pub fn published(&self, from: &str, address: &str) -> Option<&str> {
        let address = address.trim_matches('/');
        let ends = address.match_indices('/').map(|(at, _)| address.get(at + 1..).unwrap_or(""));
        let at = |end: &str| {
            let paths = self.published.iter().map(|folder| format!("{folder}/{end}"));
            let found = paths.filter_map(|path| self.others.get_key_value(&path).map(|(path, _)| path.as_str()));
            let shared = |path: &&str| path.split('/').zip(from.split('/')).take_while(|(a, b)| a == b).count();
            found.max_by_key(|path| (shared(path), std::cmp::Reverse(*path)))
        };
        std::iter::once(address).chain(ends).filter(|end| !end.is_empty()).find_map(at)
    }
}

/// Reads everything below `source`.
pub fn scan(source: &Path) -> (SourceTree, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let root = match source.canonicalize() {
        Ok(root) if root.is_dir() => root,
        Ok(_) => return (SourceTree::default(), no_folder("it is no folder")),
        Err(error) => return (SourceTree::default(), no_folder(&error.to_string())),
    };
    let mut pages: Vec<(String, PathBuf)> = Vec::new();
    let mut others = BTreeMap::new();
    for (path, disk) in files(&root, &root, &mut diagnostics) {
        match is_markdown(&path) {
            true if HIDDEN.iter().any(|folder| path.split('/').any(|part| part == *folder)) => {}
            true => pages.push((path, disk)),
            false => drop(others.insert(path, disk)),
        }
    }
    others.extend(beside(&root, &mut diagnostics));
    let published = published_folders(&others);
    pages.sort();
    let read: Vec<_> = pages.par_iter().map(|(path, disk)| (path, read_text(disk, path))).collect();
    let mut markdown = Vec::with_capacity(read.len());
    for (path, text) in read {
        match text {
            Ok(text) => markdown.push(TextFile::new(path.as_str(), text)),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    (SourceTree { root, markdown, others, published }, diagnostics)
}

/// Every wanted file below `folder`: its path below `root` and on disk.
fn files(root: &Path, folder: &Path, diagnostics: &mut Diagnostics) -> Vec<(String, PathBuf)> {
    let mut files = Vec::new();
    let walk = walkdir::WalkDir::new(folder).follow_links(false).sort_by_file_name();
    for entry in walk.into_iter().filter_entry(|entry| entry.depth() == 0 || wanted(entry)) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => match admit(root, entry.path()) {
                Ok(file) => files.push(file),
                Err(diagnostic) => diagnostics.push(diagnostic),
            },
            Err(error) => {
                let path = error.path().map(|p| below(root, p)).unwrap_or_default();
                diagnostics.push(unreadable(&path, "this folder cannot be read"));
            }
        }
    }
    files
}

/// What the project around the source publishes at its root. Above the folder with `.git` another
/// project begins.
fn beside(root: &Path, diagnostics: &mut Diagnostics) -> BTreeMap<String, PathBuf> {
    let mut found = BTreeMap::new();
    let mut up = String::new();
    let mut inside = root;
    for parent in root.ancestors().skip(1).take(FARTHEST) {
        if inside.join(".git").exists() {
            break;
        }
        up.push_str("../");
        for name in PUBLISHED.iter().chain(&HIDDEN[1..]) {
            let folder = parent.join(name);
            if folder.is_dir() && !root.starts_with(&folder) {
                let files = files(parent, &folder, diagnostics).into_iter().filter(|(path, _)| !is_markdown(path));
                found.extend(files.map(|(path, disk)| (format!("{up}{path}"), disk)));
            }
        }
        inside = parent;
    }
    found
}

/// The outermost folders of `files` with a name that generators publish at the root.
fn published_folders(files: &BTreeMap<String, PathBuf>) -> Vec<String> {
    let outermost = |path: &str| {
        let ends = path.match_indices('/').map(|(at, _)| path.get(..at).unwrap_or(path));
        let mut ends = ends.filter(|folder| PUBLISHED.iter().any(|name| ends_with(folder, name)));
        ends.next().map(str::to_owned)
    };
    let folders: std::collections::BTreeSet<String> = files.keys().filter_map(|path| outermost(path)).collect();
    let mut folders: Vec<String> = folders.into_iter().collect();
    folders.sort_by_key(|folder| (folder.matches('/').count(), folder.clone()));
    folders
}

fn ends_with(folder: &str, name: &str) -> bool {
    folder.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with('/'))
}

fn wanted(entry: &walkdir::DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    if entry.file_type().is_dir() {
        let is_hidden = name.starts_with('.') && !HIDDEN.contains(&name.as_ref());
        return !is_hidden && !TOOL_FOLDERS.contains(&name.as_ref());
    }
    // `..md` is a page about the dot.
    !name.starts_with('.') || is_markdown(&name)
}

/// The file's path below `root` and on disk, unless it is a link that must not be followed.
fn admit(root: &Path, disk: &Path) -> Result<(String, PathBuf), Diagnostic> {
    let path = below(root, disk);
    let is_link = fs::symlink_metadata(disk).is_ok_and(|meta| meta.file_type().is_symlink());
    if !is_link {
        return Ok((path, disk.to_owned()));
    }
    let target = disk.canonicalize().map_err(|_| {
        Diagnostic::warning("import-symlink", "this symbolic link leads nowhere")
            .at(Place::file(&*path))
            .help("remove it, or put the file itself there")
    })?;
    if !target.starts_with(root) || !target.is_file() {
        let why = if target.is_file() { "leads out of the source folder" } else { "leads to a folder" };
        return Err(Diagnostic::warning("import-symlink", format!("this symbolic link {why}; it was not followed"))
            .at(Place::file(&*path))
            .help("put the files themselves there to import them"));
    }
    Ok((path, target))
}

fn below(root: &Path, disk: &Path) -> String {
    let relative = disk.strip_prefix(root).unwrap_or(disk);
    relative.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn is_markdown(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| {
        ["md", "markdown", "mdx"].iter().any(|known| extension.eq_ignore_ascii_case(known))
    })
}

/// The file's text without a byte order mark and with plain line ends.
fn read_text(disk: &Path, path: &str) -> Result<String, Diagnostic> {
    let size = fs::metadata(disk).map_err(|error| unreadable(path, &error.to_string()))?.len();
    if size > LARGEST_TEXT {
        return Err(unreadable(path, &format!("it is larger than {} MB", LARGEST_TEXT / 1024 / 1024)));
    }
    let bytes = fs::read(disk).map_err(|error| unreadable(path, &error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|error| not_utf8(path, &error))?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    Ok(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
}

fn not_utf8(path: &str, error: &std::string::FromUtf8Error) -> Diagnostic {
    let valid = error.utf8_error().valid_up_to();
    let good = error.as_bytes().get(..valid).map(String::from_utf8_lossy).unwrap_or_default();
    Diagnostic::error("import-encoding", "this file is not UTF-8; it was not imported")
        .at(Place::in_text(path, &good, Span::new(valid, valid)))
        .help("save it as UTF-8 and import again")
}

fn unreadable(path: &str, why: &str) -> Diagnostic {
    Diagnostic::error("import-unreadable", format!("not imported: {why}"))
        .at(Place::file(path))
        .help("make it readable and import again")
}

fn no_folder(why: &str) -> Diagnostics {
    let diagnostic = Diagnostic::error("import-source", format!("the source folder cannot be read: {why}"))
        .help("name the folder that holds the pages");
    [diagnostic].into_iter().collect()
}
