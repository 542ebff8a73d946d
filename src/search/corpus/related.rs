//! Articles like one: its most telling words, asked as a query, each as heavy as it is telling.
//! What the title says counts most; a word said ten times is not ten times as telling.
//!
//! Checked against the links that writers set by hand (docs/search.md).

use rayon::prelude::*;

use super::field_lengths::length_of;
use super::language::Corpus;
use super::postings::Posting;
use super::weights::{B, HEAD_WEIGHT, K1, SAME_CATEGORY, TITLE};
use crate::search::text::interner::Interner;

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
        let known = Known::new(self);
        // Each stretch has scores of its own, with a place for every document.
        let articles = (0..self.own_articles()).into_par_iter().with_min_len(STRETCH);
        articles
            .map_init(
                || Scores::new(self, &known),
                |scores, article| {
                    self.pace.step();
                    scores.related(article, limit)
                },
            )
            .collect()
    }

    /// Of every article a number for its category: thousands are compared for each article.
    fn categories(&self) -> Vec<u32> {
        let mut numbers = Interner::default();
        self.articles.iter().map(|article| numbers.number(&article.category)).collect()
    }

    /// Of every term, counted once: each is asked for by all articles that say it.
    fn rarity(&self) -> Vec<Rarity> {
        let of = |term: u32| {
            let list = self.postings.of(term);
            let heads = list.iter().filter(|posting| posting.head > 0).count() as u32;
            let texts = list.len() as u32;
            Rarity {
                heads: self.idf(heads),
                texts: self.idf(texts),
                is_telling: (2..=COMMONEST).contains(&texts),
            }
        };
        (0..self.postings.terms() as u32).into_par_iter().map(of).collect()
    }
}

/// What is reckoned once for all articles.
struct Known {
    rarity: Vec<Rarity>,
    gains: Gains,
    /// Of every article a number for its category.
    categories: Vec<u32>,
    /// Of every document its article.
    articles: Vec<u32>,
}

impl Known {
    fn new(corpus: &Corpus) -> Self {
        let rarity = corpus.rarity();
        Self {
            gains: Gains::new(corpus, &rarity),
            rarity,
            categories: corpus.categories(),
            articles: corpus.documents.iter().map(|document| document.article).collect(),
        }
    }
}

/// BM25's idf of a term. Each field's is of its own: fewer heads than texts say a word.
struct Rarity {
    heads: f32,
    texts: f32,
    /// Whether other documents share it, and not too many.
    is_telling: bool,
}

/// What a term that is said in a document gives to it, before it is weighed: BM25's share of the
/// term in head and text, which is the same whoever asks.
#[derive(Clone, Copy)]
struct Gain {
    doc: u32,
    heads: f32,
    texts: f32,
}

/// The gains of every telling term, one list behind the other.
struct Gains {
    all: Vec<Gain>,
    /// Where each term's list ends.
    ends: Vec<u32>,
}

impl Gains {
    fn new(corpus: &Corpus, rarity: &[Rarity]) -> Self {
        let count = corpus.documents.len().max(1) as f32;
        let [heads, texts] = corpus.tokens.map(|tokens| tokens as f32 / count);
        // What BM25 adds to a term's frequency for the document's length.
        let shorten = |norm: u8, mean: f32| {
            K1 * (1.0 - B + B * length_of(norm) as f32 / mean.max(f32::MIN_POSITIVE))
        };
        let shorten =
            |mean: f32| -> Vec<f32> { (0..=u8::MAX).map(|norm| shorten(norm, mean)).collect() };
        let (of_heads, of_texts) = (shorten(heads), shorten(texts));
        let share = |times: u16, by: &[f32], norm: u8| {
            let times = f32::from(times);
            times / (times + by.get(usize::from(norm)).copied().unwrap_or_default())
        };
        let gain = |posting: &Posting| {
            let document = corpus.documents.get(posting.doc as usize)?;
            // Few heads say it, and to find that out is cheaper than to divide.
            let heads = match posting.head {
                0 => 0.0,
                times => share(times, &of_heads, document.head_norm),
            };
            let texts = share(posting.text, &of_texts, document.text_norm);
            Some(Gain { doc: posting.doc, heads, texts })
        };
        let lists = rarity.iter().zip(0..).map(|(rarity, term)| match rarity.is_telling {
            true => corpus.postings.of(term),
            false => &[],
        });
        let mut gains = Self { all: Vec::new(), ends: Vec::with_capacity(rarity.len()) };
        gains.all.reserve_exact(lists.clone().map(<[_]>::len).sum());
        for list in lists {
            gains.all.extend(list.iter().filter_map(gain));
            gains.ends.push(gains.all.len() as u32);
        }
        gains
    }

