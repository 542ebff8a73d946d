//! Of each word the documents whose text means something near, as both readers read them.
//!
//! Written as numbers ([`code`]): for each word, by key, what its key is above the one before, how
//! many documents follow, the least of their levels, and for each document the gap to the one before
//! it and what its level is above that.

use std::fmt;

use crate::search::shards::code::{Numbers, push_number};

/// How near is near, in steps of cosine: 0.1.
pub const NEAREST_NOT: u32 = 8;
/// Steps of a cosine of 1.
pub const STEPS: u32 = 80;
/// Levels above the least that counts; five bits, one character in a shard.
pub const LEVELS: u32 = 32;

/// Bits of a level; the others of a [`Nearness`] are the document's.
const LEVEL_BITS: u32 = LEVELS.trailing_zeros();

/// A document that is near a word, and how near: a cosine of `(8 + level) / 80`. Half a million of
/// them are read by every build of a help centre of 400 articles: both numbers in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nearness(u32);

impl Nearness {
    /// Documents that can be told apart.
    pub const DOCUMENTS: u32 = 1 << (u32::BITS - LEVEL_BITS);

    /// `level` is below [`LEVELS`], `doc` below [`Self::DOCUMENTS`].
    pub fn new(doc: u32, level: u32) -> Self {
        debug_assert!(level < LEVELS && doc < Self::DOCUMENTS, "{doc} {level}");
        Self(doc << LEVEL_BITS | level)
    }

    pub fn doc(self) -> u32 {
        self.0 >> LEVEL_BITS
    }

    pub fn level(self) -> u32 {
        self.0 % LEVELS
    }
}

/// How levels are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Levels {
    /// As they are, and no least one before them: by `tools/meaning`.
    Whole,
    /// Above the least of their list: those of one word are alike, so that a list is a tenth shorter
    /// once it is compressed.
    AboveLeast,
}

/// The lists of all words, by key; empty where a site has no vectors.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lists {
    /// Keys, ascending, each with the place in `near` where its documents end.
    words: Vec<(u32, usize)>,
    near: Vec<Nearness>,
}

impl Lists {
    /// How many words have one.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Words by their keys, and the documents of each in order.
    pub fn rows(&self) -> impl Iterator<Item = (u32, &[Nearness])> {
        self.words.iter().enumerate().map(|(at, (key, _))| (*key, self.at(at)))
    }

    /// The documents near the word with this key.
    pub fn of(&self, key: u32) -> &[Nearness] {
        let at = self.words.binary_search_by_key(&key, |(key, _)| *key);
        at.map_or(&[], |at| self.at(at))
    }

    fn at(&self, at: usize) -> &[Nearness] {
        let end = |at: usize| self.words.get(at).map_or(0, |(_, end)| *end);
        let start = at.checked_sub(1).map_or(0, end);
        self.near.get(start..end(at)).unwrap_or_default()
    }

    /// Lists out of a text about an index of so many documents; `None` where it is none.
    pub fn read(text: &str, levels: Levels, documents: u32) -> Option<Self> {
        let mut numbers = Numbers::new(text);
        let mut lists = Self::default();
        // Each of them is two characters at least. Memory that nothing is written to costs nothing.
        lists.near.reserve(text.len() / 2);
        while !numbers.is_done() {
            let last = lists.words.last().map(|(key, _)| *key);
            let gap = numbers.next()?;
            let key = last.unwrap_or(0).checked_add(gap)?;
            if last.is_some() && gap == 0 {
                return None;
            }
            let count = numbers.next()?;
            let least = if levels == Levels::AboveLeast { numbers.next()? } else { 0 };
            let mut next = 0u32;
            for _ in 0..count {
                let doc = next.checked_add(numbers.next()?)?;
                let level = least.checked_add(numbers.next()?)?;
                if doc >= documents.min(Nearness::DOCUMENTS) || level >= LEVELS {
                    return None;
                }
                lists.near.push(Nearness::new(doc, level));
                next = doc + 1;
            }
            lists.words.push((key, lists.near.len()));
        }
        Some(lists)
    }
}

/// The lists as text, and where each of them stands in it.
#[derive(Debug, Clone, Default)]
pub struct Written {
    text: String,
    words: Vec<Word>,
}

/// Lists of some of the words, as text: the first key, whole, and what stands behind it.
#[derive(Debug, Clone, Default)]
pub struct Part<'t> {
    pub key: String,
    pub rest: &'t str,
}

impl fmt::Display for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.key)?;
        f.write_str(self.rest)
    }
}

#[derive(Debug, Clone, Copy)]
struct Word {
    key: u32,
    /// Where the gap between its key and the one before begins, and where what follows does.
    gap: usize,
    near: usize,
}

