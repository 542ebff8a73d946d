//! Which words of a long query are looked up. Every word costs time here and files in the browser,
//! so there must be an end; but the words that decide may stand anywhere, and scripts without
//! spaces make a word of every pair of characters, most of which the corpus never writes.
//!
//! 1. a pair of characters that the index does not know is no word;
//! 2. of the words that it knows the rarest stay, since they tell most;
//! 3. of those that it does not know (forms, slips) the first stay.

use std::collections::{BTreeMap, HashSet};

use crate::search::index::SearchIndex;
use crate::search::text::analysis::{Word, fold};

/// Different words of each kind that are looked up: words that the index knows, words that it does
/// not, and pairs of characters, of which a sentence has three times as many.
pub const MAX_KNOWN: usize = 32;
pub const MAX_UNKNOWN: usize = 32;
pub const MAX_GRAMS: usize = 64;

/// The words of a query that are worth looking up.
pub(super) struct Budget {
    kept: HashSet<String>,
}

impl Budget {
    pub(super) fn new(index: &SearchIndex, words: &[Word]) -> Self {
        let mut places: BTreeMap<String, (usize, bool)> = BTreeMap::new();
        for (at, word) in words.iter().enumerate() {
            places.entry(fold(&word.text)).or_insert((at, word.gram));
        }
        let (mut known, mut grams, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
        for (surface, (at, gram)) in places {
            match (index.lexicon().exact(&surface), gram) {
                (Some(entry), true) => grams.push((index.commonest(entry), at, surface)),
                (Some(entry), false) => known.push((index.commonest(entry), at, surface)),
                (None, true) => {}
                (None, false) => unknown.push((0, at, surface)),
            }
        }
        let mut kept: HashSet<String> =
            words.last().map(|word| fold(&word.text)).into_iter().collect();
        for (mut list, most) in [(known, MAX_KNOWN), (grams, MAX_GRAMS), (unknown, MAX_UNKNOWN)] {
            list.sort_unstable();
            kept.extend(list.into_iter().take(most).map(|(_, _, surface)| surface));
        }
        Self { kept }
    }

    pub(super) fn keeps(&self, surface: &str) -> bool {
        self.kept.contains(surface)
    }
}
