//! The passages of a document, in Markdown and in raw HTML.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::passage::{Key, Passage, Places, bare};
use crate::content::markdown::{self, RawHtml, Said};
use crate::diagnostics::Span;
use crate::model::Document;

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
        term: None,
        raw: RawHtml::default(),
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
    /// What is being defined.
    term: Option<Arc<str>>,
    /// The block of raw HTML that is being read.
    raw: RawHtml,
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
            Event::Html(html) => self.raw.push(html, span),
            Event::InlineHtml(tag) => {
                let mut raw = RawHtml::default();
                raw.push(tag, span);
                for said in markdown::said(&raw) {
                    match said {
                        Said::Start(name, address, span) if name == "a" => {
                            self.start_link(&address, span);
                        }
                        Said::End(name) if name == "a" => self.end_link(),
                        _ => {}
                    }
                }
            }
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
            Tag::Link { dest_url, .. } => self.start_link(dest_url, span),
            Tag::TableCell => self.open.cell = self.open.text.len(),
            Tag::TableHead => {
                self.flush();
                self.head.clear();
            }
            Tag::Heading { id, .. } => self.start_heading(id.as_deref()),
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
            TagEnd::Link => self.end_link(),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::TableHead => self.end_head(),
            TagEnd::HtmlBlock => self.html(),
            TagEnd::DefinitionListTitle => self.end_term(),
            TagEnd::DefinitionList => {
                self.flush();
                self.term = None;
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

    fn start_link(&mut self, address: &str, span: Span) {
        let at = self.open.text.len();
        let address = address.strip_prefix("mailto:").or(address.strip_prefix("tel:"));
        if let Some(address) = address {
            let address = address.split('?').next().unwrap_or_default();
            self.open.chunks.push((at, span, false));
            self.open.links.push((at..at, address.to_owned()));
        }
    }

    fn end_link(&mut self) {
        let end = self.open.text.len();
        if let Some((range, _)) = self.open.links.last_mut()
            && range.start == range.end
        {
            range.end = end;
        }
    }

    fn end_cell(&mut self) {
        let head = self.head.get(self.open.cells.len()).cloned().unwrap_or("".into());
        self.open.cells.push((self.open.cell..self.open.text.len(), head));
        let end = self.open.text.len();
        self.open.chunks.push((end, Span::new(0, 0), false));
        self.open.text.push_str(" | ");
    }

    fn end_head(&mut self) {
        let cells = self.open.cells.iter();
        let text = |range: &Range<usize>| self.open.text.get(range.clone()).unwrap_or("");
        self.head = cells.map(|(range, _)| bare(text(range)).into()).collect();
        self.flush();
    }

    fn end_term(&mut self) {
        let term: Arc<str> = bare(&self.open.text).into();
        self.term = None;
        self.flush();
        self.term = Some(term);
    }

    fn start_heading(&mut self, id: Option<&str>) {
        self.flush();
        self.term = None;
        self.sections += 1;
        self.section = id.map_or(self.sections.to_string(), str::to_owned);
        self.block = 0;
    }

    /// A block of raw HTML, by the same steps as what Markdown has.
    fn html(&mut self) {
        let raw = std::mem::take(&mut self.raw);
        let mut hidden = 0usize;
        let mut in_head = false;
        for said in markdown::said(&raw) {
            match said {
                Said::Text(text, span) if hidden == 0 => {
                    self.words(&text.replace('\n', " "), span);
                }
                Said::Text(..) => {}
                Said::Start(name, address, span) => match name.as_str() {
                    name if HIDDEN.contains(&name) => hidden += 1,
                    "a" => self.start_link(&address, span),
                    "br" => self.words(" ", span),
                    "td" | "th" => {
                        in_head = name == "th" && self.open.cells.is_empty() || in_head;
                        self.open.cell = self.open.text.len();
                    }
                    "tr" => {
                        self.flush();
                        in_head = false;
                    }
                    name if level(name).is_some() => self.start_heading(None),
                    name if INLINE.contains(&name) => {}
                    _ => self.flush(),
                },
                Said::End(name) => match name.as_str() {
                    name if HIDDEN.contains(&name) => hidden = hidden.saturating_sub(1),
                    "a" => self.end_link(),
                    "td" => {
                        self.end_cell();
                        in_head = false;
                    }
                    "th" => self.end_cell(),
                    "tr" if in_head => self.end_head(),
                    "dt" => self.end_term(),
                    "dl" => {
                        self.flush();
                        self.term = None;
                    }
                    "table" => {
                        self.flush();
                        self.head.clear();
                    }
                    name if INLINE.contains(&name) => {}
                    name => match level(name) {
                        Some(level) => self.heading(level),
                        None => self.flush(),
                    },
                },
            }
        }
        self.flush();
    }

    fn heading(&mut self, level: HeadingLevel) {
        let text: Arc<str> = bare(&self.open.text).into();
        self.headings.retain(|(above, _)| *above < level);
        self.flush();
        self.headings.push((level, text));
    }

    fn passage(&self, text: String, section: String) -> Passage {
        let headings = self.headings.iter().rev().map(|(_, text)| text);
        let above = self.term.iter().chain(headings).map(Arc::clone);
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
            defines: self.term.is_some(),
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

/// Elements whose text nobody reads, or that is code.
const HIDDEN: [&str; 6] = ["script", "style", "template", "pre", "code", "svg"];
/// Elements that stand inside a line.
const INLINE: [&str; 27] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
    "mark", "picture", "q", "s", "samp", "small", "source", "span", "strong", "sub", "sup", "time",
    "u",
];

fn level(name: &str) -> Option<HeadingLevel> {
    let level = name.strip_prefix('h')?.parse::<usize>().ok()?;
    HeadingLevel::try_from(level).ok()
}
