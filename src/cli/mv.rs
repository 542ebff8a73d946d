//! `frontdesk mv`

use std::path::PathBuf;

use clap_complete::engine::ArgValueCompleter;

use super::{Exit, complete, output, site};
use crate::diagnostics::{Diagnostics, Format};
use crate::edit::{self, Changes, Move};
use crate::pipeline::Request;

const UNCHANGED: &str = "nothing was changed";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The article or folder, by its path below content/: account/lost-phone
    #[arg(add = ArgValueCompleter::new(complete::articles))]
    old: String,
    /// Where it goes: a path, or a folder with a slash behind it
    new: String,
    /// The site's folder: where site.toml stands
    #[arg(long, default_value = ".", env = "FRONTDESK_ROOT", value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    root: PathBuf,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// The time that dates are compared with [default: SOURCE_DATE_EPOCH, else today 00:00 UTC]
    #[arg(long, value_name = "TIME")]
    now: Option<String>,
}

pub fn run(args: &Args) -> Exit {
    let (source, now) = match site::open(&args.root, args.now.as_deref(), Format::Human) {
        Ok(opened) => opened,
        Err(exit) => {
            output::say(UNCHANGED);
            return exit;
        }
    };
    let wanted = Move { old: &args.old, new: &args.new };
    let changes = match edit::plan(&source, &Request::at(now), wanted) {
        Ok(changes) => changes,
        Err(diagnostics) => return refuse(diagnostics, Exit::Usage),
    };
    if args.dry_run {
        output::out(&changes.diff());
        output::note(&format!("nothing was changed; without --dry-run: {}", told(&changes)));
        return Exit::Fine;
    }
    if let Err(diagnostic) = edit::apply(source.root(), &changes) {
        let exit = Exit::of_refusal(&diagnostic);
        return refuse(Diagnostics::from_iter([diagnostic]), exit);
    }
    for (old, new) in &changes.moves {
        output::out(&format!("{old} => {new}\n"));
    }
    output::note(&told(&changes));
    Exit::Fine
}

fn told(changes: &Changes) -> String {
    let files = |n: usize| format!("{n} {}", if n == 1 { "file" } else { "files" });
    let (moved, edited) = (changes.moves.len(), changes.texts.len());
    format!("{} moved, {} edited, {} new", files(moved), files(edited), changes.fresh.len())
}

fn refuse(diagnostics: Diagnostics, exit: Exit) -> Exit {
    output::report(&diagnostics, Format::Human);
    output::say(UNCHANGED);
    exit
}
