//! Requests of customers, from the socket to the answer.
//!
//! 1. [`server`] accepts connections, [`workers`] hold them, [`patience`] ends those that hang,
//!    by the clock of [`alarm`];
//! 2. [`routes`] is the table of addresses, [`app`] what all requests share;
//! 3. [`pages`] answers with files of the build; [`search`] with what its indexes find,
//!    [`machines`] does for programs;
//! 4. [`origin`], [`client`], [`crowd`], [`limit`], [`body`] and [`form`] judge what strangers
//!    send;
//! 5. [`ratings`] (of [`visitors`]), [`replies`], [`tickets`] ([`filled`] in) and [`confirm`] take
//!    it; [`received`], [`ticket_page`] and [`attached`] give it back; [`signed`] says what is ours;
//!    [`searches`] counts what was looked for in vain;
//! 6. [`answer`] fills the theme's page ([`fields`]), or writes JSON where a script asks;
//! 7. [`metrics`] counts; logs name routes and outcomes, never addresses, questions or texts.

mod alarm;
mod answer;
mod app;
mod attached;
mod body;
pub mod client;
mod confirm;
mod crowd;
mod fields;
mod filled;
mod form;
mod health;
mod length;
pub mod limit;
mod machines;
mod metrics;
mod origin;
mod pages;
mod patience;
mod posted;
mod ratings;
mod received;
mod replies;
mod routes;
mod search;
mod searches;
mod sent;
mod server;
mod signed;
mod ticket_page;
mod tickets;
mod tokens;
mod uploads;
mod visitors;
mod workers;

use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::net::TcpListener;
use tokio::sync::watch;

use super::deliver::Settings;
use super::site::LiveSite;
use super::store::Store;
use app::App;
pub use app::{Options, Rates};

/// Serves the build on `listener` until `shutdown`, and tells `desk` what each build says about
/// where tickets go. An error is the machine's, or there is no build that can be shown.
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
    let opened = tokio::task::spawn_blocking(move || LiveSite::open(&dist))
        .await
        .map_err(io::Error::other)?;
    let site = Arc::new(
        opened.map_err(|error| io::Error::other(format!("{}: {error}", options.dist.display())))?,
    );
    let app = Arc::new(App::new(options, site.clone(), store, desk)?);
    app.take_over(&site.current());
    tracing::info!(address = %listener.local_addr()?, "listening");
    let told = app.clone();
    let following = tokio::spawn(site.follow(move |news| told.tell(news)));
    let clock = tokio::spawn(turn_keys(app.clone()));
    let counters = match app.settings.metrics {
        Some(address) => {
            let trouble =
                |error: io::Error| io::Error::new(error.kind(), format!("{address}: {error}"));
            Some(tokio::spawn(told_apart(
                app.clone(),
                TcpListener::bind(address).await.map_err(trouble)?,
            )))
        }
        None => None,
    };
    let served = server::serve(app, listener, shutdown).await;
    if let Some(counters) = counters {
        counters.abort();
    }
    following.abort();
    clock.abort();
    served
}

/// What machines ask, at an address of its own.
async fn told_apart(app: Arc<App>, listener: TcpListener) {
    let router = axum::Router::new().fallback(move |request: axum::extract::Request| {
        let app = app.clone();
        async move { routes::for_machines(&app, request.uri().path()).await }
    });
    if let Err(error) = axum::serve(listener, router).await {
        tracing::error!(%error, "counters are told no more");
    }
}

/// Sees to it that the limiter's key changes daily.
async fn turn_keys(app: Arc<App>) {
    let mut hours = tokio::time::interval(Duration::from_secs(60 * 60));
    loop {
        hours.tick().await;
        app.limiter.turn(Instant::now());
    }
}
