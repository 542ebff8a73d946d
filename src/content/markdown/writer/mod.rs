//! One walk over the events, writing pieces: a section a heading.

mod footnotes;
mod links;

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::outline::{Outline, Planned};
use super::raw::RawHtml;
use super::tables::TableState;
use super::{Options, escape, tables};
use crate::diagnostics::{Diagnostics, Span};
use crate::model::{Body, Heading, Piece, Section};
use crate::tree::TextFile;
use footnotes::Footnotes;
use links::Alt;

pub(super) struct Input<'a> {
    pub file: &'a TextFile,
    /// Where the body starts in the file.
    pub offset: usize,
    pub events: &'a [(Event<'a>, Range<usize>)],
    pub outline: &'a Outline,
    pub options: Options,
}

#[derive(Default)]
pub(super) struct Written {
    pub body: Body,
    pub lead: Option<String>,
    pub diagnostics: Diagnostics,
}

/// The site's form: sections, anchors, open links.
pub(super) fn write(input: Input<'_>) -> Written {
    let mut writer = Writer::new(Some(&input), input.events, input.outline);
    writer.run();
    writer.finish()
}

/// The specifications' form.
pub(super) fn write_plain(events: &[(Event<'_>, Range<usize>)]) -> String {
    let outline = Outline::default();
    let mut writer = Writer::new(None, events, &outline);
    writer.run();
    let written = writer.finish();
    let pieces = written.body.sections.into_iter().flat_map(|section| section.pieces).chain(written.body.footnotes);
    pieces.filter_map(|piece| if let Piece::Html(html) = piece { Some(html) } else { None }).collect()
}

pub(super) struct Writer<'a> {
    /// `None` writes the plain form.
    site: Option<&'a Input<'a>>,
    events: &'a [(Event<'a>, Range<usize>)],
    outline: &'a Outline,
    at: usize,
    /// The HTML being written; flushed into `pieces` wherever something is left open.
    pub(super) html: String,
    pieces: Vec<Piece>,
    /// The visible text of the section being written.
    text: String,
    sections: Vec<Section>,
    heading: Option<Heading>,
    body: Body,
    lead: Option<String>,
    lead_from: Option<usize>,
    /// Collects an image's alternative text instead of HTML.
    alt: Option<Alt>,
    /// The raw HTML block being read.
    raw_block: Option<RawHtml>,
    pub(super) table: TableState,
    footnotes: Footnotes,
    diagnostics: Diagnostics,
    /// Whether anything was written to the current section yet.
    line_start: bool,
    /// For each open link, whether it was written.
    open_links: Vec<bool>,
    open_quotes: Vec<bool>,
}

