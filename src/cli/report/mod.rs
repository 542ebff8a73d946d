//! `frontdesk report`: what a help centre needs to have looked at; what a host knows of it comes by
//! [`heard`].

#[cfg(feature = "host")]
mod heard;

use std::fs;
use std::path::PathBuf;

use jiff::civil::Date;

use super::site::SiteArgs;
use super::{Exit, output};
use crate::diagnostics::{Diagnostics, Format, Severity, visible};
use crate::memo::Memo;
use crate::model::Lang;
use crate::pipeline::{Request, Stage};
use crate::report::{self, Given, Heard, Report, Section};
use crate::source::Source;
use crate::translate;

/// So many findings of a section are shown on a terminal.
const SHOWN: usize = 5;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    site: SiteArgs,
    /// Also a page that stands alone, to be mailed or printed
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    html: Option<PathBuf>,
    /// One JSON object with everything
    #[arg(long)]
    json: bool,
    /// All of it, not the first of each section
    #[arg(long)]
    all: bool,
    /// A host's database: also why readers said no, what they looked for in vain, tickets by topic
    #[cfg(feature = "host")]
    #[arg(long, value_name = "URL", env = "FRONTDESK_DB", hide_env_values = true)]
    db: Option<String>,
    /// Also mail the page to the desk, through the host's mail server
    #[cfg(feature = "host")]
    #[arg(long)]
    mail: bool,
}

pub fn run(args: &Args) -> Exit {
    let (source, request) = match args.site.open(Format::Human) {
        Ok((source, request)) => (source, Request { plain: true, ..request }),
        Err(exit) => return exit,
    };
    let (stage, mut diagnostics) =
        output::progress("reading", || Stage::read(&source, &request, &Memo::default()));
    let Some(stage) = stage else { return refuse(&diagnostics) };
    let (records, found) = translate::records(&source, stage.site.languages().cloned());
    diagnostics.extend(found);
    let (duplicates, found) = output::progress("comparing", || stage.duplicates());
    diagnostics.extend(found);
    let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
    if errors > 0 {
        // What is wrong somewhere is no reason to tell nothing of all the rest.
        output::say(&format!("the site has {errors} errors: `frontdesk check` names them"));
    }
    let lang = &stage.site.config.default_language().lang;
    let heard = match heard(args, &source, (request.today(), lang)) {
        Ok(heard) => heard,
        Err(exit) => return exit,
    };
    let texts = translate::texts(&stage.site.config, &stage.documents());
    let translations: Vec<translate::Overview> =
        records.iter().map(|(lang, record)| translate::overview(&texts, lang, record)).collect();
    let report = report::collect(&Given {
        site: &stage.site,
        ratings: stage.ratings(),
        duplicates: &duplicates,
        translations: &translations,
        heard: heard.as_ref(),
        today: request.today(),
    });
    if let Some(file) = &args.html
        && let Err(error) = fs::write(file, report::html(&report))
    {
        output::say(&format!("error: {}: {error}", file.display()));
        return Exit::Machine;
    }
    #[cfg(feature = "host")]
    if args.mail {
        let subject = format!("{}: what needs care on {}", report.title, report.day);
        let mail = (page(&report, SHOWN), report::html(&report));
        let host = stage.site.config.host.as_ref();
        let settings = host.and_then(|host| host.desk.mail.as_ref());
        if let Err(exit) = heard::send(settings, &subject, mail) {
            return exit;
        }
    }
    match args.json {
        true => output::out(&format!("{}\n", serde_json::json!(report))),
        false => output::out(&page(&report, if args.all { usize::MAX } else { SHOWN })),
    }
    Exit::Fine
}

/// What readers said: of the database that was named, else what an export of one left in the site.
fn heard(args: &Args, source: &Source, of: (Date, &Lang)) -> Result<Option<Heard>, Exit> {
    #[cfg(feature = "host")]
    if let Some(url) = &args.db {
        return heard::heard(url, of).map(Some);
    }
    let _ = (args, of);
    let refuse = |message: &str| {
        output::say(&format!("error: {}: {message}", report::SEARCHES));
        Exit::Mistakes
    };
    let file = source.optional_text(report::SEARCHES).map_err(|d| refuse(&d.message))?;
    let searches = file.map(|file| report::searches(&file.text)).transpose();
    let searches = searches.map_err(|message| refuse(&message))?;
    Ok(searches.map(|searches| Heard { searches, ..Heard::default() }))
}

fn refuse(diagnostics: &Diagnostics) -> Exit {
    output::report(diagnostics, Format::Human);
    Exit::Mistakes
}

fn page(report: &Report, shown: usize) -> String {
    let mut text = format!(
        "{}, {}: {} to look at in {} texts\n",
        report.title,
        report.day,
        report.count(),
        report.texts
    );
    let nothing: Vec<&str> = report
        .sections
        .iter()
        .filter(|section| section.findings.is_empty())
        .map(|section| section.title)
        .collect();
    for section in report.sections.iter().filter(|section| !section.findings.is_empty()) {
        text.push_str(&lines(section, shown));
    }
    if !nothing.is_empty() {
        text.push_str(&format!("\nNothing to do: {}\n", nothing.join(", ")));
    }
    text
}

fn lines(section: &Section, shown: usize) -> String {
    let count = section.findings.len();
    let mut text = format!("\n{}: {count}. {}\n", section.title, section.advice);
    for finding in section.findings.iter().take(shown) {
        let owner = finding.owner.as_ref().map(|owner| format!(" [{owner}]")).unwrap_or_default();
        let path = if finding.path.is_empty() { &finding.lang } else { &finding.path };
        let line = format!("  {path}  {}: {}{owner}", finding.title, finding.said);
        text.push_str(&format!("{}\n", visible(&line)));
    }
    if count > shown {
        text.push_str(&format!("  … {} more: --all\n", count - shown));
    }
    text
}
