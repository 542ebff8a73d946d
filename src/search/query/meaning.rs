//! What the words of a query mean, beside what they are: sections that are near them, put to those
//! that say them.
//!
//! An article counts what its words give it, as a share of the best, and
//!
//! ```text
//! 1.5 * sum(idf(w) * nearness(w, d)) / (0.75 * sqrt(sum(idf(w)^2)))
//! ```
//!
//! of its nearest section `d`, the sums over the words of the query but function words. A word that
//! the index does not know is as telling as its rarest. Codes and numbers are near nothing and
//! stand in the lower sum all the same, so that beside them meaning counts less; of a query with a
//! quotation nothing but the words counts.
//!
//! The browser does the same: `themes/default/assets/search/meaning.js`.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::{DocId, Score};

use super::rank::SearchRequest;
use super::resolve::MAX_QUERY_CHARS;
use crate::search::corpus::contact::Kind;
use crate::search::index::SearchIndex;
use crate::search::meaning::lists::{NEAREST_NOT, STEPS};
use crate::search::meaning::texts::{has_meaning, word_key};
use crate::search::text::analysis::{fold, words};

/// What meaning weighs beside words.
const WEIGHT: f32 = 1.5;
/// Of the longest sum that words can have.
const SPREAD: f32 = 0.75;
/// Different words that are looked up.
const MOST_WORDS: usize = 32;
/// Pairs of these say that the very words are wanted.
const QUOTES: &[char] = &['"', '“', '”', '„', '«', '»', '「', '」'];

/// What the query means of each document, by document.
#[derive(Debug, Clone, Default)]
pub(super) struct Meant {
    documents: BTreeMap<DocId, Score>,
}

/// What one word of a query did, for people who wonder.
#[derive(Debug, Clone, PartialEq)]
pub struct WordMeaning {
    pub word: String,
    pub idf: f32,
    /// Documents with their cosine, the nearest first.
    pub near: Vec<(DocId, f32)>,
}

impl SearchIndex {
    /// `None` where the index or the query has none.
    pub(super) fn meant(&self, request: &SearchRequest<'_>) -> Option<Meant> {
        let said = self.meanings(request.query, request.unfinished);
        let squares = said.iter().fold(0f32, |sum, (_, idf)| sum + idf * idf);
        let mut sums: BTreeMap<DocId, Score> = BTreeMap::new();
        for (key, idf) in said {
            for near in key.map(|key| self.lists.of(key)).unwrap_or_default() {
                let counted = !request.without.contains(&near.doc);
                if let Some(row) = self.documents.get(near.doc as usize).filter(|_| counted)
                    && row.kind != Kind::Channel
                {
                    *sums.entry(near.doc).or_default() += idf * (NEAREST_NOT + near.level) as f32;
                }
            }
        }
        if sums.is_empty() {
            return None;
        }
        let scale = WEIGHT / (STEPS as f32 * SPREAD * squares.sqrt());
        sums.values_mut().for_each(|sum| *sum *= scale);
        Some(Meant { documents: sums })
    }

    /// Key and idf of each word that counts; codes have no key.
    fn meanings(&self, query: &str, unfinished: bool) -> Vec<(Option<u32>, f32)> {
        if self.lists.is_empty() || query.matches(QUOTES).nth(1).is_some() {
            return Vec::new();
        }
        let counted = self.counted(query, unfinished).into_iter();
        let meaning = |surface: String| {
            let entry = self.lexicon.exact(&surface);
            let documents = entry.map_or(1, |entry| self.commonest(entry).max(1));
            (has_meaning(&surface).then(|| word_key(&surface)), self.idf(documents))
        };
        counted.map(meaning).collect()
    }

