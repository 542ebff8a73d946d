//! The deliveries of one way, begun one after another. One that takes long is left to itself and
//! the next begins: a message that a receiver hangs at costs itself and nobody else, and a receiver
//! that hangs at all of them costs its own lane.
//!
//! A delivery is claimed when its attempt begins and never before: whatever waits behind others is
//! anybody's.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::{self, JoinSet};
use tokio::time::Instant;

use super::end::ended;
use super::failure::{Failure, TOO_SLOW};
use super::ways::Ways;
use crate::host::now;
use crate::host::store::{Delivery, Settled, Store, StoreError, Way};

/// Seconds for which a claimed delivery is nobody else's, from the beginning of its attempt.
pub(super) const CLAIM: i64 = 120;
/// An attempt is given up before its claim ends.
pub(super) const LONGEST_ATTEMPT: Duration = Duration::from_secs(90);
/// An attempt that takes longer may hang: the next one begins beside it.
const SLOW: Duration = Duration::from_secs(2);
/// Attempts that hang at the same time, at most: connections to one receiver.
const MOST_AT_ONCE: usize = 8;
/// How long to wait where nothing is due.
const IDLE: Duration = Duration::from_secs(2);
/// For attempts under way at the end.
const GRACE: Duration = Duration::from_secs(10);
/// Attempts before somebody must look: about three days.
const MOST_ATTEMPTS: i64 = 22;
const LONGEST_WAIT: i64 = 6 * 60 * 60;

pub(super) struct Lane {
    way: Way,
    store: Arc<Store>,
    ways: watch::Receiver<Arc<Ways>>,
}

/// Attempts that have begun.
#[derive(Default)]
struct UnderWay {
    attempts: JoinSet<()>,
    deliveries: Vec<(task::Id, Delivery)>,
    newest: Option<task::Id>,
}

impl Lane {
    pub fn new(way: Way, store: Arc<Store>, ways: watch::Receiver<Arc<Ways>>) -> Self {
        Self { way, store, ways }
    }

    /// Delivers what is due until all ends.
    pub async fn run(self, ends: watch::Receiver<bool>) {
        while !*ends.borrow() {
            if let Err(error) = self.drain(&ends).await {
                tracing::error!(%error, "deliveries could not be read or written");
            }
            tokio::select! {
                () = ended(&ends) => {}
                () = tokio::time::sleep(IDLE) => {}
            }
        }
    }

    /// Tries what is due until nothing is left and nothing under way, or all ends; whether there
    /// was anything.
    ///
    /// # Errors
    /// When the database fails; what was claimed is due again later.
    pub async fn drain(&self, ends: &watch::Receiver<bool>) -> Result<bool, StoreError> {
        let mut under_way = UnderWay::default();
        let mut worked = false;
        // When the next attempt may begin.
        let mut next = Instant::now();
        loop {
            let may_begin = under_way.deliveries.len() < MOST_AT_ONCE;
            if may_begin && next <= Instant::now() {
                match self.store.claim(Some(self.way), CLAIM, 1).await {
                    Ok(claimed) if claimed.is_empty() => next = Instant::now() + IDLE,
                    Ok(claimed) => {
                        worked = true;
                        next = Instant::now() + SLOW;
                        claimed
                            .into_iter()
                            .for_each(|delivery| self.begin(&mut under_way, delivery));
                    }
                    Err(error) if under_way.deliveries.is_empty() => return Err(error),
                    // What hangs is not waited for: it may work again in a moment.
                    Err(error) => {
                        tracing::error!(%error, "deliveries could not be claimed");
                        next = Instant::now() + IDLE;
                    }
                }
            }
            if under_way.deliveries.is_empty() {
                return Ok(worked);
            }
            tokio::select! {
                biased;
                () = ended(ends) => {
                    self.end(under_way).await;
                    return Ok(worked);
                }
                is_newest = under_way.one_ends() => if is_newest { next = Instant::now() },
                () = tokio::time::sleep_until(next), if may_begin => {}
            }
        }
    }

    fn begin(&self, under_way: &mut UnderWay, delivery: Delivery) {
        let (store, ways) = (self.store.clone(), self.ways.borrow().clone());
        let copy = delivery.clone();
        let attempt = under_way.attempts.spawn(async move {
            if let Err(error) = attempt(&store, &ways, &delivery).await {
                tracing::error!(%error, "a delivery could not be read or written down");
            }
        });
        under_way.newest = Some(attempt.id());
        under_way.deliveries.push((attempt.id(), copy));
    }

    /// What is under way has a moment to end; the rest is anybody's again at once.
    async fn end(&self, mut under_way: UnderWay) {
        let all = async {
            while !under_way.deliveries.is_empty() {
                under_way.one_ends().await;
            }
        };
        let _ = tokio::time::timeout(GRACE, all).await;
        under_way.attempts.shutdown().await;
        for (_, delivery) in &under_way.deliveries {
            if let Err(error) = self.store.release(delivery).await {
                tracing::error!(%error, "a delivery could not be given back");
            }
        }
    }
}

impl UnderWay {
    /// Waits until an attempt ends; whether it is the one that began last.
    async fn one_ends(&mut self) -> bool {
        let ended = match self.attempts.join_next_with_id().await {
            Some(Ok((id, ()))) => id,
            // It failed only where it panicked: its claim ends by itself.
            Some(Err(error)) => error.id(),
            None => return std::future::pending().await,
        };
        self.deliveries.retain(|(id, _)| *id != ended);
        self.newest == Some(ended)
    }
}

async fn attempt(store: &Store, ways: &Ways, delivery: &Delivery) -> Result<(), StoreError> {
    let tried = tokio::time::timeout(LONGEST_ATTEMPT, ways.attempt(store, delivery)).await;
    let too_slow = |_| Ok(Err(Failure::Passing(TOO_SLOW.to_owned())));
    let settled = match tried.unwrap_or_else(too_slow)? {
        Ok(()) => Settled::Done,
        Err(failure) => settle(delivery, failure),
    };
    tell(delivery, &settled);
    store.settle(delivery, settled).await
}

fn tell(delivery: &Delivery, settled: &Settled) {
    let (kind, attempts) = (delivery.kind.as_str(), delivery.attempts);
    match settled {
        Settled::Done => tracing::info!(kind, "delivered"),
        Settled::Later { error, .. } => tracing::warn!(kind, attempts, %error, "not delivered yet"),
        Settled::Dead { error } => {
            tracing::error!(kind, %error, "given up; see `frontdesk tickets list`")
        }
        Settled::Refused { error } => {
            tracing::warn!(kind, %error, "nobody reads mail at the customer's address")
        }
    }
}

/// Half a minute, then twice as long each time, at most six hours.
fn settle(delivery: &Delivery, failure: Failure) -> Settled {
    match failure {
        Failure::Lasting(error) => Settled::Refused { error },
        Failure::Passing(error) if delivery.attempts >= MOST_ATTEMPTS => Settled::Dead { error },
        Failure::Passing(error) => {
            let doublings = u32::try_from(delivery.attempts.clamp(1, 12) - 1).unwrap_or(0);
            let wait = (30_i64 << doublings).min(LONGEST_WAIT);
            Settled::Later { due_at: now() + wait, error }
        }
    }
}
