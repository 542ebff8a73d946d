//! Shards of what words mean ([`crate::search::meaning::lists`]), cut by the words' keys: keys are
//! spread evenly, so that a word's shard follows from its key and the number of shards.
//!
//! A text more or less gives other numbers to all documents behind it, and so changes nearly all of
//! these shards. So their names carry what all of them are of and no checksum of their own, which
//! stands in their first lines: the manifest names one, not hundreds.

use super::code;
use crate::search::meaning::lists::Written;
use crate::search::meaning::texts::KEY_BITS;

/// Characters of a shard, about: 1.4 KB compressed.
const TARGET: usize = 2_200;
/// Shards at most, as a power of two: hosts count files. A query of four words fetches as many
/// shards, and half as many of them would be twice as long.
const MOST: u32 = 9;

/// The text of every shard, a power of two of them, and what all of them are of.
pub fn shards(lists: &Written) -> (Vec<String>, u32) {
    let all = lists.text().len();
    let bits = (0..MOST).find(|bits| all <= TARGET << bits).unwrap_or(MOST);
    let place = |number: u32| lists.place(number << (KEY_BITS - bits));
    let texts = (0..1u32 << bits).map(|number| lists.part(place(number)..place(number + 1)));
    let texts: Vec<String> = texts.collect();
    let sums: Vec<u32> = texts.iter().map(|text| code::checksum(text.as_bytes())).collect();
    let all: Vec<u8> = sums.iter().flat_map(|sum| sum.to_le_bytes()).collect();
    let sealed = texts.into_iter().zip(sums).map(|(text, sum)| format!("{sum:08x}\n{text}"));
    (sealed.collect(), code::checksum(&all))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::meaning::lists::{Lists, Nearness};

    #[test]
    fn a_key_says_where_it_stands() {
        let rows: Vec<(u32, Nearness)> =
            (0..3_000).map(|at| (at * 89_000, Nearness { doc: at, level: at % 32 })).collect();
        let mut written = Written::default();
        rows.iter().for_each(|(key, near)| written.push(*key, &[*near]));
        let (texts, _) = shards(&written);
        assert_eq!(texts.len(), 16);
        let bits = texts.len().trailing_zeros();
        let mut found = Vec::new();
        for (number, text) in texts.iter().enumerate() {
            let (sum, text) = text.split_once('\n').unwrap();
            assert_eq!(sum, format!("{:08x}", code::checksum(text.as_bytes())));
            let lists = Lists::read(text, 3_000).unwrap();
            assert!(lists.rows().all(|(key, _)| key >> (KEY_BITS - bits) == number as u32));
            found.extend(
                lists.rows().flat_map(|(key, near)| near.iter().map(move |one| (key, *one))),
            );
        }
        assert_eq!(found, rows);
    }
}
