//! Tickets: written together with everything that has to be delivered for them.

use std::collections::BTreeMap;

use super::conn::{Conn, Row, params};
use super::error::StoreError;
use super::mailbox;
use super::outbox::{self, Kind};

/// Tickets' columns, in the order in which [`ticket`] reads them.
macro_rules! tickets {
    ($($which:tt)*) => {
        concat!(
            "SELECT id, number, lang, channel, topic, topic_name, identity, audience, answers, \
             email, confirmed_at,
             page, fields, at, done_at, promised_at, promised_zone FROM tickets ",
            $($which)*
        )
    };
}
pub(super) use tickets;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    pub name: String,
    pub media_type: String,
    pub bytes: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTicket {
    /// The form's random name: sent twice, it is one ticket.
    pub submission: [u8; 16],
    pub lang: String,
    pub channel: String,
    pub topic: String,
    pub topic_name: String,
    /// Whether the topic needs proof of who is asking.
    pub identity: bool,
    pub audience: Option<String>,
    /// Ids of the questions answered with yes.
    pub yes: Vec<String>,
    /// What the sender says their address is.
    pub email: String,
    /// The help page they came from.
    pub page: String,
    /// Id and text of each field, in the form's order.
    pub fields: Vec<(String, String)>,
    pub attachments: Vec<Attachment>,
    pub promised: Promised,
    /// What has to be delivered for it.
    pub deliveries: Vec<Kind>,
}

/// A ticket as the desk sees it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Ticket {
    #[serde(skip)]
    pub id: i64,
    pub number: String,
    pub lang: String,
    pub channel: String,
    pub topic: String,
    pub topic_name: String,
    pub identity: bool,
    pub audience: Option<String>,
    pub yes: Vec<String>,
    pub email: String,
    /// When the sender showed that they read that mailbox; whether it is the address on file is for
    /// the desk to compare.
    pub address_confirmed_at: Option<i64>,
    pub page: String,
    pub fields: Vec<(String, String)>,
    pub attachments: Vec<AttachmentEntry>,
    pub at: i64,
    /// When the desk was done with it.
    pub done_at: Option<i64>,
    #[serde(skip)]
    pub promised: Promised,
}

/// Until when the customer was told that an answer comes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Promised {
    /// The ticket is older than such notes.
    #[default]
    Unknown,
    Nothing,
    /// Seconds since 1970, and the zone in which it was said.
    Until {
        at: i64,
        zone: String,
    },
}

impl Promised {
    /// The moment that was told, in seconds since 1970.
    pub fn until(&self) -> Option<i64> {
        match self {
            Promised::Until { at, .. } => Some(*at),
            Promised::Unknown | Promised::Nothing => None,
        }
    }

    /// As it stands in the two columns; below zero: in neither.
    fn columns(&self) -> (i64, Option<String>) {
        match self {
            Promised::Unknown => (-1, None),
            Promised::Nothing => (0, None),
            Promised::Until { at, zone } => (*at, Some(zone.clone())),
        }
    }

    fn of_columns(at: Option<i64>, zone: Option<String>) -> Self {
        match (at, zone) {
            (None, _) => Promised::Unknown,
            (Some(at), Some(zone)) => Promised::Until { at, zone },
            (Some(_), None) => Promised::Nothing,
        }
    }
}

/// An attachment without its bytes.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct AttachmentEntry {
    pub name: String,
    pub media_type: String,
    pub bytes: i64,
}

/// Characters of a ticket number: no vowels, so no words; nothing that looks like something else.
const LETTERS: &[u8; 28] = b"23456789BCDFGHJKLMNPQRSTVWXZ";
const NUMBER_LENGTH: usize = 10;

/// The number of the ticket that a submission becomes: the same however often it is sent.
pub fn number(submission: &[u8; 16]) -> String {
    let hash = blake3::hash(submission);
    let letter = |byte: &u8| {
        char::from(LETTERS.get(usize::from(*byte) % LETTERS.len()).copied().unwrap_or(b'2'))
    };
    let letters: String = hash.as_bytes().iter().take(NUMBER_LENGTH).map(letter).collect();
    let (head, tail) = letters.split_at(NUMBER_LENGTH / 2);
    format!("{head}-{tail}")
}

/// A ticket's number as it was meant by who read it to somebody, or copied it out of a subject:
/// `[6j6cf 6t5jj]`.
pub fn as_number(text: &str) -> String {
    let signs: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    match signs.split_at_checked(NUMBER_LENGTH / 2) {
        Some((head, tail)) if signs.len() == NUMBER_LENGTH => {
            format!("{head}-{tail}").to_ascii_uppercase()
        }
        _ => text.trim().to_owned(),
    }
}

