//! Everything that a desk needs, tried: `frontdesk desk doctor` and `/readyz` say the same.

use std::fmt;
use std::time::Duration;

use tokio::time::timeout;

use super::deliver::{Secrets, Webhook};
use super::mail::Mailer;
use super::moment;
use super::store::{Store, StoreError};
use crate::model::{Description, MailSettings, WebhookSettings};

/// Bytes that should be free beside the database.
const ROOM: u64 = 256 << 20;
/// Seconds by which something stored may be ahead of the clock.
const AHEAD: i64 = 5 * 60;
const MAIL: &str = "mail";
const WEBHOOK: &str = "webhook";

/// How a mail server and a webhook are tried.
#[derive(Debug, Clone, Copy)]
pub struct Trial {
    /// For each of them; who does not answer sooner hangs.
    pub patience: Duration,
    /// Whether both also get something that says it is a test.
    pub send: bool,
}

impl Default for Trial {
    fn default() -> Self {
        Self { patience: Duration::from_secs(15), send: false }
    }
}

/// What was tried, and what came of it: a line that begins with `ok` or `BAD`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    what: &'static str,
    found: Result<String, String>,
}

impl Finding {
    pub fn new(what: &'static str, found: Result<String, String>) -> Self {
        Self { what, found }
    }

    pub fn is_bad(&self) -> bool {
        self.found.is_err()
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.found {
            Ok(text) => write!(f, "ok   {}: {text}", self.what),
            Err(text) => write!(f, "BAD  {}: {text}", self.what),
        }
    }
}

/// Whether something can be stored, by storing something.
pub async fn database(store: &Store) -> Finding {
    let written = store.probe().await.map(|()| "can be written".to_owned());
    Finding::new("database", said(written))
}

/// The machine and what is stored on it: space, clock, what was not delivered.
pub async fn machine(store: &Store) -> Vec<Finding> {
    let space = store.file().map(|file| Finding::new("space", space(file)));
    let clock = Finding::new("clock", clock(store).await);
    let deliveries = Finding::new("deliveries", deliveries(store).await);
    space.into_iter().chain([clock, deliveries]).collect()
}

/// What the build says.
pub fn build(build: &Description) -> Finding {
    Finding::new("build", settings(build))
}

/// Whether the mail server and the webhook that the build names are there.
pub async fn ways(build: &Description, secrets: &Secrets, trial: Trial) -> Vec<Finding> {
    let (mail, webhook) = (&build.desk.mail, &build.desk.webhook);
    let mail = async {
        let mail = mail.as_ref()?;
        Some(Finding::new(MAIL, try_mail(mail, secrets, trial).await))
    };
    let webhook = async {
        let webhook = webhook.as_ref()?;
        Some(Finding::new(WEBHOOK, try_webhook(webhook, secrets, trial).await))
    };
    let (mail, webhook) = tokio::join!(mail, webhook);
    mail.into_iter().chain(webhook).collect()
}

/// The same while nobody knows yet.
pub fn being_tried(build: &Description) -> Vec<Finding> {
    let waits = |what| Finding::new(what, Err("is being tried, without an answer so far".into()));
    let mail = build.desk.mail.as_ref().map(|_| waits(MAIL));
    let webhook = build.desk.webhook.as_ref().map(|_| waits(WEBHOOK));
    mail.into_iter().chain(webhook).collect()
}

fn said<T>(result: Result<T, StoreError>) -> Result<T, String> {
    result.map_err(|error| error.to_string())
}

async fn clock(store: &Store) -> Result<String, String> {
    let (now, newest) = (super::now(), said(store.newest().await)?);
    if newest - now > AHEAD {
        return Err(format!("{}, but something was stored at {}", moment(now), moment(newest)));
    }
    Ok(moment(now))
}

async fn deliveries(store: &Store) -> Result<String, String> {
    let backlog = said(store.backlog().await)?;
    let (waiting, dead, untold) = (backlog.waiting, backlog.dead, backlog.untold);
    let counts =
        format!("{waiting} wait, {dead} were given up, {untold} tickets nobody is told of");
    if dead + untold > 0 { Err(counts) } else { Ok(counts) }
}

fn settings(build: &Description) -> Result<String, String> {
    let desk = &build.desk;
    let has_forms = build.tickets.as_ref().is_some_and(|tickets| !tickets.channels.is_empty());
    match (&build.host, has_forms && desk.mail.is_none() && desk.webhook.is_none()) {
        (None, _) => Err("site.toml has no [host]: pages know nobody to send to".to_owned()),
        (_, true) => {
            Err("there are ticket forms, but neither [host.mail] nor [host.webhook]".to_owned())
        }
        (Some(host), false) => Ok(format!("{}{}", host.origin, host.path)),
    }
}

async fn try_mail(mail: &MailSettings, secrets: &Secrets, trial: Trial) -> Result<String, String> {
    let mailer = Mailer::new(mail, secrets.smtp_password.as_deref())?;
    let tried = async {
        if trial.send {
            mailer.send_test().await?;
            return Ok(format!("a test mail is on its way to {}", mail.to));
        }
        mailer.greet().await?;
        let own = mailer.own_name().map(|own| format!(" as {own}"));
        Ok(format!("{} lets us in{}", mail.server, own.unwrap_or_default()))
    };
    match timeout(trial.patience, tried).await {
        Ok(tried) => tried,
        Err(_) => Err(format!("{}, {}", mailer.where_it_hangs().await, waited(trial))),
    }
}

async fn try_webhook(
    webhook: &WebhookSettings,
    secrets: &Secrets,
    trial: Trial,
) -> Result<String, String> {
    let webhook = Webhook::of(webhook, secrets)?;
    if !trial.send {
        return Ok("set; `frontdesk desk doctor --send` posts the event `test`".to_owned());
    }
    match timeout(trial.patience, webhook.test()).await {
        Ok(tried) => tried.map(|()| "takes posts".to_owned()),
        Err(_) => Err(format!("the receiver does not answer a post, {}", waited(trial))),
    }
}

fn waited(trial: Trial) -> String {
    format!("waited {} seconds for", trial.patience.as_secs())
}

#[cfg(unix)]
fn space(file: &std::path::Path) -> Result<String, String> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(std::path::Path::new("."));
    let found =
        rustix::fs::statvfs(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let free = found.f_bavail.saturating_mul(found.f_frsize);
    let text = format!("{} MB free", free >> 20);
    if free < ROOM { Err(text) } else { Ok(text) }
}

#[cfg(not(unix))]
fn space(_: &std::path::Path) -> Result<String, String> {
    Ok("not looked at".to_owned())
}
