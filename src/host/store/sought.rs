//! What visitors looked for and did not find, in words only once three of them did on three days.
//!
//! Until then there is a keyed hash of the words, the day, and a mark: one of 256, the same for all
//! that one neighbourhood asks in the same words, and for one in 256 of everybody else. So a row says
//! neither what was asked nor who asked, and three rows of different days and marks say that at least
//! three did.

use super::conn::{Conn, Row, params};
use super::error::StoreError;

/// Days, and marks, from which the words may be kept.
const ENOUGH: i64 = 3;
/// Queries that are kept at most, and rows that wait for others.
const MOST_KEPT: i64 = 5_000;
const MOST_WAITING: i64 = 200_000;
/// Days after which what nobody asked again is removed.
pub const KEEP_DAYS: i64 = 90;

/// A search in vain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    /// Keyed hash of language and words.
    pub key: [u8; 16],
    /// Since 1970.
    pub day: i64,
    pub mark: u8,
    pub lang: String,
    /// Folded.
    pub words: String,
    /// Something was found and nothing of it opened.
    pub unopened: bool,
}

/// What three visitors looked for.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct InVain {
    pub lang: String,
    pub words: String,
    /// Days of the last ninety on which somebody did, and different askings on them.
    pub days: i64,
    pub times: i64,
    /// Of those askings, ones in which something was found and nothing of it opened.
    pub unopened: i64,
    /// The last of the days, since 1970.
    pub last: i64,
}

/// Counts a search; the words are looked at only where enough others asked the same.
pub(super) async fn add(conn: &mut Conn<'_>, sought: &Sought) -> Result<(), StoreError> {
    let Sought { key, day, mark, lang, words, unopened } = sought;
    let waiting = conn.row("SELECT COUNT(*) FROM sought", params![]).await?;
    if waiting.map_or(Ok(0), |row| row.number(0))? >= MOST_WAITING {
        return Ok(());
    }
    conn.run(
        "INSERT INTO sought (asked, day, mark, unopened) VALUES ($1, $2, $3, $4)
         ON CONFLICT (asked, day, mark) DO NOTHING",
        params![&key[..], *day, i64::from(*mark), i64::from(*unopened)],
    )
    .await?;
    let counted = conn
        .row(
            "SELECT COUNT(DISTINCT day), COUNT(DISTINCT mark),
             (SELECT COUNT(*) FROM sought_words) FROM sought WHERE asked = $1",
            params![&key[..]],
        )
        .await?;
    let Some(row) = counted else { return Ok(()) };
    if row.number(0)? < ENOUGH || row.number(1)? < ENOUGH || row.number(2)? >= MOST_KEPT {
        return Ok(());
    }
    conn.run(
        "INSERT INTO sought_words (asked, lang, words) VALUES ($1, $2, $3)
         ON CONFLICT (asked) DO NOTHING",
        params![&key[..], lang.as_str(), words.as_str()],
    )
    .await?;
    Ok(())
}

/// What is kept in words, the most frequent first.
pub(super) async fn list(conn: &mut Conn<'_>) -> Result<Vec<InVain>, StoreError> {
    let one = |row: &Row| -> Result<InVain, StoreError> {
        Ok(InVain {
            lang: row.text(0)?,
            words: row.text(1)?,
            days: row.number(2)?,
            times: row.number(3)?,
            unopened: row.number(4)?,
            last: row.number(5)?,
        })
    };
    conn.list(
        "SELECT lang, words, COUNT(DISTINCT day), COUNT(*),
             CAST(SUM(unopened) AS BIGINT), MAX(day)
             FROM sought_words JOIN sought ON sought.asked = sought_words.asked
             GROUP BY lang, words ORDER BY 4 DESC, lang, words",
        params![],
        one,
    )
    .await
}

/// Removes what nobody has looked for since `day`.
pub(super) async fn expire(conn: &mut Conn<'_>, day: i64) -> Result<u64, StoreError> {
    let removed = conn.run("DELETE FROM sought WHERE day < $1", params![day]).await?;
    conn.run("DELETE FROM sought_words WHERE asked NOT IN (SELECT asked FROM sought)", params![])
        .await?;
    Ok(removed)
}
