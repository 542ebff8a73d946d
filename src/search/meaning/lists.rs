//! Of each word the documents whose text means something near, as both readers read them.
//!
//! Written as numbers ([`code`]): for each word, by key, what its key is above the one before, how
//! many documents follow, and for each the gap to the one before it and its level.

use crate::search::shards::code::{Numbers, digits, push_number};

/// How near is near, in steps of cosine: 0.1.
pub const NEAREST_NOT: u32 = 8;
/// Steps of a cosine of 1.
pub const STEPS: u32 = 80;
/// Levels above the least that counts; five bits, one character in a shard.
pub const LEVELS: u32 = 32;

/// A document that is near a word, and how near: a cosine of `(8 + level) / 80`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nearness {
    pub doc: u32,
    pub level: u32,
}

/// The lists of all words, by key; empty where a site has no vectors.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lists {
    rows: Vec<Row>,
}

/// A word by its key, and its documents in order.
pub type Row = (u32, Vec<Nearness>);

impl Lists {
    /// Rows in order of their keys.
    pub fn new(rows: Vec<Row>) -> Self {
        debug_assert!(rows.is_sorted_by(|a, b| a.0 < b.0));
        Self { rows }
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The documents near the word with this key.
    pub fn of(&self, key: u32) -> &[Nearness] {
        let at = self.rows.binary_search_by_key(&key, |(key, _)| *key);
        at.ok().and_then(|at| self.rows.get(at)).map_or(&[], |(_, near)| near)
    }

    /// The lists as text.
    pub fn write(rows: &[Row]) -> String {
        let mut text = String::new();
        let mut before = 0;
        for (key, near) in rows {
            push_number(&mut text, key - before);
            before = *key;
            push_number(&mut text, near.len() as u32);
            let mut next = 0;
            for one in near {
                push_number(&mut text, one.doc - next);
                push_number(&mut text, one.level);
                next = one.doc + 1;
            }
        }
        text
    }

    /// How long that text is.
    pub fn length(rows: &[Row]) -> usize {
        let mut length = 0;
        let mut before = 0;
        for (key, near) in rows {
            length += digits(key - before) + digits(near.len() as u32);
            before = *key;
            let mut next = 0;
            for one in near {
                length += digits(one.doc - next) + digits(one.level);
                next = one.doc + 1;
            }
        }
        length
    }

    /// Lists out of a text about an index of so many documents; `None` where it is none.
    pub fn read(text: &str, documents: u32) -> Option<Self> {
        let mut numbers = Numbers::new(text);
        let (mut rows, mut last): (Vec<Row>, Option<u32>) = (Vec::new(), None);
        while !numbers.is_done() {
            let gap = numbers.next()?;
            let key = last.unwrap_or(0).checked_add(gap)?;
            if last.is_some() && gap == 0 {
                return None;
            }
            last = Some(key);
            let count = numbers.next()?;
            let (mut near, mut next) = (Vec::new(), 0u32);
            for _ in 0..count {
                let doc = next.checked_add(numbers.next()?)?;
                let level = numbers.next()?;
                if doc >= documents || level >= LEVELS {
                    return None;
                }
                near.push(Nearness { doc, level });
                next = doc + 1;
            }
            rows.push((key, near));
        }
        Some(Self { rows })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn lists_come_back(
            rows in proptest::collection::btree_map(
                0u32..1 << 28,
                proptest::collection::btree_map(0u32..5_000, 0u32..LEVELS, 0..40),
                0..30,
            ),
        ) {
            let row = |(key, near): (u32, std::collections::BTreeMap<u32, u32>)| {
                let near = near.into_iter().map(|(doc, level)| Nearness { doc, level });
                (key, near.collect())
            };
            let lists = Lists::new(rows.into_iter().map(row).collect());
            let text = Lists::write(lists.rows());
            proptest::prop_assert_eq!(Lists::length(lists.rows()), text.len());
            proptest::prop_assert_eq!(Lists::read(&text, 5_000), Some(lists));
        }

        #[test]
        fn no_text_makes_it_panic(text in "[#-~]{0,60}|\\PC{0,40}") {
            if let Some(lists) = Lists::read(&text, 100) {
                let known = lists.rows().iter().flat_map(|(_, near)| near);
                proptest::prop_assert!(known.into_iter().all(|one| one.doc < 100));
            }
        }
    }
}
