//! Until when a ticket's customer was told that an answer comes.

use super::store::{Promised, Ticket};
use crate::contact::promises::{AnswerBy, Promises};

/// What the channel promises somebody who writes at that moment (seconds since 1970), to be kept
/// with their ticket.
pub fn now_by(promises: &Promises, (channel, lang): (&str, &str), at: i64) -> Promised {
    match promises.promise(channel, lang, at) {
        Some((until, zone)) => Promised::Until { at: until.as_second(), zone: zone.to_owned() },
        None => Promised::Nothing,
    }
}

/// What was promised, whatever the site says by now; of a ticket that does not know it, as one
/// before it was kept, what the site says.
pub fn answer_by(promises: &Promises, ticket: &Ticket, lang: &str) -> Option<AnswerBy> {
    match &ticket.promised {
        Promised::Unknown => promises.answer_by(&ticket.channel, lang, ticket.at),
        Promised::Nothing => None,
        Promised::Until { at, zone } => promises.say(lang, *at, zone),
    }
}
