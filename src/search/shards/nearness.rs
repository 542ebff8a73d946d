//! Shards of what words mean ([`crate::search::meaning::lists`]), cut by the words' keys: keys are
//! spread evenly, so that a word's shard follows from its key and the number of shards: the key
//! times the number, by all keys there may be.
//!
//! A text more or less gives other numbers to all documents behind it, and so changes nearly all of
//! these shards. So their names carry what all of them are of and no checksum of their own, which
//! stands in their first lines: the manifest names one, not hundreds.

use super::code;
use crate::search::meaning::lists::Written;
use crate::search::meaning::texts::KEY_BITS;

/// Characters of a shard, about: a KB compressed, and in a large site less.
const TARGET: usize = 2_200;
/// Shards at most: hosts count files, and a build takes some 25 microseconds a file. A query of four
/// words fetches as many shards, and half as many of them would be twice as long.
const MOST: usize = 512;

/// The text of every shard, and what all of them are of.
pub fn shards(lists: &Written) -> (Vec<String>, u32) {
    let count = lists.text().len().div_ceil(TARGET).clamp(1, MOST) as u64;
    // No key is above those of the last shard.
    let first = |number: u64| (number << KEY_BITS).div_ceil(count) as u32;
    let place = |number| lists.place(first(number));
    let texts = (0..count).map(|number| lists.part(place(number)..place(number + 1)));
    let texts: Vec<String> = texts.collect();
    let sums: Vec<u32> = texts.iter().map(|text| code::checksum(text.as_bytes())).collect();
    let all: Vec<u8> = sums.iter().flat_map(|sum| sum.to_le_bytes()).collect();
    let sealed = texts.into_iter().zip(sums).map(|(text, sum)| format!("{sum:08x}\n{text}"));
    (sealed.collect(), code::checksum(&all))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::meaning::lists::{Levels, Lists, Nearness};

    #[test]
    fn a_key_says_where_it_stands() {
        let rows: Vec<(u32, Nearness)> =
            (0..3_000).map(|at| (at * 89_000, Nearness::new(at, at % 32))).collect();
        let mut written = Written::default();
        rows.iter().for_each(|(key, near)| written.push(*key, &[*near]));
        let (texts, _) = shards(&written);
        let count = texts.len() as u64;
        assert_eq!(count, written.text().len().div_ceil(TARGET) as u64);
        assert!(!count.is_power_of_two());
        let mut found = Vec::new();
        for (number, text) in texts.iter().enumerate() {
            let (sum, text) = text.split_once('\n').unwrap();
            assert_eq!(sum, format!("{:08x}", code::checksum(text.as_bytes())));
            let lists = Lists::read(text, Levels::AboveLeast, 3_000).unwrap();
            let shard = |key: u32| (u64::from(key) * count) >> KEY_BITS;
            assert!(lists.rows().all(|(key, _)| shard(key) == number as u64));
            found.extend(
                lists.rows().flat_map(|(key, near)| near.iter().map(move |one| (key, *one))),
            );
        }
        assert_eq!(found, rows);
    }
}
