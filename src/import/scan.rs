//! What there is to import: every file below the source folder.
//!
//! Generators publish some folders at the site's own root (`static/`, `public/`): those are looked
//! for below the source and, where the source is a folder of a larger project, beside it.
//!
//! A source may also be files, or archives: those are unpacked to a folder that goes with the tree.
//!
//! Symbolic links are followed only to files inside the folder; a link that leads out of it, or to
//! a folder, is reported and left. A file that cannot be read is reported; the others go on.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tempfile::TempDir;

use crate::diagnostics::{Diagnostic, Diagnostics, Place, Span};
use crate::tree::TextFile;

/// A page of text has no business being larger.
const LARGEST_TEXT: u64 = 8 * 1024 * 1024;

/// Folders that hold tools and builds, never articles.
const TOOL_FOLDERS: [&str; 6] =
    ["node_modules", "vendor", "_site", "bower_components", "target", "__MACOSX"];

/// Folders whose content a generator publishes at the root of its site.
const PUBLISHED: [&str; 3] = ["static", "public", ".gitbook/assets"];

/// Hidden folders that hold pictures of articles.
const HIDDEN: [&str; 3] = [".gitbook", ".vuepress", ".vitepress"];

/// Parts of those that a generator made itself.
const GENERATED: [&str; 3] = ["dist", "cache", "temp"];

/// Hidden files that say how a site is made.
const SETTINGS: [&str; 9] = [
    ".gitbook.yaml",
    ".gitbook.yml",
    ".nav.yaml",
    ".nav.yml",
    ".pages",
    ".pages.yaml",
    ".pages.yml",
    ".openpublishing.publish.config.json",
    ".openpublishing.redirection.json",
];

/// How far above the source its project may begin.
pub const FARTHEST: usize = 3;

/// An export has all articles in one file.
const LARGEST_DATA: u64 = 512 * 1024 * 1024;

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
    /// What archives were unpacked to; goes with the tree.
    pub unpacked: Vec<TempDir>,
}

impl SourceTree {
    /// The text of one of the other files; `None` when it is not there or cannot be read.
    pub fn read_other(&self, path: &str) -> Option<TextFile> {
        let disk = self.others.get(path)?;
        let text = read_text(disk, path, LARGEST_TEXT).ok()?;
        Some(TextFile::new(path, text))
    }

    /// The text of a file that is an export; why it cannot be read goes to `diagnostics`.
    pub fn read_data(&self, path: &str, diagnostics: &mut Diagnostics) -> Option<TextFile> {
        let disk = self.others.get(path)?;
        match read_text(disk, path, LARGEST_DATA) {
            Ok(text) => Some(TextFile::new(path, text)),
            Err(diagnostic) => {
                diagnostics.push(diagnostic);
                None
            }
        }
    }

    /// The file that the generator published at `address`, or at the end of it where the site stood
    /// below its server's root. Of several, the one whose project has most folders in common with
    /// `from`.
    pub fn published(&self, from: &str, address: &str) -> Option<&str> {
        let address = address.trim_matches('/');
        let ends = address.match_indices('/').map(|(at, _)| address.get(at + 1..).unwrap_or(""));
        let at = |end: &str| {
            let paths = self.published.iter().map(|folder| format!("{folder}/{end}"));
            let found = paths
                .filter_map(|path| self.others.get_key_value(&path).map(|(path, _)| path.as_str()));
            let shared = |path: &&str| {
                path.split('/').zip(from.split('/')).take_while(|(a, b)| a == b).count()
            };
            found.max_by_key(|path| (shared(path), std::cmp::Reverse(*path)))
        };
        std::iter::once(address).chain(ends).filter(|end| !end.is_empty()).find_map(at)
    }
}

