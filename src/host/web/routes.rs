//! The table of addresses.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Method, Request, Response, StatusCode};

use super::metrics::Route;
use super::{App, answer, pages, search};
use crate::host::site::Generation;

/// A request with what its answer needs; the build stays the same from beginning to end.
pub(super) struct Asked {
    pub app: Arc<App>,
    pub site: Arc<Generation>,
    pub peer: SocketAddr,
    pub request: Request<Body>,
}

/// Which answer a request gets.
pub(super) async fn dispatch<B>(app: &Arc<App>, request: Request<B>, peer: SocketAddr) -> (Route, Response<Body>)
where
    B: hyper::body::Body<Data = axum::body::Bytes> + Send + 'static,
    B::Error: Into<axum::BoxError>,
{
    let site = app.site.current();
    let path = request.uri().path();
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let api = api_path(&site, path);
    if is_read && api.is_none() {
        // The usual case first: a file.
        match path {
            "/healthz" => return (Route::Other, answer::plain(StatusCode::OK, "ok\n".into())),
            "/metrics" => return (Route::Other, answer::plain(StatusCode::OK, app.metrics.text())),
            _ => {}
        }
        if let Some(question) = search::question(&site, request.uri()) {
            let headers = request.headers().clone();
            return (Route::Search, search::results(app, &site, question, (peer, &headers)).await);
        }
        return (Route::Page, pages::answer(app, &site, &request).await);
    }
    let route = api.map(|api| (request.method().clone(), api.split_once('/').unwrap_or((api, ""))));
    let _ = route;
    let _asked = Asked { app: app.clone(), site, peer, request: request.map(Body::new) };
    (Route::Other, answer::plain(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD here.\n".into()))
}

/// What stands behind `/api/` of the host's own address.
fn api_path<'p>(site: &Generation, path: &'p str) -> Option<&'p str> {
    let base = site.description.host.as_ref()?.path.as_str();
    path.strip_prefix(base)?.strip_prefix("api/")
}
