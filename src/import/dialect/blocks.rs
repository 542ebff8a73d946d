//! Obsidian's names of paragraphs: `A fact. ^name`, and `[[Page#^name]]` that leads there. A paragraph
//! that somebody names becomes an anchor; the marks of all others go with the other [`marks`].
//!
//! [`marks`]: super::marks

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::lines::{line_ranges, prose};
use super::super::mapped::Edit;
use crate::tree::TextFile;

/// The names that links of `files` use.
pub fn named(files: &[TextFile]) -> BTreeSet<String> {
    let names = files.iter().flat_map(|file| file.text.split("#^").skip(1));
    names.map(|rest| name(rest).to_owned()).filter(|name| !name.is_empty()).collect()
}

/// The mark of each paragraph with one of the `wanted` names becomes an anchor where it begins.
pub fn edits(text: &str, wanted: &BTreeSet<String>) -> Vec<Edit> {
    if wanted.is_empty() || !text.contains('^') {
        return Vec::new();
    }
    let lines = line_ranges(text);
    let prose = prose(text);
    let mut edits = Vec::new();
    let mut taken = BTreeSet::new();
    for (i, range) in lines.iter().enumerate() {
        let line = text.get(range.clone()).unwrap_or("");
        let Some(at) = line.rfind('^') else { continue };
        let (before, behind) = line.split_at(at);
        let found = name(behind.get(1..).unwrap_or(""));
        let ends = behind.len() > 1 && behind.get(1 + found.len()..).is_some_and(is_blank);
        let is_mark = ends && (before.is_empty() || before.ends_with(' '));
        let at = range.start + at;
        if !is_mark || !wanted.contains(found) || !prose.iter().any(|part| part.contains(&at)) {
            continue;
        }
        if taken.insert(found) {
            // A name that stands alone is that of what it stands below.
            let start = if is_blank(before) { at } else { beginning(text, &lines, i) };
            edits.push(Edit::new(start..start, format!("<span id=\"{found}\"></span>")));
        }
        let space = usize::from(before.ends_with(' '));
        edits.push(Edit::delete(at - space..at + 1 + found.len()));
    }
    edits
}

/// The name that `text` begins with.
fn name(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Where the words of the paragraph begin that line `i` belongs to.
fn beginning(text: &str, lines: &[Range<usize>], i: usize) -> usize {
    let line = |i: usize| lines.get(i).and_then(|range| text.get(range.clone())).unwrap_or("");
    let marks = |line: &str| {
        let words = line.trim_start_matches([' ', '\t', '>', '-', '*', '+', '#']);
        let digits = words.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = digits.strip_prefix(". ").filter(|_| digits.len() < words.len());
        line.len() - numbered.unwrap_or(words).len()
    };
    let mut first = i;
    // What stands behind marks of its own is no further line of what stands above.
    while first > 0 && !is_blank(line(first - 1)) && marks(line(first)) == 0 {
        first -= 1;
    }
    lines.get(first).map_or(0, |range| range.start) + marks(line(first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::mapped::Mapped;

    #[test]
    fn what_is_named_is_an_anchor_where_it_begins() {
        let wanted = named(&[TextFile::new("a.md", "[[b#^one]] [x](b.md#^two) [[#^three|t]]")]);
        assert_eq!(wanted.iter().map(String::as_str).collect::<Vec<_>>(), ["one", "three", "two"]);
        let plain =
            |text: &str| Mapped::of(text, 0..text.len()).edited(edits(text, &wanted)).into_text();
        for (text, expected) in [
            ("A\nfact. ^one\n", "<span id=\"one\"></span>A\nfact.\n"),
            ("- x\n- y ^two\n", "- x\n- <span id=\"two\"></span>y\n"),
            ("2. y ^two", "2. <span id=\"two\"></span>y"),
            ("| a |\n\n^three\n", "| a |\n\n<span id=\"three\"></span>\n"),
            ("A ^one\n\nB ^one\n", "<span id=\"one\"></span>A\n\nB\n"),
            ("A fact. ^four\n", "A fact. ^four\n"),
            ("`x ^one`\n", "`x ^one`\n"),
            ("2 ^one and\n", "2 ^one and\n"),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }
}
