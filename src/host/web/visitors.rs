//! Visitors without a cookie: a first vote, a second click before the first answer has come, and
//! browsers that keep none.
//!
//! Who clicks twice is one visitor, and who sends no cookie at all counts a few times a day.
//! Nothing of it is stored: clients are keyed hashes in memory, as for all limits.

use std::collections::{HashMap, VecDeque};
use std::io;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A visitor's random name.
pub type Name = [u8; 16];

/// Clicks that are this close are one.
const CLICK: Duration = Duration::from_secs(2);

/// Names that were given within the last moment.
#[derive(Default)]
pub struct Visitors(Mutex<Recent>);

#[derive(Default)]
struct Recent {
    by_key: HashMap<blake3::Hash, Name>,
    in_order: VecDeque<(Instant, blake3::Hash)>,
}

impl Visitors {
    /// The name for a vote of `key` (who, with what, on which text): the one that the same got a
    /// moment ago, else `fresh`.
    ///
    /// # Errors
    /// Of `fresh`.
    pub fn name(
        &self,
        key: blake3::Hash,
        fresh: impl FnOnce() -> io::Result<Name>,
    ) -> io::Result<Name> {
        let now = Instant::now();
        let mut recent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while let Some((_, old)) =
            recent.in_order.front().copied().filter(|(at, _)| *at + CLICK < now)
        {
            recent.in_order.pop_front();
            recent.by_key.remove(&old);
        }
        if let Some(name) = recent.by_key.get(&key) {
            return Ok(*name);
        }
        let name = fresh()?;
        recent.by_key.insert(key, name);
        recent.in_order.push_back((now, key));
        Ok(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_clicks_are_one_visitor() {
        let visitors = Visitors::default();
        let (one, other) = (blake3::hash(b"one"), blake3::hash(b"other"));
        assert_eq!(visitors.name(one, || Ok([1; 16])).unwrap(), [1; 16]);
        assert_eq!(visitors.name(one, || Ok([2; 16])).unwrap(), [1; 16]);
        assert_eq!(visitors.name(other, || Ok([3; 16])).unwrap(), [3; 16]);
    }
}
