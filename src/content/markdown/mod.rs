//! A Markdown body to [`Body`]: HTML whose links, files and theme words are still open.
//!
//! 1. the parser's events are collected with their places ([`parse`]; [`cjk`] for emphasis in some
//!    scripts);
//! 2. [`sizes`] of pictures are taken out of the text, [`facts`] put into it; [`outline`] decides
//!    what the headings are: title, levels, anchors;
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
mod info;
mod marks;
mod options;
mod outline;
mod raw;
mod sink;
mod sizes;
mod slips;
mod tables;
mod target;
mod writer;

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Options as Syntax, Parser};

use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::model::Body;
use crate::tree::TextFile;

pub use addresses::{Address, addresses, encoded};
pub use marks::Mark;
pub use options::Options;
pub use raw::{Written, written};

/// Deeper nesting of lists and quotes than this is no text anybody wrote.
const MAX_DEPTH: usize = 64;

/// A parsed body and what it says about its article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parsed {
    pub body: Body,
    /// The first heading's text, when no title was given otherwise. It is then not in the body.
    pub title: Option<String>,
    /// The text of the first paragraph.
    pub lead: Option<String>,
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
    let mut events = cjk::events(text, syntax());
    let sizes = sizes::take(&mut events);
    let origin = sink::Origin { file, offset: span.start, rules: options.rules };
    let (uses, mut diagnostics) = facts::fill(&mut events, origin, options.lang);
    let raw_html = options.rules.raw_html;
    let balance =
        if raw_html { raw::balance(&events, span.start) } else { raw::Balance::default() };
    let (outline, found) = outline::read(file, span.start, &events, options, &balance.inside);
    diagnostics.extend(found);
    let title = outline.title.clone();
    let raw = raw_html.then_some(&balance);
    let known = writer::Known { outline: &outline, raw, sizes: Some(&sizes), marks: options.marks };
    let written = writer::write(origin, &events, known);
    diagnostics.extend(written.diagnostics);
    diagnostics.extend(slips::find(origin, text, &events));
    for (d, place) in balance.found {
        diagnostics.push(d.at(file.place(place)));
    }
    let body = Body { facts: uses, ..written.body };
    (Parsed { body, title, lead: written.lead }, diagnostics)
}

/// What the parser reads in a text, and where.
pub type Events<'t> = Vec<(Event<'t>, Range<usize>)>;

/// The events of a text before facts are put in, and the starts of pictures that have a size behind
/// them. What stands in braces behind a heading is text here. `None` for what [`parse`] refuses.
pub fn events(text: &str) -> Option<(Events<'_>, BTreeSet<usize>)> {
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

/// What is understood beyond CommonMark.
pub fn syntax() -> Syntax {
    Syntax::ENABLE_TABLES
        | Syntax::ENABLE_FOOTNOTES
        | Syntax::ENABLE_STRIKETHROUGH
        | Syntax::ENABLE_TASKLISTS
        | Syntax::ENABLE_GFM
        | Syntax::ENABLE_HEADING_ATTRIBUTES
}

/// The byte where a line opens more containers than [`MAX_DEPTH`]; checked before parsing, because
/// nesting is what makes Markdown parsers slow. Brackets nest inline and count as well.
fn too_deep(text: &str) -> Option<usize> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if markers(line) > MAX_DEPTH && !is_rule(line) {
            return Some(start);
        }
        let opened = line.bytes().filter(|b| *b == b'[').count();
        if opened > 4 * MAX_DEPTH && longest_run(line, b'[') > MAX_DEPTH {
            return Some(start);
        }
        start += line.len();
    }
    None
}

/// Quote and list markers at the start of a line. A list's marker has a space behind it: the frame
/// of a table drawn with `+----+` opens nothing.
fn markers(line: &str) -> usize {
    let bytes = line.as_bytes();
    let opening = bytes
        .iter()
        .take_while(|b| matches!(b, b'>' | b' ' | b'\t' | b'-' | b'*' | b'+'))
        .enumerate();
    let is_marker = |at: usize, byte: u8| match byte {
        b'>' => true,
        b'-' | b'*' | b'+' => bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace),
        _ => false,
    };
    opening.filter(|(at, byte)| is_marker(*at, **byte)).count()
}

/// `- - - -` draws a line, however long.
fn is_rule(line: &str) -> bool {
    let mut marks = line.bytes().filter(|b| !b.is_ascii_whitespace());
    marks.next().is_some_and(|first| matches!(first, b'-' | b'*') && marks.all(|b| b == first))
}

fn longest_run(line: &str, byte: u8) -> usize {
    line.as_bytes().split(|b| *b != byte).map(<[u8]>::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_markers_nest() {
        assert_eq!(too_deep(&format!("a\n+{}+\n", "-".repeat(90))), None);
        assert_eq!(too_deep(&format!("a\n{}x\n", "- ".repeat(90))), Some(2));
        assert_eq!(too_deep(&format!("{}x\n", ">".repeat(90))), Some(0));
        assert_eq!(too_deep(&"- ".repeat(90)), None);
    }
}
