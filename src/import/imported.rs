//! The files of the new site, before they are written.

use std::path::PathBuf;

/// A site, planned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Ordered by path.
    pub files: Vec<PlannedFile>,
    pub counts: Counts,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedFile {
    /// Below the new site's root, `/` between parts.
    pub path: String,
    pub content: Content,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    Text(String),
    /// A file of the source, byte for byte.
    Copy(PathBuf),
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Article files, each language counted.
    pub articles: usize,
    /// Source pages that became the text of a category.
    pub introductions: usize,
    pub categories: usize,
    pub languages: usize,
    /// Pictures and attachments.
    pub files: usize,
    pub votes: usize,
    /// What readers wrote below articles.
    pub replies: usize,
}

impl Imported {
    /// The text that will stand at `path`.
    pub fn text(&self, path: &str) -> Option<&str> {
        let at = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        match self.files.get(at).map(|file| &file.content) {
            Some(Content::Text(text)) => Some(text),
            _ => None,
        }
    }
}
