//! What has to be delivered: written in the ticket's own transaction, claimed by one instance at a
//! time, kept until it arrived or somebody was told that it cannot.

use super::conn::{Conn, Row, params};
use super::error::StoreError;
use crate::model::DeskSettings;

/// What is delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The ticket, by mail to the desk.
    Desk,
    /// The link that shows that the sender reads the mailbox: the only mail a visitor ever gets.
    Confirm,
    /// The ticket, to the desk's own system.
    Webhook,
    /// "The address is confirmed", to the desk.
    DeskConfirmed,
    WebhookConfirmed,
}

/// One delivery, claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    pub id: i64,
    pub ticket: i64,
    pub kind: Kind,
    /// The same at every attempt: whoever gets it twice can tell.
    pub message_id: String,
    /// This one included.
    pub attempts: i64,
}

/// A delivery as people see it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct DeliveryEntry {
    pub ticket: String,
    pub kind: Kind,
    /// `waiting`, `done` or `dead`.
    pub state: String,
    pub attempts: i64,
    pub due_at: i64,
    pub error: Option<String>,
}

/// What is not delivered, in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Backlog {
    /// Deliveries that will be tried.
    pub waiting: i64,
    /// Given up: somebody has to look.
    pub dead: i64,
    /// Age of the oldest ticket of which something waits; 0 where nothing does.
    pub oldest_seconds: i64,
    /// Tickets for which no way to the desk was set: nobody was told of them.
    pub untold: i64,
}

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settled {
    Done,
    /// Try again then.
    Later {
        due_at: i64,
        error: String,
    },
    /// Given up; `tickets retry` tries again.
    Dead {
        error: String,
    },
}

/// Confirmation mails to one address in a day.
const MOST_CONFIRMATIONS: i64 = 3;
const DAY: i64 = 24 * 60 * 60;
/// Characters of an error that are kept.
const LONGEST_ERROR: usize = 500;

impl Kind {
    const ALL: [(Kind, &'static str); 5] = [
        (Kind::Desk, "desk"),
        (Kind::Confirm, "confirm"),
        (Kind::Webhook, "webhook"),
        (Kind::DeskConfirmed, "desk_confirmed"),
        (Kind::WebhookConfirmed, "webhook_confirmed"),
    ];

    /// What a ticket is delivered as where the settings are these.
    pub fn of(settings: &DeskSettings) -> Vec<Self> {
        let mut kinds = Vec::new();
        if let Some(mail) = &settings.mail {
            kinds.push(Kind::Desk);
            kinds.extend(mail.confirm.then_some(Kind::Confirm));
        }
        kinds.extend(settings.webhook.is_some().then_some(Kind::Webhook));
        kinds
    }

    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, name)| *name == text).map(|(kind, _)| *kind)
    }
}

pub(super) async fn add(
    conn: &mut Conn<'_>,
    ticket: i64,
    number: &str,
    kind: Kind,
    now: i64,
) -> Result<(), StoreError> {
    let message_id = format!("{number}.{}", kind.as_str().replace('_', "-"));
    conn.run(
        "INSERT INTO outbox (ticket, kind, message_id, state, attempts, due_at, claimed_until)
         VALUES ($1, $2, $3, 'waiting', 0, $4, 0) ON CONFLICT (message_id) DO NOTHING",
        params![ticket, kind.as_str(), message_id, now],
    )
    .await?;
    Ok(())
}

/// Whether the address has not been asked too often: nobody can use us to fill a stranger's mailbox.
/// Instances that ask about one address at the same time wait for each other's end; SQLite has one writer.
pub(super) async fn may_ask(conn: &mut Conn<'_>, email: &str, now: i64) -> Result<bool, StoreError> {
    if conn.is_postgres() {
        conn.run("SELECT pg_advisory_xact_lock(hashtextextended(LOWER($1), 0))", params![email]).await?;
    }
    let row = conn
        .row(
            "SELECT COUNT(*) FROM outbox JOIN tickets ON tickets.id = outbox.ticket
             WHERE LOWER(tickets.email) = LOWER($1) AND outbox.kind = 'confirm' AND tickets.at > $2",
            params![email, now - DAY],
        )
        .await?;
    Ok(row.map_or(Ok(0), |row| row.number(0))? < MOST_CONFIRMATIONS)
}

