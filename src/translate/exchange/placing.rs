//! Where parts that are new in the source go in the translation.

use std::collections::BTreeSet;

use super::sheet::Sheet;
use super::splice::Edit;
use super::state::State;
use crate::translate::block::Kind;

/// An edit for each part of `settled` that the translation has not: behind the translation of the
/// part before it, with what stands between the two in the source; or before the translation of the
/// part behind it where less stands between those.
pub fn inserted(
    sheet: &Sheet<'_>,
    settled: &BTreeSet<usize>,
    rendered: &dyn Fn(usize) -> String,
) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut behind = None;
    for (block, source) in sheet.source_blocks.iter().enumerate() {
        if matches!(source.kind, Kind::Title | Kind::Description) {
            continue;
        }
        if let Some(own) = sheet.states[block].own() {
            let own = &sheet.own_blocks[own];
            behind = Some(own.span.start + sheet.own_text(own).len());
            continue;
        }
        if sheet.states[block] != State::New || !settled.contains(&block) {
            continue;
        }
        edits.push(place(sheet, block, behind, rendered(block)));
    }
    edits
}

fn place(sheet: &Sheet<'_>, block: usize, behind: Option<usize>, text: String) -> Edit {
    let before = block.checked_sub(1).and_then(|before| between(sheet, before, block));
    let next = (block + 1 < sheet.source_blocks.len()).then_some(block + 1);
    let after = next.and_then(|next| between(sheet, block, next));
    let next_own = next.and_then(|next| sheet.states[next].own());
    let next_start = next_own.map(|own| sheet.own_blocks[own].span.start);
    let lines = |gap: &str| gap.matches('\n').count();
    let new = |at: usize, lead: &str, text: &str, tail: &str| Edit {
        range: at..at,
        text: format!("{lead}{text}{tail}"),
        part: Some((block, lead.len())),
    };
    match (behind, next_start) {
        (Some(at), Some(start)) => match (before, after) {
            (Some(before), Some(after)) if lines(after) < lines(before) => {
                new(start, "", &text, after)
            }
            (before, _) => new(at, before.unwrap_or("\n\n"), &text, ""),
        },
        (Some(at), None) => new(at, before.unwrap_or("\n\n"), &text, ""),
        (None, Some(start)) => new(start, "", &text, after.unwrap_or("\n\n")),
        // Nothing of the text is there to stand beside.
        (None, None) => {
            let end = sheet.own.file.text.len();
            let lead = if sheet.own.markdown().trim().is_empty() { "\n" } else { "\n\n" };
            new(end, lead, &text, "\n")
        }
    }
}

/// What the source has between two parts of its text.
fn between<'s>(sheet: &'s Sheet<'_>, first: usize, second: usize) -> Option<&'s str> {
    let (first, second) = (&sheet.source_blocks[first], &sheet.source_blocks[second]);
    if matches!(first.kind, Kind::Title | Kind::Description) {
        return None;
    }
    let end = first.span.start + sheet.source_text(first).len();
    sheet.text.source.file.text.get(end..second.span.start)
}
