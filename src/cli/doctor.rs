//! `frontdesk desk doctor`: tries everything that a desk needs, before a customer does.

use std::path::PathBuf;

use super::desk::{DatabaseArgs, description, with_store};
use super::{Exit, output};
use crate::host::checkup::{self, Finding};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Try the build, the database, the mail server and the webhook, and say what does not work
    Doctor(Doctor),
}

#[derive(Debug, clap::Args)]
struct Doctor {
    #[command(flatten)]
    database: DatabaseArgs,
    /// The build that the host serves
    #[arg(long, default_value = "dist", value_name = "DIR")]
    dist: PathBuf,
    /// Also send a test mail to the desk, and a post of the event `test`
    #[arg(long)]
    send: bool,
}

pub fn run(args: Args) -> Exit {
    let What::Doctor(doctor) = args.what;
    with_store(&doctor.database, async |store| {
        let mut is_bad = tell(&[checkup::database(store).await]);
        is_bad |= tell(&checkup::machine(store).await);
        let ways = match description(&doctor.dist) {
            Ok(build) => checkup::ways(&build, &super::host::secrets(), doctor.send).await,
            Err(error) => vec![Finding::new("build", Err(error.to_string()))],
        };
        is_bad |= tell(&ways);
        Ok(if is_bad { Exit::Mistakes } else { Exit::Fine })
    })
}

/// Prints what was found; whether something does not work.
fn tell(findings: &[Finding]) -> bool {
    for finding in findings {
        output::out(&format!("{finding}\n"));
    }
    findings.iter().any(Finding::is_bad)
}
