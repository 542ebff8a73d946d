//! `frontdesk mv`

use std::path::PathBuf;

use super::{Exit, output};
use crate::diagnostics::{Diagnostics, Format};
use crate::edit::{self, Changes, Move};
use crate::pipeline::Request;
use crate::source::Source;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The article or folder, by its path below content/: account/lost-phone
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
    let now = match output::now(args.now.as_deref()) {
        Ok(now) => now,
        Err(why) => {
            output::say(&format!("error: {why}"));
            return Exit::Usage;
        }
    };
    let source = match Source::open(&args.root) {
        Ok(source) => source,
        Err(diagnostic) => return refuse(Diagnostics::from_iter([diagnostic]), Exit::Usage),
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
        let exit = if diagnostic.code == "unwritable" { Exit::Machine } else { Exit::Usage };
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
    output::say("nothing was changed");
    exit
}