pub(super) async fn kinds_of(conn: &mut Conn<'_>, ticket: i64) -> Result<Vec<Kind>, StoreError> {
    let rows = conn.rows("SELECT kind FROM outbox WHERE ticket = $1 ORDER BY id", params![ticket]).await?;
    let mut kinds = Vec::with_capacity(rows.len());
    for row in &rows {
        kinds.extend(Kind::parse(&row.text(0)?));
    }
    Ok(kinds)
}

/// Claims what is due until `until`: another instance, or this one after a crash, takes it up then.
pub(super) async fn claim(conn: &mut Conn<'_>, now: i64, until: i64, limit: i64) -> Result<Vec<Delivery>, StoreError> {
    let sql = if conn.is_postgres() {
        "UPDATE outbox SET claimed_until = $2, attempts = attempts + 1 WHERE id IN (
           SELECT id FROM outbox WHERE state = 'waiting' AND due_at <= $1 AND claimed_until <= $1
           ORDER BY due_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
         RETURNING id, ticket, kind, message_id, attempts"
    } else {
        "UPDATE outbox SET claimed_until = $2, attempts = attempts + 1 WHERE id IN (
           SELECT id FROM outbox WHERE state = 'waiting' AND due_at <= $1 AND claimed_until <= $1
           ORDER BY due_at, id LIMIT $3)
         RETURNING id, ticket, kind, message_id, attempts"
    };
    let rows = conn.rows(sql, params![now, until, limit]).await?;
    let mut claimed = Vec::with_capacity(rows.len());
    for row in &rows {
        let Some(kind) = Kind::parse(&row.text(2)?) else { continue };
        claimed.push(Delivery {
            id: row.number(0)?,
            ticket: row.number(1)?,
            kind,
            message_id: row.text(3)?,
            attempts: row.number(4)?,
        });
    }
    claimed.sort_by_key(|delivery| delivery.id);
    Ok(claimed)
}

/// Claims a delivery until `until` once more; whether it is still that claim's. Each claim counts an
/// attempt, so the number tells one claim from the next.
pub(super) async fn renew(conn: &mut Conn<'_>, id: i64, attempts: i64, until: i64) -> Result<bool, StoreError> {
    let changed = conn
        .run(
            "UPDATE outbox SET claimed_until = $3 WHERE id = $1 AND attempts = $2 AND state = 'waiting'",
            params![id, attempts, until],
        )
        .await?;
    Ok(changed == 1)
}

/// Writes down how the attempt of a claim ended. A failure counts only while the delivery is still that
/// claim's; what has arrived has arrived, whoever has it meanwhile.
pub(super) async fn settle(
    conn: &mut Conn<'_>,
    (id, attempts): (i64, i64),
    settled: &Settled,
    now: i64,
) -> Result<(), StoreError> {
    let short = |error: &str| error.chars().take(LONGEST_ERROR).collect::<String>();
    match settled {
        Settled::Done => {
            conn.run("UPDATE outbox SET state = 'done', done_at = $2, error = NULL WHERE id = $1", params![id, now])
                .await?
        }
        Settled::Later { due_at, error } => {
            conn.run(
                "UPDATE outbox SET due_at = $3, claimed_until = 0, error = $4
                 WHERE id = $1 AND attempts = $2 AND state = 'waiting'",
                params![id, attempts, *due_at, short(error)],
            )
            .await?
        }
        Settled::Dead { error } => {
            conn.run(
                "UPDATE outbox SET state = 'dead', error = $3 WHERE id = $1 AND attempts = $2 AND state = 'waiting'",
                params![id, attempts, short(error)],
            )
            .await?
        }
    };
    Ok(())
}

/// Makes dead deliveries due again, of one ticket or (`""`) of all; how many.
pub(super) async fn retry(conn: &mut Conn<'_>, number: &str, now: i64) -> Result<u64, StoreError> {
    conn.run(
        "UPDATE outbox SET state = 'waiting', attempts = 0, due_at = $2, claimed_until = 0
         WHERE state = 'dead' AND ($1 = '' OR ticket IN (SELECT id FROM tickets WHERE number = $1))",
        params![number, now],
    )
    .await
}

