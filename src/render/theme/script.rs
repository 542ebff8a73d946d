//! The files that a script names. `build.rs` compiles this file as well.

use std::ops::Range;

/// String literals that name a module: after `from`, `import` or `import(`, starting with a dot.
pub fn references(text: &str) -> Vec<Range<usize>> {
    quoted(text)
        .filter(|span| {
            text.get(span.start..span.end)
                .is_some_and(|s| s.starts_with("./") || s.starts_with("../"))
        })
        .filter(|span| {
            let before = text.get(..span.start.saturating_sub(1)).unwrap_or_default().trim_end();
            let before = before.strip_suffix('(').unwrap_or(before).trim_end();
            before.ends_with("from") || before.ends_with("import")
        })
        .collect()
}

/// The insides of single- and double-quoted strings on one line.
fn quoted(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(offset) = bytes.get(at..)?.iter().position(|b| matches!(b, b'"' | b'\'')) {
            let start = at + offset + 1;
            let quote = *bytes.get(start - 1)?;
            let length = bytes.get(start..)?.iter().position(|b| *b == quote || *b == b'\n')?;
            let end = start + length;
            if bytes.get(end) == Some(&quote) {
                at = end + 1;
                return Some(start..end);
            }
            // An apostrophe in a comment.
            at = start;
        }
        None
    })
}
