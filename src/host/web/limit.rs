//! How often one client may do something, in a table of fixed size.
//!
//! A client is a keyed hash of its address; the key is random, lives in this process only and
//! changes every day, so that nothing here says who was there. A slot holds the hash's upper half
//! and the moment at which the client's allowance is whole again (the generic cell rate algorithm).
//! When a bucket is full, the client that has used least of its allowance is forgotten: somebody
//! who brings a million addresses cannot push out one that is being held back.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Slots that one hash may take.
const WAYS: usize = 8;
/// Parts of the table that are locked apart.
const SHARDS: usize = 64;
/// Slots in all: 16 bytes each, 32 MB once every page of it was touched.
const SLOTS: usize = 1 << 21;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// So many at once, then one every `every`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    pub burst: u32,
    pub every: Duration,
}

impl Rate {
    pub const fn new(burst: u32, every: Duration) -> Self {
        Self { burst, every }
    }

    pub const fn per_minute(count: u32) -> Self {
        let count = if count == 0 { 1 } else { count };
        Self { burst: count, every: Duration::from_nanos(60_000_000_000 / count as u64) }
    }

    /// `factor` times as much.
    pub fn times(self, factor: u32) -> Self {
        Self { burst: self.burst.saturating_mul(factor), every: self.every / factor.max(1) }
    }

    /// A `part`th of it.
    pub fn share(self, part: u32) -> Self {
        Self { burst: (self.burst / part.max(1)).max(1), every: self.every.saturating_mul(part) }
    }
}

/// The table.
pub struct Limiter {
    shards: Vec<Mutex<Shard>>,
    key: Mutex<Key>,
    started: Instant,
}

struct Key {
    bytes: [u8; 32],
    until: Instant,
}

struct Shard {
    slots: Vec<Slot>,
}

/// Zero: free.
#[derive(Clone, Copy, Default)]
struct Slot {
    tag: u64,
    /// Microseconds since the start.
    whole_at: u64,
}

impl Limiter {
    /// `random` gives the table's first key.
    pub fn new(random: [u8; 32]) -> Self {
        Self::with_slots(random, SLOTS)
    }

    fn with_slots(random: [u8; 32], slots: usize) -> Self {
        let started = Instant::now();
        let shards = (0..SHARDS)
            .map(|_| Mutex::new(Shard { slots: vec![Slot::default(); slots / SHARDS] }))
            .collect();
        Self { shards, key: Mutex::new(Key { bytes: random, until: started + DAY }), started }
    }

    /// Takes one of `client`'s allowance for `what`; how long to wait where there is none left.
    pub fn take(
        &self,
        what: &str,
        client: &[u8],
        rate: Rate,
        now: Instant,
    ) -> Result<(), Duration> {
        self.take_many((what, client), rate, 1, now)
    }

    /// Takes `count` at once, or nothing.
    pub fn take_many(
        &self,
        (what, client): (&str, &[u8]),
        rate: Rate,
        count: u32,
        now: Instant,
    ) -> Result<(), Duration> {
        self.look(what, client, now, |slot, now| {
            let step = micros(rate.every).max(1);
            let whole_at = slot.whole_at.max(now).saturating_add(step.saturating_mul(count.into()));
            let room = now.saturating_add(step.saturating_mul(rate.burst.into()));
            if whole_at > room {
                return Err(Duration::from_micros(whole_at - room));
            }
            slot.whole_at = whole_at;
            Ok(())
        })
    }

    /// Whether [`take`](Self::take) would succeed; takes nothing.
    pub fn room(
        &self,
        what: &str,
        client: &[u8],
        rate: Rate,
        now: Instant,
    ) -> Result<(), Duration> {
        self.look(what, client, now, |slot, now| {
            let step = micros(rate.every).max(1);
            let (whole_at, room) =
                (slot.whole_at.max(now) + step, now + step.saturating_mul(rate.burst.into()));
            if whole_at > room { Err(Duration::from_micros(whole_at - room)) } else { Ok(()) }
        })
    }

    /// Gives one back: what it was taken for did not happen.
    pub fn give_back(&self, what: &str, client: &[u8], rate: Rate, now: Instant) {
        self.give_back_many((what, client), rate, 1, now);
    }

    /// Gives `count` back.
    pub fn give_back_many(
        &self,
        (what, client): (&str, &[u8]),
        rate: Rate,
        count: u32,
        now: Instant,
    ) {
        let given = self.look(what, client, now, |slot, _| {
            let taken = micros(rate.every).max(1).saturating_mul(count.into());
            slot.whole_at = slot.whole_at.saturating_sub(taken);
            Ok(())
        });
        debug_assert!(given.is_ok(), "there is always room to give");
    }

    /// Lets `act` look at the client's slot and the moment, in microseconds since the start.
    fn look(
        &self,
        what: &str,
        client: &[u8],
        now: Instant,
        act: impl FnOnce(&mut Slot, u64) -> Result<(), Duration>,
    ) -> Result<(), Duration> {
        let hash = self.hash(what, client, now);
        let [low, high, ..] = words(&hash);
        let now = micros(now.saturating_duration_since(self.started)).saturating_add(1);
        let Some(shard) = self.shards.get(low as usize % SHARDS) else { return Ok(()) };
        let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
        let tag = high.max(1);
        let Some(slot) = shard.slot(low as usize / SHARDS, tag) else { return Ok(()) };
        // Only who uses some of an allowance takes a place.
        let mut known = if slot.tag == tag { *slot } else { Slot { tag, whole_at: 0 } };
        let before = known.whole_at;
        let judged = act(&mut known, now);
        if known.whole_at != before {
            *slot = known;
        }
        judged
    }