/// Makes due again what was given up though it concerns nobody but us; how many.
pub(super) async fn retry_given_up(conn: &mut Conn<'_>, now: i64) -> Result<u64, StoreError> {
    conn.run(
        "UPDATE outbox SET state = 'waiting', attempts = 0, due_at = $1, claimed_until = 0
         WHERE state = 'dead' AND kind <> 'confirm'",
        params![now],
    )
    .await
}

/// Gives tickets that nothing was ever sent of, and that nothing will be sent of in one of the ways of
/// `kinds`, deliveries of these kinds; how many tickets. Ways that are not set any more are given up
/// for them: they lead nowhere.
pub(super) async fn add_missing(conn: &mut Conn<'_>, kinds: &[Kind], now: i64) -> Result<u64, StoreError> {
    let uses = |kind: Kind| kinds.contains(&kind);
    if kinds.is_empty() {
        return Ok(0);
    }
    let rows = conn
        .rows(
            "SELECT id, number, email, at FROM tickets WHERE NOT EXISTS (
               SELECT 1 FROM outbox WHERE outbox.ticket = tickets.id AND (
                 (state = 'done' AND kind IN ('desk', 'webhook'))
                 OR (kind = 'desk' AND $1 = 1) OR (kind = 'webhook' AND $2 = 1)))
             ORDER BY id",
            params![uses(Kind::Desk), uses(Kind::Webhook)],
        )
        .await?;
    for row in &rows {
        let (ticket, number) = (row.number(0)?, row.text(1)?);
        conn.run(
            "DELETE FROM outbox WHERE ticket = $1 AND state <> 'done'
               AND kind IN ('desk', 'webhook', 'desk_confirmed', 'webhook_confirmed')",
            params![ticket],
        )
        .await?;
        for kind in kinds {
            let (email, at) = (row.text(2)?, row.number(3)?);
            // Nobody remembers after a day, and the link would be about to end.
            let is_late = *kind == Kind::Confirm && at < now - DAY;
            if !is_late && (*kind != Kind::Confirm || may_ask(conn, &email, now).await?) {
                add(conn, ticket, &number, *kind, now).await?;
            }
        }
    }
    Ok(rows.len() as u64)
}

/// How much is not delivered at `now`.
pub(super) async fn backlog(conn: &mut Conn<'_>, now: i64) -> Result<Backlog, StoreError> {
    let rows = conn
        .rows(
            "SELECT state, COUNT(*), MIN(tickets.at) FROM outbox JOIN tickets ON tickets.id = outbox.ticket
             WHERE state IN ('waiting', 'dead') GROUP BY state",
            params![],
        )
        .await?;
    let mut backlog = Backlog::default();
    for row in &rows {
        let count = row.number(1)?;
        if row.text(0)? == "dead" {
            backlog.dead = count;
        } else {
            backlog.waiting = count;
            backlog.oldest_seconds = now.saturating_sub(row.number(2)?).max(0);
        }
    }
    let untold = conn
        .row(
            "SELECT COUNT(*) FROM tickets WHERE NOT EXISTS (
               SELECT 1 FROM outbox WHERE outbox.ticket = tickets.id)",
            params![],
        )
        .await?;
    backlog.untold = untold.map_or(Ok(0), |row| row.number(0))?;
    Ok(backlog)
}

/// What is not delivered, oldest first; with `all` also what is.
pub(super) async fn list(conn: &mut Conn<'_>, all: bool) -> Result<Vec<DeliveryEntry>, StoreError> {
    let rows = conn
        .rows(
            "SELECT tickets.number, kind, state, attempts, due_at, error FROM outbox
             JOIN tickets ON tickets.id = outbox.ticket WHERE $1 = 1 OR state <> 'done' ORDER BY outbox.id",
            params![all],
        )
        .await?;
    let mut entries = Vec::with_capacity(rows.len());
    for row in &rows {
        let Some(kind) = Kind::parse(&row.text(1)?) else { continue };
        entries.push(entry(row, kind)?);
    }
    Ok(entries)
}

fn entry(row: &Row, kind: Kind) -> Result<DeliveryEntry, StoreError> {
    Ok(DeliveryEntry {
        ticket: row.text(0)?,
        kind,
        state: row.text(2)?,
        attempts: row.number(3)?,
        due_at: row.number(4)?,
        error: row.maybe_text(5)?,
    })
}
