//! `frontdesk ratings`

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::desk::{DatabaseArgs, Trouble, day, ids_of_today, line, with_store, write};
use super::{Exit, output};
use crate::host::store::{Complaint, Store, Tally};
use crate::ratings::{self, Lost, Ratings, Votes};
use crate::source::Source;

/// Votes newer than this many days are the trend.
const TREND_DAYS: i64 = 30;
const MOST_COMPLAINTS: i64 = 10_000;
/// Texts that are named where votes were lost.
const MOST_LOSSES: usize = 10;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Write data/ratings.json: the next build shows and ranks by it. As often as you like
    Export(Export),
    /// The articles that help least, why, and where it is going
    Report(Report),
}

#[derive(Debug, clap::Args)]
struct Export {
    #[command(flatten)]
    database: DatabaseArgs,
    /// The site whose data/ratings.json is written
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    /// The build, which knows articles that were renamed
    #[arg(long, default_value = "dist", value_name = "DIR")]
    dist: PathBuf,
    /// What to do where the database has fewer votes than the last export found in it
    #[arg(long, value_name = "WHAT")]
    lost: Option<OnLoss>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum OnLoss {
    /// The database began anew: the votes of the file stay, those of the database are added
    Keep,
    /// The database was restored from a backup: what it has is what counts
    Drop,
}

#[derive(Debug, clap::Args)]
struct Report {
    #[command(flatten)]
    database: DatabaseArgs,
    /// Only this language
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,
    /// Articles at most
    #[arg(long, default_value_t = 20, value_name = "N")]
    limit: usize,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

pub fn run(args: Args) -> Exit {
    match args.what {
        What::Export(args) => with_store(&args.database, async |store| export(store, &args).await),
        What::Report(args) => with_store(&args.database, async |store| report(store, &args).await),
    }
}

async fn export(store: &Store, args: &Export) -> Result<Exit, Trouble> {
    let source = Source::open(&args.root).map_err(|d| Trouble::Other(d.message))?;
    let known = match source.optional_text(ratings::PATH) {
        Ok(None) => Ratings::none(),
        Ok(Some(file)) => {
            let (known, diagnostics) = ratings::read(&file);
            if diagnostics.has_errors() {
                output::report(&diagnostics, crate::diagnostics::Format::Human);
                return Ok(Exit::Mistakes);
            }
            known
        }
        Err(d) => return Err(Trouble::Other(d.message)),
    };
    let count = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let counted: Vec<(String, String, Votes)> = store
        .tallies()
        .await?
        .into_iter()
        .map(|tally| {
            (tally.article, tally.lang, Votes { yes: count(tally.yes), no: count(tally.no) })
        })
        .collect();
    let today = ids_of_today(&args.dist)?;
    let lost = known.lost(&counted, &today);
    let known = match args.lost {
        _ if lost.is_empty() => known,
        Some(OnLoss::Keep) => known.from_before(),
        Some(OnLoss::Drop) => known,
        None => {
            output::say(&refusal(&lost));
            return Ok(Exit::Mistakes);
        }
    };
    let merged = known.with_counted(&counted, &today);
    let text = merged.to_text().map_err(|error| Trouble::Other(error.to_string()))?;
    let path = write(&args.root, ratings::PATH, &text)?;
    output::say(&format!(
        "votes on {} articles written to {}",
        merged.articles().count(),
        path.display()
    ));
    Ok(Exit::Fine)
}

/// Votes that were there at the last export and are not now.
fn refusal(lost: &[Lost]) -> String {
    let mut text =
        "error: this database has fewer votes than the last export found in it; nothing is \
         written\n"
            .to_owned();
    for text_with_loss in lost.iter().take(MOST_LOSSES) {
        let Lost { article, lang, exported, counted } = text_with_loss;
        text.push_str(&format!(
            "    {} [{}]: {counted} instead of {exported}\n",
            line(article),
            line(lang)
        ));
    }
    if lost.len() > MOST_LOSSES {
        text.push_str(&format!("    and {} more\n", lost.len() - MOST_LOSSES));
    }
    text.push_str(
        "  is it the right one? Where it began anew, `--lost keep` adds its votes to those of the \
         file; where it was\n  restored from a backup, `--lost drop` counts what it has",
    );
    text
}

/// One text of the report.
#[derive(serde::Serialize)]
struct Line<'a> {
    article: &'a str,
    lang: &'a str,
    yes: u64,
    no: u64,
    /// Helpful share, pulled towards a half by ten imagined votes.
    score: f64,
    recent_yes: u64,
    recent_no: u64,
    reasons: BTreeMap<&'a str, usize>,
    comments: Vec<&'a Complaint>,
}

async fn report(store: &Store, args: &Report) -> Result<Exit, Trouble> {
    let now = jiff::Timestamp::now().as_second();
    let recent = store.tallies_since(now - TREND_DAYS * 24 * 60 * 60).await?;
    let (tallies, complaints) = (store.tallies().await?, store.complaints(MOST_COMPLAINTS).await?);
    let wanted = |lang: &str| args.lang.as_deref().is_none_or(|only| only == lang);
    let mut lines: Vec<Line<'_>> = tallies
        .iter()
        .filter(|tally| wanted(&tally.lang))
        .map(|tally| Line::new(tally, &recent, &complaints))
        .collect();
    lines.sort_by(|a, b| {
        a.score.total_cmp(&b.score).then(a.article.cmp(b.article)).then(a.lang.cmp(b.lang))
    });
    for line in lines.iter().take(args.limit) {
        if args.json {
            let json =
                serde_json::to_string(line).map_err(|error| Trouble::Other(error.to_string()))?;
            output::out(&format!("{json}\n"));
        } else {
            output::out(&line.describe());
        }
    }
    if lines.is_empty() {
        output::say("no votes yet");
    }
    Ok(Exit::Fine)
}

impl<'a> Line<'a> {
    fn new(tally: &'a Tally, recent: &[Tally], complaints: &'a [Complaint]) -> Self {
        let same = |article: &str, lang: &str| article == tally.article && lang == tally.lang;
        let recent = recent.iter().find(|recent| same(&recent.article, &recent.lang));
        let comments: Vec<&Complaint> =
            complaints.iter().filter(|c| same(&c.article, &c.lang)).collect();
        let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
        for reason in comments.iter().filter_map(|complaint| complaint.reason.as_deref()) {
            *reasons.entry(reason).or_default() += 1;
        }
        let all = tally.yes + tally.no;
        Self {
            article: &tally.article,
            lang: &tally.lang,
            yes: tally.yes,
            no: tally.no,
            score: (tally.yes as f64 + 5.0) / (all as f64 + 10.0),
            recent_yes: recent.map_or(0, |recent| recent.yes),
            recent_no: recent.map_or(0, |recent| recent.no),
            reasons,
            comments: comments
                .into_iter()
                .filter(|complaint| complaint.comment.is_some())
                .collect(),
        }
    }

    fn describe(&self) -> String {
        let mut text = format!(
            "{} [{}]: {} of {} found it helpful; last {TREND_DAYS} days {} of {}\n",
            line(self.article),
            line(self.lang),
            self.yes,
            self.yes + self.no,
            self.recent_yes,
            self.recent_yes + self.recent_no,
        );
        if !self.reasons.is_empty() {
            let reasons: Vec<String> =
                self.reasons.iter().map(|(reason, n)| format!("{} {n}", line(reason))).collect();
            text.push_str(&format!("    {}\n", reasons.join(", ")));
        }
        for complaint in &self.comments {
            text.push_str(&format!(
                "    {} {}\n",
                day(complaint.at),
                line(complaint.comment.as_deref().unwrap_or(""))
            ));
        }
        text
    }
}
