//! `frontdesk searches`: what customers looked for in vain, and what would help.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde_json::json;

use super::desk::{DatabaseArgs, Trouble, shown, with_store, write};
use super::{Exit, output};
use crate::diagnostics::{told, visible};
use crate::host::store::{InVain, Store};
use crate::model::Lang;
use crate::search::text::function_words::function_words;
use crate::search::text::said::said;
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
    /// By language, grouped by the nearest article, most frequent first, with the lines to paste
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

/// Searches that the same would help.
struct Group {
    lang: String,
    /// Id and title of the nearest article.
    near: Option<(String, String)>,
    /// The most frequent first.
    sought: Vec<InVain>,
}

async fn report(store: &Store, dist: PathBuf, limit: usize, json: bool) -> Result<Exit, Trouble> {
    let indexes = Indexes::open(&dist)
        .map_err(|error| Trouble::Other(format!("{}: {}", dist.display(), told(&error))))?;
    let mut all = store.searches_in_vain().await?;
    all.truncate(limit);
    let mut lang = String::new();
    for group in grouped(&indexes, all)? {
        if json {
            for sought in &group.sought {
                output::out(&format!("{}\n", json_of(&group, sought)));
            }
            continue;
        }
        if group.lang != lang {
            lang.clone_from(&group.lang);
            output::out(&format!("{lang}\n"));
        }
        output::out(&text_of(&group));
    }
    Ok(Exit::Fine)
}

/// Those that one article is nearest to are one group; so are those that no article is near to and
/// that say the same in another order. By language, what is looked for most first.
fn grouped(indexes: &Indexes, all: Vec<InVain>) -> Result<Vec<Group>, Trouble> {
    let mut groups: BTreeMap<(String, bool, String), Group> = BTreeMap::new();
    for sought in all {
        let near = near(indexes, &sought)?;
        let same = match &near {
            Some((article, _)) => article.clone(),
            None => subject(&sought),
        };
        let lang = sought.lang.clone();
        let key = (lang.clone(), near.is_some(), same);
        let group = groups.entry(key).or_insert(Group { lang, near, sought: Vec::new() });
        group.sought.push(sought);
    }
    let mut groups: Vec<Group> = groups.into_values().collect();
    groups.sort_by(|a, b| a.lang.cmp(&b.lang).then(b.times().cmp(&a.times())));
    Ok(groups)
}

fn near(indexes: &Indexes, sought: &InVain) -> Result<Option<(String, String)>, Trouble> {
    let Some(lang) = Lang::parse(&sought.lang) else { return Ok(None) };
    let answer = indexes.answer(&Question::new(&sought.words, &lang, 1));
    let answer = answer.map_err(|error| Trouble::Other(told(&error)))?;
    let hit = answer.hits.into_iter().find(|hit| hit.contact.is_none() && hit.lang == lang);
    Ok(hit.map(|hit| (hit.article, hit.title.text)))
}

/// The words that a search is about, whatever their order.
fn subject(sought: &InVain) -> String {
    let light = Lang::parse(&sought.lang).map(|lang| function_words(&lang)).unwrap_or_default();
    let said = said(&sought.words, &light);
    let mut words: Vec<&str> = said.split(' ').collect();
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}

impl Group {
    fn times(&self) -> i64 {
        self.sought.iter().map(|sought| sought.times).sum()
    }

    /// Lines that stand for all of the group: what only changes the order needs none of its own.
    fn lines(&self) -> impl Iterator<Item = &str> {
        let mut known = BTreeSet::new();
        let new = self.sought.iter().filter(move |sought| known.insert(subject(sought)));
        new.map(|sought| sought.words.as_str())
    }
}

fn json_of(group: &Group, sought: &InVain) -> serde_json::Value {
    let help = match &group.near {
        Some((article, _)) => {
            format!("if {article} answers it, under its `asks:`  - {}", sought.words)
        }
        None => format!("no article comes near: write one with `asks:`  - {}", sought.words),
    };
    json!({
        "lang": sought.lang,
        "words": sought.words,
        "times": sought.times,
        "days": sought.days,
        "unopened": sought.unopened,
        "article": group.near.as_ref().map(|(article, _)| article),
        "group": { "searches": group.sought.len(), "times": group.times() },
        "help": help,
    })
}

fn text_of(group: &Group) -> String {
    let near = match &group.near {
        Some((article, title)) => format!("nearest: {} ({article})", visible(title)),
        None => "nothing comes near".to_owned(),
    };
    let mut text = format!("  {near}: {} times\n", group.times());
    for sought in &group.sought {
        let what =
            if sought.unopened * 2 > sought.times { "opened nothing" } else { "found nothing" };
        let InVain { times, days, words, .. } = sought;
        text += &format!("      {times} times on {days} days, {what}: {}\n", shown(words));
    }
    text += &match &group.near {
        Some((article, _)) => format!("    if {article} answers them, under its `asks:`\n"),
        None => "    write an article with these `asks:`\n".to_owned(),
    };
    for line in group.lines() {
        text += &format!("      - {}\n", shown(line));
    }
    if group.near.is_none() {
        let line = group.lines().next().map(shown).unwrap_or_default();
        let synonym = format!("- {{ from: [{line}], to: [a word that articles use] }}");
        text += &format!("    or in synonyms.{}.yaml\n      {synonym}\n", group.lang);
    }
    text
}
