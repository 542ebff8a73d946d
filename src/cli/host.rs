//! `frontdesk host`

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch;

use super::desk::description;
use super::{Exit, output};
use crate::contact::promises::Promises;
use crate::contact::published::{PUBLISHED, Published};
use crate::host::deliver::{Courier, Secrets, Settings};
use crate::host::store::{self, Store};
use crate::host::web::client::Proxies;
use crate::host::web::{self, Options};
use crate::model::Description;

/// Connections at most, where the system allows so many open files.
const CONNECTIONS: usize = 8192;
/// Files that are open for other reasons.
const OTHER_FILES: u64 = 128;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The build to serve
    #[arg(long, default_value = "dist", value_name = "DIR")]
    dist: PathBuf,
    /// Where to listen
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDR")]
    listen: SocketAddr,
    /// Where votes, replies and tickets are kept; a file that is not there is made
    #[arg(
        long,
        default_value = "sqlite://frontdesk.db",
        value_name = "URL",
        env = "FRONTDESK_DB",
        hide_env_values = true
    )]
    db: String,
    /// A reverse proxy whose X-Forwarded-For is believed: an address or a network; may be repeated
    #[arg(long = "trusted-proxy", value_name = "NETWORK")]
    trusted_proxies: Vec<String>,
    /// Where /metrics is answered to whoever asks; without it only to this machine, at --listen
    #[arg(long, value_name = "ADDR")]
    metrics_listen: Option<SocketAddr>,
}

pub fn run(args: Args) -> Exit {
    let description = match description(&args.dist) {
        Ok(description) => description,
        Err(error) => {
            output::say(&format!("error: {error}"));
            return Exit::Machine;
        }
    };
    let proxies = Proxies::parse(&args.trusted_proxies);
    let all = proxies.and_then(|own| own.with(&description.desk.trusted_proxies).map(|_| own));
    let proxies = match all {
        Ok(proxies) => proxies,
        Err(entry) => {
            output::say(&format!(
                "error: `{entry}` is no address or network, such as 127.0.0.1 or 10.0.0.0/8"
            ));
            return Exit::Usage;
        }
    };
    log();
    let options = Options {
        dist: args.dist,
        proxies,
        connections: connections(),
        rates: None,
        metrics: args.metrics_listen,
        secrets: secrets(),
    };
    match serve(options, &description, &args.db, args.listen) {
        Ok(()) => Exit::Fine,
        Err(error) => {
            output::say(&format!("error: {error}"));
            Exit::Machine
        }
    }
}

fn serve(
    options: Options,
    description: &Description,
    db: &str,
    address: SocketAddr,
) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        outlive_hangups();
        // Before anybody can connect: whoever ends the host right away ends it in good order.
        let stopped = stopped();
        let listener = TcpListener::bind(address)
            .await
            .map_err(|error| io::Error::new(error.kind(), format!("{address}: {error}")))?;
        let trouble = |error| match error {
            store::StoreError::Address(_) => {
                io::Error::new(io::ErrorKind::InvalidInput, error.to_string())
            }
            error => io::Error::other(format!("{}: {error}", store::shown(db))),
        };
        let store = Arc::new(Store::open(db, secret()?).await.map_err(trouble)?);
        store.check_after_a_crash().await.map_err(trouble)?;
        let (settings, followed) =
            watch::channel(Settings::of(description, promises(&options.dist)));
        let courier = Courier::new(followed, secrets())
            .map_err(|why| io::Error::new(io::ErrorKind::InvalidInput, why))?;
        // Deliveries end beside the last requests, not after them.
        let (stop, mut stopping) = watch::channel(false);
        let delivering = tokio::spawn(courier.run(store.clone(), async move {
            // Dropped is as good as sent: the server has ended.
            let _ = stopping.wait_for(|stop| *stop).await;
        }));
        let told = async {
            stopped.await;
            stop.send_replace(true);
        };
        let served = web::run(options, store.clone(), listener, settings, told).await;
        stop.send_replace(true);
        delivering.await.map_err(io::Error::other)?;
        store.close().await;
        served
    })
}

/// Until when the build says that answers come; nothing where it cannot be read, which the server
/// tells.
fn promises(dist: &std::path::Path) -> Promises {
    let json = std::fs::read(dist.join(PUBLISHED)).ok();
    let published = json.and_then(|json| Published::parse(&json).ok());
    published.map(|published| published.promises()).unwrap_or_default()
}

/// What the build does not know.
pub fn secrets() -> Secrets {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    Secrets {
        smtp_password: variable("FRONTDESK_SMTP_PASSWORD"),
        webhook_secret: variable("FRONTDESK_WEBHOOK_SECRET"),
        webhook_url: variable("FRONTDESK_WEBHOOK_URL"),
    }
}

/// `FRONTDESK_SECRET` signs cookies and links in place of the secret that the database keeps.
///
/// # Errors
/// When it is too short to be one.
pub fn secret() -> io::Result<Option<[u8; 32]>> {
    match std::env::var("FRONTDESK_SECRET") {
        Ok(words) if words.len() >= 32 => {
            Ok(Some(blake3::derive_key("frontdesk secret", words.as_bytes())))
        }
        Ok(_) => Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "FRONTDESK_SECRET needs at least 32 characters",
        )),
        Err(_) => Ok(None),
    }
}

/// A closed terminal, or a program that turns logs over: no reason to end. What a build says is
/// followed without being told.
fn outlive_hangups() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut hangups) = signal(SignalKind::hangup()) {
            tokio::spawn(async move {
                while hangups.recv().await.is_some() {
                    tracing::info!(
                        "told to reload: settings follow the published build by themselves"
                    );
                }
            });
        }
    }
}

/// Ctrl-C, or what a service manager sends: listened to from now on, not only once it is waited
/// for.
fn stopped() -> impl Future<Output = ()> {
    #[cfg(unix)]
    let terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
    async move {
        #[cfg(unix)]
        if let Ok(mut terminated) = terminated {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminated.recv() => {}
            }
            return;
        }
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

/// One JSON object a line on standard error. `FRONTDESK_LOG=debug` shows every request.
fn log() {
    let level = tracing_subscriber::EnvFilter::try_from_env("FRONTDESK_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("frontdesk=info,warn"));
    // A second subscriber in one process can only be a test's.
    let _ = tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_env_filter(level)
        // Told on standard error, which is what could not be written to, as on a full disk: it would
        // end the request.
        .log_internal_errors(false)
        .with_writer(io::stderr)
        .try_init();
}

/// As many as open files allow, once that limit is raised as far as it may be.
fn connections() -> usize {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, getrlimit, setrlimit};
        let mut limit = getrlimit(Resource::Nofile);
        limit.current = limit.maximum;
        // Where it cannot be raised, the old limit counts.
        let _ = setrlimit(Resource::Nofile, limit);
        let files = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
        usize::try_from(files.saturating_sub(OTHER_FILES).max(64))
            .unwrap_or(CONNECTIONS)
            .min(CONNECTIONS)
    }
    #[cfg(not(unix))]
    CONNECTIONS
}
