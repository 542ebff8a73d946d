//! What the host says in its own words: a filled page of the theme, JSON, or a line of text.

use axum::body::Body;
use axum::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, LOCATION, RETRY_AFTER, VARY};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode};
use std::time::Duration;

use super::metrics;
use crate::host::headers;
use crate::host::pattern::Values;
use crate::host::site::{self, Generation};
use crate::model::Lang;
use crate::publish::Coding;

const TEXT: &str = "text/plain; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";
const JSON: &str = "application/json; charset=utf-8";

/// A line of text, for machines and where there is no page.
pub(super) fn plain(status: StatusCode, text: String) -> Response<Body> {
    own(status, TEXT, text, None)
}

/// A page of the theme in `lang`, filled with `values`.
pub(super) fn page(
    build: &Generation,
    lang: &Lang,
    status: StatusCode,
    values: &Values,
) -> Response<Body> {
    match build.pattern(lang) {
        Some(pattern) => own(status, HTML, pattern.fill(values), Some(&build.description.policy)),
        None => plain(
            status,
            format!("{}\n", status.canonical_reason().unwrap_or("An answer without words")),
        ),
    }
}

/// The answer, compressed for who takes that. Only what holds no secret: how well a page with one
/// and with a stranger's words compresses tells the secret.
pub(super) async fn compressed(response: Response<Body>, asked: &HeaderMap) -> Response<Body> {
    let lines = asked.get_all(ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
    let accepted = lines.collect::<Vec<_>>().join(",");
    if !site::takes(&accepted, Coding::Gzip) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    // It is a string of ours: there is nothing to wait for.
    let Ok(plain) = axum::body::to_bytes(body, usize::MAX).await else {
        return plain(StatusCode::INTERNAL_SERVER_ERROR, "This page cannot be sent.\n".into());
    };
    parts.headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    let Ok(packed) = site::gzip(&plain) else { return Response::from_parts(parts, plain.into()) };
    parts.headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    Response::from_parts(parts, packed.into())
}

/// What `/metrics` says.
pub(super) fn counters(text: String) -> Response<Body> {
    own(StatusCode::OK, metrics::MEDIA_TYPE, text, None)
}

pub(super) fn json(status: StatusCode, value: &serde_json::Value) -> Response<Body> {
    own(status, JSON, value.to_string(), None)
}

/// Leads a browser on, by GET: reloading and bookmarks are of the page that it comes to.
pub(super) fn see_other(address: &str) -> Response<Body> {
    let mut response = own(StatusCode::SEE_OTHER, TEXT, String::new(), None);
    if let Ok(address) = HeaderValue::from_str(address) {
        response.headers_mut().insert(LOCATION, address);
    }
    response
}

/// Says when to come back.
pub(super) fn later(mut response: Response<Body>, wait: Duration) -> Response<Body> {
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
    response
}

fn own(
    status: StatusCode,
    media_type: &'static str,
    text: String,
    policy: Option<&str>,
) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    headers::on_answers(response.headers_mut(), media_type, policy);
    response
}
