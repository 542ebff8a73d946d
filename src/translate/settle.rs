//! The record brought up to what translators did since it was written.
//!
//! A part of the source that changed is settled once its translation changed, too; a new one once
//! the translation has a new part of its kind at its place; one that is gone once its translation
//! is gone. Whatever else the source says by now stays as it was recorded, and is told as drift.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{Key, Step, align, in_order, likeness};
use super::block::{Block, Kind};
use super::order::{note, order, woven};
use super::place::{Placed, places};
use super::record::{Entry, Part};

/// A part of the source and the one of the translation that says it.
pub type Pair = (usize, Option<usize>);

/// Takes a translation as it stands for one of its source as it stands.
pub fn accept(source: &[Block], own: &[Block]) -> Entry {
    let pairs = pairs(source, own);
    let mut taken = vec![false; own.len()];
    pairs.iter().filter_map(|(_, own)| *own).for_each(|at| taken[at] = true);
    Entry {
        parts: pairs
            .iter()
            .map(|(at, to)| Part::new(&source[*at], to.map(|to| &own[to])))
            .collect(),
        more: rest(own, &taken),
    }
}

/// Which part of a translation says which part of its source, by the order of their kinds: a
/// translator may join paragraphs or leave one out.
pub fn pairs(source: &[Block], own: &[Block]) -> Vec<Pair> {
    let keys = |blocks: &[Block]| {
        blocks.iter().map(|block| (block.kind, shape(block))).collect::<Vec<_>>()
    };
    let (before, after) = (keys(source), keys(own));
    let (old, new): (Vec<Key<'_>>, Vec<Key<'_>>) =
        (before.iter().map(of_shape).collect(), after.iter().map(of_shape).collect());
    let mut pairs: Vec<Pair> = (0..source.len()).map(|at| (at, None)).collect();
    for step in in_order(&old, &new) {
        match step {
            Step::Same { old, new } => pairs[old].1 = Some(new),
            // Tags of raw HTML differ in attributes, and some translators write them by hand.
            Step::Changed { old, new } if source[old].kind == Kind::Html => {
                pairs[old].1 = (own[new].kind == Kind::Html).then_some(new);
            }
            _ => {}
        }
    }
    pairs
}

/// What stays the same in a translation: a heading's level, how many cells a row has, the tags of
/// raw HTML.
fn shape(block: &Block) -> String {
    match block.kind {
        Kind::Heading => block.text.chars().take_while(|c| *c == '#').collect(),
        Kind::Row => block.text.matches('|').count().to_string(),
        Kind::Html => tags(&block.text),
        _ => String::new(),
    }
}

/// Nothing but tags is alike in two languages.
fn of_shape((kind, shape): &(Kind, String)) -> Key<'_> {
    let text = if *kind == Kind::Html { shape.as_str() } else { "" };
    Key { kind: *kind, hash: shape, text }
}

/// The names of the tags in raw HTML: `/p` of `</p>`.
fn tags(html: &str) -> String {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '!');
    let names = html.split('<').skip(1);
    names
        .map(|tag| tag.split(|c| !is_name(c)).next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The record of one translation as it is once what was translated since has been taken in.
pub fn settle(entry: &Entry, source: &[Block], own: &[Block]) -> Entry {
    let keys: Vec<Key<'_>> = entry.parts.iter().map(Key::from).collect();
    let steps = align(&keys, &source.iter().map(Key::from).collect::<Vec<_>>());
    let steps = apart(steps, entry, source, own);
    let placed = Placed::new(entry, &steps, source, own);
    let mut taken = vec![false; own.len()];
    let (mut parts, mut now) = (Vec::with_capacity(steps.len()), BTreeMap::new());
    let mut kept = vec![None; entry.parts.len()];
    for (at, step) in steps.iter().enumerate() {
        let to = placed.places[at];
        to.into_iter().for_each(|to| taken[to] = true);
        let is_settled = placed.is_found[at] || !matches!(step, Step::Changed { .. });
        let part = match (to.filter(|_| is_settled), step.newer(), step.older()) {
            (Some(to), Some(new), _) => Part::new(&source[new], Some(&own[to])),
            // What is gone from both texts is no part of either.
            (None, None, _) | (_, _, None) => continue,
            (_, _, Some(old)) => entry.parts[old].clone(),
        };
        now.extend(to.map(|to| (to, parts.len())));
        step.older().into_iter().for_each(|old| kept[old] = Some(parts.len()));
        parts.push(part);
    }
    let was = order(entry).into_iter().filter_map(|old| kept[old]);
    let order = together(was, &now.into_values().collect::<Vec<_>>());
    note(&mut parts, &order);
    Entry { parts, more: rest(own, &taken) }
}

/// What was rewritten as a whole may as well be gone, and what stands there be new: while the old
/// translation is there, somebody may have put the new one beside it.
fn apart(steps: Vec<Step>, entry: &Entry, source: &[Block], own: &[Block]) -> Vec<Step> {
    let places = places(entry, own);
    let is_other = |old: usize, new: usize| {
        places[old].is_some()
            && likeness(&Key::from(&entry.parts[old]), &Key::from(&source[new])) == 0
    };
    let both = |step| match step {
        Step::Changed { old, new } if is_other(old, new) => {
            [Some(Step::Gone { old }), Some(Step::New { new })]
        }
        step => [Some(step), None],
    };
    steps.into_iter().flat_map(both).flatten().collect()
}

/// The parts as a translation has them; what it has lost stands behind what it stood behind.
fn together(was: impl Iterator<Item = usize>, now: &[usize]) -> Vec<usize> {
    let there: BTreeSet<usize> = now.iter().copied().collect();
    let (mut behind, mut before) = (BTreeMap::new(), None);
    for part in was {
        if !there.contains(&part) {
            behind.insert(before, part);
        }
        before = Some(part);
    }
    woven(now, &behind)
}

fn rest(own: &[Block], taken: &[bool]) -> Vec<String> {
    let left = own.iter().zip(taken).filter(|(_, taken)| !**taken);
    left.map(|(block, _)| block.hash.clone()).collect()
}
