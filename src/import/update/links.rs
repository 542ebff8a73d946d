//! Which piece of one version of a text is which of another.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::pieces::Piece;
use crate::translate::{Key, Kind, likeness, most_alike};

/// The pieces of two versions, linked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Links {
    /// For each old piece the new one that it is or became.
    pub of_old: Vec<Option<usize>>,
    pub of_new: Vec<Option<usize>>,
    /// A piece stands behind or before others than it did.
    pub has_moves: bool,
}

/// Links two versions.
pub fn link(old: &[Piece], new: &[Piece]) -> Links {
    let mut links = Links::none(old.len(), new.len());
    let (old_keys, new_keys) = (keys(old), keys(new));
    let mut gaps: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old_keys, &new_keys) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                (0..len).for_each(|n| links.set(old_index + n, new_index + n));
            }
            op => add(&mut gaps, op.old_range(), op.new_range()),
        }
    }
    links.moved(&old_keys, &new_keys);
    for (olds, news) in gaps {
        links.changed(old, new, olds, news);
    }
    links
}

fn keys(pieces: &[Piece]) -> Vec<(Kind, &str)> {
    pieces.iter().map(|piece| (piece.kind, piece.key.as_str())).collect()
}

/// Ranges that touch are one: what was taken out stood where something else was put in.
fn add(gaps: &mut Vec<(Range<usize>, Range<usize>)>, olds: Range<usize>, news: Range<usize>) {
    match gaps.last_mut().filter(|(o, n)| o.end == olds.start && n.end == news.start) {
        Some((o, n)) => (o.end, n.end) = (olds.end, news.end),
        None => gaps.push((olds, news)),
    }
}

impl Links {
    /// Of versions of so many pieces, none of which is known.
    pub fn none(old: usize, new: usize) -> Self {
        Self { of_old: vec![None; old], of_new: vec![None; new], has_moves: false }
    }

    /// Links what has no other yet and says the same; then tells whether anything moved.
    pub fn found_again(&mut self, old: &[Piece], new: &[Piece]) {
        self.moved(&keys(old), &keys(new));
        let order = self.of_new.iter().copied().flatten();
        self.has_moves = !order.is_sorted();
    }

    pub fn set(&mut self, old: usize, new: usize) {
        self.of_old[old] = Some(new);
        self.of_new[new] = Some(old);
    }

    /// The same text elsewhere.
    fn moved<K: Ord>(&mut self, old: &[K], new: &[K]) {
        let mut left: BTreeMap<&K, VecDeque<usize>> = BTreeMap::new();
        for (at, key) in old.iter().enumerate().filter(|(at, _)| self.of_old[*at].is_none()) {
            left.entry(key).or_default().push_back(at);
        }
        for (at, key) in new.iter().enumerate() {
            if self.of_new[at].is_some() {
                continue;
            }
            if let Some(from) = left.get_mut(key).and_then(VecDeque::pop_front) {
                self.set(from, at);
                self.has_moves = true;
            }
        }
    }

    /// What was rewritten between two pieces that stayed: as much likeness as possible is kept,
    /// and what is like nothing is paired in order.
    fn changed(&mut self, old: &[Piece], new: &[Piece], olds: Range<usize>, news: Range<usize>) {
        let lost: Vec<usize> = olds.filter(|at| self.of_old[*at].is_none()).collect();
        let fresh: Vec<usize> = news.filter(|at| self.of_new[*at].is_none()).collect();
        let pairs = alike(old, new, &lost, &fresh);
        let (mut from, mut to) = (0, 0);
        for (i, j) in pairs.iter().copied().chain([(lost.len(), fresh.len())]) {
            self.in_order(old, new, &lost[from..i], &fresh[to..j]);
            if let (Some(old), Some(new)) = (lost.get(i), fresh.get(j)) {
                self.set(*old, *new);
            }
            (from, to) = ((i + 1).min(lost.len()), (j + 1).min(fresh.len()));
        }
    }

    fn in_order(&mut self, old: &[Piece], new: &[Piece], lost: &[usize], fresh: &[usize]) {
        let mut left = fresh.iter();
        for at in lost {
            let mut ahead = left.clone();
            if let Some(to) = ahead.find(|to| new[**to].kind == old[*at].kind) {
                self.set(*at, *to);
                left = ahead;
            }
        }
    }
}

/// Pairs of places in `lost` and `fresh`, rising, whose texts have most in common.
fn alike(old: &[Piece], new: &[Piece], lost: &[usize], fresh: &[usize]) -> Vec<(usize, usize)> {
    let gain = |i: usize, j: usize| likeness(&of(&old[lost[i]]), &of(&new[fresh[j]]));
    most_alike(lost.len(), fresh.len(), gain)
}

fn of(piece: &Piece) -> Key<'_> {
    Key { kind: piece.kind, hash: "", text: &piece.text }
}
