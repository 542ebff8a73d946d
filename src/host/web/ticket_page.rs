//! What became of a ticket, for whoever sent it: behind a link that only they were shown. No
//! account.
//!
//! 1. the page says where the ticket is, what was answered, and what was sent with it;
//! 2. its forms add a message or files, or erase the ticket with everything that belongs to it.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::answer;
use super::fields::part_of;
use super::filled;
use super::form;
use super::length::{self, TooLong};
use super::posted::{Asked, Refusal};
use super::sent::{self, Broken, Sent};
use crate::contact::promises::AnswerBy;
use crate::host::attach::Refused;
use crate::host::pattern::Values;
use crate::host::store::{Attachment, Erased, Kind, Note, NoteKind, Store, StoreError, Ticket};
use crate::host::{now, promised};
use crate::model::{ChannelEntry, Lang, lengths};

/// Files of one ticket, beyond which none are added.
const MOST: usize = 25;

/// Where a ticket's page stands.
pub(super) fn link(asked: &Asked, lang: &Lang, ticket: &Ticket) -> String {
    let host = asked.site.description.host.as_ref();
    let origin = host.map_or("", |host| host.origin.as_str());
    format!("{origin}{}", path(asked, lang, &asked.app.store.private_link(ticket)))
}

/// The same on whichever origin it is asked for.
fn path(asked: &Asked, lang: &Lang, token: &str) -> String {
    let base = asked.site.description.host.as_ref().map_or("/", |host| host.path.as_str());
    format!("{base}api/ticket?lang={lang}&token={token}")
}

/// Until when an answer comes, as pages say it.
pub(super) fn by_values(by: AnswerBy) -> Values {
    Values::new().text("date", by.date).text("time", by.time).text("zone", by.zone)
}

/// `GET /api/ticket?token=`
pub(super) async fn show(asked: Asked) -> Response<Body> {
    let (token, lang) = (asked.parameter("token"), asked.lang("", &asked.parameter("lang")));
    if let Err(wait) =
        asked.app.admits("receipt", asked.app.rates().searches, asked.peer, &asked.headers)
    {
        return asked.refuse(Refusal::TooOften(wait), &lang, None);
    }
    page(asked, &token, &lang, Said::default()).await
}

/// `POST /api/ticket`: a message, or `erase=yes`.
pub(super) async fn post(mut asked: Asked) -> Response<Body> {
    let (mut sent, refusal) = arrived(&mut asked).await;
    let (token, lang) = (sent.form.get("token").to_owned(), asked.lang("", sent.form.get("lang")));
    let text = form::lines(sent.form.get("text"), usize::MAX);
    let kept = Some(text.clone()).filter(|text| !text.is_empty());
    if let Some(refusal) = refusal {
        return asked.refuse(refusal, &lang, kept);
    }
    let ticket = match asked.app.store.ticket_of(&token).await {
        Ok(Some(ticket)) => ticket,
        Ok(None) => return asked.refuse(Refusal::Expired, &lang, kept),
        Err(error) => return failed(&asked, &lang, &error, kept),
    };
    if sent.form.get("erase") == "yes" {
        return match asked.app.store.erase_ticket(&ticket.number).await {
            Ok(_) => {
                let number = ticket.number.clone();
                erase_from_before(asked.app.store.clone(), ticket.number);
                if asked.wants_json() {
                    let told = serde_json::json!({ "number": number, "erased": true });
                    return answer::json(StatusCode::OK, &told);
                }
                let erased = Values::new().text("number", number);
                let values = Values::new().part("erased", erased);
                answer::page(&asked.site, &lang, StatusCode::OK, &values)
            }
            Err(error) => failed(&asked, &lang, &error, None),
        };
    }
    sent.keep_only(endings(&asked, &ticket));
    if !takes_files(&asked, &ticket) {
        sent.bad_files.extend(
            std::mem::take(&mut sent.files).into_iter().map(|file| (file.name, Refused::Many)),
        );
    }
    let mut said = Said {
        text: String::new(),
        long: TooLong::judge(&text, lengths::MESSAGE),
        bad_files: std::mem::take(&mut sent.bad_files),
    };
    if !said.is_empty() {
        // Nothing is taken of what is not whole: the text stands in the form again.
        said.text = text;
    } else if !text.is_empty() || !sent.files.is_empty() {
        let bytes = match admitted(&asked, &sent.files) {
            Ok(bytes) => bytes,
            Err(refusal) => return asked.refuse(refusal, &lang, kept),
        };
        match asked.app.store.add_more(&ticket.number, &text, std::mem::take(&mut sent.files)).await
        {
            Ok(true) => {
                tracing::info!("a ticket was added to");
                if !asked.wants_json() {
                    return answer::see_other(&path(&asked, &lang, &token));
                }
            }
            // Erased meanwhile, as by another click.
            Ok(false) => return asked.refuse(Refusal::Expired, &lang, kept),
            Err(error) => {
                asked.give_back("ticket", asked.app.rates().tickets);
                asked.give_back_files(bytes);
                return failed(&asked, &lang, &error, kept);
            }
        }
    }
    page(asked, &token, &lang, said).await
}

