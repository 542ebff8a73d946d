//! What raw HTML says to its readers, for what looks through all that a site says.

use html5gum::Token;

use super::html::{RawHtml, tokens};
use crate::diagnostics::Span;

/// A part of raw HTML with its place in the file.
#[derive(Debug, PartialEq, Eq)]
pub enum Said {
    /// Text of one line, without HTML's escapes.
    Text(String, Span),
    /// An element and where it leads, if it is a link.
    Start(String, String, Span),
    End(String),
}

/// The parts of a block in reading order.
pub fn said(raw: &RawHtml) -> Vec<Said> {
    let lossy = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut found = Vec::new();
    for token in tokens(raw) {
        match token {
            Token::StartTag(tag) => {
                let mut attributes = tag.attributes.iter();
                let href = attributes.find(|(key, _)| key.as_slice() == b"href");
                let address = href.map(|(_, value)| lossy(value)).unwrap_or_default();
                let place = raw.place(tag.span.start, tag.span.end);
                found.push(Said::Start(lossy(&tag.name), address, place));
                if tag.self_closing {
                    found.push(Said::End(lossy(&tag.name)));
                }
            }
            Token::EndTag(tag) => found.push(Said::End(lossy(&tag.name))),
            Token::String(text) => {
                let mut at = text.span.start;
                let written = raw.text.get(at..text.span.end).unwrap_or_default();
                let read = lossy(&text.value);
                // An escape never holds the end of a line: lines are the same in both.
                for (own, read) in written.split_inclusive('\n').zip(read.split_inclusive('\n')) {
                    found.push(Said::Text(read.to_owned(), raw.place(at, at + own.len())));
                    at += own.len();
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stands_at_its_lines_without_tags_and_escapes() {
        let mut raw = RawHtml::default();
        raw.push("<p>Within 5&nbsp;days,\n", Span::new(10, 33));
        raw.push("<a href='tel:1'>call</a>\n", Span::new(40, 65));
        let text = |text: &str, start, end| Said::Text(text.into(), Span::new(start, end));
        assert_eq!(
            said(&raw),
            [
                Said::Start("p".into(), String::new(), Span::new(10, 13)),
                text("Within 5\u{a0}days,\n", 13, 33),
                Said::Start("a".into(), "tel:1".into(), Span::new(40, 56)),
                text("call", 56, 60),
                Said::End("a".into()),
                text("\n", 64, 65),
            ]
        );
    }
}
