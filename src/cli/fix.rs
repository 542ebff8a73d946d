//! `frontdesk fix`

use super::site::SiteArgs;
use super::{Exit, output};
use crate::diagnostics::{Diagnostics, Format};
use crate::edit;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    site: SiteArgs,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

pub fn run(args: &Args) -> Exit {
    let (source, request) = match args.site.open(Format::Human) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let (changes, mended) = match edit::fixes(&source, &request) {
        Ok(fixed) => fixed,
        Err(diagnostics) => {
            output::report(&diagnostics, Format::Human);
            return Exit::Mistakes;
        }
    };
    output::out(&changes.diff());
    let what = format!("{mended} mended in {} files", changes.texts.len());
    if args.dry_run {
        output::note(&format!("nothing was changed; without --dry-run: {what}"));
        return Exit::Fine;
    }
    if let Err(diagnostic) = edit::apply(source.root(), &changes) {
        let exit = Exit::of_refusal(&diagnostic);
        output::report(&Diagnostics::from_iter([diagnostic]), Format::Human);
        return exit;
    }
    output::note(&format!("{what}; `frontdesk check` says what is left"));
    Exit::Fine
}
