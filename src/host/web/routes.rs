//! The table of addresses.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;

use axum::body::Body;
use axum::http::header::ALLOW;
use axum::http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode};

use super::app::App;
use super::metrics::Route;
use super::posted::Asked;
use super::{
    answer, attached, confirm, machines, origin, pages, ratings, replies, search, searches,
    ticket_page, tickets, tokens,
};
use crate::host::site::{Found, Generation};

/// The usual case, a file of the build that is in memory: nothing to wait for, nothing to take.
/// `None` for everything else.
pub(super) fn at_once<B>(app: &App, request: &Request<B>) -> Option<Response<Body>> {
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    // A question may be for the search.
    if !is_read || request.uri().query().is_some() {
        return None;
    }
    let started = Instant::now();
    let path = request.uri().path();
    let response = app.site.look_up(|site| match site.find(path) {
        Found::File(file) if !file.waits(request.headers()) && api_path(site, path).is_none() => {
            Some(file.answer(StatusCode::OK, request.headers()))
        }
        _ => None,
    })?;
    told(app, Route::Page, response.status(), started);
    Some(response)
}

/// The answer to one request, counted and, without anything personal, told.
pub(super) async fn handle<B>(
    app: Arc<App>,
    request: Request<B>,
    peer: SocketAddr,
) -> Response<Body>
where
    B: hyper::body::Body<Data = axum::body::Bytes> + Send + 'static,
    B::Error: Into<axum::BoxError>,
{
    let started = Instant::now();
    let (route, response) = dispatch(&app, request, peer).await;
    told(&app, route, response.status(), started);
    response
}

fn told(app: &App, route: Route, status: StatusCode, started: Instant) {
    let (took, status) = (started.elapsed(), status.as_u16());
    app.metrics.answered(route, status, took);
    let (route, milliseconds) = (route.name(), took.as_millis() as u64);
    match status >= 500 {
        true => tracing::error!(route, status, milliseconds, "answered"),
        false => tracing::debug!(route, status, milliseconds, "answered"),
    }
}

/// Which answer a request gets. The build stays the same from beginning to end.
async fn dispatch<B>(
    app: &Arc<App>,
    request: Request<B>,
    peer: SocketAddr,
) -> (Route, Response<Body>)
where
    B: hyper::body::Body<Data = axum::body::Bytes> + Send + 'static,
    B::Error: Into<axum::BoxError>,
{
    let site = app.site.current();
    let path = request.uri().path();
    if let Some(api) = api_path(&site, path) {
        let api = api.to_owned();
        let headers = request.headers().clone();
        let method = request.method().clone();
        let (route, mut response) =
            call(&method, &api, Asked::new(app, site.clone(), peer, request)).await;
        match machines::is_open(&api) {
            true => origin::open(&site.description, &headers, response.headers_mut()),
            false => origin::allow(&site.description, &headers, response.headers_mut()),
        }
        return (route, response);
    }
    if is_mcp(&site, request.method(), path) {
        let headers = request.headers().clone();
        let mut response = match *request.method() {
            Method::POST => machines::message(Asked::new(app, site.clone(), peer, request)).await,
            _ => machines::no_message(request.method()),
        };
        origin::open(&site.description, &headers, response.headers_mut());
        return (Route::Mcp, response);
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return (Route::Other, not_allowed("GET, HEAD"));
    }
    // A page of the site comes first, should it be called like that.
    let is_page = || matches!(site.find(path), Found::File(_) | Found::Moved(_));
    match path {
        "/readyz" if !is_page() && !is_told(app, request.headers(), peer) => {
            return (Route::Other, ready(app, false).await);
        }
        "/healthz" | "/readyz" if !is_page() => {
            return (Route::Other, for_machines(app, path).await);
        }
        "/metrics" if !is_page() && is_told(app, request.headers(), peer) => {
            return (Route::Other, for_machines(app, path).await);
        }
        _ => {}
    }
    if let Some(question) = search::question(&site, request.uri()) {
        let headers = request.headers().clone();
        return (Route::Search, search::results(app, &site, question, (peer, &headers)).await);
    }
    (Route::Page, pages::answer(app, &site, &request).await)
}

/// Counters say how many tickets wait and how often something is refused: not for everybody.
/// Somebody on this machine asks without a proxy in between.
fn is_told(app: &App, headers: &HeaderMap, peer: SocketAddr) -> bool {
    let is_forwarded =
        ["x-forwarded-for", "forwarded", "via"].iter().any(|name| headers.contains_key(*name));
    app.settings.metrics.is_none() && peer.ip().to_canonical().is_loopback() && !is_forwarded
}

