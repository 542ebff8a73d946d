//! Pictures and other files that pages refer to: copied beside the articles.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use super::book::{Book, Goal};
use super::draft::Draft;
use super::markup::Markup;
use super::path::{ancestors, join, last, parent};
use super::paths::Paths;
use super::scan::SourceTree;
use crate::content::{is_active, is_reserved};
use crate::model::slugify;

/// Files that the build reads itself where they stand in `content/`.
const DATA: [&str; 2] = ["contact", "synonyms"];

/// Source path to path below `content/` of every file that is needed.
#[derive(Debug, Default)]
pub struct Assets {
    files: BTreeMap<String, String>,
}

impl Assets {
    /// Plans a place for every file that a page of `drafts` refers to.
    pub fn plan(
        tree: &SourceTree,
        drafts: &[Draft],
        markups: &[Markup],
        book: &Book<'_>,
        paths: &Paths,
    ) -> Self {
        let mut needed = BTreeSet::new();
        for (i, markup) in markups.iter().enumerate() {
            let targets = markup.references.iter().map(|reference| &reference.target);
            for target in targets.chain(markup.definitions.iter().map(|(target, _)| target)) {
                if let Goal::File(path) = book.look_up(i, target).goal {
                    needed.extend(Some(path).filter(|path| !is_active(path)));
                }
            }
        }
        let folders = folders(drafts, paths);
        let mut assets = Self::default();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for source in needed {
            let folder = place(parent(&source), &folders);
            let name = last(&source);
            let (stem, extension) = split(name).unwrap_or((name, ""));
            let mut stem = Some(slugify(stem))
                .filter(|stem| !stem.is_empty())
                .unwrap_or_else(|| "file".into());
            if folder.is_empty()
                && DATA.iter().any(|name| stem.starts_with(name))
                && matches!(extension, "yaml" | "yml")
            {
                stem.push_str("-file");
            }
            let ending = match extension {
                // A link to a name without an ending would be one to an article.
                "" => format!(".{}", kind_of(tree, &source)),
                extension => format!(".{}", extension.to_lowercase()),
            };
            let mut path = join(&folder, &format!("{stem}{ending}"));
            let mut number = 2;
            while taken.contains(&path) {
                path = join(&folder, &format!("{stem}-{number}{ending}"));
                number += 1;
            }
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

/// Name and ending, where the ending is one.
fn split(name: &str) -> Option<(&str, &str)> {
    let (stem, extension) = name.rsplit_once('.')?;
    (!extension.is_empty() && extension.bytes().all(|b| b.is_ascii_alphanumeric()))
        .then_some((stem, extension))
}

/// The ending that a file's content deserves.
fn kind_of(tree: &SourceTree, path: &str) -> &'static str {
    let start = tree.others.get(path).and_then(|disk| first_bytes(disk).ok()).unwrap_or_default();
    match imagesize::image_type(&start) {
        Ok(imagesize::ImageType::Png) => "png",
        Ok(imagesize::ImageType::Jpeg) => "jpg",
        Ok(imagesize::ImageType::Gif) => "gif",
        Ok(imagesize::ImageType::Webp) => "webp",
        _ if start.contains(&0) => "bin",
        _ => "txt",
    }
}

fn first_bytes(disk: &std::path::Path) -> std::io::Result<Vec<u8>> {
    let mut start = Vec::new();
    std::fs::File::open(disk)?.take(1024).read_to_end(&mut start)?;
    Ok(start)
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
    if is_reserved(first) { path.replacen(first, &format!("{first}-files"), 1) } else { path }
}
