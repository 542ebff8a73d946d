//! Diagnostics as text: for people (the line with a caret), as JSON lines, and as GitHub workflow
//! commands. Returns strings; only the command line prints.

use std::fmt::Write;

use super::{Diagnostic, Diagnostics, Group, Place, Severity, groups, human, sarif};

/// The `--format` of `build` and `check`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Human,
    Json,
    Github,
    /// One document for all of them.
    Sarif,
}

/// One diagnostic in `format`, ending in a newline.
pub fn render(diagnostic: &Diagnostic, format: Format) -> String {
    match format {
        Format::Human => human::draw(diagnostic, false),
        Format::Json => json(diagnostic),
        Format::Github => github(diagnostic, "", ""),
        Format::Sarif => format!("{}\n", sarif(&Diagnostics::from_iter([diagnostic.clone()]), "")),
    }
}

/// As [`render`] for people, in the colours of their terminal.
pub fn render_coloured(diagnostic: &Diagnostic) -> String {
    human::draw(diagnostic, true)
}

/// A place as programs are told it.
pub fn place_json(place: &Place) -> serde_json::Value {
    // A place without a line is the whole file.
    let number = |n: u32| (place.line > 0).then_some(n);
    serde_json::json!({
        "path": place.path, "line": number(place.line), "column": number(place.column),
        "length": number(place.length)
    })
}

fn json(d: &Diagnostic) -> String {
    let related = d
        .related
        .iter()
        .map(|(p, note)| serde_json::json!({ "place": place_json(p), "note": note }));
    let value = serde_json::json!({
        "kind": "diagnostic",
        "severity": d.severity,
        "code": d.code,
        "message": d.message,
        "place": d.place.as_ref().map(place_json),
        "help": d.help,
        "related": related.collect::<Vec<_>>(),
    });
    format!("{value}\n")
}

fn github(d: &Diagnostic, prefix: &str, more: &str) -> String {
    let mut message = d.message.clone();
    for (place, note) in &d.related {
        let _ = write!(message, "\n{note}: {}:{}", place.path, place.line);
    }
    if let Some(help) = &d.help {
        let _ = write!(message, "\n{help}");
    }
    message.push_str(more);
    annotation(d.severity, d.code, (d.place.as_ref(), prefix), &message)
}

/// A workflow command that shows `message` at a place of a site whose folder is `prefix` in its
/// repository.
pub fn annotation(
    severity: Severity,
    title: &str,
    (place, prefix): (Option<&Place>, &str),
    message: &str,
) -> String {
    let mut properties = vec![format!("title={}", escape_property(title))];
    if let Some(place) = place {
        properties.push(format!("file={}", escape_property(&format!("{prefix}{}", place.path))));
        if place.line > 0 {
            properties.push(format!("line={},col={}", place.line, place.column));
        }
    }
    format!("::{} {}::{}\n", severity.as_str(), properties.join(","), escape_data(message))
}

/// GitHub shows so many annotations of each severity a step, and drops the rest without a word.
const MOST_ANNOTATIONS: usize = 10;
/// So many other places of a group are named in its annotation.
const MOST_PLACES: usize = 20;

/// All of `diagnostics` as workflow commands: singly where GitHub will show them all, else one for
/// each kind, the worst first, with the other places in it. `prefix` is the site's folder in its
/// repository.
pub fn annotations(diagnostics: &Diagnostics, prefix: &str) -> String {
    let groups = groups(diagnostics);
    let mut out = String::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Notice] {
        let own: Vec<&Group<'_>> =
            groups.iter().filter(|group| group.severity == severity).collect();
        let all: usize = own.iter().map(|group| group.members.len()).sum();
        for group in own {
            if all <= MOST_ANNOTATIONS {
                group.members.iter().for_each(|d| out.push_str(&github(d, prefix, "")));
            } else if let Some((first, others)) = group.members.split_first() {
                out.push_str(&github(first, prefix, &elsewhere(others)));
            }
        }
    }
    out
}

fn elsewhere(others: &[&Diagnostic]) -> String {
    let mut text = if others.is_empty() {
        String::new()
    } else {
        format!("\n{} more of this kind:", others.len())
    };
    for d in others.iter().take(MOST_PLACES) {
        let place = d
            .place
            .as_ref()
            .map(|place| format!("{}:{} ", place.path, place.line))
            .unwrap_or_default();
        let _ = write!(text, "\n{place}{}", d.message);
    }
    if others.len() > MOST_PLACES {
        let _ = write!(text, "\n… and {} more", others.len() - MOST_PLACES);
    }
    text
}

/// The escapes of GitHub's workflow-command syntax.
fn escape_data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape_data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Span;

    fn sample() -> Diagnostic {
        let place = Place::in_text("content/a.md", "one\nsee [b](b.md)\n", Span::new(12, 16));
        Diagnostic::error("dead-link", "there is no page b.md").at(place).help("write c.md")
    }

    #[test]
    fn human_points_at_the_mistake() {
        let expected = "error[dead-link]: there is no page b.md\n --> content/a.md:2:9\n  |\n\
            2 | see [b](b.md)\n  |         ^^^^\n  |\n  = help: write c.md\n";
        assert_eq!(render(&sample(), Format::Human), expected);
    }

    /// In a terminal a Chinese letter is two columns wide; the caret has to stand under the
    /// mistake.
    #[test]
    fn columns_are_those_of_a_terminal() {
        let line = "如果您忘记了密码，请看[这里](没有.md)。";
        let start = line.find("[这里]").unwrap();
        let place = Place::in_text("content/a.md", line, Span::new(start, line.len() - "。".len()));
        let text = render(&Diagnostic::error("dead-link", "gone").at(place), Format::Human);
        let under = |mark: &str| text.lines().find(|line| line.contains(mark)).unwrap().to_owned();
        let (source, carets) = (under("如果"), under("^"));
        let before = source.split("[这里]").next().unwrap();
        assert_eq!(unicode_width::UnicodeWidthStr::width(before), carets.find('^').unwrap());
        assert_eq!(carets.matches('^').count(), 15, "{text}");
    }

    #[test]
    fn a_long_line_shows_what_is_around_the_mistake() {
        let line = format!("{}[x](gone.md){}", "word ".repeat(2_000), " word".repeat(2_000));
        let place = Place::in_text("content/a.md", &line, Span::new(10_004, 10_011));
        let text = render(&Diagnostic::error("dead-link", "gone").at(place), Format::Human);
        assert!(text.contains("content/a.md:1:10005") && text.contains("gone.md"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= 160), "{text}");
    }

    #[test]
    fn what_github_would_drop_is_told_in_one() {
        let mut all: Diagnostics = (0..25)
            .map(|n| {
                Diagnostic::warning("untranslated", "not in fr")
                    .at(Place::file(format!("c/{n}.md")))
            })
            .collect();
        all.push(sample());
        let text = annotations(&all, "help/");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 2, "{text}");
        assert!(
            lines[0].starts_with("::error title=dead-link,file=help/content/a.md,line=2,col=9::"),
            "{text}"
        );
        assert!(
            lines[1].contains("file=help/c/0.md")
                && lines[1].contains("24 more of this kind:%0Ac/1.md"),
            "{text}"
        );
        assert!(lines[1].ends_with("… and 4 more"), "{text}");
    }

    #[test]
    fn github_escapes_what_would_end_the_command() {
        let mut d = sample();
        d.message = "50%\nof it".into();
        let text = render(&d, Format::Github);
        assert_eq!(
            text,
            "::error title=dead-link,file=content/a.md,line=2,col=9::50%25%0Aof it%0Awrite c.md\n"
        );
    }
}