impl<'a> Writer<'a> {
    fn new(site: Option<&'a Input<'a>>, events: &'a [(Event<'a>, Range<usize>)], outline: &'a Outline) -> Self {
        Self {
            site,
            events,
            outline,
            at: 0,
            html: String::new(),
            pieces: Vec::new(),
            text: String::new(),
            sections: Vec::new(),
            heading: None,
            body: Body::default(),
            lead: None,
            lead_from: None,
            alt: None,
            raw_block: None,
            table: TableState::default(),
            footnotes: Footnotes::default(),
            diagnostics: Diagnostics::new(),
            line_start: true,
            open_links: Vec::new(),
            open_quotes: Vec::new(),
        }
    }

    fn run(&mut self) {
        while let Some((event, range)) = self.events.get(self.at) {
            if self.outline.title_event == Some(self.at) {
                self.skip_heading();
                continue;
            }
            if self.alt.is_some() {
                self.alt_event(event);
            } else {
                self.event(event, range);
            }
            self.at += 1;
        }
    }

    fn event(&mut self, event: &Event<'a>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.words(text),
            Event::Code(code) => {
                self.html.push_str("<code>");
                self.words(code);
                self.html.push_str("</code>");
            }
            Event::Html(html) | Event::InlineHtml(html) => self.raw(html, range),
            Event::SoftBreak => {
                self.html.push('\n');
                self.text.push(' ');
            }
            Event::HardBreak => {
                self.html.push_str("<br />\n");
                self.text.push(' ');
            }
            Event::Rule => {
                self.fresh_line();
                self.html.push_str("<hr />\n");
            }
            Event::FootnoteReference(name) => self.footnote_reference(name),
            Event::TaskListMarker(done) => self.task(*done),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.words(text),
        }
    }

    fn start(&mut self, tag: &Tag<'a>, range: &Range<usize>) {
        match tag {
            Tag::Paragraph => {
                self.block("<p>");
                self.lead_from = self.lead.is_none().then_some(self.text.len());
            }
            Tag::Heading { level, .. } => self.start_heading(*level as u8),
            Tag::BlockQuote(kind) => self.start_quote(*kind),
            Tag::CodeBlock(kind) => self.start_code(kind),
            Tag::HtmlBlock => {
                self.fresh_line();
                self.raw_block = Some(RawHtml::default());
            }
            Tag::List(Some(1)) => self.block("<ol>\n"),
            Tag::List(Some(first)) => self.block(&format!("<ol start=\"{first}\">\n")),
            Tag::List(None) => self.block("<ul>\n"),
            Tag::Item => self.block("<li>"),
            Tag::FootnoteDefinition(name) => self.start_footnote(name),
            Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => tables::start(self, tag),
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Strikethrough => self.html.push_str("<del>"),
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
                self.start_link(&format!("mailto:{dest_url}"), "", range);
            }
            Tag::Link { dest_url, title, .. } => self.start_link(dest_url, title, range),
            Tag::Image { dest_url, title, .. } => {
                let (url, title) = (dest_url.to_string(), title.to_string());
                self.alt = Some(Alt { depth: 0, text: String::new(), url, title, span: self.span(range) });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: &TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                self.html.push_str("</p>\n");
                self.end_lead();
                self.text.push('\n');
            }
            TagEnd::Heading(level) => self.end_heading(*level as u8),
            TagEnd::BlockQuote(_) => {
                self.fresh_line();
                let alert = self.open_quotes.pop().unwrap_or(false);
                self.html.push_str(if alert { "</div>\n" } else { "</blockquote>\n" });
            }
            TagEnd::CodeBlock => {
                self.html.push_str("</code></pre>\n");
                self.text.push('\n');
            }
            TagEnd::HtmlBlock => self.end_raw_block(),
            TagEnd::List(ordered) => {
                self.fresh_line();
                self.html.push_str(if *ordered { "</ol>\n" } else { "</ul>\n" });
            }
            TagEnd::Item => {
                self.html.push_str("</li>\n");
                self.text.push('\n');
            }
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell => tables::end(self, tag),
            TagEnd::Emphasis => self.html.push_str("</em>"),
            TagEnd::Strong => self.html.push_str("</strong>"),
            TagEnd::Strikethrough => self.html.push_str("</del>"),
            TagEnd::Link if self.open_links.pop().unwrap_or(true) => self.html.push_str("</a>"),
            _ => {}
        }
    }

    fn start_heading(&mut self, level: u8) {
        match self.planned() {
            Some(planned) if planned.top => {
                self.close_section();
                let Planned { level, anchor, pinned, text, span, .. } = planned.clone();
                self.heading = Some(Heading { level, anchor, pinned, pieces: Vec::new(), text, span });
            }
            Some(planned) => {
                let opening = format!("<h{} id=\"{}\">", planned.level, planned.anchor);
                self.block(&opening);
            }
            None => self.block(&format!("<h{level}>")),
        }
    }

    fn end_heading(&mut self, level: u8) {
        if let Some(mut heading) = self.heading.take_if(|heading| heading.pieces.is_empty()) {
            self.flush();
            heading.pieces = std::mem::take(&mut self.pieces);
            if heading.pieces.is_empty() {
                heading.pieces.push(Piece::Html(String::new()));
            }
            self.heading = Some(heading);
            self.text.clear();
            self.line_start = true;
            return;
        }
        let level = self.heading_level_of_end().unwrap_or(level);
        self.html.push_str(&format!("</h{level}>\n"));
        self.text.push('\n');
    }

    fn planned(&self) -> Option<&'a Planned> {
        self.outline.headings.get(&self.at)
    }

    /// The level a nested heading was opened with: its start is the nearest planned one behind us.
    fn heading_level_of_end(&self) -> Option<u8> {
        self.outline.headings.range(..self.at).next_back().map(|(_, planned)| planned.level)
    }

    fn close_section(&mut self) {
        self.flush();
        let pieces = std::mem::take(&mut self.pieces);
        let text = std::mem::take(&mut self.text);
        self.sections.push(Section { heading: self.heading.take(), pieces, text });
        self.line_start = true;
    }

    fn skip_heading(&mut self) {
        while let Some((event, _)) = self.events.get(self.at) {
            self.at += 1;
            if matches!(event, Event::End(TagEnd::Heading(_))) {
                return;
            }
        }
    }

    fn start_quote(&mut self, kind: Option<BlockQuoteKind>) {
        let alert = kind.filter(|_| self.site.is_some());
        self.open_quotes.push(alert.is_some());
        let Some(kind) = alert else { return self.block("<blockquote>\n") };
        let (name, words) = match kind {
            BlockQuoteKind::Note => ("note", "alert-note"),
            BlockQuoteKind::Tip => ("tip", "alert-tip"),
            BlockQuoteKind::Important => ("important", "alert-important"),
            BlockQuoteKind::Warning => ("warning", "alert-warning"),
            BlockQuoteKind::Caution => ("caution", "alert-caution"),
        };
        self.block(&format!("<div class=\"alert alert-{name}\" role=\"note\">\n<p class=\"alert-title\">"));
        self.open(Piece::Words(words));
        self.html.push_str("</p>\n");
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.fresh_line();
        // A block wider than a phone scrolls, and what scrolls must be reachable by keyboard.
        self.html.push_str(if self.site.is_some() { "<pre tabindex=\"0\"><code" } else { "<pre><code" });
        if let CodeBlockKind::Fenced(info) = kind
            && let Some(language) = info.split(' ').next().filter(|language| !language.is_empty())
        {
            self.html.push_str(" class=\"language-");
            escape::html(&mut self.html, language);
            self.html.push('"');
        }
        self.html.push('>');
    }

    fn task(&mut self, done: bool) {
        let mark = match (self.site.is_some(), done) {
            (true, true) => "<span class=\"task\">☑</span> ",
            (true, false) => "<span class=\"task\">☐</span> ",
            (false, true) => "<input checked=\"\" disabled=\"\" type=\"checkbox\"> ",
            (false, false) => "<input disabled=\"\" type=\"checkbox\"> ",
        };
        self.html.push_str(mark);
    }

    fn end_lead(&mut self) {
        let Some(from) = self.lead_from.take() else { return };
        let lead = self.text.get(from..).unwrap_or("").trim();
        if !lead.is_empty() {
            self.lead = Some(lead.to_owned());
        }
    }

    /// Text the reader sees.
    fn words(&mut self, text: &str) {
        escape::html(&mut self.html, text);
        self.text.push_str(text);
    }

    /// Between cells: what shows the text can tell them from words.
    pub(super) fn tab(&mut self) {
        self.text.push('\t');
    }

    pub(super) fn newline(&mut self) {
        self.text.push('\n');
    }

    pub(super) fn is_site(&self) -> bool {
        self.site.is_some()
    }

    pub(super) fn block(&mut self, opening: &str) {
        self.fresh_line();
        self.html.push_str(opening);
    }

    /// Blocks start on a line of their own.
    pub(super) fn fresh_line(&mut self) {
        let at_start = if self.html.is_empty() { self.line_start } else { self.html.ends_with('\n') };
        if !at_start {
            self.html.push('\n');
        }
    }

    /// The header cells' text of the table that starts here, for its label.
    pub(super) fn header_text(&self) -> String {
        let mut text = String::new();
        for (event, _) in &self.events[self.at..] {
            match event {
                Event::End(TagEnd::TableHead) => break,
                Event::End(TagEnd::TableCell) => text.push_str(", "),
                event => escape::text_of(&mut text, event),
            }
        }
        text.trim_end_matches([',', ' ']).to_owned()
    }

    pub(super) fn section_anchor(&self) -> Option<&str> {
        self.heading.as_ref().map(|heading| heading.anchor.as_str())
    }

    pub(super) fn open(&mut self, piece: Piece) {
        self.flush();
        self.pieces.push(piece);
        self.line_start = false;
    }

    fn flush(&mut self) {
        if !self.html.is_empty() {
            self.line_start = self.html.ends_with('\n');
            self.pieces.push(Piece::Html(std::mem::take(&mut self.html)));
        }
    }

    fn span(&self, range: &Range<usize>) -> Span {
        let offset = self.site.map_or(0, |input| input.offset);
        Span::new(offset + range.start, offset + range.end)
    }

    fn finish(mut self) -> Written {
        self.close_section();
        self.body.footnotes = self.footnote_list();
        self.body.sections = self.sections;
        Written { body: self.body, lead: self.lead, diagnostics: self.diagnostics }
    }
}
