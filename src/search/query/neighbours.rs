//! The words of the index that a mistyped one may stand for, the likeliest first.

use std::cell::OnceCell;

use crate::search::corpus::lexicon::{Entry, commonness};
use crate::search::index::SearchIndex;
use crate::search::text::typo;

/// The words of the index near a mistyped one, looked for when they are first needed.
pub(super) struct Neighbours<'a> {
    index: &'a SearchIndex,
    letters: &'a [char],
    found: OnceCell<Vec<(TypoRank<'a>, &'a Entry)>>,
}

impl<'a> Neighbours<'a> {
    pub(super) fn new(index: &'a SearchIndex, letters: &'a [char]) -> Self {
        Self { index, letters, found: OnceCell::new() }
    }

    /// The word most likely meant, among those at most `limit` edits away.
    pub(super) fn likeliest(&self, limit: usize) -> Option<&'a Entry> {
        let near = self.found.get_or_init(|| self.all()).iter();
        near.filter(|(rank, _)| rank.edits <= limit).min_by(|a, b| a.0.cmp(&b.0)).map(|(_, entry)| *entry)
    }

    fn all(&self) -> Vec<(TypoRank<'a>, &'a Entry)> {
        let limit = typo::allowance(self.letters.len());
        if limit == 0 {
            return Vec::new();
        }
        let mut sorted = self.letters.to_vec();
        sorted.sort_unstable();
        let near = self.index.lexicon.near(self.letters, limit).into_iter();
        near.map(|(edits, entry)| (typo_rank(self.letters, &sorted, (edits, entry)), entry)).collect()
    }
}

/// What makes a neighbour the likelier word, compared in this order.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct TypoRank<'a> {
    edits: usize,
    /// Swapped letters are the commonest slip of all.
    other_letters: bool,
    other_initial: bool,
    rarity: std::cmp::Reverse<u32>,
    surface: &'a str,
}

fn typo_rank<'a>(letters: &[char], sorted: &[char], (edits, entry): (usize, &'a Entry)) -> TypoRank<'a> {
    let mut known: Vec<char> = entry.surface.chars().collect();
    let other_initial = known.first() != letters.first();
    known.sort_unstable();
    TypoRank {
        edits,
        other_letters: known != sorted,
        other_initial,
        rarity: std::cmp::Reverse(commonness(entry.documents)),
        surface: &entry.surface,
    }
}
