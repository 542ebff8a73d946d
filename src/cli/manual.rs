//! `frontdesk completions` and `frontdesk man`

use std::path::PathBuf;

use clap::Command;
use clap_complete::env::Shells;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::program::{ENVIRONMENT, EXITS, FILES};
use super::{Exit, output, reference};

#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// bash, zsh, fish, elvish or powershell
    shell: clap_complete::Shell,
}

#[derive(Debug, clap::Args)]
pub struct ManArgs {
    /// A command: build, ratings export; without one, the page of frontdesk itself
    command: Vec<String>,
    /// Write every page into this folder: frontdesk.1, frontdesk-build.1 and so on
    #[arg(long, value_name = "DIR", conflicts_with = "command", value_hint = clap::ValueHint::DirPath)]
    dir: Option<PathBuf>,
    /// All commands as one page of Markdown, for a documentation
    #[arg(long, conflicts_with_all = ["command", "dir"])]
    markdown: bool,
}

/// The script asks the program itself, so that it knows the languages, topics and articles of the
/// site somebody stands in, and never grows old.
pub fn completions(args: &CompletionsArgs) -> Exit {
    let shells = Shells::builtins();
    let mut script = Vec::new();
    let written = shells.completer(&args.shell.to_string()).map(|shell| {
        shell.write_registration("COMPLETE", "frontdesk", "frontdesk", "frontdesk", &mut script)
    });
    match written {
        Some(Ok(())) => {
            output::out(&String::from_utf8_lossy(&script));
            Exit::Fine
        }
        Some(Err(_)) | None => {
            output::say(&format!("error: there are no completions for {}", args.shell));
            Exit::Usage
        }
    }
}

pub fn man(args: &ManArgs, program: Command) -> Exit {
    let mut root = program.disable_help_subcommand(true);
    root.build();
    if args.markdown {
        output::out(&reference::page(&root));
        return Exit::Fine;
    }
    let result = match &args.dir {
        Some(dir) => write_all(&root, dir),
        None => match find(&root, &args.command) {
            Some(command) => page(command).map(|page| output::out(&String::from_utf8_lossy(&page))),
            None => {
                output::say(&format!("error: there is no command `{}`", args.command.join(" ")));
                return Exit::Usage;
            }
        },
    };
    match result {
        Ok(()) => Exit::Fine,
        Err(error) => {
            output::say(&format!("error: {error}"));
            Exit::Machine
        }
    }
}

fn find<'c>(command: &'c Command, names: &[String]) -> Option<&'c Command> {
    match names.split_first() {
        None => Some(command),
        Some((first, rest)) => find(command.find_subcommand(first)?, rest),
    }
}

fn write_all(command: &Command, dir: &std::path::Path) -> std::io::Result<()> {
    std::fs::create_dir_all(dir)?;
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    std::fs::write(dir.join(format!("{name}.1")), page(command)?)?;
    command.get_subcommands().try_for_each(|below| write_all(below, dir))
}

/// The page of one command, with what holds for all of them.
fn page(command: &Command) -> std::io::Result<Vec<u8>> {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned();
    // Day and time of a page would make it another one in every build.
    let source = concat!("frontdesk ", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command.clone()).title(name.to_uppercase()).source(source);
    let man = man.date("").manual("frontdesk");
    let mut out = Vec::new();
    man.render(&mut out)?;
    let sections: [(&str, &[(&str, &str)]); 3] =
        [("EXIT STATUS", &EXITS), ("ENVIRONMENT", &ENVIRONMENT), ("FILES", &FILES)];
    for (title, entries) in sections {
        let mut roff = Roff::new();
        roff.control("SH", [title]);
        for (term, text) in entries {
            roff.control("TP", []);
            roff.text([bold(*term)]);
            roff.text([roman(*text)]);
        }
        roff.to_writer(&mut out)?;
    }
    Ok(out)
}
