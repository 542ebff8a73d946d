//! Lines of Markdown, and which of them are code.

use std::ops::Range;

/// Every line with its line end.
pub fn line_ranges(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        at += line.len();
        at - line.len()..at
    });
    lines.collect()
}

/// Whether `line` opens, continues or closes fenced code.
pub fn fenced(line: &str, fence: &mut Option<(char, usize)>) -> bool {
    let inner = line.trim_start();
    let mark = inner.chars().next().filter(|c| matches!(c, '`' | '~'));
    let length = mark.map_or(0, |mark| inner.chars().take_while(|c| *c == mark).count());
    match (*fence, mark) {
        (Some((open, least)), Some(mark)) if mark == open && length >= least => {
            *fence = None;
            true
        }
        (Some(_), _) => true,
        (None, Some(mark)) if length >= 3 => {
            *fence = Some((mark, length));
            true
        }
        (None, _) => false,
    }
}

/// The parts of `text` that are neither fenced code nor code between backticks on one line.
pub fn prose(text: &str) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut fence = None;
    for range in line_ranges(text) {
        let line = text.get(range.clone()).unwrap_or("");
        if fenced(line, &mut fence) {
            continue;
        }
        for part in outside_backticks(line) {
            let part = range.start + part.start..range.start + part.end;
            match parts.last_mut().filter(|last| last.end == part.start) {
                Some(last) => last.end = part.end,
                None => parts.push(part),
            }
        }
    }
    parts
}

/// A run of backticks opens code where a run of the same length follows on the line.
fn outside_backticks(line: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(open) = line.get(at..).and_then(|rest| rest.find('`')).map(|i| at + i) {
        let length = line.bytes().skip(open).take_while(|b| *b == b'`').count();
        let mark = "`".repeat(length);
        let rest = line.get(open + length..).unwrap_or("");
        let close = rest.match_indices(&mark).map(|(i, _)| i).find(|i| {
            !rest.get(i + length..).is_some_and(|after| after.starts_with('`'))
                && !rest[..*i].ends_with('`')
        });
        at = open + length;
        if let Some(close) = close {
            parts.push(from..open);
            at = open + length + close + length;
            from = at;
        }
    }
    parts.push(from..line.len());
    parts.retain(|part| !part.is_empty());
    parts
}

/// How many columns `line` is indented, a tab counting four.
pub fn indent(line: &str) -> usize {
    line.chars()
        .take_while(|c| matches!(c, ' ' | '\t'))
        .map(|c| if c == '\t' { 4 } else { 1 })
        .sum()
}

/// The bytes of `line` that make up its first `columns` columns of white space.
pub fn indent_bytes(line: &str, columns: usize) -> usize {
    let mut seen = 0;
    let white = line.bytes().take_while(|b| {
        let more = seen < columns && matches!(b, b' ' | b'\t');
        seen += if *b == b'\t' { 4 } else { 1 };
        more
    });
    white.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_no_prose() {
        let text = "a `b` c ``d`e``\n```\nf\n```\ng ` h\n";
        let parts: Vec<&str> = prose(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(parts, ["a ", " c ", "\n", "g ` h\n"]);
    }

    #[test]
    fn indentation() {
        assert_eq!(
            (indent("  \tx"), indent_bytes("\t\tx", 4), indent_bytes("      x", 4)),
            (6, 1, 4)
        );
    }
}
