//! Votes: one for each visitor, article and language, by a unique key rather than by looking first.

use std::collections::{BTreeMap, BTreeSet};

use super::conn::{Conn, Row, params};
use super::error::StoreError;

/// Sums of an article's votes in one language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub yes: u64,
    pub no: u64,
}

/// One visitor's opinion; the last one counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    /// The article's id.
    pub article: String,
    pub lang: String,
    /// The visitor's random name.
    pub visitor: [u8; 16],
    pub helpful: bool,
    /// One of [`REASONS`](crate::render::REASONS).
    pub reason: Option<String>,
    pub comment: Option<String>,
}

/// Sums of one text.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Tally {
    pub article: String,
    pub lang: String,
    pub yes: u64,
    pub no: u64,
}

/// Why a reader was not helped.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Complaint {
    pub article: String,
    pub lang: String,
    pub reason: Option<String>,
    pub comment: Option<String>,
    /// Seconds since 1970.
    pub at: i64,
}

/// How often readers of a text gave one reason for their "no".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReasonCount {
    pub article: String,
    pub lang: String,
    pub reason: String,
    pub times: i64,
}

/// Writes a vote and gives the sums with it in them.
pub(super) async fn put(conn: &mut Conn<'_>, vote: &Vote, now: i64) -> Result<Counts, StoreError> {
    match conn.is_postgres() {
        true => put_one(conn, vote, now).await,
        false => Ok(put_all(conn, &[vote], now).await?.pop().ok_or(sqlx::Error::RowNotFound)?),
    }
}

/// The votes in front of `votes` that may be written at once: of one visitor on one text there is
/// one among them, for the last one counts.
pub(super) fn together<'v>(votes: impl Iterator<Item = &'v Vote>) -> Vec<&'v Vote> {
    let mut keys = BTreeSet::new();
    votes.take_while(|vote| keys.insert((vote.visitor, &vote.article, &vote.lang))).collect()
}

/// Writes votes of different visitors or texts, and gives for each the sums with all of them.
///
/// Of SQLite, whose only writer nobody gets ahead of: what the sums gain is read before the votes
/// are written. It works in a thread of its own, and to ask that thread takes longer than its
/// work; so all votes of a group are asked for at once.
pub(super) async fn put_all(
    conn: &mut Conn<'_>,
    votes: &[&Vote],
    now: i64,
) -> Result<Vec<Counts>, StoreError> {
    let list = serde_json::Value::from_iter(votes.iter().map(|vote| as_json(vote))).to_string();
    let rows = conn
        .rows(
            "WITH new AS MATERIALIZED (
               SELECT unhex(value ->> 'visitor') AS visitor, value ->> 'article' AS article,
                 value ->> 'lang' AS lang, value ->> 'helpful' AS helpful FROM json_each($1))
             INSERT INTO tallies (article, lang, yes, no)
             SELECT article, lang, SUM(new.helpful - COALESCE(old.helpful, 0)),
               SUM((1 - new.helpful) - COALESCE(1 - old.helpful, 0))
             FROM new LEFT JOIN votes AS old USING (visitor, article, lang)
             WHERE TRUE GROUP BY article, lang
             ON CONFLICT (article, lang) DO UPDATE
             SET yes = tallies.yes + excluded.yes, no = tallies.no + excluded.no
             RETURNING article, lang, yes, no;

             INSERT INTO votes (visitor, article, lang, helpful, reason, comment, first_at, at)
             SELECT unhex(value ->> 'visitor'), value ->> 'article', value ->> 'lang',
               value ->> 'helpful', value ->> 'reason', value ->> 'comment', $2, $2
             FROM json_each($1) WHERE TRUE
             ON CONFLICT (visitor, article, lang) DO UPDATE SET
               at = CASE WHEN helpful = excluded.helpful THEN at ELSE excluded.at END,
               helpful = excluded.helpful,
               -- A second 'no' without words leaves the words of the first; a 'yes' does not.
               reason = CASE WHEN excluded.helpful = 1 THEN NULL
                 ELSE COALESCE(excluded.reason, reason) END,
               comment = CASE WHEN excluded.helpful = 1 THEN NULL
                 ELSE COALESCE(excluded.comment, comment) END",
            params![list, now],
        )
        .await?;
    let mut sums = BTreeMap::new();
    for row in &rows {
        let tally = Counts { yes: count(row.number(2)?), no: count(row.number(3)?) };
        sums.insert((row.text(0)?, row.text(1)?), tally);
    }
    let of = |vote: &&Vote| sums.get(&(vote.article.clone(), vote.lang.clone())).copied();
    votes.iter().map(|vote| Ok(of(vote).ok_or(sqlx::Error::RowNotFound)?)).collect()
}

/// As SQLite reads it; NUL would end a text there.
fn as_json(vote: &Vote) -> serde_json::Value {
    let clean = |text: &String| text.replace('\0', "");
    serde_json::json!({
        "visitor": format!("{:032x}", u128::from_be_bytes(vote.visitor)),
        "article": vote.article,
        "lang": vote.lang,
        "helpful": vote.helpful,
        "reason": vote.reason.as_ref().map(clean),
        "comment": vote.comment.as_ref().map(clean),
    })
}

