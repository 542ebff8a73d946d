//! The terms of which something one edit away from a word is a form: "makign" is a letter's swap
//! from "making", which the affix rules bring to "make".
//!
//! The browser makes every word that is one edit away and asks the rules what it may be a form of
//! (`themes/default/assets/search/typo.js`). That is some thousand words, of which hardly any is
//! one: here the rules and the terms are asked what they have that is so near. A word is cut into
//! core and ending; the slip stands
//!
//! 1. in the ending: a rule's ending is one edit from it, behind the core as it is;
//! 2. in the core: the rules know the ending as it is, and a term is one edit from what they make;
//! 3. between the two: a swap of the core's last letter and the ending's first.

use std::collections::{BTreeMap, BTreeSet};

use crate::search::corpus::lexicon::Lexicon;
use crate::search::text::affix::AffixRules;
use crate::search::text::aligned::{MAX_ENDING, MIN_CORE};
use crate::search::text::typo::{Slip, slip};

/// Numbers of terms, each with whether a swap leads there.
type Terms = BTreeMap<u32, bool>;

/// What is a form of something at most one edit away from `word`. Letters that were left out or
/// mistaken are some of those that endings are made of, or of the word's own.
pub(super) fn near(rules: &AffixRules, lexicon: &Lexicon, word: &[char]) -> Terms {
    let search = Search { rules, lexicon, word, terms: Terms::new() };
    search.in_ending().in_core().between().terms
}

struct Search<'a> {
    rules: &'a AffixRules,
    lexicon: &'a Lexicon,
    word: &'a [char],
    terms: Terms,
}

