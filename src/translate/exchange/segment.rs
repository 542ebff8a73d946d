//! What is to be translated in each part of a document: its words with what stands between them,
//! without the marks that make it a heading, an item or a row.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::code::{Code, What};
use super::html::of_html;
use super::message::{Inline, tidy};
use crate::content::markdown::{self, Events};
use crate::diagnostics::Span;
use crate::facts;
use crate::model::Document;
use crate::translate::block::{Block, Kind, with_escape};

/// A part's text, or one cell of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// Which part it belongs to.
    pub block: usize,
    /// 0 for all but rows.
    pub cell: usize,
    /// In the document's file.
    pub span: Span,
    pub inlines: Vec<Inline>,
}

/// The segments of a document whose parts are `blocks`, in order.
pub fn segments(document: &Document, blocks: &[Block]) -> Vec<Segment> {
    let start = document.markdown.start;
    let of_front = |(at, block): (usize, &Block)| {
        let is_front = matches!(block.kind, Kind::Title | Kind::Description);
        let inlines = is_front.then(|| tidy(with_facts(&block.text)))?;
        Some(Segment { block: at, cell: 0, span: block.span, inlines })
    };
    let mut segments: Vec<Segment> = blocks.iter().enumerate().filter_map(of_front).collect();
    segments.extend(of_text(document.markdown(), start, blocks));
    segments
}

/// The segments of a Markdown text that stands `offset` bytes into its file.
pub fn of_text(text: &str, offset: usize, blocks: &[Block]) -> Vec<Segment> {
    let Some((events, sized)) = markdown::sized_events(text) else { return Vec::new() };
    let mut cutter =
        Cutter { text, offset, blocks, sized, segments: Vec::new(), at: None, cell: 0, own: None };
    cutter.run(&events);
    cutter.finish();
    for (at, block) in blocks.iter().enumerate().filter(|(_, block)| block.kind == Kind::Html) {
        let raw = text.get(block.span.start - offset..block.span.end - offset).unwrap_or_default();
        let inlines = of_html(raw.trim_end());
        let span = Span::new(block.span.start, block.span.start + raw.trim_end().len());
        cutter.segments.push(Segment { block: at, cell: 0, span, inlines });
    }
    let mut segments = cutter.segments;
    segments.retain_mut(|segment| {
        blocks[segment.block].kind != Kind::Code || whole(text, offset, segment)
    });
    segments.sort_by_key(|segment| (segment.block, segment.cell));
    segments
}

/// Code without its last line end, where it is written as it is read.
fn whole(text: &str, offset: usize, code: &mut Segment) -> bool {
    let raw = text.get(code.span.start - offset..code.span.end - offset).unwrap_or_default();
    let [Inline::Text(read)] = code.inlines.as_mut_slice() else { return false };
    let is_written = raw == read;
    let end = read.trim_end_matches('\n').len();
    code.span.end = code.span.start + end;
    read.truncate(end);
    is_written && end > 0
}

struct Cutter<'t> {
    text: &'t str,
    offset: usize,
    blocks: &'t [Block],
    sized: BTreeSet<usize>,
    segments: Vec<Segment>,
    /// The part that is read.
    at: Option<usize>,
    cell: usize,
    own: Option<Builder>,
}

