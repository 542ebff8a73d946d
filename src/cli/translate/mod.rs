//! `frontdesk translate`: what translations no longer say, what they were made from, and files for
//! translators.
//!
//! 1. [`opened`]: the site, its texts and records;
//! 2. [`former`]: what git knows of translations without a record;
//! 3. [`exchange`]: `translate export` and `translate import`.

mod exchange;
mod former;
mod opened;

use serde_json::{Value, json};

use self::opened::{Of, Opened, check_articles, outlined, refuse};
use super::{Exit, output};
use crate::diagnostics::{Diagnostics, visible};
use crate::edit::{self, Changes};
use crate::translate::{self, Drift, Overview, Step};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// What each translation lacks: parts of its source that are new, changed or gone, word by word
    Status {
        #[command(flatten)]
        of: Of,
        /// One JSON object
        #[arg(long)]
        json: bool,
    },
    /// Take in what was translated: writes data/translations/<lang>.json
    Sync {
        /// Articles whose translations are right as they stand, whatever changed in their source
        #[arg(value_name = "ARTICLE")]
        articles: Vec<String>,
        #[command(flatten)]
        of: Of,
        /// Write nothing, and fail where something would be written
        #[arg(long)]
        check: bool,
    },
    /// A file for translators: what is new in the source or has changed, with what is translated
    Export(exchange::Export),
    /// Take in files that came back from translators
    Import(exchange::Import),
}

pub fn run(args: Args) -> Exit {
    let done = match &args.command {
        Command::Status { of, json } => outlined(of).map(|opened| show(&opened, *json)),
        Command::Sync { articles, of, check } => {
            outlined(of).map(|opened| sync(&opened, articles, *check))
        }
        Command::Export(args) => exchange::export(args),
        Command::Import(args) => exchange::import(args),
    };
    done.unwrap_or_else(|exit| exit)
}

/// Languages in which nothing is written have no record.
fn sync(opened: &Opened, articles: &[String], check: bool) -> Exit {
    if let Err(exit) = check_articles(opened, articles) {
        return exit;
    }
    let accepts = |name: &str| articles.iter().any(|article| article == name);
    let former = former::former(opened, &accepts);
    let mut changes = Changes::default();
    for (lang, record) in &opened.records {
        let new = translate::sync(&opened.texts, lang, record, &accepts, &former);
        if new == *record {
            continue;
        }
        let kept = changes.keep(&opened.source, &translate::path(lang), translate::write(&new));
        if let Err(d) = kept {
            return refuse(Diagnostics::from_iter([d]), Exit::Mistakes);
        }
    }
    let paths: Vec<&String> = changes.texts.keys().chain(changes.fresh.keys()).collect();
    if check {
        for path in &paths {
            output::say(&format!(
                "{path} does not know what was translated: run `frontdesk translate sync`"
            ));
        }
        return if paths.is_empty() { Exit::Fine } else { Exit::Mistakes };
    }
    if let Err(d) = edit::apply(opened.source.root(), &changes) {
        let exit = Exit::of_refusal(&d);
        return refuse(Diagnostics::from_iter([d]), exit);
    }
    paths.iter().for_each(|path| output::out(&format!("{path}\n")));
    Exit::Fine
}

fn show(opened: &Opened, as_json: bool) -> Exit {
    let all: Vec<Overview> = opened
        .records
        .iter()
        .map(|(lang, record)| translate::overview(&opened.texts, lang, record))
        .collect();
    let all: Vec<Overview> =
        all.into_iter().filter(|overview| !overview.states.is_empty()).collect();
    if as_json {
        let languages: Vec<Value> = all.iter().map(language_json).collect();
        output::out(&format!("{}\n", json!({ "version": 1, "languages": languages })));
    } else {
        output::out(&all.iter().map(page).collect::<String>());
    }
    Exit::Fine
}

fn page(overview: &Overview) -> String {
    let mut text = format!(
        "{}: {} of {} translations up to date; drifted parts: {}; articles not translated: {}, \
         not recorded: {}\n",
        overview.lang,
        overview.current(),
        overview.states.len() - overview.untranslated().count(),
        overview.drifted(),
        overview.untranslated().count(),
        overview.unrecorded().count(),
    );
    let mut file = "";
    for (_, part) in overview.parts() {
        if part.own.path != file {
            file = &part.own.path;
            text.push_str(&format!("  {file}\n"));
        }
        let line = format!("{:>6}  {} {}", part.own.line, part.change.as_str(), part.kind.as_str());
        text.push_str(&format!(
            "{line}, {}  {}\n",
            at(part),
            visible(&words(&part.words)).trim_end()
        ));
    }
    text
}

/// Where the source says it.
fn at(part: &Drift) -> String {
    match part.source.line {
        0 => part.source.path.clone(),
        line => format!("{}:{line}", part.source.path),
    }
}

/// `We answer in [-24 hours-]{+2 days+}.`, long stretches that stayed cut short.
fn words(steps: &[Step]) -> String {
    let show = |step: &Step| match step {
        Step::Same(text) => middle(text),
        Step::Gone(text) => format!("[-{text}-]"),
        Step::New(text) => format!("{{+{text}+}}"),
    };
    steps.iter().map(show).collect()
}

fn middle(text: &str) -> String {
    const KEPT: usize = 30;
    let count = text.chars().count();
    if count <= 2 * KEPT + 3 {
        return text.to_owned();
    }
    let (first, last): (String, String) =
        (text.chars().take(KEPT).collect(), text.chars().skip(count - KEPT).collect());
    format!("{first} … {last}")
}

fn language_json(overview: &Overview) -> Value {
    let part = |(name, part): (&str, &Drift)| {
        json!({
            "article": name,
            "change": part.change,
            "kind": part.kind.as_str(),
            "source": { "path": part.source.path, "line": part.source.line },
            "translation": { "path": part.own.path, "line": part.own.line },
            "words": part.words,
        })
    };
    json!({
        "lang": overview.lang.as_str(),
        "translations": overview.states.len() - overview.untranslated().count(),
        "current": overview.current(),
        "drifted": overview.drifted(),
        "untranslated": overview.untranslated().collect::<Vec<_>>(),
        "unrecorded": overview.unrecorded().collect::<Vec<_>>(),
        "parts": overview.parts().map(part).collect::<Vec<_>>(),
    })
}
