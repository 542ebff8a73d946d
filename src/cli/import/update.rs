//! `frontdesk import --update`: what changed at the source since, into the site it became.

use super::args::Args;
use super::told;
use crate::cli::{Exit, output};
use crate::diagnostics::{Diagnostic, Diagnostics, Format, Severity};
use crate::edit;
use crate::import::update::{self, Record, Update};
use crate::import::{Answers, Import, Options, Report};
use crate::memo::Memo;
use crate::model::Lang;
use crate::pipeline::{self, Request};
use crate::source::Source;

pub const UNCHANGED: &str = "nothing was changed";

/// The site and the record of what was imported last.
pub struct Known {
    site: Source,
    record: Record,
}

impl Known {
    /// What the source was taken for.
    pub fn kind(&self) -> &str {
        &self.record.asked.kind
    }
}

/// Opens the site, and lets the source be read as it was read the first time.
pub fn known(args: &Args, options: &mut Options) -> Result<Known, Exit> {
    let opened = Source::open(&args.out).and_then(|site| Ok((Record::read(&site)?, site)));
    let (record, site) = opened.map_err(|d| refuse(d, args))?;
    if options.language.is_none() {
        options.language = Lang::parse(&record.asked.language);
    }
    if options.own_hosts.is_empty() {
        options.own_hosts.clone_from(&record.asked.own_hosts);
    }
    Ok(Known { site, record })
}

fn refuse(diagnostic: Diagnostic, args: &Args) -> Exit {
    let exit = Exit::of_refusal(&diagnostic);
    output::report(&Diagnostics::from_iter([diagnostic]), Format::from(args.format));
    output::say(UNCHANGED);
    exit
}

/// Makes the update, or shows it.
pub fn run(
    mut import: Import,
    known: Known,
    args: &Args,
    urls: &[String],
    seconds: &dyn Fn() -> f64,
) -> Exit {
    let Known { site, record } = known;
    let plan = output::progress("comparing", || update::plan(&site, record, &import.site));
    let mut plan = match plan {
        Ok(plan) => plan,
        Err(d) => return refuse(d, args),
    };
    let (build, report) = match output::progress("building", || look(&site, &import, &plan, urls)) {
        Ok(both) => both,
        Err(d) => return refuse(d, args),
    };
    let changes = !plan.changes.is_empty();
    if changes {
        plan.changes.last.extend(report);
    }
    if args.dry_run {
        output::out(&plan.changes.diff());
    } else if let Err(d) = edit::apply(site.root(), &plan.changes) {
        return refuse(d, args);
    }
    let told = std::mem::take(&mut import.diagnostics);
    told::show(&told, args.format);
    let plan_told: Diagnostics = plan.diagnostics.iter().cloned().collect::<Diagnostics>().sorted();
    output::report(&plan_told, Format::from(args.format));
    output::report(&build, Format::from(args.format));
    summary(&import, &plan, &build, args, seconds());
    let verdicts = [&told, &plan_told, &build].map(|found| output::verdict(found, false));
    verdicts.into_iter().find(|exit| *exit != Exit::Fine).unwrap_or(Exit::Fine)
}

/// The errors that the site would have and has not, and the report, by its paths.
fn look(
    site: &Source,
    import: &Import,
    plan: &Update,
    urls: &[String],
) -> Result<(Diagnostics, Vec<(String, String)>), Diagnostic> {
    let request = Request { drafts: true, ..Request::at(jiff::Timestamp::UNIX_EPOCH) };
    let memo = Memo::default();
    let after = site.over(plan.changes.overlay(site)?);
    let (built, found) = pipeline::build(&after, &request, &memo);
    let errors = |found: &Diagnostics| {
        found.iter().filter(|d| d.severity == Severity::Error).cloned().collect::<Diagnostics>()
    };
    let mut new = errors(&found);
    if !new.is_empty() {
        let before = pipeline::build(site, &request, &memo).1;
        let is_known = |d: &Diagnostic| {
            before.iter().any(|old| (old.code, &old.message) == (d.code, &d.message))
        };
        new = new.into_iter().filter(|d| !is_known(d)).collect();
    }
    let addresses = built.as_ref().map(|built| Answers::redirects(&built.site)).unwrap_or_default();
    if let Some(built) = &built {
        let answers = Answers::of(&built.site, built.files.iter().map(|file| file.path.as_str()));
        new.extend(told::lost(urls, &answers));
    }
    let mut all: Diagnostics = import.diagnostics.clone();
    all.extend(plan.diagnostics.clone());
    let report = Report::new(import.kind, import.site.counts, &all, &addresses)
        .with_conflicts(&plan.conflicts);
    let mut files = vec![("import-report.html".to_owned(), report.to_html())];
    files.extend(report.to_json().ok().map(|json| ("import-report.json".to_owned(), json)));
    Ok((new, files))
}

fn summary(import: &Import, plan: &Update, build: &Diagnostics, args: &Args, seconds: f64) {
    let builds = told::builds(build);
    let done = if args.dry_run { "without --dry-run: " } else { "" };
    output::say(&format!(
        "{}: {done}{} texts changed, {} files new, {} conflicts; {}, {builds}; {seconds:.2} s",
        import.kind,
        plan.changed,
        plan.new,
        plan.conflicts.len(),
        args.out.display(),
    ));
    if plan.changes.is_empty() || args.dry_run {
        output::say(UNCHANGED);
    } else {
        output::say(&format!("all of it: {}", args.out.join("import-report.html").display()));
    }
}