/// What machines ask for.
pub(super) async fn for_machines(app: &App, path: &str) -> Response<Body> {
    match path {
        "/healthz" => answer::plain(StatusCode::OK, "ok\n".into()),
        "/readyz" => ready(app, true).await,
        "/metrics" => metrics(app).await,
        _ => answer::plain(StatusCode::NOT_FOUND, "There is nothing here.\n".into()),
    }
}

async fn metrics(app: &App) -> Response<Body> {
    match app.counters().await {
        Ok(text) => answer::counters(text),
        Err(error) => {
            tracing::error!(%error, "the counters could not be written");
            answer::plain(
                StatusCode::INTERNAL_SERVER_ERROR,
                "The counters cannot be written.\n".into(),
            )
        }
    }
}

/// Whether customers' votes and tickets can be taken, for whoever chooses among instances: nothing
/// else decides the status, as another instance has the same mail server. `details` are what the
/// doctor says, for those who may read the counters.
async fn ready(app: &App, details: bool) -> Response<Body> {
    let (status, mut text) = match app.health.is_ready(&app.store).await {
        true => (StatusCode::OK, "ready\n".to_owned()),
        false => (
            StatusCode::SERVICE_UNAVAILABLE,
            "the database cannot be written: pages are served, nothing can be sent\n".to_owned(),
        ),
    };
    if details {
        for finding in app.checkup().await {
            text.push_str(&format!("{finding}\n"));
        }
    }
    answer::plain(status, text)
}

/// Everything behind `/api/`.
async fn call(method: &Method, api: &str, asked: Asked) -> (Route, Response<Body>) {
    let (first, rest) = api.split_once('/').unwrap_or((api, ""));
    match (method.as_str(), first, rest) {
        ("GET" | "HEAD", "ratings", article) => {
            (Route::Rating, ratings::counts(asked, article).await)
        }
        ("POST", "ratings", article) => (Route::Rating, ratings::vote(asked, article).await),
        ("POST", "replies", article) => (Route::Reply, replies::post(asked, article).await),
        ("POST", "searches", "") => (Route::Search, searches::post(asked).await),
        ("POST", "tickets", "") => (Route::Ticket, tickets::post(asked).await),
        ("GET" | "HEAD", "confirm", "") => (Route::Confirm, confirm::show(&asked)),
        ("POST", "confirm", "") => (Route::Confirm, confirm::post(asked).await),
        ("GET" | "HEAD", "ticket", "") => (Route::Ticket, ticket_page::show(asked).await),
        ("POST", "ticket", "") => (Route::Ticket, ticket_page::post(asked).await),
        ("GET" | "HEAD", "search", "") => (Route::Search, machines::search(asked).await),
        ("GET" | "HEAD", "contact", "") => (Route::Contact, machines::contact(asked).await),
        ("GET" | "HEAD", "file", "") => (Route::Other, attached::fetch(asked).await),
        ("GET" | "HEAD", "token", "") => (Route::Token, tokens::give(&asked)),
        (
            "OPTIONS",
            "ratings" | "replies" | "tickets" | "token" | "search" | "searches" | "contact",
            _,
        ) => (Route::Other, answer::plain(StatusCode::NO_CONTENT, String::new())),
        (_, "search" | "contact", "") => (Route::Other, not_allowed("GET, HEAD")),
        (_, "ratings", _) => (Route::Other, not_allowed("GET, HEAD, POST")),
        (_, "replies" | "tickets" | "searches", _) => (Route::Other, not_allowed("POST")),
        (_, "confirm", "") => (Route::Other, not_allowed("GET, HEAD, POST")),
        _ => {
            (Route::Other, answer::plain(StatusCode::NOT_FOUND, "There is nothing here.\n".into()))
        }
    }
}

fn not_allowed(methods: &'static str) -> Response<Body> {
    let mut response = answer::plain(StatusCode::METHOD_NOT_ALLOWED, format!("{methods} only.\n"));
    response.headers_mut().insert(ALLOW, HeaderValue::from_static(methods));
    response
}

/// Whether an assistant asks at the host's own address: it posts, and where no page of the site is
/// called like that, whatever else is asked there is meant for it, too.
fn is_mcp(site: &Generation, method: &Method, path: &str) -> bool {
    let base = site.description.host.as_ref().map(|host| host.path.as_str());
    let is_there = base.and_then(|base| path.strip_prefix(base)) == Some("mcp");
    let is_read = matches!(*method, Method::GET | Method::HEAD);
    is_there && !(is_read && matches!(site.find(path), Found::File(_) | Found::Moved(_)))
}

/// What stands behind `/api/` of the host's own address.
fn api_path<'p>(site: &Generation, path: &'p str) -> Option<&'p str> {
    let base = site.description.host.as_ref()?.path.as_str();
    path.strip_prefix(base)?.strip_prefix("api/")
}
