//! What the articles say of ways to a person, as positions and terms: the names of the channels, and
//! which topics an article is about.

use std::collections::{BTreeMap, BTreeSet};

use super::article::SearchArticle;
use super::contact::{Kind, Names, Route};
use crate::search::text::analysis::{fold, words};
use crate::search::text::stem::WordStemmer;

/// The names of all channels, the page about all of them last. Function words need not be said, unless a name has nothing else.
pub(super) fn names(
    articles: &[SearchArticle],
    stemmer: &WordStemmer,
    function_words: &BTreeSet<String>,
) -> Vec<Names> {
    let phrase = |name: &String| -> Vec<String> {
        let all = words(name);
        let told = all.iter().filter(|word| !function_words.contains(&fold(&word.text)));
        let told: Vec<_> = told.collect();
        let said = if told.is_empty() { all.iter().collect() } else { told };
        said.into_iter().map(|word| term(&word.text, word.gram, stemmer)).collect()
    };
    let named = articles.iter().zip(0u32..).filter_map(|(article, at)| {
        let contact = article.contact.as_ref().filter(|_| article.kind() == Kind::Channel)?;
        let mut phrases: Vec<Vec<String>> = contact.names.iter().map(phrase).collect();
        phrases.retain(|phrase| !phrase.is_empty());
        phrases.sort();
        phrases.dedup();
        Some(Names { article: at, phrases })
    });
    named.collect()
}

fn term(word: &str, gram: bool, stemmer: &WordStemmer) -> String {
    if gram { fold(word) } else { stemmer.term(word) }
}

/// For each article the positions of the topics that it is about.
pub fn topics_of(articles: &[SearchArticle]) -> Vec<Vec<u32>> {
    let topics = articles.iter().zip(0u32..).filter_map(|(article, at)| {
        let contact = article.contact.as_ref()?;
        (contact.is == Route::Topic).then_some((contact.id.as_str(), at))
    });
    let topics: BTreeMap<&str, u32> = topics.collect();
    let of = |article: &SearchArticle| {
        article.topics.iter().filter_map(|id| topics.get(id.as_str()).copied()).collect()
    };
    articles.iter().map(of).collect()
}
