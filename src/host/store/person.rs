//! Forgetting: what is old, and what one person sent.

use super::conn::{Conn, params};
use super::error::StoreError;
use super::mailbox;

/// What was removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Removed {
    pub tickets: u64,
    pub replies: u64,
    /// Addresses behind approved replies, and comments on votes.
    pub details: u64,
}

/// What removes the tickets of a condition: first what belongs to them, and last themselves.
macro_rules! removals {
    ($condition:literal) => {
        [
            concat!(
                "DELETE FROM outbox WHERE ticket IN (SELECT id FROM tickets WHERE ",
                $condition,
                ")"
            ),
            concat!(
                "DELETE FROM notes WHERE ticket IN (SELECT id FROM tickets WHERE ",
                $condition,
                ")"
            ),
            concat!(
                "DELETE FROM attachments WHERE ticket IN (SELECT id FROM tickets WHERE ",
                $condition,
                ")"
            ),
            concat!("DELETE FROM tickets WHERE ", $condition),
        ]
    };
}

/// Removes everything that `email` sent until a moment, however it is written: tickets with
/// attachments, notes and deliveries, replies. Votes carry no address.
pub(super) async fn erase(
    conn: &mut Conn<'_>,
    email: &str,
    until: i64,
) -> Result<Removed, StoreError> {
    let person = mailbox::person(email);
    let tickets = remove(conn, removals!("person = $1 AND at <= $2"), (&person, until)).await?;
    let sql = "DELETE FROM replies WHERE person = $1 AND at <= $2";
    let replies = conn.run(sql, params![person.as_str(), until]).await?;
    Ok(Removed { tickets, replies, details: 0 })
}

/// Removes one ticket with everything that belongs to it, if it was sent until a moment.
pub(super) async fn erase_ticket(
    conn: &mut Conn<'_>,
    number: &str,
    until: i64,
) -> Result<Removed, StoreError> {
    let tickets = remove(conn, removals!("number = $1 AND at <= $2"), (number, until)).await?;
    Ok(Removed { tickets, ..Removed::default() })
}

/// Carries out [`removals`]; how many tickets went.
async fn remove(
    conn: &mut Conn<'_>,
    removals: [&'static str; 4],
    (whose, until): (&str, i64),
) -> Result<u64, StoreError> {
    let mut removed = 0;
    for sql in removals {
        removed = conn.run(sql, params![whose, until]).await?;
    }
    Ok(removed)
}

/// Every address that tickets and replies came from, in order.
pub(super) async fn addresses(conn: &mut Conn<'_>) -> Result<Vec<String>, StoreError> {
    conn.list(
        "SELECT email FROM tickets WHERE email <> '' UNION SELECT email FROM replies WHERE \
             email <> '' ORDER BY 1",
        params![],
        |row| row.text(0),
    )
    .await
}

/// The numbers of all tickets.
pub(super) async fn numbers(conn: &mut Conn<'_>) -> Result<Vec<String>, StoreError> {
    conn.list("SELECT number FROM tickets ORDER BY id", params![], |row| row.text(0)).await
}

/// Fills in who sent what was stored before persons had a column of their own.
pub(super) async fn name_all(conn: &mut Conn<'_>) -> Result<(), StoreError> {
    let sql = "SELECT DISTINCT email FROM tickets WHERE person = '' AND email <> ''";
    for row in conn.rows(sql, params![]).await? {
        let email = row.text(0)?;
        let values = params![email.as_str(), mailbox::person(&email), mailbox::mailbox(&email)];
        conn.run("UPDATE tickets SET person = $2, mailbox = $3 WHERE email = $1", values).await?;
    }
    let sql = "SELECT DISTINCT email FROM replies WHERE person = '' AND email <> ''";
    for row in conn.rows(sql, params![]).await? {
        let email = row.text(0)?;
        let values = params![email.as_str(), mailbox::person(&email)];
        conn.run("UPDATE replies SET person = $2 WHERE email = $1", values).await?;
    }
    Ok(())
}

/// When the newest thing was stored; 0 where there is nothing.
pub(super) async fn newest(conn: &mut Conn<'_>) -> Result<i64, StoreError> {
    let row = conn
        .row(
            "SELECT MAX(at) FROM (SELECT MAX(at) AS at FROM tickets UNION ALL SELECT MAX(at) FROM \
             replies
               UNION ALL SELECT MAX(at) FROM votes) AS all_of_them",
            params![],
        )
        .await?;
    Ok(row.map_or(Ok(None), |row| row.maybe_number(0))?.unwrap_or(0))
}

/// Removes tickets older than `before` that the desk was told of, and rejected replies. What was
/// not delivered to the desk stays: it is not old, it is late. A link that its address refused
/// holds nothing back. Attachments and deliveries go with their ticket.
pub(super) async fn expire(conn: &mut Conn<'_>, before: i64) -> Result<Removed, StoreError> {
    let tickets = conn
        .run(
            "DELETE FROM tickets WHERE at < $1
               AND EXISTS (SELECT 1 FROM outbox WHERE outbox.ticket = tickets.id
                 AND state = 'done' AND kind IN ('desk', 'webhook'))
               AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.ticket = tickets.id
                 AND state NOT IN ('done', 'refused') AND NOT (kind = 'confirm' AND state = \
                 'dead'))",
            params![before],
        )
        .await?;
    let replies = conn
        .run("DELETE FROM replies WHERE at < $1 AND state = 'rejected'", params![before])
        .await?;
    // The text of an approved reply is public; whose it was is not needed any more.
    let mut details = conn
        .run(
            "UPDATE replies SET email = '', person = '' WHERE at < $1 AND email <> ''",
            params![before],
        )
        .await?;
    details += conn
        .run(
            "UPDATE votes SET comment = NULL WHERE at < $1 AND comment IS NOT NULL",
            params![before],
        )
        .await?;
    Ok(Removed { tickets, replies, details })
}

/// Removes the files of tickets older than `before` that the desk was told of: it has them. How
/// many.
pub(super) async fn expire_files(conn: &mut Conn<'_>, before: i64) -> Result<u64, StoreError> {
    conn.run(
        "DELETE FROM attachments WHERE ticket IN (SELECT id FROM tickets WHERE at < $1)
           AND EXISTS (SELECT 1 FROM outbox WHERE outbox.ticket = attachments.ticket
             AND state = 'done' AND kind IN ('desk', 'webhook'))
           AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.ticket = attachments.ticket
             AND state <> 'done' AND kind IN ('desk', 'webhook', 'desk_more', 'webhook_more'))",
        params![before],
    )
    .await
}
