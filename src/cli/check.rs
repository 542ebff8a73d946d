//! `frontdesk check`: what a build checks, and what needs a person's decision.

use std::path::{Path, PathBuf};

use super::Exit;
use super::output::{self, FormatArg, Summary};
use super::site::{self, SiteArgs};
use crate::config;
use crate::diagnostics::{
    Diagnostics, Format, Place, Severity, annotation, place_json, told, visible,
};
use crate::graph::Site;
use crate::loose;
use crate::memo::Memo;
use crate::pipeline::{self, Built, Checked, Earlier, Request};
use crate::search::Indexes;
use crate::search::baseline::{self, Change, Comparison, Move};
use crate::source::Source;
use crate::translate;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    site: SiteArgs,
    /// An earlier build: shows which questions find their article in another place than they did
    /// there
    #[arg(long, value_name = "OLD_DIST", value_hint = clap::ValueHint::DirPath)]
    baseline: Option<PathBuf>,
    /// Fail on warnings too: the same as --fail-on warnings
    #[arg(long)]
    strict: bool,
    /// What fails besides errors: warnings, notices, down (a question finds its article lower than
    /// in the baseline), down:N (it fell out of the first N)
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = FailOn::parse)]
    fail_on: Vec<FailOn>,
    /// The content is a stranger's, as in a pull request: no raw HTML, nothing that runs
    #[arg(long)]
    untrusted: bool,
    /// Fail where more parts of translations than this have drifted from their source
    #[arg(long, value_name = "N")]
    max_drift: Option<usize>,
    /// How mistakes are shown
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: FormatArg,
}

/// What makes a check fail besides errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FailOn {
    Warnings,
    Notices,
    /// Any move down.
    Down,
    /// A move out of the first so many.
    DownBelow(usize),
}

impl FailOn {
    fn parse(text: &str) -> Result<Self, String> {
        match (text, text.strip_prefix("down:").map(str::parse)) {
            ("warnings", _) => Ok(Self::Warnings),
            ("notices", _) => Ok(Self::Notices),
            ("down", _) => Ok(Self::Down),
            (_, Some(Ok(n))) if n > 0 => Ok(Self::DownBelow(n)),
            _ => Err("one of: warnings, notices, down, down:3".to_owned()),
        }
    }

    fn fails(self, diagnostics: &Diagnostics, moves: &[Move]) -> bool {
        let down = |step: &&Move| matches!(step.change, Change::Down | Change::Lost);
        match self {
            Self::Warnings => diagnostics.count(Severity::Warning) > 0,
            Self::Notices => diagnostics.count(Severity::Notice) > 0,
            Self::Down => moves.iter().any(|step| down(&step)),
            Self::DownBelow(n) => moves.iter().filter(down).any(|step| {
                step.before.is_some_and(|before| before <= n)
                    && step.after.is_none_or(|after| after > n)
            }),
        }
    }
}

pub fn run(mut args: Args) -> Exit {
    let format = Format::from(args.format);
    if args.strict {
        args.fail_on.push(FailOn::Warnings);
    }
    let (source, request) = match args.site.open(format) {
        Ok((source, request)) => (source, Request { untrusted: args.untrusted, ..request }),
        Err(exit) => return exit,
    };
    let before = match args.baseline.as_deref().map(opened).transpose() {
        Ok(before) => before,
        Err(why) => {
            let exit = site::usage(&format!("--baseline {why}"), format);
            let there = args.baseline.as_deref().is_some_and(Path::exists);
            return if there { Exit::Machine } else { exit };
        }
    };
    let (built, mut diagnostics) =
        output::progress("checking", || pipeline::build(&source, &request, &Memo::default()));
    let mut checked = Checked::default();
    if let Some(built) = &built {
        let (found, more) = output::progress("asking", || pipeline::check(built, &request));
        checked = found;
        diagnostics.extend(more);
        if let Some((earlier, _)) = &before {
            diagnostics.extend(pipeline::lost(built, earlier));
        }
    }
    let found = built.as_ref().map(|built| drift(&source, built)).unwrap_or_default();
    let drifted = found.count(Severity::Warning);
    diagnostics.extend(found);
    diagnostics.extend(loose::misnamed(&source));
    let today = request.today();
    let (diagnostics, allowed) = match &built {
        Some(built) => config::allowed(&built.site.config, diagnostics, today, true),
        None => (diagnostics.sorted(), 0),
    };
    let comparison = match (&before, &checked.indexes) {
        (Some((_, before)), Some(after)) => match baseline::compare(before, after) {
            Ok(comparison) => Some(comparison),
            Err(error) => {
                output::say(&format!("error: {}", told(&error)));
                return Exit::Machine;
            }
        },
        _ => None,
    };
    let moves =
        comparison.as_ref().map(|comparison| comparison.moves.as_slice()).unwrap_or_default();
    let too_much = args.max_drift.is_some_and(|max| drifted > max);
    if too_much {
        let parts = if drifted == 1 { "part has" } else { "parts have" };
        output::say(&format!(
            "{drifted} {parts} drifted from their source: more than --max-drift allows"
        ));
    }
    let failed = too_much
        || diagnostics.has_errors()
        || args.fail_on.iter().any(|fail| fail.fails(&diagnostics, moves));
    let exit = if failed { Exit::Mistakes } else { Exit::Fine };
    output::report_on(&args.site.root, &diagnostics, format);
    if let Some(comparison) = &comparison {
        show_moves(comparison, built.as_ref(), (&args.site.root, format));
    }
    let mut summary = summary(exit, &diagnostics, built.as_ref(), &checked, comparison.as_ref());
    summary.allowed = allowed;
    tell(&summary, built.as_ref());
    summary.show(format);
    exit
}

