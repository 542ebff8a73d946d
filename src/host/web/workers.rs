//! Threads that hold connections, one a processor, each with a loop of its own: a connection stays
//! on the processor that knows it.
//!
//! What is sent in runs in the program's own pool, where the database's writer is: it waits for
//! SQLite's thread at every statement, and a pool with nothing else to do falls asleep in each of
//! these waits, which halves the votes in a second. Where instances share a server, whatever asks it
//! runs there as well: connections to it belong to the loop that they were made in, and have to
//! outlive these threads.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::num::NonZero;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};
use std::thread::JoinHandle;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, Request, Response, StatusCode};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpStream;
use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, mpsc};

use super::alarm::Alarms;
use super::app::App;
use super::crowd::Inside;
use super::patience::Patient;
use super::{answer, routes};

/// For a request's header to arrive whole, and for the next one to begin.
const HEADER: Duration = Duration::from_secs(8);
/// A header's bytes.
const HEADER_BYTES: usize = 32 * 1024;
/// For requests under way at the end.
const GRACE: Duration = Duration::from_secs(20);

/// All of them.
pub(super) struct Workers(Vec<Worker>);

struct Worker {
    arrivals: mpsc::UnboundedSender<Arrival>,
    /// Connections that it holds, or will.
    open: Arc<AtomicUsize>,
    thread: JoinHandle<()>,
}

/// Somebody who has connected.
pub(super) struct Arrival {
    pub stream: std::net::TcpStream,
    pub peer: SocketAddr,
    /// Until the connection ends.
    pub place: OwnedSemaphorePermit,
    pub inside: Option<Inside>,
}

impl Workers {
    /// # Errors
    /// When the system gives no threads.
    pub fn start(app: &Arc<App>) -> io::Result<Self> {
        let processors = std::thread::available_parallelism().map_or(1, NonZero::get);
        (0..processors).map(|_| Worker::start(app.clone())).collect::<io::Result<_>>().map(Self)
    }

    /// Gives the connection to whoever has the fewest.
    pub fn take(&self, arrival: Arrival) {
        let idlest = self.0.iter().min_by_key(|worker| worker.open.load(Ordering::Relaxed));
        if let Some(worker) = idlest {
            worker.open.fetch_add(1, Ordering::Relaxed);
            // A worker ends only when this is dropped.
            let _ = worker.arrivals.send(arrival);
        }
    }

    /// Requests under way are finished, as far as there is time.
    pub async fn end(self) {
        // All of them hear of it before one is waited for.
        let threads: Vec<_> = self.0.into_iter().map(|worker| worker.thread).collect();
        let all = move || threads.into_iter().for_each(|thread| drop(thread.join()));
        let _ = tokio::task::spawn_blocking(all).await;
    }
}

impl Worker {
    fn start(app: Arc<App>) -> io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (arrivals, arriving) = mpsc::unbounded_channel();
        let open = Arc::new(AtomicUsize::new(0));
        let (pool, counted) = (Handle::current(), open.clone());
        let thread = std::thread::Builder::new()
            .name("connections".to_owned())
            .spawn(move || runtime.block_on(work(&app, &pool, arriving, &counted)))?;
        Ok(Self { arrivals, open, thread })
    }
}

/// Holds what arrives, until nothing can any more.
async fn work(
    app: &Arc<App>,
    pool: &Handle,
    mut arriving: mpsc::UnboundedReceiver<Arrival>,
    open: &Arc<AtomicUsize>,
) {
    let graceful = GracefulShutdown::new();
    let http = protocol();
    while let Some(Arrival { stream, peer, place, inside }) = arriving.recv().await {
        let (app, pool, open) = (app.clone(), pool.clone(), open.clone());
        let watcher = graceful.watcher();
        let http = http.clone();
        tokio::spawn(async move {
            app.metrics.opened();
            match TcpStream::from_std(stream) {
                Ok(stream) => {
                    // How a connection ends is the client's affair: gone, too slow, or nonsense.
                    let _ = watcher.watch(connection(&app, pool, http, stream, peer)).await;
                }
                Err(error) => tracing::warn!(%error, "a connection could not be held"),
            }
            app.metrics.closed();
            open.fetch_sub(1, Ordering::Relaxed);
            drop((place, inside));
        });
    }
    tokio::select! {
        () = graceful.shutdown() => {}
        () = tokio::time::sleep(GRACE) => tracing::warn!("requests that took too long \
            were cut off"),
    }
}

/// What is demanded of every connection; each has a clock of its own besides.
fn protocol() -> http1::Builder {
    let mut http = http1::Builder::new();
    http.header_read_timeout(HEADER)
        .max_buf_size(HEADER_BYTES)
        // The lines of a header are bounded by hyper itself: a hundred, which two networks of caches
        // and an ingress do not reach. Said here, it would cost every request two long lists.
        .keep_alive(true)
        // Never `pipeline_flush`: it copies the answers to all requests that have arrived into one
        // buffer before it writes any, and it forgets the answer to a request that cannot be read.
        // Health checks and small clients end their side behind the request and still read.
        .half_close(true);
    http
}

fn connection(
    app: &Arc<App>,
    pool: Handle,
    mut http: http1::Builder,
    stream: TcpStream,
    peer: SocketAddr,
) -> http1::Connection<
    TokioIo<Patient>,
    impl hyper::service::Service<
        Request<Incoming>,
        Response = Response<Body>,
        Error = Infallible,
        Future: Send,
    > + use<>,
> {
    // Small answers must not wait for more to send.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "nodelay");
    }
    let app = app.clone();
    let service = service_fn(move |request: Request<Incoming>| {
        let answering = match routes::at_once(&app, &request) {
            Some(response) => Answering::Done(Some(response)),
            None if app.store.is_shared() || request.method() == Method::POST => {
                Answering::Pool(pool.spawn(routes::handle(app.clone(), request, peer)))
            }
            None => Answering::Here(Box::pin(routes::handle(app.clone(), request, peer))),
        };
        async move { Ok::<_, Infallible>(answering.await) }
    });
    http.timer(Alarms::default()).serve_connection(TokioIo::new(Patient::new(stream)), service)
}

/// An answer, or the work for it.
enum Answering {
    Done(Option<Response<Body>>),
    Here(Pin<Box<dyn Future<Output = Response<Body>> + Send>>),
    Pool(tokio::task::JoinHandle<Response<Body>>),
}

impl Future for Answering {
    type Output = Response<Body>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let answer = match &mut *self {
            Answering::Done(response) => response.take(),
            Answering::Here(work) => Some(ready!(work.as_mut().poll(cx))),
            // It fails only where it panicked, which is a mistake of ours and no reason to be mute.
            Answering::Pool(task) => ready!(Pin::new(task).poll(cx)).ok(),
        };
        Poll::Ready(answer.unwrap_or_else(|| {
            answer::plain(StatusCode::INTERNAL_SERVER_ERROR, "This cannot be answered.\n".into())
        }))
    }
}

impl Drop for Answering {
    /// Who has gone needs no answer.
    fn drop(&mut self) {
        if let Answering::Pool(task) = self {
            task.abort();
        }
    }
}
