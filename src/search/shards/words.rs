//! Word shards: the vocabulary, cut into alphabetical ranges, each with the postings of its terms.
//!
//! A shard's lines:
//!
//! 1. one for each term: what it does not share with the term before, a tab, the number of
//!    characters it shares, the gaps between its documents; a tab; then, for the documents in which
//!    the term stands more than once or in the head: documents skipped,
//!    `2 * (times in the text - 1)` plus one if it stands in the head, and then how often less one;
//! 2. an empty line;
//! 3. one for each surface form: the unshared part, a tab, the shared length, how common it is;
//!    then for each term, behind a tab unless it is the first, the letters cut and the letters
//!    added; nothing if the term is the surface itself. Last, behind a `!` (which is no digit), the
//!    words that follow it in a compound.

use std::collections::{BTreeMap, HashMap, HashSet};

use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use super::code::{push_number, shared, tail};
use super::cuts::{Thing, cuts, name, target};
use crate::search::corpus::lexicon::{Entry, Lexicon, commonness};
use crate::search::corpus::postings::{Posting, Postings};

/// Characters of a shard, about: 0.5 KB compressed and more. A query of five words reads as many
/// shards, and everybody reads what the manifest says of all: six bytes each.
const TARGETS: (usize, usize) = (600, 4_100);
/// Shards wanted at most of a site's languages together, as far as the largest target allows: hosts
/// count files.
const SHARDS_OF_SITE: usize = 3_000;
/// Pairs of a word and its term further apart than so many words may be parted.
const PATIENCE: usize = 40;
/// Characters of a row beside its postings, about.
const OVERHEAD: usize = 8;

/// One shard and where it begins: no key before that stands in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordShard {
    pub from: String,
    pub text: String,
}

/// Everything under one key: as a term, as a surface form, or both.
#[derive(Default)]
struct Row<'a> {
    /// The term's line behind the key.
    postings: Option<String>,
    entry: Option<&'a Entry>,
}

/// Cuts the vocabulary into shards, of a site in so many `languages`, and gives each to `give` when
/// it is full.
pub fn word_shards(
    (lexicon, postings): (&Lexicon, &Postings),
    languages: usize,
    mut give: impl FnMut(WordShard),
) {
    let encode = |number| encoded(postings.of(number));
    let numbers = (0..lexicon.terms().len() as u32).into_par_iter();
    let lists: Vec<String> = numbers.map(encode).collect();
    let row = |(term, list)| (term, Row { postings: Some(list), entry: None });
    let mut rows: BTreeMap<&str, Row<'_>> = lexicon.terms().iter().zip(lists).map(row).collect();
    for entry in lexicon.entries() {
        rows.entry(&entry.surface).or_default().entry = Some(entry);
    }
    let compounds = compounds(lexicon);
    let keys: Vec<&str> = rows.keys().copied().collect();
    let open = open_pairs(lexicon, &keys, &compounds);
    let thing = |((key, row), open): ((&&str, &Row<'_>), &i32)| Thing {
        size: row.postings.as_ref().map_or(0, String::len) + OVERHEAD,
        hash: name(&[key]),
        parts: *open > 0,
    };
    let things: Vec<Thing> = rows.iter().zip(&open).map(thing).collect();
    let total = things.iter().map(|thing| thing.size).sum();
    let most = cheapest(total).min(SHARDS_OF_SITE / languages.max(1));
    let target = target(total, most, TARGETS);
    let mut before = "";
    let mut current = Writer::default();
    for ((key, row), cut) in rows.into_iter().zip(cuts(&things, target)) {
        if cut && current.from.is_some() {
            give(std::mem::take(&mut current).finish());
        }
        if let Some(postings) = row.postings {
            current.term(key, &postings);
        }
        if let Some(entry) = row.entry {
            current.surface(
                entry,
                lexicon,
                compounds.get(key).map(Vec::as_slice).unwrap_or_default(),
            );
        }
        // Before the first shard's first key there is nothing: it begins with whatever is asked for.
        let beginning = || if before.is_empty() { "" } else { beginning(before, key) };
        current.from.get_or_insert_with(|| beginning().to_owned());
        before = key;
    }
    if current.from.is_some() {
        give(current.finish());
    }
}

/// How many shards of so many characters cost least: a visit of three queries or four reads twenty
/// of them, at 0.6 bytes a character, and the manifest's six bytes of each. Both weigh the same
/// where there are about one and a half times as many as the root; terms that fill a shard alone leave fewer, so more are
/// wanted.
fn cheapest(total: usize) -> usize {
    total.isqrt() * 2
}

/// As much of `key` as sets it apart from all that stand before it: what the manifest says of a
/// shard.
fn beginning<'k>(before: &str, key: &'k str) -> &'k str {
    let end = key.char_indices().nth(shared(before, key) + 1).map_or(key.len(), |(end, _)| end);
    key.get(..end).unwrap_or(key)
}

