//! `frontdesk mcp`: a build as tools of an assistant on this machine.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Exit, output};
use crate::answers::Folder;
use crate::diagnostics::told;
use crate::mcp;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The build to answer from; a newer one in its place is taken up
    #[arg(long, default_value = "dist", value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    dist: PathBuf,
}

pub fn run(args: Args) -> Exit {
    let mut build = match Folder::open(&args.dist) {
        Ok(build) => Arc::new(build),
        Err(error) => {
            output::say(&format!("error: {}: {}", args.dist.display(), told(&error)));
            return Exit::Machine;
        }
    };
    let current = || {
        match build.newer() {
            Ok(Some(newer)) => build = Arc::new(newer),
            Ok(None) => {}
            // The one that was read goes on; its articles are read when asked for.
            Err(error) => output::say(&format!("warning: the newer build: {}", told(&error))),
        }
        Arc::clone(&build)
    };
    let (input, out) = (std::io::stdin().lock(), std::io::stdout().lock());
    match mcp::run(input, out, current, jiff::Timestamp::now) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            output::say(&format!("error: {error}"));
            Exit::Machine
        }
        _ => Exit::Fine,
    }
}
