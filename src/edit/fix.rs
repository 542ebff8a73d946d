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
    let (site, found) = Linked::read(source, request, &memo);
    if site.is_none() {
        return Err(found);
    }
    let was = errors(&found);
    let mut left = BTreeSet::new();
    loop {
        let mending = Mending::of(source, request, &memo, &found, &left)?;
        let is = errors(&mending.found);
        let worse: Vec<String> =
            mending.touched.into_iter().filter(|path| is.get(path) > was.get(path)).collect();
        if worse.is_empty() {
            return Ok((mending.changes, mending.count));
        }
        left.extend(worse);
    }
}

/// What a site comes to when all is mended that can be.
struct Mending {
    changes: Changes,
    count: usize,
    touched: BTreeSet<String>,
    /// What is left.
    found: Diagnostics,
}

impl Mending {
    /// In rounds, because what one of them brings to light can be what the next one mends: a link
    /// that was none, and then leads nowhere. Files in `left` are not touched.
    fn of(
        source: &Source,
        request: &Request,
        memo: &Memo,
        found: &Diagnostics,
        left: &BTreeSet<String>,
    ) -> Result<Self, Diagnostics> {
        let mut done = Self {
            changes: Changes::default(),
            count: 0,
            touched: BTreeSet::new(),
            found: found.clone(),
        };
        for _ in 0..ROUNDS {
            let mut edits = edits(&done.found);
            edits.retain(|path, _| !left.contains(path));
            if edits.is_empty() {
                break;
            }
            for (path, edits) in edits {
                let Ok(file) = source.text(&path) else { continue };
                done.count += edits.len();
                let text = edited(done.changes.text(&file), edits.into_iter().collect());
                done.changes.set(&file, text);
                done.touched.insert(path);
            }
            let overlay = done.changes.overlay(source).map_err(|d| Diagnostics::from_iter([d]))?;
            done.found = Linked::read(&source.over(overlay), request, memo).1;
        }
        Ok(done)
    }
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
