//! Tables: cells that no column takes, and lines that were to be a table and are none.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::found::Found;
use super::leaf::Leaf;
use crate::diagnostics::Diagnostic;

/// Reports each row that has more cells than the table has columns: what is too much is dropped.
pub(super) fn find(text: &str, events: &[(Event<'_>, Range<usize>)], found: &mut Found<'_>) {
    let mut columns = 0;
    for (event, range) in events {
        match event {
            Event::Start(Tag::Table(alignments)) => columns = alignments.len(),
            Event::Start(Tag::TableRow) => {
                let Some(row) = text.get(range.clone()) else { continue };
                let cells = cells(row.trim());
                // Nobody misses an empty cell.
                let mut lost = cells.iter().skip(columns).filter(|cell| !cell.trim().is_empty());
                if let Some(lost) = lost.next() {
                    let end = range.start + row.trim_end().len();
                    found.report(too_many(row.trim(), &cells, columns, lost), range.start..end);
                }
            }
            _ => {}
        }
    }
}

fn too_many(row: &str, cells: &[&str], columns: usize, lost: &str) -> Diagnostic {
    let message = format!(
        "this row has {} cells, the table {columns}: `{}` is shown to nobody",
        cells.len(),
        lost.trim()
    );
    let escaped = escaped_in_code(row);
    let help = if self::cells(&escaped).len() == columns && escaped != row {
        format!("write {escaped}")
    } else {
        "write \\| for a | inside a cell, or give the table's head another cell".to_owned()
    };
    Diagnostic::warning("lost-cell", message).help(help)
}

/// The cells of a row as GitHub's specification splits it: at each `|` that has no backslash before
/// it, code or not.
fn cells(row: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let inner = row.strip_prefix('|').unwrap_or(row);
    let (mut start, mut is_escaped) = (0, false);
    for (at, byte) in inner.bytes().enumerate() {
        if byte == b'|' && !is_escaped {
            cells.push(&inner[start..at]);
            start = at + 1;
        }
        is_escaped = byte == b'\\' && !is_escaped;
    }
    let rest = &inner[start..];
    if !rest.trim().is_empty() || cells.is_empty() {
        cells.push(rest);
    }
    cells
}

/// The row with each bare `|` between backticks escaped.
fn escaped_in_code(row: &str) -> String {
    let mut out = String::with_capacity(row.len() + 4);
    let mut inside = false;
    let mut previous = ' ';
    for c in row.chars() {
        inside ^= c == '`';
        if c == '|' && inside && previous != '\\' {
            out.push('\\');
        }
        out.push(c);
        previous = c;
    }
    out
}

/// A paragraph with a line of `|---|` was to be a table.
pub(super) fn find_missed(leaf: &Leaf, text: &str, found: &mut Found<'_>) {
    if leaf.is_paragraph && leaf.text.starts_with('|') && leaf.text.lines().all(is_row) {
        let end = leaf.text.lines().next().map_or(0, str::len);
        let range = leaf.range(0..end);
        let written = text.get(range.clone()).unwrap_or_default().trim();
        let message = format!("these cells belong to no table: `{written}` is shown as it stands");
        let help = "take out the empty line before it, or write |---| below its first line";
        found.report(Diagnostic::warning("no-table", message).help(help), range);
        return;
    }
    let mut start = 0;
    let mut before: Option<&str> = None;
    for line in leaf.text.split_inclusive('\n') {
        let range = leaf.range(start..start + line.trim_end().len());
        start += line.len();
        if leaf.is_paragraph && is_rule(line) {
            let written = text.get(range.clone()).unwrap_or_default();
            let message =
                format!("no table is made of this: `{}` is shown as it stands", written.trim());
            let help = match before.map(|head| cells(head.trim()).len()) {
                Some(head) if head != cells(written.trim()).len() => {
                    format!("the line above has {head} cells: write |{}", "---|".repeat(head))
                }
                Some(_) => "put an empty line before the table's first line".to_owned(),
                None => "write the line with the names of the columns above it".to_owned(),
            };
            found.report(Diagnostic::warning("no-table", message).help(help), range);
        }
        before = Some(line);
    }
}

/// `| a | b |`, in a paragraph of such lines.
fn is_row(line: &str) -> bool {
    let line = line.trim();
    line.len() > 4
        && line.starts_with('|')
        && line.ends_with('|')
        && cells(line).len() > 1
        && !is_rule(line)
}

/// `|---|:--:|`, with at least one `|` and one run of dashes.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('|')
        && line.contains("--")
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_split_as_github_does() {
        assert_eq!(cells("| `a | b` | c |"), [" `a ", " b` ", " c "]);
        assert_eq!(cells("a | b"), ["a ", " b"]);
        assert_eq!(cells(r"| a \| b | c"), [r" a \| b ", " c"]);
        assert_eq!(cells("| a | |"), [" a ", " "]);
        assert_eq!(escaped_in_code("| `a | b` | c |"), r"| `a \| b` | c |");
    }
}
