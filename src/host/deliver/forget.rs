//! Forgetting what is old, by a clock that may be wrong: what is removed is overwritten and gone.

use std::time::Duration;

use tokio::time::Instant;

use crate::host::now;
use crate::host::store::{KEEP_SOUGHT_DAYS, Store, StoreError};
use crate::model::DeskSettings;

const DAY: i64 = 24 * 60 * 60;
/// A machine sets its clock in the first minutes after it started.
const SETTLED: Duration = Duration::from_secs(60 * 60);
/// Nothing at all was stored for longer than this: either nobody came, or the clock is ahead.
const QUIET: i64 = 31 * DAY;
/// After so long somebody would have noticed a clock that is ahead.
const NOTICED: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// When the clock may be believed.
#[derive(Debug)]
pub struct Forgetting {
    started: Instant,
    /// The newest thing that was stored before this process began; `None` where it is not known.
    newest: Option<i64>,
}

impl Forgetting {
    /// `newest`: when the last thing was stored, 0 for an empty database.
    pub fn new(newest: Result<i64, StoreError>) -> Self {
        if let Err(error) = &newest {
            tracing::error!(%error, "how new the database is could not be read");
        }
        Self { started: Instant::now(), newest: newest.ok() }
    }

    /// Removes what is older than `settings` say, where the clock may be believed.
    pub async fn forget(&mut self, store: &Store, settings: &DeskSettings) {
        if !self.may(now(), self.started.elapsed()) {
            tracing::warn!(
                "the clock is far ahead of everything that is stored: nothing is removed yet"
            );
            return;
        }
        match store.expire(now() - i64::from(settings.keep_days) * DAY).await {
            Ok(removed) if removed.tickets + removed.replies > 0 => {
                tracing::info!(
                    tickets = removed.tickets,
                    replies = removed.replies,
                    "old entries removed"
                );
            }
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "old entries could not be removed"),
        }
        match store.expire_files(now() - i64::from(settings.keep_files_days) * DAY).await {
            Ok(0) => {}
            Ok(files) => tracing::info!(files, "files that the desk has were removed"),
            Err(error) => tracing::error!(%error, "old files could not be removed"),
        }
        if let Err(error) = store.expire_searches(now() / DAY - KEEP_SOUGHT_DAYS).await {
            tracing::error!(%error, "old searches could not be removed");
        }
    }

    /// Whether a clock that says `now` may be believed after the process ran for `uptime`.
    fn may(&self, now: i64, uptime: Duration) -> bool {
        if uptime < SETTLED {
            return false;
        }
        let ran = i64::try_from(uptime.as_secs()).unwrap_or(i64::MAX);
        let is_plausible = self.newest.is_some_and(|newest| {
            newest == 0 || now.saturating_sub(newest) <= QUIET.saturating_add(ran)
        });
        is_plausible || uptime >= NOTICED
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(60 * 60);

    fn forgetting(newest: i64) -> Forgetting {
        Forgetting { started: Instant::now(), newest: Some(newest) }
    }

    #[test]
    fn a_clock_that_is_ahead_removes_nothing() {
        let today = 1_800_000_000;
        let years_ahead = today + 2 * 365 * DAY;
        assert!(!forgetting(today).may(today, HOUR / 2), "not in the first hour");
        assert!(forgetting(today).may(today, HOUR));
        assert!(forgetting(0).may(today, HOUR), "nothing is stored that could be lost");
        assert!(!forgetting(today).may(years_ahead, HOUR));
        assert!(!forgetting(today).may(years_ahead, 24 * HOUR), "whatever is written meanwhile");
        assert!(forgetting(today).may(years_ahead, NOTICED), "nobody came for years");
        assert!(forgetting(today).may(today + 60 * DAY, 60 * 24 * HOUR), "a long life");
    }
}
