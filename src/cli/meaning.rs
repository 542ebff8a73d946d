//! `frontdesk meaning`: what a model of meaning is given to read. The model itself is run by
//! `tools/meaning`.

use std::path::PathBuf;

use super::{Exit, output, site};
use crate::diagnostics::{Diagnostics, Format, Severity};
use crate::memo::Memo;
use crate::model::Lang;
use crate::pipeline::{Request, Stage};
use crate::tree::one_of;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Sections and words of a language that search can know the meaning of: one JSON object a line
    List {
        /// The language
        #[arg(long, value_name = "LANG")]
        lang: String,
        /// Further words, beside those of the articles: a text file
        #[arg(long, value_name = "FILE")]
        words: Option<PathBuf>,
        /// The site's folder: where site.toml stands
        #[arg(long, default_value = ".", env = "FRONTDESK_ROOT", value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
        root: PathBuf,
    },
}

pub fn run(args: &Args) -> Exit {
    let Command::List { lang, words, root } = &args.command;
    let others = match words.as_ref().map(std::fs::read_to_string).transpose() {
        Ok(others) => others.unwrap_or_default(),
        Err(error) => {
            let path = words.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
            return usage(&format!("--words {path}: {error}"));
        }
    };
    let (source, now) = match site::open(root, None, Format::Human) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let (stage, diagnostics) = Stage::read(&source, &Request::at(now), &Memo::default());
    let Some(stage) = stage else {
        output::report(&diagnostics, Format::Human);
        return Exit::Mistakes;
    };
    let known = || stage.site.languages();
    let found = Lang::parse(lang).filter(|lang| known().any(|other| other == lang));
    let Some(lang) = found else {
        let known: Vec<&str> = known().map(Lang::as_str).collect();
        return usage(&format!("--lang {lang}: {}", one_of(lang, known)));
    };
    // Mistakes are `check`'s to tell; a site that cannot be built has no sections to speak of.
    if diagnostics.has_errors() {
        let errors: Diagnostics =
            diagnostics.into_iter().filter(|d| d.severity == Severity::Error).collect();
        output::report(&errors, Format::Human);
        return Exit::Mistakes;
    }
    let mut out = String::new();
    for text in stage.meant_texts(&lang, &others) {
        match serde_json::to_string(&text) {
            Ok(line) => out.push_str(&line),
            Err(error) => return usage(&error.to_string()),
        }
        out.push('\n');
    }
    output::out(&out);
    Exit::Fine
}

fn usage(why: &str) -> Exit {
    output::say(&format!("error: {why}"));
    Exit::Usage
}
