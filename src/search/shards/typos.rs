//! Spelling shards: every surface form by its first letter, fetched only when a word is not found.
//!
//! One line a word: the part it does not share with the word before, a tab, the shared length and how
//! common it is.

use super::code::{push_number, shared, tail};
use super::words::WordShard;
use crate::search::corpus::lexicon::{Lexicon, commonness};
use crate::search::text::analysis::is_gram_char;

const TARGET: usize = 6_000;

/// The vocabulary without postings; words with the same first letter always stand together.
pub fn typo_shards(lexicon: &Lexicon) -> Vec<WordShard> {
    let mut shards: Vec<WordShard> = Vec::new();
    let (mut last, mut initial) = (String::new(), None);
    let typed = |surface: &str| surface.chars().nth(1).is_some() && !surface.chars().any(is_gram_char);
    for entry in lexicon.entries().iter().filter(|entry| typed(&entry.surface)) {
        let first = entry.surface.chars().next();
        if shards.last().is_none_or(|shard| shard.text.len() > TARGET && first != initial) {
            let from = if shards.is_empty() { String::new() } else { first.map(String::from).unwrap_or_default() };
            shards.push(WordShard { from, text: String::new() });
            last.clear();
        }
        initial = first;
        if let Some(shard) = shards.last_mut() {
            let common = shared(&last, &entry.surface);
            shard.text.push_str(tail(&entry.surface, common));
            shard.text.push('\t');
            push_number(&mut shard.text, common as u32);
            push_number(&mut shard.text, commonness(entry.documents));
            shard.text.push('\n');
        }
        last = entry.surface.to_string();
    }
    shards
}
