//! Synonyms: what may stand for a word, and for several words that the query says in a row.
//!
//! A phrase means something else than its words ("money back" a refund, "ran out" that something
//! has expired). So its words count half beside it, and do not say what the query is about.
//!
//! The browser does the same: `themes/default/assets/search/resolve.js`.

use std::collections::{BTreeMap, BTreeSet};

use super::slot::{Alternative, Match, Slot};
use crate::search::corpus::lexicon::Entry;
use crate::search::index::SearchIndex;
use crate::search::text::analysis::{Word, fold};

const SYNONYM_WEIGHT: f32 = 0.8;
/// Of what stands for a word everywhere, where this site says the word as well.
const EVERYDAY_WEIGHT: f32 = 0.4;
/// Of a word that stands in a phrase.
const INSIDE_WEIGHT: f32 = 0.5;

impl SearchIndex {
    /// A word that can be typed by itself. Of those that no document says, the words that stand in
    /// phrases alone are none: "perdus" of "fichiers perdus" hides no form of "perdu".
    pub(super) fn typable(&self, surface: &str) -> Option<&Entry> {
        let entry = self.lexicon.exact(surface)?;
        let means = |&term: &u32| self.is_meaningful(term);
        (entry.documents > 0 || entry.terms.iter().any(means)).then_some(entry)
    }

    /// A word that only synonyms say is a form of those that documents say.
    pub(super) fn how_typed(entry: &Entry) -> Match {
        if entry.documents > 0 { Match::Exact } else { Match::Stem }
    }

    /// Whether documents say a term, or something stands for it.
    pub(super) fn is_meaningful(&self, term: u32) -> bool {
        let name = [self.lexicon.term(term)];
        self.frequency(term) > 0
            || !self.synonyms.of(&name).is_empty()
            || !self.synonyms.everyday_of(&name).is_empty()
    }

    pub(super) fn add_synonyms(&self, slot: &mut Slot) {
        slot.parts.iter_mut().for_each(|part| self.add_synonyms(part));
        let mut found = Vec::new();
        for alternative in
            slot.alternatives.iter().filter(|alternative| alternative.how != Match::Prefix)
        {
            let [(term, _)] = alternative.terms[..] else { continue };
            found.extend(self.synonyms_of(&[self.lexicon.term(term)]));
        }
        slot.alternatives.extend(found);
    }

    /// The slots of phrases that the query says; the words of those that stand for something that
    /// the site says become lighter in `row`.
    pub(super) fn phrases(&self, words: &[Word], row: &mut [Option<Slot>]) -> Vec<Slot> {
        let mut slots = Vec::new();
        let mut inside = BTreeSet::new();
        for (from, places) in self.said_phrases(words, row) {
            let from: Vec<&str> = from.iter().map(String::as_str).collect();
            let mut slot = Slot::word(self.synonyms_of(&from));
            let says = |alternative: &Alternative| {
                alternative.terms.iter().any(|&(term, _)| self.frequency(term) > 0)
            };
            if slot.alternatives.iter().any(says) {
                slot.alternatives.extend(self.verbatim(&from));
                inside.extend(places);
                slots.push(slot);
            }
        }
        for (_, slot) in row.iter_mut().enumerate().filter(|(at, _)| inside.contains(at)) {
            let Some(slot) = slot else { continue };
            slot.content = false;
            for alternative in &mut slot.alternatives {
                alternative.terms.iter_mut().for_each(|(_, boost)| *boost *= INSIDE_WEIGHT);
            }
        }
        slots
    }

    /// The phrase itself: what its words lose, a document gets back that says all of them.
    fn verbatim(&self, phrase: &[&str]) -> Option<Alternative> {
        let terms = phrase.iter().map(|term| self.lexicon.term_id(term));
        let needed: Vec<u32> = terms.collect::<Option<_>>()?;
        let weigh = |&term: &u32| (term, INSIDE_WEIGHT * self.damping(self.frequency(term)));
        Some(Alternative { terms: needed.iter().map(weigh).collect(), needed, how: Match::Exact })
    }

    /// The phrases that the query says word by word, or with function words between that the phrase
    /// has not, each with its places; in order, for the site and what is shipped may both have one.
    fn said_phrases(
        &self,
        words: &[Word],
        row: &[Option<Slot>],
    ) -> BTreeMap<&[String], Vec<usize>> {
        let term = |(word, slot): (&Word, &Option<Slot>)| {
            // Also a word that cannot be typed by itself, or was not worth looking up.
            let known = self.lexicon.exact(&fold(&word.text)).and_then(|entry| entry.terms.first());
            let found = || slot.as_ref()?.alternatives.first()?.terms.first();
            let term = known.copied().or_else(|| found().map(|&(term, _)| term));
            term.map(|term| self.lexicon.term(term))
        };
        let all: Vec<(usize, Option<&str>)> = words.iter().zip(row).map(term).enumerate().collect();
        let is_telling = |(at, _): &&(usize, Option<&str>)| {
            words.get(*at).is_some_and(|word| !self.function_words.contains(&fold(&word.text)))
        };
        let telling: Vec<(usize, Option<&str>)> = all.iter().filter(is_telling).copied().collect();
        let places = |from: &[String]| -> Option<Vec<usize>> {
            let is_same = |window: &&[(usize, Option<&str>)]| {
                window.iter().zip(from).all(|((_, said), term)| *said == Some(term.as_str()))
            };
            let stands = |row: &[(usize, Option<&str>)]| {
                let window = row.windows(from.len()).find(is_same)?;
                Some(window.iter().map(|(at, _)| *at).collect())
            };
            stands(&all).or_else(|| stands(&telling))
        };
        let phrases = self.synonyms.all().filter(|from| from.len() > 1);
        phrases.filter_map(|from| Some((from, places(from)?))).collect()
    }

    /// "money back" is what "refund" means; "back" is not, nor is "money". Function words of a phrase
    /// may be others.
    fn synonyms_of(&self, from: &[&str]) -> Vec<Alternative> {
        let alternative = |(phrase, weight): (&Vec<String>, f32)| {
            let (mut terms, mut needed) = (Vec::new(), Vec::new());
            for word in phrase {
                let is_needed = phrase.len() > 1 && !self.function_words.contains(word);
                match self.lexicon.term_id(word) {
                    Some(term) => {
                        terms.push((term, weight * self.damping(self.frequency(term))));
                        needed.extend(is_needed.then_some(term));
                    }
                    None if is_needed => return None,
                    None => {}
                }
            }
            let how = Match::Synonym;
            (!terms.is_empty()).then_some(Alternative { terms, needed, how })
        };
        let own = self.synonyms.of(from).iter().map(|phrase| (phrase, SYNONYM_WEIGHT));
        let is_written =
            |term: &&str| self.lexicon.term_id(term).is_some_and(|term| self.frequency(term) > 0);
        // That the site says each word of a phrase tells nothing of the phrase.
        let said = matches!(from, [word] if is_written(word));
        let weight = if said { EVERYDAY_WEIGHT } else { SYNONYM_WEIGHT };
        let everyday = self.synonyms.everyday_of(from).iter().map(|phrase| (phrase, weight));
        own.chain(everyday).filter_map(alternative).collect()
    }
}
