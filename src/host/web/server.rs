//! The server's loop: connections in, an orderly end.
//!
//! 1. a place among the open connections is taken before one is accepted, so that a flood waits
//!    with the system and not in our memory;
//! 2. one client has a share of them, so that nobody takes all;
//! 3. [`Workers`] hold them: seconds for each request's header, and patience for the rest;
//! 4. on shutdown nothing new is accepted, requests under way are finished, idle ones closed.

use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use super::app::App;
use super::client;
use super::crowd::Crowd;
use super::workers::{Arrival, Workers};

/// After an error of `accept`: mostly "too many open files", which passes.
const PAUSE: Duration = Duration::from_millis(50);
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
    let workers = Workers::start(&app)?;
    tokio::pin!(shutdown);
    loop {
        let accepted = async {
            // Never closed.
            let place = places.clone().acquire_owned().await.map_err(io::Error::other)?;
            let (stream, peer) = listener.accept().await?;
            Ok::<_, io::Error>((place, stream.into_std()?, peer))
        };
        let accepted = tokio::select! {
            accepted = accepted => accepted,
            () = &mut shutdown => break,
        };
        let (place, stream, peer) = match accepted {
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
        workers.take(Arrival { stream, peer, place, inside });
    }
    drop(listener);
    tracing::info!("shutting down");
    workers.end().await;
    Ok(())
}
