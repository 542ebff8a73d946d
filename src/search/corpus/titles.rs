//! How long titles are, where no head says it.
//!
//! The head of a section is the title and its heading. So an article that opens with text has a head
//! that is its title alone, and one that opens with a heading, as manuals do, has none: nothing else
//! would tell whether a query is its title (`search/query/titled.rs`).

use super::article::SearchArticle;
use crate::search::text::analysis::words;

/// Of each article 0 if it opens with text, else twice the words of its title, and one more if
/// another section follows the first.
pub fn titles(articles: &[SearchArticle]) -> Vec<u32> {
    let of = |article: &SearchArticle| {
        let opens = article.sections.first().is_some_and(|section| section.heading.is_some());
        let follows = u32::from(article.sections.len() > 1);
        if opens { 2 * words(&article.title).len() as u32 + follows } else { 0 }
    };
    articles.iter().map(of).collect()
}
