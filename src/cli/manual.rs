//! `frontdesk completions` and `frontdesk man`

use clap::CommandFactory;

use super::output;
use super::{Cli, Exit};

#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// bash, zsh, fish, elvish or powershell
    shell: clap_complete::Shell,
}

pub fn completions(args: CompletionsArgs) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "frontdesk", &mut script);
    output::out(&String::from_utf8_lossy(&script));
    Exit::Fine
}

pub fn man() -> Exit {
    let mut page = Vec::new();
    match clap_mangen::Man::new(Cli::command()).render(&mut page) {
        Ok(()) => {
            output::out(&String::from_utf8_lossy(&page));
            Exit::Fine
        }
        Err(error) => {
            output::say(&format!("error: {error}"));
            Exit::Machine
        }
    }
}