/// An earlier build: its addresses and its indexes; the error says which file does not fit.
fn opened(dist: &Path) -> Result<(Earlier, Indexes), String> {
    let earlier = Earlier::open(dist)?;
    let indexes =
        Indexes::open(dist).map_err(|error| format!("{}: {}", dist.display(), told(&error)))?;
    Ok((earlier, indexes))
}

/// What translations that are recorded no longer say.
fn drift(source: &Source, built: &Built) -> Diagnostics {
    let (records, mut diagnostics) = translate::records(source, built.site.languages().cloned());
    if records.iter().all(|(_, record)| record.articles.is_empty()) {
        return diagnostics;
    }
    let texts = translate::texts(&built.site.config, &built.documents);
    for (lang, record) in &records {
        let overview = translate::overview(&texts, lang, record);
        diagnostics.extend(translate::diagnostics(lang, overview.parts().map(|(_, part)| part)));
    }
    diagnostics
}

fn summary<'d>(
    exit: Exit,
    diagnostics: &'d Diagnostics,
    built: Option<&Built>,
    checked: &Checked,
    comparison: Option<&Comparison>,
) -> Summary<'d> {
    let mut summary = Summary::new("check", exit, diagnostics);
    let coverage = built.into_iter().flat_map(|built| crate::graph::coverage(&built.site));
    summary.languages =
        coverage.map(|own| (own.lang.to_string(), own.translated, own.articles)).collect();
    summary.asks =
        checked.asks.iter().map(|own| (own.lang.to_string(), own.found, own.lines)).collect();
    if let Some(comparison) = comparison {
        let counts = comparison.counts().into_iter();
        summary.moves = counts.map(|(change, count)| (change.as_str().to_owned(), count)).collect();
        summary.moved = comparison.moves.iter().map(line).collect();
    }
    summary
}

/// The closing lines for people.
fn tell(summary: &Summary<'_>, built: Option<&Built>) {
    for (lang, have, of) in &summary.languages {
        output::note(&format!("{lang}: {have} of {of} articles"));
    }
    for (hours, days) in built.into_iter().flat_map(|built| &built.holidays) {
        let days: Vec<String> = days.iter().map(ToString::to_string).collect();
        let days =
            if days.is_empty() { "none that is a day of work".to_owned() } else { days.join(", ") };
        output::note(&format!("{hours}: public holidays in the coming months: {days}"));
    }
    for (lang, found, lines) in &summary.asks {
        output::note(&format!("{lang}: {found} of {lines} asks find their article"));
    }
    let allowed = match summary.allowed {
        0 => String::new(),
        n => format!(", {n} allowed in site.toml"),
    };
    output::note(&format!("{}{allowed}", output::tally(summary.diagnostics)));
}

/// Moves are news, no mistakes, unless `--fail-on down` says so.
fn show_moves(comparison: &Comparison, built: Option<&Built>, (root, format): (&Path, Format)) {
    for step in &comparison.moves {
        let place = built.and_then(|built| asked_at(&built.site, step));
        match format {
            Format::Human => output::say(&line(step)),
            Format::Json => {
                let mut value = serde_json::json!(step);
                value["kind"] = "ranking".into();
                value["place"] = place.as_ref().map(place_json).into();
                output::out(&format!("{value}\n"));
            }
            Format::Github => {
                let at = (place.as_ref(), output::prefix(root));
                let at = (at.0, at.1.as_str());
                output::out(&annotation(Severity::Notice, "ranking", at, &line(step)));
            }
            Format::Sarif => {}
        }
    }
    let counts: Vec<String> = comparison
        .counts()
        .iter()
        .map(|(change, count)| format!("{count} {}", change.as_str()))
        .collect();
    let moved = if counts.is_empty() { "none moved".to_owned() } else { counts.join(", ") };
    output::note(&format!("{} questions compared: {moved}", comparison.questions));
}

/// Where the question stands: the line under `asks:`, the title, else the article's file.
fn asked_at(site: &Site, step: &Move) -> Option<Place> {
    let article = site.articles.iter().find(|article| article.id.as_str() == step.article)?;
    let document = &article.versions.get(&step.lang)?.document;
    let ask = document.front.asks.iter().find(|ask| ask.value == step.query);
    let written = ask.or(document.front.title.as_ref());
    Some(written.map_or_else(|| document.file.whole(), |text| document.file.place(text.span)))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_is_named() {
        assert_eq!(FailOn::parse("down:3"), Ok(FailOn::DownBelow(3)));
        assert_eq!(FailOn::parse("warnings"), Ok(FailOn::Warnings));
        for bad in ["down:0", "down:x", "all", ""] {
            assert!(FailOn::parse(bad).is_err(), "{bad}");
        }
    }
}