    /// Takes the next day's key where this one's day is over, and forgets everybody. Called by the
    /// clock as well: a host that nobody asks must not keep yesterday's key.
    pub fn turn(&self, now: Instant) {
        let mut key = self.key.lock().unwrap_or_else(PoisonError::into_inner);
        if now < key.until {
            return;
        }
        // The next key follows from the last one, which is gone: nobody can go back.
        key.bytes = blake3::derive_key("frontdesk limiter, next day", &key.bytes);
        key.until = now + DAY;
        for shard in &self.shards {
            shard.lock().unwrap_or_else(PoisonError::into_inner).slots.fill(Slot::default());
        }
    }

    /// What stands for `parts` today and cannot be found out from it.
    pub fn key(&self, parts: &[&[u8]]) -> blake3::Hash {
        let mut whole = Vec::new();
        for part in parts {
            whole.extend_from_slice(&(part.len() as u64).to_be_bytes());
            whole.extend_from_slice(part);
        }
        self.hash("key", &whole, Instant::now())
    }

    fn hash(&self, what: &str, client: &[u8], now: Instant) -> blake3::Hash {
        self.turn(now);
        let key = self.key.lock().unwrap_or_else(PoisonError::into_inner);
        let mut hasher = blake3::Hasher::new_keyed(&key.bytes);
        hasher.update(what.as_bytes()).update(b"\0").update(client);
        hasher.finalize()
    }
}

impl Shard {
    /// The client's slot, a free one, or that of the client with the most allowance left.
    fn slot(&mut self, at: usize, tag: u64) -> Option<&mut Slot> {
        let buckets = (self.slots.len() / WAYS).max(1);
        let bucket = self.slots.chunks_mut(WAYS).nth(at % buckets)?;
        let own = bucket.iter().position(|slot| slot.tag == tag);
        let least =
            || (0..bucket.len()).min_by_key(|at| bucket.get(*at).map_or(0, |slot| slot.whole_at));
        let at = own.or_else(least)?;
        bucket.get_mut(at)
    }
}

fn micros(duration: Duration) -> u64 {
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX)
}

fn words(hash: &blake3::Hash) -> [u64; 4] {
    let mut words = [0; 4];
    for (word, bytes) in words.iter_mut().zip(hash.as_bytes().chunks_exact(8)) {
        *word = bytes.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate::new(3, Duration::from_secs(10));

    fn limiter() -> Limiter {
        Limiter::with_slots([7; 32], 1 << 12)
    }

    #[test]
    fn a_burst_then_one_at_a_time() {
        let (limiter, now) = (limiter(), Instant::now());
        let at = |seconds| now + Duration::from_secs(seconds);
        for _ in 0..3 {
            assert_eq!(limiter.take("vote", b"a", RATE, at(1)), Ok(()));
        }
        assert_eq!(limiter.take("vote", b"a", RATE, at(1)), Err(Duration::from_secs(10)));
        // Others, and other things, are not affected; refusals cost nothing.
        assert_eq!(limiter.take("vote", b"b", RATE, at(1)), Ok(()));
        assert_eq!(limiter.take("reply", b"a", RATE, at(1)), Ok(()));
        assert_eq!(limiter.take("vote", b"a", RATE, at(11)), Ok(()));
        assert!(limiter.take("vote", b"a", RATE, at(11)).is_err());
        // The next day begins anew.
        assert_eq!(limiter.take("vote", b"a", RATE, at(24 * 60 * 60)), Ok(()));
    }

    #[test]
    fn what_did_not_happen_costs_nothing() {
        let (limiter, now) = (limiter(), Instant::now());
        assert_eq!(limiter.take_many(("file", b"a"), RATE, 4, now), Err(Duration::from_secs(10)));
        for _ in 0..10 {
            assert_eq!(limiter.room("file", b"a", RATE, now), Ok(()));
            assert_eq!(limiter.take_many(("file", b"a"), RATE, 3, now), Ok(()));
            assert!(limiter.room("file", b"a", RATE, now).is_err());
            (0..3).for_each(|_| limiter.give_back("file", b"a", RATE, now));
        }
    }

    #[test]
    fn a_days_key_and_what_was_hashed_with_it_are_gone_the_next_day() {
        let (limiter, now) = (limiter(), Instant::now());
        let key = |limiter: &Limiter| limiter.key.lock().unwrap().bytes;
        let known = |limiter: &Limiter| {
            let slots = |shard: &Mutex<Shard>| {
                shard.lock().unwrap().slots.iter().filter(|slot| slot.tag != 0).count()
            };
            limiter.shards.iter().map(slots).sum::<usize>()
        };
        limiter.take("vote", b"a", RATE, now).unwrap();
        limiter.turn(now + DAY / 2);
        assert_eq!((key(&limiter), known(&limiter)), ([7; 32], 1));
        // Nobody asks any more; the clock alone does it.
        limiter.turn(now + DAY + Duration::from_secs(60 * 60));
        assert_ne!(key(&limiter), [7; 32]);
        assert_eq!(known(&limiter), 0);
    }

    #[test]
    fn a_client_at_its_limit_is_not_pushed_out_by_strangers() {
        let (limiter, now) = (limiter(), Instant::now());
        let rate = Rate::new(3, Duration::from_secs(3600));
        for _ in 0..3 {
            limiter.take("vote", b"held back", rate, now).unwrap();
        }
        for stranger in 0..40_000_u32 {
            let _ = limiter.take("vote", &stranger.to_le_bytes(), rate, now);
        }
        assert!(limiter.take("vote", b"held back", rate, now).is_err());
    }
}
