//! What every command does with its results: print, count, choose the exit code.
//!
//! 1. [`settings`]: how much is said and in which colours, asked for once;
//! 2. [`screen`]: mistakes for people, thousands of them as one page;
//! 3. [`summary`]: the closing lines, for people, programs and a workflow's page.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod screen;
mod settings;
mod summary;

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::Timestamp;

pub use settings::{Settings, settings};
pub use summary::Summary;

use super::Exit;
use crate::diagnostics::{Diagnostics, Format, Severity, annotations, render, sarif};

#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
pub enum FormatArg {
    /// The line with a caret, and a fix
    #[default]
    Human,
    /// One JSON object a line, docs/report.schema.json; the last one is the summary
    Json,
    /// GitHub workflow commands: mistakes show in the pull request
    Github,
    /// One SARIF document, for code hosts and editors
    Sarif,
}

impl From<FormatArg> for Format {
    fn from(format: FormatArg) -> Self {
        match format {
            FormatArg::Human => Format::Human,
            FormatArg::Json => Format::Json,
            FormatArg::Github => Format::Github,
            FormatArg::Sarif => Format::Sarif,
        }
    }
}

/// Where a long report is written whole, below the site's folder.
const REPORT: &str = ".frontdesk/report.txt";

/// Human diagnostics go to standard error, machine formats to standard output.
pub fn report(diagnostics: &Diagnostics, format: Format) {
    show(diagnostics, format, None);
}

/// [`report`] on the site in `root`: what is too long for a screen goes into a file there, and
/// paths for a code host begin at its repository.
pub fn report_on(root: &Path, diagnostics: &Diagnostics, format: Format) {
    show(diagnostics, format, Some(root));
}

fn show(diagnostics: &Diagnostics, format: Format, root: Option<&Path>) {
    let prefix = || root.map(prefix).unwrap_or_default();
    match format {
        Format::Human => people(diagnostics, root),
        Format::Json => diagnostics.iter().for_each(|d| out(&render(d, format))),
        Format::Github => out(&annotations(diagnostics, &prefix())),
        Format::Sarif => out(&format!("{:#}\n", sarif(diagnostics, &prefix()))),
    }
}

fn people(diagnostics: &Diagnostics, root: Option<&Path>) {
    let settings = settings();
    let page = screen::page(diagnostics, settings.colours, settings.verbose);
    err(&page.text);
    if page.left_out == 0 {
        return;
    }
    let written = root.and_then(|root| {
        let file = root.join(REPORT);
        std::fs::create_dir_all(file.parent()?).ok()?;
        std::fs::write(&file, screen::whole(diagnostics)).ok().map(|()| file)
    });
    let whole = written.map(|file| format!(" in {},", file.display())).unwrap_or_default();
    let left_out = screen::number(page.left_out);
    err(&format!("{left_out} more are not shown: all of them{whole} or with -v\n\n"));
}

/// From the repository's root to `root`, with a slash behind it: code hosts name files from there.
pub fn prefix(root: &Path) -> String {
    let base = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"].iter().find_map(std::env::var_os);
    let base = base.map_or_else(|| std::env::current_dir().ok(), |base| Some(base.into()));
    let below = || {
        let (base, root) = (base?.canonicalize().ok()?, root.canonicalize().ok()?);
        let below = root.strip_prefix(base).ok()?;
        Some(
            below
                .components()
                .map(|part| format!("{}/", part.as_os_str().to_string_lossy()))
                .collect(),
        )
    };
    below().unwrap_or_default()
}

/// Whether the content is good enough to publish. Notices never stand in its way.
pub fn verdict(diagnostics: &Diagnostics, strict: bool) -> Exit {
    let bad = diagnostics.has_errors() || (strict && diagnostics.count(Severity::Warning) > 0);
    if bad { Exit::Mistakes } else { Exit::Fine }
}

