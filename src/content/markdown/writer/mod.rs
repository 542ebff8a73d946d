//! One walk over the events, writing pieces: a section a heading.

mod bare;
mod footnotes;
mod known;
mod links;
mod quotes;

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::colours;
use super::escape;
use super::info::Info;
use super::inline;
use super::joints::Joints;
use super::marks::Marks;
use super::outline::{Outline, Planned};
use super::raw::{self, Balance, RawHtml};
use super::sink::{Origin, Sink};
use super::sizes::Sizes;
use super::tables::{Label, TableState};
use super::tabs::Tabs;
use crate::model::{Heading, PictureSize, Piece, Section};
use footnotes::Footnotes;
use links::{Alt, Links};
use quotes::Quotes;

pub(super) use known::{Known, Written};

/// The parser's events, each with its range of the body.
pub(super) type Events<'a> = [(Event<'a>, Range<usize>)];

/// The site's form: sections, anchors, open links.
pub(super) fn write(origin: Origin<'_>, events: &Events<'_>, known: Known<'_>) -> Written {
    let mut writer = Writer::new(Some(origin), events, known);
    writer.run();
    writer.finish()
}

/// The specifications' form.
pub(super) fn write_plain(events: &[(Event<'_>, Range<usize>)]) -> String {
    let outline = Outline::default();
    let known =
        Known { outline: &outline, raw: None, sizes: None, joints: None, tabs: None, marks: &[] };
    let mut writer = Writer::new(None, events, known);
    writer.run();
    let written = writer.finish();
    let pieces = written
        .body
        .sections
        .into_iter()
        .flat_map(|section| section.pieces)
        .chain(written.body.footnotes);
    pieces
        .filter_map(|piece| if let Piece::Html(html) = piece { Some(html) } else { None })
        .collect()
}

struct Writer<'a> {
    events: &'a Events<'a>,
    outline: &'a Outline,
    /// Raw HTML is passed through with this known of its tags; without it, it is shown as text.
    raw: Option<&'a Balance>,
    sizes: Option<&'a Sizes>,
    joints: Option<&'a Joints>,
    tabs: Option<&'a Tabs>,
    marks: Marks<'a>,
    at: usize,
    sink: Sink<'a>,
    sections: Vec<Section>,
    heading: Option<Heading>,
    lead: Option<String>,
    lead_from: Option<usize>,
    links: Links,
    /// Collects an image's alternative text instead of HTML.
    alt: Option<Alt>,
    /// The raw HTML block being read.
    raw_block: Option<RawHtml>,
    table: TableState,
    footnotes: Footnotes,
    quotes: Quotes,
    in_code: bool,
    /// The language of the block of code being read, and its text.
    code: Option<(String, String)>,
    /// Between `<a>` and `</a>` of raw HTML.
    in_raw_link: bool,
    /// Headings are links themselves in lists of contents.
    in_heading: bool,
}

impl<'a> Writer<'a> {
    fn new(origin: Option<Origin<'a>>, events: &'a Events<'a>, known: Known<'a>) -> Self {
        Self {
            events,
            outline: known.outline,
            raw: known.raw,
            sizes: known.sizes,
            joints: known.joints,
            tabs: known.tabs,
            marks: Marks::new(known.marks),
            at: 0,
            sink: Sink::new(origin),
            sections: Vec::new(),
            heading: None,
            lead: None,
            lead_from: None,
            links: Links::default(),
            alt: None,
            raw_block: None,
            table: TableState::default(),
            footnotes: Footnotes::default(),
            quotes: Quotes::default(),
            in_code: false,
            code: None,
            in_raw_link: false,
            in_heading: false,
        }
    }

    fn run(&mut self) {
        let title = self.outline.title_event.and_then(|at| self.events.get(at));
        let title = title.map_or(0, |(_, range)| self.sink.span(range).start);
        self.marks.first(&mut self.sink, title);
        while let Some((event, range)) = self.events.get(self.at) {
            self.joint();
            if self.outline.title_event == Some(self.at) {
                self.skip_heading();
                continue;
            }
            match &mut self.alt {
                Some(alt) => {
                    if alt.event(event)
                        && let Some(alt) = self.alt.take()
                    {
                        alt.write(&mut self.sink);
                    }
                }
                None => {
                    let start = self.sink.span(range).start;
                    self.marks.before(&mut self.sink, event, start);
                    self.event(event, range);
                    self.marks.behind(&mut self.sink, event);
                }
            }
            self.at += 1;
        }
        self.joint();
    }

    fn joint(&mut self) {
        if let Some(joints) = self.joints.and_then(|joints| joints.get(&self.at)) {
            self.marks.joints(&mut self.sink, joints);
        }
    }

    fn event(&mut self, event: &Event<'a>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.prose(text, range),
            Event::Code(code) => {
                self.sink.html.push_str("<code>");
                self.sink.words(code);
                self.sink.html.push_str("</code>");
            }
            Event::Html(html) | Event::InlineHtml(html) => self.raw(html, range),
            Event::SoftBreak => {
                self.sink.html.push('\n');
                self.sink.text.push(' ');
            }
            Event::HardBreak => {
                self.sink.html.push_str("<br />\n");
                self.sink.text.push(' ');
            }
            Event::Rule => {
                self.sink.fresh_line();
                self.sink.html.push_str("<hr />\n");
            }
            Event::FootnoteReference(name) => self.footnotes.reference(&mut self.sink, name),
            Event::TaskListMarker(done) => self.task(*done),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.sink.words(text),
        }
    }

    fn start(&mut self, tag: &Tag<'a>, range: &Range<usize>) {
        match tag {
            Tag::Paragraph => {
                self.sink.block("<p>");
                self.lead_from = self.lead.is_none().then_some(self.sink.text.len());
            }
            Tag::Heading { level, .. } => {
                self.in_heading = true;
                if self.tabs.is_some_and(|tabs| tabs.is_label(range.start)) {
                    self.quotes.label(&mut self.sink);
                }
                self.start_heading(*level as u8);
            }
            Tag::BlockQuote(kind) => {
                let is_tabs = self.tabs.is_some_and(|tabs| tabs.is_quote(range.start));
                self.quotes.start(&mut self.sink, *kind, is_tabs);
            }
            Tag::CodeBlock(kind) => {
                self.in_code = true;
                self.start_code(kind);
            }
            Tag::HtmlBlock => {
                self.sink.fresh_line();
                self.raw_block = Some(RawHtml::default());
            }
            Tag::List(Some(1)) => self.sink.block("<ol>\n"),
            Tag::List(Some(first)) => self.sink.block(&format!("<ol start=\"{first}\">\n")),
            Tag::List(None) => self.sink.block("<ul>\n"),
            Tag::Item => self.sink.block("<li>"),
            Tag::DefinitionList => self.sink.block("<dl>\n"),
            Tag::DefinitionListTitle => self.sink.block("<dt>"),
            Tag::DefinitionListDefinition => self.sink.block("<dd>"),
            Tag::FootnoteDefinition(name) => self.footnotes.start(&mut self.sink, name),
            Tag::Table(_) => {
                let label = self.table_label();
                self.table.start(&mut self.sink, tag, Some(label));
            }
            Tag::TableHead | Tag::TableRow | Tag::TableCell => {
                self.table.start(&mut self.sink, tag, None);
            }
            Tag::Emphasis => self.sink.html.push_str("<em>"),
            Tag::Strong => self.sink.html.push_str("<strong>"),
            Tag::Strikethrough => self.sink.html.push_str("<del>"),
            Tag::Superscript => self.sink.html.push_str("<sup>"),
            Tag::Subscript => self.sink.html.push_str("<sub>"),
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
                let url = format!("mailto:{dest_url}");
                self.links.start(&mut self.sink, &url, "", range);
            }
            Tag::Link { dest_url, title, .. } => {
                self.links.start(&mut self.sink, dest_url, title, range);
                links::note_beginning(&mut self.sink, self.events, self.at);
            }
            Tag::Image { dest_url, title, .. } => {
                self.alt = Some(Alt::new(dest_url, title, self.size(range), self.sink.span(range)));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: &TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                self.sink.html.push_str("</p>\n");
                self.end_lead();
                self.sink.text.push('\n');
            }
            TagEnd::Heading(level) => {
                self.in_heading = false;
                self.end_heading(*level as u8);
            }
            TagEnd::BlockQuote(_) => self.quotes.end(&mut self.sink),
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.write_code();
                self.sink.html.push_str("</code></pre>\n");
                self.sink.text.push('\n');
            }
            TagEnd::HtmlBlock => self.end_raw_block(),
            TagEnd::List(true) => self.sink.block("</ol>\n"),
            TagEnd::List(false) => self.sink.block("</ul>\n"),
            TagEnd::DefinitionList => self.sink.block("</dl>\n"),
            TagEnd::Item => self.end_item("</li>\n"),
            TagEnd::DefinitionListTitle => self.end_item("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.end_item("</dd>\n"),
            TagEnd::FootnoteDefinition => self.footnotes.end(&mut self.sink),
            TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell => {
                self.table.end(&mut self.sink, tag)
            }
            TagEnd::Emphasis => self.sink.html.push_str("</em>"),
            TagEnd::Strong => self.sink.html.push_str("</strong>"),
            TagEnd::Strikethrough => self.sink.html.push_str("</del>"),
            TagEnd::Superscript => self.sink.html.push_str("</sup>"),
            TagEnd::Subscript => self.sink.html.push_str("</sub>"),
            TagEnd::Link => self.links.end(&mut self.sink),
            _ => {}
        }
    }

    fn end_item(&mut self, closing: &str) {
        self.sink.html.push_str(closing);
        self.sink.text.push('\n');
    }

    fn start_heading(&mut self, level: u8) {
        match self.planned() {
            Some(planned) if planned.top => {
                self.close_section();
                let Planned { level, anchor, pinned, end, text, span, .. } = planned.clone();
                let pieces = Vec::new();
                self.heading = Some(Heading { level, anchor, pinned, end, pieces, text, span });
            }
            Some(planned) => {
                self.sink.body.ids.push(planned.anchor.clone());
                let opening = format!("<h{} id=\"{}\">", planned.level, planned.anchor);
                self.sink.block(&opening);
            }
            None => self.sink.block(&format!("<h{level}>")),
        }
    }

    fn end_heading(&mut self, level: u8) {
        if let Some(mut heading) = self.heading.take_if(|heading| heading.pieces.is_empty()) {
            heading.pieces = self.sink.take_pieces();
            if heading.pieces.is_empty() {
                heading.pieces.push(Piece::Html(String::new()));
            }
            self.heading = Some(heading);
            self.sink.text.clear();
            return;
        }
        let level = self.heading_level_of_end().unwrap_or(level);
        self.sink.html.push_str(&format!("</h{level}>\n"));
        self.sink.text.push('\n');
    }

    fn planned(&self) -> Option<&'a Planned> {
        self.outline.headings.get(&self.at)
    }

    /// The level a nested heading was opened with: its start is the nearest planned one behind us.
    fn heading_level_of_end(&self) -> Option<u8> {
        self.outline.headings.range(..self.at).next_back().map(|(_, planned)| planned.level)
    }

    fn close_section(&mut self) {
        let pieces = self.sink.take_pieces();
        let text = self.sink.text.as_str().into();
        self.sink.text.clear();
        self.sections.push(Section { heading: self.heading.take(), pieces, text });
    }

    fn skip_heading(&mut self) {
        while let Some((event, _)) = self.events.get(self.at) {
            self.at += 1;
            if matches!(event, Event::End(TagEnd::Heading(_))) {
                return;
            }
        }
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.sink.fresh_line();
        // A block wider than a phone scrolls, and what scrolls must be reachable by keyboard.
        self.sink.html.push_str(if self.sink.is_site() {
            "<pre tabindex=\"0\"><code"
        } else {
            "<pre><code"
        });
        if let CodeBlockKind::Fenced(info) = kind
            && let Some(language) = self.language(info)
        {
            self.sink.html.push_str(" class=\"language-");
            escape::html(&mut self.sink.html, language);
            self.sink.html.push('"');
            self.code = self.sink.is_site().then(|| (language.to_owned(), String::new()));
        }
        self.sink.html.push('>');
    }

    /// The block that was collected, in colours where its language is known.
    fn write_code(&mut self) {
        let Some((language, code)) = self.code.take() else { return };
        let coloured = self.sink.is_coloured().then(|| colours::coloured(&language, &code));
        match coloured.flatten() {
            Some(html) => self.sink.html.push_str(&html),
            None => escape::html(&mut self.sink.html, &code),
        }
        self.sink.text.push_str(&code);
    }

    fn size(&self, picture: &Range<usize>) -> PictureSize {
        self.sizes.and_then(|sizes| sizes.get(&picture.start)).copied().unwrap_or_default()
    }

    /// The specifications take the first word, whatever it is.
    fn language<'i>(&self, info: &'i str) -> Option<&'i str> {
        match self.sink.is_site() {
            true => Info::read(info).language,
            false => info.split(' ').next().filter(|language| !language.is_empty()),
        }
    }

    fn task(&mut self, done: bool) {
        let mark = match (self.sink.is_site(), done) {
            (true, true) => "<span class=\"task\">☑</span> ",
            (true, false) => "<span class=\"task\">☐</span> ",
            (false, true) => "<input checked=\"\" disabled=\"\" type=\"checkbox\"> ",
            (false, false) => "<input disabled=\"\" type=\"checkbox\"> ",
        };
        self.sink.html.push_str(mark);
    }

    fn end_lead(&mut self) {
        let Some(from) = self.lead_from.take() else { return };
        let lead = self.sink.text.get(from..).unwrap_or("").trim();
        if !lead.is_empty() {
            self.lead = Some(lead.to_owned());
        }
    }

    /// Text between marks, with the addresses in it as links.
    fn prose(&mut self, first: &str, range: &Range<usize>) {
        if let Some((_, code)) = &mut self.code {
            return code.push_str(first);
        }
        let in_link = self.in_raw_link || !self.links.is_empty();
        let is_plain = !self.sink.is_site() || self.in_code || self.in_heading || in_link;
        if is_plain {
            return self.sink.words(first);
        }
        // The parser cuts text wherever a mark could have stood: at each _ of an address.
        let (mut text, mut whole) = (first.to_owned(), range.clone());
        while let Some((Event::Text(more), next)) = self.events.get(self.at + 1)
            && next.start == whole.end
        {
            text.push_str(more);
            whole.end = next.end;
            self.at += 1;
        }
        // What is written with entities or escapes has no places inside.
        let is_verbatim = whole.len() == text.len();
        let mut start = whole.start;
        for stretch in bare::stretches(&text) {
            let end = start + stretch.text.len();
            let place = if is_verbatim { start..end } else { whole.clone() };
            start = end;
            match stretch.url {
                Some(url) => {
                    self.links.start(&mut self.sink, &url, "", &place);
                    self.sink.words(stretch.text);
                    self.links.end(&mut self.sink);
                }
                None => self.sink.words(stretch.text),
            }
        }
    }

    /// The region of a table is named by its section's heading, else by its own column heads.
    fn table_label(&self) -> Label {
        if let Some(heading) = &self.heading {
            return Label::Heading(heading.anchor.clone());
        }
        let mut text = String::new();
        for (event, _) in &self.events[self.at..] {
            match event {
                Event::End(TagEnd::TableHead) => break,
                Event::End(TagEnd::TableCell) => text.push_str(", "),
                event => escape::text_of(&mut text, event),
            }
        }
        Label::Words(text.trim_end_matches([',', ' ']).to_owned())
    }

    /// One event of raw HTML: a line of a block, or an inline tag.
    fn raw(&mut self, html: &str, range: &Range<usize>) {
        if !self.sink.is_site() || inline::is_own(html, range) {
            self.sink.html.push_str(html);
        } else if let Some(block) = &mut self.raw_block {
            block.push(html, self.sink.span(range));
        } else {
            let mut tag = RawHtml::default();
            tag.push(html, self.sink.span(range));
            self.write_raw(&tag);
        }
    }

    fn write_raw(&mut self, html: &RawHtml) {
        if let Some(is_open) = html.leaves_link_open() {
            self.in_raw_link = is_open;
        }
        match self.raw {
            Some(balance) => raw::write(&mut self.sink, html, balance),
            None => raw::show(&mut self.sink, html),
        }
    }

    fn end_raw_block(&mut self) {
        if let Some(block) = self.raw_block.take() {
            self.write_raw(&block);
        }
        self.sink.fresh_line();
    }

    fn finish(mut self) -> Written {
        self.close_section();
        let Sink { mut body, diagnostics, .. } = self.sink;
        body.footnotes = self.footnotes.list();
        body.sections = self.sections;
        body.shrink_to_fit();
        Written { body, lead: self.lead, diagnostics }
    }
}
