//! What has to be delivered: written in the ticket's own transaction, claimed by one instance at a
//! time, kept until it arrived or somebody was told that it cannot.

use super::conn::{Conn, Row, params};
use super::error::StoreError;
use super::{links, mailbox};
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
    /// What the desk answered, to the customer.
    Answer,
    /// What the customer wrote later, to the desk.
    DeskMore,
    WebhookMore,
}

/// Whom a delivery reaches: the mail server or the desk's own system. Neither waits for the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Mail,
    Webhook,
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
    /// `waiting`, `done`, `dead` or `refused`.
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
    /// To addresses that nobody reads mail at: their senders mistyped them.
    pub refused: i64,
    /// Age of the oldest ticket of which something waits; 0 where nothing does.
    pub oldest_seconds: i64,
    /// Tickets for which no way to the desk was set: nobody was told of them.
    pub untold: i64,
    /// Replies that wait until somebody has read them.
    pub replies: i64,
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
    /// Nobody reads mail at the address that the customer gave: nothing that anybody could put
    /// right.
    Refused {
        error: String,
    },
}

/// Confirmation mails to one address in a day.
const MOST_CONFIRMATIONS: i64 = 3;
/// Confirmation mails to everybody in an hour.
const MOST_OF_ALL: i64 = 1_000;
const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * 60 * 60;
/// No delivery is ever planned farther away than this, in seconds: the longest wait is six hours.
const FARTHEST: i64 = 12 * HOUR;
/// Characters of an error that are kept.
const LONGEST_ERROR: usize = 500;

impl Delivery {
    /// The note that is delivered, where it is one.
    pub fn note(&self) -> Option<i64> {
        self.message_id.rsplit_once('-')?.1.parse().ok()
    }
}

impl Way {
    pub const ALL: [Way; 2] = [Way::Mail, Way::Webhook];

    fn as_str(self) -> &'static str {
        match self {
            Way::Mail => "mail",
            Way::Webhook => "webhook",
        }
    }
}

impl Kind {
    const ALL: [(Kind, &'static str); 8] = [
        (Kind::Desk, "desk"),
        (Kind::Confirm, "confirm"),
        (Kind::Webhook, "webhook"),
        (Kind::DeskConfirmed, "desk_confirmed"),
        (Kind::WebhookConfirmed, "webhook_confirmed"),
        (Kind::Answer, "answer"),
        (Kind::DeskMore, "desk_more"),
        (Kind::WebhookMore, "webhook_more"),
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

    /// Of a ticket's delivery of this kind: the same at every attempt.
    pub fn message_id(self, number: &str) -> String {
        format!("{number}.{}", self.as_str().replace('_', "-"))
    }

    fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, name)| *name == text).map(|(kind, _)| *kind)
    }
}

/// A delivery of the note `id`, whose number stands in the message's name.
pub(super) async fn add_note(
    conn: &mut Conn<'_>,
    (ticket, number): (i64, &str),
    (kind, id): (Kind, i64),
    now: i64,
) -> Result<(), StoreError> {
    insert(conn, ticket, kind, format!("{}-{id}", kind.message_id(number)), now).await
}

pub(super) async fn add(
    conn: &mut Conn<'_>,
    ticket: i64,
    number: &str,
    kind: Kind,
    now: i64,
) -> Result<(), StoreError> {
    insert(conn, ticket, kind, kind.message_id(number), now).await
}

async fn insert(
    conn: &mut Conn<'_>,
    ticket: i64,
    kind: Kind,
    message_id: String,
    now: i64,
) -> Result<(), StoreError> {
    conn.run(
        "INSERT INTO outbox (ticket, kind, message_id, state, attempts, due_at, claimed_until)
         VALUES ($1, $2, $3, 'waiting', 0, $4, 0) ON CONFLICT (message_id) DO NOTHING",
        params![ticket, kind.as_str(), message_id, now],
    )
    .await?;
    Ok(())
}