impl Written {
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Nothing yet, with room for what `parts` hold.
    pub fn for_all(parts: &[Self]) -> Self {
        let length = parts.iter().map(|part| part.text.len()).sum();
        let words = parts.iter().map(|part| part.words.len()).sum();
        Self { text: String::with_capacity(length), words: Vec::with_capacity(words) }
    }

    /// Adds a word, whose key is above all keys before, with its documents in order.
    pub fn push(&mut self, key: u32, near: &[Nearness]) {
        self.begin(key);
        push_number(&mut self.text, near.len() as u32);
        let least = near.iter().map(|one| one.level()).min().unwrap_or_default();
        push_number(&mut self.text, least);
        let mut next = 0;
        for one in near {
            push_number(&mut self.text, one.doc() - next);
            push_number(&mut self.text, one.level() - least);
            next = one.doc() + 1;
        }
    }

    /// Adds lists whose keys are all above those before.
    pub fn append(&mut self, others: &Self) {
        let Some(first) = others.words.first() else { return };
        self.begin(first.key);
        let moved = |at: usize| self.text.len() + at - first.near;
        let behind = others.words.iter().skip(1);
        let behind: Vec<Word> = behind
            .map(|word| Word { gap: moved(word.gap), near: moved(word.near), ..*word })
            .collect();
        self.words.extend(behind);
        self.text.push_str(others.text.get(first.near..).unwrap_or_default());
    }

    /// Those words alone whose place, in the order of all, is in `words`.
    pub fn part(&self, words: std::ops::Range<usize>) -> Part<'_> {
        let mut part = Part::default();
        if let Some(first) = self.words.get(words.start).filter(|_| !words.is_empty()) {
            let end = self.words.get(words.end).map_or(self.text.len(), |word| word.gap);
            push_number(&mut part.key, first.key);
            part.rest = self.text.get(first.near..end).unwrap_or_default();
        }
        part
    }

    /// The place of the first word whose key is not below `key`.
    pub fn place(&self, key: u32) -> usize {
        self.words.partition_point(|word| word.key < key)
    }

    fn begin(&mut self, key: u32) {
        let before = self.words.last().map_or(0, |word| word.key);
        debug_assert!(self.words.is_empty() || before < key);
        let gap = self.text.len();
        push_number(&mut self.text, key - before);
        self.words.push(Word { key, gap, near: self.text.len() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Rows = std::collections::BTreeMap<u32, std::collections::BTreeMap<u32, u32>>;

    fn written(rows: &Rows) -> Written {
        let mut written = Written::default();
        for (key, near) in rows {
            let near = near.iter().map(|(doc, level)| Nearness::new(*doc, *level));
            written.push(*key, &near.collect::<Vec<_>>());
        }
        written
    }

    fn read(text: &str) -> Rows {
        let lists = Lists::read(text, Levels::AboveLeast, 5_000).unwrap();
        let near = |near: &[Nearness]| near.iter().map(|one| (one.doc(), one.level())).collect();
        lists.rows().map(|(key, list)| (key, near(list))).collect()
    }

    fn some_rows() -> impl proptest::strategy::Strategy<Value = Rows> {
        let near = proptest::collection::btree_map(0u32..5_000, 0u32..LEVELS, 0..40);
        proptest::collection::btree_map(0u32..1 << 28, near, 0..30)
    }

    proptest::proptest! {
        #[test]
        fn lists_come_back(rows in some_rows()) {
            proptest::prop_assert_eq!(read(written(&rows).text()), rows);
        }

        #[test]
        fn lists_are_cut_and_put_together(rows in some_rows(), cut in 0u32..1 << 28) {
            let whole = written(&rows);
            let at = whole.place(cut);
            let parts = [whole.part(0..at), whole.part(at..rows.len())];
            let [low, high] = parts.map(|part| part.to_string());
            let mut behind = rows.clone();
            let before: Rows = std::iter::from_fn(|| {
                behind.first_entry().filter(|row| *row.key() < cut).map(|row| row.remove_entry())
            })
            .collect();
            proptest::prop_assert_eq!((&read(&low), &read(&high)), (&before, &behind));
            let mut again = written(&before);
            again.append(&written(&behind));
            proptest::prop_assert_eq!(again.text(), whole.text());
            proptest::prop_assert_eq!(again.part(at..rows.len()).to_string(), high);
        }

        #[test]
        fn no_text_makes_it_panic(text in "[#-~]{0,60}|\\PC{0,40}") {
            for levels in [Levels::Whole, Levels::AboveLeast] {
                if let Some(lists) = Lists::read(&text, levels, 100) {
                    let known = lists.rows().flat_map(|(_, near)| near);
                    proptest::prop_assert!(known.into_iter().all(|one| one.doc() < 100));
                }
            }
        }
    }
}