/// Reads everything below `sources`: a folder, or files and archives.
pub fn scan(sources: &[PathBuf]) -> (SourceTree, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let mut tree = SourceTree::default();
    let mut pages: Vec<(String, PathBuf)> = Vec::new();
    for source in sources {
        let found = match source.canonicalize() {
            Ok(root) if root.is_dir() => {
                let mut found = files(&root, &root, &mut diagnostics);
                if sources.len() == 1 {
                    found.extend(beside(&root, &mut diagnostics));
                }
                tree.root = root;
                found
            }
            Ok(file) => tree.file(&file, &mut diagnostics),
            Err(error) => return (SourceTree::default(), no_source(source, &error.to_string())),
        };
        for (path, disk) in found {
            let is_beside = path.starts_with("../");
            match is_markdown(&path) {
                true if is_beside => {}
                // Parts that pages take in.
                true if path.split('/').any(|part| HIDDEN.contains(&part)) => {
                    tree.others.insert(path, disk);
                }
                true => pages.push((path, disk)),
                false => drop(tree.others.insert(path, disk)),
            }
        }
    }
    pages.sort();
    pages.dedup_by(|a, b| a.0 == b.0);
    let read: Vec<_> =
        pages.par_iter().map(|(path, disk)| (path, read_text(disk, path, LARGEST_TEXT))).collect();
    for (path, text) in read {
        match text {
            Ok(text) => tree.markdown.push(TextFile::new(path.as_str(), text)),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    tree.published = published_folders(&tree.others);
    (tree, diagnostics)
}

impl SourceTree {
    /// The same seen from `folder`: what stands around it is no page any more.
    pub fn narrowed(self, folder: &str) -> Self {
        let inside = format!("{folder}/");
        let up = "../".repeat(folder.split('/').count());
        let markdown = self.markdown.into_iter().filter_map(|file| {
            let path = file.path.strip_prefix(&inside)?;
            Some(TextFile::new(path, file.text.clone()))
        });
        let others = self.others.into_iter().map(|(path, disk)| match path.strip_prefix(&inside) {
            Some(below) => (below.to_owned(), disk),
            None => (format!("{up}{path}"), disk),
        });
        let (markdown, others) = (markdown.collect(), others.collect());
        let published = published_folders(&others);
        Self { root: self.root.join(folder), markdown, others, published, unpacked: self.unpacked }
    }

    /// A file that was named itself: by its name; of an archive, what is in it.
    fn file(&mut self, file: &Path, diagnostics: &mut Diagnostics) -> Vec<(String, PathBuf)> {
        if self.root.as_os_str().is_empty() {
            // An archive's name says what the site is called; nothing stands beside it.
            self.root = file.with_extension("");
        }
        let name =
            file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if !name.to_lowercase().ends_with(".zip") {
            return vec![(name, file.to_owned())];
        }
        match unzip(file) {
            Ok(folder) => {
                let found = match folder.path().canonicalize() {
                    Ok(root) => files(&root, &root, diagnostics),
                    Err(error) => {
                        diagnostics.push(unreadable(&name, &error.to_string()));
                        Vec::new()
                    }
                };
                self.unpacked.push(folder);
                found
            }
            Err(why) => {
                let message = format!("this archive cannot be read: {why}");
                let d = Diagnostic::error("import-archive", message).at(Place::file(&*name));
                diagnostics.push(d.help("export it again, or unpack it and name the folder"));
                Vec::new()
            }
        }
    }
}

/// What an archive may hold: far more than any help centre, far less than a disk.
const MOST_UNPACKED: u64 = 8 * 1024 * 1024 * 1024;
/// Texts shrink to a tenth; what shrinks to less than a hundredth was made to fill disks.
const MOST_SHRUNK: u64 = 100;
/// So much may come out of the smallest archive.
const LEAST_UNPACKED: u64 = 64 * 1024 * 1024;
const MOST_FILES: usize = 200_000;

fn unzip(file: &Path) -> Result<TempDir, String> {
    let said = |error: &dyn std::fmt::Display| error.to_string();
    let mut archive =
        zip::ZipArchive::new(fs::File::open(file).map_err(|e| said(&e))?).map_err(|e| said(&e))?;
    let folder = tempfile::tempdir().map_err(|e| said(&e))?;
    let size = fs::metadata(file).map_err(|e| said(&e))?.len();
    let most = size.saturating_mul(MOST_SHRUNK).clamp(LEAST_UNPACKED, MOST_UNPACKED);
    if archive.len() > MOST_FILES {
        return Err(format!("it holds more than {MOST_FILES} files"));
    }
    let mut left = most;
    for i in 0..archive.len() {
        let entry = archive.by_index(i).map_err(|e| said(&e))?;
        // A path that leads out of the archive is none of its files.
        let Some(path) = entry.enclosed_name().filter(|_| entry.is_file()) else { continue };
        let path = folder.path().join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|e| said(&e))?;
        }
        let mut out = fs::File::create(&path).map_err(|e| said(&e))?;
        let written = std::io::copy(&mut entry.take(left + 1), &mut out).map_err(|e| said(&e))?;
        left = left.checked_sub(written).ok_or_else(|| {
            format!(
                "it holds more than {} MB, which is too much for an archive of its size",
                most / 1024 / 1024
            )
        })?;
    }
    Ok(folder)
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
fn beside(root: &Path, diagnostics: &mut Diagnostics) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
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
                let files = files(parent, &folder, diagnostics).into_iter();
                found.extend(files.map(|(path, disk)| (format!("{up}{path}"), disk)));
            }
        }
        let own = fs::read_dir(parent).into_iter().flatten().flatten().map(|entry| entry.path());
        let settings = own.filter(|disk| disk.is_file() && is_settings(&below(parent, disk)));
        found.extend(settings.map(|disk| (format!("{up}{}", below(parent, &disk)), disk)));
        inside = parent;
    }
    found
}

