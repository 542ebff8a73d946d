//! `frontdesk contact`: one case's outcome with its trace, and the proof's table.

use std::cell::LazyCell;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap_complete::engine::ArgValueCompleter;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, Zoned};

use super::{Exit, complete, output};
use crate::config::{self, Config};
use crate::contact::evaluate::{Decision, Now, evaluate};
use crate::contact::export::{self, HoursTexts, hours_texts};
use crate::contact::hours::{Clock, Moment, Timetable};
use crate::contact::id::{ChannelId, Id};
use crate::contact::load;
use crate::contact::model::{Answers, Case, Routing};
use crate::contact::prove::{Proof, prove};
use crate::contact::trace::{Reason, explain, outcome_text, reason};
use crate::diagnostics::{Diagnostic, Diagnostics, Format, Severity};
use crate::model::Lang;
use crate::source::Source;
use crate::tree::one_of;
use crate::{pipeline, render};

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_precedence_over_arg = true)]
pub struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    ask: AskArgs,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Try every case and show what was covered
    Prove {
        /// The site's folder
        #[arg(long, default_value = ".")]
        root: PathBuf,
    },
    /// Print the JSON Schema of contact.yaml, for editors
    Schema {
        /// That of contact.<lang>.yaml, which holds words only
        #[arg(long)]
        words: bool,
    },
}

#[derive(Debug, clap::Args)]
struct AskArgs {
    /// The topic's id in contact.yaml
    #[arg(required = true, add = ArgValueCompleter::new(complete::topics))]
    topic: Option<String>,
    /// A question answered with yes; all others are answered with no
    #[arg(long, value_name = "QUESTION", add = ArgValueCompleter::new(complete::questions))]
    yes: Vec<String>,
    /// Who asks; the first audience of the topic otherwise
    #[arg(long)]
    audience: Option<String>,
    /// The language of the words; the site's default otherwise
    #[arg(long, add = ArgValueCompleter::new(complete::languages))]
    lang: Option<String>,
    /// Judge opening hours at this moment: 2026-03-02T09:00:00Z or 2026-03-02T09:00[Europe/Paris]
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// Tell opening hours in this zone, too: America/New_York
    #[arg(long, value_name = "ZONE", requires = "at")]
    visitor_zone: Option<String>,
    /// Hours of the day up to 12 or 24; as the language does otherwise
    #[arg(long, value_name = "12|24", requires = "at", value_parser = ["12", "24"])]
    clock: Option<String>,
    /// The day of the build whose thirteen months of hours are asked; the day of --at otherwise
    #[arg(long, value_name = "TIME", requires = "at")]
    now: Option<String>,
    /// One JSON object with the trace of every channel
    #[arg(long)]
    json: bool,
    /// The site's folder
    #[arg(long, default_value = ".")]
    root: PathBuf,
}

const SCHEMA: &str = include_str!("../../docs/contact.schema.json");
const WORDS_SCHEMA: &str = include_str!("../../docs/contact.words.schema.json");

/// What to print, and everything that was wrong.
#[derive(Debug, Default)]
struct Report {
    output: String,
    diagnostics: Diagnostics,
    /// The command line named something that is not there.
    usage: bool,
}

impl Report {
    /// The folder that the command line names is not there.
    fn nowhere(diagnostic: Diagnostic) -> Self {
        Self { diagnostics: Diagnostics::from_iter([diagnostic]), usage: true, ..Self::default() }
    }
}

pub fn run(args: Args) -> Exit {
    let today = match output::now(None) {
        Ok(now) => now.to_zoned(jiff::tz::TimeZone::UTC).date(),
        Err(why) => {
            output::say(&format!("error: {why}"));
            return Exit::Usage;
        }
    };
    let report = match &args.command {
        Some(Command::Schema { words }) => {
            let schema = if *words { WORDS_SCHEMA } else { SCHEMA };
            Report { output: schema.to_owned(), ..Report::default() }
        }
        Some(Command::Prove { root }) => run_prove(root, today),
        None => run_ask(&args.ask, today),
    };
    output::report(&report.diagnostics, Format::Human);
    output::out(&report.output);
    if report.usage { Exit::Usage } else { output::verdict(&report.diagnostics, false) }
}

fn run_prove(root: &Path, today: jiff::civil::Date) -> Report {
    let (opened, mut diagnostics) = match open(root, today) {
        Ok(opened) => opened,
        Err(nowhere) => return Report::nowhere(nowhere),
    };
    let Some(Opened { routing, .. }) = opened else {
        return Report { diagnostics: diagnostics.sorted(), ..Report::default() };
    };
    let (proof, found) = prove(&routing);
    diagnostics.extend(found);
    Report { output: coverage(&routing, &proof), diagnostics: diagnostics.sorted(), usage: false }
}

