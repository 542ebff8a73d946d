//! How often each document, and each article, says each term.

use std::sync::Arc;

use rayon::prelude::*;

use super::article::{Part, SearchArticle};
use super::vocabulary::Vocabulary;
use crate::search::text::words::Words;

/// Articles counted by one thread at a time.
const CHUNK: usize = 64;

/// A term of a document, with how often text and head say it (the text holds the head).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentTerm {
    pub term: u32,
    pub text: u32,
    pub head: u32,
}

/// A term of an article's own words, without its `asks` lines and without compounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArticleTerm {
    pub term: u32,
    pub count: u16,
    pub in_title: bool,
}

/// Documents and articles in order, each with its terms in order.
#[derive(Debug, Default)]
pub(super) struct Counts {
    documents: Vec<DocumentTerm>,
    document_ends: Vec<u32>,
    articles: Vec<ArticleTerm>,
    article_ends: Vec<u32>,
    /// Tokens of each document's head and text.
    pub lengths: Vec<[u32; 2]>,
    /// In how many documents each pair of the vocabulary occurs.
    pub pair_documents: Vec<u32>,
}

/// Counts all articles, side by side.
pub(super) fn count(
    articles: &[SearchArticle],
    words: &[Arc<Words>],
    vocabulary: &Vocabulary,
) -> Counts {
    let chunks = articles
        .par_chunks(CHUNK)
        .zip(words.par_chunks(CHUNK))
        .zip(vocabulary.numbers.par_chunks(CHUNK));
    let counted: Vec<Counts> = chunks
        .map_init(
            || Tally::new(vocabulary),
            |tally, ((articles, words), numbers)| {
                for ((article, words), numbers) in articles.iter().zip(words).zip(numbers) {
                    tally.article(article, words, numbers);
                }
                tally.take()
            },
        )
        .collect();
    let mut all = Counts { pair_documents: vec![0; vocabulary.pairs.len()], ..Counts::default() };
    counted.into_iter().for_each(|part| all.append(part));
    all
}

impl Counts {
    pub(super) fn document(&self, doc: usize) -> &[DocumentTerm] {
        slice(&self.documents, &self.document_ends, doc)
    }

    pub(super) fn article(&self, article: usize) -> &[ArticleTerm] {
        slice(&self.articles, &self.article_ends, article)
    }

    /// Every document's terms, in order.
    pub(super) fn by_document(&self) -> impl Iterator<Item = &[DocumentTerm]> {
        (0..self.document_ends.len()).map(|doc| self.document(doc))
    }

    /// Tokens of all heads, and of all texts.
    pub(super) fn tokens(&self) -> [u64; 2] {
        self.lengths.iter().fold([0, 0], |[heads, texts], [head, text]| {
            [heads + u64::from(*head), texts + u64::from(*text)]
        })
    }

    fn append(&mut self, part: Self) {
        let (documents, articles) = (self.documents.len() as u32, self.articles.len() as u32);
        self.document_ends.extend(part.document_ends.iter().map(|end| end + documents));
        self.article_ends.extend(part.article_ends.iter().map(|end| end + articles));
        self.documents.extend(part.documents);
        self.articles.extend(part.articles);
        self.lengths.extend(part.lengths);
        for (sum, more) in self.pair_documents.iter_mut().zip(part.pair_documents) {
            *sum += more;
        }
    }
}

fn slice<'a, T>(all: &'a [T], ends: &[u32], at: usize) -> &'a [T] {
    let start = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    let end = ends.get(at).copied().unwrap_or(start);
    all.get(start as usize..end as usize).unwrap_or_default()
}

/// One thread's counting. The arrays have a place for every pair of the vocabulary and are cleared
/// by the list of those touched, so that a document costs what it says and not what the corpus
/// knows.
struct Tally<'a> {
    vocabulary: &'a Vocabulary,
    heads: Vec<u32>,
    texts: Vec<u32>,
    touched: Vec<u32>,
    /// By term.
    said: Vec<(u32, bool)>,
    counts: Counts,
}

