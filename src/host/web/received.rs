//! What a customer is told of a ticket that is stored: its number, until when an answer comes, the
//! private link, and where a confirmation goes.

use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::posted::Asked;
use super::{answer, ticket_page};
use crate::host::pattern::Values;
use crate::host::store::{Kind, NewTicket, Store, Ticket};
use crate::host::{now, promised};
use crate::model::Lang;

/// The ticket with what its customer is about to be told: until when an answer comes.
pub(super) fn promising(asked: &Asked, ticket: NewTicket) -> NewTicket {
    let told = (ticket.channel.as_str(), ticket.lang.as_str());
    let promised = promised::now_by(&asked.site.promises, told, now());
    NewTicket { promised, ..ticket }
}

/// The answer to a ticket that came by the form of `channel`.
pub(super) async fn receipt(
    asked: Asked,
    lang: &Lang,
    number: String,
    channel: &str,
) -> Response<Body> {
    // It is taken, whatever becomes of the link to it.
    let stored = asked.app.store.ticket(&number).await.unwrap_or_else(|error| {
        tracing::error!(%error, "a ticket could not be read again");
        None
    });
    let mailed = match &stored {
        Some(ticket) => mailed(&asked.app.store, ticket).await,
        None => None,
    };
    let link = stored.as_ref().map(|ticket| ticket_page::link(&asked, lang, ticket));
    let desk = asked.site.description.tickets.as_ref();
    let within = desk.and_then(|desk| desk.channels.get(channel)?.reply.get(lang));
    // The moment says more than the length of time.
    let promises = &asked.site.promises;
    let until = match &stored {
        Some(ticket) => promised::answer_by(promises, ticket, lang.as_str()),
        None => promises.answer_by(channel, lang.as_str(), now()),
    };
    if asked.wants_json() {
        let told =
            serde_json::json!({ "number": number, "link": link, "reply": within, "until": until });
        return answer::json(StatusCode::CREATED, &told);
    }
    let mut values = Values::new().text("number", number);
    if let Some(by) = until {
        values = values.part("until", ticket_page::by_values(by));
    } else if let Some(within) = within {
        values = values.part("reply", Values::new().text("within", within.as_str()));
    }
    if let Some(link) = link {
        values = values.part("private", Values::new().text("link", link));
    }
    if let Some(email) = mailed {
        values = values.part("is-mailed", Values::new().text("email", email));
    }
    answer::page(&asked.site, lang, StatusCode::CREATED, &Values::new().part("received", values))
}

/// The address that a confirmation goes to. One mailbox is asked a few times a day at most, and
/// what is not sent is not promised.
async fn mailed(store: &Store, ticket: &Ticket) -> Option<String> {
    match store.deliveries_of(ticket.id).await {
        Ok(all) => all.iter().any(|(kind, _)| *kind == Kind::Confirm).then(|| ticket.email.clone()),
        Err(error) => {
            tracing::error!(%error, "a ticket's deliveries could not be read");
            None
        }
    }
}
