//! `frontdesk lsp`

use std::path::PathBuf;

use super::{Exit, output};
use crate::lsp;
use crate::pipeline::Request;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The site's folder where the editor names none: where site.toml stands
    #[arg(long, default_value = ".", env = "FRONTDESK_ROOT", value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    root: PathBuf,
    /// Taken by editors that always write it; there is no other way
    #[arg(long, hide = true)]
    stdio: bool,
}

pub fn run(args: Args) -> Exit {
    let Args { root, stdio: _ } = args;
    let now = match output::now(None) {
        Ok(now) => now,
        Err(why) => {
            output::say(&format!("error: {why}"));
            return Exit::Usage;
        }
    };
    match lsp::run(root, &Request::at(now)) {
        Ok(()) => Exit::Fine,
        Err(error) => {
            output::say(&format!("error: {error}"));
            Exit::Machine
        }
    }
}
