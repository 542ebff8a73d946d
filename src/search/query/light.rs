//! Function words weigh less where there are few documents to tell that they are common.
//!
//! In a help centre of eight articles one that says "peuvent-ils" is as rare as one that says
//! "flies", and a question has more function words than subjects. So a function word weighs
//! `n / (n + 64)` of what its counts give it, with `n` documents: an eighth where there are nine,
//! two thirds of 125, all of it where the counts can be trusted. Chosen by question sets of 50, 106
//! and 125 articles and by sites of eight.
//!
//! The browser does the same: `themes/default/assets/search/resolve.js`.

use super::neighbours::{Near, Neighbours};
use super::slot::{Alternative, Match, Slot, Typing};
use crate::search::index::SearchIndex;
use crate::search::text::analysis::{Word, fold};

/// So many documents make the counts of a function word half trusted.
const LIGHT_BELOW: f32 = 64.0;

impl SearchIndex {
    /// What a word of the query stands for. A function word stands for no word that it only
    /// resembles.
    pub(super) fn word(&self, word: &Word, last: bool, typing: Typing) -> Option<Slot> {
        let surface = fold(&word.text);
        if !self.function_words.contains(&surface) {
            return self.content_word(word, last, typing);
        }
        let unfinished = last && typing.unfinished;
        let slot = if unfinished {
            self.content_word(word, last, typing)
        } else {
            self.function_word(&surface)
        };
        slot.map(|slot| self.lighter(slot))
    }

    fn function_word(&self, surface: &str) -> Option<Slot> {
        if let Some(entry) = self.typable(surface) {
            return Some(self.one(entry, Self::how_typed(entry)));
        }
        let letters: Vec<char> = surface.chars().collect();
        self.inflected(surface, &letters, &Neighbours::new(self, &letters))
    }

    /// What a mistyped word was taken for.
    pub(super) fn mistyped(&self, meant: Near<'_>) -> Slot {
        let (surface, slot) = match meant {
            Near::Word(entry) => (&*entry.surface, self.one(entry, Match::Typo)),
            Near::Term(term) => {
                (self.lexicon.term(term), Slot::word(vec![self.alternative(term, Match::Typo)]))
            }
        };
        match self.function_words.contains(surface) {
            true => self.lighter(slot),
            false => Slot { taken_for: Some(surface.into()), ..slot },
        }
    }

    pub(super) fn spelling<'s>(&'s self, meant: &Near<'s>) -> &'s str {
        match meant {
            Near::Word(entry) => &entry.surface,
            Near::Term(term) => self.lexicon.term(*term),
        }
    }

    pub(super) fn lighter(&self, mut slot: Slot) -> Slot {
        slot.content = false;
        let documents = self.documents.len() as f32;
        let light = documents / (documents + LIGHT_BELOW);
        let own = |alternative: &&mut Alternative| alternative.how != Match::Prefix;
        for alternative in slot.alternatives.iter_mut().filter(own) {
            alternative.terms.iter_mut().for_each(|(_, boost)| *boost *= light);
        }
        slot
    }
}