/// Of PostgreSQL, where other instances write at the same time: whether a vote is new is known once
/// it is written.
async fn put_one(conn: &mut Conn<'_>, vote: &Vote, now: i64) -> Result<Counts, StoreError> {
    let key = || params![&vote.visitor[..], vote.article.as_str(), vote.lang.as_str()];
    let (mut yes, mut no) = (0, 0);
    let mut all = key();
    all.extend(params![vote.helpful, vote.reason.clone(), vote.comment.clone(), now, now]);
    let fresh = conn
        .run(
            "INSERT INTO votes (visitor, article, lang, helpful, reason, comment, first_at, at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (visitor, article, lang) DO \
             NOTHING",
            all,
        )
        .await?;
    if fresh == 1 {
        *(if vote.helpful { &mut yes } else { &mut no }) += 1;
    } else {
        let mut change = key();
        change.extend(params![vote.helpful, now]);
        let changed = conn
            .run(
                "UPDATE votes SET helpful = $4, at = $5
                 WHERE visitor = $1 AND article = $2 AND lang = $3 AND helpful <> $4",
                change,
            )
            .await?;
        if changed == 1 {
            (yes, no) = if vote.helpful { (1, -1) } else { (-1, 1) };
        }
        let mut why = key();
        why.extend(params![vote.reason.clone(), vote.comment.clone()]);
        // A second "no" without words does not take the words of the first back; a "yes" does.
        conn.run(
            "UPDATE votes SET reason = CASE WHEN helpful = 1 THEN NULL ELSE COALESCE($4, reason) \
             END,
             comment = CASE WHEN helpful = 1 THEN NULL ELSE COALESCE($5, comment) END
             WHERE visitor = $1 AND article = $2 AND lang = $3",
            why,
        )
        .await?;
    }
    let row = conn
        .row(
            "INSERT INTO tallies (article, lang, yes, no) VALUES ($1, $2, $3, $4)
             ON CONFLICT (article, lang) DO UPDATE SET yes = tallies.yes + $3, no = tallies.no + $4
             RETURNING yes, no",
            params![vote.article.as_str(), vote.lang.as_str(), yes, no],
        )
        .await?;
    sums(row)
}

pub(super) async fn counts(
    conn: &mut Conn<'_>,
    article: &str,
    lang: &str,
) -> Result<Counts, StoreError> {
    let row = conn
        .row("SELECT yes, no FROM tallies WHERE article = $1 AND lang = $2", params![article, lang])
        .await?;
    sums(row)
}

/// All sums, by article and language.
pub(super) async fn tallies(conn: &mut Conn<'_>) -> Result<Vec<Tally>, StoreError> {
    conn.list("SELECT article, lang, yes, no FROM tallies ORDER BY article, lang", params![], tally)
        .await
}

/// Votes cast or changed since `since`, summed.
pub(super) async fn tallies_since(
    conn: &mut Conn<'_>,
    since: i64,
) -> Result<Vec<Tally>, StoreError> {
    conn.list(
        "SELECT article, lang, CAST(SUM(helpful) AS BIGINT), CAST(SUM(1 - helpful) AS BIGINT)
             FROM votes WHERE at >= $1 GROUP BY article, lang ORDER BY article, lang",
        params![since],
        tally,
    )
    .await
}

/// The newest "no" votes that say why.
pub(super) async fn complaints(
    conn: &mut Conn<'_>,
    limit: i64,
) -> Result<Vec<Complaint>, StoreError> {
    let complaint = |row: &Row| -> Result<Complaint, StoreError> {
        Ok(Complaint {
            article: row.text(0)?,
            lang: row.text(1)?,
            reason: row.maybe_text(2)?,
            comment: row.maybe_text(3)?,
            at: row.number(4)?,
        })
    };
    conn.list(
        "SELECT article, lang, reason, comment, at FROM votes
             WHERE helpful = 0 AND (reason IS NOT NULL OR comment IS NOT NULL)
             ORDER BY at DESC, article, lang, visitor LIMIT $1",
        params![limit],
        complaint,
    )
    .await
}

/// How often each reason was given, by article and language.
pub(super) async fn reasons(conn: &mut Conn<'_>) -> Result<Vec<ReasonCount>, StoreError> {
    let reason = |row: &Row| -> Result<ReasonCount, StoreError> {
        Ok(ReasonCount {
            article: row.text(0)?,
            lang: row.text(1)?,
            reason: row.text(2)?,
            times: row.number(3)?,
        })
    };
    conn.list(
        "SELECT article, lang, reason, COUNT(*) FROM votes
             WHERE helpful = 0 AND reason IS NOT NULL
             GROUP BY article, lang, reason ORDER BY article, lang, reason",
        params![],
        reason,
    )
    .await
}

/// The sums of a text that may have no votes yet.
fn sums(row: Option<Row>) -> Result<Counts, StoreError> {
    row.map_or(Ok(Counts::default()), |row| {
        Ok(Counts { yes: count(row.number(0)?), no: count(row.number(1)?) })
    })
}

fn tally(row: &Row) -> Result<Tally, StoreError> {
    Ok(Tally {
        article: row.text(0)?,
        lang: row.text(1)?,
        yes: count(row.number(2)?),
        no: count(row.number(3)?),
    })
}

fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}
