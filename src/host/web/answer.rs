//! What the host says in its own words: a filled page of the theme, JSON, or a line of text.

use axum::body::Body;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, Response, StatusCode};
use std::time::Duration;

use super::headers;
use crate::host::pattern::Values;
use crate::host::site::Generation;
use crate::model::Lang;

const TEXT: &str = "text/plain; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";
const JSON: &str = "application/json; charset=utf-8";

/// A line of text, for machines and where there is no page.
pub(super) fn plain(status: StatusCode, text: String) -> Response<Body> {
    own(status, TEXT, text, None)
}

/// A page of the theme in `lang`, filled with `values`.
pub(super) fn page(site: &Generation, lang: &Lang, status: StatusCode, values: &Values) -> Response<Body> {
    match site.pattern(lang) {
        Some(pattern) => own(status, HTML, pattern.fill(values), Some(&site.description.policy)),
        None => plain(status, format!("{}\n", status.canonical_reason().unwrap_or("An answer without words"))),
    }
}

pub(super) fn json(status: StatusCode, value: &serde_json::Value) -> Response<Body> {
    own(status, JSON, value.to_string(), None)
}

/// Says when to come back.
pub(super) fn later(mut response: Response<Body>, wait: Duration) -> Response<Body> {
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
    response
}

fn own(status: StatusCode, media_type: &'static str, text: String, policy: Option<&str>) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    headers::on_answers(response.headers_mut(), media_type, policy);
    response
}
