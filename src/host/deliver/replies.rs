//! Telling whoever reads replies that some wait.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;

use super::end::ended;
use super::failure::TOO_SLOW;
use super::lane::LONGEST_ATTEMPT;
use super::ways::Ways;
use crate::host::mail::{self, Refused};
use crate::host::store::Store;

/// How often is looked.
const HOUR: Duration = Duration::from_secs(60 * 60);
/// Between two mails about replies that wait.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// When somebody was last told of them.
#[derive(Default)]
pub(super) struct Reminder(Option<Instant>);

impl Reminder {
    /// Looks once an hour, beside all deliveries: a receiver that hangs holds up nothing else.
    pub async fn run(
        mut self,
        store: Arc<Store>,
        ways: watch::Receiver<Arc<Ways>>,
        ends: watch::Receiver<bool>,
    ) {
        let mut hours = tokio::time::interval_at(Instant::now() + HOUR, HOUR);
        let telling = async {
            loop {
                hours.tick().await;
                let ways = ways.borrow().clone();
                self.tell(&store, &ways).await;
            }
        };
        tokio::select! {
            () = ended(&ends) => {}
            () = telling => {}
        }
    }

    /// Once a day, that replies wait until somebody has read them: by mail, and without one to the
    /// webhook.
    pub async fn tell(&mut self, store: &Store, ways: &Ways) {
        if self.0.is_some_and(|told| told.elapsed() < DAY) {
            return;
        }
        let count = match store.backlog().await {
            Ok(backlog) if backlog.replies > 0 => backlog.replies,
            Ok(_) => return,
            Err(error) => return tracing::error!(%error, "replies could not be counted"),
        };
        let telling = async {
            match (&ways.mailer, &ways.webhook) {
                (Some(Ok(mailer)), _) => match mail::pending(mailer.settings(), count) {
                    Ok(message) => Some(
                        mailer
                            .send(message)
                            .await
                            .map_err(|(Refused::Recipient(why) | Refused::Us(why))| why),
                    ),
                    Err(why) => Some(Err(why)),
                },
                (None, Some(Ok(webhook))) => Some(webhook.tell_of_replies(count).await),
                _ => None,
            }
        };
        let too_slow = |_| Some(Err(TOO_SLOW.to_owned()));
        match tokio::time::timeout(LONGEST_ATTEMPT, telling).await.unwrap_or_else(too_slow) {
            None => {}
            Some(Ok(())) => self.0 = Some(Instant::now()),
            Some(Err(why)) => tracing::warn!(why, "nobody could be told that replies wait"),
        }
    }
}
