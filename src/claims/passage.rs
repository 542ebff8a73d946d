//! The texts of a site in passages: a paragraph, an item, a row, a heading, a scalar of YAML, each
//! with what stands above it and its places in the file.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::find::blank;
use super::sentence::sentences;
use crate::content::markdown;
use crate::diagnostics::{Place, Span};
use crate::facts::{placeholders, within};
use crate::model::{Document, Lang};
use crate::tree::TextFile;

/// One stretch of text.
#[derive(Debug, Clone)]
pub(super) struct Passage {
    pub file: TextFile,
    pub lang: Lang,
    /// What readers see; facts in it are blanked out.
    pub text: String,
    places: Places,
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
enum Places {
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

    fn settle(&mut self) {
        for found in placeholders(&self.text).into_iter().rev() {
            blank(&mut self.text, &found.range);
            self.uses.insert(0, (found.range, found.name));
        }
    }
}

/// `text` without the facts in it.
fn bare(text: &str) -> String {
    let mut text = text.to_owned();
    for found in placeholders(&text).into_iter().rev() {
        blank(&mut text, &found.range);
    }
    text
}

/// The passages of a document.
pub(super) fn of_document(document: &Document) -> Vec<Passage> {
    let title: Arc<str> = document.title.as_str().into();
    let mut walker = Walker {
        document,
        key: format!("{:?} {}", document.kind, document.key.as_str()).into(),
        title: Arc::clone(&title),
        found: Vec::new(),
        headings: Vec::new(),
        section: String::new(),
        sections: 0,
        block: 0,
        lead: None,
        lists: 0,
        open: Opened::default(),
        head: Vec::new(),
        in_code: false,
    };
    let given = [("title", &document.front.title), ("description", &document.front.description)];
    for (name, given) in given {
        if let Some(given) = given {
            let mut passage = walker.passage(given.value.clone(), name.to_owned());
            passage.places = Places::Scalar(given.span, given.value.clone());
            if name == "title" {
                passage.above.clear();
            }
            walker.found.push(passage);
        }
    }
    let offset = document.markdown.start;
    for (event, range) in
        Parser::new_ext(document.markdown(), markdown::syntax()).into_offset_iter()
    {
        walker.take(&event, Span::new(offset + range.start, offset + range.end));
    }
    walker.flush();
    let mut found = walker.found;
    found.iter_mut().for_each(Passage::settle);
    found
}

/// The block that is being read.
#[derive(Default)]
struct Opened {
    text: String,
    chunks: Vec<(usize, Span, bool)>,
    code: Vec<Range<usize>>,
    links: Vec<(Range<usize>, String)>,
    cells: Vec<(Range<usize>, Arc<str>)>,
    cell: usize,
}

struct Walker<'d> {
    document: &'d Document,
    key: Arc<str>,
    title: Arc<str>,
    found: Vec<Passage>,
    headings: Vec<(HeadingLevel, Arc<str>)>,
    section: String,
    sections: usize,
    block: usize,
    lead: Option<Arc<str>>,
    lists: usize,
    open: Opened,
    /// Of the table that is being read.
    head: Vec<Arc<str>>,
    in_code: bool,
}

impl Walker<'_> {
    fn take(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(end) => self.end(*end),
            Event::Text(text) if !self.in_code => self.words(text, span),
            Event::Code(code) => {
                let start = self.open.text.len();
                // Behind the mark that opens it.
                let inner = Span::new(span.start + 1, span.end.saturating_sub(1));
                let exact = inner.end.saturating_sub(inner.start) == code.len();
                self.words(code, if exact { inner } else { span });
                self.open.code.push(start..self.open.text.len());
            }
            Event::SoftBreak | Event::HardBreak => self.words(" ", span),
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn words(&mut self, text: &str, span: Span) {
        let exact = span.end - span.start == text.len();
        self.open.chunks.push((self.open.text.len(), span, exact));
        self.open.text.push_str(text);
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Image { .. } => {}
            Tag::Link { dest_url, .. } => {
                let at = self.open.text.len();
                let address = dest_url.strip_prefix("mailto:").or(dest_url.strip_prefix("tel:"));
                if let Some(address) = address {
                    let address = address.split('?').next().unwrap_or_default();
                    self.open.chunks.push((at, span, false));
                    self.open.links.push((at..at, address.to_owned()));
                }
            }
            Tag::TableCell => self.open.cell = self.open.text.len(),
            Tag::TableHead => {
                self.flush();
                self.head.clear();
            }
            Tag::Heading { id, .. } => {
                self.flush();
                self.sections += 1;
                self.section = id.as_ref().map_or(self.sections.to_string(), |id| id.to_string());
                self.block = 0;
            }
            Tag::List(_) => {
                self.flush();
                if self.lists == 0 {
                    self.lead = self.found.last().map(|last| bare(&last.text).into());
                }
                self.lists += 1;
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.in_code = true;
            }
            _ => self.flush(),
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Image => {}
            TagEnd::Link => {
                let end = self.open.text.len();
                if let Some((range, _)) = self.open.links.last_mut()
                    && range.start == range.end
                {
                    range.end = end;
                }
            }
            TagEnd::TableCell => {
                let head = self.head.get(self.open.cells.len()).cloned().unwrap_or("".into());
                self.open.cells.push((self.open.cell..self.open.text.len(), head));
                let end = self.open.text.len();
                self.open.chunks.push((end, Span::new(0, 0), false));
                self.open.text.push_str(" | ");
            }
            TagEnd::TableHead => {
                let cells = self.open.cells.iter();
                let text = |range: &Range<usize>| self.open.text.get(range.clone()).unwrap_or("");
                self.head = cells.map(|(range, _)| bare(text(range)).into()).collect();
                self.flush();
            }
            TagEnd::Heading(level) => self.heading(level),
            TagEnd::List(_) => {
                self.flush();
                self.lists = self.lists.saturating_sub(1);
                if self.lists == 0 {
                    self.lead = None;
                }
            }
            TagEnd::CodeBlock => self.in_code = false,
            _ => self.flush(),
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        let text: Arc<str> = bare(&self.open.text).into();
        self.headings.retain(|(above, _)| *above < level);
        self.flush();
        self.headings.push((level, text));
    }

    fn passage(&self, text: String, section: String) -> Passage {
        let above = self.headings.iter().rev().map(|(_, text)| Arc::clone(text));
        Passage {
            file: self.document.file.clone(),
            lang: self.document.lang.clone(),
            text,
            places: Places::Chunks(Vec::new()),
            uses: Vec::new(),
            code: Vec::new(),
            links: Vec::new(),
            cells: Vec::new(),
            above: above.chain([Arc::clone(&self.title)]).collect(),
            lead: self.lead.clone(),
            key: Key { document: Arc::clone(&self.key), section, block: self.block },
            channel: None,
        }
    }

    fn flush(&mut self) {
        let open = std::mem::take(&mut self.open);
        if open.text.trim().is_empty() {
            return;
        }
        let mut passage = self.passage(open.text, self.section.clone());
        passage.places = Places::Chunks(open.chunks);
        (passage.code, passage.links, passage.cells) = (open.code, open.links, open.cells);
        self.found.push(passage);
        self.block += 1;
    }
}