/// Whether the mailbox has not been asked too often, under whichever of its addresses: nobody can
/// use us to fill a stranger's, nor to send many strangers something. Instances that ask about one
/// address at the same time wait for each other's end; SQLite has one writer.
pub(super) async fn may_ask(
    conn: &mut Conn<'_>,
    email: &str,
    now: i64,
) -> Result<bool, StoreError> {
    let mailbox = mailbox::mailbox(email);
    if conn.is_postgres() {
        conn.run(
            "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))",
            params![mailbox.as_str()],
        )
        .await?;
    }
    let row = conn
        .row(
            "SELECT COUNT(*) FROM outbox JOIN tickets ON tickets.id = outbox.ticket
             WHERE tickets.mailbox = $1 AND outbox.kind = 'confirm' AND tickets.at > $2",
            params![mailbox, now - DAY],
        )
        .await?;
    let of_all = conn
        .row(
            "SELECT COUNT(*) FROM outbox JOIN tickets ON tickets.id = outbox.ticket
             WHERE outbox.kind = 'confirm' AND tickets.at > $1",
            params![now - HOUR],
        )
        .await?;
    let asked = |row: Option<Row>| row.map_or(Ok(0), |row| row.number(0));
    Ok(asked(row)? < MOST_CONFIRMATIONS && asked(of_all)? < MOST_OF_ALL)
}

/// What is delivered of a ticket, and how far that is.
pub(super) async fn states_of(
    conn: &mut Conn<'_>,
    ticket: i64,
) -> Result<Vec<(Kind, String)>, StoreError> {
    let rows = conn
        .rows("SELECT kind, state FROM outbox WHERE ticket = $1 ORDER BY id", params![ticket])
        .await?;
    let mut states = Vec::with_capacity(rows.len());
    for row in &rows {
        if let Some(kind) = Kind::parse(&row.text(0)?) {
            states.push((kind, row.text(1)?));
        }
    }
    Ok(states)
}

pub(super) async fn kinds_of(conn: &mut Conn<'_>, ticket: i64) -> Result<Vec<Kind>, StoreError> {
    let rows =
        conn.rows("SELECT kind FROM outbox WHERE ticket = $1 ORDER BY id", params![ticket]).await?;
    let mut kinds = Vec::with_capacity(rows.len());
    for row in &rows {
        kinds.extend(Kind::parse(&row.text(0)?));
    }
    Ok(kinds)
}

/// What is due of one way (`''` for any), the earliest first, and nothing of a ticket before what
/// must arrive first: its first delivery, and of one kind what was written before. What is due
/// beyond [`FARTHEST`] was planned by a clock that has been put back, and is due now.
macro_rules! claim {
    ($locked:literal) => {
        concat!(
            "UPDATE outbox SET claimed_until = $2, attempts = attempts + 1 WHERE id IN (
               SELECT id FROM outbox AS one WHERE state = 'waiting'
                 AND ($5 = '' OR $5 = CASE WHEN kind LIKE 'webhook%' THEN 'webhook' ELSE 'mail' END)
                 AND (due_at <= $1 OR due_at > $4) AND (claimed_until <= $1 OR claimed_until > $4)
                 AND NOT EXISTS (SELECT 1 FROM outbox AS first WHERE first.ticket = one.ticket
                   AND ((first.state <> 'done'
                       AND one.kind IN (first.kind || '_confirmed', first.kind || '_more'))
                     OR (first.id < one.id AND first.state = 'waiting'
                       AND (first.due_at <= $1 OR first.due_at > $4)
                       AND REPLACE(REPLACE(first.kind, '_confirmed', ''), '_more', '')
                         = REPLACE(REPLACE(one.kind, '_confirmed', ''), '_more', ''))))
               ORDER BY due_at, id LIMIT $3",
            $locked,
            ") RETURNING id, ticket, kind, message_id, attempts"
        )
    };
}

