//! How long titles are, where no head says it.
//!
//! The head of a section is the title and its heading. So an article that opens with text has a head
//! that is its title alone, as long as the title has words; one that opens with a heading, as manuals
//! do, has none, and that of a title with compounds in it is longer by their parts. Nothing else
//! would tell whether a query is such a title (`search/query/titled.rs`).

use super::Corpus;
use super::field_lengths::norm_of;
use crate::search::text::analysis::words;

/// Of each article 0 if its first head is as long as its title, else twice the words of the title,
/// and one more if another section follows the first.
pub fn titles(corpus: &Corpus) -> Vec<u32> {
    // Documents stand in the order of their articles.
    let mut heads: Vec<(u32, u8)> = Vec::new();
    for document in corpus.documents.iter() {
        if heads.last().is_none_or(|(article, _)| *article != document.article) {
            heads.push((document.article, document.head_norm));
        }
    }
    let head = |article| {
        let at = heads.binary_search_by_key(&article, |(article, _)| *article).ok()?;
        heads.get(at).map(|(_, norm)| *norm)
    };
    let articles = corpus.articles.iter().zip(0u32..);
    let titles = articles.map(|(article, at)| {
        let length = words(&article.title).len() as u32;
        let is_told = head(at).is_none_or(|head| head == norm_of(length));
        if is_told { 0 } else { 2 * length + u32::from(article.sections.len() > 1) }
    });
    titles.collect()
}
