//! `frontdesk desk doctor`: tries everything that a desk needs, before a customer does.

use std::path::PathBuf;
use std::time::Duration;

use tokio::time::timeout;

use super::desk::{DatabaseArgs, Trouble, block_on, description, open};
use super::{Exit, output};
use crate::host::checkup::{self, Finding, Trial};

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
    /// How long each of them may take
    #[arg(long, default_value_t = 15, value_name = "SECONDS")]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=600))]
    wait: u64,
}

pub fn run(args: Args) -> Exit {
    let What::Doctor(doctor) = args.what;
    let is_bad = block_on(doctor.run()).unwrap_or_else(|trouble| {
        output::say(&format!("error: {trouble}"));
        true
    });
    if is_bad { Exit::Mistakes } else { Exit::Fine }
}

impl Doctor {
    /// Whether something does not work. The database is nobody's any more when others are waited
    /// for, so that it can be put back meanwhile.
    async fn run(&self) -> bool {
        let mut is_bad = false;
        if let Err(error) = super::host::secret() {
            is_bad |= tell(&[Finding::new("environment", Err(error.to_string()))]);
        }
        is_bad |= tell(&self.stored().await);
        let build = match description(&self.dist) {
            Ok(build) => build,
            Err(error) => return tell(&[Finding::new("build", Err(error.to_string()))]),
        };
        is_bad |= tell(&[checkup::build(&build)]);
        let trial = Trial { patience: self.patience(), send: self.send };
        is_bad |= tell(&checkup::ways(&build, &super::host::secrets(), trial).await);
        is_bad
    }

    async fn stored(&self) -> Vec<Finding> {
        let looked = async {
            let store = open(&self.database).await?;
            let mut findings = vec![checkup::database(&store).await];
            findings.extend(checkup::machine(&store).await);
            store.end().await;
            Ok::<_, Trouble>(findings)
        };
        let bad = |why| vec![Finding::new("database", Err(why))];
        match timeout(self.patience(), looked).await {
            Ok(Ok(findings)) => findings,
            Ok(Err(trouble)) => bad(trouble.to_string()),
            Err(_) => bad(format!("it does not answer, waited {} seconds for", self.wait)),
        }
    }

    fn patience(&self) -> Duration {
        Duration::from_secs(self.wait)
    }
}

/// Prints what was found; whether something does not work.
fn tell(findings: &[Finding]) -> bool {
    for finding in findings {
        output::out(&format!("{finding}\n"));
    }
    findings.iter().any(Finding::is_bad)
}