fn run_ask(args: &AskArgs, today: jiff::civil::Date) -> Report {
    let (opened, mut diagnostics) = match open(&args.root, today) {
        Ok(opened) => opened,
        Err(nowhere) => return Report::nowhere(nowhere),
    };
    let Some(Opened { source, config, routing }) = opened else {
        return Report { diagnostics, ..Report::default() };
    };
    let mut usage = Diagnostics::new();
    let question = question(&routing, args, &mut usage);
    let Some(Question { case, lang, at, zone, built }) = question.filter(|_| usage.is_empty())
    else {
        return Report { diagnostics: usage, usage: true, ..Report::default() };
    };
    let timetable = at.map(|at| Timetable::new(&routing.hours, built.unwrap_or(at)));
    let now = at.zip(timetable.as_ref()).map(|(at, timetable)| Now { at, timetable });
    let decision = evaluate(&routing, case, now);
    let texts = now.map(|now| {
        let theme = pipeline::theme(&source, &config, &mut Diagnostics::new());
        let words = render::hours_words(&theme, &config, &lang);
        let clock = match args.clock.as_deref() {
            Some("12") => Clock::Twelve,
            Some(_) => Clock::TwentyFour,
            None => words.clock,
        };
        let moment = Moment { at: now.at, visitor: zone.as_ref(), clock };
        hours_texts(&routing, &words, now.timetable, moment)
    });
    let output = match args.json {
        true => {
            let answer = export::answer_json(&routing, case, &decision, &lang, texts.as_ref());
            format!("{}\n", export::traced_json(&routing, case, &decision, answer))
        }
        false => answer(&routing, case, &decision, &lang, texts.as_ref()),
    };
    diagnostics = diagnostics.into_iter().filter(|d| d.severity == Severity::Error).collect();
    Report { output, diagnostics, usage: false }
}

/// A site with a routing.
struct Opened {
    source: Source,
    config: Config,
    routing: Routing,
}

/// The site in `root` with its routing; an error when there is no such folder.
fn open(
    root: &Path,
    today: jiff::civil::Date,
) -> Result<(Option<Opened>, Diagnostics), Diagnostic> {
    let source = Source::open(root)?;
    let file = match source.text("site.toml") {
        Ok(file) => file,
        Err(diagnostic) => return Ok((None, Diagnostics::from_iter([diagnostic]))),
    };
    let mut diagnostics = Diagnostics::new();
    let (config, found) = config::read(&file, None);
    diagnostics.extend(found);
    let Some(config) = config else { return Ok((None, diagnostics)) };
    let facts = pipeline::site_facts(&source, &config, &mut diagnostics);
    let texts = pipeline::contact_texts(&source, &config, &facts, &mut diagnostics);
    let (mut routing, found) = load(&texts, &config, today);
    diagnostics.extend(found);
    if let Some(routing) = &mut routing {
        // Only promises that are lengths of time need it here.
        let theme = LazyCell::new(|| pipeline::theme(&source, &config, &mut Diagnostics::new()));
        routing.word_replies(|lang| render::duration_words(&theme, &config, lang));
    }
    if routing.is_none() && !diagnostics.has_errors() {
        let message = format!("the site has no {}", crate::contact::CONTACT_FILE);
        diagnostics.push(
            Diagnostic::error("no-routing", message).help("docs/contact.md shows how to write one"),
        );
    }
    Ok((routing.map(|routing| Opened { source, config, routing }), diagnostics))
}

struct Question {
    case: Case,
    lang: Lang,
    at: Option<Timestamp>,
    zone: Option<TimeZone>,
    built: Option<Timestamp>,
}

/// The command line's ids and time; whatever is not there is reported, all of it.
fn question(routing: &Routing, args: &AskArgs, usage: &mut Diagnostics) -> Option<Question> {
    let topics = routing.topics.iter().map(|topic| topic.id.value.as_str());
    let questions = routing.questions.iter().map(|id| id.value.as_str());
    let audiences = routing.audiences.iter().map(|id| id.value.as_str());
    let topic =
        find("topic", args.topic.as_deref().unwrap_or_default(), topics, usage).map(Id::new);
    let answers = args.yes.iter().filter_map(|id| find("question", id, questions.clone(), usage));
    let answers: Answers = answers.map(Id::new).collect();
    let seen = topic.map(|topic| routing.audiences_of(&routing.topics[topic])).unwrap_or_default();
    let audience = match &args.audience {
        Some(id) => find("audience", id, audiences, usage).map(Id::new),
        None => seen.first().copied().flatten(),
    };
    if topic.is_some() && audience.is_some() && !seen.contains(&audience) {
        let names = seen.iter().flatten().map(|id| routing.audiences[*id].value.as_str());
        let help = format!("one of: {}", names.collect::<Vec<_>>().join(", "));
        usage.push(Diagnostic::error("usage", "this audience does not see this topic").help(help));
    }
    let lang = match &args.lang {
        Some(tag) => {
            let languages = routing.words.keys().map(Lang::as_str);
            find("language", tag, languages, usage)
                .and_then(|at| routing.words.keys().nth(at).cloned())
        }
        None => Some(routing.default_language.clone()),
    };
    let at = args.at.as_deref().and_then(|text| time(text, usage));
    let built = args.now.as_deref().and_then(|text| match output::now(Some(text)) {
        Ok(built) => Some(built),
        Err(why) => {
            usage.push(Diagnostic::error("usage", why));
            None
        }
    });
    let zone = args.visitor_zone.as_deref().and_then(|name| {
        // The program's own database: the same answer on every machine.
        let zone = TimeZoneDatabase::bundled().get(name).ok();
        if zone.is_none() {
            let help = "write an IANA name such as America/New_York";
            usage.push(Diagnostic::error("usage", format!("`{name}` is no time zone")).help(help));
        }
        zone
    });
    Some(Question { case: Case { topic: topic?, audience, answers }, lang: lang?, at, zone, built })
}

