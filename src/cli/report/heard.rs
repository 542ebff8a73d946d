//! What `frontdesk report` asks of a host: why readers said no, what they looked for in vain, how many
//! tickets came; and its mail.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::cli::desk::{DatabaseArgs, Trouble, with_store};
use crate::cli::{Exit, output};
use crate::host::mail::{self, Mailer};
use crate::host::store::Store;
use crate::model::{Lang, MailSettings};
use crate::report::{Heard, Search, Tickets};

/// Days whose tickets are counted.
const DAYS: u32 = 28;

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
    let count = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
    for given in store.reasons().await? {
        let of = heard.reasons.entry((given.article, given.lang)).or_default();
        of.insert(given.reason, count(given.times));
    }
    for sought in store.searches_in_vain().await? {
        let (times, unopened) = (count(sought.times), count(sought.unopened));
        heard.searches.push(Search { lang: sought.lang, words: sought.words, times, unopened });
    }
    let zone = jiff::tz::TimeZone::UTC;
    let first = today.saturating_sub(jiff::Span::new().days(i64::from(DAYS)));
    let since = first.to_zoned(zone).map_err(|error| Trouble::Other(error.to_string()))?;
    let mut tickets = Tickets { days: DAYS, ..Tickets::default() };
    let mut own = BTreeSet::new();
    for counted in store.topics(since.timestamp().as_second()).await? {
        let topic = tickets.topics.entry(counted.topic.clone()).or_default();
        topic.all = topic.all.saturating_add(count(counted.all));
        topic.open = topic.open.saturating_add(count(counted.open));
        // In the site's own language rather than in that of whoever wrote last.
        let is_own = counted.lang == lang.as_str();
        if is_own || !own.contains(&counted.topic) {
            topic.name = counted.name;
        }
        own.extend(is_own.then_some(counted.topic));
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
        let password = crate::cli::host::secrets().smtp_password;
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
