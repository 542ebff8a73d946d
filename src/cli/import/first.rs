//! The first import: a whole new folder.

use std::io;
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use super::args::Args;
use super::told;
use crate::cli::interrupt::Interrupt;
use crate::cli::{Exit, output};
use crate::diagnostics::{Diagnostic, Diagnostics, Format, Severity, told as explained};
use crate::import::{Answers, Import, Options, Report, Staged, WriteError, update};
use crate::memo::Memo;
use crate::pipeline::{self, Built, Request};
use crate::source::Source;

/// Writes what was imported.
pub fn run(
    mut import: Import,
    args: &Args,
    options: &Options,
    urls: &[String],
    seconds: &dyn Fn() -> f64,
) -> Exit {
    let interrupt = match Interrupt::listen() {
        Ok(interrupt) => interrupt,
        Err(error) => {
            output::say(&format!("error: signals cannot be listened to: {error}"));
            return Exit::Machine;
        }
    };
    interrupt.hold();
    let build = match write(&mut import, args, options, urls, &interrupt) {
        Ok(build) => build,
        Err(WriteError::Unwanted) => {
            output::say("interrupted; nothing was written");
            return Exit::Interrupted;
        }
        Err(error) => {
            output::say(&format!("error: {}", explained(&error)));
            return match error {
                WriteError::NotEmpty(_) => Exit::Usage,
                WriteError::Unwanted | WriteError::Io { .. } => Exit::Machine,
            };
        }
    };
    told::show(&import.diagnostics, args.format);
    output::report(&build, Format::from(args.format));
    summary(&import, &build, args, seconds());
    // What could not be read is missing in the new site.
    match output::verdict(&import.diagnostics, false) {
        Exit::Fine => output::verdict(&build, false),
        exit => exit,
    }
}

/// Writes the site with its report, and gives what its first build says. Only errors: what a writer
/// may better later was told of the source already.
fn write(
    import: &mut Import,
    args: &Args,
    options: &Options,
    urls: &[String],
    interrupt: &Interrupt,
) -> Result<Diagnostics, WriteError> {
    let is_wanted = || !interrupt.is_asked();
    let staged =
        output::progress("writing", || Staged::write(&import.site, &args.out, &is_wanted))?;
    let folder = staged.path().to_owned();
    let built = output::progress("building", || unless(interrupt, move || build(&folder)));
    let (built, found) = built.map_err(staged.failed())?.ok_or(WriteError::Unwanted)?;
    let mut found: Diagnostics =
        found.iter().filter(|d| d.severity == Severity::Error).cloned().collect();
    let addresses = built.as_ref().map(|built| Answers::redirects(&built.site)).unwrap_or_default();
    if let Some(built) = &built {
        found.extend(told::lost(
            urls,
            &Answers::of(&built.site, built.files.iter().map(|file| file.path.as_str())),
        ));
    }
    if !import.site.files.iter().any(|file| file.path == "content/contact.yaml") {
        staged.add("contact.yaml", CONTACT)?;
        import.diagnostics.push(no_contact());
    }
    for (path, text) in
        update::first(&import.site, import.kind, options).map_err(staged.failed())?
    {
        staged.add(&path, &text)?;
    }
    let report = Report::new(import.kind, import.site.counts, &import.diagnostics, &addresses);
    staged.add("import-report.html", &report.to_html())?;
    if let Ok(json) = report.to_json() {
        staged.add("import-report.json", &json)?;
    }
    if interrupt.is_asked() {
        return Err(WriteError::Unwanted);
    }
    staged.publish()?;
    Ok(found)
}

fn build(folder: &Path) -> (Option<Built>, Diagnostics) {
    let request = Request { drafts: true, ..Request::at(jiff::Timestamp::UNIX_EPOCH) };
    match Source::open(folder) {
        Ok(source) => pipeline::build(&source, &request, &Memo::default()),
        Err(diagnostic) => (None, Diagnostics::from_iter([diagnostic])),
    }
}

/// What `work` gives; nothing where somebody ends this process before. It need not be waited for
/// then, because it writes nothing.
fn unless<T: Send + 'static>(
    interrupt: &Interrupt,
    work: impl FnOnce() -> T + Send + 'static,
) -> io::Result<Option<T>> {
    let (done, result) = mpsc::channel();
    // As much as the first thread has.
    let thread = std::thread::Builder::new().stack_size(8 << 20);
    let worker = thread.spawn(move || done.send(work()))?;
    loop {
        match result.recv_timeout(Duration::from_millis(50)) {
            Ok(value) => return Ok(Some(value)),
            Err(RecvTimeoutError::Timeout) if interrupt.is_asked() => return Ok(None),
            Err(RecvTimeoutError::Timeout) => {}
            // Only a panic ends the work without a value.
            Err(RecvTimeoutError::Disconnected) => match worker.join() {
                Err(panic) => std::panic::resume_unwind(panic),
                Ok(_) => return Ok(None),
            },
        }
    }
}

/// A way to the desk, to be filled in; beside `content/`, so that nobody writes to an example.
const CONTACT: &str = "# How customers reach you. Put your own address in and move this file to \
    content/contact.yaml;\n# docs/contact.md says what else it can hold: chat, phone, hours, \
    rules.\nchannels:\n  mail:\n    name: E-mail\n    kind: mail\n    address: \
    support@example.com\n    checks_identity: no\n    reply_within: 2d\n\
    topics:\n  general: How something works\n";

fn no_contact() -> Diagnostic {
    Diagnostic::warning("import-contact", "no page says how customers reach you")
        .help("fill in contact.yaml and move it to content/contact.yaml")
}

fn summary(import: &Import, build: &Diagnostics, args: &Args, seconds: f64) {
    let counts = import.site.counts;
    let builds = told::builds(build);
    let mut all = import.diagnostics.clone();
    all.extend(build.clone());
    output::say(&format!(
        "{}: {} articles, {} category texts, {} categories, {} languages, {} files; written to \
         {}, {builds}; {}; {seconds:.2} s",
        import.kind,
        counts.articles,
        counts.introductions,
        counts.categories,
        counts.languages,
        counts.files,
        args.out.display(),
        output::tally(&all),
    ));
    output::say(&format!("all of it: {}", args.out.join("import-report.html").display()));
}
