//! Tokens for forms: a page that anybody can copy carries none, so the first post brings one back.

use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::answer;
use super::app::App;
use super::posted::{Asked, Refusal};
use super::signed::{Purpose, Token};

/// A form's token, judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Checked {
    /// With its random name: one submission, however often it is sent.
    Good([u8; 16]),
    /// None, too young, too old or not ours: ask whether this was meant.
    Ask,
}

pub(super) fn check(app: &App, purpose: Purpose, token: &str) -> Checked {
    match app.keys.check(purpose, token, now()) {
        Some(Token::Good(name)) => Checked::Good(name),
        Some(Token::TooYoung | Token::Expired) | None => Checked::Ask,
    }
}

pub(super) fn fresh(app: &App, purpose: Purpose) -> Result<String, Refusal> {
    match crate::host::random::<16>() {
        Ok(name) => Ok(app.keys.token(purpose, &name, now())),
        Err(error) => {
            tracing::error!(%error, "the system gives no random numbers");
            Err(Refusal::Failed)
        }
    }
}

/// `GET /api/token?for=reply|ticket`: for scripts of our own pages, which then need no second page.
pub(super) fn give(asked: &Asked) -> Response<Body> {
    let lang = asked.lang("", &asked.parameter("lang"));
    if let Err(wait) =
        asked.app.admits("token", asked.app.rates().counts, asked.peer, &asked.headers)
    {
        return asked.refuse(Refusal::TooOften(wait), &lang, None);
    }
    let purpose = match asked.parameter("for").as_str() {
        "reply" => Purpose::Reply,
        "ticket" => Purpose::Ticket,
        _ => return asked.refuse(Refusal::Unknown, &lang, None),
    };
    match fresh(&asked.app, purpose) {
        Ok(token) => answer::json(StatusCode::OK, &serde_json::json!({ "token": token })),
        Err(refusal) => asked.refuse(refusal, &lang, None),
    }
}

/// Seconds since 1970, as tokens carry them.
fn now() -> u64 {
    u64::try_from(crate::host::now()).unwrap_or(0)
}
