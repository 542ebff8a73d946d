//! Where every page and folder stands in the new site, and how they refer to each other.

use super::draft::Draft;
use super::names::Names;
use super::path::join;
use crate::model::Lang;

/// The plan of the new `content/`.
pub struct Paths {
    names: Names,
    default: Lang,
}

impl Paths {
    pub fn new(names: Names, default: Lang) -> Self {
        Self { names, default }
    }

    pub fn names(&self) -> &Names {
        &self.names
    }

    pub fn default_language(&self) -> &Lang {
        &self.default
    }

    /// The page's key: its path without extension, or its folder.
    pub fn key<'a>(&'a self, draft: &Draft) -> &'a str {
        let key = if draft.is_index {
            self.names.folder(&draft.path)
        } else {
            self.names.page(&draft.path)
        };
        key.unwrap_or("")
    }

    /// Below `content/`, with language and extension.
    pub fn file(&self, draft: &Draft) -> String {
        let stem = self.stem(draft);
        if draft.lang == self.default {
            format!("{stem}.md")
        } else {
            format!("{stem}.{}.md", draft.lang)
        }
    }

    /// Below `content/`, without a language: what links name.
    pub fn neutral_file(&self, draft: &Draft) -> String {
        format!("{}.md", self.stem(draft))
    }

    /// The `_category.md` of a source folder.
    pub fn folder_file(&self, folder: &str) -> Option<String> {
        self.names.folder(folder).map(|key| join(key, "_category.md"))
    }

    /// The page's address on the new site, without slashes around it.
    pub fn address(&self, draft: &Draft) -> String {
        let key = self.key(draft);
        if draft.lang == self.default {
            key.to_owned()
        } else {
            join(&draft.lang.as_str().to_lowercase(), key)
        }
    }

    /// `file` (below `content/`) as `from` writes it.
    pub fn relative_to(&self, from: &Draft, file: &str) -> String {
        let own = self.file(from);
        let folder: Vec<&str> = own.split('/').collect();
        let folder = folder.split_last().map_or(&[][..], |(_, folder)| folder);
        let target: Vec<&str> = file.split('/').collect();
        let shared = folder.iter().zip(&target).take_while(|(a, b)| a == b).count();
        let shared = shared.min(target.len().saturating_sub(1));
        let mut parts = vec![".."; folder.len() - shared];
        parts.extend(target.get(shared..).unwrap_or(&[]));
        parts.join("/")
    }

    fn stem(&self, draft: &Draft) -> String {
        let key = self.key(draft);
        if draft.is_index { join(key, "_category") } else { key.to_owned() }
    }
}
