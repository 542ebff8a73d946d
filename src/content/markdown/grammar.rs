//! What is understood beyond CommonMark, and how deep it may nest.

use pulldown_cmark::Options as Syntax;

/// Deeper nesting of lists and quotes than this is no text anybody wrote.
pub(super) const MAX_DEPTH: usize = 64;

/// What is understood beyond CommonMark.
pub fn syntax() -> Syntax {
    Syntax::ENABLE_TABLES
        | Syntax::ENABLE_FOOTNOTES
        | Syntax::ENABLE_STRIKETHROUGH
        | Syntax::ENABLE_TASKLISTS
        | Syntax::ENABLE_GFM
        | Syntax::ENABLE_HEADING_ATTRIBUTES
        | Syntax::ENABLE_DEFINITION_LIST
}

/// The byte where a line opens more containers than [`MAX_DEPTH`]; checked before parsing, because
/// nesting is what makes Markdown parsers slow. Brackets nest inline and count as well.
pub(super) fn too_deep(text: &str) -> Option<usize> {
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
