//! The desk's own work on tickets: which are open, what was noted and answered.

use super::conn::{Conn, Row, params};
use super::error::StoreError;
use super::outbox::{self, Kind};
use super::ticket::{self, Attachment, Ticket};

/// Seconds within which the same words are the same message.
const TWICE: i64 = 60;

/// The condition that a [`Filter`] is, with what follows it.
macro_rules! filtered {
    ($order:literal) => {
        concat!(
            "WHERE ($1 = 0 OR done_at IS NULL)
               AND ($2 = 0 OR EXISTS (SELECT 1 FROM outbox WHERE outbox.ticket = tickets.id AND \
               state = 'dead'))
               AND ($3 = 0 OR confirmed_at IS NULL) AND ($4 = '' OR topic = $4) AND ($5 = '' OR \
               lang = $5)
               AND at >= $6 AND at < $7",
            $order
        )
    };
}

/// Which tickets are listed. What is empty or `None` does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Not done.
    pub open: bool,
    /// With a delivery that was given up.
    pub dead: bool,
    /// Whose sender has not shown that they read their mailbox.
    pub unconfirmed: bool,
    pub topic: Option<String>,
    pub lang: Option<String>,
    /// Sent then or later, and before (seconds since 1970).
    pub since: Option<i64>,
    pub before: Option<i64>,
}

/// Who reads a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NoteKind {
    /// The desk.
    Note,
    /// The customer: by mail, and behind the ticket's private link.
    Answer,
    /// The customer wrote it, behind that link.
    More,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Note {
    #[serde(skip)]
    pub id: i64,
    pub kind: NoteKind,
    pub text: String,
    /// Seconds since 1970.
    pub at: i64,
}

/// How many tickets there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct TicketCounts {
    pub all: i64,
    pub open: i64,
    pub unconfirmed: i64,
    /// With a delivery that was given up.
    pub dead: i64,
}

/// How many tickets came to a topic, in the words in which customers of one language met it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicCounts {
    pub topic: String,
    pub lang: String,
    pub name: String,
    pub all: i64,
    pub open: i64,
}

