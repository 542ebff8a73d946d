//! Requests of customers, from the socket to the answer.
//!
//! 1. [`server`] accepts connections, [`patience`] ends those that hang;
//! 2. [`routes`] is the table of addresses;
//! 3. [`pages`] answers with files of the build; [`search`] with what its indexes find;
//! 4. [`origin`], [`client`], [`limit`], [`body`] and [`form`] judge what strangers send;
//! 5. [`ratings`], [`replies`], [`tickets`] and [`confirm`] take it; [`signed`] says what is ours;
//! 6. [`answer`] fills the theme's page, or writes JSON where a script asks;
//! 7. [`metrics`] counts; logs name routes and outcomes, never addresses, questions or texts.

mod answer;
mod body;
pub mod client;
mod confirm;
mod form;
pub mod headers;
mod health;
pub mod limit;
mod metrics;
mod origin;
mod pages;
mod patience;
mod posted;
mod ratings;
mod replies;
mod routes;
mod search;
mod sent;
mod server;
mod signed;
mod tickets;
mod tokens;
mod uploads;

use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{HeaderMap, Request, Response};
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};

use super::deliver::Settings;
use super::site::{Generation, LiveSite, News};
use super::store::Store;
use client::Proxies;
use health::Health;
use limit::{Limiter, Rate};
use metrics::Metrics;
use posted::Asked;
use signed::Keys;
use uploads::Uploads;

/// Searches that run at the same time; they are work for a processor, not for waiting.
const SEARCHES: usize = 4;

/// What the server needs to know besides the build.
#[derive(Debug, Clone)]
pub struct Options {
    /// The build.
    pub dist: PathBuf,
    /// Proxies whose `X-Forwarded-For` is believed, besides those that the build names.
    pub proxies: Proxies,
    /// Open connections at most.
    pub connections: usize,
    pub rates: Rates,
}

/// How often one client may do what, and all of them together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rates {
    pub votes: Rate,
    /// Forms that are sent, whole or not.
    pub tries: Rate,
    /// Of those, what is stored.
    pub replies: Rate,
    pub tickets: Rate,
    pub searches: Rate,
    /// Reading the votes, and asking for tokens.
    pub counts: Rate,
    /// Replies and tickets of everybody: what a desk can read, and a disk hold.
    pub everybody: Rate,
}

impl Default for Rates {
    fn default() -> Self {
        Self {
            votes: Rate::per_minute(30),
            tries: Rate::per_minute(30),
            replies: Rate::new(5, Duration::from_secs(120)),
            tickets: Rate::new(5, Duration::from_secs(120)),
            searches: Rate::per_minute(120),
            counts: Rate::per_minute(600),
            everybody: Rate::per_minute(300),
        }
    }
}

/// Everything that requests share.
pub(super) struct App {
    site: Arc<LiveSite>,
    settings: Options,
    /// All proxies that are believed now.
    proxies: RwLock<Proxies>,
    /// Where tickets go, for whoever delivers them.
    desk: watch::Sender<Settings>,
    limiter: Limiter,
    health: Health,
    metrics: Metrics,
    searches: Semaphore,
    uploads: Uploads,
    keys: Keys,
    store: Arc<Store>,
}

/// Serves the build on `listener` until `shutdown`, and tells `desk` what each build says about where
/// tickets go. An error is the machine's, or there is no build that can be shown.
///
/// # Errors
/// See above.
pub async fn run(
    options: Options,
    store: Arc<Store>,
    listener: TcpListener,
    desk: watch::Sender<Settings>,
    shutdown: impl Future<Output = ()> + Send,
) -> io::Result<()> {
    let dist = options.dist.clone();
    let opened = tokio::task::spawn_blocking(move || LiveSite::open(&dist)).await.map_err(io::Error::other)?;
    let site = Arc::new(opened.map_err(|error| io::Error::other(format!("{}: {error}", options.dist.display())))?);
    let app = Arc::new(App {
        site: site.clone(),
        proxies: RwLock::new(options.proxies.clone()),
        settings: options,
        desk,
        limiter: Limiter::new(super::random()?),
        health: Health::default(),
        metrics: Metrics::default(),
        searches: Semaphore::new(SEARCHES),
        uploads: Uploads::default(),
        keys: Keys::new(store.secret()),
        store,
    });
    app.take_over(&site.current());
    tracing::info!(address = %listener.local_addr()?, "listening");
    let told = app.clone();
    let following = tokio::spawn(site.follow(move |news| told.tell(news)));
    let clock = tokio::spawn(turn_keys(app.clone()));
    let served = server::serve(app, listener, shutdown).await;
    following.abort();
    clock.abort();
    served
}

