//! Replies below articles: held until somebody has read them.

use super::conn::{Conn, Row, params};
use super::error::StoreError;
use super::mailbox;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReply {
    /// The form's random name: sent twice, it is one reply.
    pub submission: [u8; 16],
    pub article: String,
    pub lang: String,
    pub name: String,
    /// For whoever reads it first; never shown, never exported.
    pub email: String,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ReplyState {
    Pending,
    Approved,
    Rejected,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Reply {
    pub id: i64,
    pub article: String,
    pub lang: String,
    pub name: String,
    pub email: String,
    pub text: String,
    pub state: ReplyState,
    /// Seconds since 1970.
    pub at: i64,
}

impl ReplyState {
    pub fn as_str(self) -> &'static str {
        match self {
            ReplyState::Pending => "pending",
            ReplyState::Approved => "approved",
            ReplyState::Rejected => "rejected",
        }
    }

    fn parse(text: &str) -> Self {
        match text {
            "approved" => ReplyState::Approved,
            "rejected" => ReplyState::Rejected,
            _ => ReplyState::Pending,
        }
    }
}

pub(super) async fn add(conn: &mut Conn<'_>, reply: &NewReply, now: i64) -> Result<(), StoreError> {
    let values = params![
        &reply.submission[..],
        reply.article.as_str(),
        reply.lang.as_str(),
        reply.name.as_str(),
        reply.email.as_str(),
        reply.text.as_str(),
        ReplyState::Pending.as_str(),
        now,
        mailbox::person(&reply.email),
    ];
    conn.run(
        "INSERT INTO replies (submission, article, lang, name, email, text, state, at, person)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (submission) DO NOTHING",
        values,
    )
    .await?;
    Ok(())
}

/// Replies in one state, or all, oldest first.
pub(super) async fn list(
    conn: &mut Conn<'_>,
    state: Option<ReplyState>,
) -> Result<Vec<Reply>, StoreError> {
    let wanted = state.map_or("", ReplyState::as_str);
    let reply = |row: &Row| -> Result<Reply, StoreError> {
        Ok(Reply {
            id: row.number(0)?,
            article: row.text(1)?,
            lang: row.text(2)?,
            name: row.text(3)?,
            email: row.text(4)?,
            text: row.text(5)?,
            state: ReplyState::parse(&row.text(6)?),
            at: row.number(7)?,
        })
    };
    conn.list(
        "SELECT id, article, lang, name, email, text, state, at FROM replies
             WHERE $1 = '' OR state = $1 ORDER BY at, id",
        params![wanted],
        reply,
    )
    .await
}

/// Whether there is such a reply.
pub(super) async fn judge(
    conn: &mut Conn<'_>,
    id: i64,
    state: ReplyState,
) -> Result<bool, StoreError> {
    Ok(conn.run("UPDATE replies SET state = $2 WHERE id = $1", params![id, state.as_str()]).await?
        == 1)
}
