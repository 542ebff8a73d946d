//! What the words of a query stand for in this index.
//!
//! Every query word becomes a [`Slot`] of alternatives, of which a document's best one counts. A
//! word is looked up
//!
//! 1. as it is;
//! 2. through the affix rules;
//! 3. as the beginning of a word, if it is the last one;
//! 4. as words and numbers written together;
//! 5. as a typing mistake of one edit, as two words written together, as a mistake of two edits, as
//!    two rare words written together; neither a number nor a word with a meaning is a mistake;
//!
//! and the first of these that succeeds is taken; function words end at step 2 ([`super::light`]).
//! Neighbours that the corpus writes as one word ("log in") are one slot: the compound, or both
//! words. Of a long query the words that tell most are looked up ([`super::budget`]). Synonyms of
//! words and phrases join in at the end ([`super::phrases`]). The browser does the same:
//! `themes/default/assets/search/resolve.js`.

use std::collections::HashMap;

use super::budget::Budget;
use super::neighbours::Neighbours;
use super::slot::{Alternative, Match, Slot, Typing};
use crate::search::corpus::lexicon::{Entry, commonness};
use crate::search::index::SearchIndex;
use crate::search::meaning::texts::{has_meaning, word_key};
use crate::search::text::analysis::{Word, fold, join, words};

/// Characters of a query that are looked at.
pub const MAX_QUERY_CHARS: usize = 1_000;
/// Words that a prefix may stand for: the commonest.
pub const MAX_COMPLETIONS: usize = 12;
/// The shortest prefix, and the shortest part of a compound that is cut in two.
const MIN_PREFIX: usize = 2;
const MIN_PART: usize = 2;
/// The same where a part stands in one document only, which short ones do by chance.
const MIN_RARE_PART: usize = 3;
/// Shorter words are no two in one.
const SHORTEST_CUT: usize = 5;
/// Words and numbers that are written together.
const MAX_PARTS: usize = 5;
/// Commonness of a word in two documents.
const COMMON: u32 = 2;
/// A rule that takes off this many letters is doubted.
const LONG_CUT: usize = 3;
const COMPLETION_WEIGHT: f32 = 0.7;

impl SearchIndex {
    /// The slots of `query`, in order, without repetitions.
    pub fn resolve(&self, query: &str, typing: Typing) -> Vec<Slot> {
        let query: String = query.chars().take(MAX_QUERY_CHARS).collect();
        let words = words(&query);
        let mut row = self.row(&words, typing);
        let phrases = self.phrases(&words, &mut row);
        let mut slots = self.joined(&words, &row);
        for slot in &mut slots {
            self.add_synonyms(slot);
        }
        slots.extend(phrases);
        let mut distinct: Vec<Slot> = Vec::new();
        for slot in slots {
            if !distinct.iter().any(|known| known.same_terms(&slot)) {
                distinct.push(slot);
            }
        }
        distinct
    }

    /// The slot of each word; `None` for those that are not looked up or stand for nothing.
    fn row(&self, words: &[Word], typing: Typing) -> Vec<Option<Slot>> {
        let budget = Budget::new(self, words);
        let last = words.len().saturating_sub(1);
        let mut known: HashMap<&str, Option<Slot>> = HashMap::new();
        let slot = |(at, word): (usize, &'_ Word)| {
            if at == last {
                return self.word(word, true, typing);
            }
            budget.keeps(&fold(&word.text)).then(|| self.word(word, false, typing)).flatten()
        };
        let mut row = Vec::with_capacity(words.len());
        for (at, word) in words.iter().enumerate() {
            match known.get(word.text.as_str()).filter(|_| at != last) {
                Some(found) => row.push(found.clone()),
                None => {
                    let found = slot((at, word));
                    known.insert(&word.text, found.clone());
                    row.push(found);
                }
            }
        }
        row
    }

    /// The slots in order, two that the corpus writes as one word made one.
    fn joined(&self, words: &[Word], row: &[Option<Slot>]) -> Vec<Slot> {
        let mut slots = Vec::new();
        let mut at = 0;
        while let (Some(word), Some(slot)) = (words.get(at), row.get(at)) {
            let next = words.get(at + 1).zip(row.get(at + 1));
            let whole = next.and_then(|(next, other)| {
                // Two words that are not looked up do not become one that is.
                slot.as_ref().or(other.as_ref())?;
                self.compound((word, next), [slot, other])
            });
            at += if whole.is_some() { 2 } else { 1 };
            slots.extend(whole.or_else(|| slot.clone()));
        }
        slots
    }

    /// What the words of `query` were taken for, for people who wonder.
    pub fn explain(&self, query: &str) -> Vec<(Match, Vec<&str>)> {
        let slots = self.resolve(query, Typing { unfinished: false });
        let alternatives = slots.iter().flat_map(Slot::all);
        let terms = |alternative: &Alternative| -> Vec<&str> {
            alternative.terms.iter().map(|&(term, _)| self.lexicon.term(term)).collect()
        };
        alternatives.map(|alternative| (alternative.how, terms(alternative))).collect()
    }