/// Writes a ticket, its attachments and what has to be delivered; gives its number.
pub(super) async fn open(
    conn: &mut Conn<'_>,
    ticket: &NewTicket,
    now: i64,
) -> Result<String, StoreError> {
    let number = number(&ticket.submission);
    let (promised_at, promised_zone) = ticket.promised.columns();
    let values = params![
        number.as_str(),
        &ticket.submission[..],
        ticket.lang.as_str(),
        ticket.channel.as_str(),
        ticket.topic.as_str(),
        ticket.topic_name.as_str(),
        ticket.identity,
        ticket.audience.clone(),
        serde_json::to_string(&ticket.yes)?,
        ticket.email.as_str(),
        ticket.page.as_str(),
        serde_json::to_string(&ticket.fields)?,
        now,
        mailbox::person(&ticket.email),
        mailbox::mailbox(&ticket.email),
        promised_at,
        promised_zone,
    ];
    let inserted = conn
        .row(
            "INSERT INTO tickets (number, submission, lang, channel, topic, topic_name, identity, \
             audience, answers,
             email, page, fields, at, person, mailbox, promised_at, promised_zone)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
               NULLIF($16, -1), $17)
             ON CONFLICT (submission) DO NOTHING RETURNING id",
            values,
        )
        .await?;
    let Some(row) = inserted else {
        return if is_same(conn, &number, ticket).await? {
            Ok(number)
        } else {
            Err(StoreError::Taken)
        };
    };
    let id = row.number(0)?;
    attach(conn, id, 0, &ticket.attachments).await?;
    for kind in &ticket.deliveries {
        if *kind != Kind::Confirm || outbox::may_ask(conn, &ticket.email, now).await? {
            outbox::add(conn, id, &number, *kind, now).await?;
        }
    }
    Ok(number)
}

/// Adds files to a ticket, behind those it has; `note`: with which they came, 0 for the ticket
/// itself.
pub(super) async fn attach(
    conn: &mut Conn<'_>,
    ticket: i64,
    note: i64,
    files: &[Attachment],
) -> Result<(), StoreError> {
    for file in files {
        let (name, media_type) = (file.name.as_str(), file.media_type.as_str());
        conn.run(
            "INSERT INTO attachments (ticket, position, name, media_type, bytes, note)
             SELECT $1, COALESCE(MAX(position) + 1, 0), $2, $3, $4, NULLIF($5, 0) FROM \
             attachments WHERE ticket = $1",
            params![ticket, name, media_type, file.bytes.as_slice(), note],
        )
        .await?;
    }
    Ok(())
}

/// Whether the ticket that is stored under a number says the same: an answer was lost, and the form
/// was sent again. Other words are another ticket.
async fn is_same(conn: &mut Conn<'_>, number: &str, new: &NewTicket) -> Result<bool, StoreError> {
    let Some(stored) = by_number(conn, number).await? else { return Ok(false) };
    let is_file = |(file, new): (&AttachmentEntry, &Attachment)| {
        file.name == new.name
            && usize::try_from(file.bytes).is_ok_and(|bytes| bytes == new.bytes.len())
    };
    Ok(stored.email == new.email
        && stored.topic == new.topic
        && stored.fields == new.fields
        // Others may have been added; a file that is not there, whoever sent it again has to know.
        && stored.attachments.len() >= new.attachments.len()
        && stored.attachments.iter().zip(&new.attachments).all(is_file))
}

/// Notes that the sender reads the mailbox; `None` where there is no such ticket.
pub(super) async fn confirm(
    conn: &mut Conn<'_>,
    number: &str,
    now: i64,
) -> Result<Option<Ticket>, StoreError> {
    let changed = conn
        .run(
            "UPDATE tickets SET confirmed_at = $2 WHERE number = $1 AND confirmed_at IS NULL",
            params![number, now],
        )
        .await?;
    let ticket = by_number(conn, number).await?;
    if let (1, Some(ticket)) = (changed, &ticket) {
        // The desk hears of it the way it heard of the ticket.
        let kinds = outbox::kinds_of(conn, ticket.id).await?;
        for (told, news) in
            [(Kind::Desk, Kind::DeskConfirmed), (Kind::Webhook, Kind::WebhookConfirmed)]
        {
            if kinds.contains(&told) {
                outbox::add(conn, ticket.id, number, news, now).await?;
            }
        }
    }
    Ok(ticket)
}

pub(super) async fn by_number(
    conn: &mut Conn<'_>,
    number: &str,
) -> Result<Option<Ticket>, StoreError> {
    let row = conn.row(tickets!("WHERE number = $1"), params![number]).await?;
    whole(conn, row).await
}

