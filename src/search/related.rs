//! Articles like this one, from the index: its most telling words, asked as a query, each as heavy as it
//! is telling. What the title says counts most; a word said ten times is not ten times as telling.
//!
//! Checked against the links that writers set by hand (ARCHITECTURE.md).

use std::collections::{BTreeMap, HashMap};

use super::analysis::{fold, words};
use super::error::SearchError;
use super::index::SearchIndex;
use super::query::SearchRequest;
use super::slot::{Alternative, Match, Slot};

/// Words of an article that are asked for.
const TERMS: usize = 40;
/// A word in more documents than this says little about an article, and asking for it costs most.
const COMMONEST: u32 = 200;
/// How much more a word of the title tells.
const TITLE: f32 = 2.0;
/// Writers put together what belongs together.
const SAME_CATEGORY: f32 = 1.2;
/// Of so many times the articles wanted, some may be moved up by that.
const LOOKED_AT: usize = 10;

impl SearchIndex {
    /// The articles most like the one whose texts are given, the title first: best first, as positions in the build's
    /// input; never `article` itself.
    pub fn related(&self, article: u32, texts: &[&str], limit: usize) -> Result<Vec<u32>, SearchError> {
        let slots = self.telling_words(texts);
        let request = SearchRequest { neutral: true, ..SearchRequest::new("", LOOKED_AT * limit + 1) };
        let own = self.documents().partition_point(|row| row.article < article) as u32;
        let place = self.categories.of(own).next();
        let mut ranked = self.rank(&slots, &request)?;
        for (score, _) in ranked.iter_mut().filter(|(_, doc)| self.categories.of(*doc).next() == place) {
            *score *= SAME_CATEGORY;
        }
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let found = ranked.into_iter().filter_map(|(_, doc)| self.documents().get(doc as usize)).map(|row| row.article);
        Ok(found.filter(|other| *other != article).take(limit).collect())
    }

    /// The terms that tell most (by how often the texts say them, and idf) and that other documents share.
    fn telling_words(&self, texts: &[&str]) -> Vec<Slot> {
        // Words come again and again; looking one up takes longer than remembering it.
        let mut known: HashMap<String, &[u32]> = HashMap::new();
        let mut counts: BTreeMap<u32, (u32, f32)> = BTreeMap::new();
        for (at, text) in texts.iter().enumerate() {
            let place = if at == 0 { TITLE } else { 1.0 };
            for word in words(text) {
                let found = |word: &String| self.lexicon().exact(&fold(word)).map_or(&[][..], |entry| &entry.terms);
                let terms = *known.entry(word.text).or_insert_with_key(found);
                for &term in terms {
                    let (count, best) = counts.entry(term).or_default();
                    *count += 1;
                    *best = best.max(place);
                }
            }
        }
        let shared = counts.into_iter().filter(|(term, _)| (2..=COMMONEST).contains(&self.frequency(*term)));
        let weigh = |(term, (count, place)): (u32, (u32, f32))| (place * (1.0 + (count as f32).ln()), term);
        let mut weighed: Vec<(f32, u32)> = shared.map(weigh).collect();
        let tells = |&(weight, term): &(f32, u32)| weight * self.idf(self.frequency(term));
        weighed.sort_by(|a, b| tells(b).total_cmp(&tells(a)).then(a.1.cmp(&b.1)));
        weighed.truncate(TERMS);
        let slot = |(boost, term)| Slot::word(vec![Alternative { terms: vec![(term, boost)], how: Match::Exact }]);
        weighed.into_iter().map(slot).collect()
    }
}
