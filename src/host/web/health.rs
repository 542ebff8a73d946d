//! Whether the host can do what it is there for: store what customers send.

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

use crate::host::store::Store;

/// However many ask, the database is tried once in this time.
const FRESH: Duration = Duration::from_secs(1);
/// A database that does not answer sooner is of no use to customers either.
const PATIENCE: Duration = Duration::from_secs(3);

/// What the last try said.
#[derive(Default)]
pub(super) struct Health {
    last: Mutex<Option<(Instant, bool)>>,
    was_down: AtomicBool,
}

impl Health {
    /// Whether something can be stored now: by storing something. Reading proves nothing.
    pub async fn is_ready(&self, store: &Store) -> bool {
        let mut last = self.last.lock().await;
        if let Some((at, is_ready)) = *last
            && at.elapsed() < FRESH
        {
            return is_ready;
        }
        let probed = timeout(PATIENCE, store.probe()).await;
        let is_ready = matches!(probed, Ok(Ok(())));
        let was_down = self.was_down.swap(!is_ready, Relaxed);
        match probed {
            Ok(Ok(())) if was_down => tracing::info!("the database can be written again"),
            Ok(Ok(())) => {}
            _ if was_down => {}
            Ok(Err(error)) => tracing::error!(%error, "the database cannot be written"),
            Err(_) => tracing::error!("the database does not answer"),
        }
        *last = Some((Instant::now(), is_ready));
        is_ready
    }
}
