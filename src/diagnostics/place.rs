//! Where in a file something stands.

/// A half-open byte range in a file's text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

/// A place a writer can go to. `line` 0 means the whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Path below the site root, `/` between its parts on every system.
    pub path: String,
    /// 1-based.
    pub line: u32,
    /// 1-based, counted in characters.
    pub column: u32,
    /// Characters to underline on that line, at least 1.
    pub length: u32,
    /// The line itself, so that showing it needs no file.
    pub text: String,
}

impl Place {
    /// The file as a whole.
    pub fn file(path: impl Into<String>) -> Self {
        Self { path: path.into(), line: 0, column: 0, length: 0, text: String::new() }
    }

    /// `span` in `source`; a span past the end points at the end, one inside a character at its
    /// start, and one over several lines is underlined to the end of its first line.
    pub fn in_text(path: impl Into<String>, source: &str, span: Span) -> Self {
        let start = floor_char(source, span.start);
        let end = floor_char(source, span.end.max(span.start));
        let line_start = source[..start].rfind('\n').map_or(0, |i| i + 1);
        let line_end = source[start..].find('\n').map_or(source.len(), |i| start + i);
        let text = source[line_start..line_end].trim_end_matches('\r');
        Self {
            path: path.into(),
            line: count(source[..line_start].bytes().filter(|b| *b == b'\n').count()) + 1,
            column: count(source[line_start..start].chars().count()) + 1,
            length: count(source[start..end.clamp(start, line_end)].chars().count()).max(1),
            text: clip(text),
        }
    }
}

/// A line longer than this is cut where it is shown: nobody reads a megabyte under a caret.
const LONGEST_LINE: usize = 400;

fn clip(line: &str) -> String {
    line.chars().take(LONGEST_LINE).collect()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn floor_char(source: &str, mut index: usize) -> usize {
    index = index.min(source.len());
    while !source.is_char_boundary(index) {
        index -= 1;
    }
    index
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_characters_not_bytes() {
        let place = Place::in_text("a.md", "één\r\nñandú x\n", Span::new(15, 16));
        assert_eq!((place.line, place.column, place.length), (2, 7, 1));
        assert_eq!(place.text, "ñandú x");
    }

    #[test]
    fn a_span_past_the_end_is_the_end() {
        let place = Place::in_text("a.md", "ab", Span::new(9, 12));
        assert_eq!((place.line, place.column, place.length), (1, 3, 1));
    }
}
