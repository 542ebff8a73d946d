//! An opened index: everything a query needs, in memory.
//!
//! [`segment`] makes its files out of a corpus, by the [`schema`] and with [`terms`] cut already, in a
//! [`folder`], and [`inverted`] those of them that say which documents have a term;
//! [`vocabulary`] stands beside the segment; [`files`] seals all of them; [`statistics`] is what
//! BM25 goes by.

pub mod files;
mod folder;
mod inverted;
pub mod schema;
pub mod segment;
mod statistics;
mod terms;
mod vocabulary;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use tantivy::collector::Collector;
use tantivy::columnar::Column;
use tantivy::directory::{Directory, RamDirectory};
use tantivy::schema::Value;
use tantivy::{Index, ReloadPolicy, Searcher, TantivyDocument};

use self::files::IndexFiles;
use self::schema::Fields;
use self::statistics::Statistics;
use super::corpus::article::Votes;
use super::corpus::contact::{Contact, Kind, Names};
use super::corpus::idf;
use super::corpus::lexicon::Lexicon;
use super::corpus::synonyms::CompiledSynonyms;
use super::error::SearchError;
use super::meaning::lists::{Levels, Lists};
use super::text::affix::AffixRules;
use super::text::function_words::function_words;
use super::text::said::said;
use crate::model::Lang;

/// What words mean, beside the segment of a site that has vectors.
const MEANING: &str = "meaning.txt";

/// The index of one language, verified and opened.
pub struct SearchIndex {
    pub(super) lang: Lang,
    pub(super) fields: Fields,
    pub(super) searcher: Searcher,
    pub(super) lexicon: Lexicon,
    /// In how many documents each term of the lexicon occurs.
    pub(super) frequencies: Vec<u32>,
    pub(super) affixes: AffixRules,
    pub(super) synonyms: CompiledSynonyms,
    pub(super) function_words: BTreeSet<String>,
    /// Of the contact channels.
    pub(super) names: Vec<Names>,
    /// [`super::corpus::Corpus::titles`]
    pub(super) titles: Vec<u32>,
    /// Said to the position of the article or topic that stands first.
    pins: BTreeMap<String, u32>,
    pub(super) documents: Vec<DocumentRow>,
    /// What words mean; empty where the site has no vectors.
    pub(super) lists: Lists,
    /// Positions of the contact topics that each document's article is about.
    pub(super) topics: Vec<Vec<u32>>,
    pub(super) categories: Labels,
    pub(super) audiences: Labels,
}

/// Words of the front matter that every document has some of.
#[derive(Debug, Clone, Default)]
pub(super) struct Labels {
    names: Vec<String>,
    /// For each document, positions in `names`.
    documents: Vec<Vec<u32>>,
}

/// What the ranking knows of a document beside its terms.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DocumentRow {
    /// Position of the article in the build's input.
    pub article: u32,
    pub kind: Kind,
    /// [`Votes::factor`]
    pub factor: f32,
    pub votes: Votes,
}

/// A document's stored texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StoredDocument {
    pub id: String,
    pub title: String,
    pub heading: Option<String>,
    pub url: String,
    pub body: String,
    pub category: String,
    pub audience: Vec<String>,
    /// Found by an `asks` line; `body` is the article's opening.
    pub ask: bool,
    /// That line.
    pub line: String,
    /// A way to a person instead of an article.
    pub contact: Option<Contact>,
}

impl SearchIndex {
    /// Opens an index after checking every byte of it.
    ///
    /// # Errors
    /// Names the file that is missing or damaged.
    pub fn open(files: &IndexFiles) -> Result<Self, SearchError> {
        let (sidecar, mut checked) = files.verify()?;
        let lang = sidecar
            .lang()
            .ok_or_else(|| SearchError::damaged(files::SIDECAR, "it names no language"))?;
        let words = checked.remove(vocabulary::FILE);
        let words =
            words.ok_or_else(|| SearchError::Missing { file: vocabulary::FILE.to_owned() })?;
        let lists = checked.remove(MEANING);
        let lexicon =
            Lexicon::with_synonyms(vocabulary::read(words)?.into_iter(), &sidecar.synonyms);
        let directory = RamDirectory::create();
        for (name, bytes) in checked {
            directory.atomic_write(Path::new(name), bytes)?;
        }
        let fields = Fields::new();
        let index = Index::open(directory)?;
        if index.schema() != fields.schema {
            return Err(SearchError::damaged("meta.json", "it is of another version"));
        }
        let searcher =
            index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?.searcher();
        let mut opened = Self {
            function_words: function_words(&lang),
            lang,
            fields,
            searcher,
            lexicon,
            frequencies: Vec::new(),
            affixes: sidecar.affixes,
            synonyms: sidecar.synonyms,
            names: sidecar.names,
            titles: sidecar.titles,
            pins: sidecar.pins.into_iter().map(|pin| (pin.said, pin.article)).collect(),
            documents: Vec::new(),
            lists: Lists::default(),
            topics: Vec::new(),
            categories: Labels::default(),
            audiences: Labels::default(),
        };
        opened.frequencies = opened.read_frequencies()?;
        opened.documents = opened.read_rows()?;
        if let Some(bytes) = lists {
            let lists = std::str::from_utf8(bytes).ok();
            let documents = opened.documents.len() as u32;
            let lists = lists.and_then(|text| Lists::read(text, Levels::AboveLeast, documents));
            opened.lists =
                lists.ok_or_else(|| SearchError::damaged(MEANING, "it holds no lists"))?;
        }
        opened.topics = opened.read_topics()?;
        opened.categories = opened.read_labels("category")?;
        opened.audiences = opened.read_labels("audience")?;
        Ok(opened)
    }

    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    pub fn affixes(&self) -> &AffixRules {
        &self.affixes
    }

