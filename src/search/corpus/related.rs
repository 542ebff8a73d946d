//! Articles like one: its most telling words, asked as a query, each as heavy as it is telling.
//! What the title says counts most; a word said ten times is not ten times as telling.
//!
//! Checked against the links that writers set by hand (docs/search.md).

use rayon::prelude::*;

use super::field_lengths::length_of;
use super::language::Corpus;
use super::weights::{B, HEAD_WEIGHT, K1, SAME_CATEGORY, TITLE};

/// Articles looked at with one set of scores, at least.
const STRETCH: usize = 256;
/// Words of an article that are asked for.
const TERMS: usize = 40;
/// A word in more documents than this says little about an article, and asking for it costs most.
const COMMONEST: u32 = 200;

impl Corpus {
    /// For each article the positions of the `limit` articles most like it, best first.
    ///
    /// A posting is looked at for each of 40 words in at most 200 documents, so this takes time in
    /// proportion to the articles, however many there are.
    pub fn related(&self, limit: usize) -> Vec<Vec<u32>> {
        let (lengths, rarity) = (Lengths::new(self), self.rarity());
        // Each stretch has scores of its own, with a place for every document.
        let articles = (0..self.own_articles()).into_par_iter().with_min_len(STRETCH);
        articles
            .map_init(
                || Scores::new(self),
                |scores, article| {
                    self.pace.step();
                    scores.related((&lengths, &rarity), article, limit)
                },
            )
            .collect()
    }

    /// The terms that tell most (by how often the article says them, and idf) and that other
    /// documents share, with what each weighs.
    fn telling_words(&self, rarity: &[Rarity], article: usize) -> Vec<(u32, f32)> {
        let shared = self.article_terms(article).filter_map(|said| {
            let idf = Some(self.postings.frequency(said.term))
                .filter(|count| (2..=COMMONEST).contains(count))
                .and_then(|_| rarity.get(said.term as usize))?
                .texts;
            let place = if said.in_title { TITLE } else { 1.0 };
            let weight = place * (1.0 + f32::from(said.count).ln());
            Some((weight * idf, said.term, weight))
        });
        let mut weighed: Vec<(f32, u32, f32)> = shared.collect();
        weighed.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        weighed.truncate(TERMS);
        weighed.into_iter().map(|(_, term, weight)| (term, weight)).collect()
    }
}

/// BM25's idf of a term. Each field's is of its own: fewer heads than texts say a word.
struct Rarity {
    heads: f32,
    texts: f32,
}

impl Corpus {
    /// Of every term, counted once: each is asked for by all articles that say it.
    fn rarity(&self) -> Vec<Rarity> {
        let of = |term: u32| {
            let list = self.postings.of(term);
            let heads = list.iter().filter(|posting| posting.head > 0).count() as u32;
            Rarity { heads: self.idf(heads), texts: self.idf(list.len() as u32) }
        };
        (0..self.postings.terms() as u32).into_par_iter().map(of).collect()
    }
}

/// What BM25 adds to a term's frequency for the document's length.
struct Lengths {
    heads: Vec<f32>,
    texts: Vec<f32>,
}

impl Lengths {
    fn new(corpus: &Corpus) -> Self {
        let documents = corpus.documents.len().max(1) as f32;
        let [heads, texts] = corpus.tokens.map(|tokens| tokens as f32 / documents);
        let shorten = |norm: u8, mean: f32| {
            K1 * (1.0 - B + B * length_of(norm) as f32 / mean.max(f32::MIN_POSITIVE))
        };
        Self {
            heads: corpus
                .documents
                .iter()
                .map(|document| shorten(document.head_norm, heads))
                .collect(),
            texts: corpus
                .documents
                .iter()
                .map(|document| shorten(document.text_norm, texts))
                .collect(),
        }
    }

    fn of(list: &[f32], doc: u32) -> f32 {
        list.get(doc as usize).copied().unwrap_or(K1)
    }
}

/// One thread's scores: a place for every document and article of the corpus, cleared by the list
/// of those touched.
struct Scores<'a> {
    corpus: &'a Corpus,
    documents: Vec<f32>,
    touched: Vec<u32>,
    articles: Vec<f32>,
    found: Vec<u32>,
    /// No way to a person is related to an article.
    own: usize,
}

impl<'a> Scores<'a> {
    fn new(corpus: &'a Corpus) -> Self {
        Self {
            corpus,
            documents: vec![0.0; corpus.documents.len()],
            touched: Vec::new(),
            articles: vec![0.0; corpus.articles.len()],
            found: Vec::new(),
            own: corpus.own_articles(),
        }
    }

    fn related(
        &mut self,
        (lengths, rarity): (&Lengths, &[Rarity]),
        article: usize,
        limit: usize,
    ) -> Vec<u32> {
        for (term, weight) in self.corpus.telling_words(rarity, article) {
            if let Some(rarity) = rarity.get(term as usize) {
                self.add((lengths, rarity), term, weight);
            }
        }
        self.best_of_articles();
        let category = |at: usize| self.corpus.articles.get(at).map(|article| &article.category);
        let own = category(article);
        let wanted = |other: &&u32| **other as usize != article && (**other as usize) < self.own;
        let others = self.found.iter().filter(wanted).map(|&other| {
            let score = self.articles.get(other as usize).copied().unwrap_or_default();
            let score = if category(other as usize) == own { score * SAME_CATEGORY } else { score };
            (score, other)
        });
        let mut others: Vec<(f32, u32)> = others.collect();
        let order = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if others.len() > limit {
            others.select_nth_unstable_by(limit, order);
            others.truncate(limit);
        }
        others.sort_unstable_by(order);
        for other in self.found.drain(..) {
            if let Some(score) = self.articles.get_mut(other as usize) {
                *score = 0.0;
            }
        }
        // Not collected, which would keep the room of all that were found: 88 MB at 8,000 articles.
        let mut best = Vec::with_capacity(others.len());
        best.extend(others.iter().map(|(_, other)| *other));
        best
    }

    /// Adds what a term gives to each of its documents.
    fn add(&mut self, (lengths, rarity): (&Lengths, &Rarity), term: u32, weight: f32) {
        let weight = rarity.texts * (K1 + 1.0) * weight;
        let head_weight = HEAD_WEIGHT * weight * rarity.heads / rarity.texts;
        for posting in self.corpus.postings.of(term) {
            let (head, text) = (f32::from(posting.head), f32::from(posting.text));
            // Few heads say it, and to find that out is cheaper than to divide.
            let head_part = match posting.head {
                0 => 0.0,
                _ => head_weight * (head / (head + Lengths::of(&lengths.heads, posting.doc))),
            };
            let text_part = weight * (text / (text + Lengths::of(&lengths.texts, posting.doc)));
            if let Some(score) = self.documents.get_mut(posting.doc as usize) {
                if *score == 0.0 {
                    self.touched.push(posting.doc);
                }
                *score += head_part + text_part;
            }
        }
    }

    /// An article counts by its best section: summing over all of them favoured long articles.
    fn best_of_articles(&mut self) {
        for doc in self.touched.drain(..) {
            let score =
                self.documents.get_mut(doc as usize).map(std::mem::take).unwrap_or_default();
            let Some(document) = self.corpus.documents.get(doc as usize) else { continue };
            if let Some(best) = self.articles.get_mut(document.article as usize) {
                if *best == 0.0 {
                    self.found.push(document.article);
                }
                *best = best.max(score);
            }
        }
    }
}
