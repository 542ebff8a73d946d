//! The site as it stands, and the import of today, as files that can be compared.

use std::collections::{BTreeMap, BTreeSet};

use super::front;
use super::pieces::split as pieces;
use crate::content;
use crate::diagnostics::{Diagnostics, Span};
use crate::edit;
use crate::import::path::join;
use crate::source::Source;
use crate::tree::TextFile;

/// The files of `content/`.
#[derive(Debug, Default)]
pub struct Here {
    pub files: BTreeSet<String>,
    /// Those that are Markdown.
    pub pages: BTreeMap<String, Page>,
    pub languages: BTreeSet<String>,
}

/// A page's text and what it can be known by.
#[derive(Debug, Clone)]
pub struct Page {
    pub file: TextFile,
    /// The lines between the fences.
    pub front: Option<Span>,
    pub body: Span,
}

/// A page's path, apart: `content/a/x` and `fr`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    pub stem: String,
    /// Nothing for the default language.
    pub lang: Option<String>,
}

impl Here {
    /// Reads the site; what cannot be read is told and left alone.
    pub fn read(source: &Source, languages: BTreeSet<String>) -> (Self, Diagnostics) {
        let (entries, mut diagnostics) = source.walk(content::FOLDER);
        let mut here = Self { languages, ..Self::default() };
        for entry in entries {
            if entry.path.ends_with(".md") {
                match source.text(&entry.path) {
                    Ok(file) => drop(here.pages.insert(entry.path.clone(), Page::of(file))),
                    Err(d) => diagnostics.push(d),
                }
            }
            here.files.insert(entry.path);
        }
        (here, diagnostics)
    }

    pub fn name(&self, path: &str) -> Option<Name> {
        Name::of(path, &self.languages)
    }
}

impl Page {
    pub fn of(file: TextFile) -> Self {
        let (split, _) = content::split(&file);
        Self { front: split.front, body: split.body, file }
    }

    /// The same as it has to be at `place`, its links seen from there.
    pub fn placed(&self, place: &str, moved: &dyn Fn(&str) -> Option<String>) -> Self {
        let text = edit::placed(&self.file, self.body, place, moved);
        Self::of(TextFile::new(place, text))
    }

    pub fn text(&self, span: Span) -> &str {
        self.file.text.get(span.start..span.end).unwrap_or_default()
    }

    pub fn front(&self) -> &str {
        self.front.map_or("", |span| self.text(span))
    }

    pub fn body(&self) -> &str {
        self.text(self.body)
    }

    /// Old addresses and the id: nobody else has them.
    pub fn marks(&self) -> BTreeSet<String> {
        let aliases = front::texts(self.front(), "aliases").into_iter().map(|alias| mark(&alias));
        let ids = front::texts(self.front(), "id").into_iter().map(|id| format!("id {id}"));
        aliases.chain(ids).collect()
    }

    /// Its parts, for finding it by what it says.
    pub fn parts(&self) -> BTreeSet<String> {
        pieces(self.body()).list.into_iter().map(|piece| piece.key).collect()
    }
}

/// An address as it is compared.
pub fn mark(address: &str) -> String {
    address.trim_matches('/').to_lowercase()
}

impl Name {
    /// Of a page below `content/`.
    pub fn of(path: &str, languages: &BTreeSet<String>) -> Option<Self> {
        let stem = path.strip_suffix(".md")?;
        let tagged = stem
            .rsplit_once('.')
            .filter(|(_, tag)| languages.iter().any(|lang| lang.eq_ignore_ascii_case(tag)));
        Some(match tagged {
            Some((stem, tag)) => Self { stem: stem.to_owned(), lang: Some(tag.to_lowercase()) },
            None => Self { stem: stem.to_owned(), lang: None },
        })
    }

    pub fn is_category(&self) -> bool {
        self.stem.ends_with("/_category")
    }

    /// The address that the page has unless it says otherwise.
    pub fn address(&self) -> String {
        let below = self.stem.strip_prefix("content/").unwrap_or(&self.stem);
        let key = match below {
            "_category" => "",
            below => below.strip_suffix("/_category").unwrap_or(below),
        };
        mark(&join(self.lang.as_deref().unwrap_or_default(), key))
    }
}

/// How much of `one` is in `other`, in per cent.
pub fn share(one: &BTreeSet<String>, other: &BTreeSet<String>) -> usize {
    100 * one.intersection(other).count() / one.len().max(1)
}