    pub(super) fn content_word(&self, word: &Word, last: bool, typing: Typing) -> Option<Slot> {
        let surface = fold(&word.text);
        let letters: Vec<char> = surface.chars().collect();
        if let Some(entry) = self.typable(&surface) {
            let mut slot = self.one(entry, Self::how_typed(entry));
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
                return Some(Slot::word(alternatives));
            }
        }
        if word.gram {
            return None;
        }
        if let Some(entry) = self.shorter(&surface) {
            return Some(self.one(entry, Match::Stem));
        }
        if let Some(slot) = self.cut_at_digits(&letters) {
            return Some(slot);
        }
        let is_slip = !is_number(&surface) && !self.is_word(&surface);
        let likeliest = |edits| near.likeliest(edits).filter(|_| is_slip);
        if let Some(meant) = likeliest(1) {
            return Some(self.mistyped(meant));
        }
        let far = || Some(self.mistyped(likeliest(2)?));
        // On a small site a real word may stand once: such a cut is better than nothing.
        self.cut_in_two(&letters, COMMON).or_else(far).or_else(|| self.cut_in_two(&letters, 1))
    }

    /// Of a number with dots that nothing says ("2.3.1") the longest beginning that something says.
    fn shorter(&self, surface: &str) -> Option<&Entry> {
        let mut rest = Some(surface).filter(|surface| is_number(surface));
        while let Some((shorter, _)) = rest.and_then(|rest| rest.rsplit_once('.')) {
            if let Some(entry) = self.lexicon.exact(shorter) {
                return Some(entry);
            }
            rest = Some(shorter);
        }
        None
    }

    /// Whether it has a meaning of its own, so that it is no slip of the hand for another word.
    pub(super) fn is_word(&self, surface: &str) -> bool {
        has_meaning(surface) && !self.lists.of(word_key(surface)).is_empty()
    }

    pub(super) fn one(&self, entry: &Entry, how: Match) -> Slot {
        let alternatives = entry.terms.iter().map(|&term| self.alternative(term, how));
        Slot::word(alternatives.collect())
    }

    pub(super) fn alternative(&self, term: u32, how: Match) -> Alternative {
        Alternative::any(vec![(term, self.damping(self.frequency(term)))], how)
    }

    /// By the affix rules. A rule that cuts a long ending off ("statment", "stat") gives way to a
    /// word with just one letter more or less ("statement").
    pub(super) fn inflected(
        &self,
        surface: &str,
        letters: &[char],
        near: &Neighbours<'_>,
    ) -> Option<Slot> {
        let by_term =
            |term: &str| self.lexicon.term_id(term).is_some_and(|term| self.is_meaningful(term));
        let by_word = |word: &str| self.lexicon.exact(word).is_some_and(|word| word.documents > 0);
        // What is left of the word may be one whose term looks otherwise: "their prices".
        let left = || {
            let word = self.affixes.resolve(surface, by_word)?;
            let term = self.lexicon.exact(&word)?.terms.first()?;
            Some(self.lexicon.term(*term).to_owned())
        };
        let term = self.affixes.resolve(surface, by_term).or_else(left)?;
        let is_light =
            self.function_words.contains(&term) && !self.function_words.contains(surface);
        if letters.len() >= term.chars().count() + LONG_CUT {
            let slip = near.word(1).filter(|entry| {
                entry.surface.chars().next() == letters.first().copied()
                    && entry.surface.chars().count() != letters.len()
                    && entry.terms.iter().all(|known| self.lexicon.term(*known) != term)
            });
            if let Some(entry) = slip {
                return Some(self.one(entry, Match::Typo));
            }
        }
        if is_light
            && let Some(meant) = near.likeliest(1)
            && self.spelling(&meant).chars().next() == letters.first().copied()
        {
            // "fromed" is no form of "from" where the index has "form".
            return Some(self.mistyped(meant));
        }
        let term = self.lexicon.term_id(&term)?;
        let slot = Slot::word(vec![self.alternative(term, Match::Stem)]);
        // Forms of function words are some.
        Some(if is_light { self.lighter(slot) } else { slot })
    }

    /// The commonest words that begin so, weighted as if they were one word: a rare completion is
    /// no better than a common one.
    fn completions(&self, prefix: &str, weight: f32) -> Vec<Alternative> {
        let mut entries: Vec<&Entry> = self
            .lexicon
            .with_prefix(prefix)
            .iter()
            .filter(|entry| &*entry.surface != prefix && entry.documents > 0)
            .collect();
        entries.sort_by(|a, b| {
            commonness(b.documents)
                .cmp(&commonness(a.documents))
                .then_with(|| a.surface.cmp(&b.surface))
        });
        entries.truncate(MAX_COMPLETIONS);
        let mut terms: Vec<u32> =
            entries.iter().flat_map(|entry| entry.terms.iter().copied()).collect();
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
            Alternative::any(vec![(term, boost)], how)
        };
        terms.iter().map(weigh).collect()
    }

    /// "login" where the corpus writes only "log in". Both parts are at least so common.
    fn cut_in_two(&self, letters: &[char], least: u32) -> Option<Slot> {
        let shortest = if least < COMMON { MIN_RARE_PART } else { MIN_PART };
        let cuts = shortest..(letters.len() + 1).saturating_sub(shortest);
        let whole: Vec<(&Entry, &Entry)> = cuts
            .filter_map(|cut| {
                let (head, tail) = letters.split_at_checked(cut)?;
                let find = |part: &[char]| self.lexicon.exact(&part.iter().collect::<String>());
                Some((find(head)?, find(tail)?))
            })
            .collect();
        // Both parts should be real words of the corpus: the cut whose rarer part is commonest.
        let rank = |(head, tail): &(&Entry, &Entry)| {
            commonness(head.documents).min(commonness(tail.documents))
        };
        let (head, tail) = whole.into_iter().max_by_key(rank)?;
        if rank(&(head, tail)) < least || letters.len() < SHORTEST_CUT {
            return None;
        }
        Some(self.together(&[head, tail]))
    }

    /// "nano33iot" where the corpus writes "Nano 33 IoT": at a border of letters and digits people
    /// are of two minds everywhere, and a code is no slip of the hand for another one.
    fn cut_at_digits(&self, letters: &[char]) -> Option<Slot> {
        let parts = letters.chunk_by(|one, other| one.is_ascii_digit() == other.is_ascii_digit());
        let parts: Vec<&[char]> = parts.take(MAX_PARTS + 1).collect();
        if letters.len() < SHORTEST_CUT || !(2..=MAX_PARTS).contains(&parts.len()) {
            return None;
        }
        let known = parts.into_iter().map(|part| {
            let is_whole = part.len() >= MIN_PART || part.iter().all(char::is_ascii_digit);
            let entry = self.lexicon.exact(&part.iter().collect::<String>());
            entry.filter(|entry| is_whole && entry.documents > 0)
        });
        Some(self.together(&known.collect::<Option<Vec<_>>>()?))
    }

    /// One slot for words written together.
    fn together(&self, parts: &[&Entry]) -> Slot {
        let terms = parts.iter().filter_map(|part| part.terms.first());
        let terms = terms.map(|&term| (term, self.damping(self.frequency(term)))).collect();
        Slot::word(vec![Alternative::any(terms, Match::Stem)])
    }

    /// One slot for two words that the corpus writes as one somewhere. The compound is rarer than
    /// its parts wherever the writing varies, and in French every question makes new ones
    /// ("dois-je"): so it weighs no more than both parts together, of which it is another spelling.
    fn compound(&self, (before, word): (&Word, &Word), parts: [&Option<Slot>; 2]) -> Option<Slot> {
        let entry = self.typable(&fold(&join(before, word)?.text))?;
        let mut slot = self.one(entry, Match::Exact);
        let guessed =
            |part: &Slot| part.alternatives.first().is_some_and(|first| first.how == Match::Typo);
        slot.parts = parts.into_iter().flatten().filter(|part| !guessed(part)).cloned().collect();
        let content = |part: &Option<Slot>| part.as_ref().is_none_or(|part| part.content);
        slot.content = parts.into_iter().any(content);
        if let [one, other] = &slot.parts[..] {
            let limit = self.weight(one) + self.weight(other);
            for (term, boost) in
                slot.alternatives.iter_mut().flat_map(|alternative| &mut alternative.terms)
            {
                let own = self.idf(self.frequency(*term)) * *boost;
                if own > limit {
                    *boost *= limit / own;
                }
            }
        }
        Some(slot)
    }

    /// What a slot's first alternative counts at most, but for how often documents say it.
    fn weight(&self, slot: &Slot) -> f32 {
        let terms = slot.alternatives.first().map_or(&[][..], |first| &first.terms);
        terms.iter().fold(0.0, |sum, &(term, boost)| sum + self.idf(self.frequency(term)) * boost)
    }

    /// In how many documents a word's commonest term occurs.
    pub(super) fn commonest(&self, entry: &Entry) -> u32 {
        entry.terms.iter().map(|&term| self.frequency(term)).max().unwrap_or(0)
    }

    pub(super) fn frequency(&self, term: u32) -> u32 {
        self.frequencies.get(term as usize).copied().unwrap_or(0)
    }

    /// The fourth root of idf: common words count a little less than BM25 has it. Two square roots,
    /// because those are exact on every machine.
    pub(super) fn damping(&self, documents: u32) -> f32 {
        self.idf(documents).sqrt().sqrt()
    }
}

/// Digits, with dots between them or without: no number is a slip of the hand for another one.
fn is_number(surface: &str) -> bool {
    surface.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}
