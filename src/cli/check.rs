//! `frontdesk check`: what a build checks, and what only people can decide.

use super::Exit;
use super::build::SiteArgs;
use super::output::{self, FormatArg};
use crate::diagnostics::{Diagnostics, Format};
use crate::memo::Memo;
use crate::pipeline;
use crate::source::Source;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    site: SiteArgs,
    /// Fail on warnings too
    #[arg(long)]
    strict: bool,
    /// How mistakes are shown
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: FormatArg,
}

pub fn run(args: Args) -> Exit {
    let format = Format::from(args.format);
    let request = match args.site.request() {
        Ok(request) => request,
        Err(why) => {
            output::say(&format!("error: {why}"));
            return Exit::Usage;
        }
    };
    let source = match Source::open(&args.site.root) {
        Ok(source) => source,
        Err(diagnostic) => {
            output::report(&Diagnostics::from_iter([diagnostic]), format);
            return Exit::Mistakes;
        }
    };
    let (built, mut diagnostics) =
        output::progress("checking", || pipeline::build(&source, &request, &Memo::default()));
    if let Some(built) = &built {
        diagnostics.extend(pipeline::check(built, &request));
    }
    let diagnostics = diagnostics.sorted();
    output::report(&diagnostics, format);
    for language in built.iter().flat_map(|built| crate::graph::coverage(&built.site)) {
        output::say(&format!("{}: {} of {} articles", language.lang, language.translated, language.articles));
    }
    output::say(&output::tally(&diagnostics));
    output::verdict(&diagnostics, args.strict)
}
