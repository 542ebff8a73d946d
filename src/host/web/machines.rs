//! Questions of programs: `/api/search`, `/api/contact` and assistants' `/mcp`. What they are told
//! is published anyway, so every program may ask, and scripts of the sites that are declared.

use std::sync::Arc;

use axum::body::Body;
use axum::http::header::{ACCEPT, ALLOW};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode};
use serde_json::{Value, json};

use super::app::App;
use super::posted::Asked;
use super::{answer, body, form, origin};
use crate::answers::{Build, Fault, contact, search};
use crate::host::site::Generation;
use crate::mcp;

/// Bytes behind the `?`; eight times what the longest question takes, percent-encoded.
const LONGEST_QUERY: usize = 16 * 1024;
/// Bytes of an assistant's message.
const LONGEST_MESSAGE: usize = 64 * 1024;
/// Questions answered with yes; contact.yaml has fewer.
const MOST_ANSWERS: usize = 64;

/// Whether other sites' scripts may read what stands there.
pub(super) fn is_open(api: &str) -> bool {
    matches!(api, "search" | "contact")
}

/// `GET /api/search?q=&lang=&limit=&category=&audience=`
pub(super) async fn search(asked: Asked) -> Response<Body> {
    let limit = match asked.parameter("limit").trim() {
        "" => None,
        text => Some(text.parse().unwrap_or(0)),
    };
    let texts = ["q", "lang", "category", "audience"].map(|name| asked.parameter(name));
    answered(asked, move |build| {
        let [query, lang, category, audience] = &texts;
        search::search(
            build,
            &search::Asked {
                query,
                lang: said(lang),
                limit,
                category: said(category),
                audience: said(audience),
            },
        )
    })
    .await
}

/// `GET /api/contact?topic=&q=&lang=&audience=&yes=&at=&zone=`
pub(super) async fn contact(asked: Asked) -> Response<Body> {
    let texts = ["topic", "q", "lang", "audience", "at", "zone"].map(|name| asked.parameter(name));
    let yes: Vec<String> = url::form_urlencoded::parse(asked.query.as_bytes())
        .filter(|(name, value)| name == "yes" && !value.is_empty())
        .take(MOST_ANSWERS)
        .map(|(_, value)| value.into_owned())
        .collect();
    answered(asked, move |build| {
        let [topic, words, lang, audience, at, zone] = &texts;
        let yes: Vec<&str> = yes.iter().map(String::as_str).collect();
        let case = contact::Asked {
            topic: said(topic),
            words: said(words),
            lang: said(lang),
            audience: said(audience),
            yes: &yes,
            at: said(at),
            zone: said(zone),
        };
        contact::contact(build, &case, now())
    })
    .await
}

/// `POST /mcp`: one message, or several in an array; nothing is streamed, and there are no sessions.
pub(super) async fn message(mut asked: Asked) -> Response<Body> {
    if let Err(refused) = admit(&asked, true) {
        return refused;
    }
    if !form::is(&asked.headers, "application/json") {
        return refusal(StatusCode::UNSUPPORTED_MEDIA_TYPE, "bad-request", "post application/json");
    }
    if !takes_json(&asked.headers) {
        return refusal(StatusCode::NOT_ACCEPTABLE, "bad-request", "answers are application/json");
    }
    let version = asked.headers.get("mcp-protocol-version").map(HeaderValue::as_bytes);
    let is_spoken = |version: &[u8]| mcp::VERSIONS.iter().any(|one| one.as_bytes() == version);
    if !version.is_none_or(is_spoken) {
        let known = format!("the protocol is spoken in {}", mcp::VERSIONS.join(", "));
        return refusal(StatusCode::BAD_REQUEST, "bad-request", &known);
    }
    let bytes = match asked.message(LONGEST_MESSAGE).await {
        Ok(bytes) => bytes,
        Err(fault) => {
            let text = match fault {
                body::Fault::TooLarge => "the message is too long",
                body::Fault::Busy => "too many are asking at this moment",
                body::Fault::TooSlow | body::Fault::Broken => "the message did not arrive whole",
            };
            return refusal(fault.status(), "bad-request", text);
        }
    };
    let batch = match mcp::read(&bytes) {
        Ok(batch) => batch,
        Err(answer) => return answer::json(StatusCode::BAD_REQUEST, &answer),
    };
    // Each message is a question of its own.
    for _ in batch.messages.iter().skip(1) {
        if let Err(refused) = admit(&asked, true) {
            return refused;
        }
    }
    let is_array = batch.is_array;
    let answers = aside(asked.app.clone(), asked.site.clone(), move |build| {
        let answered = batch.messages.into_iter().filter_map(|message| match message {
            Ok(message) => mcp::answer(build, &message, now()),
            Err(answer) => Some(answer),
        });
        answered.collect::<Vec<Value>>()
    });
    match answers.await {
        Err(refused) => refused,
        // Nothing that wanted an answer.
        Ok(answers) if answers.is_empty() => {
            let mut response = answer::plain(StatusCode::ACCEPTED, String::new());
            response.headers_mut().remove(axum::http::header::CONTENT_TYPE);
            response
        }
        Ok(answers) if is_array => answer::json(StatusCode::OK, &Value::from(answers)),
        Ok(mut answers) => answer::json(StatusCode::OK, &answers.pop().unwrap_or(Value::Null)),
    }
}

