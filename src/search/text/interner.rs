//! Strings by number, each stored once.

use std::hash::{BuildHasher, BuildHasherDefault};

use hashbrown::HashTable;
use rustc_hash::FxHasher;

/// Of an article every second word was there before.
const BYTES_A_NEW_WORD: usize = 12;

/// Numbers are given in order of first appearance. Looking a word up allocates nothing: a corpus
/// asks millions of times for some ten thousand words.
#[derive(Debug, Clone, Default)]
pub struct Interner {
    /// All strings, one behind the other, and where each ends.
    text: String,
    ends: Vec<u32>,
    numbers: HashTable<u32>,
}

impl Interner {
    /// With room for the different words of `bytes` of text.
    pub fn for_text(bytes: usize) -> Self {
        let words = bytes / BYTES_A_NEW_WORD;
        Self {
            text: String::with_capacity(bytes / 2),
            ends: Vec::with_capacity(words),
            numbers: HashTable::with_capacity(words),
        }
    }

    /// The number of `word`, a new one if it was never seen.
    pub fn number(&mut self, word: &str) -> u32 {
        let hash = hash(word);
        if let Some(known) =
            self.numbers.find(hash, |&number| get(&self.text, &self.ends, number) == word)
        {
            return *known;
        }
        let number = self.ends.len() as u32;
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        let (text, ends) = (&self.text, &self.ends);
        self.numbers.insert_unique(hash, number, |&number| self::hash(get(text, ends, number)));
        number
    }

    pub fn find(&self, word: &str) -> Option<u32> {
        self.numbers.find(hash(word), |&number| self.get(number) == word).copied()
    }

    /// Empty for a number that was never given.
    pub fn get(&self, number: u32) -> &str {
        get(&self.text, &self.ends, number)
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All strings by number.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len() as u32).map(|number| self.get(number))
    }

    /// All of `strings`, each of which comes once, in their order; no number is ever found.
    pub fn listed<'a>(strings: impl Iterator<Item = &'a str>) -> Self {
        let mut listed = Self::default();
        for string in strings {
            listed.text.push_str(string);
            listed.ends.push(listed.text.len() as u32);
        }
        listed.frozen()
    }

    /// How many of the strings, which are in order, `is_before` holds for.
    pub fn partition_point(&self, is_before: impl Fn(&str) -> bool) -> u32 {
        let (mut least, mut most) = (0, self.len() as u32);
        while least < most {
            let middle = least + (most - least) / 2;
            match is_before(self.get(middle)) {
                true => least = middle + 1,
                false => most = middle,
            }
        }
        least
    }

    /// The same strings without the table that finds their numbers, which takes most of the memory.
    pub fn frozen(mut self) -> Self {
        self.numbers = HashTable::new();
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
        self
    }
}

fn get<'a>(text: &'a str, ends: &[u32], number: u32) -> &'a str {
    let number = number as usize;
    let start = number.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    let end = ends.get(number).copied().unwrap_or(start);
    text.get(start as usize..end as usize).unwrap_or_default()
}

fn hash(word: &str) -> u64 {
    BuildHasherDefault::<FxHasher>::default().hash_one(word)
}

#[cfg(test)]
mod tests {
    use super::Interner;

    #[test]
    fn words_come_back_by_number() {
        let mut interner = Interner::default();
        let numbers: Vec<u32> =
            ["log", "in", "", "log", "登录"].iter().map(|word| interner.number(word)).collect();
        assert_eq!(numbers, [0, 1, 2, 0, 3]);
        assert_eq!((interner.find("in"), interner.find("i"), interner.len()), (Some(1), None, 4));
        assert_eq!(interner.iter().collect::<Vec<_>>(), ["log", "in", "", "登录"]);
        assert_eq!(interner.get(4), "");
        let listed = Interner::listed(["a", "b", "d"].into_iter());
        let before = ["", "a", "c", "e"].map(|word| listed.partition_point(|known| known < word));
        assert_eq!((before, listed.get(2)), ([0, 0, 2, 3], "d"));
        assert_eq!(interner.frozen().get(3), "登录");
    }
}
