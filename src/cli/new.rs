//! `frontdesk new`

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap_complete::engine::ArgValueCompleter;

use super::{Exit, complete, output, site};
use crate::diagnostics::{Diagnostics, Format};
use crate::scaffold::{self, Kind, Request};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The article's path below content/, without extension: account/lost-phone
    #[arg(add = ArgValueCompleter::new(complete::places))]
    id: String,
    /// The language; an article that is there in another one is prepared for translation
    #[arg(long, value_name = "LANG", add = ArgValueCompleter::new(complete::languages))]
    lang: Option<String>,
    /// What it begins with: a pattern in the article's language
    #[arg(long, value_name = "KIND", value_parser = kind())]
    kind: Option<Kind>,
    /// The site's folder: where site.toml stands
    #[arg(long, default_value = ".", value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    root: PathBuf,
    /// The article's date [default: SOURCE_DATE_EPOCH, else today]
    #[arg(long, value_name = "TIME")]
    now: Option<String>,
}

fn kind() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::ALL.map(Kind::as_str))
        .try_map(|name| Kind::ALL.into_iter().find(|kind| kind.as_str() == name).ok_or(name))
}

pub fn run(args: Args) -> Exit {
    let (source, now) = match site::open(&args.root, args.now.as_deref(), Format::Human) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let lang = args.lang.as_deref();
    let request = Request { id: &args.id, lang, kind: args.kind, today };
    let (file, found) = scaffold::article(&source, &request);
    output::report(&found, Format::Human);
    let Some(file) = file else { return Exit::Usage };
    if let Err(diagnostic) = scaffold::write(source.root(), &file) {
        let exit = Exit::of_refusal(&diagnostic);
        output::report(&Diagnostics::from_iter([diagnostic]), Format::Human);
        return exit;
    }
    output::out(&format!("{}\n", args.root.join(&file.path).display()));
    Exit::Fine
}
