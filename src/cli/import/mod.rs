//! `frontdesk import`: somebody else's help centre as a site of its own.
//!
//! 1. [`args`]: what is asked for;
//! 2. [`first`]: a new folder;
//! 3. [`update`]: what changed since, into the folder of the first time;
//! 4. [`told`]: what both say.

mod args;
mod first;
mod told;
mod update;

pub use args::Args;

use std::time::Instant;

use super::Exit;
use super::output;
use crate::diagnostics::Format;
use crate::import;

pub fn run(mut args: Args) -> Exit {
    args::name_kind_first(&mut args);
    let started = Instant::now();
    let seconds = || started.elapsed().as_secs_f64();
    let asked = args::options(&args).and_then(|options| Ok((options, args::urls(&args)?)));
    let (mut options, urls) = match asked {
        Ok(both) => both,
        Err(why) => {
            output::say(&format!("error: {why}"));
            return Exit::Usage;
        }
    };
    let urls = urls.unwrap_or_default();
    let known = match args.update.then(|| update::known(&args, &mut options)).transpose() {
        Ok(known) => known,
        Err(exit) => return exit,
    };
    let from = args.from.as_deref().or(known.as_ref().map(|known| known.kind()));
    let import = output::progress("importing", || import::import(&options, from));
    if import.is_stopped() {
        output::report(&import.diagnostics, Format::from(args.format));
        output::say(if args.update { update::UNCHANGED } else { "nothing was written" });
        return Exit::Mistakes;
    }
    match known {
        Some(known) => update::run(import, known, &args, &urls, &seconds),
        None => first::run(import, &args, &options, &urls, &seconds),
    }
}
