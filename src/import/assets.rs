//! Pictures and other files that pages refer to: copied beside the articles.

use std::collections::{BTreeMap, BTreeSet};

use super::book::{Book, Goal};
use super::draft::{Draft, ancestors, parent};
use super::markup::Markup;
use super::paths::{Paths, join};
use crate::model::slugify;

/// Names that the root of `content/` keeps for itself.
const RESERVED: [&str; 6] = ["contact", "search", "assets", "tags", "tickets", "api"];

/// Source path to path below `content/` of every file that is needed.
#[derive(Debug, Default)]
pub struct Assets {
    files: BTreeMap<String, String>,
}

impl Assets {
    /// Plans a place for every file that a page of `drafts` refers to.
    pub fn plan(drafts: &[Draft], markups: &[Markup], book: &Book<'_>, paths: &Paths) -> Self {
        let mut needed = BTreeSet::new();
        for (i, markup) in markups.iter().enumerate() {
            let targets = markup.references.iter().map(|reference| &reference.target);
            for target in targets.chain(markup.definitions.iter().map(|(target, _)| target)) {
                if let Goal::File(path) = book.look_up(i, target).goal {
                    needed.insert(path);
                }
            }
        }
        let folders = folders(drafts, paths);
        let mut assets = Self::default();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for source in needed {
            let folder = place(parent(&source), &folders);
            let name = source.rsplit('/').next().unwrap_or(&source);
            let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
            let stem = Some(slugify(stem)).filter(|stem| !stem.is_empty()).unwrap_or_else(|| "file".into());
            let ending = if extension.is_empty() { String::new() } else { format!(".{}", extension.to_lowercase()) };
            let names = (1..).map(|n| if n == 1 { format!("{stem}{ending}") } else { format!("{stem}-{n}{ending}") });
            let mut free = names.map(|name| join(&folder, &name)).filter(|path| !taken.contains(path));
            let path = free.next().unwrap_or_default();
            taken.insert(path.clone());
            assets.files.insert(source, path);
        }
        assets
    }

    /// Where the file will stand, below `content/`.
    pub fn path(&self, source: &str) -> Option<&str> {
        self.files.get(source).map(String::as_str)
    }

    /// Source path and path below `content/`, by source path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(source, path)| (source.as_str(), path.as_str()))
    }
}

/// Folders of the source on disk to folders of the new site.
fn folders(drafts: &[Draft], paths: &Paths) -> BTreeMap<String, String> {
    let mut folders = BTreeMap::new();
    for draft in drafts {
        let key = paths.key(draft);
        let key = if draft.is_index { key } else { parent(key) };
        folders.entry(parent(&draft.file.path).to_owned()).or_insert_with(|| key.to_owned());
    }
    folders
}

/// The new place of a folder: that of the nearest folder with pages, and slugs below it.
fn place(folder: &str, folders: &BTreeMap<String, String>) -> String {
    let near = ancestors(folder).find_map(|above| Some((above, folders.get(above)?)));
    let (above, key) = near.map_or(("", ""), |(above, key)| (above, key.as_str()));
    let rest = folder.strip_prefix(above).unwrap_or(folder);
    let slugs = rest.split('/').map(slugify).filter(|slug| !slug.is_empty());
    let path = slugs.fold(key.to_owned(), |path, slug| join(&path, &slug));
    let first = path.split('/').next().unwrap_or("");
    if RESERVED.contains(&first) { path.replacen(first, &format!("{first}-files"), 1) } else { path }
}
