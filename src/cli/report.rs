//! `frontdesk report`: what a help centre needs to have looked at.

use std::fs;
use std::path::PathBuf;

use super::Exit;
use super::output;
use super::site::SiteArgs;
use crate::diagnostics::{Diagnostics, Format, visible};
use crate::memo::Memo;
use crate::pipeline::Stage;
use crate::report::{self, Given, Report, Section};
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
}

pub fn run(args: &Args) -> Exit {
    let (source, request) = match args.site.open(Format::Human) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let (stage, mut diagnostics) =
        output::progress("reading", || Stage::read(&source, &request, &Memo::default()));
    let Some(stage) = stage.filter(|_| !diagnostics.has_errors()) else {
        return refuse(&diagnostics);
    };
    let (records, found) = translate::records(&source, stage.site.languages().cloned());
    diagnostics.extend(found);
    let (index, found) = output::progress("comparing", || stage.find());
    diagnostics.extend(found);
    if diagnostics.has_errors() {
        return refuse(&diagnostics);
    }
    let texts = translate::texts(&stage.site.config, &stage.site.own_documents());
    let translations: Vec<translate::Overview> =
        records.iter().map(|(lang, record)| translate::overview(&texts, lang, record)).collect();
    let report = report::collect(&Given {
        site: &stage.site,
        ratings: stage.ratings(),
        duplicates: &index.duplicates,
        translations: &translations,
        today: request.today(),
    });
    if let Some(file) = &args.html
        && let Err(error) = fs::write(file, report::html(&report))
    {
        output::say(&format!("error: {}: {error}", file.display()));
        return Exit::Machine;
    }
    match args.json {
        true => output::out(&format!("{}\n", serde_json::json!(report))),
        false => output::out(&page(&report, if args.all { usize::MAX } else { SHOWN })),
    }
    Exit::Fine
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
        let line = format!("  {}  {}: {}{owner}", finding.path, finding.title, finding.said);
        text.push_str(&format!("{}\n", visible(&line)));
    }
    if count > shown {
        text.push_str(&format!("  … {} more: --all\n", count - shown));
    }
    text
}
