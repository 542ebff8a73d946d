//! The ways to the desk and to customers, and how each delivery goes.

use super::failure::Failure;
use super::settings::{Secrets, Settings};
use super::webhook::{Event, Webhook};
use crate::host::mail::{self, Mailer, Refused};
use crate::host::store::{Delivery, Kind, Note, Store, StoreError, Ticket};

/// What the settings make of them; a way that is set and cannot be used says why.
pub(super) struct Ways {
    pub settings: Settings,
    pub mailer: Option<Result<Mailer, String>>,
    pub webhook: Option<Result<Webhook, String>>,
}

impl Ways {
    pub fn new(settings: &Settings, secrets: &Secrets) -> Self {
        let (mail, webhook) = (&settings.desk.mail, &settings.desk.webhook);
        let password = secrets.smtp_password.as_deref();
        Self {
            mailer: mail.as_ref().map(|mail| Mailer::new(mail, password)),
            webhook: webhook.as_ref().map(|webhook| Webhook::of(webhook, secrets)),
            settings: settings.clone(),
        }
    }

    /// What is set and cannot be used.
    pub fn trouble(&self) -> Option<&str> {
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

    /// Tries it once.
    ///
    /// # Errors
    /// When the database fails, which says nothing of the receiver.
    pub async fn attempt(
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

    fn sender<'a>(&'a self, ticket: &'a Ticket) -> Result<mail::Sender<'a>, Failure> {
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
