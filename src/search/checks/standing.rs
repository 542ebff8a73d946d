//! Where an article stands when a question is asked: what `asks` lines are tested by, and what two
//! builds are compared by.
//!
//! An `asks` line is indexed, so its own document would answer it always, and the test would be
//! worth nothing. It is therefore judged without that document: the line must be answered by what
//! the article *says* (title, headings, text, its other lines), because the next customer will not
//! type the very same words. Votes are left out: they change without anybody editing a text.

use std::collections::BTreeMap;

use tantivy::DocId;

use crate::search::error::SearchError;
use crate::search::index::{SearchIndex, StoredDocument};
use crate::search::query::rank::{Hit, SearchRequest};
use crate::search::text::analysis::words;

/// Places that are looked at.
pub const DEPTH: usize = 10;
/// An article in one of the first places is found.
pub const FOUND: usize = 3;

/// What a question should find.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    Title,
    Ask,
}

/// A question whose answer is known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known {
    /// The article id.
    pub article: String,
    pub source: Source,
    pub text: String,
}

/// The articles of an index with their titles and `asks` lines.
pub struct Catalogue<'a> {
    index: &'a SearchIndex,
    articles: BTreeMap<String, Entry>,
    /// The `asks` lines of contact topics.
    topics: BTreeMap<String, Vec<(DocId, String)>>,
}

#[derive(Debug, Default)]
struct Entry {
    title: String,
    asks: Vec<(DocId, String)>,
}

/// The outcome of one question.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// From 1; `None`: not among the first [`DEPTH`].
    pub place: Option<usize>,
    /// What stands above the article, best first.
    pub above: Vec<Hit>,
}

impl<'a> Catalogue<'a> {
    /// Reads all stored documents once.
    pub fn read(index: &'a SearchIndex) -> Result<Self, SearchError> {
        let mut articles: BTreeMap<String, Entry> = BTreeMap::new();
        let mut topics: BTreeMap<String, Vec<(DocId, String)>> = BTreeMap::new();
        for doc in 0..index.len() as DocId {
            let stored = index.stored(doc)?;
            if stored.contact.is_some() {
                if stored.ask {
                    topics.entry(stored.id).or_default().push((doc, stored.line));
                }
                continue;
            }
            let entry = articles.entry(stored.id).or_default();
            if stored.ask {
                entry.asks.push((doc, stored.line));
            }
            entry.title = stored.title;
        }
        Ok(Self { index, articles, topics })
    }

    /// Every question that this index knows the answer of: titles and `asks` lines.
    pub fn questions(&self) -> Vec<Known> {
        let mut questions = Vec::new();
        for (article, entry) in &self.articles {
            let known = |source, text: &str| Known {
                article: article.clone(),
                source,
                text: text.to_owned(),
            };
            questions.push(known(Source::Title, &entry.title));
            questions.extend(entry.asks.iter().map(|(_, line)| known(Source::Ask, line)));
        }
        questions
    }

    pub fn has(&self, article: &str) -> bool {
        self.articles.contains_key(article)
    }

    /// The topic that closes the list when `text` is asked, without the line of that text of the
    /// topic with this id.
    pub fn topic(&self, id: &str, text: &str) -> Result<Option<StoredDocument>, SearchError> {
        let asks = self.topics.get(&format!("contact/{id}")).map(Vec::as_slice).unwrap_or_default();
        let own: Vec<DocId> =
            asks.iter().filter(|(_, line)| same(line, text)).map(|(doc, _)| *doc).collect();
        let request =
            SearchRequest { neutral: true, without: &own, ..SearchRequest::new(text, DEPTH) };
        self.index.closing_topic(&request)?.map(|doc| self.index.stored(doc)).transpose()
    }

    /// Where `article` stands when `text` is asked, its own `asks` line of that text left out.
    pub fn standing(&self, article: &str, text: &str) -> Result<Standing, SearchError> {
        let asks =
            self.articles.get(article).map(|entry| entry.asks.as_slice()).unwrap_or_default();
        let own: Vec<DocId> =
            asks.iter().filter(|(_, line)| same(line, text)).map(|(doc, _)| *doc).collect();
        let request =
            SearchRequest { neutral: true, without: &own, ..SearchRequest::new(text, DEPTH) };
        let mut hits = self.index.search(&request)?;
        let place = hits.iter().position(|hit| hit.stored.id == article);
        hits.truncate(place.unwrap_or(hits.len()));
        Ok(Standing { place: place.map(|place| place + 1), above: hits })
    }
}

impl Standing {
    pub fn found(&self) -> bool {
        self.place.is_some_and(|place| place <= FOUND)
    }
}

/// Whether two lines are the same question to the index.
fn same(one: &str, other: &str) -> bool {
    one == other || words(one) == words(other)
}
