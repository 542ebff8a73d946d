//! What two sides made of one text, put together line by line.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// One text of two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Where both changed the same lines differently, it has those of the first side.
    pub text: String,
    /// These lines, counted from zero in the first side's text; empty where it took them out.
    pub clashes: Vec<Range<usize>>,
}

/// Puts together what `own` and `new` say otherwise than `original`. Changes that touch each other
/// count as changes of the same lines: neither side has seen what the other makes of its own.
pub fn merge(original: &str, own: &str, new: &str) -> Merged {
    let [original, own, new] = [original, own, new].map(lines);
    let (ours, theirs) = (edits(&original, &own), edits(&original, &new));
    let mut merged = Merged { text: String::new(), clashes: Vec::new() };
    let mut at = 0;
    for region in regions(ours.iter().chain(&theirs)) {
        merged.text.extend(taken(&original, at..region.start).iter().copied());
        let mine = instead(&ours, &region);
        let other = instead(&theirs, &region);
        let (side, range) = match (mine, other) {
            (Some(mine), Some(other)) => {
                if taken(&own, mine.clone()) != taken(&new, other) {
                    merged.clashes.push(mine.clone());
                }
                (&own, mine)
            }
            (Some(mine), None) => (&own, mine),
            (None, other) => (&new, other.unwrap_or_default()),
        };
        merged.text.extend(taken(side, range).iter().copied());
        at = region.end;
    }
    merged.text.extend(taken(&original, at..original.len()).iter().copied());
    merged
}

/// Lines of the original, and those that one side has in their place.
struct Edit {
    original: Range<usize>,
    side: Range<usize>,
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

fn taken<'l, 't>(lines: &'l [&'t str], range: Range<usize>) -> &'l [&'t str] {
    lines.get(range).unwrap_or_default()
}

fn edits(original: &[&str], side: &[&str]) -> Vec<Edit> {
    let ops = capture_diff_slices(Algorithm::Myers, original, side).into_iter();
    let changes = ops.filter(|op| !matches!(op, DiffOp::Equal { .. }));
    changes.map(|op| Edit { original: op.old_range(), side: op.new_range() }).collect()
}

/// The original's lines that either side changed; what touches is one.
fn regions<'e>(edits: impl Iterator<Item = &'e Edit>) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = edits.map(|edit| edit.original.clone()).collect();
    all.sort_by_key(|range| (range.start, range.end));
    let mut regions: Vec<Range<usize>> = Vec::new();
    for range in all {
        match regions.last_mut().filter(|last| range.start <= last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => regions.push(range),
        }
    }
    regions
}

/// The lines that a side has in the place of `region`; `None` where it changed nothing.
fn instead(edits: &[Edit], region: &Range<usize>) -> Option<Range<usize>> {
    let inside =
        |edit: &&Edit| region.start <= edit.original.start && edit.original.end <= region.end;
    let first = edits.iter().find(inside)?;
    let last = edits.iter().rfind(inside)?;
    let before = first.original.start - region.start;
    let behind = region.end - last.original.end;
    Some(first.side.start - before..last.side.end + behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts of one letter a line; of each clash its first line and how many there are.
    fn merged(original: &str, own: &str, new: &str) -> (String, Vec<(usize, usize)>) {
        let text = |letters: &str| letters.chars().map(|c| format!("{c}\n")).collect::<String>();
        let Merged { text, clashes } = merge(&text(original), &text(own), &text(new));
        let clashes = clashes.into_iter().map(|range| (range.start, range.len()));
        (text.replace('\n', ""), clashes.collect())
    }

    #[test]
    fn changes_apart_are_both_there() {
        for (original, own, new, both) in [
            ("abcdef", "aXcdef", "abcdYf", "aXcdYf"),
            ("abcdef", "acdef", "abcdefg", "acdefg"),
            ("abcdef", "0abcdef", "abcef", "0abcef"),
            ("abcdef", "abcdef", "uvw", "uvw"),
            ("abcdef", "uvw", "abcdef", "uvw"),
            ("", "", "abc", "abc"),
            // Both did the same.
            ("abcdef", "aXcdef", "aXcdeY", "aXcdeY"),
        ] {
            let found = merged(original, own, new);
            assert_eq!(found, (both.to_owned(), Vec::new()), "{original} {own} {new}");
        }
    }

    #[test]
    fn where_both_changed_the_same_lines_the_first_side_stays() {
        assert_eq!(merged("abcdef", "abXdef", "abYdeZ"), ("abXdeZ".to_owned(), vec![(2, 1)]));
        // Taken out by one, changed by the other.
        assert_eq!(merged("abcdef", "abdef", "abYdef"), ("abdef".to_owned(), vec![(2, 0)]));
        // Beside each other.
        assert_eq!(merged("abcdef", "abXdef", "abcYef"), ("abXdef".to_owned(), vec![(2, 2)]));
        // Put in at one place.
        assert_eq!(merged("ab", "aXb", "aYb"), ("aXb".to_owned(), vec![(1, 1)]));
    }

    /// Whatever two sides do: where they do not clash, either one's changes alone are what the merge
    /// says otherwise than the other.
    #[test]
    fn nothing_of_either_side_is_lost() {
        let mut state = 7_u32;
        let mut below = |n: u32| {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            (state >> 16) % n
        };
        let original: Vec<char> = ('a'..='p').collect();
        for _ in 0..2_000 {
            let mut side = || {
                let mut text = String::new();
                for letter in &original {
                    match below(12) {
                        0 => {}
                        1 => text.extend([*letter, letter.to_ascii_uppercase()]),
                        2 => text.push(letter.to_ascii_uppercase()),
                        _ => text.push(*letter),
                    }
                }
                text
            };
            let (own, new) = (side(), side());
            let whole: String = original.iter().collect();
            let (text, clashes) = merged(&whole, &own, &new);
            let (back, back_clashes) = merged(&whole, &new, &own);
            assert_eq!(clashes.len(), back_clashes.len(), "{own} {new}");
            if clashes.is_empty() {
                assert_eq!(text, back, "{own} {new}");
                let has = |side: &str| {
                    side.chars().filter(char::is_ascii_uppercase).all(|c| text.contains(c))
                };
                assert!(has(&own) && has(&new), "{own} {new}: {text}");
                let gone = |side: &str, c: char| !side.to_ascii_lowercase().contains(c);
                let kept = original.iter().filter(|c| gone(&own, **c) || gone(&new, **c));
                assert_eq!(kept.filter(|c| text.contains(**c)).count(), 0, "{own} {new}: {text}");
            }
        }
    }
}
