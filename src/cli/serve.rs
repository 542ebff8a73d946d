//! `frontdesk serve`

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use tokio::net::TcpListener;

use super::{Exit, output};
use crate::diagnostics::Format;
use crate::serve::{self, Backend, FolderWatch, Inputs, Notice, Options};
use crate::source::Source;

/// For whoever works on frontdesk: each build is compared with a clean one behind it.
const AUDIT: &str = "FRONTDESK_AUDIT";
const DEFAULT_PORT: u16 = 3000;
/// Ports tried when nobody asked for a particular one.
const PORTS: u16 = 100;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The site's folder: where site.toml stands
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    /// The port on this machine [default: 3000, or the next one that is free]
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// The time of the builds, and of the clock in the pages [default: SOURCE_DATE_EPOCH, else
    /// today 00:00 UTC]
    #[arg(long, value_name = "TIME")]
    now: Option<String>,
    /// Show articles marked `draft: true`
    #[arg(long, default_value_t = true, action = clap::ArgAction::Set, value_name = "BOOL")]
    drafts: bool,
}

pub fn run(args: Args) -> Exit {
    let now = match output::now(args.now.as_deref()) {
        Ok(now) => now,
        Err(why) => {
            output::say(&format!("error: {why}"));
            return Exit::Usage;
        }
    };
    // A folder that is not there is a typing mistake; anything else is shown in the browser.
    if let Err(diagnostic) = Source::open(&args.root) {
        output::say(&crate::diagnostics::render(&diagnostic, Format::Human));
        return Exit::Mistakes;
    }
    let shown_at = args.now.is_some().then_some(now);
    let audit = std::env::var_os(AUDIT).is_some_and(|wanted| wanted != "0" && !wanted.is_empty());
    let options = Options { root: args.root, now, shown_at, drafts: args.drafts, audit };
    match serve_until_interrupted(options, args.port) {
        Ok(()) => Exit::Fine,
        Err(error) => {
            output::say(&format!("error: {error}"));
            Exit::Machine
        }
    }
}

fn serve_until_interrupted(options: Options, port: Option<u16>) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let served = runtime.block_on(async {
        let listener = listen(port).await?;
        let (watch, changes) = FolderWatch::new(&options.root, Backend::System);
        let inputs = Inputs { listener, watch: Box::new(watch), changes, observe: Box::new(tell) };
        serve::run(options, inputs, interrupted()).await
    });
    // A build that is under way has nothing to lose.
    runtime.shutdown_background();
    served
}

async fn listen(port: Option<u16>) -> io::Result<TcpListener> {
    let bind = |port| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    if let Some(port) = port {
        return bind(port)
            .await
            .map_err(|error| io::Error::new(error.kind(), format!("port {port}: {error}")));
    }
    for port in DEFAULT_PORT..DEFAULT_PORT + PORTS {
        match bind(port).await {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            bound => return bound,
        }
    }
    bind(0).await
}

async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without the signal, the system's own handling of Ctrl-C ends the process.
        std::future::pending::<()>().await;
    }
}

fn tell(notice: Notice<'_>) {
    match notice {
        Notice::Listening { url } => output::say(&format!("{url}  (Ctrl-C ends it)")),
        Notice::Built { counts, diagnostics, took } => {
            output::report(diagnostics, Format::Human);
            let what = counts.map_or("no site yet".to_owned(), |counts| {
                format!("{} articles, {} pages", counts.articles, counts.pages)
            });
            output::say(&format!(
                "{what}; {}; {:.2} s",
                output::tally(diagnostics),
                took.as_secs_f64()
            ));
        }
        Notice::Audited { differences: [] } => output::say("audit: as a clean build has it"),
        Notice::Audited { differences } => {
            differences.iter().for_each(|what| output::say(&format!("audit: {what}")));
        }
        Notice::Trouble(what) => output::say(&format!("warning: {what}")),
    }
}
