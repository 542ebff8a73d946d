//! The vocabulary of an index: what people type, and the terms it stands for.

use std::sync::OnceLock;

use rayon::prelude::*;

use super::synonyms::CompiledSynonyms;
use crate::search::text::interner::Interner;
use crate::search::text::typo::{self, Pattern};

/// How common a word is, as a power of two: 0 for never, 1 for once, 2 for two or three. The
/// browser knows no more of a word before it has fetched the word's documents.
pub fn commonness(documents: u32) -> u32 {
    u32::BITS - documents.leading_zeros()
}

/// A surface form of the corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Lower case, folded.
    pub surface: Box<str>,
    /// Indices into [`Lexicon::terms`]: several where folding made different words alike.
    pub terms: Vec<u32>,
    /// In how many documents it occurs.
    pub documents: u32,
}

/// Everything a query word can be resolved to. Sorted by bytes, so that ranges are prefixes.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    entries: Vec<Entry>,
    /// One behind the other: a build asks for one at every word.
    terms: Interner,
    /// Of the entries, once a mistyped word asks: no build does.
    lengths: OnceLock<ByLength>,
    /// The same of the terms.
    term_lengths: OnceLock<ByLength>,
}

/// By length in characters: [`typo::signature`] and position of every word of that length.
type ByLength = Vec<Vec<(u64, u32)>>;

impl Lexicon {
    /// `pairs` are (surface, term, documents), sorted by surface, then term.
    pub fn new<'a>(pairs: impl Iterator<Item = (&'a str, &'a str, u32)> + Clone) -> Self {
        let mut terms: Vec<&str> = pairs.clone().map(|(_, term, _)| term).collect();
        terms.par_sort_unstable();
        terms.dedup();
        let mut entries: Vec<Entry> = Vec::new();
        for (surface, term, documents) in pairs {
            let Ok(term) = terms.binary_search(&term) else { continue };
            match entries.last_mut().filter(|entry| &*entry.surface == surface) {
                Some(entry) => {
                    entry.terms.push(term as u32);
                    entry.documents = entry.documents.max(documents);
                }
                None => entries.push(Entry {
                    surface: surface.into(),
                    terms: vec![term as u32],
                    documents,
                }),
            }
        }
        let terms = Interner::listed(terms.into_iter());
        Self { entries, terms, lengths: OnceLock::new(), term_lengths: OnceLock::new() }
    }

    /// The corpus's pairs in any order, and the words that only the synonyms know.
    pub fn with_synonyms<'a>(
        pairs: impl Iterator<Item = (&'a str, &'a str, u32)>,
        synonyms: &'a CompiledSynonyms,
    ) -> Self {
        let extra =
            synonyms.words.iter().map(|(surface, term)| (surface.as_str(), term.as_str(), 0));
        let mut pairs: Vec<(&str, &str, u32)> = pairs.chain(extra).collect();
        // The corpus's own count stands before the synonym's zero and wins.
        pairs.par_sort_unstable_by(|a, b| (a.0, a.1, b.2).cmp(&(b.0, b.1, a.2)));
        pairs.dedup_by(|later, earlier| (later.0, later.1) == (earlier.0, earlier.1));
        Self::new(pairs.into_iter())
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// In order.
    pub fn terms(&self) -> &Interner {
        &self.terms
    }

    /// Empty for a number that is no term of this index.
    pub fn term(&self, id: u32) -> &str {
        self.terms.get(id)
    }

    pub fn term_id(&self, term: &str) -> Option<u32> {
        let id = self.first_from(term);
        (id < self.terms.len() as u32 && self.terms.get(id) == term).then_some(id)
    }

    pub fn has_term_beginning(&self, prefix: &str) -> bool {
        let start = self.first_from(prefix);
        start < self.terms.len() as u32 && self.terms.get(start).starts_with(prefix)
    }

    /// The number of the first term that is not before `spelling`.
    fn first_from(&self, spelling: &str) -> u32 {
        self.terms.partition_point(|term| term < spelling)
    }

    pub fn exact(&self, surface: &str) -> Option<&Entry> {
        let at = self.entries.binary_search_by(|entry| (*entry.surface).cmp(surface)).ok()?;
        self.entries.get(at)
    }

    /// The entries that begin with `prefix`.
    pub fn with_prefix(&self, prefix: &str) -> &[Entry] {
        let start = self.entries.partition_point(|entry| &*entry.surface < prefix);
        let tail = self.entries.get(start..).unwrap_or_default();
        let length = tail.partition_point(|entry| entry.surface.starts_with(prefix));
        tail.get(..length).unwrap_or_default()
    }

    /// The entries at most `limit` edits away, with their distance. Looks at the words of about the
    /// same length only, and compares those with nearly the same letters.
    pub fn near(&self, word: &[char], limit: usize) -> Vec<(usize, &Entry)> {
        let surface = |at: u32| self.entries.get(at as usize).map(|entry| &*entry.surface);
        let lengths = self
            .lengths
            .get_or_init(|| by_length(self.entries.iter().map(|entry| &*entry.surface)));
        let found = near(lengths, word, limit, surface).into_iter();
        found
            .filter_map(|(distance, at)| Some((distance, self.entries.get(at as usize)?)))
            .collect()
    }

    /// The same of the terms, by number.
    pub fn near_terms(&self, stem: &[char], limit: usize) -> Vec<(usize, u32)> {
        let lengths = self.term_lengths.get_or_init(|| by_length(self.terms.iter()));
        near(lengths, stem, limit, |at| Some(self.terms.get(at)))
    }
}

fn near<'a>(
    lengths: &[Vec<(u64, u32)>],
    word: &[char],
    limit: usize,
    spelling: impl Fn(u32) -> Option<&'a str>,
) -> Vec<(usize, u32)> {
    let Some(pattern) = Pattern::new(word) else { return Vec::new() };
    let mut near = Vec::new();
    for length in pattern.letters().saturating_sub(limit)..=pattern.letters() + limit {
        for &(signature, at) in lengths.get(length).into_iter().flatten() {
            if (pattern.signature ^ signature).count_ones() as usize > 2 * limit {
                continue;
            }
            let distance = spelling(at).and_then(|other| pattern.distance(other, length, limit));
            near.extend(distance.map(|distance| (distance, at)));
        }
    }
    near
}

fn by_length<'a>(spellings: impl Iterator<Item = &'a str>) -> ByLength {
    let mut lengths = ByLength::new();
    for (at, spelling) in spellings.enumerate() {
        let length = spelling.chars().count();
        if lengths.len() <= length {
            lengths.resize_with(length + 1, Vec::new);
        }
        if let Some(same) = lengths.get_mut(length) {
            same.push((typo::signature(spelling.chars()), at as u32));
        }
    }
    lengths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_up_words_prefixes_and_neighbours() {
        let pairs = [
            ("board", "board", 3),
            ("boards", "board", 2),
            ("bored", "bore", 1),
            ("cable", "cabl", 1),
        ];
        let lexicon = Lexicon::new(pairs.iter().copied());
        assert_eq!(
            lexicon.exact("boards").map(|entry| lexicon.term(entry.terms[0])),
            Some("board")
        );
        assert!(lexicon.exact("boar").is_none());
        assert_eq!(lexicon.with_prefix("bo").len(), 3);
        assert_eq!(lexicon.with_prefix("x").len(), 0);
        let near: Vec<_> = lexicon
            .near(&['b', 'o', 'r', 'd'], 1)
            .into_iter()
            .map(|(d, e)| (d, &*e.surface))
            .collect();
        assert_eq!(near, [(1, "board"), (1, "bored")]);
    }
}
