//! `frontdesk build`

use std::cell::RefCell;
use std::mem::ManuallyDrop;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::Exit;
use super::interrupt::Interrupt;
use super::output::{self, FormatArg, Summary};
use super::site::{self, SiteArgs};
use super::timings::Timings;
use crate::config;
use crate::diagnostics::{Diagnostics, Format, told};
use crate::memo::Memo;
use crate::pipeline::{self, Counts, Given, Request, Stage, Written};
use crate::publish::{
    Make, Outcome, PublishError, PublishRequest, Published, Take, publish, publish_made,
};
use crate::search::SiteIndex;
use crate::source::Source;

/// How long a build waits for another one that publishes to the same folder.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub site: SiteArgs,
    /// Where to publish [default: dist below the site's folder]
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    out: Option<PathBuf>,
    /// Fail on warnings too
    #[arg(long)]
    strict: bool,
    /// Do without .frontdesk/cache
    #[arg(long)]
    no_cache: bool,
    /// Write .br and .gz beside what is worth compressing
    #[arg(long)]
    precompress: bool,
    /// How mistakes are shown
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: FormatArg,
    /// Say what each step took, and how much memory there was behind it
    #[arg(long)]
    timings: bool,
}

pub fn run(args: Args) -> Exit {
    let started = Instant::now();
    let format = Format::from(args.format);
    let (source, request) = match args.site.open(format) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    if args.out.as_deref() == Some(Path::new("-")) {
        return site::usage("--out -: a site is many files; name a folder, or ./- for one", format);
    }
    let timings = Timings::new(started, args.timings);
    let done = |step: &'static str, count| timings.done(step, count);
    let (stage, diagnostics) = output::progress("building", || {
        Stage::read_step_by_step(&source, &request, &Memo::default(), &done)
    });
    let Some(stage) = stage else {
        output::report_on(&args.site.root, &diagnostics, format);
        return end(&args, &Judged::without_site(diagnostics), None);
    };
    let interrupt = match Interrupt::listen() {
        Ok(interrupt) => interrupt,
        Err(error) => {
            output::say(&format!("error: signals cannot be listened to: {error}"));
            return Exit::Machine;
        }
    };
    let stage = ManuallyDrop::new(stage);
    let build =
        Build { args: &args, request: &request, stage, diagnostics, timings: &timings, interrupt };
    let out = args.out.clone().unwrap_or_else(|| args.site.root.join("dist"));
    let (judged, published) = build.publish(&source, &out);
    output::report_on(&args.site.root, &judged.diagnostics, format);
    match published {
        Some(Ok(published)) => {
            output::report(&published.warnings, format);
            timings.done("publish", published.files);
            let what = sentence(&judged.counts, &published, &out);
            let seconds = started.elapsed().as_secs_f64();
            let tally = output::tally(&judged.diagnostics);
            output::note(&format!("{what}; {tally}; {seconds:.2} s"));
            end(&args, &judged, Some(Ok((published.files, published.bytes))))
        }
        Some(Err(PublishError::Unwanted)) => {
            output::say("interrupted; what was published before is as it was");
            Exit::Interrupted
        }
        Some(Err(error)) => end(&args, &judged, Some(Err(failed(&error, format)))),
        None => end(&args, &judged, None),
    }
}

/// A site that is read, on its way out.
struct Build<'a> {
    args: &'a Args,
    request: &'a Request,
    /// Not taken apart: the process ends, which is quicker by 20 ms at 8,000 articles.
    stage: ManuallyDrop<Stage>,
    /// Of reading.
    diagnostics: Diagnostics,
    timings: &'a Timings,
    interrupt: Interrupt,
}

/// What pages take of the search index, whose files may have been given away.
struct Indexed {
    index: SiteIndex,
    given: Given,
    diagnostics: Diagnostics,
}

/// What is known once all pages are written.
#[derive(Clone)]
struct Judged {
    counts: Counts,
    diagnostics: Diagnostics,
    allowed: usize,
    exit: Exit,
}

impl Judged {
    fn without_site(diagnostics: Diagnostics) -> Self {
        Self { counts: Counts::default(), diagnostics, allowed: 0, exit: Exit::Mistakes }
    }
}