/// What else is asked at `/mcp`.
pub(super) fn no_message(method: &Method) -> Response<Body> {
    if method == Method::OPTIONS {
        return answer::plain(StatusCode::NO_CONTENT, String::new());
    }
    let text = "post a message: nothing is streamed, and there are no sessions";
    let mut response = refusal(StatusCode::METHOD_NOT_ALLOWED, "bad-request", text);
    response.headers_mut().insert(ALLOW, HeaderValue::from_static("POST"));
    response
}

/// The answer to a question, or why there is none, as JSON either way.
async fn answered(
    asked: Asked,
    work: impl FnOnce(&dyn Build) -> Result<Value, Fault> + Send + 'static,
) -> Response<Body> {
    if let Err(refused) = admit(&asked, false) {
        return refused;
    }
    if asked.query.len() > LONGEST_QUERY {
        return refusal(StatusCode::URI_TOO_LONG, "bad-request", "the address is too long");
    }
    match aside(asked.app.clone(), asked.site.clone(), work).await {
        Err(refused) => refused,
        Ok(Ok(answer)) => {
            answer::compressed(answer::json(StatusCode::OK, &answer), &asked.headers).await
        }
        Ok(Err(fault)) => {
            let status = match fault {
                Fault::Bad(_) => StatusCode::BAD_REQUEST,
                Fault::Unknown(_) | Fault::Missing(_) => StatusCode::NOT_FOUND,
                Fault::Failed => StatusCode::INTERNAL_SERVER_ERROR,
            };
            refusal(status, fault.code(), &fault.to_string())
        }
    }
}

/// From where, and how often.
fn admit(asked: &Asked, is_post: bool) -> Result<(), Response<Body>> {
    if !origin::may_ask(&asked.site.description, &asked.headers, is_post) {
        asked.app.metrics.refused_origin.inc();
        let text = "this site is not among [host] origins of site.toml";
        return Err(refusal(StatusCode::FORBIDDEN, "foreign", text));
    }
    let rate = asked.app.rates().searches;
    asked.app.admits("search", rate, asked.peer, &asked.headers).map_err(|wait| {
        let text = "too often; Retry-After says when to come again";
        answer::later(refusal(StatusCode::TOO_MANY_REQUESTS, "too-often", text), wait)
    })
}

/// Work for a processor, beside those who wait, a few at a time.
async fn aside<T: Send + 'static>(
    app: Arc<App>,
    build: Arc<Generation>,
    work: impl FnOnce(&dyn Build) -> T + Send + 'static,
) -> Result<T, Response<Body>> {
    let failed = || {
        let fault = Fault::Failed;
        refusal(StatusCode::INTERNAL_SERVER_ERROR, fault.code(), &fault.to_string())
    };
    let Ok(_place) = app.searches.acquire().await else { return Err(failed()) };
    // A panic is never the caller's fault, and never tells the question.
    tokio::task::spawn_blocking(move || work(&*build)).await.map_err(|_| failed())
}

fn refusal(status: StatusCode, code: &str, message: &str) -> Response<Body> {
    answer::json(status, &json!({ "error": code, "message": message }))
}

fn said(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

fn takes_json(headers: &HeaderMap) -> bool {
    let mut lines = headers.get_all(ACCEPT).iter().peekable();
    let is_json = |line: &HeaderValue| {
        let text = line.to_str().unwrap_or_default();
        ["application/json", "application/*", "*/*"].iter().any(|kind| text.contains(kind))
    };
    lines.peek().is_none() || lines.any(is_json)
}

fn now() -> jiff::Timestamp {
    jiff::Timestamp::from_second(crate::host::now()).unwrap_or_default()
}