/// A list of documents without the term's own line head.
fn encoded(postings: &[Posting]) -> String {
    let mut text = String::new();
    let mut next = 0;
    for posting in postings {
        push_number(&mut text, posting.doc - next);
        next = posting.doc + 1;
    }
    text.push('\t');
    let mut plain = 0;
    for posting in postings {
        if posting.text <= 1 && posting.head == 0 {
            plain += 1;
            continue;
        }
        push_number(&mut text, plain);
        plain = 0;
        let behind_first = u32::from(posting.text.saturating_sub(1));
        push_number(&mut text, 2 * behind_first + u32::from(posting.head > 0));
        if posting.head > 0 {
            push_number(&mut text, u32::from(posting.head - 1));
        }
    }
    text
}

/// How many pairs of surface and term, or of a word and what begins with it as a compound, a cut in
/// front of each key would part: a query needs both, and in one file they come in one round trip. Each pair opens at its first key and closes behind
/// its last, which is counted as differences, because asking each cut for its pairs took the square
/// of their number.
fn open_pairs(lexicon: &Lexicon, keys: &[&str], compounds: &BTreeMap<&str, Vec<&str>>) -> Vec<i32> {
    let mut changes = vec![0i32; keys.len() + 1];
    let positions: HashMap<&str, usize, FxBuildHasher> = keys.iter().copied().zip(0..).collect();
    let position = |key: &str| positions.get(key).copied().unwrap_or(0);
    let mut opens = |a: usize, b: usize| {
        let (low, high) = (a.min(b), a.max(b));
        // Pairs far apart (prefixes cut off) cannot be kept together.
        if high - low <= PATIENCE && low < high {
            if let Some(change) = changes.get_mut(low + 1) {
                *change += 1;
            }
            if let Some(change) = changes.get_mut(high + 1) {
                *change -= 1;
            }
        }
    };
    for entry in lexicon.entries() {
        for &term in &entry.terms {
            opens(position(&entry.surface), position(lexicon.term(term)));
        }
    }
    for (head, rests) in compounds {
        for rest in rests {
            opens(position(head), position(&format!("{head}{rest}")));
        }
    }
    let mut open = 0;
    changes
        .iter()
        .map(|change| {
            open += change;
            open
        })
        .collect()
}

/// First part to second parts, where both parts and the whole are words of the corpus.
fn compounds(lexicon: &Lexicon) -> BTreeMap<&str, Vec<&str>> {
    let surfaces = lexicon.entries().iter().map(|entry| &*entry.surface);
    let known: HashSet<&str, FxBuildHasher> = surfaces.collect();
    let found: Vec<Vec<(&str, &str)>> =
        lexicon.entries().par_iter().map(|entry| halves(&entry.surface, &known)).collect();
    let mut compounds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (head, rest) in found.into_iter().flatten() {
        compounds.entry(head).or_default().push(rest);
    }
    compounds
}

/// Where `whole` is two of the `known` words side by side.
fn halves<'w>(whole: &'w str, known: &HashSet<&str, FxBuildHasher>) -> Vec<(&'w str, &'w str)> {
    let is_word = |half: &str| half.chars().nth(1).is_some() && known.contains(half);
    let halves = whole.char_indices().filter_map(|(at, _)| whole.split_at_checked(at));
    halves.filter(|(head, rest)| is_word(head) && is_word(rest)).collect()
}

#[derive(Default)]
struct Writer {
    from: Option<String>,
    terms: String,
    last_term: String,
    surfaces: String,
    last_surface: String,
}

impl Writer {
    fn term(&mut self, term: &str, postings: &str) {
        let common = shared(&self.last_term, term);
        self.terms.push_str(tail(term, common));
        self.terms.push('\t');
        push_number(&mut self.terms, common as u32);
        self.terms.push_str(postings);
        self.terms.push('\n');
        self.last_term = term.to_owned();
    }

    fn surface(&mut self, entry: &Entry, lexicon: &Lexicon, compounds: &[&str]) {
        let surface = &*entry.surface;
        let common = shared(&self.last_surface, surface);
        self.surfaces.push_str(tail(surface, common));
        self.surfaces.push('\t');
        push_number(&mut self.surfaces, common as u32);
        push_number(&mut self.surfaces, commonness(entry.documents));
        for (number, &term) in entry.terms.iter().enumerate() {
            let term = lexicon.term(term);
            if number > 0 {
                self.surfaces.push('\t');
            }
            if entry.terms.len() > 1 || term != surface {
                let kept = shared(surface, term);
                push_number(&mut self.surfaces, (surface.chars().count() - kept) as u32);
                self.surfaces.push_str(tail(term, kept));
            }
        }
        for rest in compounds {
            self.surfaces.push_str("\t!");
            self.surfaces.push_str(rest);
        }
        self.surfaces.push('\n');
        self.last_surface = surface.to_owned();
    }

    fn finish(self) -> WordShard {
        WordShard {
            from: self.from.unwrap_or_default(),
            text: format!("{}\n{}", self.terms, self.surfaces),
        }
    }
}