impl Search<'_> {
    /// The cuts of the word whose core is long enough and begins a term.
    fn cuts(&self) -> impl Iterator<Item = (String, usize)> + use<'_> {
        let core = |at: usize| (self.word.iter().take(at).collect::<String>(), at);
        let begins = |(core, _): &(String, usize)| self.lexicon.has_term_beginning(core);
        (MIN_CORE..=self.word.len()).map(core).take_while(begins)
    }

    fn in_ending(mut self) -> Self {
        let all: Vec<(Vec<char>, &str)> = self
            .rules
            .changes()
            .map(|(ending, instead)| (ending.chars().collect(), instead))
            .filter(|(ending, _): &(Vec<char>, &str)| ending.len() <= MAX_ENDING)
            .collect();
        let mut found = Vec::new();
        for (core, at) in self.cuts() {
            let own = self.word.get(at..).unwrap_or_default();
            for (ending, instead) in &all {
                let Some(slip) = slip(own, ending) else { continue };
                let term = self.lexicon.term_id(&format!("{core}{instead}"));
                found.extend(term.map(|term| (term, slip == Slip::Swap)));
            }
        }
        self.add(found);
        self
    }

    fn in_core(mut self) -> Self {
        let mut alphabet: BTreeSet<char> = self.rules.letters();
        alphabet.extend(self.word);
        let mut found = Vec::new();
        for at in self.word.len().saturating_sub(MAX_ENDING)..=self.word.len() {
            let Some((core, ending)) = self.word.split_at_checked(at) else { continue };
            let ending: String = ending.iter().collect();
            for instead in self.rules.instead_of(&ending) {
                let wanted: Vec<char> = core.iter().copied().chain(instead.chars()).collect();
                for (_, number) in self.lexicon.near_terms(&wanted, 1) {
                    let Some(other) = self.lexicon.term(number).strip_suffix(instead) else {
                        continue;
                    };
                    let other: Vec<char> = other.chars().collect();
                    let is_typed = |slip: &Slip| match slip {
                        Slip::Letter(letter) => alphabet.contains(letter),
                        Slip::None | Slip::Lost | Slip::Swap => true,
                    };
                    if other.len() >= MIN_CORE
                        && let Some(slip) = slip(core, &other).filter(is_typed)
                    {
                        found.push((number, slip == Slip::Swap));
                    }
                }
            }
        }
        self.add(found);
        self
    }

    fn between(mut self) -> Self {
        let mut found = Vec::new();
        let first = self.word.len().saturating_sub(MAX_ENDING).max(MIN_CORE);
        for at in first..self.word.len() {
            let Some((&[ref before @ .., last], &[first, ref behind @ ..])) =
                self.word.split_at_checked(at)
            else {
                continue;
            };
            if last == first {
                continue;
            }
            let core: String = before.iter().copied().chain([first]).collect();
            let ending: String = [last].into_iter().chain(behind.iter().copied()).collect();
            let terms = self
                .rules
                .instead_of(&ending)
                .filter_map(|instead| self.lexicon.term_id(&format!("{core}{instead}")));
            found.extend(terms.map(|term| (term, true)));
        }
        self.add(found);
        self
    }

    fn add(&mut self, found: Vec<(u32, bool)>) {
        for (term, is_swap) in found {
            *self.terms.entry(term).or_default() |= is_swap;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::text::typo::one_edit;

    const WORDS: [&str; 12] = [
        "make", "making", "mak", "read", "reader", "abba", "aba", "ab", "baker", "cabb", "dab", "a",
    ];

    /// As the browser does it.
    fn by_all_words(rules: &AffixRules, lexicon: &Lexicon, word: &[char]) -> Terms {
        let mut alphabet = rules.letters();
        alphabet.extend(word);
        let alphabet: Vec<char> = alphabet.into_iter().collect();
        let mut terms = Terms::new();
        for (word, is_swap) in one_edit(word, &alphabet) {
            let known = |term: String| lexicon.term_id(&term);
            for term in rules.candidates(&word).filter_map(known) {
                *terms.entry(term).or_default() |= is_swap;
            }
        }
        terms
    }

    fn rules(endings: &[(String, String)], spare: &[(String, String)]) -> AffixRules {
        let mut more: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (ending, instead) in spare {
            more.entry(ending).or_default().push(instead);
        }
        let endings: BTreeMap<_, _> = endings.iter().cloned().collect();
        let all = serde_json::json!({ "prefixes": [], "endings": endings, "spare": more });
        serde_json::from_value(all).unwrap()
    }

    #[test]
    fn a_swapped_ending_is_a_form() {
        let pairs = |list: &[(&str, &str)]| {
            list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>()
        };
        let rules = rules(&pairs(&[("ing", "")]), &pairs(&[("ing", "e")]));
        let lexicon = Lexicon::new([("make", "make", 2)].into_iter());
        for (word, is_swap) in [("makign", true), ("mkaing", true), ("makking", false)] {
            let letters: Vec<char> = word.chars().collect();
            assert_eq!(near(&rules, &lexicon, &letters), Terms::from([(0, is_swap)]), "{word}");
        }
        // "k" is no letter of an ending, nor of this word.
        for word in ["maing", "makxqg"] {
            let letters: Vec<char> = word.chars().collect();
            assert!(near(&rules, &lexicon, &letters).is_empty(), "{word}");
        }
    }

    proptest::proptest! {
        #[test]
        fn finds_what_all_words_one_edit_away_lead_to(
            word in "[abermk]{5,9}|(mak|read|bak|abb|cab)[ingers]{2,6}",
            endings in proptest::collection::vec(("[abeinrgs]{0,4}", "[abe]{0,2}"), 0..12),
            spare in proptest::collection::vec(("[abeinrgs]{0,3}", "[aber]{0,2}"), 0..8),
            more in proptest::collection::btree_set("[abemkr]{1,7}", 0..40),
        ) {
            let mut terms = more;
            terms.extend(WORDS.map(str::to_owned));
            let lexicon = Lexicon::new(terms.iter().map(|term| (term.as_str(), term.as_str(), 1)));
            let rules = rules(&endings, &spare);
            let letters: Vec<char> = word.chars().collect();
            proptest::prop_assert_eq!(
                near(&rules, &lexicon, &letters),
                by_all_words(&rules, &lexicon, &letters)
            );
        }
    }
}
