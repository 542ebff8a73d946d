//! What the words of a query mean, beside what they are: sections that are near them, put to those
//! that say them.
//!
//! An article counts what its words give it, as a share of the best, and
//!
//! ```text
//! 1.5 * sum(idf(w) * nearness(w, d)) / (0.75 * sqrt(sum(idf(w)^2)))
//! ```
//!
//! of its nearest section `d`, the sums over the words of the query but function words. A mistyped
//! word means what it was taken for; one that the index does not know is as telling as its rarest.
//! To say the words in many of its documents counts for an article as well, by the words that the
//! query is about ([`THROUGHOUT`]): what one of four hundred lines says may be said in passing; a
//! subject is said again and again.
//!
//! Codes and numbers are near nothing and stand in the lower sum all the same, so that beside them
//! meaning counts less; of a query with a quotation nothing but the words counts. Where the article
//! that the words count most for says all of them, meaning counts three tenths of that; where it
//! says half of them, two thirds.
//!
//! The browser does the same: `themes/default/assets/search/meaning.js`.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::{DocId, Score};

use super::quoted::is_quoting;
use super::request::SearchRequest;
use super::resolve::MAX_QUERY_CHARS;
use super::slot::{Slot, Typing};
use crate::search::corpus::contact::Kind;
use crate::search::error::SearchError;
use crate::search::index::SearchIndex;
use crate::search::meaning::lists::{NEAREST_NOT, STEPS};
use crate::search::meaning::texts::{has_meaning, word_key};
use crate::search::text::analysis::{Word, fold, words};

/// What meaning weighs beside words.
const WEIGHT: f32 = 1.5;
/// The share that it loses where the best article says all the words.
const TRUST: f32 = 0.7;
/// Of the longest sum that words can have.
const SPREAD: f32 = 0.75;
/// What it counts to say the words throughout.
const THROUGHOUT: f32 = 0.4;
/// Different words that are looked up.
const MOST_WORDS: usize = 32;