impl NoteKind {
    const ALL: [(NoteKind, &'static str); 3] =
        [(NoteKind::Note, "note"), (NoteKind::Answer, "answer"), (NoteKind::More, "more")];

    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }
}

/// The tickets that `filter` names, oldest first where it names any, else newest first; and how
/// many there are without `limit`.
pub(super) async fn find(
    conn: &mut Conn<'_>,
    filter: &Filter,
    limit: i64,
) -> Result<(Vec<Ticket>, i64), StoreError> {
    let values = || {
        params![
            filter.open,
            filter.dead,
            filter.unconfirmed,
            filter.topic.clone().unwrap_or_default(),
            filter.lang.clone().unwrap_or_default(),
            filter.since.unwrap_or(i64::MIN),
            filter.before.unwrap_or(i64::MAX),
        ]
    };
    let mut limited = values();
    limited.extend(params![limit]);
    let rows = match *filter == Filter::default() {
        true => {
            conn.rows(ticket::tickets!(filtered!(" ORDER BY at DESC, id DESC LIMIT $8")), limited)
                .await?
        }
        false => {
            conn.rows(ticket::tickets!(filtered!(" ORDER BY at, id LIMIT $8")), limited).await?
        }
    };
    let tickets = ticket::all(conn, &rows).await?;
    let count = conn.row(concat!("SELECT COUNT(*) FROM tickets ", filtered!("")), values()).await?;
    Ok((tickets, count.map_or(Ok(0), |row| row.number(0))?))
}

pub(super) async fn counts(conn: &mut Conn<'_>) -> Result<TicketCounts, StoreError> {
    let row = conn
        .row(
            "SELECT COUNT(*), COUNT(*) - COUNT(done_at), COUNT(*) - COUNT(confirmed_at),
               (SELECT COUNT(DISTINCT ticket) FROM outbox WHERE state = 'dead') FROM tickets",
            params![],
        )
        .await?;
    let Some(row) = row else { return Ok(TicketCounts::default()) };
    Ok(TicketCounts {
        all: row.number(0)?,
        open: row.number(1)?,
        unconfirmed: row.number(2)?,
        dead: row.number(3)?,
    })
}

/// Tickets since `since` by topic and what it was called, the name that was met last behind the others.
pub(super) async fn topics(
    conn: &mut Conn<'_>,
    since: i64,
) -> Result<Vec<TopicCounts>, StoreError> {
    let counts = |row: &Row| -> Result<TopicCounts, StoreError> {
        Ok(TopicCounts {
            topic: row.text(0)?,
            lang: row.text(1)?,
            name: row.text(2)?,
            all: row.number(3)?,
            open: row.number(4)?,
        })
    };
    conn.list(
        "SELECT topic, lang, topic_name, COUNT(*), COUNT(*) - COUNT(done_at) FROM tickets
             WHERE at >= $1 GROUP BY topic, lang, topic_name ORDER BY MAX(at), MAX(id)",
        params![since],
        counts,
    )
    .await
}

/// Marks a ticket as done or, `None`, as open again; whether there is one.
pub(super) async fn mark(
    conn: &mut Conn<'_>,
    number: &str,
    done_at: Option<i64>,
) -> Result<bool, StoreError> {
    // Zero stands for none: parameters have one kind each.
    let values = params![number, done_at.unwrap_or(0)];
    Ok(conn.run("UPDATE tickets SET done_at = NULLIF($2, 0) WHERE number = $1", values).await? == 1)
}

/// Adds a note to a ticket; an answer is also sent. Whether there is such a ticket.
pub(super) async fn add_note(
    conn: &mut Conn<'_>,
    (number, kind): (&str, NoteKind),
    (text, files): (&str, &[Attachment]),
    now: i64,
) -> Result<bool, StoreError> {
    let Some(ticket) = ticket::by_number(conn, number).await? else { return Ok(false) };
    if kind == NoteKind::More && files.is_empty() && is_repeated(conn, ticket.id, text, now).await?
    {
        return Ok(true);
    }
    let row = conn
        .row(
            "INSERT INTO notes (ticket, kind, text, at) VALUES ($1, $2, $3, $4) RETURNING id",
            params![ticket.id, kind.as_str(), text, now],
        )
        .await?;
    let id = row.map_or(Ok(0), |row| row.number(0))?;
    ticket::attach(conn, ticket.id, id, files).await?;
    match kind {
        NoteKind::Note => {}
        NoteKind::Answer => {
            outbox::add_note(conn, (ticket.id, number), (Kind::Answer, id), now).await?
        }
        NoteKind::More => {
            // The desk hears of it the way it heard of the ticket, and the ticket is open again.
            mark(conn, number, None).await?;
            let kinds = outbox::kinds_of(conn, ticket.id).await?;
            for (told, news) in [(Kind::Desk, Kind::DeskMore), (Kind::Webhook, Kind::WebhookMore)] {
                if kinds.contains(&told) {
                    outbox::add_note(conn, (ticket.id, number), (news, id), now).await?;
                }
            }
        }
    }
    Ok(true)
}

/// Whether a customer has just said the same: a button was pressed twice.
async fn is_repeated(
    conn: &mut Conn<'_>,
    ticket: i64,
    text: &str,
    now: i64,
) -> Result<bool, StoreError> {
    let row = conn
        .row(
            "SELECT kind, text, at FROM notes WHERE ticket = $1 ORDER BY id DESC LIMIT 1",
            params![ticket],
        )
        .await?;
    let Some(row) = row else { return Ok(false) };
    let is_same = row.text(0)? == NoteKind::More.as_str() && row.text(1)? == text;
    Ok(is_same && (0..TWICE).contains(&(now - row.number(2)?)))
}

/// Everything noted of a ticket, in order.
pub(super) async fn notes(conn: &mut Conn<'_>, ticket: i64) -> Result<Vec<Note>, StoreError> {
    conn.list(
        "SELECT id, kind, text, at FROM notes WHERE ticket = $1 ORDER BY id",
        params![ticket],
        note,
    )
    .await
}

pub(super) async fn note_by_id(conn: &mut Conn<'_>, id: i64) -> Result<Option<Note>, StoreError> {
    let row = conn.row("SELECT id, kind, text, at FROM notes WHERE id = $1", params![id]).await?;
    row.as_ref().map(note).transpose()
}

fn note(row: &Row) -> Result<Note, StoreError> {
    let kind = row.text(1)?;
    let kind = NoteKind::ALL
        .iter()
        .find(|(_, name)| *name == kind)
        .map_or(NoteKind::Note, |(kind, _)| *kind);
    Ok(Note { id: row.number(0)?, kind, text: row.text(2)?, at: row.number(3)? })
}
