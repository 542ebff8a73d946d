//! Open pages hear of every build over a WebSocket. (Not server-sent events: browsers keep six
//! connections to a server, so the seventh open page would wait for ever.)

use axum::extract::State;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use tokio::sync::watch::Receiver;

use super::shown::Shown;

/// Pages only listen; a longer message from one is a mistake.
const LONGEST_MESSAGE: usize = 1024;

pub(super) async fn socket(
    State(shown): State<Receiver<Shown>>,
    uri: Uri,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    // The guard has checked the origin of whoever sends one, and every browser does.
    if !headers.contains_key(header::ORIGIN) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let page = page_of(&uri);
    upgrade.max_message_size(LONGEST_MESSAGE).on_upgrade(move |socket| tell(socket, shown, page))
}

/// Which page listens, as `?page=` says; its path is percent-encoded below that.
fn page_of(uri: &Uri) -> String {
    let page = uri.query().and_then(|query| query.strip_prefix("page=")).unwrap_or_default();
    percent_decode_str(page).decode_utf8_lossy().into_owned()
}

/// Sends the state now and whenever it is another one, until the page or the server goes.
async fn tell(mut socket: WebSocket, mut shown: Receiver<Shown>, page: String) {
    let mut told = String::new();
    loop {
        let now = shown.borrow_and_update().clone();
        let message = now.message(&page).await;
        // A site that nobody else shows is free to go.
        drop(now);
        if message != told && socket.send(Message::text(message.clone())).await.is_err() {
            return;
        }
        told = message;
        loop {
            tokio::select! {
                changed = shown.changed() => match changed {
                    Ok(()) => break,
                    Err(_) => {
                        let _ = socket.send(Message::Close(None)).await;
                        return;
                    }
                },
                incoming = socket.recv() => match incoming {
                    Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                    Some(Ok(_)) => {}
                },
            }
        }
    }
}
