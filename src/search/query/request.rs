//! What is asked of one index.

use tantivy::DocId;

/// A question to the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SearchRequest<'a> {
    pub query: &'a str,
    /// Articles at most.
    pub limit: usize,
    /// Only this category and those below it.
    pub category: Option<&'a str>,
    /// Only articles for everybody or for this audience.
    pub audience: Option<&'a str>,
    /// The last word is still being typed.
    pub unfinished: bool,
    /// Leave votes out of the ranking, as the `asks` tests do.
    pub neutral: bool,
    /// Documents that do not count.
    pub without: &'a [DocId],
    /// As if nothing were pinned.
    pub unpinned: bool,
}

impl<'a> SearchRequest<'a> {
    pub fn new(query: &'a str, limit: usize) -> Self {
        Self {
            query,
            limit,
            category: None,
            audience: None,
            unfinished: false,
            neutral: false,
            without: &[],
            unpinned: false,
        }
    }
}
