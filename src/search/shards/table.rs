//! The document table: what the ranking needs of every document, behind what else is in the manifest.
//!
//! Lines of numbers (see [`super::code`]):
//!
//! 1. documents of each article;
//! 2. field norms (tantivy's one-byte codes) of the text; 3. of the head; both as [`code::push_byte`]
//!    writes them;
//! 4. category of each article; 5. audience of each article, as positions in the manifest's lists;
//! 6. votes: articles skipped, yes, no;
//! 7. text shards: documents of each; 8. their checksums, eight hexadecimal digits each;
//! 9. contact topics: articles skipped, how many topics, their positions among the articles;
//! 10. [`Corpus::titles`].

use std::collections::BTreeSet;

use super::code::{self, push_number};
use crate::search::corpus::Corpus;
use crate::search::corpus::article::SearchArticle;
use crate::search::corpus::named::topics_of;

/// The table and the lists it points into.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    pub text: String,
    pub categories: Vec<String>,
    /// Sets of audience ids.
    pub audiences: Vec<Vec<String>>,
}

/// `texts` are the text shards, each with its number of documents and its checksum.
pub fn table(corpus: &Corpus, texts: &[(u32, u32)]) -> Table {
    let articles = &corpus.articles;
    let categories: BTreeSet<&str> =
        articles.iter().map(|article| article.category.as_str()).collect();
    let audiences: BTreeSet<Vec<String>> = articles.iter().map(audience_of).collect();
    let categories: Vec<String> = categories.into_iter().map(str::to_owned).collect();
    let audiences: Vec<Vec<String>> = audiences.into_iter().collect();
    let lines = [
        numbers(articles.iter().map(|article| article.parts().count() as u32)),
        bytes(corpus.documents.iter().map(|document| document.text_norm)),
        bytes(corpus.documents.iter().map(|document| document.head_norm)),
        numbers(articles.iter().map(|article| position(&categories, &article.category))),
        numbers(articles.iter().map(|article| position(&audiences, &audience_of(article)))),
        votes(articles),
        numbers(texts.iter().map(|(documents, _)| *documents)),
        texts.iter().map(|(_, sum)| format!("{sum:08x}")).collect(),
        topics(articles),
        numbers(corpus.titles.iter().copied()),
    ];
    Table { text: lines.join("\n"), categories, audiences }
}

fn audience_of(article: &SearchArticle) -> Vec<String> {
    article.audience.clone()
}

/// The lists are made of these very items.
fn position<T: Ord>(list: &[T], item: &T) -> u32 {
    let found = list.binary_search(item);
    debug_assert!(found.is_ok());
    found.unwrap_or_else(|place| place) as u32
}

fn numbers(numbers: impl Iterator<Item = u32>) -> String {
    let mut text = String::new();
    numbers.for_each(|number| push_number(&mut text, number));
    text
}

fn bytes(bytes: impl Iterator<Item = u8>) -> String {
    let mut text = String::new();
    bytes.for_each(|byte| code::push_byte(&mut text, byte));
    text
}

fn topics(articles: &[SearchArticle]) -> String {
    let mut text = String::new();
    let mut skipped = 0;
    for topics in topics_of(articles) {
        if topics.is_empty() {
            skipped += 1;
            continue;
        }
        push_number(&mut text, skipped);
        push_number(&mut text, topics.len() as u32);
        topics.into_iter().for_each(|topic| push_number(&mut text, topic));
        skipped = 0;
    }
    text
}

fn votes(articles: &[SearchArticle]) -> String {
    let mut text = String::new();
    let mut skipped = 0;
    for votes in articles.iter().map(|article| article.rating) {
        if votes.yes == 0 && votes.no == 0 {
            skipped += 1;
            continue;
        }
        for number in [skipped, votes.yes, votes.no] {
            push_number(&mut text, number);
        }
        skipped = 0;
    }
    text
}
