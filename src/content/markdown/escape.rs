//! Text into HTML.

use pulldown_cmark::Event;

/// Appends `text` with the four characters escaped that end text or a quoted attribute.
pub(super) fn html(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escaped = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(escaped);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

/// Appends a URL as written by the author: percent-encoded where needed, never twice.
pub(super) fn href(out: &mut String, url: &str) {
    // Writing to a string cannot fail.
    let _ = pulldown_cmark_escape::escape_href(out, url);
}

/// The visible text of inline events.
pub(super) fn text_of(out: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(text) | Event::Code(text) => out.push_str(text),
        Event::SoftBreak | Event::HardBreak => out.push(' '),
        _ => {}
    }
}
