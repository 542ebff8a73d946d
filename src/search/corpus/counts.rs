//! How often each document, and each article, says each term.

use rayon::prelude::*;

use super::article::{self, SearchArticle};
use super::runs::{Packed, Piece, Runs};
use super::vocabulary::Vocabulary;
use crate::search::pace::Pace;
use crate::search::text::words::Words;

/// Articles counted by one thread at a time.
const CHUNK: usize = 64;

/// A term of a document, with how often text and head say it (the text holds the head). A large site
/// has millions of them; nothing tells 65,535 times from more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DocumentTerm {
    pub term: u32,
    pub text: u16,
    pub head: u16,
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
    pub documents: Runs<DocumentTerm>,
    pub articles: Runs<ArticleTerm>,
    /// Tokens of each document's head and text.
    pub lengths: Vec<[u32; 2]>,
    /// In how many documents each pair of the vocabulary occurs, and each term.
    pub pair_documents: Vec<u32>,
    pub term_documents: Vec<u32>,
}

/// The terms of some articles.
#[derive(Debug, Default)]
struct Part {
    documents: Piece<DocumentTerm>,
    articles: Piece<ArticleTerm>,
    lengths: Vec<[u32; 2]>,
}

/// What one thread counted: the parts in order, and in how many of their documents each pair of the
/// vocabulary occurs, and each term. Threads that counted in one list would wait for each other at
/// every common word.
#[derive(Debug, Default)]
struct Counted {
    parts: Vec<Part>,
    pair_documents: Vec<u32>,
    term_documents: Vec<u32>,
}

impl Counted {
    fn and(mut self, mut later: Self) -> Self {
        self.parts.append(&mut later.parts);
        self.pair_documents = sums(self.pair_documents, later.pair_documents);
        self.term_documents = sums(self.term_documents, later.term_documents);
        self
    }
}

/// Of two lists as long as each other, or of which one is empty.
fn sums(mut some: Vec<u32>, others: Vec<u32>) -> Vec<u32> {
    if some.is_empty() {
        return others;
    }
    some.iter_mut().zip(others).for_each(|(sum, other)| *sum += other);
    some
}

impl Packed for DocumentTerm {
    fn new(term: u32, text: u16, head: u16) -> Self {
        Self { term, text, head }
    }

    fn parts(self) -> (u32, u16, u16) {
        (self.term, self.text, self.head)
    }
}

impl Packed for ArticleTerm {
    fn new(term: u32, count: u16, in_title: u16) -> Self {
        Self { term, count, in_title: in_title > 0 }
    }

    fn parts(self) -> (u32, u16, u16) {
        (self.term, self.count, self.in_title.into())
    }
}

/// Counts all articles, side by side; the words of each go as they are counted.
pub(super) fn count(
    articles: &[SearchArticle],
    words: Vec<Words>,
    vocabulary: &Vocabulary,
    pace: &Pace,
) -> Counts {
    let chunks = articles.par_chunks(CHUNK).zip(words.into_par_iter().chunks(CHUNK));
    let counted = chunks.fold(
        || Tally::new(vocabulary),
        |mut tally, (articles, words)| {
            pace.step();
            for (article, words) in articles.iter().zip(words) {
                tally.article(article, &words);
            }
            tally.close();
            tally
        },
    );
    let counted = counted.map(|tally| tally.counted).reduce(Counted::default, Counted::and);
    let Counted { parts, mut pair_documents, mut term_documents } = counted;
    // Nobody counts where there are no articles.
    pair_documents.resize(vocabulary.pairs.len(), 0);
    term_documents.resize(vocabulary.terms(), 0);
    let mut all = Counts { pair_documents, term_documents, ..Counts::default() };
    for part in parts {
        all.documents.push(part.documents);
        all.articles.push(part.articles);
        all.lengths.extend(part.lengths);
    }
    all
}

impl Counts {
    /// Tokens of all heads, and of all texts.
    pub(super) fn tokens(&self) -> [u64; 2] {
        self.lengths.iter().fold([0, 0], |[heads, texts], [head, text]| {
            [heads + u64::from(*head), texts + u64::from(*text)]
        })
    }
}

/// One thread's counting. The arrays have a place for every pair of the vocabulary and are cleared
/// by the list of those touched, so that a document costs what it says and not what the corpus
/// knows.
struct Tally<'a> {
    vocabulary: &'a Vocabulary,
    /// How often head and text say each pair. They are asked for together, and of a large
    /// vocabulary each place is far from the one before, so that they are as small as what is kept of them.
    times: Vec<[u16; 2]>,
    touched: Vec<u32>,
    /// By term.
    said: Vec<(u16, bool)>,
    /// Of the document.
    document: Vec<DocumentTerm>,
    part: Part,
    counted: Counted,
}

