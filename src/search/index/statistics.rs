//! What tantivy's BM25 is told of the index: all as it is, but for how long heads are.

use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

use crate::model::Lang;
use crate::search::corpus::head_tokens;

pub(super) struct Statistics<'a> {
    pub(super) searcher: &'a Searcher,
    pub(super) lang: &'a Lang,
    pub(super) head: Field,
}

impl Bm25StatisticsProvider for Statistics<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        let tokens = self.searcher.total_num_tokens(field)?;
        Ok(match field == self.head {
            true => head_tokens(self.lang, tokens, self.total_num_docs()?),
            false => tokens,
        })
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        self.searcher.total_num_docs()
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        self.searcher.doc_freq(term)
    }
}