/// "2 errors, 1 warning", and the notices where there are any
pub fn tally(diagnostics: &Diagnostics) -> String {
    let (errors, warnings) =
        (diagnostics.count(Severity::Error), diagnostics.count(Severity::Warning));
    let notices = match diagnostics.count(Severity::Notice) {
        0 => String::new(),
        n => format!(", {}", counted(n, "notice")),
    };
    format!("{}, {}{notices}", counted(errors, "error"), counted(warnings, "warning"))
}

/// "1 page", "1,200 pages"
pub fn counted(n: usize, what: &str) -> String {
    format!("{} {what}{}", screen::number(n), if n == 1 { "" } else { "s" })
}

/// Something could not be written to standard output.
static UNWRITTEN: AtomicBool = AtomicBool::new(false);

/// To standard output; a reader that went away (`| head`) is no failure, a full disk is.
pub fn out(text: &str) {
    let mut stdout = io::stdout().lock();
    let written = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
    if written.is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe) {
        UNWRITTEN.store(true, Ordering::Relaxed);
    }
}

/// To standard error; where that cannot be written, nobody can be told.
fn err(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// `exit`, unless what was to be printed is not there.
pub fn ended(exit: Exit) -> Exit {
    if UNWRITTEN.load(Ordering::Relaxed) {
        say("error: standard output cannot be written");
        return Exit::Machine;
    }
    exit
}

/// Runs `work`; on a terminal a spinner with the time so far appears when it takes over a second.
pub fn progress<T>(what: &'static str, work: impl FnOnce() -> T) -> T {
    progress_by_steps(what, |_| work())
}

/// [`progress`] of work that calls its further steps by their names.
pub fn progress_by_steps<T>(
    what: &'static str,
    work: impl FnOnce(&dyn Fn(&'static str)) -> T,
) -> T {
    let mut bar = ProgressBar::new_spinner().with_message(what);
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
        bar = bar.with_style(style);
    }
    if settings().quiet || !io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    // The first tick draws it: a short step never flickers.
    bar.enable_steady_tick(Duration::from_secs(1));
    let value = work(&|step| bar.set_message(step));
    bar.finish_and_clear();
    value
}

/// A line for the person at the terminal: what went wrong, always.
pub fn say(line: &str) {
    err(&format!("{line}\n"));
}

/// A line about what went well; `--quiet` leaves it out.
pub fn note(line: &str) {
    if !settings().quiet {
        say(line);
    }
}

/// `--now`, else SOURCE_DATE_EPOCH, else today at midnight UTC: the only place that asks a clock.
pub fn now(given: Option<&str>) -> Result<Timestamp, String> {
    if let Some(text) = given {
        return parse_time(text).ok_or_else(|| {
            format!("`{text}` is no time: write 2026-03-01 or 2026-03-01T12:00:00Z")
        });
    }
    if let Ok(epoch) = std::env::var("SOURCE_DATE_EPOCH") {
        let seconds = epoch.trim().parse::<i64>().ok();
        let time = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
        return time.ok_or_else(|| format!("SOURCE_DATE_EPOCH=`{epoch}` is no number of seconds"));
    }
    let today = Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    today
        .to_zoned(jiff::tz::TimeZone::UTC)
        .map(|midnight| midnight.timestamp())
        .map_err(|error| error.to_string())
}

fn parse_time(text: &str) -> Option<Timestamp> {
    let date = || {
        let date = text.parse::<jiff::civil::Date>().ok()?;
        date.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|midnight| midnight.timestamp())
    };
    text.parse::<Timestamp>().ok().or_else(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_instants_or_days() {
        assert_eq!(now(Some("2026-03-01")).unwrap().to_string(), "2026-03-01T00:00:00Z");
        assert_eq!(
            now(Some("2026-03-01T12:00:00+01:00")).unwrap().to_string(),
            "2026-03-01T11:00:00Z"
        );
        assert!(now(Some("tomorrow")).is_err());
    }
}