pub(super) async fn by_id(conn: &mut Conn<'_>, id: i64) -> Result<Option<Ticket>, StoreError> {
    let row = conn.row(tickets!("WHERE id = $1"), params![id]).await?;
    whole(conn, row).await
}

/// The newest tickets, newest first.
pub(super) async fn list(conn: &mut Conn<'_>, limit: i64) -> Result<Vec<Ticket>, StoreError> {
    let rows = conn.rows(tickets!("ORDER BY at DESC, id DESC LIMIT $1"), params![limit]).await?;
    all(conn, &rows).await
}

/// The tickets of rows, each with what is attached to it, in one more look at the database.
pub(super) async fn all(conn: &mut Conn<'_>, rows: &[Row]) -> Result<Vec<Ticket>, StoreError> {
    let mut tickets = rows.iter().map(ticket).collect::<Result<Vec<_>, _>>()?;
    let ids = || tickets.iter().map(|ticket| ticket.id);
    let (Some(first), Some(last)) = (ids().min(), ids().max()) else { return Ok(tickets) };
    let rows = conn
        .rows(
            "SELECT name, media_type, CAST(LENGTH(bytes) AS BIGINT), ticket FROM attachments
             WHERE ticket BETWEEN $1 AND $2 ORDER BY ticket, position",
            params![first, last],
        )
        .await?;
    let mut attached: BTreeMap<i64, Vec<AttachmentEntry>> = BTreeMap::new();
    for row in &rows {
        attached.entry(row.number(3)?).or_default().push(entry(row)?);
    }
    for ticket in &mut tickets {
        ticket.attachments = attached.remove(&ticket.id).unwrap_or_default();
    }
    Ok(tickets)
}

fn entry(row: &Row) -> Result<AttachmentEntry, StoreError> {
    Ok(AttachmentEntry { name: row.text(0)?, media_type: row.text(1)?, bytes: row.number(2)? })
}

/// The bytes of a ticket's attachments, in order.
pub(super) async fn attachments(
    conn: &mut Conn<'_>,
    id: i64,
) -> Result<Vec<Attachment>, StoreError> {
    conn.list(
        "SELECT name, media_type, bytes FROM attachments WHERE ticket = $1 ORDER BY position",
        params![id],
        attachment,
    )
    .await
}

/// Those that came with the ticket itself or with a note.
pub(super) async fn attachments_of(
    conn: &mut Conn<'_>,
    id: i64,
    note: Option<i64>,
) -> Result<Vec<Attachment>, StoreError> {
    conn.list(
        "SELECT name, media_type, bytes FROM attachments
             WHERE ticket = $1 AND COALESCE(note, 0) = $2 ORDER BY position",
        params![id, note.unwrap_or(0)],
        attachment,
    )
    .await
}

fn attachment(row: &Row) -> Result<Attachment, StoreError> {
    Ok(Attachment { name: row.text(0)?, media_type: row.text(1)?, bytes: row.bytes(2)? })
}

fn ticket(row: &Row) -> Result<Ticket, StoreError> {
    Ok(Ticket {
        id: row.number(0)?,
        number: row.text(1)?,
        lang: row.text(2)?,
        channel: row.text(3)?,
        topic: row.text(4)?,
        topic_name: row.text(5)?,
        identity: row.number(6)? != 0,
        audience: row.maybe_text(7)?,
        yes: serde_json::from_str(&row.text(8)?)?,
        email: row.text(9)?,
        address_confirmed_at: row.maybe_number(10)?,
        page: row.text(11)?,
        fields: serde_json::from_str(&row.text(12)?)?,
        attachments: Vec::new(),
        at: row.number(13)?,
        done_at: row.maybe_number(14)?,
        promised: Promised::of_columns(row.maybe_number(15)?, row.maybe_text(16)?),
    })
}

/// The ticket of a row, with what is attached to it.
async fn whole(conn: &mut Conn<'_>, row: Option<Row>) -> Result<Option<Ticket>, StoreError> {
    let Some(row) = row else { return Ok(None) };
    let mut ticket = ticket(&row)?;
    let rows = conn
        .rows(
            "SELECT name, media_type, CAST(LENGTH(bytes) AS BIGINT) FROM attachments WHERE ticket \
             = $1 ORDER BY position",
            params![ticket.id],
        )
        .await?;
    for row in &rows {
        ticket.attachments.push(entry(row)?);
    }
    Ok(Some(ticket))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_readable_and_stable() {
        assert_eq!(number(&[7; 16]), number(&[7; 16]));
        assert_ne!(number(&[7; 16]), number(&[8; 16]));
        assert_eq!(number(&[7; 16]).len(), 11);
    }
}
