//! One Markdown file, parsed.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use super::{Body, FrontMatter, Lang, path};
use crate::diagnostics::{Place, Span};
use crate::tree::TextFile;

/// Where a document stands in `content/`: its path without extension and language suffix, `/`
/// between parts (`account/security/passwords`). All its translations share it. A category's key is
/// its folder; the root's is empty.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct DocumentKey(Arc<str>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DocumentKind {
    /// `_category.md`
    Category,
    /// Any other `.md`; one at the root of `content/` is a page rather than an answer.
    Article,
}

/// A parsed Markdown file. Every document is complete in itself: nothing here depends on another
/// file, the configuration beyond its languages, or the time.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    pub file: TextFile,
    pub key: DocumentKey,
    pub kind: DocumentKind,
    pub lang: Lang,
    pub front: FrontMatter,
    /// Plain text: the front matter's title, else the first heading, else the file's name.
    pub title: String,
    /// Plain text: the front matter's description, else the first paragraph, at most 300
    /// characters.
    pub description: String,
    pub body: Body,
    /// The Markdown after the front matter, for machine-readable copies.
    pub markdown: Span,
}

impl DocumentKey {
    pub fn new(path: impl Into<Arc<str>>) -> Self {
        Self(path.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder's key; `None` for the root itself.
    pub fn parent(&self) -> Option<DocumentKey> {
        self.folder().map(Self::new)
    }

    /// [`Self::parent`], for whoever only looks it up.
    pub fn folder(&self) -> Option<&str> {
        (!self.0.is_empty()).then(|| path::parent(&self.0))
    }

    /// The last part: a file's stem or a folder's name.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// Directly in `content/`.
    pub fn is_root_level(&self) -> bool {
        !self.0.contains('/')
    }
}

impl Document {
    pub fn place(&self, span: Span) -> Place {
        self.file.place(span)
    }

    pub fn markdown(&self) -> &str {
        self.file.text.get(self.markdown.start..self.markdown.end).unwrap_or("")
    }
}

impl Borrow<str> for DocumentKey {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DocumentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for DocumentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
