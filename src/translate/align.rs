//! Two versions of one text, part by part.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ops::Range;

use super::block::{Block, Kind};
use super::record::Part;

/// What is known of a part on either side.
#[derive(Debug, Clone, Copy)]
pub struct Key<'a> {
    pub kind: Kind,
    pub hash: &'a str,
    pub text: &'a str,
}

impl<'a> From<&'a Block> for Key<'a> {
    fn from(block: &'a Block) -> Self {
        Self { kind: block.kind, hash: &block.hash, text: &block.text }
    }
}

/// The source's side of it.
impl<'a> From<&'a Part> for Key<'a> {
    fn from(part: &'a Part) -> Self {
        Self { kind: part.kind, hash: &part.hash, text: &part.text }
    }
}

/// What became of the parts, in the order of the newer text; parts that are gone stand where they
/// stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Same {
        old: usize,
        new: usize,
    },
    /// The same part behind or before others than it was.
    Moved {
        old: usize,
        new: usize,
    },
    Changed {
        old: usize,
        new: usize,
    },
    New {
        new: usize,
    },
    Gone {
        old: usize,
    },
}

impl Step {
    pub fn older(&self) -> Option<usize> {
        match *self {
            Self::Same { old, .. }
            | Self::Moved { old, .. }
            | Self::Changed { old, .. }
            | Self::Gone { old } => Some(old),
            Self::New { .. } => None,
        }
    }

    pub fn newer(&self) -> Option<usize> {
        match *self {
            Self::Same { new, .. }
            | Self::Moved { new, .. }
            | Self::Changed { new, .. }
            | Self::New { new } => Some(new),
            Self::Gone { .. } => None,
        }
    }
}

/// Aligns two versions.
pub fn align(old: &[Key<'_>], new: &[Key<'_>]) -> Vec<Step> {
    reunited(old, new, in_order(old, new))
}

/// [`align`] without looking for parts that were both moved and changed.
pub fn in_order(old: &[Key<'_>], new: &[Key<'_>]) -> Vec<Step> {
    let partner = partners(old, new);
    let stayed = longest_rising(&partner);
    let mut steps = Vec::new();
    let (mut from, mut to) = (0, 0);
    let ends = stayed.iter().copied().chain([(old.len(), new.len())]);
    for (old_at, new_at) in ends {
        steps.extend(gap(old, new, &partner, from..old_at, to..new_at));
        if old_at < old.len() && new_at < new.len() {
            steps.push(Step::Same { old: old_at, new: new_at });
        }
        (from, to) = (old_at + 1, new_at + 1);
    }
    steps
}

/// For each new part the old one of the same kind and text, each used once. What stands around both
/// is tried first, so that of two equal parts the one that stayed is the one that stayed.
pub fn partners(old: &[Key<'_>], new: &[Key<'_>]) -> Vec<Option<usize>> {
    let mut partner = vec![None; new.len()];
    let same = |a: &Key<'_>, b: &Key<'_>| a.hash == b.hash && a.kind == b.kind;
    let shorter = old.len().min(new.len());
    let front = (0..shorter).take_while(|at| same(&old[*at], &new[*at])).count();
    let back = (0..shorter - front)
        .take_while(|at| same(&old[old.len() - 1 - at], &new[new.len() - 1 - at]))
        .count();
    (0..front).for_each(|at| partner[at] = Some(at));
    (0..back).for_each(|at| partner[new.len() - 1 - at] = Some(old.len() - 1 - at));
    for (a, b) in common(&old[front..old.len() - back], &new[front..new.len() - back]) {
        partner[front + b] = Some(front + a);
    }
    let mut left: BTreeMap<(&str, Kind), VecDeque<usize>> = BTreeMap::new();
    let taken: Vec<usize> = partner.iter().flatten().copied().collect();
    let mut is_taken = vec![false; old.len()];
    taken.into_iter().for_each(|at| is_taken[at] = true);
    for (at, key) in old.iter().enumerate().filter(|(at, _)| !is_taken[*at]) {
        left.entry((key.hash, key.kind)).or_default().push_back(at);
    }
    for (at, key) in new.iter().enumerate() {
        if partner[at].is_none() {
            partner[at] = left.get_mut(&(key.hash, key.kind)).and_then(VecDeque::pop_front);
        }
    }
    partner
}

