//! Articles like this one, from the index: the rarest words of an article, asked as a query.

use std::collections::BTreeMap;

use super::analysis::{fold, words};
use super::error::SearchError;
use super::index::SearchIndex;
use super::query::SearchRequest;
use super::resolve::{Alternative, Match, Slot};

/// Words of an article that are asked for.
const TERMS: usize = 24;
/// A word in more documents than this says little about an article, and asking for it costs most.
const COMMONEST: u32 = 200;

impl SearchIndex {
    /// The articles most like the one whose texts are given, best first, as positions in the build's
    /// input; never `article` itself.
    pub fn related(&self, article: u32, texts: &[&str], limit: usize) -> Result<Vec<u32>, SearchError> {
        let slots = self.telling_words(texts);
        let request = SearchRequest { neutral: true, ..SearchRequest::new("", limit + 1) };
        let ranked = self.rank(&slots, &request)?;
        let found = ranked.into_iter().filter_map(|(_, doc)| self.documents().get(doc as usize)).map(|row| row.article);
        Ok(found.filter(|other| *other != article).take(limit).collect())
    }

    /// The terms with the most weight (times in the texts, times idf) that other documents share.
    fn telling_words(&self, texts: &[&str]) -> Vec<Slot> {
        let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
        for word in texts.iter().flat_map(|text| words(text)) {
            for &term in self.lexicon().exact(&fold(&word.text)).into_iter().flat_map(|entry| &entry.terms) {
                *counts.entry(term).or_default() += 1;
            }
        }
        let shared = counts.into_iter().filter(|(term, _)| (2..=COMMONEST).contains(&self.frequency(*term)));
        let mut weighed: Vec<(f32, u32)> =
            shared.map(|(term, count)| (count as f32 * self.idf(self.frequency(term)), term)).collect();
        weighed.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        weighed.truncate(TERMS);
        let slot = |(_, term)| Slot { alternatives: vec![Alternative { terms: vec![(term, 1.0)], how: Match::Exact }] };
        weighed.into_iter().map(slot).collect()
    }
}
