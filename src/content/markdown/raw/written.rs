//! Where the addresses of raw HTML stand: for what writes them anew and leaves the rest as it is.

use std::ops::Range;

use html5gum::Token;

use super::attributes::{self, Attribute};
use super::html::{RawHtml, tokens};
use super::srcset;
use crate::diagnostics::Span;

/// An address as a tag has it.
#[derive(Debug, PartialEq, Eq)]
pub struct Written {
    /// In the text, without quotes: a whole value, or one candidate of a `srcset`.
    pub range: Range<usize>,
    /// Without HTML's escapes.
    pub url: String,
}

/// [`written_in`] a text that stands in one piece.
pub fn written(html: &str) -> Vec<Written> {
    let mut raw = RawHtml::default();
    raw.push(html, Span::new(0, html.len()));
    written_in(&raw)
}

/// The addresses of all tags in a block, in reading order. What is no tag has none, whatever it
/// looks like.
pub(in super::super) fn written_in(raw: &RawHtml) -> Vec<Written> {
    let html = raw.text.as_str();
    let mut found = Vec::new();
    for token in tokens(raw) {
        let Token::StartTag(tag) = token else { continue };
        let name = String::from_utf8_lossy(&tag.name);
        for (key, value) in &tag.attributes {
            let (key, decoded) = (String::from_utf8_lossy(key), String::from_utf8_lossy(value));
            let attribute = Attribute { tag: &name, key: &key, value: &decoded };
            let Some(range) = value_range(html, value.span.start + key.len()..tag.span.end) else {
                continue;
            };
            if attributes::is_candidates(&attribute) {
                candidates(html, range, &decoded, &mut found);
            } else if attributes::is_address(&attribute) {
                let text = html.get(range.clone()).unwrap_or_default();
                let start = range.start + text.len() - text.trim_start().len();
                let range = start..start + text.trim().len();
                found.push(Written { range, url: decoded.trim().to_owned() });
            }
        }
    }
    found.sort_by_key(|written| written.range.start);
    found
}

/// The value behind an attribute's name, whose tag ends at the end of `behind`.
fn value_range(html: &str, behind: Range<usize>) -> Option<Range<usize>> {
    let text = html.get(behind.clone())?;
    let rest = text.trim_start().strip_prefix('=')?.trim_start();
    let start = behind.end - rest.len();
    let (start, length) = match rest.chars().next()? {
        quote @ ('"' | '\'') => (start + 1, rest.get(1..)?.find(quote)?),
        _ => {
            (start, rest.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(rest.len()))
        }
    };
    Some(start..start + length)
}

/// The pictures of a `srcset`; `decoded` is the same list without escapes.
fn candidates(html: &str, range: Range<usize>, decoded: &str, found: &mut Vec<Written>) {
    let text = html.get(range.clone()).unwrap_or_default();
    let mut at = 0;
    for (candidate, plain) in srcset::parse(text).into_iter().zip(srcset::parse(decoded)) {
        let Some(place) = text.get(at..).and_then(|rest| rest.find(candidate.url)) else {
            continue;
        };
        let start = range.start + at + place;
        at += place + candidate.url.len();
        found
            .push(Written { range: start..start + candidate.url.len(), url: plain.url.to_owned() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_tags_alone() {
        let html = "<a title=\"src=no.md\" href = \"m&amp;n.md\">set src=no.md here</a> <img \
            alt=no.md src=o.png srcset='p.png 1x, q&amp;r.png 2x'><b data-href=\"no.md\"><form \
            action='f.md'>";
        let found = written(html);
        let shown: Vec<(&str, &str)> =
            found.iter().map(|w| (&html[w.range.clone()], w.url.as_str())).collect();
        assert_eq!(
            shown,
            [
                ("m&amp;n.md", "m&n.md"),
                ("o.png", "o.png"),
                ("p.png", "p.png"),
                ("q&amp;r.png", "q&r.png"),
                ("f.md", "f.md")
            ]
        );
        assert_eq!(written("<a href> <a href="), []);
    }
}