/// Claims what is due until `until`: another instance, or this one after a crash, takes it up then.
///
/// What a ticket brings later waits for its first: an address is confirmed of a ticket that is
/// known. No two of one kind are under way at the same time, so they arrive in the order in which
/// they were written, unless one has to be tried again.
pub(super) async fn claim(
    conn: &mut Conn<'_>,
    way: Option<Way>,
    (now, until): (i64, i64),
    limit: i64,
) -> Result<Vec<Delivery>, StoreError> {
    let sql =
        if conn.is_postgres() { claim!(" FOR UPDATE OF one SKIP LOCKED") } else { claim!("") };
    let way = way.map_or("", Way::as_str);
    let rows = conn.rows(sql, params![now, until, limit, now + FARTHEST, way]).await?;
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

/// Gives a claim back whose attempt was broken off: whoever looks next takes it up. Each claim
/// counts an attempt, so the number tells one claim from the next.
pub(super) async fn release(conn: &mut Conn<'_>, id: i64, attempts: i64) -> Result<(), StoreError> {
    conn.run(
        "UPDATE outbox SET claimed_until = 0 WHERE id = $1 AND attempts = $2 AND state = 'waiting'",
        params![id, attempts],
    )
    .await
    .map(drop)
}

/// Writes down how the attempt of a claim ended. A failure counts only while the delivery is still
/// that claim's; what has arrived has arrived, whoever has it meanwhile.
pub(super) async fn settle(
    conn: &mut Conn<'_>,
    (id, attempts): (i64, i64),
    settled: &Settled,
    now: i64,
) -> Result<(), StoreError> {
    let short = |error: &str| error.chars().take(LONGEST_ERROR).collect::<String>();
    match settled {
        Settled::Done => {
            conn.run(
                "UPDATE outbox SET state = 'done', done_at = $2, error = NULL WHERE id = $1",
                params![id, now],
            )
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
        Settled::Dead { error } | Settled::Refused { error } => {
            let state = if matches!(settled, Settled::Dead { .. }) { "dead" } else { "refused" };
            conn.run(
                "UPDATE outbox SET state = $4, error = $3 WHERE id = $1 AND attempts = $2 AND \
                 state = 'waiting'",
                params![id, attempts, short(error), state],
            )
            .await?
        }
    };
    Ok(())
}

/// Makes due again what was given up, and what waits for its next try: that may be hours away, and
/// what was wrong may be mended. Of one ticket or (`""`) of all; how many. Where somebody `asked`
/// for it, also what addresses that nobody reads have refused; else a link that has ended is sent
/// to nobody.
pub(super) async fn retry(
    conn: &mut Conn<'_>,
    number: &str,
    asked: bool,
    now: i64,
) -> Result<u64, StoreError> {
    conn.run(
        "UPDATE outbox SET state = 'waiting', due_at = $1, claimed_until = 0,
           attempts = CASE WHEN state = 'waiting' THEN attempts ELSE 0 END
         WHERE ((state = 'waiting' AND due_at > $1 AND claimed_until <= $1)
             OR (state = 'refused' AND $2 = 1)
             OR (state = 'dead' AND ($2 = 1 OR kind <> 'confirm'
               OR ticket IN (SELECT id FROM tickets WHERE at > $3))))
           AND ($4 = '' OR ticket IN (SELECT id FROM tickets WHERE number = $4))",
        params![now, asked, now - links::CONFIRMS, number],
    )
    .await
}

/// Gives tickets that nothing was ever sent of, and that nothing will be sent of in one of the ways
/// of `kinds`, deliveries of these kinds; how many tickets. Ways that are not set any more are
/// given up for them: they lead nowhere.
pub(super) async fn add_missing(
    conn: &mut Conn<'_>,
    kinds: &[Kind],
    now: i64,
) -> Result<u64, StoreError> {
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
               AND kind NOT IN ('confirm', 'answer')",
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
            "SELECT state, COUNT(*), MIN(tickets.at) FROM outbox JOIN tickets ON tickets.id = \
             outbox.ticket
             WHERE state IN ('waiting', 'dead', 'refused') GROUP BY state",
            params![],
        )
        .await?;
    let mut backlog = Backlog::default();
    for row in &rows {
        let count = row.number(1)?;
        match row.text(0)?.as_str() {
            "dead" => backlog.dead = count,
            "refused" => backlog.refused = count,
            _ => {
                backlog.waiting = count;
                backlog.oldest_seconds = now.saturating_sub(row.number(2)?).max(0);
            }
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
    let replies =
        conn.row("SELECT COUNT(*) FROM replies WHERE state = 'pending'", params![]).await?;
    backlog.replies = replies.map_or(Ok(0), |row| row.number(0))?;
    Ok(backlog)
}

/// What is not delivered, oldest first; with `all` also what is.
pub(super) async fn list(conn: &mut Conn<'_>, all: bool) -> Result<Vec<DeliveryEntry>, StoreError> {
    let rows = conn
        .rows(
            "SELECT tickets.number, kind, state, attempts, due_at, error FROM outbox
             JOIN tickets ON tickets.id = outbox.ticket WHERE $1 = 1 OR state <> 'done' ORDER BY \
             outbox.id",
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
