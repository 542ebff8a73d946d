//! The article that is called what was asked stands first, and so does one of whose `asks` lines
//! that is.
//!
//! Whoever types a title, or clicks it in a list of titles, wants this page and no other, however
//! much more others say of the subject or mean by it. A query is called like a document where each
//! of its words, in a form that the site knows, stands in its head, and that has not one word more;
//! where no head is as long as the title, the index says how long it is
//! ([`crate::search::corpus::Corpus::titles`]).
//!
//! The browser does the same: `themes/default/assets/search/titled.js`.

use std::collections::BTreeSet;

use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Score};

use super::quoted::is_quoting;
use super::request::SearchRequest;
use super::resolve::MAX_QUERY_CHARS;
use crate::search::corpus::contact::Kind;
use crate::search::error::SearchError;
use crate::search::index::SearchIndex;
use crate::search::text::analysis::{fold, words};

/// Words of a title at most; a query may be longer.
const MOST_WORDS: usize = 24;

impl SearchIndex {
    /// `found`, best first, with those articles first that are called what was asked. They count as
    /// much as the best at least.
    pub(super) fn with_titled(
        &self,
        found: Vec<(Score, DocId)>,
        request: &SearchRequest<'_>,
    ) -> Result<Vec<(Score, DocId)>, SearchError> {
        let titled = self.titled(request)?;
        let best = found.first().map_or(0.0, |(score, _)| *score);
        let is_titled = |(_, doc): &(Score, DocId)| {
            self.article_of(*doc).is_some_and(|of| titled.contains(&of))
        };
        let (first, others): (Vec<_>, Vec<_>) = found.into_iter().partition(is_titled);
        Ok(first.into_iter().map(|(score, doc)| (score.max(best), doc)).chain(others).collect())
    }

    /// The articles that are called so, by their numbers.
    fn titled(&self, request: &SearchRequest<'_>) -> Result<BTreeSet<u32>, SearchError> {
        let mut articles = BTreeSet::new();
        let Some((said, length)) = self.said_throughout(request.query) else { return Ok(articles) };
        let Some((rarest, others)) = said.split_first() else { return Ok(articles) };
        for segment in self.searcher.segment_readers() {
            let lengths = segment.get_fieldnorms_reader(self.fields.head)?;
            let index = segment.inverted_index(self.fields.head)?;
            for &term in *rarest {
                let term = self.field_term(self.fields.head, term);
                let postings = index.read_postings(&term, IndexRecordOption::Basic)?;
                let Some(mut postings) = postings else { continue };
                while postings.doc() != tantivy::TERMINATED {
                    let doc = postings.doc();
                    let alone = lengths.fieldnorm(doc) == length;
                    if (alone || self.opens(doc, length))
                        && self.counts(doc, request)
                        && self.has_all(self.fields.head, doc, others)?
                        && (alone || self.goes_on(doc, &said)?)
                    {
                        articles.extend(self.article_of(doc));
                    }
                    postings.advance();
                }
            }
        }
        Ok(articles)
    }

    /// Of each word of the query the terms, the rarest word first, and how many words it has; `None`
    /// where the index does not know one of them as it is typed: then nothing is called so.
    fn said_throughout(&self, query: &str) -> Option<(Vec<&[u32]>, u32)> {
        if is_quoting(query) {
            return None;
        }
        let query: String = query.chars().take(MAX_QUERY_CHARS).collect();
        let row = words(&query);
        if row.len() > MOST_WORDS {
            return None;
        }
        let surfaces: BTreeSet<String> = row.iter().map(|word| fold(&word.text)).collect();
        let terms = |surface: &String| self.lexicon.exact(surface).map(|entry| &*entry.terms);
        let mut said: Vec<&[u32]> = surfaces.iter().map(terms).collect::<Option<_>>()?;
        let documents =
            |terms: &&[u32]| terms.iter().map(|term| self.frequency(*term)).sum::<u32>();
        said.sort_by_key(documents);
        Some((said, row.len() as u32))
    }

    /// Whether `doc` is the first of an article whose title is so long, and not its head.
    fn opens(&self, doc: DocId, length: u32) -> bool {
        let first = |article| self.first_document(article) == Some(doc);
        self.untold(doc) / 2 == length && self.article_of(doc).is_some_and(first)
    }

    /// Whether what is in the head of an article's first section is in its title: then it is in the
    /// head of the second as well, if there is one.
    fn goes_on(&self, doc: DocId, said: &[&[u32]]) -> Result<bool, SearchError> {
        Ok(self.untold(doc).is_multiple_of(2) || self.has_all(self.fields.head, doc + 1, said)?)
    }

    /// What is known of the title of a document's article; 0 where its head is as long.
    fn untold(&self, doc: DocId) -> u32 {
        let title = self.article_of(doc).and_then(|article| self.titles.get(article as usize));
        title.copied().unwrap_or_default()
    }

    fn counts(&self, doc: DocId, request: &SearchRequest<'_>) -> bool {
        self.kind(doc) == Kind::Article
            && !request.without.contains(&doc)
            && self.passes(doc, request)
    }
}
