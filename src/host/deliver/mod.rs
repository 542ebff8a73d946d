//! Tickets on their way to the desk: at least once, never lost.
//!
//! 1. what is due is claimed in the database, by one instance at a time;
//! 2. [`mail`] and [`webhook`] try to deliver it;
//! 3. it is done, due again later, or given up; `frontdesk tickets list` shows which.
//!
//! A delivery that was interrupted is nobody's after [`CLAIM`] and is tried again, with the same
//! message id. One that waits behind slow ones is claimed again before it is tried, so that slowness
//! alone never makes two instances send the same.

mod address;
mod mail;
mod webhook;

use std::sync::Arc;
use std::time::Duration;

use super::now;
use super::store::{Delivery, Kind, Settled, Store, StoreError, Ticket};
use crate::model::DeskSettings;

pub use mail::{Mailer, compose};
pub use webhook::Webhook;

/// Seconds for which a claimed delivery is nobody else's, from the beginning of its attempt.
const CLAIM: i64 = 120;
/// An attempt is given up before its claim ends.
const LONGEST_ATTEMPT: Duration = Duration::from_secs(90);
/// Deliveries claimed at once.
const BATCH: i64 = 16;
/// How long to wait where nothing is due.
const IDLE: Duration = Duration::from_secs(2);
/// Attempts before somebody must look: about three days.
const MOST_ATTEMPTS: i64 = 22;
const LONGEST_WAIT: i64 = 6 * 60 * 60;

/// Secrets, from the environment and nowhere else.
#[derive(Clone, Default)]
pub struct Secrets {
    /// `FRONTDESK_SMTP_PASSWORD`
    pub smtp_password: Option<String>,
    /// `FRONTDESK_WEBHOOK_SECRET`
    pub webhook_secret: Option<String>,
}

/// The ways that this site's tickets take.
pub struct Desk {
    mailer: Option<Mailer>,
    webhook: Option<Webhook>,
    /// What confirmation links begin with: `https://desk.example.com/`.
    host: String,
    keep_days: u32,
}

/// Why an attempt failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// It may work later.
    Passing(String),
    /// It will not work by itself.
    Lasting(String),
}

impl Failure {
    /// Without what the server repeated of a visitor: logs and lists hold no addresses.
    fn without(self, address: &str) -> Self {
        let plain = |text: String| {
            let named = !address.is_empty() && text.to_lowercase().contains(&address.to_lowercase());
            if named { "the mail server refused the address".to_owned() } else { text }
        };
        match self {
            Failure::Passing(text) => Failure::Passing(plain(text)),
            Failure::Lasting(text) => Failure::Lasting(plain(text)),
        }
    }
}

impl Desk {
    /// # Errors
    /// A sentence for whoever starts the host: what is set cannot be used.
    pub fn new(settings: &DeskSettings, secrets: &Secrets, host: &str) -> Result<Self, String> {
        let mailer = settings.mail.as_ref().map(|mail| Mailer::new(mail, secrets.smtp_password.as_deref()));
        let webhook = settings.webhook.as_ref().map(|webhook| {
            let secret = secrets.webhook_secret.clone();
            let secret =
                secret.ok_or("a webhook is set, but FRONTDESK_WEBHOOK_SECRET is not: nobody could trust it")?;
            Ok::<_, String>(Webhook::new(webhook, secret))
        });
        Ok(Self {
            mailer: mailer.transpose()?,
            webhook: webhook.transpose()?,
            host: host.to_owned(),
            keep_days: settings.keep_days,
        })
    }

    /// What every ticket is delivered as.
    pub fn kinds(&self) -> Vec<Kind> {
        let mut kinds = Vec::new();
        if let Some(mailer) = &self.mailer {
            kinds.push(Kind::Desk);
            if mailer.confirms() {
                kinds.push(Kind::Confirm);
            }
        }
        if self.webhook.is_some() {
            kinds.push(Kind::Webhook);
        }
        kinds
    }

    /// Delivers until `stop`; an attempt under way is finished first.
    pub async fn run(self: Arc<Self>, store: Arc<Store>, stop: impl Future<Output = ()>) {
        let mut stop = std::pin::pin!(stop);
        let mut hours = tokio::time::interval(Duration::from_secs(60 * 60));
        loop {
            let worked = match self.round(&store).await {
                Ok(worked) => worked,
                Err(error) => {
                    tracing::error!(%error, "deliveries could not be read or written");
                    false
                }
            };
            // Asked after every batch: a long queue does not hold up the end.
            let pause = if worked { Duration::ZERO } else { IDLE };
            tokio::select! {
                biased;
                () = &mut stop => return,
                () = tokio::time::sleep(pause) => {}
                _ = hours.tick() => self.forget(&store).await,
            }
        }
    }

