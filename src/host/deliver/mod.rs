//! Tickets on their way to the desk: at least once, never lost.
//!
//! 1. what is due is claimed in the database, by one instance at a time;
//! 2. [`mail`](super::mail) and [`webhook`] try to deliver it, as the published build says;
//! 3. it is done, due again later, or given up; `frontdesk tickets list` shows which;
//! 4. another build with other settings: what was never sent or was given up is tried with those.
//!
//! A delivery that was interrupted is nobody's after [`CLAIM`] and is tried again, with the same
//! message id. One that waits behind slow ones is claimed again before it is tried, so that
//! slowness alone never makes two instances send the same.

mod address;
mod failure;
mod forget;
mod settings;
mod webhook;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;

use super::mail::{self, Mailer, Refused};
use super::now;
use super::store::{Delivery, Kind, Note, Settled, Store, StoreError, Ticket};

use failure::Failure;
pub use forget::Forgetting;
pub use settings::{Secrets, Settings};
use webhook::Event;
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
/// How often tickets that nothing was ever sent of are looked for: those that were taken under the
/// settings before, a moment after they changed.
const HOUR: Duration = Duration::from_secs(60 * 60);
/// Between two mails about replies that wait.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The ways that this site's tickets take.
pub struct Courier {
    settings: watch::Receiver<Settings>,
    secrets: Secrets,
    ways: Ways,
    /// When somebody was last told that replies wait.
    told: Option<Instant>,
}

/// What the settings make of them; a way that is set and cannot be used says why.
struct Ways {
    settings: Settings,
    mailer: Option<Result<Mailer, String>>,
    webhook: Option<Result<Webhook, String>>,
}

impl Ways {
    fn new(settings: &Settings, secrets: &Secrets) -> Self {
        let (mail, webhook) = (&settings.desk.mail, &settings.desk.webhook);
        let password = secrets.smtp_password.as_deref();
        Self {
            mailer: mail.as_ref().map(|mail| Mailer::new(mail, password)),
            webhook: webhook.as_ref().map(|settings| {
                let secret = secrets.webhook_secret.clone();
                let secret = secret.ok_or(
                    "a webhook is set, but FRONTDESK_WEBHOOK_SECRET is not: nobody could trust it",
                )?;
                let url = secrets.webhook_url.clone().unwrap_or_else(|| settings.url.clone());
                Ok(Webhook::new(url, settings.allow.clone(), secret))
            }),
            settings: settings.clone(),
        }
    }

    /// What is set and cannot be used.
    fn trouble(&self) -> Option<&str> {
        let mail = self.mailer.as_ref().and_then(|mailer| mailer.as_ref().err());
        mail.or(self.webhook.as_ref().and_then(|webhook| webhook.as_ref().err()))
            .map(String::as_str)
    }

    fn mailer(&self) -> Result<&Mailer, Failure> {
        usable(self.mailer.as_ref(), "[host.mail]")
    }

    fn webhook(&self) -> Result<&Webhook, Failure> {
        usable(self.webhook.as_ref(), "[host.webhook]")
    }

    async fn attempt(
        &self,
        store: &Store,
        delivery: &Delivery,
    ) -> Result<Result<(), Failure>, StoreError> {
        let Some(ticket) = store.ticket_by_id(delivery.ticket).await? else { return Ok(Ok(())) };
        let id = delivery.message_id.as_str();
        Ok(match delivery.kind {
            Kind::Webhook | Kind::WebhookConfirmed | Kind::WebhookMore => {
                let note = note(store, delivery).await?;
                let files = self.settings.files(&ticket, |at| store.file_link(&ticket, at));
                match self.webhook() {
                    Ok(webhook) => webhook.post(&Event::new(delivery, &ticket, files, note)).await,
                    Err(failure) => Err(failure),
                }
            }
            Kind::Answer => match note(store, delivery).await? {
                Some(note) => self.answer(&ticket, id, &note.text).await,
                None => Ok(()),
            },
            Kind::DeskMore => match note(store, delivery).await? {
                Some(note) => {
                    let files = store.attachments_of(ticket.id, Some(note.id)).await?;
                    self.send(|mailer| {
                        mail::more(mailer.settings(), &ticket, id, (&note.text, files))
                    })
                    .await
                }
                None => Ok(()),
            },
            Kind::Desk => {
                let files = store.attachments_of(ticket.id, None).await?;
                self.send(|mailer| mail::ticket(mailer.settings(), &ticket, id, files)).await
            }
            Kind::DeskConfirmed => {
                self.send(|mailer| mail::confirmed(mailer.settings(), &ticket, id)).await
            }
            Kind::Confirm => {
                let link = self.settings.link(&ticket, &store.confirmation(&ticket));
                self.ask(&ticket, id, &link).await
            }
        })
    }

    /// A mail to the desk: whatever refuses it, it is ours to put right.
    async fn send(
        &self,
        message: impl FnOnce(&Mailer) -> Result<lettre::Message, String>,
    ) -> Result<(), Failure> {
        let mailer = self.mailer()?;
        let message = message(mailer).map_err(Failure::Passing)?;
        mailer.send(message).await.map_err(|refused| match refused {
            Refused::Recipient(why) | Refused::Us(why) => Failure::Passing(why),
        })
    }

    /// The link that confirms a customer's address.
    async fn ask(&self, ticket: &Ticket, id: &str, link: &str) -> Result<(), Failure> {
        let (mailer, sender) = (self.mailer()?, self.sender(ticket)?);
        self.to_customer(ticket, mail::confirmation(mailer.settings(), &sender, ticket, id, link))
            .await
    }

    async fn answer(&self, ticket: &Ticket, id: &str, text: &str) -> Result<(), Failure> {
        let (mailer, sender) = (self.mailer()?, self.sender(ticket)?);
        self.to_customer(ticket, mail::answer(mailer.settings(), &sender, ticket, id, text)).await
    }