impl<'a> Tally<'a> {
    fn new(vocabulary: &'a Vocabulary) -> Self {
        let pairs = vocabulary.pairs.len();
        let terms = vocabulary.pairs.last().map_or(0, |(term, _)| *term as usize + 1);
        Self {
            vocabulary,
            heads: vec![0; pairs],
            texts: vec![0; pairs],
            touched: Vec::new(),
            said: vec![(0, false); terms],
            counts: Counts { pair_documents: vec![0; pairs], ..Counts::default() },
        }
    }

    fn take(&mut self) -> Counts {
        let empty =
            Counts { pair_documents: vec![0; self.vocabulary.pairs.len()], ..Counts::default() };
        std::mem::replace(&mut self.counts, empty)
    }

    fn article(&mut self, article: &SearchArticle, words: &Words, numbers: &[u32]) {
        let tokens = |text: usize| self.vocabulary.tokens(words, numbers, text);
        let title = tokens(SearchArticle::TITLE);
        for part in article.parts() {
            let (mut head, mut text);
            match part {
                Part::Section(section) => {
                    head = title.clone();
                    head.extend(tokens(SearchArticle::heading(section)));
                    text = head.clone();
                    text.extend(tokens(SearchArticle::text(section)));
                    if section == 0 {
                        article.tag_texts().for_each(|tag| {
                            text.extend(self.vocabulary.tokens(words, numbers, tag))
                        });
                    }
                }
                Part::Ask(line) => {
                    head = tokens(article.ask_text(line));
                    text = head.clone();
                    text.extend_from_slice(&title);
                }
            }
            self.document(&head, &text);
        }
        self.own_words(article, words, numbers);
    }

    fn document(&mut self, head: &[u32], text: &[u32]) {
        for &pair in text {
            if let Some(count) = self.texts.get_mut(pair as usize) {
                if *count == 0 {
                    self.touched.push(pair);
                }
                *count += 1;
            }
        }
        for &pair in head {
            if let Some(count) = self.heads.get_mut(pair as usize) {
                *count += 1;
            }
        }
        self.touched.sort_unstable();
        let first = self.counts.documents.len();
        for pair in std::mem::take(&mut self.touched) {
            let take = |counts: &mut [u32]| {
                counts.get_mut(pair as usize).map(std::mem::take).unwrap_or_default()
            };
            let (text, head) = (take(&mut self.texts), take(&mut self.heads));
            let Some(&(term, _)) = self.vocabulary.pairs.get(pair as usize) else { continue };
            if let Some(documents) = self.counts.pair_documents.get_mut(pair as usize) {
                *documents += 1;
            }
            // Pairs of one term stand together.
            match self.counts.documents.get_mut(first..).and_then(<[_]>::last_mut) {
                Some(last) if last.term == term => {
                    last.text += text;
                    last.head += head;
                }
                _ => self.counts.documents.push(DocumentTerm { term, text, head }),
            }
        }
        self.counts.document_ends.push(self.counts.documents.len() as u32);
        self.counts.lengths.push([head.len() as u32, text.len() as u32]);
    }

    /// Every word that a reader sees, as all terms that its surface may stand for.
    fn own_words(&mut self, article: &SearchArticle, words: &Words, numbers: &[u32]) {
        for text in article.seen_texts() {
            for said in words.text(text) {
                let Some(&word) = numbers.get(said.word as usize) else { continue };
                for &term in self.vocabulary.terms_of(word) {
                    let Some(known) = self.said.get_mut(term as usize) else { continue };
                    if known.0 == 0 {
                        self.touched.push(term);
                    }
                    known.0 += 1;
                    known.1 |= text == SearchArticle::TITLE;
                }
            }
        }
        self.touched.sort_unstable();
        for term in std::mem::take(&mut self.touched) {
            let Some((count, in_title)) = self.said.get_mut(term as usize).map(std::mem::take)
            else {
                continue;
            };
            let count = u16::try_from(count).unwrap_or(u16::MAX);
            self.counts.articles.push(ArticleTerm { term, count, in_title });
        }
        self.counts.article_ends.push(self.counts.articles.len() as u32);
    }
}
