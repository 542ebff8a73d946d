//! Spelling shards: every surface form and every term by its first letter, fetched only when a word
//! is not found.
//!
//! One line a spelling: the part it does not share with the one before, a tab, the shared length,
//! and three times how common it is plus what it is ([`Kind`]).

use std::collections::BTreeMap;

use super::code::{push_number, shared, tail};
use super::words::WordShard;
use crate::search::corpus::lexicon::{Lexicon, commonness};
use crate::search::corpus::postings::Postings;
use crate::search::text::analysis::is_gram_char;

/// Characters of a shard, about: 1.4 KB compressed. A slip in a word is looked for in two of them first.
const TARGET: usize = 3_000;

/// What a spelling is. A mistyped word is compared with words, its stem with terms.
#[derive(Clone, Copy)]
enum Kind {
    Word = 0,
    WordAndTerm = 1,
    Term = 2,
}

/// The vocabulary without postings, each shard given to `give` when it is full; spellings with the
/// same first letter always stand together.
pub fn typo_shards(lexicon: &Lexicon, postings: &Postings, mut give: impl FnMut(WordShard)) {
    let mut current: Option<WordShard> = None;
    let (mut last, mut initial) = (String::new(), None);
    for (spelling, (common, kind)) in spellings(lexicon, postings) {
        let first = spelling.chars().next();
        let is_full = |shard: &mut WordShard| shard.text.len() > TARGET && first != initial;
        if let Some(full) = current.take_if(is_full) {
            let from = first.map(String::from).unwrap_or_default();
            current = Some(WordShard { from, text: String::new() });
            give(full);
            last.clear();
        }
        initial = first;
        let shard = current.get_or_insert_with(WordShard::default);
        let common_part = shared(&last, spelling);
        shard.text.push_str(tail(spelling, common_part));
        shard.text.push('\t');
        push_number(&mut shard.text, common_part as u32);
        push_number(&mut shard.text, 3 * common + kind as u32);
        shard.text.push('\n');
        last = spelling.to_owned();
    }
    current.into_iter().for_each(give);
}

/// Every spelling that may be mistyped, with how common it is.
fn spellings<'a>(lexicon: &'a Lexicon, postings: &Postings) -> BTreeMap<&'a str, (u32, Kind)> {
    let typed =
        |spelling: &str| spelling.chars().nth(1).is_some() && !spelling.chars().any(is_gram_char);
    let mut spellings: BTreeMap<&str, (u32, Kind)> = BTreeMap::new();
    for entry in lexicon.entries() {
        spellings.insert(&entry.surface, (commonness(entry.documents), Kind::Word));
    }
    for (term, number) in lexicon.terms().iter().zip(0..) {
        let known =
            spellings.entry(term).or_insert((commonness(postings.frequency(number)), Kind::Term));
        if matches!(known.1, Kind::Word) {
            known.1 = Kind::WordAndTerm;
        }
    }
    spellings.retain(|spelling, _| typed(spelling));
    spellings
}
