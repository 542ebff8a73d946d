//! What the model is given, cut in one place, and the keys under which vectors are kept.
//!
//! A section's key is a hash of its text: of a text that has changed there is no vector any more.
//! A word's key is short, because browsers know words by it.

use std::collections::BTreeSet;

use crate::model::Lang;
use crate::search::corpus::article::{Part, SearchArticle};
use crate::search::corpus::contact::Kind;
use crate::search::text::analysis::{Word, fold, words};
use crate::search::text::function_words::function_words;

/// Characters of a section that the model reads; it forgets what stands far behind.
const READ: usize = 1_200;
/// Of a word's key.
pub const KEY_BITS: u32 = 28;
/// Shorter ones are particles and letters.
const SHORTEST: usize = 2;

/// Something that has a vector.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Text {
    /// `title` and `text` are given to the model one by one.
    Section { key: String, title: String, text: String },
    /// `own`: it stands in an article.
    Word { key: String, text: String, own: bool },
}

/// Everything in `articles` that has a vector, each key once: sections in order, then words, those
/// of `others` behind the site's own.
pub fn texts(lang: &Lang, articles: &[SearchArticle], others: &str) -> Vec<Text> {
    let mut known = BTreeSet::new();
    let parts =
        articles.iter().flat_map(|article| article.parts().map(move |part| (article, part)));
    let sections = parts.filter_map(|(article, part)| Section::of(article, part));
    let sections: Vec<Text> = sections
        .filter(|section| known.insert(section.key()))
        .map(|section| Text::Section {
            key: written(section.key()),
            title: section.title,
            text: section.text,
        })
        .collect();
    let own: Vec<String> =
        articles.iter().flat_map(|article| words_of(article).into_iter()).collect();
    let function_words = function_words(lang);
    let mut all: BTreeSet<u32> = BTreeSet::new();
    let mut list: Vec<Text> = Vec::new();
    let others = words(others).into_iter().filter(|word| !word.gram).map(|word| word.text);
    let own = own.into_iter().map(|word| (word, true));
    for (word, own) in own.chain(others.map(|word| (word, false))) {
        let surface = fold(&word);
        let key = word_key(&surface);
        if !has_meaning(&surface) || function_words.contains(&surface) || !all.insert(key) {
            continue;
        }
        list.push(Text::Word { key: written(u64::from(key)), text: word, own });
    }
    sections.into_iter().chain(list).collect()
}

/// The words of an article that are no pairs of characters, as written in lower case, in order of
/// the alphabet.
fn words_of(article: &SearchArticle) -> BTreeSet<String> {
    let lines = article.texts().into_iter().chain(article.asks.iter().map(String::as_str));
    let all = lines.flat_map(words);
    all.filter(|word: &Word| !word.gram).map(|word| word.text).collect()
}

/// Whether a word, as it is compared, can have a vector: codes and numbers mean themselves.
pub fn has_meaning(surface: &str) -> bool {
    surface.chars().nth(SHORTEST - 1).is_some() && surface.chars().all(char::is_alphabetic)
}

/// The key of a word as it is compared ([`fold`]). The browser computes it too.
pub fn word_key(surface: &str) -> u32 {
    crc32fast::hash(surface.as_bytes()) >> (u32::BITS - KEY_BITS)
}

/// The key of a document of the index, if it is one that has a meaning of its own.
pub fn document_key(article: &SearchArticle, part: Part) -> Option<u64> {
    Section::of(article, part).map(|section| section.key())
}

fn written(key: u64) -> String {
    format!("{key:016x}")
}

/// A section of an article as the model reads it. `asks` lines and ways to a person have no meaning
/// of their own: they are a few words, near to much, and would fill the lists of words.
struct Section {
    title: String,
    text: String,
}

/// What the model reads of a text, on one line.
fn opening(text: &str) -> String {
    let mut read = String::with_capacity(text.len().min(2 * READ));
    let mut left = READ;
    for word in text.split_whitespace() {
        if !read.is_empty() && left > 0 {
            read.push(' ');
            left -= 1;
        }
        match word.char_indices().nth(left) {
            Some((end, _)) => {
                read.push_str(word.get(..end).unwrap_or_default());
                break;
            }
            None => {
                read.push_str(word);
                left -= word.chars().count();
            }
        }
    }
    read
}

impl Section {
    fn of(article: &SearchArticle, part: Part) -> Option<Self> {
        if article.kind() != Kind::Article || matches!(part, Part::Ask(_)) {
            return None;
        }
        let shown = article.shown(part);
        let title = article.title.trim();
        let title = match shown.heading {
            Some(heading) => format!("{title}: {heading}"),
            None => title.to_owned(),
        };
        Some(Self { text: format!("{title}. {}", opening(shown.body)), title })
    }

    fn key(&self) -> u64 {
        let mut hasher = blake3::Hasher::new();
        for part in ["section", &self.title, &self.text] {
            hasher.update(part.as_bytes()).update(&[0xff]);
        }
        let mut first = [0; 8];
        hasher.finalize_xof().fill(&mut first);
        u64::from_le_bytes(first)
    }
}

#[cfg(test)]
mod tests {
    use super::{READ, opening};

    #[test]
    fn the_model_reads_one_line_of_a_text() {
        assert_eq!(opening(" One\n two  three\t"), "One two three");
        assert_eq!(opening(""), "");
        let long = "é ".repeat(READ);
        let cut: String = long.trim_end().chars().take(READ).collect();
        assert_eq!(opening(&long), cut);
    }
}