    fn of(&self, term: u32) -> &[Gain] {
        let end = |term: usize| self.ends.get(term).map_or(0, |end| *end as usize);
        let term = term as usize;
        let start = term.checked_sub(1).map_or(0, end);
        self.all.get(start..end(term)).unwrap_or_default()
    }
}

/// One thread's scores: a place for every document and article of the corpus, cleared by the list
/// of those touched.
struct Scores<'a> {
    corpus: &'a Corpus,
    known: &'a Known,
    documents: Vec<f32>,
    touched: Vec<u32>,
    articles: Vec<f32>,
    found: Vec<u32>,
    /// Of the article that is asked for: how telling, the term, its weight.
    asked: Vec<(f32, u32, f32)>,
    /// No way to a person is related to an article.
    own: usize,
}

impl<'a> Scores<'a> {
    fn new(corpus: &'a Corpus, known: &'a Known) -> Self {
        Self {
            corpus,
            known,
            documents: vec![0.0; corpus.documents.len()],
            touched: Vec::new(),
            articles: vec![0.0; corpus.articles.len()],
            found: Vec::new(),
            asked: Vec::new(),
            own: corpus.own_articles(),
        }
    }

    /// Of the article the terms that tell most (by how often it says them, and idf) and that other
    /// documents share.
    fn ask(&mut self, article: usize) {
        let rarity = &self.known.rarity;
        let shared = self.corpus.article_terms(article).filter_map(|said| {
            let idf = rarity.get(said.term as usize).filter(|rarity| rarity.is_telling)?.texts;
            let place = if said.in_title { TITLE } else { 1.0 };
            let times = match said.count {
                // As most are: a logarithm that is known.
                1 => 1.0,
                count => 1.0 + f32::from(count).ln(),
            };
            let weight = place * times;
            Some((weight * idf, said.term, weight))
        });
        self.asked.clear();
        self.asked.extend(shared);
        let order =
            |a: &(f32, u32, f32), b: &(f32, u32, f32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if self.asked.len() > TERMS {
            self.asked.select_nth_unstable_by(TERMS, order);
            self.asked.truncate(TERMS);
        }
        self.asked.sort_unstable_by(order);
    }

    fn related(&mut self, article: usize, limit: usize) -> Vec<u32> {
        self.ask(article);
        let asked = std::mem::take(&mut self.asked);
        for (_, term, weight) in &asked {
            if let Some(rarity) = self.known.rarity.get(*term as usize) {
                self.add(rarity, *term, *weight);
            }
        }
        self.asked = asked;
        self.best_of_articles();
        let own = self.known.categories.get(article);
        // Thousands are found and a few are kept: nearly all of them fail at the last one kept.
        let mut best: Vec<(f32, u32)> = Vec::with_capacity(limit + 1);
        for other in self.found.drain(..) {
            let score =
                self.articles.get_mut(other as usize).map(std::mem::take).unwrap_or_default();
            if other as usize == article || other as usize >= self.own {
                continue;
            }
            let is_beside = self.known.categories.get(other as usize) == own;
            let score = if is_beside { score * SAME_CATEGORY } else { score };
            let is_before = |kept: &(f32, u32)| {
                kept.0.total_cmp(&score).reverse().then(kept.1.cmp(&other)).is_lt()
            };
            if best.len() < limit || !best.last().is_some_and(is_before) {
                best.insert(best.partition_point(is_before), (score, other));
                best.truncate(limit);
            }
        }
        best.into_iter().map(|(_, other)| other).collect()
    }

    /// Adds what a term gives to each of its documents.
    fn add(&mut self, rarity: &Rarity, term: u32, weight: f32) {
        let weight = rarity.texts * (K1 + 1.0) * weight;
        let head_weight = HEAD_WEIGHT * weight * rarity.heads / rarity.texts;
        for gain in self.known.gains.of(term) {
            let Some(score) = self.documents.get_mut(gain.doc as usize) else { continue };
            if *score == 0.0 {
                self.touched.push(gain.doc);
            }
            *score += head_weight * gain.heads + weight * gain.texts;
        }
    }

    /// An article counts by its best section: summing over all of them favoured long articles.
    fn best_of_articles(&mut self) {
        for doc in self.touched.drain(..) {
            let Some(score) = self.documents.get_mut(doc as usize).map(std::mem::take) else {
                continue;
            };
            let Some(&article) = self.known.articles.get(doc as usize) else { continue };
            if let Some(best) = self.articles.get_mut(article as usize) {
                if *best == 0.0 {
                    self.found.push(article);
                }
                if score > *best {
                    *best = score;
                }
            }
        }
    }
}
