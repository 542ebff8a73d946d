//! How a command ended: a line for programs, a page for a workflow.

use std::fmt::Write;
use std::io::Write as _;

use serde_json::{Value, json};

use super::{out, screen, tally};
use crate::cli::Exit;
use crate::diagnostics::{Diagnostics, Format, Severity, groups};

/// The version of everything that `--format json` prints.
pub const VERSION: u32 = 1;

/// What a command came to.
#[derive(Debug)]
pub struct Summary<'a> {
    pub command: &'static str,
    pub exit: Exit,
    pub diagnostics: &'a Diagnostics,
    /// Mistakes that `[check] allow` lets pass.
    pub allowed: usize,
    /// Language, its articles, all articles.
    pub languages: Vec<(String, usize, usize)>,
    /// Language, questions that find their article, all questions.
    pub asks: Vec<(String, usize, usize)>,
    /// How questions moved since the baseline: the change and how often.
    pub moves: Vec<(String, usize)>,
    /// The moves themselves, a line each, the worst first.
    pub moved: Vec<String>,
    /// Files and bytes of what was published.
    pub published: Option<(usize, u64)>,
}

impl<'a> Summary<'a> {
    pub fn new(command: &'static str, exit: Exit, diagnostics: &'a Diagnostics) -> Self {
        Self {
            command,
            exit,
            diagnostics,
            allowed: 0,
            languages: Vec::new(),
            asks: Vec::new(),
            moves: Vec::new(),
            moved: Vec::new(),
            published: None,
        }
    }

    /// For programs: the last line of `--format json`. For a workflow on GitHub: its page.
    pub fn show(&self, format: Format) {
        match format {
            Format::Json => out(&format!("{}\n", self.json())),
            Format::Github => self.page(),
            Format::Human | Format::Sarif => {}
        }
    }

    fn json(&self) -> Value {
        let count = |severity| self.diagnostics.count(severity);
        let share = |(lang, have, of): &(String, usize, usize)| {
            (lang.clone(), json!({ "have": have, "of": of }))
        };
        json!({
            "kind": "summary",
            "version": VERSION,
            "command": self.command,
            "exit": self.exit.code(),
            "errors": count(Severity::Error),
            "warnings": count(Severity::Warning),
            "notices": count(Severity::Notice),
            "allowed": self.allowed,
            "languages": self.languages.iter().map(share).collect::<serde_json::Map<_, _>>(),
            "asks": self.asks.iter().map(share).collect::<serde_json::Map<_, _>>(),
            "moves": self.moves.iter().cloned().map(|(change, n)| (change, n.into())).collect::<serde_json::Map<_, _>>(),
            "published": self.published.map(|(files, bytes)| json!({ "files": files, "bytes": bytes })),
        })
    }

    /// Trouble with the page is no trouble of the site: it is said and the command goes on.
    fn page(&self) {
        let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY") else { return };
        let appended = std::fs::OpenOptions::new().create(true).append(true).open(&path);
        if let Err(error) = appended.and_then(|mut file| file.write_all(self.markdown().as_bytes()))
        {
            super::say(&format!("the summary cannot be written to {}: {error}", path.display()));
        }
    }

    fn markdown(&self) -> String {
        let mut text = format!("## frontdesk {}: {}\n\n", self.command, tally(self.diagnostics));
        if let Some((files, bytes)) = self.published {
            let _ =
                writeln!(text, "{} files, {:.1} MB\n", screen::number(files), bytes as f64 / 1e6);
        }
        let kinds = groups(self.diagnostics);
        table(
            &mut text,
            ["", "what", "how often", "first"],
            kinds.iter().map(|group| {
                let first = group.members.first().map(|d| match &d.place {
                    Some(place) if place.line > 0 => {
                        format!("`{}:{}` {}", place.path, place.line, d.message)
                    }
                    Some(place) => format!("`{}` {}", place.path, d.message),
                    None => d.message.clone(),
                });
                let often = screen::number(group.members.len());
                [
                    group.severity.as_str().to_owned(),
                    group.code.to_owned(),
                    often,
                    first.unwrap_or_default(),
                ]
            }),
        );
        table(
            &mut text,
            ["language", "articles", "questions that find theirs", ""],
            self.languages.iter().map(|own| {
                let asks = self.asks.iter().find(|(lang, ..)| *lang == own.0);
                let asks =
                    asks.map(|(_, found, all)| format!("{found} of {all}")).unwrap_or_default();
                [own.0.clone(), format!("{} of {}", own.1, own.2), asks, String::new()]
            }),
        );
        if !self.moved.is_empty() {
            let counts: Vec<String> =
                self.moves.iter().map(|(change, n)| format!("{n} {change}")).collect();
            let _ =
                writeln!(text, "Questions that moved since the baseline: {}\n", counts.join(", "));
            for line in self.moved.iter().take(20) {
                let _ = writeln!(text, "- {}", escaped(line));
            }
            text.push('\n');
        }
        text
    }
}

fn table(text: &mut String, head: [&str; 4], rows: impl Iterator<Item = [String; 4]>) {
    let rows: Vec<String> =
        rows.map(|row| format!("| {} |\n", row.map(|cell| escaped(&cell)).join(" | "))).collect();
    if !rows.is_empty() {
        let _ = writeln!(text, "| {} |\n|:--|:--|:--|:--|\n{}", head.join(" | "), rows.concat());
    }
}

/// A cell stays a cell, and what a writer wrote stays text.
fn escaped(cell: &str) -> String {
    cell.replace('\\', "\\\\").replace('|', "\\|").replace('<', "&lt;").replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Diagnostic, Place};

    #[test]
    fn a_workflows_page_has_tables() {
        let mistake = Diagnostic::warning("odd", "a | b <script>").at(Place::file("content/a.md"));
        let diagnostics = Diagnostics::from_iter([mistake]);
        let mut summary = Summary::new("check", Exit::Fine, &diagnostics);
        summary.languages.push(("fr".into(), 3, 4));
        summary.asks.push(("fr".into(), 7, 8));
        summary.moves.push(("down".into(), 1));
        summary.moved.push("down en a “b” 1 → 2".into());
        let text = summary.markdown();
        assert!(text.starts_with("## frontdesk check: 0 errors, 1 warning\n"), "{text}");
        assert!(
            text.contains("| warning | odd | 1 | `content/a.md` a \\| b &lt;script> |"),
            "{text}"
        );
        assert!(text.contains("| fr | 3 of 4 | 7 of 8 |  |"), "{text}");
        assert!(text.contains("- down en a “b” 1 → 2"), "{text}");
        let json = summary.json();
        assert_eq!(
            (json["kind"].as_str(), json["languages"]["fr"]["of"].as_u64()),
            (Some("summary"), Some(4))
        );
    }
}