impl Cutter<'_> {
    fn run(&mut self, events: &Events<'_>) {
        for (event, range) in events {
            let span = Span::new(range.start, range.end);
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => self.cell = 0,
                Event::Start(Tag::TableCell) => {
                    self.finish();
                    self.at = self.block_at(span);
                    // A row of fewer cells than its head is filled up with some that are nowhere.
                    self.own = self.at.map(|_| Builder::new(span.start));
                }
                Event::End(TagEnd::TableCell) => {
                    self.finish();
                    self.cell += 1;
                }
                // It is no word of its item; the item around it ends here.
                Event::TaskListMarker(_) => self.finish(),
                Event::Text(_) if self.block_at(span).is_some_and(|at| self.is_code(at)) => {
                    self.code(span);
                }
                _ if is_inline(event) => self.inline(event, span),
                _ => {}
            }
        }
    }

    fn is_code(&self, at: usize) -> bool {
        self.blocks[at].kind == Kind::Code
    }

    /// The part that `span` of the text stands in.
    fn block_at(&self, span: Span) -> Option<usize> {
        let (start, end) = (self.offset + span.start, self.offset + span.end);
        let after = self.blocks.partition_point(|block| block.span.start <= start);
        let at = after.checked_sub(1)?;
        (self.blocks[at].span.end >= end).then_some(at)
    }

    fn inline(&mut self, event: &Event<'_>, span: Span) {
        let is_cell =
            self.own.is_some() && self.at.is_some_and(|at| self.blocks[at].kind == Kind::Row);
        if !is_cell {
            // An indented line of raw HTML is told as a text of spaces and the line.
            let at = self.block_at(span).filter(|at| self.blocks[*at].kind != Kind::Html);
            if at != self.at || self.own.is_none() {
                self.finish();
                self.at = at;
                self.cell = 0;
                self.own = at.map(|_| Builder::new(span.start));
            }
        }
        if let Some(own) = &mut self.own {
            own.take(self.text, event, span, self.sized.contains(&span.start));
        }
    }

    /// Code is one text with its lines, where it stands in no list and no quote: there each line
    /// begins with something that is none of it.
    fn code(&mut self, span: Span) {
        self.finish();
        let (Some(at), Some(line)) = (self.block_at(span), self.text.get(span.start..span.end))
        else {
            return;
        };
        let place = Span::new(self.offset + span.start, self.offset + span.end);
        match self.segments.last_mut().filter(|last| last.block == at) {
            Some(last) if last.span.end == place.start => {
                last.span.end = place.end;
                if let [Inline::Text(text)] = last.inlines.as_mut_slice() {
                    text.push_str(line);
                }
            }
            Some(last) => last.inlines.clear(),
            None => self.segments.push(Segment {
                block: at,
                cell: 0,
                span: place,
                inlines: vec![Inline::Text(line.to_owned())],
            }),
        }
    }

    fn finish(&mut self) {
        let (Some(own), Some(at)) = (self.own.take(), self.at) else { return };
        let kind = self.blocks[at].kind;
        let mut inlines = with_all_facts(own.inlines);
        // An empty cell has a beginning alone.
        let (start, mut end) = (own.start, own.end.max(own.start));
        if kind == Kind::Heading {
            let block = self.blocks[at].span;
            let raw = self.text.get(block.start - self.offset..block.end - self.offset);
            if let Some(anchor) = raw.and_then(attributes) {
                end = trimmed(self.text, start, end.min(block.start - self.offset + anchor));
                cut_braces(&mut inlines);
            }
        }
        let span = Span::new(self.offset + start, self.offset + end);
        self.segments.push(Segment { block: at, cell: self.cell, span, inlines: tidy(inlines) });
    }
}

fn trimmed(text: &str, start: usize, end: usize) -> usize {
    text.get(start..end).map_or(end, |own| start + own.trim_end().len())
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        ),
        Event::End(tag) => matches!(
            tag,
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image
        ),
        Event::Text(_)
        | Event::Code(_)
        | Event::InlineHtml(_)
        | Event::FootnoteReference(_)
        | Event::SoftBreak
        | Event::HardBreak => true,
        _ => false,
    }
}

/// Where the braces with a heading's anchor begin.
pub fn attributes(heading: &str) -> Option<usize> {
    let first = Parser::new_ext(heading, markdown::syntax()).next()?;
    let Event::Start(Tag::Heading { id, classes, attrs, .. }) = first else { return None };
    let has_any = id.is_some() || !classes.is_empty() || !attrs.is_empty();
    heading.rfind('{').filter(|_| has_any)
}

fn cut_braces(inlines: &mut [Inline]) {
    if let Some(Inline::Text(text)) = inlines.last_mut()
        && let Some(at) = text.rfind('{')
    {
        text.truncate(at);
    }
}

/// A segment while it is read.
struct Builder {
    start: usize,
    /// 0 as long as there is nothing in it.
    end: usize,
    inlines: Vec<Inline>,
    open: Vec<Open>,
    /// A line break whose next line has not begun.
    broken: Option<usize>,
}

/// Emphasis, a link or a picture that has begun.
struct Open {
    /// Which of the inlines it is.
    at: usize,
    /// Where what stands inside ends, as far as it was read.
    inner: usize,
    /// An address in `<` and `>`: what is inside says it twice.
    is_address: bool,
    /// Of a link or picture.
    to: Option<To>,
}

struct To {
    what: What,
    is_inline: bool,
    is_sized: bool,
    url: String,
    title: String,
}

impl Builder {
    fn new(start: usize) -> Self {
        Self { start, end: 0, inlines: Vec::new(), open: Vec::new(), broken: None }
    }

