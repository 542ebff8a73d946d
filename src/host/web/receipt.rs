//! What became of a ticket, for whoever sent it: behind a link that only they were shown. No account.
//!
//! 1. the page says where the ticket is, what was answered, and what was sent with it;
//! 2. its forms add a message, or erase the ticket with everything that belongs to it.

use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::answer;
use super::fields::part_of;
use super::form;
use super::posted::{Asked, Refusal};
use crate::host::pattern::Values;
use crate::host::store::{Kind, NoteKind, Store, StoreError, Ticket};
use crate::model::Lang;

const LARGEST: usize = 64 * 1024;
/// Characters of a message.
const TEXT: usize = 10_000;

/// Where a ticket's page stands.
pub(super) fn link(asked: &Asked, lang: &Lang, ticket: &Ticket) -> String {
    let host = asked.site.description.host.as_ref();
    let (origin, path) = host.map_or(("", "/"), |host| (host.origin.as_str(), host.path.as_str()));
    format!("{origin}{path}api/ticket?lang={lang}&token={}", asked.app.store.private_link(ticket))
}

/// `GET /api/ticket?token=`
pub(super) async fn show(asked: Asked) -> Response<Body> {
    let (token, lang) = (asked.parameter("token"), asked.lang("", &asked.parameter("lang")));
    if let Err(wait) = asked.app.admits("receipt", asked.app.rates().searches, asked.peer, &asked.headers) {
        return asked.refuse(Refusal::TooOften(wait), &lang, None);
    }
    page(asked, &token, &lang).await
}

/// `POST /api/ticket`: a message, or `erase=yes`.
pub(super) async fn post(mut asked: Asked) -> Response<Body> {
    let lang = asked.lang("", &asked.parameter("lang"));
    let admitted = asked.admit("form", asked.app.rates().tries);
    let form = match asked.form(LARGEST).await {
        Ok(form) => form,
        Err(refusal) => return asked.refuse(refusal, &lang, None),
    };
    let (token, lang) = (form.get("token"), asked.lang("", form.get("lang")));
    let text = form::lines(form.get("text"), TEXT);
    let kept = Some(text.clone()).filter(|text| !text.is_empty());
    if let Err(refusal) = admitted {
        return asked.refuse(refusal, &lang, kept);
    }
    let ticket = match asked.app.store.ticket_of(token).await {
        Ok(Some(ticket)) => ticket,
        Ok(None) => return asked.refuse(Refusal::Expired, &lang, kept),
        Err(error) => return failed(&asked, &lang, &error, kept),
    };
    if form.get("erase") == "yes" {
        return match asked.app.store.erase_ticket(&ticket.number).await {
            Ok(_) => answer::page(&asked.site, &lang, StatusCode::OK, &Values::new().flag("erased", true)),
            Err(error) => failed(&asked, &lang, &error, None),
        };
    }
    if !text.is_empty() {
        let rate = asked.app.rates().tickets;
        if let Err(wait) = asked.admit_one_more("ticket", rate) {
            return asked.refuse(Refusal::TooOften(wait), &lang, kept);
        }
        if let Err(error) = asked.app.store.add_note(&ticket.number, NoteKind::More, &text).await {
            asked.give_back("ticket", rate);
            return failed(&asked, &lang, &error, kept);
        }
        tracing::info!("a ticket was added to");
    }
    page(asked, token, &lang).await
}

fn failed(asked: &Asked, lang: &Lang, error: &StoreError, kept: Option<String>) -> Response<Body> {
    tracing::error!(%error, "a ticket's page failed");
    asked.refuse(Refusal::Failed, lang, kept)
}

async fn page(asked: Asked, token: &str, lang: &Lang) -> Response<Body> {
    let store = asked.app.store.clone();
    let ticket = match store.ticket_of(token).await {
        Ok(Some(ticket)) => ticket,
        Ok(None) => return asked.refuse(Refusal::Expired, lang, None),
        Err(error) => return failed(&asked, lang, &error, None),
    };
    let base = asked.site.description.host.as_ref().map_or("/", |host| host.path.as_str());
    let values = Values::new()
        .text("number", ticket.number.as_str())
        .text("action", format!("{base}api/ticket"))
        .text("token", token)
        .text("lang", lang.as_str());
    match states(&store, &ticket, values).await {
        Ok(values) => {
            answer::page(&asked.site, lang, StatusCode::OK, &Values::new().part("ticket", sent(&ticket, values)))
        }
        Err(error) => failed(&asked, lang, &error, None),
    }
}

/// Where the ticket is, and what was said about it that the customer may read.
async fn states(store: &Store, ticket: &Ticket, values: Values) -> Result<Values, StoreError> {
    let deliveries = store.deliveries_of(ticket.id).await?;
    let arrived = |kind| deliveries.iter().any(|(known, state)| *known == kind && state == "done");
    let is_asked = deliveries.iter().any(|(kind, _)| *kind == Kind::Confirm);
    let is_handed = arrived(Kind::Desk) || arrived(Kind::Webhook);
    let is_confirmed = ticket.address_confirmed_at.is_some();
    let notes = store.notes(ticket.id).await?;
    let read = notes.iter().filter(|note| note.kind != NoteKind::Note).rev();
    let notes = read.map(|note| {
        let values = Values::new().text("text", note.text.as_str());
        values.flag("is-answer", note.kind == NoteKind::Answer).flag("is-more", note.kind == NoteKind::More)
    });
    Ok(values
        .flag("is-done", ticket.done_at.is_some())
        .flag("is-handed", is_handed)
        .flag("is-waiting", !is_handed)
        .flag("is-confirmed", is_confirmed)
        .flag("is-unconfirmed", is_asked && !is_confirmed)
        .list("note", notes))
}

/// What the customer sent.
fn sent(ticket: &Ticket, mut values: Values) -> Values {
    for (field, value) in &ticket.fields {
        if let Some((part, choices)) = part_of(field) {
            let shown = Values::new().text("value", value.as_str());
            values = values.part(part, choices.iter().fold(shown, |shown, (id, flag)| shown.flag(flag, value == id)));
        }
    }
    let files = ticket.attachments.iter().map(|file| Values::new().text("name", file.name.as_str()));
    values.list("file", files)
}
