//! The server's loop: connections in, the service on each, an orderly end.
//!
//! 1. a place among the open connections is taken before one is accepted, so that a flood waits
//!    with the system and not in our memory;
//! 2. one client has a share of them, so that nobody takes all;
//! 3. a connection has seconds for each request's header, and [`Patient`] for the rest;
//! 4. on shutdown nothing new is accepted, requests under way are finished, idle ones closed.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use super::app::App;
use super::client;
use super::crowd::Crowd;
use super::patience::Patient;
use super::routes;

/// For a request's header to arrive whole, and for the next one to begin.
const HEADER: Duration = Duration::from_secs(8);
/// For requests under way at the end.
const GRACE: Duration = Duration::from_secs(20);
/// After an error of `accept`: mostly "too many open files", which passes.
const PAUSE: Duration = Duration::from_millis(50);
/// A header's bytes, and its lines: two networks of caches and an ingress add dozens of them.
const HEADER_BYTES: usize = 32 * 1024;
const HEADER_LINES: usize = 100;
/// One client has an eighth of all connections, and never fewer than a page needs of a large
/// office.
const SHARE: usize = 8;
const FEWEST: usize = 64;

/// Serves `app` on `listener` until `shutdown`.
pub(super) async fn serve(
    app: Arc<App>,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send,
) -> io::Result<()> {
    let crowd = Crowd::of((app.settings.connections / SHARE).max(FEWEST));
    let places = Arc::new(Semaphore::new(app.settings.connections));
    let graceful = GracefulShutdown::new();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEADER)
        .max_buf_size(HEADER_BYTES)
        .max_headers(HEADER_LINES)
        .keep_alive(true)
        // Never `pipeline_flush`: it copies the answers to all requests that have arrived into one
        // buffer before it writes any, and it forgets the answer to a request that cannot be read.
        // Health checks and small clients end their side behind the request and still read.
        .half_close(true);
    tokio::pin!(shutdown);
    loop {
        let accepted = async {
            let place = places.clone().acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            accepted = accepted => accepted,
            () = &mut shutdown => break,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "no connection could be accepted");
                tokio::time::sleep(PAUSE).await;
                continue;
            }
        };
        // Behind a proxy everybody is its address; it bounds what one of them opens.
        let inside = match app.is_proxy(peer.ip()) {
            true => None,
            false => match crowd.enter(client::bucket(peer.ip().to_canonical())) {
                Some(inside) => Some(inside),
                None => continue,
            },
        };
        let connection = connection(&app, &http, stream, peer);
        let connection = graceful.watch(connection);
        app.metrics.opened();
        let app = app.clone();
        tokio::spawn(async move {
            // How a connection ends is the client's affair: gone, too slow, or nonsense.
            let _ = connection.await;
            app.metrics.closed();
            drop((place, inside));
        });
    }
    drop(listener);
    tracing::info!("shutting down");
    tokio::select! {
        () = graceful.shutdown() => {}
        () = tokio::time::sleep(GRACE) => tracing::warn!("requests that took too long were cut \
            off"),
    }
    Ok(())
}

fn connection(
    app: &Arc<App>,
    http: &http1::Builder,
    stream: TcpStream,
    peer: SocketAddr,
) -> http1::Connection<
    TokioIo<Patient>,
    impl hyper::service::Service<
        Request<Incoming>,
        Response = Response<Body>,
        Error = std::convert::Infallible,
        Future: Send,
    > + use<>,
> {
    // Small answers must not wait for more to send.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "nodelay");
    }
    let app = app.clone();
    let service = service_fn(move |request: Request<Incoming>| {
        let app = app.clone();
        async move { Ok::<_, std::convert::Infallible>(routes::handle(app, request, peer).await) }
    });
    http.serve_connection(TokioIo::new(Patient::new(stream)), service)
}
