//! One walk over the events, writing pieces: a section a heading.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::outline::{Outline, Planned};
use super::tables::TableState;
use super::target::{self, Target};
use super::{Options, escape, raw, tables};
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::model::{Asset, AssetKind, Body, Embed, EmbedKind, Heading, Link, Piece, Section};
use crate::tree::TextFile;

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
    pub(super) table: TableState,
    footnotes: Footnotes,
    diagnostics: Diagnostics,
    /// Whether anything was written to the current section yet.
    line_start: bool,
    /// For each open link, whether it was written.
    open_links: Vec<bool>,
    open_quotes: Vec<bool>,
}

struct Alt {
    depth: usize,
    text: String,
    url: String,
    title: String,
    span: Span,
}

#[derive(Default)]
struct Footnotes {
    numbers: BTreeMap<String, Note>,
    /// The surrounding text, while a definition is written.
    outside: Option<(Vec<Piece>, String, String)>,
    name: String,
}

#[derive(Default)]
struct Note {
    number: usize,
    references: usize,
    definition: Option<Vec<Piece>>,
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
            Tag::HtmlBlock => self.fresh_line(),
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
            TagEnd::HtmlBlock => self.fresh_line(),
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

    // --- headings and sections -------------------------------------------------------------

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

    // --- blocks ----------------------------------------------------------------------------

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

    // --- footnotes -------------------------------------------------------------------------

    fn footnote_reference(&mut self, name: &str) {
        let next = self.footnotes.numbers.values().filter(|note| note.number > 0).count() + 1;
        let note = self.footnotes.numbers.entry(name.to_owned()).or_default();
        if note.number == 0 {
            note.number = next;
        }
        note.references += 1;
        let (n, nth) = (note.number, note.references);
        let id = if nth == 1 { format!("fd-ref-{n}") } else { format!("fd-ref-{n}-{nth}") };
        self.html.push_str(&format!("<sup id=\"{id}\"><a href=\"#fd-note-{n}\" role=\"doc-noteref\">{n}</a></sup>"));
    }

    fn start_footnote(&mut self, name: &str) {
        self.flush();
        let outside = (std::mem::take(&mut self.pieces), std::mem::take(&mut self.text), name.to_owned());
        self.footnotes.outside = Some(outside);
        self.footnotes.name = name.to_owned();
        self.line_start = true;
    }

    fn end_footnote(&mut self) {
        self.flush();
        let Some((pieces, text, name)) = self.footnotes.outside.take() else { return };
        let definition = std::mem::replace(&mut self.pieces, pieces);
        let note_text = std::mem::replace(&mut self.text, text);
        self.text.push_str(&note_text);
        self.footnotes.numbers.entry(name).or_default().definition = Some(definition);
    }

    fn footnote_list(&mut self) -> Vec<Piece> {
        let mut notes: Vec<Note> = std::mem::take(&mut self.footnotes.numbers).into_values().collect();
        notes.retain(|note| note.number > 0);
        notes.sort_by_key(|note| note.number);
        if notes.is_empty() {
            return Vec::new();
        }
        let mut pieces = vec![Piece::Html("<ol>\n".into())];
        for note in notes {
            let n = note.number;
            pieces.push(Piece::Html(format!("<li id=\"fd-note-{n}\">")));
            pieces.extend(note.definition.unwrap_or_default());
            pieces.push(Piece::Html(format!("<a href=\"#fd-ref-{n}\" role=\"doc-backlink\" aria-label=\"")));
            pieces.push(Piece::Words("footnote-back"));
            pieces.push(Piece::Html("\">↩</a></li>\n".into()));
        }
        pieces.push(Piece::Html("</ol>\n".into()));
        pieces
    }

    // --- links and pictures ----------------------------------------------------------------

    fn start_link(&mut self, url: &str, title: &str, range: &Range<usize>) {
        let span = self.span(range);
        let target = if self.site.is_some() { target::sort(url, false) } else { Target::Elsewhere };
        if let Target::Refused(why, fix) = target {
            self.refuse(url, why, fix, span);
            self.open_links.push(false);
            return;
        }
        self.html.push_str("<a href=\"");
        self.destination(url, target, span);
        self.html.push('"');
        self.title(title);
        self.html.push('>');
        self.open_links.push(true);
    }

