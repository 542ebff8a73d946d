//! Signs that nobody sees and that change what is seen: they come with copies from elsewhere.

use std::ops::Range;

use pulldown_cmark::Event;

use super::found::Found;
use crate::diagnostics::Diagnostic;

pub(super) fn find(text: &str, events: &[(Event<'_>, Range<usize>)], found: &mut Found<'_>) {
    for (at, c) in text.char_indices() {
        let why = match c {
            '\0' => "this sign is none: readers see \u{fffd}",
            '\u{202d}' | '\u{202e}' => "a sign that nobody sees turns the text behind it round",
            '\u{b}' | '\u{c}' => continue,
            '\t' | '\n' | '\r' | '\u{85}' => continue,
            c if c.is_control() => "no page can show this sign",
            _ => continue,
        };
        let message = format!("{why}: U+{:04X}", u32::from(c));
        let d = Diagnostic::warning("garbled-text", message).help("take it out, or type it again");
        found.report(d, at..at + c.len_utf8());
    }
    for (event, range) in events {
        let Event::Text(shown) = event else { continue };
        let written = text.get(range.clone()).unwrap_or_default();
        if **shown == *"\u{fffd}" && written.starts_with("&#") {
            let message = format!("`{written}` stands for no sign");
            let d = Diagnostic::warning("broken-entity", message).help("take it out");
            found.report(d, range.clone());
        }
    }
}
