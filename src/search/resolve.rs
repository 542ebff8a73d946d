//! What the words of a query stand for in this index.
//!
//! Every query word becomes a [`Slot`] of alternatives, of which a document's best one counts. A word
//! is looked up
//!
//! 1. as it is;
//! 2. through the affix rules;
//! 3. as the beginning of a word, if it is the last one;
//! 4. as a typing mistake of one edit, as two words written together, as a mistake of two edits;
//!
//! and the first of these that succeeds is taken. Neighbours that the corpus writes as one word ("log
//! in") add a slot for the compound. Synonyms join in at the end.
//! The browser does the same: `themes/default/assets/search/search.js`.

use std::cell::OnceCell;

use super::analysis::{Word, fold, words};
use super::index::SearchIndex;
use super::lexicon::Entry;
use super::projection::commonness;
use super::tokens::join;
use super::typo;

/// Characters of a query that are looked at.
pub const MAX_QUERY_CHARS: usize = 1_000;
/// Words of a query that are looked up.
pub const MAX_QUERY_WORDS: usize = 32;
/// Words that a prefix may stand for: the commonest.
pub const MAX_COMPLETIONS: usize = 12;
/// The shortest prefix, and the shortest part of a compound that is cut in two.
const MIN_PREFIX: usize = 2;
const MIN_PART: usize = 2;
/// A rule that takes off this many letters is doubted.
const LONG_CUT: usize = 3;
const SYNONYM_WEIGHT: f32 = 0.8;
const COMPLETION_WEIGHT: f32 = 0.7;

/// How a word, or a hit, was matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Match {
    Exact,
    Stem,
    Prefix,
    Typo,
    Synonym,
    OtherLanguage,
}

/// One word of the query.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    pub alternatives: Vec<Alternative>,
}

/// Terms that together stand for the word; their scores are added.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// Term of the lexicon, and what its scores are multiplied with.
    pub terms: Vec<(u32, f32)>,
    pub how: Match,
}

/// Options of the resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typing {
    /// The last word is still being written: longer words count beside the word itself.
    pub unfinished: bool,
}

