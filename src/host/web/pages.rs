//! Files of the build.

use std::sync::Arc;

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, LOCATION};
use axum::http::{HeaderValue, Request, Response, StatusCode};

use super::answer;
use super::app::App;
use crate::host::headers;
use crate::host::site::{Found, Generation, Served};

/// The file, the redirect or the 404 page that stands at the request's address.
pub(super) async fn answer<B>(
    app: &App,
    site: &Generation,
    request: &Request<B>,
) -> Response<Body> {
    let path = request.uri().path();
    match site.find(path) {
        Found::File(file) => send(file, StatusCode::OK, request).await,
        Found::Moved(location) => moved(&location, request.uri().query()),
        Found::Nothing(page) => {
            // A page of the build before may still be open and ask for its own files.
            if let Some(older) = site.below_base(path).and_then(|path| app.site.older(path)) {
                return send(&older, StatusCode::OK, request).await;
            }
            match page {
                Some(page) => send(page, StatusCode::NOT_FOUND, request).await,
                None => answer::plain(StatusCode::NOT_FOUND, "There is no page here.\n".into()),
            }
        }
    }
}

async fn send<B>(file: &Arc<Served>, status: StatusCode, request: &Request<B>) -> Response<Body> {
    if !file.waits(request.headers()) {
        return file.answer(status, request.headers());
    }
    let (file, headers) = (file.clone(), request.headers().clone());
    let sent = tokio::task::spawn_blocking(move || file.answer(status, &headers)).await;
    sent.unwrap_or_else(|_| {
        answer::plain(StatusCode::INTERNAL_SERVER_ERROR, "This page cannot be read.\n".into())
    })
}

/// `location` starts with one slash: it stays on this origin.
fn moved(location: &str, query: Option<&str>) -> Response<Body> {
    let target = query.map_or_else(|| location.to_owned(), |query| format!("{location}?{query}"));
    let is_ours =
        location.starts_with('/') && !location.starts_with("//") && !location.contains('\\');
    let Some(target) = HeaderValue::try_from(target).ok().filter(|_| is_ours) else {
        return answer::plain(StatusCode::NOT_FOUND, "There is no page here.\n".into());
    };
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::MOVED_PERMANENTLY;
    *response.headers_mut() = headers::on_pages();
    response.headers_mut().insert(LOCATION, target);
    // A page may be renamed and renamed back; who remembers the first would go in a circle.
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
        .headers_mut()
        .insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'"));
    response
}