/// The position of `id`; one that is not there is reported with a suggestion.
fn find<'a>(
    what: &str,
    id: &str,
    all: impl Iterator<Item = &'a str> + Clone,
    usage: &mut Diagnostics,
) -> Option<usize> {
    let found = all.clone().position(|one| one == id);
    if found.is_none() {
        let help = match all.clone().next() {
            Some(_) => one_of(id, all),
            None => format!("contact.yaml has no {what} at all"),
        };
        usage.push(Diagnostic::error("usage", format!("there is no {what} `{id}`")).help(help));
    }
    found
}

fn time(text: &str, usage: &mut Diagnostics) -> Option<Timestamp> {
    let at = parse_time(text);
    if at.is_none() {
        let help = "write 2026-03-02T09:00:00Z or 2026-03-02T09:00[Europe/Paris]";
        usage.push(Diagnostic::error("usage", format!("`{text}` is no time")).help(help));
    }
    at
}

fn parse_time(text: &str) -> Option<Timestamp> {
    text.parse::<Timestamp>()
        .ok()
        .or_else(|| text.parse::<Zoned>().ok().map(|zoned| zoned.timestamp()))
}

/// The answer for a person at a terminal.
fn answer(
    routing: &Routing,
    case: Case,
    decision: &Decision,
    lang: &Lang,
    texts: Option<&HoursTexts>,
) -> String {
    let words = routing.words(lang);
    let mut out = String::new();
    let name = |channel: ChannelId| words.channels[channel].name.as_str();
    let _ = writeln!(out, "{}", words.topics[case.topic].name);
    for (position, verdict) in decision.offered().enumerate() {
        let outcome = outcome_text(routing, verdict.outcome);
        let hours = texts.and_then(|texts| texts[verdict.channel].as_ref());
        let hours = hours.map(|hours| format!(": {}", hours.text)).unwrap_or_default();
        let _ = writeln!(out, "{:>3}. {} ({outcome}){hours}", position + 1, name(verdict.channel));
    }
    for verdict in decision.refused() {
        let Some(cause) = verdict.causes.first() else { continue };
        let (span, text) = explain(routing, case, verdict.channel, *cause);
        let why = match reason(words, verdict.channel, *cause) {
            Reason::Words(words) => words.to_owned(),
            Reason::Built(_) => text,
        };
        let place = routing.place(span);
        let _ =
            writeln!(out, "  -  {}: {why}  [{}:{}]", name(verdict.channel), place.path, place.line);
    }
    out
}

/// The table of `contact prove`: a line a topic.
fn coverage(routing: &Routing, proof: &Proof) -> String {
    let id = |channel: ChannelId| routing.channels[channel].id.value.as_str();
    let width = routing
        .topics
        .iter()
        .map(|topic| topic.id.value.len() + 2 * topic.depth)
        .max()
        .unwrap_or(0)
        .max(5);
    let mut out = format!("{:width$}  {:>6}  {:>9}  first to try\n", "topic", "cells", "dead ends");
    for survey in &proof.topics {
        let topic = &routing.topics[survey.topic];
        let label = format!("{}{}", "  ".repeat(topic.depth), topic.id.value);
        let firsts: Vec<String> = survey
            .firsts
            .iter()
            .map(|(channel, count)| format!("{} {count}", id(*channel)))
            .collect();
        let mark = if topic.identity.is_some() { "  (identity)" } else { "" };
        let _ = writeln!(
            out,
            "{label:width$}  {:>6}  {:>9}  {}{mark}",
            survey.cells,
            survey.dead_ends,
            firsts.join(", ")
        );
    }
    let _ = writeln!(out, "{} cells tried, {} examples", proof.cells, proof.examples);
    out
}