/// Also from the file that a restored copy has left: a database of its own, which nobody waits for.
fn erase_from_before(store: Arc<Store>, number: String) {
    tokio::spawn(async move {
        if let Err(error) = store.erase_from_before(Erased::Ticket(&number)).await {
            tracing::error!(%error, "a ticket is still in what was there before a restore");
        }
    });
}

/// What was sent, as far as it arrived, and why it is refused.
async fn arrived(asked: &mut Asked) -> (Sent, Option<Refusal>) {
    let allowed = asked.admit("form", asked.app.rates().tries);
    match (sent::read(asked, allowed.is_ok()).await, allowed) {
        (Ok(sent), allowed) => (sent, allowed.err()),
        (Err(Broken { form, .. }), Err(refusal)) => (Sent::of(form), Some(refusal)),
        (Err(Broken { form, refusal }), Ok(())) => (Sent::of(form), Some(refusal)),
    }
}

/// What of a form was not taken, and is shown again.
#[derive(Default)]
struct Said {
    text: String,
    /// Where it is too long.
    long: Option<TooLong>,
    bad_files: Vec<(String, Refused)>,
}

impl Said {
    fn is_empty(&self) -> bool {
        self.long.is_none() && self.bad_files.is_empty()
    }

    /// What is wrong, as the form for a new ticket says it.
    fn json(&self, endings: &[String]) -> serde_json::Value {
        let files = bad_files_json(&self.bad_files);
        let long = length::json(self.long.iter().map(|long| ("text", *long)));
        serde_json::json!({ "files": files, "taken": endings, "long": long })
    }
}

/// Whether so much may be added now: the bytes of its files; what is taken of the bounds is the
/// caller's to give back.
fn admitted(asked: &Asked, files: &[Attachment]) -> Result<usize, Refusal> {
    let rate = asked.app.rates().tickets;
    asked.admit_one_more("ticket", rate).map_err(Refusal::TooOften)?;
    let bytes = files.iter().map(|file| file.bytes.len()).sum();
    asked.app.admits_files(asked.client(), bytes).map_err(|wait| {
        asked.give_back("ticket", rate);
        Refusal::TooOften(wait)
    })?;
    Ok(bytes)
}

/// The form that the ticket came from.
fn channel<'a>(asked: &'a Asked, ticket: &Ticket) -> Option<&'a ChannelEntry> {
    asked.site.description.tickets.as_ref()?.channels.get(&ticket.channel)
}

/// The endings of the files that it takes.
fn endings<'a>(asked: &'a Asked, ticket: &Ticket) -> &'a [String] {
    channel(asked, ticket).map_or(&[], |channel| channel.attach.as_slice())
}

/// Whether it takes files.
fn takes_files(asked: &Asked, ticket: &Ticket) -> bool {
    let is_room = ticket.attachments.len() < MOST;
    is_room && channel(asked, ticket).is_some_and(filled::takes_files)
}

fn failed(asked: &Asked, lang: &Lang, error: &StoreError, kept: Option<String>) -> Response<Body> {
    tracing::error!(%error, "a ticket's page failed");
    asked.refuse(Refusal::Failed, lang, kept)
}

async fn page(asked: Asked, token: &str, lang: &Lang, said: Said) -> Response<Body> {
    let store = asked.app.store.clone();
    let ticket = match store.ticket_of(token).await {
        Ok(Some(ticket)) => ticket,
        Ok(None) => return asked.refuse(Refusal::Expired, lang, None),
        Err(error) => return failed(&asked, lang, &error, None),
    };
    let by = || promised::answer_by(&asked.site.promises, &ticket, lang.as_str());
    let state = match State::of(&store, &ticket, by).await {
        Ok(state) => state,
        Err(error) => return failed(&asked, lang, &error, None),
    };
    let status = if said.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    if asked.wants_json() {
        let told = match said.is_empty() {
            true => state.json(&ticket),
            false => said.json(endings(&asked, &ticket)),
        };
        return answer::json(status, &told);
    }
    let base = asked.site.description.host.as_ref().map_or("/", |host| host.path.as_str());
    let values = Values::new()
        .text("number", ticket.number.as_str())
        .text("action", format!("{base}api/ticket"))
        .text("token", token)
        .text("lang", lang.as_str())
        .text("written", said.text.as_str())
        .list("long", said.long.map(|long| long.values(lang)))
        .flag("takes-files", takes_files(&asked, &ticket))
        .list("bad", bad_files(&said.bad_files, endings(&asked, &ticket)));
    let values = state.values(&ticket, values);
    let page = Values::new().part("ticket", shown(&ticket, values));
    answer::page(&asked.site, lang, status, &page)
}