    fn take(&mut self, text: &str, event: &Event<'_>, span: Span, is_sized: bool) {
        let start = match event {
            Event::Text(_) => with_escape(text, span.start),
            _ => span.start,
        };
        if self.end == 0 {
            self.start = start;
        }
        if let Some(from) = self.broken.take() {
            let raw = text.get(from..start).unwrap_or("\\\n");
            self.inlines.push(Inline::Single(Code::line_break(raw)));
        }
        self.end = self.end.max(span.end);
        let raw = text.get(span.start..span.end).unwrap_or_default();
        let inside_address = self.open.last().is_some_and(|open| open.is_address);
        match event {
            Event::End(_) => return self.close(text, span),
            Event::Start(tag) => return self.begin(tag, span, is_sized),
            _ if inside_address => {}
            Event::Text(words) => self.inlines.push(Inline::Text(words.to_string())),
            Event::SoftBreak => self.inlines.push(Inline::Text(" ".into())),
            Event::HardBreak => self.broken = Some(span.start),
            Event::Code(_) => self.single(What::Code, raw),
            Event::InlineHtml(_) => self.single(What::Html, raw),
            Event::FootnoteReference(_) => self.single(What::Note, raw),
            _ => {}
        }
        self.grow(span.end);
    }

    fn grow(&mut self, end: usize) {
        if let Some(open) = self.open.last_mut() {
            open.inner = open.inner.max(end);
        }
    }

    fn single(&mut self, what: What, raw: &str) {
        self.inlines.push(Inline::Single(Code::single(what, raw)));
    }

    fn begin(&mut self, tag: &Tag<'_>, span: Span, is_sized: bool) {
        let (what, mark, length) = match tag {
            Tag::Emphasis => (What::Italic, "*", 1),
            Tag::Strong => (What::Bold, "**", 2),
            Tag::Strikethrough => (What::Struck, "~~", 2),
            Tag::Link { .. } => (What::Link, "[", 1),
            _ => (What::Picture, "![", 2),
        };
        let to = match tag {
            Tag::Link { link_type, dest_url, title, .. }
            | Tag::Image { link_type, dest_url, title, .. } => Some(To {
                what,
                is_inline: *link_type == LinkType::Inline,
                is_sized,
                url: dest_url.to_string(),
                title: title.to_string(),
            }),
            _ => None,
        };
        let is_address =
            matches!(tag, Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. });
        let (at, inner) = (self.inlines.len(), span.start + length);
        self.open.push(Open { at, inner, is_address, to });
        self.inlines.push(Inline::Open(Code::look(what, mark)));
    }

    fn close(&mut self, text: &str, span: Span) {
        let Some(open) = self.open.pop() else { return };
        let mut end = span.end;
        if open.is_address {
            let raw = text.get(span.start..span.end).unwrap_or_default();
            self.inlines[open.at] = Inline::Single(Code::single(What::Address, raw));
            return self.grow(end);
        }
        if let Some(to) = open.to {
            let rest = text.get(span.end..).unwrap_or_default();
            let size = if to.is_sized { rest.find('}').map_or(0, |at| at + 1) } else { 0 };
            end += size;
            let written = text.get(open.inner..span.end).map(str::trim_start);
            let written =
                written.filter(|raw| to.is_inline && raw.starts_with("](") && !raw.contains('\n'));
            let close = written.map_or_else(|| destination(&to.url, &to.title), str::to_owned);
            let close = format!("{close}{}", rest.get(..size).unwrap_or_default());
            let key = if size > 0 { format!("{}{}", to.url, &close) } else { to.url };
            self.inlines[open.at] = Inline::Open(Code::link(to.what, close, &key, &to.title));
        }
        self.inlines.push(Inline::Close);
        self.end = self.end.max(end);
        self.grow(end);
    }
}

/// How a link that was written by its name ends where it is written whole.
fn destination(url: &str, title: &str) -> String {
    let is_plain = !url.is_empty()
        && url.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"()<>\\|".contains(c));
    let url = match is_plain {
        true => url.to_owned(),
        false => format!("<{}>", url.replace(['\n', '<', '>', '|'], "").replace('\\', "\\\\")),
    };
    match title {
        "" => format!("]({url})"),
        title => format!("]({url} \"{}\")", title.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

/// Facts stand in words only.
fn with_all_facts(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match (joined.last_mut(), inline) {
            // The parser cuts text wherever a mark could have stood.
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
            (_, inline) => joined.push(inline),
        }
    }
    let each = joined.into_iter().flat_map(|inline| match inline {
        Inline::Text(text) => with_facts(&text),
        other => vec![other],
    });
    each.collect()
}

fn with_facts(text: &str) -> Vec<Inline> {
    let (mut inlines, mut from) = (Vec::new(), 0);
    for found in facts::placeholders(text) {
        inlines.push(Inline::Text(text[from..found.range.start].to_owned()));
        inlines.push(Inline::Single(Code::single(What::Fact, &text[found.range.clone()])));
        from = found.range.end;
    }
    inlines.push(Inline::Text(text[from..].to_owned()));
    inlines.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
    inlines
}
