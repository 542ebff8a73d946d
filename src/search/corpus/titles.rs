//! How long titles are, where no head says it.
//!
//! The head of a section is the title and its heading. So an article that opens with text has a head
//! that is its title alone, as long as the title has words; one that opens with a heading, as manuals
//! do, has none, and that of a title with compounds in it is longer by their parts. Nothing else
//! would tell whether a query is such a title (`search/query/titled.rs`).

use super::article::SearchArticle;
use super::field_lengths::norm_of;
use crate::search::text::analysis::words;

/// Of each article 0 if its first head is as long as its title, else twice the words of the title,
/// and one more if another section follows the first. `heads` are the field norms of the first heads.
pub(super) fn titles(articles: &[SearchArticle], heads: impl Iterator<Item = u8>) -> Vec<u32> {
    let titles = articles.iter().zip(heads).map(|(article, head)| {
        let length = words(&article.title).len() as u32;
        let follows = u32::from(article.sections.len() > 1);
        if head == norm_of(length) { 0 } else { 2 * length + follows }
    });
    titles.collect()
}