    /// The words of a query that may mean something, each once. One that is still being typed may
    /// become any other.
    fn counted(&self, query: &str, unfinished: bool) -> Vec<String> {
        let query: String = query.chars().take(MAX_QUERY_CHARS).collect();
        let mut words = words(&query);
        words.truncate(words.len() - usize::from(unfinished && !words.is_empty()));
        let mut known = BTreeSet::new();
        let surfaces = words.into_iter().filter(|word| !word.gram).map(|word| fold(&word.text));
        let counted = surfaces.filter(|surface| !self.function_words.contains(surface));
        counted.filter(|surface| known.insert(surface.clone())).take(MOST_WORDS).collect()
    }

    /// Documents by their words and their meaning, the one to show of each article: `lexical` are
    /// the scores of all documents.
    pub(super) fn with_meaning(
        &self,
        lexical: Vec<(Score, DocId)>,
        meant: &Meant,
        request: &SearchRequest<'_>,
    ) -> Vec<(Score, DocId)> {
        let mut documents: BTreeMap<DocId, (Score, Score)> = BTreeMap::new();
        for (score, doc) in lexical {
            documents.entry(doc).or_default().0 = score;
        }
        for (doc, score) in &meant.documents {
            documents.entry(*doc).or_default().1 = *score;
        }
        documents.retain(|doc, _| self.passes(*doc, request));
        let article = |(doc, _): &(&DocId, &(Score, Score))| self.kind(**doc) == Kind::Article;
        let best = |best: Score, (_, (words, _)): (&DocId, &(Score, Score))| best.max(*words);
        let best = documents.iter().filter(article).fold(0f32, best);
        let share = |words: Score| if best > 0.0 { words / best } else { words };
        let mut articles: BTreeMap<u32, Parts> = BTreeMap::new();
        for (doc, (words, meaning)) in documents {
            let Some(row) = self.documents.get(doc as usize) else { continue };
            let parts = articles.entry(row.article).or_default();
            parts.take(doc, share(words), meaning);
        }
        articles.into_values().map(|parts| (parts.words + parts.meaning, parts.shown)).collect()
    }

    /// Whether the meaning of an article alone makes it probably an answer: `doc` is one of its
    /// documents.
    pub(super) fn means(&self, meant: Option<&Meant>, doc: DocId) -> bool {
        let Some(row) = self.documents.get(doc as usize) else { return false };
        let first = self.documents.partition_point(|other| other.article < row.article);
        let last = self.documents.partition_point(|other| other.article <= row.article);
        let near = |meant: &Meant| {
            let mut near = meant.documents.range(first as DocId..last as DocId);
            near.any(|(_, score)| *score >= SURE)
        };
        meant.is_some_and(near)
    }

    /// Whether the site brought vectors along.
    pub fn has_meaning(&self) -> bool {
        !self.lists.is_empty()
    }

    /// What each word of a query means, for people who wonder; at most `limit` documents a word.
    pub fn explain_meaning(&self, query: &str, limit: usize) -> Vec<WordMeaning> {
        let words = self.counted(query, false).into_iter();
        let explained = words.zip(self.meanings(query, false)).map(|(word, (key, idf))| {
            let mut near = key.map(|key| self.lists.of(key)).unwrap_or_default().to_vec();
            near.sort_by_key(|one| (std::cmp::Reverse(one.level), one.doc));
            let cosine = |level: u32| (NEAREST_NOT + level) as f32 / STEPS as f32;
            let near = near.iter().take(limit).map(|one| (one.doc, cosine(one.level))).collect();
            WordMeaning { word, idf, near }
        });
        explained.collect()
    }
}

/// An article that means so much is probably an answer, whatever words it has.
const SURE: Score = 0.7;

/// What an article counts, and which of its documents counts most.
#[derive(Default)]
struct Parts {
    words: Score,
    meaning: Score,
    both: Score,
    shown: DocId,
}

impl Parts {
    fn take(&mut self, doc: DocId, words: Score, meaning: Score) {
        self.words = self.words.max(words);
        self.meaning = self.meaning.max(meaning);
        if words + meaning > self.both {
            (self.both, self.shown) = (words + meaning, doc);
        }
    }
}
