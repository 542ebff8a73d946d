//! A Markdown body to [`Body`]: HTML whose links, files and theme words are still open.
//!
//! 1. the parser's events are collected with their places ([`parse`]; [`grammar`] for what is understood,
//!    [`cjk`] for emphasis in some scripts);
//! 2. [`sizes`] of pictures and the marks of [`tabs`] are taken out of the text, [`inline`] marks read,
//!    [`facts`] put into it ([`runs`]), and whole [`parts`] where the text has an [`include`]
//!    (each a [`frame`]), with [`joints`] around them;
//!    [`outline`] decides what the headings are: title, levels, anchors;
//! 3. [`writer`] walks the events once and writes pieces, a section a heading, and gives code its
//!    [`colours`];
//! 4. [`target`] sorts every destination: elsewhere, an article, a file, refused;
//! 5. [`raw`] does the same for the attributes of raw HTML;
//! 6. [`slips`] tells what looks like a mistake.
//!
//! [`addresses()`] gives every address with its place, for what changes them.

mod addresses;
mod anchors;
mod cjk;
mod colours;
mod escape;
mod facts;
mod frame;
mod grammar;
mod include;
mod info;
mod inline;
mod joints;
mod marks;
mod options;
mod outline;
mod parts;
mod raw;
mod runs;
mod sink;
mod sizes;
mod slips;
mod tables;
mod tabs;
mod target;
mod writer;

use std::collections::BTreeSet;
use std::ops::Range;

use grammar::{MAX_DEPTH, too_deep};
use pulldown_cmark::{Event, Options as Syntax, Parser};

use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::model::Body;
use crate::tree::TextFile;

pub use addresses::{Address, addresses, encoded};
pub use grammar::syntax;
pub use marks::Mark;
pub use options::Options;
pub use raw::{RawHtml, Said, Written, said, written};

/// A parsed body and what it says about its article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parsed {
    pub body: Body,
    /// The first heading's text, when no title was given otherwise. It is then not in the body.
    pub title: Option<String>,
    /// Where that heading stands, if it looks like the heading of a part.
    pub title_of_part: Option<Span>,
    /// The text of the first paragraph.
    pub lead: Option<String>,
    /// The file with those of its parts: what places of the body are places in.
    pub file: Option<TextFile>,
}

/// Parses the Markdown at `span` of `file`. Mistakes leave a readable body behind.
pub fn parse(file: &TextFile, span: Span, options: Options<'_>) -> (Parsed, Diagnostics) {
    let text = file.text.get(span.start..span.end).unwrap_or("");
    if let Some(at) = too_deep(text) {
        let d = Diagnostic::error(
            "nesting",
            format!("lists or quotes are nested more than {MAX_DEPTH} deep here"),
        )
        .at(file.place(Span::new(span.start + at, span.start + at + 1)))
        .help("flatten this part");
        return (Parsed::default(), Diagnostics::from_iter([d]));
    }
    let own = sink::Origin { file, offset: span.start, rules: options.rules };
    let spliced = parts::splice(text, own, options.lang);
    let (file, events) = (&spliced.file, &spliced.events);
    let origin = sink::Origin { file, ..own };
    let raw_html = options.rules.raw_html;
    let balance = if raw_html { raw::balance(events, span.start) } else { raw::Balance::default() };
    let (outline, mut found) = outline::read(file, span.start, events, options, &balance.inside);
    let title = outline.title.clone();
    let raw = raw_html.then_some(&balance);
    let known = writer::Known {
        outline: &outline,
        raw,
        sizes: Some(&spliced.sizes),
        joints: Some(&spliced.joints),
        tabs: Some(&spliced.tabs),
        marks: options.marks,
    };
    let written = writer::write(origin, events, known);
    found.extend(written.diagnostics);
    for (d, place) in balance.found {
        found.push(d.at(file.place(place)));
    }
    let mut diagnostics = spliced.diagnostics;
    diagnostics.extend(found.into_iter().map(|d| file.told(d)).collect());
    let (facts, parts, given) = (spliced.facts, spliced.parts, spliced.given);
    let body = Body { facts, parts, given, ..written.body };
    let title_of_part = outline.title_of_part.filter(|_| title.is_some());
    let file = Some(spliced.file);
    (Parsed { body, title, title_of_part, lead: written.lead, file }, diagnostics)
}

/// What the parser reads in a text, and where.
pub type Events<'t> = Vec<(Event<'t>, Range<usize>)>;

/// The events of a text before facts are put in, and the starts of pictures that have a size behind
/// them. What stands in braces behind a heading is text here. `None` for what [`parse`] refuses.
pub fn sized_events(text: &str) -> Option<(Events<'_>, BTreeSet<usize>)> {
    if too_deep(text).is_some() {
        return None;
    }
    let mut events = cjk::events(text, syntax() - Syntax::ENABLE_HEADING_ATTRIBUTES);
    let sized = sizes::take(&mut events).into_keys().collect();
    Some((events, sized))
}

/// Whether a link or picture may lead to `url`: an article with any other address does not build.
pub fn may_lead_to(url: &str, is_image: bool) -> bool {
    !matches!(target::sort(url, is_image), target::Target::Refused(..))
}

/// Whether a heading may be pinned to `name`.
pub fn is_anchor(name: &str) -> bool {
    anchors::is_valid(name)
}

/// The bare renderer, for the specifications' own examples: no anchors, alerts, sections, link
/// resolution or refusals.
pub fn to_plain_html(text: &str, gfm: bool) -> String {
    let syntax = if gfm {
        syntax() - Syntax::ENABLE_HEADING_ATTRIBUTES - Syntax::ENABLE_GFM
    } else {
        Syntax::empty()
    };
    let events: Events<'_> = Parser::new_ext(text, syntax).into_offset_iter().collect();
    writer::write_plain(&events)
}

/// The parser's events with their places in `text`, as every reader of articles has to see them.
pub fn events(text: &str, syntax: Syntax) -> Vec<(Event<'_>, Range<usize>)> {
    cjk::events(text, syntax)
}