impl Build<'_> {
    /// Writes index and pages to `out` as they are made; what becomes of them is known at the last one.
    /// Nothing is published of a site with mistakes.
    fn publish(
        &self,
        source: &Source,
        out: &Path,
    ) -> (Judged, Option<Result<Published, PublishError>>) {
        let known = self.diagnostics.has_errors().then(|| self.index());
        if let Some(known) = &known {
            // They may be allowed; else nobody need write what is not published.
            let judged = self.judge(known);
            if judged.exit != Exit::Fine {
                return (judged, None);
            }
        }
        let judged = RefCell::new(None);
        let interrupt = &self.interrupt;
        let make = |step: &dyn Fn(&'static str), take: Take<'_>| {
            // What was broken off is not published: only `is_fine` files are.
            let is_broken_off = AtomicBool::new(false);
            let take_on = |file| {
                if is_broken_off.load(Ordering::Relaxed)
                    || interrupt.is_asked()
                    || take(file).is_break()
                {
                    is_broken_off.store(true, Ordering::Relaxed);
                    return ControlFlow::Break(());
                }
                ControlFlow::Continue(())
            };
            let written = match &known {
                Some(known) => {
                    step("publishing");
                    self.pages(known, &take_on)
                }
                None => self.index_and_pages(step, &take_on),
            };
            let found = self.judged(written);
            let report = pipeline::report_of(&found.counts, &found.diagnostics);
            let is_whole = !is_broken_off.into_inner() && !interrupt.is_asked();
            let is_fine = is_whole && found.exit == Exit::Fine;
            *judged.borrow_mut() = Some(found);
            is_fine.then_some(report)
        };
        self.interrupt.hold();
        let published = output::progress_by_steps("publishing", |step| {
            self.write(source, out, &|take| make(step, take))
        });
        let judged = judged.into_inner();
        let judged = judged.unwrap_or_else(|| self.judge(&self.index()));
        let is_wanted = judged.exit == Exit::Fine;
        (judged, is_wanted.then_some(published))
    }

    fn index(&self) -> Indexed {
        let (index, diagnostics) = output::progress("indexing", || self.stage.index());
        self.timings.done("search", index.files.len());
        Indexed { index, given: Given::default(), diagnostics }
    }

    /// Gives all files of the site to `take`: the index's as they are made, pages behind them.
    fn index_and_pages(&self, step: &dyn Fn(&'static str), take: Take<'_>) -> Written {
        step("indexing");
        // Whether more is wanted is known to `take`, which then takes none of the pages either.
        let give = |file| {
            let _ = take(file);
        };
        let (mut written, hosts, found) =
            self.stage.index_into(give, |index, given, diagnostics| {
                self.timings.done("search", given.len());
                step("publishing");
                self.pages(&Indexed { index, given, diagnostics }, take)
            });
        written.counts.files += hosts.len();
        written.counts.bytes += hosts.bytes();
        written.diagnostics.extend(found);
        written
    }

    /// Gives every other file of the site to `take`; with all that is told of the site.
    fn pages(&self, indexed: &Indexed, take: Take<'_>) -> Written {
        let Indexed { index, given, diagnostics } = indexed;
        let written = self.stage.pages_beside(given, index, |pages| pages.write_all(take));
        let written = written.unwrap_or_default();
        let mut all = self.diagnostics.clone();
        all.extend(diagnostics.clone());
        all.extend(written.diagnostics);
        self.timings.done("pages", written.counts.pages);
        Written { diagnostics: all, ..written }
    }

    fn judge(&self, indexed: &Indexed) -> Judged {
        self.judged(self.pages(indexed, &|_| ControlFlow::Continue(())))
    }

    fn judged(&self, written: Written) -> Judged {
        let (config, today) = (&self.stage.site.config, self.request.today());
        let all = written.diagnostics.sorted();
        let (diagnostics, allowed) = config::allowed(config, all, today, false);
        let exit = output::verdict(&diagnostics, self.args.strict);
        Judged { counts: written.counts, diagnostics, allowed, exit }
    }

    fn write(
        &self,
        source: &Source,
        out: &Path,
        make: Make<'_>,
    ) -> Result<Published, PublishError> {
        let cache = source.root().join(".frontdesk/cache");
        let request = PublishRequest {
            root: source.root(),
            out,
            files: &[],
            report: &serde_json::Value::Null,
            precompress: self.args.precompress,
            cache: (!self.args.no_cache).then_some(cache.as_path()),
            durable: true,
            patience: PATIENCE,
        };
        if !self.args.precompress {
            return publish_made(&request, make);
        }
        // What is compressed side by side is held side by side.
        let files = Mutex::new(Vec::new());
        let report = make(&|file| {
            files.lock().unwrap_or_else(PoisonError::into_inner).push(file);
            ControlFlow::Continue(())
        });
        let Some(report) = report else { return Err(PublishError::Unwanted) };
        let mut files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
        files.sort_by(|a, b| a.path.cmp(&b.path));
        publish(&PublishRequest { files: &files, report: &report, ..request })
    }
}

/// What there is now.
fn sentence(counts: &Counts, published: &Published, out: &Path) -> String {
    let how = match published.outcome {
        Outcome::Unchanged => "nothing changed in",
        Outcome::Swapped => "published to",
        Outcome::InPlace => "updated file by file:",
    };
    let copies = match counts.uncopied {
        0 => String::new(),
        many => format!(", {many} Markdown copies left out: [output] markdown"),
    };
    format!(
        "{}, {}, {}{copies}; {how} {} ({}, {:.1} MB)",
        output::counted(counts.articles, "article"),
        output::counted(counts.languages, "language"),
        output::counted(counts.pages, "page"),
        out.display(),
        output::counted(published.files, "file"),
        published.bytes as f64 / 1e6
    )
}

/// The closing words; `published` is nothing for a site with mistakes.
fn end(args: &Args, judged: &Judged, published: Option<Result<(usize, u64), Exit>>) -> Exit {
    let (exit, published) = match published {
        None => {
            let tally = output::tally(&judged.diagnostics);
            output::say(&format!("not published: {tally}"));
            (Exit::Mistakes, None)
        }
        Some(Ok(published)) => (Exit::Fine, Some(published)),
        Some(Err(exit)) => (exit, None),
    };
    let summary = Summary::new("build", exit, &judged.diagnostics);
    Summary { allowed: judged.allowed, published, ..summary }.show(args.format.into());
    exit
}

/// Says why nothing was published; the site that stood there still stands.
fn failed(error: &PublishError, format: Format) -> Exit {
    match error {
        PublishError::Files(mistakes) => {
            output::report(mistakes, format);
            Exit::Mistakes
        }
        PublishError::Refused(why) => {
            output::report(&Diagnostics::from_iter([(**why).clone()]), format);
            Exit::Usage
        }
        other => {
            output::say(&format!("error: {}", told(other)));
            Exit::Machine
        }
    }
}
