//! Whether the host can do what it is there for: store what customers send, and pass it on.

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Mutex as Cell, PoisonError};
use std::time::Duration;

use tokio::sync::{Mutex, watch};
use tokio::time::{Instant, timeout};

use crate::host::checkup::{self, Finding, Trial};
use crate::host::deliver::Secrets;
use crate::host::store::Store;
use crate::model::Description;

/// However many ask, the database is tried once in this time.
const FRESH: Duration = Duration::from_secs(1);
/// A database that does not answer sooner is of no use to customers either.
const PATIENCE: Duration = Duration::from_secs(3);
/// Mail servers take a greeting amiss that comes too often.
const GREETING: Duration = Duration::from_secs(60);

/// What the last tries said.
#[derive(Default)]
pub(super) struct Health {
    last: Mutex<Option<(Instant, Finding)>>,
    was_down: AtomicBool,
    ways: Cell<Option<(Instant, Tried)>>,
}

/// What was found last, while it is tried once more.
type Tried = watch::Receiver<Option<Vec<Finding>>>;

impl Health {
    /// Whether something can be stored now: by storing something. Reading proves nothing.
    pub async fn is_ready(&self, store: &Store) -> bool {
        !self.database(store).await.is_bad()
    }

    /// The same as a finding.
    pub async fn database(&self, store: &Store) -> Finding {
        let mut last = self.last.lock().await;
        if let Some((at, finding)) = &*last
            && at.elapsed() < FRESH
        {
            return finding.clone();
        }
        let finding = timeout(PATIENCE, checkup::database(store)).await.unwrap_or_else(|_| {
            Finding::new("database", Err("the database does not answer".to_owned()))
        });
        let is_down = finding.is_bad();
        match (self.was_down.swap(is_down, Relaxed), is_down) {
            (true, false) => tracing::info!("the database can be written again"),
            (false, true) => tracing::error!(%finding, "the database cannot be written"),
            _ => {}
        }
        *last = Some((Instant::now(), finding.clone()));
        finding
    }

    /// Whether there is a way to the desk, as of at most a minute ago. A mail server that hangs
    /// must not look like a host that hangs: only the very first who asks waits for it, seconds.
    pub async fn ways(&self, build: &Description, secrets: &Secrets) -> Vec<Finding> {
        let mut tried = self.tried(build, secrets);
        // Without an answer the last one counts.
        let _ = timeout(PATIENCE, tried.wait_for(Option::is_some)).await;
        let found = tried.borrow().clone();
        found.unwrap_or_else(|| checkup::being_tried(build))
    }

    fn tried(&self, build: &Description, secrets: &Secrets) -> Tried {
        let mut ways = self.ways.lock().unwrap_or_else(PoisonError::into_inner);
        let before = match &*ways {
            Some((at, tried)) if at.elapsed() < GREETING => return tried.clone(),
            Some((_, tried)) => tried.borrow().clone(),
            None => None,
        };
        let (tell, tried) = watch::channel(before);
        let (build, secrets) = (build.clone(), secrets.clone());
        tokio::spawn(async move {
            tell.send_replace(Some(checkup::ways(&build, &secrets, Trial::default()).await));
        });
        *ways = Some((Instant::now(), tried.clone()));
        tried
    }

    /// Another build: what the one before said of the desk is of no interest.
    pub fn forget_ways(&self) {
        *self.ways.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
