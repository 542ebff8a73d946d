//! `frontdesk desk doctor`: tries everything that a desk needs, before a customer does.

use std::path::PathBuf;

use super::desk::{DatabaseArgs, Trouble, description, moment, with_store};
use super::{Exit, output};
use crate::host::deliver::{Secrets, Webhook};
use crate::host::mail::Mailer;
use crate::host::store::{Store, file_of};
use crate::model::{Description, DeskSettings};

/// Bytes that should be free beside the database.
const ROOM: u64 = 256 << 20;
/// Seconds by which something stored may be ahead of the clock.
const AHEAD: i64 = 5 * 60;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Try the build, the database, the mail server and the webhook, and say what does not work
    Doctor(Doctor),
}

#[derive(Debug, clap::Args)]
struct Doctor {
    #[command(flatten)]
    database: DatabaseArgs,
    /// The build that the host serves
    #[arg(long, default_value = "dist", value_name = "DIR")]
    dist: PathBuf,
    /// Also send a test mail to the desk, and a post of the event `test`
    #[arg(long)]
    send: bool,
}

/// What was found, in order.
#[derive(Default)]
struct Findings {
    is_bad: bool,
}

impl Findings {
    fn note(&mut self, what: &str, found: Result<String, String>) {
        let (sign, text) = match &found {
            Ok(text) => ("ok  ", text),
            Err(text) => ("BAD ", text),
        };
        self.is_bad |= found.is_err();
        output::out(&format!("{sign} {what}: {text}\n"));
    }
}

pub fn run(args: Args) -> Exit {
    let What::Doctor(doctor) = args.what;
    with_store(&doctor.database, async |store| {
        let mut findings = Findings::default();
        doctor.machine(&mut findings, store).await?;
        match description(&doctor.dist) {
            Ok(build) => doctor.ways(&mut findings, &build).await,
            Err(error) => findings.note("build", Err(error.to_string())),
        }
        Ok(if findings.is_bad { Exit::Mistakes } else { Exit::Fine })
    })
}

impl Doctor {
    async fn machine(&self, findings: &mut Findings, store: &Store) -> Result<(), Trouble> {
        let written = store.probe().await.map(|()| "can be written".to_owned());
        findings.note("database", written.map_err(|error| error.to_string()));
        if let Some(path) = file_of(&self.database.db) {
            findings.note("space", space(&path));
        }
        let (now, newest) = (jiff::Timestamp::now().as_second(), store.newest().await?);
        findings.note(
            "clock",
            match newest - now > AHEAD {
                true => {
                    Err(format!("{}, but something was stored at {}", moment(now), moment(newest)))
                }
                false => Ok(moment(now)),
            },
        );
        let backlog = store.backlog().await?;
        let (waiting, dead, untold) = (backlog.waiting, backlog.dead, backlog.untold);
        let counts =
            format!("{waiting} wait, {dead} were given up, {untold} tickets nobody is told of");
        findings.note("deliveries", if dead + untold > 0 { Err(counts) } else { Ok(counts) });
        Ok(())
    }

    async fn ways(&self, findings: &mut Findings, build: &Description) {
        let desk = &build.desk;
        let has_forms = build.tickets.as_ref().is_some_and(|tickets| !tickets.channels.is_empty());
        findings.note(
            "build",
            match (&build.host, has_forms && desk.mail.is_none() && desk.webhook.is_none()) {
                (None, _) => {
                    Err("site.toml has no [host]: pages know nobody to send to".to_owned())
                }
                (_, true) => {
                    Err("there are ticket forms, but neither [host.mail] nor [host.webhook]"
                        .to_owned())
                }
                (Some(host), false) => Ok(format!("{}{}", host.origin, host.path)),
            },
        );
        let secrets = super::host::secrets();
        self.mail(findings, desk, &secrets).await;
        self.webhook(findings, desk, secrets).await;
    }

    async fn mail(&self, findings: &mut Findings, desk: &DeskSettings, secrets: &Secrets) {
        let Some(mail) = &desk.mail else { return };
        let tried = match Mailer::new(mail, secrets.smtp_password.as_deref()) {
            Ok(mailer) if self.send => mailer
                .send_test()
                .await
                .map(|()| format!("a test mail is on its way to {}", mail.to)),
            Ok(mailer) => mailer.greet().await.map(|()| format!("{} lets us in", mail.server)),
            Err(why) => Err(why),
        };
        findings.note("mail", tried);
    }

    async fn webhook(&self, findings: &mut Findings, desk: &DeskSettings, secrets: Secrets) {
        let Some(webhook) = &desk.webhook else { return };
        let tried = match secrets.webhook_secret {
            None => Err("FRONTDESK_WEBHOOK_SECRET is not set".to_owned()),
            Some(_) if !self.send => Ok("set; --send posts the event `test`".to_owned()),
            Some(secret) => {
                let url = secrets.webhook_url.unwrap_or_else(|| webhook.url.clone());
                Webhook::new(url, webhook.allow.clone(), secret)
                    .test()
                    .await
                    .map(|()| "takes posts".to_owned())
            }
        };
        findings.note("webhook", tried);
    }
}

#[cfg(unix)]
fn space(path: &std::path::Path) -> Result<String, String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
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
