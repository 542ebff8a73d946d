//! Raw HTML, read and written token by token: its addresses are treated like Markdown's own, what
//! could run is left out, and what the site's security policy will block is said at build time
//! rather than found by a reader.
//!
//! A block is read as a whole, because a tag may stand over several lines. What is written is what
//! the tokens say and never a stretch of the source, so that no slip in it can reach the page.

mod attributes;
mod srcset;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Error, StartTag, Token, Tokenizer};

use super::escape;
use super::sink::Sink;
use crate::diagnostics::{Diagnostic, Span};

/// The raw HTML of one block, or of one inline tag, and where its parts stand in the file.
#[derive(Debug, Default)]
pub(super) struct RawHtml {
    text: String,
    /// For each part: where it starts in `text`, and its place in the file. The parts of a block
    /// in a quote have the quote's marks between them.
    parts: Vec<(usize, Span)>,
}

impl RawHtml {
    pub fn push(&mut self, html: &str, place: Span) {
        self.parts.push((self.text.len(), place));
        self.text.push_str(html);
    }

    /// The file's place of the bytes `start..end` of the text.
    fn place(&self, start: usize, end: usize) -> Span {
        let at = |offset: usize| {
            let after = self.parts.partition_point(|(from, _)| *from <= offset);
            let (from, place) = after.checked_sub(1).and_then(|index| self.parts.get(index))?;
            Some((place.start + (offset - from)).min(place.end))
        };
        let start = at(start).unwrap_or_default();
        Span::new(start, at(end.saturating_sub(1)).map_or(start, |last| last + 1).max(start))
    }
}

/// Elements whose content is text, whatever it looks like; escapes would be shown in them.
const RAW_TEXT: [&str; 7] = ["style", "iframe", "xmp", "noembed", "noframes", "noscript", "plaintext"];

/// Writes `raw` as the page's HTML.
pub(super) fn write(sink: &mut Sink<'_>, raw: &RawHtml) {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut inside = Inside::Markup;
    // How far the tokens reach, and whether a tag was open at the end.
    let (mut end, mut is_open) = (0, false);
    for token in Tokenizer::new_with_emitter(raw.text.as_str(), emitter).flatten() {
        match token {
            Token::StartTag(tag) => {
                end = tag.span.end;
                inside = start_tag(sink, raw, &tag);
            }
            Token::EndTag(tag) => {
                end = tag.span.end;
                let name = String::from_utf8_lossy(&tag.name);
                if refused_tag(&name).is_none() {
                    sink.html.push_str(&format!("</{name}>"));
                }
                inside = Inside::Markup;
            }
            Token::String(text) => {
                let text = String::from_utf8_lossy(&text);
                match inside {
                    Inside::Markup => escape::html(&mut sink.html, &text),
                    Inside::RawText => sink.html.push_str(&text),
                    Inside::Refused => {}
                }
            }
            Token::Comment(text) => {
                sink.html.push_str(&format!("<!--{}-->", String::from_utf8_lossy(&text)));
            }
            Token::Doctype(_) => {}
            Token::Error(error) => is_open |= error.value == Error::EofInTag,
        }
    }
    if is_open {
        tag_without_end(sink, raw, end);
    }
}

/// What a text stands in.
#[derive(Clone, Copy)]
enum Inside {
    Markup,
    RawText,
    /// An element that is left out.
    Refused,
}

fn start_tag(sink: &mut Sink<'_>, raw: &RawHtml, tag: &StartTag<usize>) -> Inside {
    let name = String::from_utf8_lossy(&tag.name).into_owned();
    let place = raw.place(tag.span.start, tag.span.end);
    if let Some((what, help)) = refused_tag(&name) {
        let message = format!("<{name}>: {what} cannot stand inside an article");
        sink.report(Diagnostic::error("raw-html", message).help(help), place);
        return Inside::Refused;
    }
    if name == "style" {
        let message = "<style>: a style sheet does not work inside an article";
        sink.report(Diagnostic::warning("raw-html", message).help("put it into the theme's assets"), place);
    }
    sink.html.push('<');
    sink.html.push_str(&name);
    // The library keeps attributes by name; pages keep the writer's order.
    let mut attributes: Vec<_> = tag.attributes.iter().collect();
    attributes.sort_by_key(|(_, value)| value.span.start);
    for (key, value) in attributes {
        let attribute = attributes::Attribute {
            tag: &name,
            key: &String::from_utf8_lossy(key),
            value: &String::from_utf8_lossy(value),
        };
        attributes::write(sink, &attribute, place);
    }
    sink.html.push_str(if tag.self_closing { " />" } else { ">" });
    if RAW_TEXT.contains(&name.as_str()) { Inside::RawText } else { Inside::Markup }
}

/// Tags that could run something, or change what the rest of the page means: why, and the way out.
fn refused_tag(name: &str) -> Option<(&'static str, &'static str)> {
    match name {
        "script" => Some(("a script", "take it out, or put it into the theme's assets")),
        "base" | "meta" | "link" => {
            Some(("a tag of the page's head", "take it out, or override the theme's base template"))
        }
        _ => None,
    }
}

/// A tag that never ends is no tag: browsers drop it with all that stands behind it. `from` is
/// where the last whole tag ended.
fn tag_without_end(sink: &mut Sink<'_>, raw: &RawHtml, from: usize) {
    let behind = raw.text.get(from..).unwrap_or_default();
    let is_tag = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
    let start = behind.match_indices('<').map(|(at, _)| from + at).find(|at| is_tag(&raw.text[at + 1..]));
    let Some((start, rest)) = start.and_then(|start| Some((start, raw.text.get(start..)?))) else { return };
    let shown: String = rest.lines().next().unwrap_or_default().chars().take(40).collect();
    let d = Diagnostic::error("raw-html", format!("the tag `{shown}` never ends"));
    let end = start + rest.trim_end().len();
    sink.report(d.help("close it with > before the next blank line"), raw.place(start, end));
    escape::html(&mut sink.html, rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_file() {
        // > <a
        // > b>
        let mut raw = RawHtml::default();
        raw.push("<a\n", Span::new(2, 5));
        raw.push("b>\n", Span::new(7, 10));
        assert_eq!(raw.place(0, 5), Span::new(2, 9));
        assert_eq!(raw.place(3, 4), Span::new(7, 8));
        assert_eq!(RawHtml::default().place(0, 1), Span::default());
    }
}
