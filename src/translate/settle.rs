//! The record brought up to what translators did since it was written.
//!
//! A part of the source that changed is settled once its translation changed, too; a new one once
//! the translation has a new part of its kind at its place; one that is gone once its translation
//! is gone. Whatever else the source says by now stays as it was recorded, and is told as drift.

use std::collections::{BTreeMap, VecDeque};

use super::align::{Key, Step, align};
use super::block::{Block, Kind};
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
    for step in align(&old, &new) {
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
    let keys: Vec<Key<'_>> = entry.parts.iter().map(of_part).collect();
    let steps = align(&keys, &source.iter().map(of_block).collect::<Vec<_>>());
    let mut hand = Hand::new(entry, &steps, own);
    let mut parts = Vec::with_capacity(steps.len());
    for (at, step) in steps.iter().enumerate() {
        match *step {
            Step::Same { old, new } | Step::Moved { old, new } => {
                let part = &entry.parts[old];
                let to = hand.places[at].or_else(|| {
                    part.own.as_ref().and_then(|_| hand.find((at, Some(old)), part.kind))
                });
                parts.push(match to {
                    Some(to) => Part::new(&source[new], Some(&own[to])),
                    None => part.clone(),
                });
            }
            Step::Changed { old, new } if hand.places[at].is_none() => {
                let part = match hand.find((at, Some(old)), source[new].kind) {
                    Some(to) => Part::new(&source[new], Some(&own[to])),
                    None => entry.parts[old].clone(),
                };
                parts.push(part);
            }
            Step::New { new } => {
                let to = hand.find((at, None), source[new].kind);
                parts.extend(to.map(|to| Part::new(&source[new], Some(&own[to]))));
            }
            Step::Gone { .. } if hand.places[at].is_none() => {}
            Step::Changed { old, .. } | Step::Gone { old } => parts.push(entry.parts[old].clone()),
        }
    }
    Entry { parts, more: rest(own, &hand.taken) }
}

fn of_part(part: &Part) -> Key<'_> {
    Key { kind: part.kind, hash: &part.hash, text: &part.text }
}

fn of_block(block: &Block) -> Key<'_> {
    Key { kind: block.kind, hash: &block.hash, text: &block.text }
}

fn rest(own: &[Block], taken: &[bool]) -> Vec<String> {
    let left = own.iter().zip(taken).filter(|(_, taken)| !**taken);
    left.map(|(block, _)| block.hash.clone()).collect()
}

/// Where the parts of a record stand in the translation.
struct Hand<'a> {
    own: &'a [Block],
    /// For each step the place of the translation that was made of it.
    places: Vec<Option<usize>>,
    /// The same for each part of the record, in its order: that of the source as it was.
    recorded: Vec<Option<usize>>,
    taken: Vec<bool>,
    /// Known for saying nothing of the source.
    more: Vec<bool>,
}

impl<'a> Hand<'a> {
    fn new(entry: &Entry, steps: &[Step], own: &'a [Block]) -> Self {
        let mut by_hash: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
        for (at, block) in own.iter().enumerate() {
            by_hash.entry(&block.hash).or_default().push_back(at);
        }
        let mut taken = vec![false; own.len()];
        let mut more = vec![false; own.len()];
        let mut of_part: Vec<Option<usize>> = Vec::with_capacity(entry.parts.len());
        for part in &entry.parts {
            let hash = part.own.as_deref();
            let found = hash.and_then(|hash| by_hash.get_mut(hash)).and_then(VecDeque::pop_front);
            found.into_iter().for_each(|at| taken[at] = true);
            of_part.push(found);
        }
        for hash in &entry.more {
            let found = by_hash.get_mut(hash.as_str()).and_then(VecDeque::pop_front);
            found.into_iter().for_each(|at| more[at] = true);
        }
        let old = |step: &Step| match *step {
            Step::Same { old, .. }
            | Step::Moved { old, .. }
            | Step::Changed { old, .. }
            | Step::Gone { old } => Some(old),
            Step::New { .. } => None,
        };
        let places = steps.iter().map(|step| old(step).and_then(|old| of_part[old])).collect();
        Self { own, places, recorded: of_part, taken, more }
    }

    /// A part of the translation that is new or was changed, where the step's own would stand: beside
    /// its neighbours in the source, or, since a translation need not follow when parts are moved,
    /// beside those that it had.
    fn find(&mut self, (step, old): (usize, Option<usize>), kind: Kind) -> Option<usize> {
        let there = self.near(&self.places, step, kind);
        let found = there.or_else(|| self.near(&self.recorded, old?, kind))?;
        self.taken[found] = true;
        self.places[step] = Some(found);
        if let Some(old) = old {
            self.recorded[old] = Some(found);
        }
        Some(found)
    }

    /// A free part of `kind` behind the place of what stands before `at`, else before that of what
    /// stands behind it.
    fn near(&self, places: &[Option<usize>], at: usize, kind: Kind) -> Option<usize> {
        let before = places[..at].iter().rev().find_map(|place| *place);
        let behind = places[at + 1..].iter().find_map(|place| *place);
        let is_free = |at: &usize| !self.taken[*at] && !self.more[*at];
        let fits = |at: &usize| self.own[*at].kind == kind;
        let first = before.map_or(0, |at| at + 1);
        let last = behind.unwrap_or(self.own.len());
        let forward = (first..self.own.len()).take_while(is_free).find(fits);
        forward.or_else(|| (0..last).rev().take_while(is_free).filter(fits).last())
    }
}
