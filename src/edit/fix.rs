//! Mistakes that have one mending only, mended.

use std::collections::{BTreeMap, BTreeSet};

use super::changes::{Changes, edited};
use crate::diagnostics::{Diagnostics, Severity, Span};
use crate::memo::Memo;
use crate::pipeline::{Linked, Request};
use crate::source::Source;

/// One mending can show the next mistake; more rounds than this are a circle.
const ROUNDS: usize = 8;

/// Everything that can be mended without a person, and how many mistakes that were. A file in which
/// mending would make new mistakes is left as it is.
///
/// # Errors
/// Why the site cannot be read.
pub fn fixes(source: &Source, request: &Request) -> Result<(Changes, usize), Diagnostics> {
    let memo = Memo::default();
    let mut changes = Changes::default();
    let mut mended = 0;
    let mut left: BTreeSet<String> = BTreeSet::new();
    let (site, mut found) = Linked::read(source, request, &memo);
    if site.is_none() {
        return Err(found);
    }
    for _ in 0..ROUNDS {
        let mut edits = edits(&found);
        edits.retain(|path, _| !left.contains(path));
        if edits.is_empty() {
            break;
        }
        let mut next = changes.clone();
        let mut count = 0;
        for (path, edits) in &edits {
            let Ok(file) = source.text(path) else { continue };
            count += edits.len();
            let text = edited(next.text(&file), edits.iter().cloned().collect());
            next.set(&file, text);
        }
        let overlay = next.overlay(source).map_err(|d| Diagnostics::from_iter([d]))?;
        let (_, after) = Linked::read(&source.over(overlay), request, &memo);
        let (was, is) = (errors(&found), errors(&after));
        let worse: Vec<&String> =
            edits.keys().filter(|path| is.get(*path) > was.get(*path)).collect();
        if worse.is_empty() {
            (changes, found) = (next, after);
            mended += count;
        } else {
            left.extend(worse.into_iter().cloned());
        }
    }
    Ok((changes, mended))
}

/// By file, each once: a fallback page repeats its source's mistakes.
fn edits(found: &Diagnostics) -> BTreeMap<String, BTreeSet<(Span, String)>> {
    let mut edits: BTreeMap<String, BTreeSet<(Span, String)>> = BTreeMap::new();
    for d in found.iter() {
        let (Some(fix), Some(place)) = (&d.fix, &d.place) else { continue };
        edits.entry(place.path.clone()).or_default().insert((fix.span, fix.text.clone()));
    }
    edits
}

fn errors(found: &Diagnostics) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for place in
        found.iter().filter(|d| d.severity == Severity::Error).filter_map(|d| d.place.as_ref())
    {
        *counts.entry(place.path.clone()).or_default() += 1;
    }
    counts
}
