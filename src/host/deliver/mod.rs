//! Tickets on their way to the desk: at least once, never lost.
//!
//! 1. each way has a [`lane`] of its own, so that nobody's webhook waits for a mail server; what is
//!    due is claimed in the database when its attempt begins, by one instance at a time;
//! 2. the [`ways`] ([`mail`](super::mail) and [`webhook`]) try to deliver it, as the published
//!    build says;
//! 3. it is done, due again later, or given up; `frontdesk tickets list` shows which;
//! 4. another build with other settings: what was never sent or was given up is tried with those.
//!
//! A delivery that was interrupted is nobody's after [`CLAIM`](lane::CLAIM) and is tried again,
//! with the same message id; at the end, what is still under way is given back at once.

mod address;
mod end;
mod failure;
mod forget;
mod lane;
mod replies;
mod settings;
mod ways;
mod webhook;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::store::{Kind, Store, StoreError, Way};

pub use forget::Forgetting;
use lane::Lane;
use replies::Reminder;
pub use settings::{Secrets, Settings};
use ways::Ways;
pub use webhook::Webhook;

/// How often tickets that nothing was ever sent of are looked for: those that were taken under the
/// settings before, a moment after they changed.
const HOUR: Duration = Duration::from_secs(60 * 60);

/// The ways that this site's tickets take.
pub struct Courier {
    settings: watch::Receiver<Settings>,
    secrets: Secrets,
    ways: watch::Sender<Arc<Ways>>,
    reminder: Reminder,
}

impl Courier {
    /// Delivers as `settings` say, and says from then on.
    ///
    /// # Errors
    /// A sentence for whoever starts the host: what is set cannot be used.
    pub fn new(mut settings: watch::Receiver<Settings>, secrets: Secrets) -> Result<Self, String> {
        let ways = Ways::new(&settings.borrow_and_update(), &secrets);
        if let Some(trouble) = ways.trouble() {
            return Err(trouble.to_owned());
        }
        let ways = watch::Sender::new(Arc::new(ways));
        Ok(Self { settings, secrets, ways, reminder: Reminder::default() })
    }

    /// Delivers until `stop`, and forgets what is old.
    pub async fn run(mut self, store: Arc<Store>, stop: impl Future<Output = ()> + Send) {
        tokio::pin!(stop);
        let mut forgetting = Forgetting::new(store.newest().await);
        self.catch_up(&store).await;
        let (ending, ends) = watch::channel(false);
        let mut working = JoinSet::new();
        for way in Way::ALL {
            let lane = Lane::new(way, store.clone(), self.ways.subscribe());
            working.spawn(lane.run(ends.clone()));
        }
        let reminder = std::mem::take(&mut self.reminder);
        working.spawn(reminder.run(store.clone(), self.ways.subscribe(), ends));
        let mut hours = tokio::time::interval_at(Instant::now() + HOUR, HOUR);
        loop {
            tokio::select! {
                biased;
                () = &mut stop => break,
                () = changed(&mut self.settings) => self.follow(&store).await,
                _ = hours.tick() => {
                    self.add_missing(&store).await;
                    let ways = self.ways.borrow().clone();
                    forgetting.forget(&store, &ways.settings.desk).await;
                }
            }
        }
        ending.send_replace(true);
        while working.join_next().await.is_some() {}
    }

    /// Tries what is due, all ways at the same time; whether there was anything.
    ///
    /// # Errors
    /// When the database fails; what was claimed is due again later.
    pub async fn round(&self, store: &Arc<Store>) -> Result<bool, StoreError> {
        let (_never, ends) = watch::channel(false);
        let lane = |way| Lane::new(way, store.clone(), self.ways.subscribe());
        let (mail, webhook) = (lane(Way::Mail), lane(Way::Webhook));
        let (mailed, posted) = tokio::join!(mail.drain(&ends), webhook.drain(&ends));
        Ok(mailed? | posted?)
    }

    /// Takes over what another build says.
    pub async fn follow(&mut self, store: &Store) {
        let settings = self.settings.borrow_and_update().clone();
        if settings == self.ways.borrow().settings {
            return;
        }
        let ways = Arc::new(Ways::new(&settings, &self.secrets));
        match ways.trouble() {
            Some(why) => {
                tracing::error!(why, "tickets cannot be delivered as this build says, and wait")
            }
            None => tracing::info!("tickets are delivered as this build says"),
        }
        self.ways.send_replace(ways);
        self.catch_up(store).await;
    }

    /// What nothing was ever sent of gets its deliveries; what was given up is tried again: the
    /// reason may be gone.
    pub async fn catch_up(&self, store: &Store) {
        let ways = self.ways.borrow().clone();
        if ways.mailer.is_none() && ways.webhook.is_none() && ways.settings.has_forms {
            tracing::warn!(
                "the site has ticket forms, but neither [host.mail] nor [host.webhook]: \
                 nobody is told of a ticket; see `frontdesk tickets list`"
            );
        }
        self.add_missing(store).await;
        match store.retry_given_up().await {
            Ok(0) => {}
            Ok(deliveries) => tracing::info!(deliveries, "what was given up is tried again"),
            Err(error) => tracing::error!(%error, "what was given up could not be tried again"),
        }
    }

    /// Once a day, that replies wait until somebody has read them.
    pub async fn tell_of_replies(&mut self, store: &Store) {
        let ways = self.ways.borrow().clone();
        self.reminder.tell(store, &ways).await;
    }

    async fn add_missing(&self, store: &Store) {
        let kinds = Kind::of(&self.ways.borrow().settings.desk);
        match store.add_missing(kinds).await {
            Ok(0) => {}
            Ok(tickets) => {
                tracing::info!(tickets, "tickets that nothing was sent of are delivered now")
            }
            Err(error) => {
                tracing::error!(%error, "tickets that nothing was sent of could not be found")
            }
        }
    }
}

/// Waits for other settings; for ever where none can come any more.
async fn changed(settings: &mut watch::Receiver<Settings>) {
    if settings.changed().await.is_err() {
        std::future::pending::<()>().await;
    }
}
