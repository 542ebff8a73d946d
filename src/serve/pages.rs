//! Requests become files of the newest build.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router, middleware};
use jiff::Timestamp;
use tokio::sync::watch::Receiver;

use super::guard::{self, Guard};
use super::live;
use super::shown::{Found, NO_PAGE, Shown};
use crate::model::OutputFile;

const HTML: &str = "text/html; charset=utf-8";
/// Content names cannot start with an underscore, so no page can stand there.
const SCRIPT: &str = "/_frontdesk/reload.js";
/// What search makes of the texts, beside its scripts.
const SEARCH: &str = "/assets/search/";

/// All the server's addresses. Every answer, the refusals too, is kept out of caches and frames.
pub(super) fn router(shown: Receiver<Shown>, shown_at: Option<Timestamp>, port: u16) -> Router {
    Router::new()
        .route("/_frontdesk/live", get(live::socket))
        .route(
            SCRIPT,
            get(|| async { own("text/javascript; charset=utf-8", include_str!("reload.js")) }),
        )
        .route(
            "/_frontdesk/overlay.css",
            get(|| async { own("text/css; charset=utf-8", include_str!("overlay.css")) }),
        )
        .fallback(page)
        .with_state(shown)
        .layer(Extension(ShownAt(shown_at)))
        .layer(middleware::from_fn_with_state(Arc::new(Guard::new(port)), guard::check))
        .layer(middleware::map_response(harden))
}

/// The moment that pages are shown at, when it is not the present.
#[derive(Debug, Clone, Copy)]
struct ShownAt(Option<Timestamp>);

async fn page(
    State(mut shown): State<Receiver<Shown>>,
    Extension(at): Extension<ShownAt>,
    method: Method,
    uri: Uri,
) -> Response {
    if !matches!(method, Method::GET | Method::HEAD) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    let (found, shown) = find(&mut shown, uri.path()).await;
    match found {
        Found::File(file) => answer(StatusCode::OK, &file, &shown, at),
        Found::Folder => with_slash(&uri),
        Found::Nothing(Some(file)) => answer(StatusCode::NOT_FOUND, &file, &shown, at),
        Found::Nothing(None) => {
            let body = with_script(NO_PAGE.as_bytes(), &shown, at);
            (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, HTML)], body).into_response()
        }
    }
}

/// What stands at `path`, and in which build. Search comes behind the first pages: who asks for its
/// files before it has looked waits for it.
async fn find(shown: &mut Receiver<Shown>, path: &str) -> (Found, Shown) {
    loop {
        let now = shown.borrow_and_update().clone();
        let found = now.find(path).await;
        let comes = path.starts_with(SEARCH) && now.now().is_some() && !now.has_index;
        if !comes || !matches!(found, Found::Nothing(_)) || shown.changed().await.is_err() {
            return (found, now);
        }
    }
}

fn answer(status: StatusCode, file: &OutputFile, shown: &Shown, at: ShownAt) -> Response {
    let body = if file.media_type == HTML {
        with_script(&file.bytes, shown, at)
    } else {
        file.bytes.to_vec()
    };
    (status, [(header::CONTENT_TYPE, file.media_type)], body).into_response()
}

/// The exact page exists, so the path has none of the shapes that would lead to another host.
fn with_slash(uri: &Uri) -> Response {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    match HeaderValue::try_from(format!("{}/{query}", uri.path())) {
        Ok(location) => {
            (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, location)]).into_response()
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The page with the script that follows the edits. It comes from our own origin, as the pages'
/// security policy demands, and knows which build it belongs to and what time it shall be.
fn with_script(html: &[u8], shown: &Shown, ShownAt(at): ShownAt) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let at = at.map(|at| format!(" data-frontdesk-now=\"{}\"", at.as_second())).unwrap_or_default();
    let version = shown.version(html);
    let tag = format!(
        "<script type=\"module\" src=\"{SCRIPT}\" data-frontdesk=\"{version}\"{at}></script>\n"
    );
    let at = html.windows(END.len()).rposition(|window| window == END).unwrap_or(html.len());
    let (before, after) = html.split_at(at);
    [before, tag.as_bytes(), after].concat()
}

fn own(media_type: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, media_type)], text).into_response()
}

async fn harden(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("frame-ancestors 'self'"),
    );
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    response
}
