//! Forgetting: what is old, and what one person sent.

use super::conn::{Conn, params};
use super::error::StoreError;

/// What was removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Removed {
    pub tickets: u64,
    pub replies: u64,
    /// Addresses behind approved replies, and comments on votes.
    pub details: u64,
}

/// Removes everything that `email` sent: tickets with attachments and deliveries, replies. Votes
/// carry no address.
pub(super) async fn erase(conn: &mut Conn<'_>, email: &str) -> Result<Removed, StoreError> {
    for sql in [
        "DELETE FROM outbox WHERE ticket IN (SELECT id FROM tickets WHERE LOWER(email) = LOWER($1))",
        "DELETE FROM attachments WHERE ticket IN (SELECT id FROM tickets WHERE LOWER(email) = LOWER($1))",
    ] {
        conn.run(sql, params![email]).await?;
    }
    Ok(Removed {
        tickets: conn.run("DELETE FROM tickets WHERE LOWER(email) = LOWER($1)", params![email]).await?,
        replies: conn.run("DELETE FROM replies WHERE LOWER(email) = LOWER($1)", params![email]).await?,
        details: 0,
    })
}

/// When the newest thing was stored; 0 where there is nothing.
pub(super) async fn newest(conn: &mut Conn<'_>) -> Result<i64, StoreError> {
    let row = conn
        .row(
            "SELECT MAX(at) FROM (SELECT MAX(at) AS at FROM tickets UNION ALL SELECT MAX(at) FROM replies
               UNION ALL SELECT MAX(at) FROM votes) AS all_of_them",
            params![],
        )
        .await?;
    Ok(row.map_or(Ok(None), |row| row.maybe_number(0))?.unwrap_or(0))
}

/// Removes tickets older than `before` that the desk was told of, and rejected replies. What was not
/// delivered to the desk stays: it is not old, it is late. A link that its address refused holds
/// nothing back. Attachments and deliveries go with their ticket.
pub(super) async fn expire(conn: &mut Conn<'_>, before: i64) -> Result<Removed, StoreError> {
    let tickets = conn
        .run(
            "DELETE FROM tickets WHERE at < $1
               AND EXISTS (SELECT 1 FROM outbox WHERE outbox.ticket = tickets.id
                 AND state = 'done' AND kind IN ('desk', 'webhook'))
               AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.ticket = tickets.id
                 AND state <> 'done' AND NOT (kind = 'confirm' AND state = 'dead'))",
            params![before],
        )
        .await?;
    let replies = conn.run("DELETE FROM replies WHERE at < $1 AND state = 'rejected'", params![before]).await?;
    // The text of an approved reply is public; whose it was is not needed any more.
    let mut details = conn.run("UPDATE replies SET email = '' WHERE at < $1 AND email <> ''", params![before]).await?;
    details +=
        conn.run("UPDATE votes SET comment = NULL WHERE at < $1 AND comment IS NOT NULL", params![before]).await?;
    Ok(Removed { tickets, replies, details })
}
