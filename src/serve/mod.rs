//! The writers' server: the site in memory, rebuilt at every edit, shown in the open pages.
//!
//! 1. [`watch`]: word of changed files, from the folders that the last build read;
//! 2. [`burst`] waits until an editor is done; [`workshop`]: changes that matter become a rebuild;
//!    the newest text is shown, its mistakes over it, and search follows [`behind`], past a
//!    [`gate`] that is closed while a build is made;
//! 3. [`renderer`] writes a build's pages when somebody asks for them; [`shown`]: which build
//!    answers for an address, [`origin`]: from which source a page comes, [`styles`]: which style
//!    sheets are new;
//! 4. [`pages`]: requests become files; every page brings the script that follows the edits;
//! 5. [`live`]: open pages hear of every rebuild, reload themselves, or show the mistakes;
//! 6. [`guard`]: only pages of this server may talk to it, whatever name leads here;
//! 7. [`audit`]: whether all that is what a clean build makes.
//!
//! Nothing is written to disk. Listener, watcher, changes and shutdown are arguments.

mod audit;
mod behind;
mod burst;
mod gate;
mod guard;
mod live;
mod origin;
mod pages;
mod renderer;
mod shown;
mod styles;
mod watch;
mod workshop;

pub use watch::{Backend, Change, Changes, FolderWatch, Watch};
pub use workshop::Notice;

use std::future::Future;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::net::TcpListener;
use tokio::sync::Notify;

use crate::config::BaseUrl;
use crate::pipeline::Request;
use workshop::Workshop;

/// How long requests that are under way may hold up the end.
const GRACE: Duration = Duration::from_secs(1);

/// What is served.
#[derive(Debug, Clone)]
pub struct Options {
    pub root: PathBuf,
    /// The time of every rebuild.
    pub now: Timestamp,
    /// What scripts in the pages take for the present; `None`: the reader's own clock.
    pub shown_at: Option<Timestamp>,
    pub drafts: bool,
    /// Whether each build is compared with a clean one behind it.
    pub audit: bool,
}

/// Everything the server has to do with the world around it.
pub struct Inputs {
    /// Bound to a loopback address.
    pub listener: TcpListener,
    pub watch: Box<dyn Watch>,
    /// Where `watch` reports to.
    pub changes: Changes,
    /// Told of the address and of every build.
    pub observe: Box<dyn Fn(Notice<'_>) + Send + Sync>,
}

/// Serves until `shutdown`. Mistakes in the site are shown, never returned; an error is the
/// machine's.
pub async fn run(
    options: Options,
    inputs: Inputs,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let Inputs { listener, watch, changes, observe } = inputs;
    let address = listener.local_addr()?;
    if !address.ip().is_loopback() {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "the writers' server listens on loopback only",
        ));
    }
    let url = format!("http://{address}/");
    let base_url = BaseUrl::parse(&url).map_err(io::Error::other)?;
    let request =
        Request { base_url: Some(base_url), drafts: options.drafts, ..Request::at(options.now) };

    observe(Notice::Listening { url: &url });
    let threads = behind::threads().map_err(io::Error::other)?;
    let (workshop, shown) =
        Workshop::open((options.root, request, options.audit), threads, watch, observe).await;
    let router = pages::router(shown, options.shown_at, address.port());

    let stopping = Arc::new(Notify::new());
    let signal = stopping.clone();
    let server = axum::serve(listener, router).with_graceful_shutdown(async move {
        shutdown.await;
        signal.notify_one();
    });
    let out_of_patience = async {
        stopping.notified().await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        result = server => result,
        () = workshop.follow(changes) => Ok(()),
        () = out_of_patience => Ok(()),
    }
}