impl<'a> Tally<'a> {
    fn new(vocabulary: &'a Vocabulary) -> Self {
        let (pairs, terms) = (vocabulary.pairs.len(), vocabulary.terms());
        Self {
            vocabulary,
            times: vec![[0, 0]; pairs],
            touched: Vec::new(),
            said: vec![(0, false); terms],
            document: Vec::new(),
            part: Part::default(),
            counted: Counted {
                parts: Vec::new(),
                pair_documents: vec![0; pairs],
                term_documents: vec![0; terms],
            },
        }
    }

    /// Ends a part, in no more memory than it needs: it stays until all is made of it.
    fn close(&mut self) {
        let Part { documents, articles, lengths } = std::mem::take(&mut self.part);
        let part = Part { documents: documents.shrunk(), articles: articles.shrunk(), lengths };
        self.counted.parts.push(part);
    }

    fn article(&mut self, article: &SearchArticle, words: &Words) {
        let vocabulary = self.vocabulary;
        let say = |text: usize, to: &mut Vec<u32>| vocabulary.tokens(words, text, to);
        let (mut title, mut head, mut text) = (Vec::new(), Vec::new(), Vec::new());
        say(SearchArticle::TITLE, &mut title);
        for part in article.parts() {
            head.clear();
            text.clear();
            match part {
                article::Part::Section(section) => {
                    head.extend_from_slice(&title);
                    say(SearchArticle::heading(section), &mut head);
                    text.extend_from_slice(&head);
                    say(SearchArticle::text(section), &mut text);
                    if section == 0 {
                        article.tag_texts().for_each(|tag| say(tag, &mut text));
                    }
                }
                article::Part::Ask(line) => {
                    say(article.ask_text(line), &mut head);
                    text.extend_from_slice(&head);
                    text.extend_from_slice(&title);
                }
            }
            self.document(&head, &text);
        }
        self.own_words(article, words);
    }

    fn document(&mut self, head: &[u32], text: &[u32]) {
        for &pair in text {
            if let Some([_, count]) = self.times.get_mut(pair as usize) {
                if *count == 0 {
                    self.touched.push(pair);
                }
                *count = count.saturating_add(1);
            }
        }
        for &pair in head {
            if let Some([count, _]) = self.times.get_mut(pair as usize) {
                *count = count.saturating_add(1);
            }
        }
        let mut touched = std::mem::take(&mut self.touched);
        touched.sort_unstable();
        for pair in touched.drain(..) {
            let times = self.times.get_mut(pair as usize).map(std::mem::take);
            let [head, text] = times.unwrap_or_default();
            let Some(&(term, _)) = self.vocabulary.pairs.get(pair as usize) else { continue };
            if let Some(documents) = self.counted.pair_documents.get_mut(pair as usize) {
                *documents += 1;
            }
            // Pairs of one term stand together.
            match self.document.last_mut() {
                Some(last) if last.term == term => {
                    last.text = last.text.saturating_add(text);
                    last.head = last.head.saturating_add(head);
                }
                _ => {
                    if let Some(documents) = self.counted.term_documents.get_mut(term as usize) {
                        *documents += 1;
                    }
                    self.document.push(DocumentTerm { term, text, head });
                }
            }
        }
        self.touched = touched;
        self.part.documents.push(self.document.drain(..));
        self.part.lengths.push([head.len() as u32, text.len() as u32]);
    }

    /// Every word that a reader sees, as all terms that its surface may stand for.
    fn own_words(&mut self, article: &SearchArticle, words: &Words) {
        for text in article.seen_texts() {
            for said in words.text(text) {
                for &term in self.vocabulary.terms_of(said.word) {
                    let Some(known) = self.said.get_mut(term as usize) else { continue };
                    if known.0 == 0 {
                        self.touched.push(term);
                    }
                    known.0 = known.0.saturating_add(1);
                    known.1 |= text == SearchArticle::TITLE;
                }
            }
        }
        self.touched.sort_unstable();
        let Self { touched, said, part, .. } = self;
        part.articles.push(touched.drain(..).filter_map(|term| {
            let (count, in_title) = said.get_mut(term as usize).map(std::mem::take)?;
            Some(ArticleTerm { term, count, in_title })
        }));
    }
}
