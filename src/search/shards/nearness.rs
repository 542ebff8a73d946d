//! Shards of what words mean ([`crate::search::meaning::lists`]), cut by the words' keys: keys are
//! spread evenly, so that a word's shard follows from its key and the number of shards: the key
//! times the number, by all keys there may be.
//!
//! A text more or less gives other numbers to all documents behind it, and so changes nearly all of
//! these shards. So their names carry what all of them are of and no checksum of their own, which
//! stands in their first lines: the manifest names one, not hundreds.

use super::code;
use crate::search::meaning::lists::{Part, Written};
use crate::search::meaning::texts::KEY_BITS;

/// Characters of a shard at least, about: 0.9 KB compressed. A query of four words fetches as many
/// shards, and half as many of them would be twice as long.
const LEAST: usize = 1_500;
/// And at most, however many shards that makes.
const MOST: usize = 4_100;
/// Shards wanted at most of a language: hosts count files, and a build takes some 20 microseconds a
/// file.
const SHARDS: usize = 640;
/// And of a site's languages together.
const SHARDS_OF_SITE: usize = 1_200;

/// A shard; its text has its own checksum in its first line.
#[derive(Debug)]
pub struct Shard<'l> {
    sum: u32,
    part: Part<'l>,
}

impl Shard<'_> {
    pub fn text(&self) -> String {
        format!("{:08x}\n{}", self.sum, self.part)
    }
}

/// The shards of a site in so many `languages`, and what all of them are of. None has a text yet:
/// they are a megabyte, and each is given away as soon as it is made.
pub fn shards(lists: &Written, languages: usize) -> (Vec<Shard<'_>>, u32) {
    let total = lists.text().len();
    let most = SHARDS.min(SHARDS_OF_SITE / languages.max(1));
    let count = total.div_ceil(LEAST).min(most.max(total.div_ceil(MOST))).max(1) as u64;
    // No key is above those of the last shard.
    let first = |number: u64| (number << KEY_BITS).div_ceil(count) as u32;
    let place = |number| lists.place(first(number));
    let shards = (0..count).map(|number| {
        let part = lists.part(place(number)..place(number + 1));
        Shard { sum: code::checksum_of([part.key.as_bytes(), part.rest.as_bytes()]), part }
    });
    let shards: Vec<Shard<'_>> = shards.collect();
    let all: Vec<u8> = shards.iter().flat_map(|shard| shard.sum.to_le_bytes()).collect();
    (shards, code::checksum(&all))
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
        let texts: Vec<String> = shards(&written, 1).0.iter().map(Shard::text).collect();
        let count = texts.len() as u64;
        assert_eq!(count, written.text().len().div_ceil(LEAST) as u64);
        let of_languages = |languages| shards(&written, languages).0.len();
        assert_eq!(
            (of_languages(100), of_languages(1_000)),
            (12, written.text().len().div_ceil(MOST))
        );
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