    fn sender(&self, ticket: &Ticket) -> Result<mail::Sender<'_>, Failure> {
        let none = || {
            Failure::Passing("this build has no words for a mail: build the site again".to_owned())
        };
        self.settings.sender(ticket).ok_or_else(none)
    }

    async fn to_customer(
        &self,
        ticket: &Ticket,
        message: Result<lettre::Message, String>,
    ) -> Result<(), Failure> {
        let mailer = self.mailer()?;
        let sent = match message {
            Ok(message) => mailer.send(message).await.map_err(|refused| match refused {
                Refused::Recipient(why) => Failure::Lasting(why),
                Refused::Us(why) => Failure::Passing(why),
            }),
            // What else may be wrong with a message is ours.
            Err(why) if mail::reachable(&ticket.email).is_some() => Err(Failure::Passing(why)),
            Err(why) => Err(Failure::Lasting(why)),
        };
        sent.map_err(|failure| failure.without(&ticket.email))
    }
}

/// What a delivery is about besides its ticket.
async fn note(store: &Store, delivery: &Delivery) -> Result<Option<Note>, StoreError> {
    match delivery.note() {
        Some(id) => store.note(id).await,
        None => Ok(None),
    }
}

fn usable<'w, W>(way: Option<&'w Result<W, String>>, what: &str) -> Result<&'w W, Failure> {
    match way {
        Some(Ok(way)) => Ok(way),
        Some(Err(why)) => Err(Failure::Passing(why.clone())),
        None => Err(Failure::Passing(format!("{what} is no longer set in site.toml"))),
    }
}

impl Courier {
    /// Delivers as `settings` say, and says from then on.
    ///
    /// # Errors
    /// A sentence for whoever starts the host: what is set cannot be used.
    pub fn new(mut settings: watch::Receiver<Settings>, secrets: Secrets) -> Result<Self, String> {
        let ways = Ways::new(&settings.borrow_and_update(), &secrets);
        match ways.trouble() {
            Some(trouble) => Err(trouble.to_owned()),
            None => Ok(Self { settings, secrets, ways, told: None }),
        }
    }

    /// Delivers until `stop`, and forgets what is old.
    pub async fn run(mut self, store: Arc<Store>, stop: impl Future<Output = ()> + Send) {
        tokio::pin!(stop);
        let mut forgetting = Forgetting::new(store.newest().await);
        self.catch_up(&store).await;
        let mut hours = tokio::time::interval_at(Instant::now() + HOUR, HOUR);
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
                () = changed(&mut self.settings) => self.follow(&store).await,
                () = tokio::time::sleep(pause) => {}
                _ = hours.tick() => {
                    self.add_missing(&store).await;
                    self.tell_of_replies(&store).await;
                    forgetting.forget(&store, &self.ways.settings.desk).await;
                }
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
            // Nothing more as the settings were; the claims of what is left end by themselves.
            if self.settings.has_changed().unwrap_or(false) {
                break;
            }
            // Those before it may have taken long: then another instance has it by now.
            if !store.renew(delivery, CLAIM).await? {
                continue;
            }
            let attempt =
                tokio::time::timeout(LONGEST_ATTEMPT, self.ways.attempt(store, delivery)).await;
            let too_slow = || Ok(Err(Failure::Passing("the receiver took too long".to_owned())));
            let settled = match attempt.unwrap_or_else(|_| too_slow())? {
                Ok(()) => Settled::Done,
                Err(failure) => settle(delivery, failure),
            };
            tell(delivery, &settled);
            store.settle(delivery, settled).await?;
        }
        Ok(!claimed.is_empty())
    }

    /// Takes over what another build says.
    pub async fn follow(&mut self, store: &Store) {
        let settings = self.settings.borrow_and_update().clone();
        if settings == self.ways.settings {
            return;
        }
        self.ways = Ways::new(&settings, &self.secrets);
        match self.ways.trouble() {
            Some(why) => {
                tracing::error!(why, "tickets cannot be delivered as this build says, and wait")
            }
            None => tracing::info!("tickets are delivered as this build says"),
        }
        self.catch_up(store).await;
    }

    /// What nothing was ever sent of gets its deliveries; what was given up is tried again: the
    /// reason may be gone.
    pub async fn catch_up(&self, store: &Store) {
        if self.ways.mailer.is_none() && self.ways.webhook.is_none() && self.ways.settings.has_forms
        {
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

    /// Once a day, that replies wait until somebody has read them: by mail, and without one to the
    /// webhook.
    pub async fn tell_of_replies(&mut self, store: &Store) {
        if self.told.is_some_and(|told| told.elapsed() < DAY) {
            return;
        }
        let count = match store.backlog().await {
            Ok(backlog) if backlog.replies > 0 => backlog.replies,
            Ok(_) => return,
            Err(error) => return tracing::error!(%error, "replies could not be counted"),
        };
        let sent = match (&self.ways.mailer, &self.ways.webhook) {
            (Some(Ok(mailer)), _) => match mail::pending(mailer.settings(), count) {
                Ok(message) => mailer
                    .send(message)
                    .await
                    .map_err(|(Refused::Recipient(why) | Refused::Us(why))| why),
                Err(why) => Err(why),
            },
            (None, Some(Ok(webhook))) => webhook.tell_of_replies(count).await,
            _ => return,
        };
        match sent {
            Ok(()) => self.told = Some(Instant::now()),
            Err(why) => tracing::warn!(why, "nobody could be told that replies wait"),
        }
    }

    async fn add_missing(&self, store: &Store) {
        match store.add_missing(Kind::of(&self.ways.settings.desk)).await {
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
