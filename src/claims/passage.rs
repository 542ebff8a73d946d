//! A passage: a paragraph, an item, a row, a heading, a scalar of YAML, with what stands above it
//! and its places in the file.

use std::ops::Range;
use std::sync::Arc;

use super::find::blank;
use super::sentence::sentences;
use crate::diagnostics::{Place, Span};
use crate::facts::{placeholders, within};
use crate::model::Lang;
use crate::tree::TextFile;

/// One stretch of text.
#[derive(Debug, Clone)]
pub(super) struct Passage {
    pub file: TextFile,
    pub lang: Lang,
    /// What readers see; facts in it are blanked out.
    pub text: String,
    pub places: Places,
    /// Where it names facts.
    pub uses: Vec<(Range<usize>, String)>,
    /// Its parts that are code.
    pub code: Vec<Range<usize>>,
    /// Addresses behind its links, `mailto:` and `tel:` alone.
    pub links: Vec<(Range<usize>, String)>,
    /// Cells of a row with the heads of their columns.
    pub cells: Vec<(Range<usize>, Arc<str>)>,
    /// Headings above it, the nearest first, then the document's title.
    pub above: Vec<Arc<str>>,
    /// Whether the nearest of these is the term that it defines.
    pub defines: bool,
    /// What a list is led in by.
    pub lead: Option<Arc<str>>,
    /// The same in every translation, where these have the same parts.
    pub key: Key,
    /// The channel that a text of contact.yaml is about.
    pub channel: Option<String>,
}

/// Where a passage stands among the versions of its document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key {
    pub document: Arc<str>,
    /// A pinned heading's name, else its number; a path of YAML.
    pub section: String,
    pub block: usize,
}

#[derive(Debug, Clone)]
pub(super) enum Places {
    /// Begin in the text, place in the file, and whether both run alike.
    Chunks(Vec<(usize, Span, bool)>),
    /// A scalar with the text as it was before facts were blanked out.
    Scalar(Span, String),
}

impl Passage {
    /// One scalar of YAML.
    pub fn of_scalar(file: &TextFile, lang: &Lang, (span, text): (Span, &str), key: Key) -> Self {
        let mut passage = Self {
            file: file.clone(),
            lang: lang.clone(),
            text: text.to_owned(),
            places: Places::Scalar(span, text.to_owned()),
            uses: Vec::new(),
            code: Vec::new(),
            links: Vec::new(),
            cells: Vec::new(),
            above: Vec::new(),
            defines: false,
            lead: None,
            key,
            channel: None,
        };
        passage.settle();
        passage
    }

    /// Where a part of the text stands in the file.
    pub fn span(&self, part: &Range<usize>) -> Span {
        match &self.places {
            Places::Scalar(span, written) => within(&self.file, *span, written, part),
            Places::Chunks(chunks) => {
                let of = |at: usize| chunks.iter().rev().find(|(start, ..)| *start <= at);
                let at = |at: usize, end: bool| {
                    // The end belongs to the chunk of the last byte.
                    let (start, span, exact) = of(at.saturating_sub(usize::from(end)))?;
                    Some(match (exact, end) {
                        (true, _) => span.start + (at - start),
                        (false, false) => span.start,
                        (false, true) => span.end,
                    })
                };
                let start = at(part.start, false).unwrap_or(0);
                Span::new(start, at(part.end, true).unwrap_or(start).max(start))
            }
        }
    }

    pub fn place(&self, part: &Range<usize>) -> Place {
        self.file.place(self.span(part))
    }

    /// The sentences of the text; a row is one.
    pub fn sentences(&self) -> Vec<Range<usize>> {
        match self.cells.is_empty() {
            true => sentences(&self.text),
            false => std::iter::once(0..self.text.len()).collect(),
        }
    }

    pub fn settle(&mut self) {
        for found in placeholders(&self.text).into_iter().rev() {
            blank(&mut self.text, &found.range);
            self.uses.insert(0, (found.range, found.name));
        }
    }
}

/// `text` without the facts in it.
pub(super) fn bare(text: &str) -> String {
    let mut text = text.to_owned();
    for found in placeholders(&text).into_iter().rev() {
        blank(&mut text, &found.range);
    }
    text
}
