//! `frontdesk searches`: what customers looked for in vain, and what would help.

use std::path::PathBuf;

use serde_json::json;

use super::desk::{DatabaseArgs, Trouble, shown, with_store, write};
use super::{Exit, output};
use crate::diagnostics::{told, visible};
use crate::host::store::{InVain, Store};
use crate::model::Lang;
use crate::search::{Indexes, Question};

/// Where `export` writes.
const PATH: &str = "data/searches.json";

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// By language, the most frequent first, with the nearest article and the line to paste
    Report {
        #[command(flatten)]
        database: DatabaseArgs,
        /// The build that is asked what comes near
        #[arg(long, default_value = "dist", value_name = "DIR")]
        dist: PathBuf,
        /// Searches at most
        #[arg(long, default_value_t = 100, value_name = "N")]
        limit: usize,
        /// One JSON object a line
        #[arg(long)]
        json: bool,
    },
    /// Write all of them to data/searches.json
    Export {
        #[command(flatten)]
        database: DatabaseArgs,
        /// The site whose data/searches.json is written
        #[arg(long, default_value = ".", value_name = "DIR")]
        root: PathBuf,
    },
}

pub fn run(args: Args) -> Exit {
    match args.what {
        What::Report { database, dist, limit, json } => {
            with_store(&database, async |store| report(store, dist, limit, json).await)
        }
        What::Export { database, root } => with_store(&database, async |store| {
            let searches = store.searches_in_vain().await?;
            let count = searches.len();
            let file = json!({ "version": 1, "searches": searches });
            let text = serde_json::to_string_pretty(&file);
            let text = text.map_err(|error| Trouble::Other(error.to_string()))?;
            let path = write(&root, PATH, &format!("{text}\n"))?;
            output::say(&format!("{count} searches written to {}", path.display()));
            Ok(Exit::Fine)
        }),
    }
}

/// A search with what the build has to say to it.
struct Entry {
    sought: InVain,
    /// Id and title of the nearest article.
    near: Option<(String, String)>,
    /// To paste, and where.
    help: String,
}

async fn report(store: &Store, dist: PathBuf, limit: usize, json: bool) -> Result<Exit, Trouble> {
    let indexes = Indexes::open(&dist)
        .map_err(|error| Trouble::Other(format!("{}: {}", dist.display(), told(&error))))?;
    let mut all = store.searches_in_vain().await?;
    all.truncate(limit);
    // Stable: within a language the most frequent stay first.
    all.sort_by(|a, b| a.lang.cmp(&b.lang));
    let mut lang = String::new();
    for sought in all {
        let entry = entry(&indexes, sought)?;
        if json {
            output::out(&format!("{}\n", json_of(&entry)));
            continue;
        }
        if entry.sought.lang != lang {
            lang.clone_from(&entry.sought.lang);
            output::out(&format!("{lang}\n"));
        }
        output::out(&text_of(&entry));
    }
    Ok(Exit::Fine)
}

fn entry(indexes: &Indexes, sought: InVain) -> Result<Entry, Trouble> {
    let near = match Lang::parse(&sought.lang) {
        None => None,
        Some(lang) => {
            let answer = indexes.answer(&Question::new(&sought.words, &lang, 1));
            let answer = answer.map_err(|error| Trouble::Other(told(&error)))?;
            answer.hits.into_iter().find(|hit| hit.contact.is_none() && hit.lang == lang)
        }
    };
    let near = near.map(|hit| (hit.article, hit.title.text));
    let words = &sought.words;
    let help = match &near {
        Some((article, _)) => format!("if {article} answers it, under its `asks:`  - {words}"),
        None => format!(
            "no article comes near: write one with `asks:`  - {words}, or in synonyms.{}.yaml  \
             - {{ from: [{words}], to: [a word that articles use] }}",
            sought.lang
        ),
    };
    Ok(Entry { sought, near, help })
}

fn json_of(entry: &Entry) -> serde_json::Value {
    let Entry { sought, near, help } = entry;
    json!({
        "lang": sought.lang,
        "words": sought.words,
        "times": sought.times,
        "days": sought.days,
        "unopened": sought.unopened,
        "article": near.as_ref().map(|(article, _)| article),
        "help": help,
    })
}

fn text_of(entry: &Entry) -> String {
    let Entry { sought, near, help } = entry;
    let near = match near {
        Some((article, title)) => format!("nearest: {} ({article})", visible(title)),
        None => "nothing comes near".to_owned(),
    };
    let what = if sought.unopened * 2 > sought.times { "opened nothing" } else { "found nothing" };
    format!(
        "  {} times on {} days, {what}: {}\n      {near}\n      {}\n",
        sought.times,
        sought.days,
        shown(&sought.words),
        shown(help)
    )
}
