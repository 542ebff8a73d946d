//! What a stranger sends, within bounds of size and time.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering::Relaxed};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::http::header::CONTENT_LENGTH;
use axum::http::{HeaderMap, StatusCode};
use tokio::time::{Instant, Sleep, sleep_until};

/// Before this, a body may be as slow as it likes.
const START: Duration = Duration::from_secs(8);
/// After that it must have brought so many bytes for each second since it began.
const PACE: u64 = 4 * 1024;
/// The largest form with files takes a slow phone less.
const LONGEST: Duration = Duration::from_secs(5 * 60);

/// Why a body was not read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    TooLarge,
    TooSlow,
    /// Too many are sending at this moment.
    Busy,
    /// The client went away or wrote nonsense.
    Broken,
}

impl Fault {
    pub fn status(self) -> StatusCode {
        match self {
            Fault::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Fault::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Fault::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Fault::Broken => StatusCode::BAD_REQUEST,
        }
    }
}

/// The whole body, if it is no longer than `limit` and `admit` has room for every piece.
pub(super) async fn read(
    headers: &HeaderMap,
    body: Body,
    limit: usize,
    mut admit: impl FnMut(usize) -> bool,
) -> Result<Vec<u8>, Fault> {
    announced(headers, limit)?;
    let (mut body, verdict) = bounded(body, limit);
    let mut whole = Vec::new();
    while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        let frame = frame.map_err(|_| verdict.fault())?;
        let Ok(piece) = frame.into_data() else { continue };
        if !admit(piece.len()) {
            return Err(Fault::Busy);
        }
        whole.extend_from_slice(&piece);
    }
    Ok(whole)
}

/// Refuses before a byte is read what says itself that it is too long.
pub(super) fn announced(headers: &HeaderMap, limit: usize) -> Result<(), Fault> {
    let length =
        headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > limit as u64) { Err(Fault::TooLarge) } else { Ok(()) }
}

/// `body`, which fails where it grows beyond `limit` or comes too slowly; and where to ask why.
pub(super) fn bounded(body: Body, limit: usize) -> (Body, Verdict) {
    let verdict = Verdict::default();
    let started = Instant::now();
    let paced = Paced {
        body,
        limit: limit as u64,
        read: 0,
        started,
        due: Box::pin(sleep_until(started + START)),
        has_paused: true,
        verdict: verdict.clone(),
    };
    (Body::new(paced), verdict)
}

/// What stopped a body, readable after its error has passed through other hands.
#[derive(Debug, Clone, Default)]
pub(super) struct Verdict(Arc<AtomicU8>);

impl Verdict {
    pub fn fault(&self) -> Fault {
        match self.0.load(Relaxed) {
            1 => Fault::TooLarge,
            2 => Fault::TooSlow,
            _ => Fault::Broken,
        }
    }

    fn say(&self, fault: Fault) -> axum::Error {
        self.0.store(
            match fault {
                Fault::TooLarge => 1,
                Fault::TooSlow => 2,
                Fault::Broken | Fault::Busy => 0,
            },
            Relaxed,
        );
        axum::Error::new(fault)
    }
}

struct Paced {
    body: Body,
    limit: u64,
    read: u64,
    started: Instant,
    due: Pin<Box<Sleep>>,
    /// Whether whoever reads has looked at the last piece: the end is never told together with it.
    /// multer 3.1 looks for a form's first boundary between two readings, and calls a form
    /// incomplete that has come whole, with its end, in the second of them.
    has_paused: bool,
    verdict: Verdict,
}

impl HttpBody for Paced {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<hyper::body::Frame<Bytes>, axum::Error>>> {
        let this = &mut *self;
        if !std::mem::replace(&mut this.has_paused, true) {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        if let Poll::Ready(frame) = Pin::new(&mut this.body).poll_frame(cx) {
            if let Some(Ok(frame)) = &frame {
                this.has_paused = false;
                this.read += frame.data_ref().map_or(0, |data| data.len() as u64);
                if this.read > this.limit {
                    return Poll::Ready(Some(Err(this.verdict.say(Fault::TooLarge))));
                }
                if this.started.elapsed() > LONGEST {
                    return Poll::Ready(Some(Err(this.verdict.say(Fault::TooSlow))));
                }
            }
            return Poll::Ready(frame);
        }
        while this.due.as_mut().poll(cx).is_ready() {
            // The bytes so far pay for so many seconds.
            let paid = LONGEST.min(START + Duration::from_secs(this.read / PACE));
            let paid = this.started + paid;
            if paid <= Instant::now() {
                return Poll::Ready(Some(Err(this.verdict.say(Fault::TooSlow))));
            }
            this.due.as_mut().reset(paid);
        }
        Poll::Pending
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Fault::TooLarge => "too large",
            Fault::TooSlow => "too slow",
            Fault::Busy => "too many at once",
            Fault::Broken => "broken",
        })
    }
}

impl std::error::Error for Fault {}

#[cfg(test)]
mod tests {
    use axum::extract::{FromRequest, Multipart};
    use axum::http::Request;

    use super::*;

    /// Nothing at the first look; then everything, and its end.
    struct Late(Vec<Option<&'static str>>);

    impl HttpBody for Late {
        type Data = Bytes;
        type Error = axum::Error;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            cx: &mut Context<'_>,
        ) -> Poll<Option<Result<hyper::body::Frame<Bytes>, axum::Error>>> {
            match self.0.pop() {
                Some(None) => {
                    cx.waker().wake_by_ref();
                    Poll::Pending
                }
                Some(Some(text)) => Poll::Ready(Some(Ok(hyper::body::Frame::data(
                    Bytes::from_static(text.as_bytes()),
                )))),
                None => Poll::Ready(None),
            }
        }
    }

    #[tokio::test]
    async fn a_form_that_comes_whole_between_two_looks_is_whole() {
        let form =
            "--fence\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nA text\r\n--fence--\r\n";
        for late in 0..4 {
            let mut frames = vec![Some(form)];
            frames.resize(1 + late, None);
            let (body, _) = bounded(Body::new(Late(frames)), 1024);
            let mut request = Request::new(body);
            let kind = "multipart/form-data; boundary=fence".parse().unwrap();
            request.headers_mut().insert("content-type", kind);
            let mut multipart = Multipart::from_request(request, &()).await.unwrap();
            let field = multipart.next_field().await.unwrap().unwrap();
            assert_eq!((field.name(), late), (Some("a"), late));
            assert_eq!(field.text().await.unwrap(), "A text");
        }
    }
}
