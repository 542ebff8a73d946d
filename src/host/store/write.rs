//! Everything that changes the database, as values: one function carries them out, whichever
//! database it is and however many share a transaction.

use super::allowance::{self, Allowance};
use super::conn::{Conn, params};
use super::desk::{self, NoteKind};
use super::error::StoreError;
use super::outbox::{self, Delivery, Kind, Settled, Way};
use super::person::{self, Removed};
use super::reply::{self, NewReply, ReplyState};
use super::sought::{self, Sought};
use super::ticket::{self, Attachment, NewTicket, Ticket};
use super::vote::{self, Counts, Vote};

#[derive(Debug, Clone)]
pub(super) enum Write {
    Vote(Vote),
    Reply(NewReply, Option<Allowance>),
    Judge {
        id: i64,
        state: ReplyState,
    },
    Ticket(Box<NewTicket>, Option<Allowance>),
    Confirm {
        number: String,
    },
    Claim {
        way: Option<Way>,
        until: i64,
        limit: i64,
    },
    Release {
        id: i64,
        attempts: i64,
    },
    Settle {
        id: i64,
        attempts: i64,
        settled: Settled,
    },
    /// `asked`: by somebody, and not by a start or other settings.
    Retry {
        number: String,
        asked: bool,
    },
    AddMissing {
        kinds: Vec<Kind>,
    },
    /// Done at that moment, or open again.
    Mark {
        number: String,
        done: bool,
    },
    Note {
        number: String,
        kind: NoteKind,
        text: String,
        files: Vec<Attachment>,
    },
    /// What was sent under an address until that moment.
    Erase {
        email: String,
        until: i64,
    },
    EraseTicket {
        number: String,
        until: i64,
    },
    Expire {
        before: i64,
    },
    ExpireFiles {
        before: i64,
    },
    Sought(Sought),
    /// What nobody has looked for since that day.
    ExpireSought {
        day: i64,
    },
    /// Changes nothing that anybody reads: whether changes can be stored at all.
    Probe,
    /// Keeps `value` under `name` unless there is one already; gives the one that is kept.
    Keep {
        name: &'static str,
        value: Vec<u8>,
    },
}

#[derive(Debug, Clone)]
pub(super) enum Written {
    Nothing,
    Counts(Counts),
    Known(bool),
    Number(String),
    Ticket(Option<Box<Ticket>>),
    Claimed(Vec<Delivery>),
    Retried(u64),
    Removed(Removed),
    Kept(Vec<u8>),
}

/// Carries out one change at `now`, inside the caller's transaction.
pub(super) async fn perform(
    conn: &mut Conn<'_>,
    write: &Write,
    now: i64,
) -> Result<Written, StoreError> {
    Ok(match write {
        Write::Vote(vote) => Written::Counts(vote::put(conn, vote, now).await?),
        Write::Reply(reply, allowance) => {
            if let Some(allowance) = allowance {
                allowance::take(conn, allowance, now).await?;
            }
            reply::add(conn, reply, now).await?;
            Written::Nothing
        }
        Write::Judge { id, state } => Written::Known(reply::judge(conn, *id, *state).await?),
        Write::Ticket(ticket, allowance) => {
            if let Some(allowance) = allowance {
                allowance::take(conn, allowance, now).await?;
            }
            Written::Number(ticket::open(conn, ticket, now).await?)
        }
        Write::Confirm { number } => {
            Written::Ticket(ticket::confirm(conn, number, now).await?.map(Box::new))
        }
        Write::Claim { way, until, limit } => {
            Written::Claimed(outbox::claim(conn, *way, (now, *until), *limit).await?)
        }
        Write::Release { id, attempts } => {
            outbox::release(conn, *id, *attempts).await?;
            Written::Nothing
        }
        Write::Settle { id, attempts, settled } => {
            outbox::settle(conn, (*id, *attempts), settled, now).await?;
            Written::Nothing
        }
        Write::Retry { number, asked } => {
            Written::Retried(outbox::retry(conn, number, *asked, now).await?)
        }
        Write::AddMissing { kinds } => {
            Written::Retried(outbox::add_missing(conn, kinds, now).await?)
        }
        Write::Mark { number, done } => {
            Written::Known(desk::mark(conn, number, done.then_some(now)).await?)
        }
        Write::Note { number, kind, text, files } => Written::Known(
            desk::add_note(conn, (number.as_str(), *kind), (text, files), now).await?,
        ),
        Write::Erase { email, until } => {
            Written::Removed(person::erase(conn, email, *until).await?)
        }
        Write::EraseTicket { number, until } => {
            Written::Removed(person::erase_ticket(conn, number, *until).await?)
        }
        Write::Expire { before } => Written::Removed(person::expire(conn, *before).await?),
        Write::ExpireFiles { before } => {
            Written::Retried(person::expire_files(conn, *before).await?)
        }
        Write::Sought(one) => {
            sought::add(conn, one).await?;
            Written::Nothing
        }
        Write::ExpireSought { day } => Written::Retried(sought::expire(conn, *day).await?),
        Write::Probe => {
            conn.run(
                "INSERT INTO meta (name, value) VALUES ('probe', $1)
                 ON CONFLICT (name) DO UPDATE SET value = $1",
                params![&now.to_be_bytes()[..]],
            )
            .await?;
            Written::Nothing
        }
        Write::Keep { name, value } => {
            conn.run(
                "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
                params![*name, value.as_slice()],
            )
            .await?;
            let row = conn.row("SELECT value FROM meta WHERE name = $1", params![*name]).await?;
            Written::Kept(row.map_or(Ok(Vec::new()), |row| row.bytes(0))?)
        }
    })
}
