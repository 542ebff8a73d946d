//! The words of the index that a mistyped one may stand for, the likeliest first.
//!
//! Where the corpus has "addresses" only, "adress" is two edits and an ending away from it, but its
//! stem is one edit from the term. So words are compared with words, and their stems with terms.

use std::cell::OnceCell;
use std::cmp::Reverse;

use crate::search::corpus::lexicon::{Entry, commonness};
use crate::search::index::SearchIndex;
use crate::search::text::typo;

/// The words of the index near a mistyped one, looked for when they are first needed.
pub(super) struct Neighbours<'a> {
    index: &'a SearchIndex,
    letters: &'a [char],
    found: OnceCell<Vec<(TypoRank<'a>, Near<'a>)>>,
}

/// What a mistyped word may stand for.
#[derive(Clone, Copy)]
pub(super) enum Near<'a> {
    Word(&'a Entry),
    /// A term near the stem.
    Term(u32),
}

impl<'a> Neighbours<'a> {
    pub(super) fn new(index: &'a SearchIndex, letters: &'a [char]) -> Self {
        Self { index, letters, found: OnceCell::new() }
    }

    /// What is most likely meant, among all at most `limit` edits away.
    pub(super) fn likeliest(&self, limit: usize) -> Option<Near<'a>> {
        self.best(|rank| rank.edits <= limit)
    }

    /// The word most likely meant, among those at most `limit` edits away.
    pub(super) fn word(&self, limit: usize) -> Option<&'a Entry> {
        match self.best(|rank| rank.edits <= limit && !rank.by_stem)? {
            Near::Word(entry) => Some(entry),
            Near::Term(_) => None,
        }
    }

    fn best(&self, admits: impl Fn(&TypoRank<'a>) -> bool) -> Option<Near<'a>> {
        let near = self.found.get_or_init(|| self.all()).iter();
        near.filter(|(rank, _)| admits(rank)).min_by(|a, b| a.0.cmp(&b.0)).map(|(_, near)| *near)
    }

    fn all(&self) -> Vec<(TypoRank<'a>, Near<'a>)> {
        let limit = typo::allowance(self.letters.len());
        if limit == 0 {
            return Vec::new();
        }
        let lexicon = &self.index.lexicon;
        let sorted = sorted(self.letters.iter().copied());
        let mut found: Vec<(TypoRank<'a>, Near<'a>)> = Vec::new();
        for (edits, entry) in lexicon.near(self.letters, limit) {
            let rank = rank(self.letters, &sorted, edits, (&entry.surface, entry.documents));
            found.push((rank, Near::Word(entry)));
        }
        let stem: Vec<char> =
            self.index.affixes.stem(&self.letters.iter().collect::<String>()).chars().collect();
        let sorted = self::sorted(stem.iter().copied());
        for (edits, number) in lexicon.near_terms(&stem, limit.min(typo::allowance(stem.len()))) {
            let term = lexicon.term(number);
            // A function word has no other forms to be taken for.
            if self.index.function_words.contains(term) {
                continue;
            }
            let documents = lexicon
                .exact(term)
                .map_or_else(|| self.index.frequency(number), |entry| entry.documents);
            let rank = TypoRank { by_stem: true, ..rank(&stem, &sorted, edits, (term, documents)) };
            found.push((rank, Near::Term(number)));
        }
        found
    }
}

/// What makes a neighbour the likelier word, compared in this order.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct TypoRank<'a> {
    edits: usize,
    /// Swapped letters are the commonest slip of all.
    other_letters: bool,
    other_initial: bool,
    by_stem: bool,
    rarity: Reverse<u32>,
    spelling: &'a str,
}

fn rank<'a>(
    letters: &[char],
    sorted: &[char],
    edits: usize,
    (spelling, documents): (&'a str, u32),
) -> TypoRank<'a> {
    TypoRank {
        edits,
        other_letters: self::sorted(spelling.chars()) != sorted,
        other_initial: spelling.chars().next() != letters.first().copied(),
        by_stem: false,
        rarity: Reverse(commonness(documents)),
        spelling,
    }
}

fn sorted(letters: impl Iterator<Item = char>) -> Vec<char> {
    let mut sorted: Vec<char> = letters.collect();
    sorted.sort_unstable();
    sorted
}