impl SearchIndex {
    /// The slots of `query`, in order, without repetitions.
    pub fn resolve(&self, query: &str, typing: Typing) -> Vec<Slot> {
        let query: String = query.chars().take(MAX_QUERY_CHARS).collect();
        let mut words = words(&query);
        words.truncate(MAX_QUERY_WORDS);
        let mut slots: Vec<Slot> = Vec::new();
        // The slot of each word in a row, for synonyms of several words.
        let mut row: Vec<Option<Slot>> = Vec::new();
        let last = words.len().saturating_sub(1);
        for (at, word) in words.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| words.get(before));
            let compound = before.and_then(|before| self.compound(before, word));
            let slot = self.word(word, at == last, typing);
            row.push(slot.clone());
            slots.extend(slot);
            slots.extend(compound);
        }
        for slot in &mut slots {
            self.add_synonyms(slot);
        }
        slots.extend(self.phrase_synonyms(&row));
        let mut distinct: Vec<Slot> = Vec::new();
        for slot in slots {
            if !distinct.iter().any(|known| known.same_terms(&slot)) {
                distinct.push(slot);
            }
        }
        distinct
    }

    /// What the words of `query` were taken for, for people who wonder.
    pub fn explain(&self, query: &str) -> Vec<(Match, Vec<&str>)> {
        let slots = self.resolve(query, Typing { unfinished: false });
        let alternatives = slots.iter().flat_map(|slot| &slot.alternatives);
        let terms = |alternative: &Alternative| -> Vec<&str> {
            alternative.terms.iter().map(|&(term, _)| self.lexicon.term(term)).collect()
        };
        alternatives.map(|alternative| (alternative.how, terms(alternative))).collect()
    }

    fn word(&self, word: &Word, last: bool, typing: Typing) -> Option<Slot> {
        let surface = fold(&word.text);
        let letters: Vec<char> = surface.chars().collect();
        if let Some(entry) = self.lexicon.exact(&surface) {
            let mut slot = self.one(entry, Match::Exact);
            if last && typing.unfinished && letters.len() >= MIN_PREFIX {
                slot.alternatives.extend(self.completions(&surface, COMPLETION_WEIGHT));
            }
            return Some(slot);
        }
        let near = Neighbours::new(self, &letters);
        if !word.gram
            && let Some(slot) = self.inflected(&surface, &letters, &near)
        {
            return Some(slot);
        }
        if last && (letters.len() >= MIN_PREFIX || word.gram) {
            let alternatives = self.completions(&surface, 1.0);
            if !alternatives.is_empty() {
                return Some(Slot { alternatives });
            }
        }
        if word.gram {
            return None;
        }
        if let Some(entry) = near.likeliest(1) {
            return Some(self.one(entry, Match::Typo));
        }
        self.cut_in_two(&letters).or_else(|| Some(self.one(near.likeliest(2)?, Match::Typo)))
    }

    fn one(&self, entry: &Entry, how: Match) -> Slot {
        let alternatives = entry.terms.iter().map(|&term| self.alternative(term, how));
        Slot { alternatives: alternatives.collect() }
    }

    fn alternative(&self, term: u32, how: Match) -> Alternative {
        Alternative { terms: vec![(term, self.damping(self.frequency(term)))], how }
    }

    /// By the affix rules. A rule that cuts a long ending off ("statment", "stat") gives way to a
    /// word with just one letter more or less ("statement").
    fn inflected(&self, surface: &str, letters: &[char], near: &Neighbours<'_>) -> Option<Slot> {
        let term = self.affixes.resolve(surface, |term| self.lexicon.term_id(term).is_some())?;
        if letters.len() >= term.chars().count() + LONG_CUT {
            let slip = near.likeliest(1).filter(|entry| {
                entry.surface.chars().next() == letters.first().copied()
                    && entry.surface.chars().count() != letters.len()
                    && entry.terms.iter().all(|known| self.lexicon.term(*known) != term)
            });
            if let Some(entry) = slip {
                return Some(self.one(entry, Match::Typo));
            }
        }
        let term = self.lexicon.term_id(&term)?;
        Some(Slot { alternatives: vec![self.alternative(term, Match::Stem)] })
    }

    /// The commonest words that begin so, weighted as if they were one word: a rare completion is no
    /// better than a common one.
    fn completions(&self, prefix: &str, weight: f32) -> Vec<Alternative> {
        let mut entries: Vec<&Entry> =
            self.lexicon.with_prefix(prefix).iter().filter(|entry| &*entry.surface != prefix).collect();
        entries.sort_by(|a, b| {
            commonness(b.documents).cmp(&commonness(a.documents)).then_with(|| a.surface.cmp(&b.surface))
        });
        entries.truncate(MAX_COMPLETIONS);
        let mut terms: Vec<u32> = entries.iter().flat_map(|entry| entry.terms.iter().copied()).collect();
        terms.sort_unstable();
        terms.dedup();
        self.pooled(&terms, weight, Match::Prefix)
    }

    /// Terms that share one frequency, their sum.
    fn pooled(&self, terms: &[u32], weight: f32, how: Match) -> Vec<Alternative> {
        let sum = terms.iter().fold(0u32, |sum, &term| sum.saturating_add(self.frequency(term)));
        let shared = sum.min(self.documents.len() as u32);
        let weigh = |&term: &u32| {
            let own = self.idf(self.frequency(term));
            let boost = weight * self.damping(shared) * (self.idf(shared) / own);
            Alternative { terms: vec![(term, boost)], how }
        };
        terms.iter().map(weigh).collect()
    }

    /// "login" where the corpus writes only "log in".
    fn cut_in_two(&self, letters: &[char]) -> Option<Slot> {
        let cuts = MIN_PART..(letters.len() + 1).saturating_sub(MIN_PART);
        let whole: Vec<(&Entry, &Entry)> = cuts
            .filter_map(|cut| {
                let (head, tail) = letters.split_at_checked(cut)?;
                let find = |part: &[char]| self.lexicon.exact(&part.iter().collect::<String>());
                Some((find(head)?, find(tail)?))
            })
            .collect();
        // Both parts should be real words of the corpus: the cut whose rarer part is commonest.
        let rank = |(head, tail): &(&Entry, &Entry)| commonness(head.documents).min(commonness(tail.documents));
        let (head, tail) = whole.into_iter().max_by_key(rank)?;
        if rank(&(head, tail)) < 2 || letters.len() < 5 {
            return None;
        }
        let terms = head.terms.first().into_iter().chain(tail.terms.first());
        let terms = terms.map(|&term| (term, self.damping(self.frequency(term)))).collect();
        Some(Slot { alternatives: vec![Alternative { terms, how: Match::Stem }] })
    }

    fn compound(&self, before: &Word, word: &Word) -> Option<Slot> {
        let entry = self.lexicon.exact(&fold(&join(before, word)?.text))?;
        Some(self.one(entry, Match::Exact))
    }

    fn add_synonyms(&self, slot: &mut Slot) {
        let mut found = Vec::new();
        for alternative in slot.alternatives.iter().filter(|alternative| alternative.how != Match::Prefix) {
            let [(term, _)] = alternative.terms[..] else { continue };
            found.extend(self.synonyms_of(&[self.lexicon.term(term)]));
        }
        slot.alternatives.extend(found);
    }

    fn phrase_synonyms(&self, row: &[Option<Slot>]) -> Vec<Slot> {
        let first = |slot: &Option<Slot>| {
            let alternative = slot.as_ref()?.alternatives.first()?;
            alternative.terms.first().map(|&(term, _)| self.lexicon.term(term))
        };
        let terms: Vec<Option<&str>> = row.iter().map(first).collect();
        let mut slots = Vec::new();
        for (from, _) in self.synonyms.entries.iter().filter(|(from, _)| from.len() > 1) {
            let matches = |window: &[Option<&str>]| window.iter().zip(from).all(|(a, b)| *a == Some(b.as_str()));
            if terms.windows(from.len()).any(matches) {
                let from: Vec<&str> = from.iter().map(String::as_str).collect();
                slots.push(Slot { alternatives: self.synonyms_of(&from) });
            }
        }
        slots
    }

    fn synonyms_of(&self, from: &[&str]) -> Vec<Alternative> {
        let alternative = |phrase: &Vec<String>| {
            let terms: Vec<u32> = phrase.iter().filter_map(|term| self.lexicon.term_id(term)).collect();
            let weigh = |&term: &u32| (term, SYNONYM_WEIGHT * self.damping(self.frequency(term)));
            let terms: Vec<(u32, f32)> = terms.iter().map(weigh).collect();
            (!terms.is_empty()).then_some(Alternative { terms, how: Match::Synonym })
        };
        self.synonyms.of(from).iter().filter_map(alternative).collect()
    }

    pub(super) fn frequency(&self, term: u32) -> u32 {
        self.frequencies.get(term as usize).copied().unwrap_or(0)
    }

    /// The fourth root of idf: common words count a little less than BM25 has it. Two square roots,
    /// because those are exact on every machine.
    fn damping(&self, documents: u32) -> f32 {
        self.idf(documents).sqrt().sqrt()
    }
}

impl Slot {
    fn same_terms(&self, other: &Slot) -> bool {
        let terms = |slot: &Slot| {
            slot.alternatives
                .iter()
                .flat_map(|a| &a.terms)
                .map(|&(term, _)| term)
                .collect::<std::collections::BTreeSet<_>>()
        };
        terms(self) == terms(other)
    }
}

/// The words of the index near a mistyped one, looked for when they are first needed.
struct Neighbours<'a> {
    index: &'a SearchIndex,
    letters: &'a [char],
    found: OnceCell<Vec<(TypoRank<'a>, &'a Entry)>>,
}

impl<'a> Neighbours<'a> {
    fn new(index: &'a SearchIndex, letters: &'a [char]) -> Self {
        Self { index, letters, found: OnceCell::new() }
    }

    /// The word most likely meant, among those at most `limit` edits away.
    fn likeliest(&self, limit: usize) -> Option<&'a Entry> {
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
