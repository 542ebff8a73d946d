//! Words beside what the stemmer makes of them: what is cut, and what stands in its place.

use std::collections::BTreeMap;

/// Endings longer than this are not looked at.
pub const MAX_ENDING: usize = 7;
/// The part of a word that no rule may touch.
pub const MIN_CORE: usize = 2;
/// A rule corrects at least this many words of the vocabulary.
pub(super) const MIN_GAIN: usize = 2;
/// Letters of context kept in front of what a rule cuts.
const MAX_CONTEXT: usize = 4;
/// Prefixes (Arabic articles, Filipino verbs) are rules of their own: longest and commonest only.
const MAX_PREFIXES: usize = 16;
const MAX_PREFIX: usize = 4;

/// A word of the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// Lower case and folded.
    pub surface: String,
    /// As written, in lower case: stemmers know accents.
    pub word: String,
    /// What the stemmer makes of the word, folded.
    pub term: String,
}

/// A pair of the vocabulary, aligned.
pub(super) struct Aligned {
    prefix: String,
    /// The word without its prefix, how much is cut off its end, and what is put there.
    pub rest: Vec<char>,
    pub cut: usize,
    pub add: String,
}

impl Aligned {
    /// The prefix whose removal leaves most in common with the term; none unless it clearly helps.
    pub fn of(pair: &Pair) -> Option<Self> {
        let mut word: Vec<char> = pair.surface.chars().collect();
        let term: Vec<char> = pair.term.chars().collect();
        let common =
            |skip: usize| word.iter().skip(skip).zip(&term).take_while(|(a, b)| a == b).count();
        let mut best = (0, common(0));
        for skip in 1..=MAX_PREFIX.min(word.len()) {
            let shared = common(skip);
            if shared > best.1 + 1 {
                best = (skip, shared);
            }
        }
        let (skip, shared) = best;
        if shared < MIN_CORE {
            return None;
        }
        let prefix = word.drain(..skip).collect();
        let rest = word;
        Some(Self {
            prefix,
            cut: rest.len() - shared,
            add: term.iter().skip(shared).collect(),
            rest,
        })
    }

    /// With what was cut, and up to [`MAX_CONTEXT`] letters before it; the shortest first.
    pub fn endings(&self) -> impl Iterator<Item = &[char]> {
        let core = self.rest.len().saturating_sub(MIN_CORE);
        let lengths = self.cut..=MAX_ENDING.min(core).min(self.cut + MAX_CONTEXT);
        lengths.filter_map(|length| self.rest.get(self.rest.len() - length..))
    }
}

/// Longest first.
pub(super) fn common_prefixes(aligned: &[Aligned]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for pair in aligned.iter().filter(|pair| !pair.prefix.is_empty()) {
        *counts.entry(&pair.prefix).or_default() += 1;
    }
    let least = (aligned.len() / 1000).max(3);
    let mut prefixes: Vec<(&str, usize)> =
        counts.into_iter().filter(|(_, count)| *count >= least).collect();
    prefixes.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    prefixes.truncate(MAX_PREFIXES);
    let mut prefixes: Vec<String> =
        prefixes.into_iter().map(|(prefix, _)| prefix.to_owned()).collect();
    prefixes.sort_by(|a, b| b.chars().count().cmp(&a.chars().count()).then(a.cmp(b)));
    prefixes
}
