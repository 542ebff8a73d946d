//! The words of the index that a mistyped one may stand for, the likeliest first.
//!
//! Where the corpus has "addresses" only, "adress" is two edits and an ending away from it, but its
//! stem is one edit from the term. So words are compared with words, and their stems with terms.
//! And a slip may stand in the ending itself: where the corpus has "make" only, "mkaing" and
//! "makign" are one edit from a word that the affix rules bring there.

use std::cell::OnceCell;
use std::cmp::Reverse;

use super::forms;
use crate::search::corpus::lexicon::{Entry, commonness};
use crate::search::index::SearchIndex;
use crate::search::text::typo;

/// Shorter words have no ending to slip in.
const SHORTEST_FORM: usize = 5;
/// Nor are shorter ones taken for words that no article says, of which synonyms have many.
const SHORTEST_UNSAID: usize = 6;

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
    /// A term near the stem, or one that a word near this one is a form of.
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
        match self.best(|rank| rank.edits <= limit && rank.by == By::Word)? {
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
            if !self.is_near(edits, entry.documents) {
                continue;
            }
            let rank = rank(self.letters, &sorted, edits, (&entry.surface, entry.documents));
            found.push((rank, Near::Word(entry)));
        }
        let stem: Vec<char> =
            self.index.affixes.stem(&self.letters.iter().collect::<String>()).chars().collect();
        let sorted = self::sorted(stem.iter().copied());
        for (edits, number) in lexicon.near_terms(&stem, limit.min(typo::allowance(stem.len()))) {
            let (term, documents) = self.term(number);
            // A function word has no other forms to be taken for.
            if self.index.function_words.contains(term) || !self.is_near(edits, documents) {
                continue;
            }
            let rank = TypoRank { by: By::Stem, ..rank(&stem, &sorted, edits, (term, documents)) };
            found.push((rank, Near::Term(number)));
        }
        // A word that articles write is likelier than a form that none does.
        let is_likely = |rank: &TypoRank<'_>| {
            rank.edits <= 1 && rank.by == By::Word && !(rank.other_letters && rank.other_initial)
        };
        if !found.iter().any(|(rank, _)| is_likely(rank)) {
            found.extend(self.forms());
        }
        found
    }

    /// Whether a slip of so many edits may lead to what stands in so many documents: what stands in
    /// none only by one, and from a longer word. "aime" is no slip for "abîmé".
    fn is_near(&self, edits: usize, documents: u32) -> bool {
        documents > 0 || (edits <= 1 && self.letters.len() >= SHORTEST_UNSAID)
    }

    /// The terms of which something one edit away is a form.
    fn forms(&self) -> Vec<(TypoRank<'a>, Near<'a>)> {
        let (index, letters) = (self.index, self.letters);
        if letters.len() < SHORTEST_FORM || letters.iter().any(char::is_ascii_digit) {
            return Vec::new();
        }
        // Each term once, and whether a swap leads there.
        let terms = forms::near(&index.affixes, &index.lexicon, letters);
        let terms = terms.into_iter().map(|(number, is_swap)| (number, is_swap, self.term(number)));
        let others = terms.filter(|(_, _, (term, documents))| {
            !index.function_words.contains(*term) && self.is_near(1, *documents)
        });
        let ranked = others.map(|(number, is_swap, (spelling, documents))| {
            let rank = TypoRank {
                edits: 1,
                other_letters: !is_swap,
                other_initial: spelling.chars().next() != letters.first().copied(),
                by: By::Form,
                rarity: Reverse(commonness(documents)),
                spelling,
            };
            (rank, Near::Term(number))
        });
        ranked.collect()
    }

    /// A term, and in how many documents the word stands that is written so, else the term.
    fn term(&self, number: u32) -> (&'a str, u32) {
        let term = self.index.lexicon.term(number);
        let word = self.index.lexicon.exact(term).map(|entry| entry.documents);
        (term, word.unwrap_or_else(|| self.index.frequency(number)))
    }
}

/// How a word came to be a neighbour, the likeliest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    Word,
    Stem,
    Form,
}

/// What makes a neighbour the likelier word, compared in this order.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct TypoRank<'a> {
    edits: usize,
    /// Swapped letters are the commonest slip of all.
    other_letters: bool,
    other_initial: bool,
    by: By,
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
        by: By::Word,
        rarity: Reverse(commonness(documents)),
        spelling,
    }
}

fn sorted(letters: impl Iterator<Item = char>) -> Vec<char> {
    let mut sorted: Vec<char> = letters.collect();
    sorted.sort_unstable();
    sorted
}
