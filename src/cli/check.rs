//! `frontdesk check`: what a build checks, and what only people can decide.

use std::path::PathBuf;

use super::Exit;
use super::build::SiteArgs;
use super::output::{self, FormatArg};
use crate::diagnostics::{Diagnostics, Format, escape_data, visible};
use crate::memo::Memo;
use crate::pipeline::{self, Checked};
use crate::search::Indexes;
use crate::search::baseline::{self, Change, Comparison, Move};
use crate::source::Source;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    site: SiteArgs,
    /// An earlier build: shows which questions find their article in another place than they did there
    #[arg(long, value_name = "OLD_DIST")]
    baseline: Option<PathBuf>,
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
    let before = match args.baseline.as_deref().map(|dist| (dist, Indexes::open(dist))) {
        None => None,
        Some((_, Ok(before))) => Some(before),
        Some((dist, Err(error))) => {
            output::say(&format!("error: {}: {error}", dist.display()));
            return Exit::Machine;
        }
    };
    let (built, mut diagnostics) =
        output::progress("checking", || pipeline::build(&source, &request, &Memo::default()));
    let mut checked = Checked::default();
    if let Some(built) = &built {
        let (found, more) = output::progress("asking", || pipeline::check(built, &request));
        checked = found;
        diagnostics.extend(more);
    }
    let diagnostics = diagnostics.sorted();
    output::report(&diagnostics, format);
    for language in built.iter().flat_map(|built| crate::graph::coverage(&built.site)) {
        output::say(&format!("{}: {} of {} articles", language.lang, language.translated, language.articles));
    }
    for (hours, days) in built.iter().flat_map(|built| &built.holidays) {
        let days: Vec<String> = days.iter().map(ToString::to_string).collect();
        let days = if days.is_empty() { "none that is a day of work".to_owned() } else { days.join(", ") };
        output::say(&format!("{hours}: public holidays in the coming months: {days}"));
    }
    for count in &checked.asks {
        output::say(&format!("{}: {} of {} asks find their article", count.lang, count.found, count.lines));
    }
    if let (Some(before), Some(after)) = (&before, &checked.indexes) {
        match baseline::compare(before, after) {
            Ok(comparison) => show_moves(&comparison, format),
            Err(error) => {
                output::say(&format!("error: {error}"));
                return Exit::Machine;
            }
        }
    }
    output::say(&output::tally(&diagnostics));
    output::verdict(&diagnostics, args.strict)
}

/// Moves are news, no mistakes: the exit code does not follow them.
fn show_moves(comparison: &Comparison, format: Format) {
    for step in &comparison.moves {
        match format {
            Format::Human => output::say(&line(step)),
            Format::Json => {
                let mut value = serde_json::json!(step);
                value["kind"] = "ranking".into();
                output::out(&format!("{value}\n"));
            }
            Format::Github => output::out(&format!("::notice title=ranking::{}\n", escape_data(&line(step)))),
        }
    }
    let counts: Vec<String> =
        comparison.counts().iter().map(|(change, count)| format!("{count} {}", change.as_str())).collect();
    let moved = if counts.is_empty() { "none moved".to_owned() } else { counts.join(", ") };
    output::say(&format!("{} questions compared: {moved}", comparison.questions));
}

/// `down    en  billing/refunds  “money back”  1 → 4, below “Invoices”`
fn line(step: &Move) -> String {
    let place = |place: Option<usize>| place.map_or("–".to_owned(), |place| place.to_string());
    let below = match (step.change, step.above.last()) {
        (Change::Down, Some(above)) => format!(", below “{above}”"),
        _ => String::new(),
    };
    format!(
        "{:<7} {} {} “{}” {} → {}{below}",
        step.change.as_str(),
        step.lang,
        step.article,
        visible(&step.query),
        place(step.before),
        place(step.after),
    )
}