/// Where a ticket is, and what was said about it that the customer may read.
struct State {
    is_handed: bool,
    /// Whether the sender was asked to confirm the address.
    is_asked: bool,
    /// Until when an answer comes, while it has not passed and none has come.
    by: Option<AnswerBy>,
    notes: Vec<Note>,
}

impl State {
    async fn of(
        store: &Store,
        ticket: &Ticket,
        by: impl FnOnce() -> Option<AnswerBy>,
    ) -> Result<Self, StoreError> {
        let deliveries = store.deliveries_of(ticket.id).await?;
        let arrived =
            |kind| deliveries.iter().any(|(known, state)| *known == kind && state == "done");
        let mut notes = store.notes(ticket.id).await?;
        notes.retain(|note| note.kind != NoteKind::Note);
        let is_answered = notes.iter().any(|note| note.kind == NoteKind::Answer);
        // What has passed is no promise any more.
        let is_open = !is_answered && ticket.done_at.is_none();
        Ok(Self {
            is_handed: arrived(Kind::Desk) || arrived(Kind::Webhook),
            is_asked: deliveries.iter().any(|(kind, _)| *kind == Kind::Confirm),
            by: is_open.then(by).flatten().filter(|by| by.at.as_second() > now()),
            notes,
        })
    }

    fn values(self, ticket: &Ticket, values: Values) -> Values {
        let is_confirmed = ticket.address_confirmed_at.is_some();
        let notes = self.notes.iter().rev().map(|note| {
            let values = Values::new().text("text", note.text.as_str());
            values
                .flag("is-answer", note.kind == NoteKind::Answer)
                .flag("is-more", note.kind == NoteKind::More)
        });
        values
            .flag("is-done", ticket.done_at.is_some())
            .flag("is-handed", self.is_handed)
            .flag("is-waiting", !self.is_handed)
            .flag("is-confirmed", is_confirmed)
            .flag("is-unconfirmed", self.is_asked && !is_confirmed)
            .list("note", notes)
            .list("until", self.by.map(by_values))
    }

    /// The same for scripts.
    fn json(&self, ticket: &Ticket) -> serde_json::Value {
        serde_json::json!({
            "number": ticket.number, "at": ticket.at, "done_at": ticket.done_at,
            "handed": self.is_handed, "confirmed": ticket.address_confirmed_at.is_some(),
            "until": self.by, "fields": ticket.fields, "files": ticket.attachments,
            "notes": self.notes,
        })
    }
}

/// Names and reasons of files that are not taken, for scripts.
pub(super) fn bad_files_json(files: &[(String, Refused)]) -> Vec<serde_json::Value> {
    let file =
        |(name, why): &(String, Refused)| serde_json::json!({ "name": name, "why": why.as_str() });
    files.iter().map(file).collect()
}

/// The same for a page; `endings`: what the form takes.
pub(super) fn bad_files(files: &[(String, Refused)], endings: &[String]) -> Vec<Values> {
    let reason = |why: &Refused| match why {
        Refused::Here => Values::new().text("endings", endings.join(", ")),
        _ => Values::new(),
    };
    files
        .iter()
        .map(|(name, why)| {
            Values::new().text("name", name.as_str()).part(why.as_str(), reason(why))
        })
        .collect()
}

/// What the customer sent.
fn shown(ticket: &Ticket, mut values: Values) -> Values {
    for (field, value) in &ticket.fields {
        if let Some((part, choices)) = part_of(field) {
            let shown = Values::new().text("value", value.as_str());
            values = values.part(
                part,
                choices.iter().fold(shown, |shown, (id, flag)| shown.flag(flag, value == id)),
            );
        }
    }
    let files =
        ticket.attachments.iter().map(|file| Values::new().text("name", file.name.as_str()));
    values.list("file", files)
}