    /// Tries what is due once; whether there was anything.
    ///
    /// # Errors
    /// When the database fails; what was claimed is due again later.
    pub async fn round(&self, store: &Store) -> Result<bool, StoreError> {
        let claimed = store.claim(CLAIM, BATCH).await?;
        for delivery in &claimed {
            // Those before it may have taken long: then another instance has it by now.
            if !store.renew(delivery, CLAIM).await? {
                continue;
            }
            let attempt = tokio::time::timeout(LONGEST_ATTEMPT, self.attempt(store, delivery)).await;
            let too_slow = || Ok(Err(Failure::Passing("the receiver took too long".to_owned())));
            let settled = match attempt.unwrap_or_else(|_| too_slow())? {
                Ok(()) => Settled::Done,
                Err(failure) => settle(delivery, failure),
            };
            match &settled {
                Settled::Done => tracing::info!(kind = delivery.kind.as_str(), "delivered"),
                Settled::Later { error, .. } => {
                    tracing::warn!(kind = delivery.kind.as_str(), attempts = delivery.attempts, %error, "not delivered yet");
                }
                Settled::Dead { error } => {
                    tracing::error!(kind = delivery.kind.as_str(), %error, "given up; see `frontdesk tickets list`");
                }
            }
            store.settle(delivery, settled).await?;
        }
        Ok(!claimed.is_empty())
    }

    async fn attempt(&self, store: &Store, delivery: &Delivery) -> Result<Result<(), Failure>, StoreError> {
        let Some(ticket) = store.ticket_by_id(delivery.ticket).await? else { return Ok(Ok(())) };
        let unset = |what: &str| Err(Failure::Lasting(format!("{what} is no longer set in site.toml")));
        Ok(match (delivery.kind, &self.mailer, &self.webhook) {
            (Kind::Webhook | Kind::WebhookConfirmed, _, Some(webhook)) => {
                webhook.post(&ticket, &delivery.message_id, delivery.kind).await
            }
            (Kind::Webhook | Kind::WebhookConfirmed, _, None) => unset("[host.webhook]"),
            (_, None, _) => unset("[host.mail]"),
            (Kind::Confirm, Some(mailer), _) => {
                let link = self.link(&ticket, &store.confirmation(&ticket));
                let sent =
                    mailer.send(compose::confirmation(mailer.settings(), &ticket, &delivery.message_id, &link)).await;
                sent.map_err(|failure| failure.without(&ticket.email))
            }
            (Kind::Desk, Some(mailer), _) => {
                let files = store.attachments(ticket.id).await?;
                mailer.send(compose::ticket(mailer.settings(), &ticket, &delivery.message_id, files)).await
            }
            (Kind::DeskConfirmed, Some(mailer), _) => {
                mailer.send(compose::confirmed(mailer.settings(), &ticket, &delivery.message_id)).await
            }
        })
    }

    fn link(&self, ticket: &Ticket, token: &str) -> String {
        format!("{}api/confirm?lang={}&token={token}", self.host, ticket.lang)
    }

    async fn forget(&self, store: &Store) {
        let day = 24 * 60 * 60;
        let before = now() - i64::from(self.keep_days) * day;
        match store.expire(before).await {
            Ok(removed) if removed.tickets + removed.replies > 0 => {
                tracing::info!(tickets = removed.tickets, replies = removed.replies, "old entries removed");
            }
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "old entries could not be removed"),
        }
    }
}

/// Half a minute, then twice as long each time, at most six hours.
fn settle(delivery: &Delivery, failure: Failure) -> Settled {
    match failure {
        Failure::Lasting(error) => Settled::Dead { error },
        Failure::Passing(error) if delivery.attempts >= MOST_ATTEMPTS => Settled::Dead { error },
        Failure::Passing(error) => {
            let doublings = u32::try_from(delivery.attempts.clamp(1, 12) - 1).unwrap_or(0);
            let wait = (30_i64 << doublings).min(LONGEST_WAIT);
            Settled::Later { due_at: now() + wait, error }
        }
    }
}