/// Whether a file of a project says how its site is made.
fn is_settings(name: &str) -> bool {
    let names = [
        "mkdocs.",
        "docusaurus.config.",
        "sidebars.",
        "astro.config.",
        "book.toml",
        "hugo.",
        "config.toml",
        "docs.json",
        "mint.json",
        "docfx.json",
        "nanoc.yaml",
        "toc.yml",
    ];
    SETTINGS.contains(&name)
        || name.ends_with(".lektorproject")
        || names.iter().any(|start| name.starts_with(start))
}

/// The outermost folders of `files` with a name that generators publish at the root.
fn published_folders(files: &BTreeMap<String, PathBuf>) -> Vec<String> {
    let outermost = |path: &str| {
        let ends = path.match_indices('/').map(|(at, _)| path.get(..at).unwrap_or(path));
        let mut ends = ends.filter(|folder| PUBLISHED.iter().any(|name| ends_with(folder, name)));
        ends.next().map(str::to_owned)
    };
    let folders: std::collections::BTreeSet<String> =
        files.keys().filter_map(|path| outermost(path)).collect();
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
        let parent =
            entry.path().parent().and_then(Path::file_name).map(|name| name.to_string_lossy());
        let is_made = GENERATED.contains(&name.as_ref())
            && parent.is_some_and(|parent| HIDDEN.contains(&&*parent));
        return !is_hidden && !is_made && !TOOL_FOLDERS.contains(&name.as_ref());
    }
    // `..md` is a page about the dot.
    !name.starts_with('.') || is_markdown(&name) || SETTINGS.contains(&&*name)
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
        let why =
            if target.is_file() { "leads out of the source folder" } else { "leads to a folder" };
        return Err(Diagnostic::warning(
            "import-symlink",
            format!("this symbolic link {why}; it was not followed"),
        )
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
fn read_text(disk: &Path, path: &str, largest: u64) -> Result<String, Diagnostic> {
    let size = fs::metadata(disk).map_err(|error| unreadable(path, &error.to_string()))?.len();
    if size > largest {
        return Err(unreadable(path, &format!("it is larger than {} MB", largest / 1024 / 1024)));
    }
    let bytes = fs::read(disk).map_err(|error| unreadable(path, &error.to_string()))?;
    let text = match wide(&bytes) {
        Some(text) => text,
        None => String::from_utf8(bytes).map_err(|error| not_utf8(path, &error))?,
    };
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    Ok(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
}

/// UTF-16 by its mark, as Windows' shell saves what a program says.
fn wide(bytes: &[u8]) -> Option<String> {
    let (is_little, rest) = match bytes {
        [0xff, 0xfe, rest @ ..] => (true, rest),
        [0xfe, 0xff, rest @ ..] => (false, rest),
        _ => return None,
    };
    let units = rest.chunks_exact(2).map(|pair| {
        let pair = [pair[0], pair[1]];
        if is_little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }
    });
    char::decode_utf16(units).collect::<Result<String, _>>().ok()
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

fn no_source(source: &Path, why: &str) -> Diagnostics {
    let diagnostic =
        Diagnostic::error("import-source", format!("{} cannot be read: {why}", source.display()))
            .help("name the folder, the files or the archive that holds the pages");
    [diagnostic].into_iter().collect()
}