    fn end_image(&mut self, alt: Alt) {
        let target = if self.site.is_some() { target::sort(&alt.url, true) } else { Target::Elsewhere };
        if let Target::Refused(why, fix) = target {
            self.refuse(&alt.url, why, fix, alt.span);
            escape::html(&mut self.html, &alt.text);
            return;
        }
        let local = matches!(target, Target::File { .. });
        self.html.push_str("<img src=\"");
        let asset = self.body.assets.len();
        if local {
            self.asset(target, AssetKind::Image, alt.span);
        } else {
            escape::href(&mut self.html, &alt.url);
            if self.site.is_some() {
                self.body.embeds.push(Embed { kind: EmbedKind::Image, url: alt.url.clone(), span: alt.span });
            }
        }
        self.html.push('"');
        if local {
            self.open(Piece::Size(asset));
        }
        self.html.push_str(" alt=\"");
        escape::html(&mut self.html, &alt.text);
        self.html.push('"');
        self.title(&alt.title);
        self.html.push_str(if self.site.is_some() { " loading=\"lazy\" />" } else { " />" });
        self.text.push_str(&alt.text);
    }

    /// Writes what stands between the quotes of `href`.
    pub(super) fn destination(&mut self, url: &str, target: Target, span: Span) {
        match target {
            Target::Elsewhere | Target::Refused(..) => escape::href(&mut self.html, url),
            Target::Page { path, fragment } => {
                let index = self.body.links.len();
                self.body.links.push(Link { path, fragment, span });
                self.open(Piece::Link(index));
            }
            file @ Target::File { .. } => self.asset(file, AssetKind::File, span),
        }
    }

    pub(super) fn asset(&mut self, target: Target, kind: AssetKind, span: Span) {
        if let Target::File { path } = target {
            let index = self.body.assets.len();
            self.body.assets.push(Asset { path, kind, span });
            self.open(Piece::Asset(index));
        }
    }

    pub(super) fn id(&mut self, id: String) {
        self.body.ids.push(id);
    }

    pub(super) fn embed(&mut self, kind: EmbedKind, url: &str, span: Span) {
        self.body.embeds.push(Embed { kind, url: url.to_owned(), span });
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.html.push_str(" title=\"");
            escape::html(&mut self.html, title);
            self.html.push('"');
        }
    }

    pub(super) fn refuse(&mut self, url: &str, why: &str, fix: &str, span: Span) {
        let shown: String = url.chars().take(60).collect();
        self.report(Diagnostic::error("refused-url", format!("`{shown}`: {why}")).help(fix), span);
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic, span: Span) {
        if let Some(input) = self.site {
            self.diagnostics.push(diagnostic.at(input.file.place(span)));
        }
    }

    fn alt_event(&mut self, event: &Event<'a>) {
        let Some(alt) = &mut self.alt else { return };
        match event {
            Event::Start(_) => alt.depth += 1,
            Event::End(TagEnd::Image) if alt.depth == 0 => {
                if let Some(alt) = self.alt.take() {
                    self.end_image(alt);
                }
            }
            Event::End(_) => alt.depth = alt.depth.saturating_sub(1),
            event => escape::text_of(&mut alt.text, event),
        }
    }

    fn raw(&mut self, html: &str, range: &Range<usize>) {
        match self.site {
            None => self.html.push_str(html),
            Some(input) if input.options.raw_html => raw::write(self, html, self.span(range)),
            Some(_) => {
                escape::html(&mut self.html, html);
                self.text.push_str(html);
            }
        }
    }

    // --- output ----------------------------------------------------------------------------

    /// Text the reader sees.
    fn words(&mut self, text: &str) {
        escape::html(&mut self.html, text);
        self.text.push_str(text);
    }

    pub(super) fn space(&mut self) {
        self.text.push(' ');
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
