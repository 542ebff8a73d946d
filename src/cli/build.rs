//! `frontdesk build`

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::Exit;
use super::output::{self, FormatArg, Summary};
use super::site::SiteArgs;
use crate::config;
use crate::diagnostics::{Diagnostics, Format, told};
use crate::memo::Memo;
use crate::pipeline::{self, Built};
use crate::publish::{Outcome, PublishError, PublishRequest, Published, publish};
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
}

pub fn run(args: Args) -> Exit {
    let started = Instant::now();
    let format = Format::from(args.format);
    let (source, request) = match args.site.open(format) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let (built, diagnostics) =
        output::progress("building", || pipeline::build(&source, &request, &Memo::default()));
    let today = request.today();
    let (diagnostics, allowed) = match &built {
        Some(built) => config::allowed(&built.site.config, diagnostics, today, false),
        None => (diagnostics, 0),
    };
    output::report_on(&args.site.root, &diagnostics, format);
    let end = |exit: Exit, published: Option<(usize, u64)>| {
        let summary = Summary { allowed, published, ..Summary::new("build", exit, &diagnostics) };
        summary.show(format);
        exit
    };
    let Some(built) = built.filter(|_| output::verdict(&diagnostics, args.strict) == Exit::Fine)
    else {
        output::say(&format!("not published: {}", output::tally(&diagnostics)));
        return end(Exit::Mistakes, None);
    };
    let out = args.out.clone().unwrap_or_else(|| args.site.root.join("dist"));
    match write(&source, &out, &built, &diagnostics, &args) {
        Ok((what, published)) => {
            let seconds = started.elapsed().as_secs_f64();
            output::note(&format!("{what}; {}; {seconds:.2} s", output::tally(&diagnostics)));
            end(Exit::Fine, Some((published.files, published.bytes)))
        }
        Err(exit) => end(exit, None),
    }
}

/// Publishes; the sentence says what there is now.
fn write(
    source: &Source,
    out: &Path,
    built: &Built,
    diagnostics: &Diagnostics,
    args: &Args,
) -> Result<(String, Published), Exit> {
    let report = pipeline::report(built, diagnostics);
    let cache = source.root().join(".frontdesk/cache");
    let request = PublishRequest {
        root: source.root(),
        out,
        files: &built.files,
        report: &report,
        precompress: args.precompress,
        cache: (!args.no_cache).then_some(cache.as_path()),
        durable: true,
        patience: PATIENCE,
    };
    match output::progress("publishing", || publish(&request)) {
        Ok(published) => {
            output::report(&published.warnings, args.format.into());
            let how = match published.outcome {
                Outcome::Unchanged => "nothing changed in",
                Outcome::Swapped => "published to",
                Outcome::InPlace => "updated file by file:",
            };
            let counts = &built.counts;
            let sentence = format!(
                "{} articles, {} languages, {} pages; {how} {} ({} files, {:.1} MB)",
                counts.articles,
                counts.languages,
                counts.pages,
                out.display(),
                published.files,
                published.bytes as f64 / 1e6
            );
            Ok((sentence, published))
        }
        Err(error) => Err(failed(&error, args.format.into())),
    }
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
