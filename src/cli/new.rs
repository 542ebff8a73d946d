//! `frontdesk new`

use std::path::PathBuf;

use super::{Exit, output};
use crate::diagnostics::{Diagnostic, Diagnostics, Format};
use crate::scaffold::{self, Request};
use crate::source::Source;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The article's path below content/, without extension: account/lost-phone
    id: String,
    /// The language; an article that is there in another one is prepared for translation
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,
    /// The site's folder: where site.toml stands
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    /// The article's date [default: SOURCE_DATE_EPOCH, else today]
    #[arg(long, value_name = "TIME")]
    now: Option<String>,
}

pub fn run(args: Args) -> Exit {
    let now = match output::now(args.now.as_deref()) {
        Ok(now) => now,
        Err(why) => {
            output::say(&format!("error: {why}"));
            return Exit::Usage;
        }
    };
    let source = match Source::open(&args.root) {
        Ok(source) => source,
        Err(diagnostic) => return refuse(diagnostic, Exit::Usage),
    };
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let (file, found) = scaffold::article(&source, &Request { id: &args.id, lang: args.lang.as_deref(), today });
    output::report(&found, Format::Human);
    let Some(file) = file else { return Exit::Usage };
    if let Err(diagnostic) = scaffold::write(source.root(), &file) {
        let exit = if diagnostic.code == "unwritable" { Exit::Machine } else { Exit::Usage };
        return refuse(diagnostic, exit);
    }
    output::out(&format!("{}\n", args.root.join(&file.path).display()));
    Exit::Fine
}

fn refuse(diagnostic: Diagnostic, exit: Exit) -> Exit {
    output::report(&Diagnostics::from_iter([diagnostic]), Format::Human);
    exit
}
