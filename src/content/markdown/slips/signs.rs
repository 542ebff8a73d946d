//! Signs that nobody sees and that change what is seen: they come with copies from elsewhere.

use std::ops::Range;

use pulldown_cmark::Event;

use super::found::Found;
use crate::diagnostics::Diagnostic;

pub(super) fn find(text: &str, events: &[(Event<'_>, Range<usize>)], found: &mut Found<'_>) {
    // Few bytes begin one of these, so few characters are looked at.
    let begins = text.bytes().enumerate().filter(|(_, byte)| may_begin_one(*byte));
    for (at, c) in begins.filter_map(|(at, _)| Some((at, text.get(at..)?.chars().next()?))) {
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

/// Whether a sign that is told may begin with this byte: a control character of ASCII or of those
/// behind it, or one that turns the text round.
fn may_begin_one(byte: u8) -> bool {
    let is_control = byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r') || byte == 0x7f;
    is_control || matches!(byte, 0xc2 | 0xe2)
}

#[cfg(test)]
mod tests {
    use super::may_begin_one;

    /// Of all characters.
    #[test]
    fn no_sign_is_passed_over() {
        let is_told = |c: &char| {
            matches!(c, '\u{202d}' | '\u{202e}')
                || c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}')
        };
        let told: Vec<char> = ('\0'..=char::MAX).filter(is_told).collect();
        assert!(told.len() > 60);
        for c in told {
            let first = c.encode_utf8(&mut [0; 4]).bytes().next();
            assert!(first.is_some_and(may_begin_one), "{c:?}");
        }
        assert!(!"Ordinary words,\r\n\tmotörhead, 登录".bytes().any(may_begin_one));
    }
}
