//! What every command does with its results: print, count, choose the exit code.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::Timestamp;

use super::Exit;
use crate::diagnostics::{Diagnostics, Format, Severity, render};

#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
pub enum FormatArg {
    /// The line with a caret, and a fix
    #[default]
    Human,
    /// One JSON object a line
    Json,
    /// GitHub workflow commands: mistakes show in the pull request
    Github,
}

impl From<FormatArg> for Format {
    fn from(format: FormatArg) -> Self {
        match format {
            FormatArg::Human => Format::Human,
            FormatArg::Json => Format::Json,
            FormatArg::Github => Format::Github,
        }
    }
}

/// Human diagnostics go to standard error, machine formats to standard output.
pub fn report(diagnostics: &Diagnostics, format: Format) {
    for diagnostic in diagnostics.iter() {
        let text = render(diagnostic, format);
        match format {
            Format::Human => eprintln!("{text}"),
            Format::Json | Format::Github => out(&text),
        }
    }
}

/// Whether the content is good enough to publish.
pub fn verdict(diagnostics: &Diagnostics, strict: bool) -> Exit {
    if diagnostics.has_errors() || (strict && !diagnostics.is_empty()) { Exit::Mistakes } else { Exit::Fine }
}

/// "2 errors, 1 warning"
pub fn tally(diagnostics: &Diagnostics) -> String {
    let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    format!(
        "{}, {}",
        count(diagnostics.count(Severity::Error), "error"),
        count(diagnostics.count(Severity::Warning), "warning")
    )
}

/// To standard output; a reader that went away (`| head`) is no failure.
pub fn out(text: &str) {
    let mut stdout = io::stdout().lock();
    let _ = stdout.write_all(text.as_bytes());
    let _ = stdout.flush();
}

/// Runs `work`; on a terminal a spinner with the time so far appears when it takes over a second.
pub fn progress<T>(what: &'static str, work: impl FnOnce() -> T) -> T {
    let mut bar = ProgressBar::new_spinner().with_message(what);
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
        bar = bar.with_style(style);
    }
    if !io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    // The first tick draws it: a short step never flickers.
    bar.enable_steady_tick(Duration::from_secs(1));
    let value = work();
    bar.finish_and_clear();
    value
}

/// A line for the person at the terminal.
pub fn say(line: &str) {
    eprintln!("{line}");
}

/// `--now`, else SOURCE_DATE_EPOCH, else today at midnight UTC: the only place that asks a clock.
pub fn now(given: Option<&str>) -> Result<Timestamp, String> {
    if let Some(text) = given {
        return parse_time(text)
            .ok_or_else(|| format!("`{text}` is no time: write 2026-03-01 or 2026-03-01T12:00:00Z"));
    }
    if let Ok(epoch) = std::env::var("SOURCE_DATE_EPOCH") {
        let seconds = epoch.trim().parse::<i64>().ok();
        let time = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
        return time.ok_or_else(|| format!("SOURCE_DATE_EPOCH=`{epoch}` is no number of seconds"));
    }
    let today = Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    today.to_zoned(jiff::tz::TimeZone::UTC).map(|midnight| midnight.timestamp()).map_err(|error| error.to_string())
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
        assert_eq!(now(Some("2026-03-01T12:00:00+01:00")).unwrap().to_string(), "2026-03-01T11:00:00Z");
        assert!(now(Some("tomorrow")).is_err());
    }
}
