//! How often a client may store something, counted by all instances that share a database. One
//! instance alone counts in memory, and so does each for itself before it asks here.

use super::conn::{Conn, params};
use super::error::StoreError;

/// One more of what a client may do: so many at once, then one in so many seconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowance {
    /// A keyed hash of who and what.
    pub client: [u8; 16],
    pub burst: i64,
    pub every: i64,
}

/// Takes one, in the transaction of what it is for: what is not stored costs nothing. SQLite has
/// one instance.
///
/// # Errors
/// [`StoreError::TooOften`] with the seconds to wait.
pub(super) async fn take(
    conn: &mut Conn<'_>,
    allowance: &Allowance,
    now: i64,
) -> Result<(), StoreError> {
    if !conn.is_postgres() {
        return Ok(());
    }
    let Allowance { client, burst, every } = allowance;
    let most = now + burst * every;
    conn.run("DELETE FROM allowances WHERE whole_at <= $1", params![now]).await?;
    // The moment at which all of it is there again (the generic cell rate algorithm); one that is
    // farther away than that was written by a clock that has been put back.
    let taken = conn
        .run(
            "INSERT INTO allowances AS one (client, whole_at) VALUES ($1, $2 + $3)
             ON CONFLICT (client) DO UPDATE SET
               whole_at = CASE WHEN one.whole_at BETWEEN $2 AND $4 THEN one.whole_at ELSE $2 END \
               + $3
             WHERE CASE WHEN one.whole_at BETWEEN $2 AND $4 THEN one.whole_at ELSE $2 END + $3 <= \
             $4",
            params![&client[..], now, *every, most],
        )
        .await?;
    if taken == 1 {
        return Ok(());
    }
    let row =
        conn.row("SELECT whole_at FROM allowances WHERE client = $1", params![&client[..]]).await?;
    let whole_at = row.map_or(Ok(most), |row| row.number(0))?;
    Err(StoreError::TooOften((whole_at + every - most).max(1)))
}