    /// The number of documents: sections and `asks` lines.
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    pub fn documents(&self) -> &[DocumentRow] {
        &self.documents
    }

    /// The stored texts of document `doc`.
    pub fn stored(&self, doc: u32) -> Result<StoredDocument, SearchError> {
        let document: TantivyDocument = self.searcher.doc(tantivy::DocAddress::new(0, doc))?;
        let text = |field| {
            document
                .get_first(field)
                .and_then(|value| value.as_str())
                .unwrap_or_default()
                .to_owned()
        };
        let heading = document.get_first(self.fields.heading).and_then(|value| value.as_str());
        let audience = document
            .get_all(self.fields.audience)
            .filter_map(|value| value.as_str())
            .map(str::to_owned);
        let contact = document.get_first(self.fields.contact).and_then(|value| value.as_str());
        let contact = contact.map(serde_json::from_str).transpose().map_err(SearchError::Json)?;
        Ok(StoredDocument {
            id: text(self.fields.id),
            title: text(self.fields.title),
            heading: heading.map(str::to_owned),
            url: text(self.fields.url),
            body: text(self.fields.body),
            category: text(self.fields.category),
            audience: audience.collect(),
            ask: document.get_first(self.fields.ask).is_some(),
            line: text(self.fields.ask),
            contact,
        })
    }

    /// The position of the article or topic that is pinned to what `query` says.
    pub fn pinned(&self, query: &str) -> Option<u32> {
        // Most sites have none: nothing is cut into words for it.
        if self.pins.is_empty() {
            return None;
        }
        self.pins.get(&said(query, &self.function_words)).copied()
    }

    /// tantivy's idf of a term that occurs in `documents` of the index.
    pub(super) fn idf(&self, documents: u32) -> f32 {
        idf(documents, self.documents.len() as u32)
    }

    pub(super) fn run<C: Collector>(
        &self,
        query: &dyn tantivy::query::Query,
        collector: &C,
    ) -> Result<C::Fruit, SearchError> {
        let (searcher, lang, head) = (&self.searcher, &self.lang, self.fields.head);
        let statistics = Statistics { searcher, lang, head };
        Ok(searcher.search_with_statistics_provider(query, collector, &statistics)?)
    }

    fn read_frequencies(&self) -> Result<Vec<u32>, SearchError> {
        let mut frequencies = vec![0; self.lexicon.terms().len()];
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(self.fields.text)?;
            let mut stream = index.terms().stream()?;
            while stream.advance() {
                let term = std::str::from_utf8(stream.key())
                    .ok()
                    .and_then(|term| self.lexicon.term_id(term));
                if let Some(slot) = term.and_then(|id| frequencies.get_mut(id as usize)) {
                    *slot = stream.value().doc_freq;
                }
            }
        }
        Ok(frequencies)
    }

    fn read_rows(&self) -> Result<Vec<DocumentRow>, SearchError> {
        let mut rows = Vec::new();
        for segment in self.searcher.segment_readers() {
            let column = |name| segment.fast_fields().u64(name);
            let (article, yes, no) = (column("article")?, column("yes")?, column("no")?);
            let kind = column("kind")?;
            let value = |column: &Column<u64>, doc| column.first(doc).unwrap_or(0) as u32;
            rows.extend((0..segment.max_doc()).map(|doc| {
                let votes = Votes { yes: value(&yes, doc), no: value(&no, doc) };
                let kind = match value(&kind, doc) {
                    1 => Kind::Topic,
                    2 => Kind::Channel,
                    _ => Kind::Article,
                };
                DocumentRow { article: value(&article, doc), kind, factor: votes.factor(), votes }
            }));
        }
        Ok(rows)
    }

    fn read_topics(&self) -> Result<Vec<Vec<u32>>, SearchError> {
        let mut topics = Vec::new();
        for segment in self.searcher.segment_readers() {
            let column = segment.fast_fields().u64("topic")?;
            let of = |doc| column.values_for_doc(doc).map(|topic| topic as u32).collect();
            topics.extend((0..segment.max_doc()).map(of));
        }
        Ok(topics)
    }

    fn read_labels(&self, field: &str) -> Result<Labels, SearchError> {
        let mut labels = Labels::default();
        for segment in self.searcher.segment_readers() {
            let Some(column) = segment.fast_fields().str(field)? else {
                labels.documents.resize(segment.max_doc() as usize, Vec::new());
                continue;
            };
            for ordinal in 0..column.num_terms() as u64 {
                let mut name = String::new();
                column.ord_to_str(ordinal, &mut name)?;
                labels.names.push(name);
            }
            labels.documents.extend(
                (0..segment.max_doc())
                    .map(|doc| column.term_ords(doc).map(|ordinal| ordinal as u32).collect()),
            );
        }
        Ok(labels)
    }
}

impl Labels {
    /// The names of document `doc`.
    pub(super) fn of(&self, doc: u32) -> impl Iterator<Item = &str> {
        let labels = self.documents.get(doc as usize).into_iter().flatten();
        labels.filter_map(|label| self.names.get(*label as usize)).map(String::as_str)
    }
}