/// Sees to it that the limiter's key changes daily.
async fn turn_keys(app: Arc<App>) {
    let mut hours = tokio::time::interval(Duration::from_secs(60 * 60));
    loop {
        hours.tick().await;
        app.limiter.turn(Instant::now());
    }
}

impl App {
    /// The answer to one request, counted and, without anything personal, told.
    async fn handle<B>(self: Arc<Self>, request: Request<B>, peer: SocketAddr) -> Response<Body>
    where
        B: hyper::body::Body<Data = axum::body::Bytes> + Send + 'static,
        B::Error: Into<axum::BoxError>,
    {
        let started = Instant::now();
        let (route, response) = routes::dispatch(&self, request, peer).await;
        let took = started.elapsed();
        let status = response.status().as_u16();
        self.metrics.answered(route, status, took);
        if status >= 500 {
            tracing::error!(route = route.name(), status, milliseconds = took.as_millis() as u64, "answered");
        } else {
            tracing::debug!(route = route.name(), status, milliseconds = took.as_millis() as u64, "answered");
        }
        response
    }

    /// Who asks: an address behind the proxies that are believed.
    fn client(&self, peer: SocketAddr, headers: &HeaderMap) -> IpAddr {
        self.proxies.read().unwrap_or_else(PoisonError::into_inner).client(peer, headers)
    }

    /// What a build says beside its pages.
    fn take_over(&self, build: &Generation) {
        let named = &build.description.desk.trusted_proxies;
        match self.settings.proxies.with(named) {
            Ok(proxies) => *self.proxies.write().unwrap_or_else(PoisonError::into_inner) = proxies,
            Err(entry) => tracing::error!(entry, "a trusted proxy is no address or network; none changes"),
        }
        let settings = Settings::of(&build.description);
        self.desk.send_if_modified(|known| {
            let is_other = *known != settings;
            *known = settings;
            is_other
        });
    }

    /// Whether the client may do `what` once more.
    fn admits(&self, what: &str, rate: Rate, peer: SocketAddr, headers: &HeaderMap) -> Result<(), Duration> {
        let client = client::bucket(self.client(peer, headers));
        let taken = self.limiter.take(what, &client, rate, Instant::now());
        if taken.is_err() {
            self.metrics.limited.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        }
        taken
    }

    /// Whether a reply or ticket may be stored: by this client, and by all of them together.
    fn admits_one_more(&self, what: &str, rate: Rate, asked: &Asked) -> Result<(), Duration> {
        self.admits(what, rate, asked.peer, &asked.headers)?;
        self.limiter.take("everybody", b"", self.settings.rates.everybody, Instant::now())
    }

    /// What `/metrics` says. A scrape tries the database, and tells whether that works.
    async fn counters(&self) -> String {
        let backlog = self.store.backlog().await;
        if let Err(error) = &backlog {
            tracing::error!(%error, "deliveries could not be counted");
        }
        let is_up = self.health.is_ready(&self.store).await && backlog.is_ok();
        self.metrics.text(is_up, backlog.ok())
    }

    fn tell(&self, news: &News) {
        use std::sync::atomic::Ordering::Relaxed;
        match news {
            News::None => {}
            News::Exchanged => {
                self.metrics.builds.fetch_add(1, Relaxed);
                tracing::info!("a new build is shown");
                self.take_over(&self.site.current());
            }
            News::Refused(error) => {
                self.metrics.builds_refused.fetch_add(1, Relaxed);
                tracing::error!(%error, "a new build is refused; the old one goes on");
            }
        }
    }
}
