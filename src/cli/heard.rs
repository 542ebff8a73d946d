//! What `frontdesk report` asks of a host: why readers said no, what they looked for in vain, how many
//! tickets came; and its mail.

use jiff::civil::Date;

use super::desk::{DatabaseArgs, Trouble, with_store};
use super::{Exit, output};
use crate::host::mail::{self, Mailer};
use crate::host::store::{Filter, Store};
use crate::model::{Lang, MailSettings};
use crate::report::{Heard, Search, Tickets};

/// Days whose tickets are counted.
const DAYS: u32 = 28;
/// "No" votes that are asked why.
const COMPLAINTS: i64 = 10_000;
/// More come in no month to any desk of ours.
const TICKETS: i64 = 1_000_000;

/// What the host's database at `url` has; `lang` is the site's default language.
///
/// # Errors
/// It cannot be read; that has been said.
pub fn heard(url: &str, (today, lang): (Date, &Lang)) -> Result<Heard, Exit> {
    let mut heard = Heard::default();
    let database = DatabaseArgs { db: url.to_owned() };
    let exit = with_store(&database, async |store| {
        heard = read(store, (today, lang)).await?;
        Ok(Exit::Fine)
    });
    if exit == Exit::Fine { Ok(heard) } else { Err(exit) }
}

async fn read(store: &Store, (today, lang): (Date, &Lang)) -> Result<Heard, Trouble> {
    let mut heard = Heard::default();
    for complaint in store.complaints(COMPLAINTS).await? {
        let Some(reason) = complaint.reason else { continue };
        let of = heard.reasons.entry((complaint.article, complaint.lang)).or_default();
        *of.entry(reason).or_default() += 1;
    }
    let count = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
    for sought in store.searches_in_vain().await? {
        let (times, unopened) = (count(sought.times), count(sought.unopened));
        heard.searches.push(Search { lang: sought.lang, words: sought.words, times, unopened });
    }
    let zone = jiff::tz::TimeZone::UTC;
    let first = today.saturating_sub(jiff::Span::new().days(i64::from(DAYS)));
    let since = first.to_zoned(zone).map_err(|error| Trouble::Other(error.to_string()))?;
    let since = Some(since.timestamp().as_second());
    let (found, _) = store.find(&Filter { since, ..Filter::default() }, TICKETS).await?;
    let mut tickets = Tickets { days: DAYS, ..Tickets::default() };
    for ticket in found {
        let topic = tickets.topics.entry(ticket.topic).or_default();
        // In the site's own language rather than in that of whoever wrote first.
        if topic.name.is_empty() || ticket.lang == lang.as_str() {
            topic.name = ticket.topic_name;
        }
        topic.all += 1;
        topic.open += u32::from(ticket.done_at.is_none());
    }
    heard.tickets = Some(tickets);
    Ok(heard)
}

/// Sends the report to the desk.
///
/// # Errors
/// Nobody takes it; that has been said.
pub fn send(
    settings: Option<&MailSettings>,
    subject: &str,
    (text, html): (String, String),
) -> Result<(), Exit> {
    let Some(settings) = settings else {
        output::say("error: --mail goes where tickets go, and site.toml has no [host.mail]");
        return Err(Exit::Usage);
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| {
        output::say(&format!("error: {error}"));
        Exit::Machine
    })?;
    let sent = runtime.block_on(async {
        let password = super::host::secrets().smtp_password;
        let mailer = Mailer::new(settings, password.as_deref())?;
        let message = mail::report(settings, subject, text, html)?;
        let refused = |refused| match refused {
            mail::Refused::Recipient(why) | mail::Refused::Us(why) => why,
        };
        mailer.send(message).await.map_err(refused)
    });
    sent.map_err(|why| {
        output::say(&format!("error: the report was not mailed: {why}"));
        Exit::Machine
    })?;
    output::say(&format!("mailed to {}", settings.to));
    Ok(())
}
