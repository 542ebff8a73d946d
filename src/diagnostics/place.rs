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
    /// The line itself, so that showing it needs no file; of a long one what is around the mistake.
    pub text: String,
    /// The column that `text` begins at.
    pub text_column: u32,
}

impl Place {
    /// The file as a whole.
    pub fn file(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            line: 0,
            column: 0,
            length: 0,
            text: String::new(),
            text_column: 1,
        }
    }

    /// `span` in `source`; a span past the end points at the end, one inside a character at its
    /// start, and one over several lines is underlined to the end of its first line.
    pub fn in_text(path: impl Into<String>, source: &str, span: Span) -> Self {
        let start = floor_char(source, span.start);
        let end = floor_char(source, span.end.max(span.start));
        let line_start = source[..start].rfind('\n').map_or(0, |i| i + 1);
        let line_end = source[start..].find('\n').map_or(source.len(), |i| start + i);
        let text = source[line_start..line_end].trim_end_matches('\r');
        let line = count(memchr::memchr_iter(b'\n', &source.as_bytes()[..line_start]).count()) + 1;
        let column = count(source[line_start..start].chars().count()) + 1;
        let length = count(source[start..end.clamp(start, line_end)].chars().count());
        Self::on_line(path, text, (line, column), length)
    }

    /// `length` characters from `column` on in the line numbered `line`, which reads `text`.
    pub fn on_line(
        path: impl Into<String>,
        text: &str,
        (line, column): (u32, u32),
        length: u32,
    ) -> Self {
        let left_out = window(text, column as usize);
        Self {
            path: path.into(),
            line,
            column,
            length: length.max(1),
            text: text.chars().skip(left_out).take(LONGEST_LINE).collect(),
            text_column: count(left_out) + 1,
        }
    }
}

/// Of a line longer than this only what is around the mistake is kept: nobody reads a megabyte
/// under a caret.
const LONGEST_LINE: usize = 400;
/// So much of it stands before the mistake.
const BEFORE: usize = 100;

/// How many characters of `line` are left out before what is kept of it.
fn window(line: &str, column: usize) -> usize {
    let length = line.chars().count();
    let before = column.saturating_sub(1 + BEFORE);
    if length <= LONGEST_LINE { 0 } else { before.min(length - LONGEST_LINE) }
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
    fn of_a_long_line_the_part_around_the_mistake_is_kept() {
        let line = format!("{}[x](y.md){}", "a ".repeat(5_000), " b".repeat(5_000));
        let place = Place::in_text("a.md", &line, Span::new(10_004, 10_008));
        assert_eq!(
            (place.line, place.column, place.length, place.text_column),
            (1, 10_005, 4, 9_905)
        );
        assert_eq!(place.text.chars().count(), 400);
        assert_eq!(place.text.chars().skip(100).take(4).collect::<String>(), "y.md");
        // At its ends nothing is lost either.
        assert_eq!(Place::in_text("a.md", &line, Span::new(0, 1)).text_column, 1);
        assert!(Place::in_text("a.md", &line, Span::new(20_006, 20_008)).text.ends_with("b b"));
    }

    #[test]
    fn a_span_past_the_end_is_the_end() {
        let place = Place::in_text("a.md", "ab", Span::new(9, 12));
        assert_eq!((place.line, place.column, place.length), (1, 3, 1));
    }
}