type Ranked = Vec<(Score, DocId)>;

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
                let counted = !request.without.contains(&near.doc());
                if let Some(row) = self.documents.get(near.doc() as usize).filter(|_| counted)
                    && row.kind == Kind::Article
                {
                    *sums.entry(near.doc()).or_default() +=
                        idf * (NEAREST_NOT + near.level()) as f32;
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
        if self.lists.is_empty() || is_quoting(query) {
            return Vec::new();
        }
        let counted = self.counted(query, unfinished).into_iter();
        let meaning = |(word, last): (Word, bool)| {
            let surface = self.meant_word(&word, last);
            let entry = self.lexicon.exact(&surface);
            let documents = entry.map_or(1, |entry| self.commonest(entry).max(1));
            (has_meaning(&surface).then(|| word_key(&surface)), self.idf(documents))
        };
        counted.map(meaning).collect()
    }

    /// The words of a query that may mean something, each once, and whether it is the last. One
    /// that is still being typed may become any other.
    fn counted(&self, query: &str, unfinished: bool) -> Vec<(Word, bool)> {
        let query: String = query.chars().take(MAX_QUERY_CHARS).collect();
        let words = words(&query);
        let last = words.len().saturating_sub(1);
        let mut known = BTreeSet::new();
        let words = words.into_iter().enumerate().map(|(at, word)| (word, at == last));
        let words = words.filter(|(word, is_last)| !(word.gram || unfinished && *is_last));
        let counted = words.filter(|(word, _)| {
            let surface = fold(&word.text);
            !self.function_words.contains(&surface) && known.insert(surface)
        });
        counted.take(MOST_WORDS).collect()
    }

    /// The word as it is compared, or the one that it was taken for if it is none.
    fn meant_word(&self, word: &Word, last: bool) -> String {
        let surface = fold(&word.text);
        let is_word = |surface| self.typable(surface).is_some() || self.is_word(surface);
        if !has_meaning(&surface) || is_word(&surface) {
            return surface;
        }
        let slot = self.content_word(word, last, Typing { unfinished: false });
        slot.and_then(|slot| slot.taken_for).map_or(surface, String::from)
    }

    /// Whether a word of the query means something and is said nowhere: it is about more than what
    /// its other words say.
    pub(super) fn says_more(&self, request: &SearchRequest<'_>) -> bool {
        let typing = Typing { unfinished: false };
        let mut words = self.counted(request.query, request.unfinished).into_iter();
        let has_none = |(word, last): (Word, bool)| {
            let surface = fold(&word.text);
            self.typable(&surface).is_none()
                && self.is_word(&surface)
                && self.content_word(&word, last, typing).is_none()
        };
        self.has_meaning() && words.any(has_none)
    }

    /// Documents by their words and their meaning, the one to show of each article, and what the
    /// words alone count, where they count: `lexical` are the scores of all documents.
    pub(super) fn with_meaning(
        &self,
        lexical: Ranked,
        slots: &[Slot],
        meant: &Meant,
        request: &SearchRequest<'_>,
    ) -> Result<(Ranked, Option<Ranked>), SearchError> {
        let mut documents: BTreeMap<DocId, (Score, Score)> = BTreeMap::new();
        for (score, doc) in lexical {
            documents.entry(doc).or_default().0 = score;
        }
        for (doc, score) in &meant.documents {
            documents.entry(*doc).or_default().1 = *score;
        }
        documents.retain(|doc, _| self.passes(*doc, request));
        let best = documents
            .iter()
            .filter(|(doc, (words, _))| self.kind(**doc) == Kind::Article && *words > 0.0)
            .map(|(doc, (words, _))| (*words, *doc))
            .reduce(|best, one| if one.0 > best.0 { one } else { best });
        let share = |words: Score| best.map_or(words, |(best, _)| words / best);
        let weight = self.weight_beside(best.map(|(_, doc)| doc), slots, request)?;
        let throughout = self.throughout(slots, request)?;
        let mut articles: BTreeMap<u32, Parts> = BTreeMap::new();
        for (doc, (words, meaning)) in documents {
            let Some(row) = self.documents.get(doc as usize) else { continue };
            let parts = articles.entry(row.article).or_default();
            parts.take(doc, share(words), meaning * weight);
        }
        let all = || articles.values();
        let both = |(article, parts): (&u32, &Parts)| {
            let throughout = throughout.get(article).copied().unwrap_or(0.0);
            (parts.words + parts.meaning + throughout, parts.shown)
        };
        let found = articles.iter().map(both).collect();
        let spoken =
            all().filter(|parts| parts.words > 0.0).map(|parts| (parts.words, parts.shown));
        let spoken: Ranked = spoken.collect();
        Ok((found, (!spoken.is_empty()).then_some(spoken)))
    }

    /// What an article counts for saying the words in more than its best document, by its number:
    /// the root of the sum of their squares without the best one, as a share of the greatest root.
    fn throughout(
        &self,
        slots: &[Slot],
        request: &SearchRequest<'_>,
    ) -> Result<BTreeMap<u32, Score>, SearchError> {
        let telling: Vec<Slot> = slots.iter().filter(|slot| slot.content).cloned().collect();
        let mut said: BTreeMap<u32, (Score, Score)> = BTreeMap::new();
        for (score, doc) in self.by_words(&telling, request, true)? {
            if let Some(row) = self.documents.get(doc as usize)
                && row.kind == Kind::Article
                && self.passes(doc, request)
            {
                let (squares, best) = said.entry(row.article).or_default();
                *squares += score * score;
                *best = best.max(score);
            }
        }
        said.values_mut().for_each(|(squares, _)| *squares = squares.sqrt());
        let most = said.values().fold(0f32, |most, (root, _)| most.max(*root));
        let counts = |(root, best): (Score, Score)| THROUGHOUT * ((root - best) / most);
        Ok(said.into_iter().map(|(article, said)| (article, counts(said))).collect())
    }

    /// What meaning weighs beside the words of the document that they count most for: the less, the
    /// more of the words it says.
    fn weight_beside(
        &self,
        best: Option<DocId>,
        slots: &[Slot],
        request: &SearchRequest<'_>,
    ) -> Result<f32, SearchError> {
        let Some(best) = best else { return Ok(1.0) };
        let (mut said, mut content) = (0u16, 0u16);
        for slot in slots.iter().filter(|slot| slot.content) {
            content += 1;
            said += u16::from(self.says(best, slot)?);
        }
        // Words that stand for nothing count as not said.
        let counted = self.counted(request.query, request.unfinished).len() as u16;
        let all = content.max(counted);
        Ok(if all == 0 { 1.0 } else { 1.0 - TRUST * (f32::from(said) / f32::from(all)) })
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
        let words = words.map(|(word, last)| self.meant_word(&word, last));
        let explained = words.zip(self.meanings(query, false)).map(|(word, (key, idf))| {
            let mut near = key.map(|key| self.lists.of(key)).unwrap_or_default().to_vec();
            near.sort_by_key(|one| (std::cmp::Reverse(one.level()), one.doc()));
            let cosine = |level: u32| (NEAREST_NOT + level) as f32 / STEPS as f32;
            let near =
                near.iter().take(limit).map(|one| (one.doc(), cosine(one.level()))).collect();
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