/// The longest common subsequence; texts of so many parts that the table would be large have none,
/// and equal parts are found singly then.
fn common(old: &[Key<'_>], new: &[Key<'_>]) -> Vec<(usize, usize)> {
    const CELLS: usize = 4_000_000;
    let (n, m) = (old.len(), new.len());
    if n == 0 || m == 0 || n * m > CELLS {
        return Vec::new();
    }
    let mut table = vec![0_u32; (n + 1) * (m + 1)];
    let at = |i: usize, j: usize| i * (m + 1) + j;
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            table[at(i, j)] = match old[i].hash == new[j].hash && old[i].kind == new[j].kind {
                true => table[at(i + 1, j + 1)] + 1,
                false => table[at(i + 1, j)].max(table[at(i, j + 1)]),
            };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < n && j < m {
        if old[i].hash == new[j].hash && old[i].kind == new[j].kind {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if table[at(i + 1, j)] >= table[at(i, j + 1)] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// The longest run of partners that rise: these stayed where they were, the others moved.
pub fn longest_rising(partner: &[Option<usize>]) -> Vec<(usize, usize)> {
    let pairs: Vec<(usize, usize)> =
        partner.iter().enumerate().filter_map(|(new, old)| Some(((*old)?, new))).collect();
    // Patience sorting: the top of each pile, and what lay on the pile to its left.
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, (old, _)) in pairs.iter().enumerate() {
        let pile = tops.partition_point(|top| pairs[*top].0 < *old);
        before.push(pile.checked_sub(1).map(|left| tops[left]));
        match tops.get_mut(pile) {
            Some(top) => *top = at,
            None => tops.push(at),
        }
    }
    let mut rising: Vec<(usize, usize)> =
        std::iter::successors(tops.last().copied(), |at| before[*at]).map(|at| pairs[at]).collect();
    rising.reverse();
    rising
}

/// What stands between two parts that stayed: moved ones are told apart, the rest is paired in
/// order.
fn gap(
    old: &[Key<'_>],
    new: &[Key<'_>],
    partner: &[Option<usize>],
    olds: Range<usize>,
    news: Range<usize>,
) -> Vec<Step> {
    let mut steps = Vec::new();
    let is_elsewhere = |at: &usize| partner.contains(&Some(*at));
    let lost: Vec<usize> = olds.filter(|at| !is_elsewhere(at)).collect();
    let fresh: Vec<usize> = news.clone().filter(|at| partner[*at].is_none()).collect();
    let paired = pair(old, new, &lost, &fresh);
    let mut gone = lost.iter().copied().peekable();
    for at in news {
        if let Some(from) = partner[at] {
            steps.push(Step::Moved { old: from, new: at });
            continue;
        }
        let from = paired.iter().find(|(_, to)| *to == at).map(|(from, _)| *from);
        let Some(from) = from else {
            steps.push(Step::New { new: at });
            continue;
        };
        while let Some(earlier) = gone.next_if(|earlier| *earlier < from) {
            steps.push(Step::Gone { old: earlier });
        }
        gone.next();
        steps.push(Step::Changed { old: from, new: at });
    }
    steps.extend(gone.map(|old| Step::Gone { old }));
    steps
}

/// What is gone in one place and new in another is one part that was moved and changed, where most
/// of its words are the same. What stands at one place and has no word in common is two parts for
/// this.
fn reunited(old: &[Key<'_>], new: &[Key<'_>], steps: Vec<Step>) -> Vec<Step> {
    const MOST: u32 = 600;
    let is_apart = |step: &&Step| match **step {
        Step::Gone { .. } | Step::New { .. } => true,
        Step::Changed { old: from, new: to } => likeness(&old[from], &new[to]) == 0,
        Step::Same { .. } | Step::Moved { .. } => false,
    };
    let apart: Vec<Step> = steps.iter().filter(is_apart).copied().collect();
    let gone: Vec<usize> = apart.iter().filter_map(Step::older).collect();
    let fresh: Vec<usize> = apart.iter().filter_map(Step::newer).collect();
    if gone.is_empty() || fresh.is_empty() || gone.len().saturating_mul(fresh.len()) > CELLS {
        return steps;
    }
    let (before, after) = (Words::of_all(old, &gone), Words::of_all(new, &fresh));
    let all = (0..gone.len()).flat_map(|i| (0..fresh.len()).map(move |j| (i, j)));
    let alike = all.map(|(i, j)| (before[i].likeness(&after[j]), gone[i], fresh[j]));
    let mut alike: Vec<(u32, usize, usize)> = alike.filter(|pair| pair.0 >= MOST).collect();
    alike.sort_by_key(|(likeness, old, new)| (Reverse(*likeness), *old, *new));
    let (mut from, mut to) = (BTreeSet::new(), BTreeMap::new());
    for (_, old, new) in alike {
        if !from.contains(&old) && !to.contains_key(&new) {
            from.insert(old);
            to.insert(new, old);
        }
    }
    let reunite = |step: Step| {
        let found = step.newer().and_then(|new| Some((*to.get(&new)?, new)));
        let is_taken = step.older().is_some_and(|old| from.contains(&old));
        let gone = step.older().filter(|_| !is_taken).map(|old| Step::Gone { old });
        match (found, step) {
            (Some((old, new)), _) => [gone, Some(Step::Changed { old, new })],
            (None, Step::Changed { new, .. }) if is_taken => [None, Some(Step::New { new })],
            (None, Step::Gone { .. }) if is_taken => [None, None],
            (None, step) => [None, Some(step)],
        }
    };
    steps.into_iter().flat_map(reunite).flatten().collect()
}

/// Pairs what was changed, in order: as much likeness as possible is kept, and between those pairs
/// parts of the same kinds at the same places are one part each, however much was rewritten.
fn pair(old: &[Key<'_>], new: &[Key<'_>], lost: &[usize], fresh: &[usize]) -> Vec<(usize, usize)> {
    let (before, after) = (Words::of_all(old, lost), Words::of_all(new, fresh));
    let gain = |i: usize, j: usize| before[i].likeness(&after[j]);
    let alike = most_alike(lost.len(), fresh.len(), gain);
    let (mut pairs, mut from, mut to) = (Vec::new(), 0, 0);
    for (i, j) in alike.into_iter().chain([(lost.len(), fresh.len())]) {
        // A part of which another has become the most was not rewritten as the one that is left.
        let left = (from..i).filter(|i| (0..fresh.len()).all(|j| gain(*i, j) == 0));
        let left: Vec<usize> = left.map(|i| lost[i]).collect();
        let right = (to..j).filter(|j| (0..lost.len()).all(|i| gain(i, *j) == 0));
        let right: Vec<usize> = right.map(|j| fresh[j]).collect();
        if left.iter().map(|at| old[*at].kind).eq(right.iter().map(|at| new[*at].kind)) {
            pairs.extend(left.into_iter().zip(right));
        }
        pairs.extend(lost.get(i).copied().zip(fresh.get(j).copied()));
        (from, to) = (i + 1, j + 1);
    }
    pairs
}

/// More comparisons than this are not made: nothing is paired then.
const CELLS: usize = 250_000;

/// Pairs of the first `n` numbers with the first `m`, rising in both, that have most in common by
/// `gain` in all (as a longest common subsequence, each pair with its weight).
pub fn most_alike(n: usize, m: usize, gain: impl Fn(usize, usize) -> u32) -> Vec<(usize, usize)> {
    if n == 0 || m == 0 || n.saturating_mul(m) > CELLS {
        return Vec::new();
    }
    let at = |i: usize, j: usize| i * (m + 1) + j;
    let gains: Vec<u32> = (0..n * m).map(|cell| gain(cell / m, cell % m)).collect();
    let mut best = vec![0_u32; (n + 1) * (m + 1)];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            let own = gains[i * m + j];
            let taken = if own > 0 { best[at(i + 1, j + 1)] + own } else { 0 };
            best[at(i, j)] = taken.max(best[at(i + 1, j)]).max(best[at(i, j + 1)]);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < n && j < m {
        let own = gains[i * m + j];
        if own > 0 && best[at(i, j)] == best[at(i + 1, j + 1)] + own {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[at(i, j)] == best[at(i + 1, j)] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// Per mille of the words that both have; 0 for other kinds and for texts that have little in
/// common.
pub fn likeness(old: &Key<'_>, new: &Key<'_>) -> u32 {
    Words::of(old).likeness(&Words::of(new))
}

/// Without signs and the tags of raw HTML: two parts that have only those in common are not alike.
fn words<'a>(key: &Key<'a>) -> impl Iterator<Item = &'a str> {
    let mut is_tag = false;
    let kind = key.kind;
    super::words::pieces(key.text).filter(move |piece| {
        is_tag = kind == Kind::Html && (*piece == "<" || is_tag && *piece != ">");
        !is_tag && piece.chars().any(char::is_alphanumeric)
    })
}

/// The words of a part, sorted.
pub struct Words<'a> {
    pub kind: Kind,
    words: Vec<&'a str>,
}

impl<'a> Words<'a> {
    pub fn of(key: &Key<'a>) -> Self {
        let mut words: Vec<&str> = words(key).collect();
        if words.is_empty() {
            words =
                super::words::pieces(key.text).filter(|piece| !piece.trim().is_empty()).collect();
        }
        words.sort_unstable();
        Self { kind: key.kind, words }
    }

    fn of_all(keys: &[Key<'a>], at: &[usize]) -> Vec<Self> {
        at.iter().map(|at| Self::of(&keys[*at])).collect()
    }

    /// As [`likeness`].
    pub fn likeness(&self, other: &Words<'_>) -> u32 {
        if self.kind != other.kind {
            return 0;
        }
        let (mut left, mut right) = (self.words.iter().peekable(), other.words.iter().peekable());
        let mut both = 0;
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            match a.cmp(b) {
                Ordering::Less => drop(left.next()),
                Ordering::Greater => drop(right.next()),
                Ordering::Equal => {
                    both += 1;
                    left.next();
                    right.next();
                }
            }
        }
        let all = (self.words.len() + other.words.len()).max(1);
        let likeness = u32::try_from(2_000 * both / all).unwrap_or(0);
        if likeness >= 250 { likeness } else { 0 }
    }
}
