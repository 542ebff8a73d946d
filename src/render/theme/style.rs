//! The files that a style sheet names.

use cssparser::{Parser, Token};

use crate::diagnostics::Span;

/// Functions whose quoted argument is an address.
const ADDRESSES: [&str; 3] = ["url", "image-set", "-webkit-image-set"];

/// What stands in `url(…)`, `image-set(…)` and `@import "…"`, as it is written between the quotes
/// or the brackets, when it is a relative path. What comments and other strings say names no file.
pub(super) fn references(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    collect(&mut Parser::new(text), text, false, &mut found);
    found.retain(|span| {
        let path = text.get(span.start..span.end).unwrap_or_default();
        !(path.is_empty() || path.contains(':') || path.starts_with(['/', '#']))
    });
    found
}

/// The other ones, such as `https://…` and `data:…`, and what each of them is for.
pub(super) fn elsewhere(text: &str) -> Vec<(Span, For)> {
    let mut found = Vec::new();
    collect(&mut Parser::new(text), text, false, &mut found);
    let others = found.into_iter().map(|span| {
        let before = text.get(..span.start).unwrap_or_default();
        (span, what_for(before))
    });
    let is_elsewhere = |span: &Span| {
        let path = text.get(span.start..span.end).unwrap_or_default();
        path.contains(':') || path.starts_with("//")
    };
    others.filter(|(span, _)| is_elsewhere(span)).collect()
}

/// What a style sheet loads a file for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    Style,
    Font,
    Picture,
}

/// By what stands before the address: its statement begins with `@import`, or its block is that of
/// a font.
fn what_for(before: &str) -> For {
    let lower = before.to_ascii_lowercase();
    let statement = lower.rsplit(['}', ';', '{']).next().unwrap_or_default();
    if statement.contains("@import") {
        return For::Style;
    }
    let block = lower.rfind('{').and_then(|at| lower.get(..at)).unwrap_or_default();
    match block.trim_end().ends_with("@font-face") {
        true => For::Font,
        false => For::Picture,
    }
}

fn collect(parser: &mut Parser<'_>, text: &str, is_address: bool, found: &mut Vec<Span>) {
    let mut is_import = false;
    loop {
        let start = parser.position().byte_index();
        // An error is the end of the block: what is no CSS at all comes as a token, too.
        let Ok(token) = parser.next_including_whitespace_and_comments() else { return };
        let token = token.clone();
        let end = parser.position().byte_index();
        let block = match &token {
            Token::WhiteSpace(_) | Token::Comment(_) => continue,
            Token::QuotedString(_) => {
                if is_address || is_import {
                    found.push(Span::new(start + 1, end.saturating_sub(1).max(start + 1)));
                }
                None
            }
            Token::UnquotedUrl(_) => {
                found.extend(between_brackets(text, Span::new(start, end)));
                None
            }
            Token::Function(name) => {
                Some(ADDRESSES.iter().any(|address| name.eq_ignore_ascii_case(address)))
            }
            Token::ParenthesisBlock | Token::SquareBracketBlock | Token::CurlyBracketBlock => {
                Some(false)
            }
            _ => None,
        };
        is_import = matches!(&token, Token::AtKeyword(name) if name.eq_ignore_ascii_case("import"));
        if let Some(is_address) = block {
            let read = parser.parse_nested_block(|inside| {
                collect(inside, text, is_address, found);
                Ok::<_, cssparser::ParseError<()>>(())
            });
            // Nested deeper than a style sheet is: nothing in there is an address.
            if read.is_err() {
                return;
            }
        }
    }
}

/// The address in `url( … )` without quotes.
fn between_brackets(text: &str, token: Span) -> Option<Span> {
    let written = text.get(token.start..token.end)?;
    let (before, rest) = written.split_once('(')?;
    let path = rest.trim_end_matches(')').trim();
    let start = token.start + before.len() + 1 + (rest.len() - rest.trim_start().len());
    Some(Span::new(start, start + path.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<&str> {
        references(text).into_iter().map(|span| &text[span.start..span.end]).collect()
    }

    #[test]
    fn addresses_are_found_however_they_are_written() {
        assert_eq!(
            named("a { b: url(c.png) url( \"d.png\" ) URL('e.svg#x') }"),
            ["c.png", "d.png", "e.svg#x"]
        );
        assert_eq!(
            named("@import \"a.css\"; @import 'b.css' screen; @import url(c.css);"),
            ["a.css", "b.css", "c.css"]
        );
        assert_eq!(
            named("@media print { a { b: image-set(\"c.png\" 1x, url( d.png ) 2x) } }"),
            ["c.png", "d.png"]
        );
        assert_eq!(named("a { b: url(never-closed.png"), ["never-closed.png"]);
    }

    #[test]
    fn comments_strings_and_addresses_elsewhere_are_left_alone() {
        for text in [
            "/* was: url(old.png) */ body { color: green }",
            "/* @import \"old.css\"; */",
            "a::before { content: \"url(no.png)\" }",
            "a { b: url(data:image/png;base64,AA) url(https://example.com/a.png) url(/a.png) \
             url(#i) url() url(\"\") }",
        ] {
            assert_eq!(named(text), Vec::<&str>::new(), "{text}");
        }
    }
}
