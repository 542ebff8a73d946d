//! Diagnostics as text: for people (the line with a caret), as JSON lines, and as GitHub workflow
//! commands. Returns strings; only the command line prints.

use std::fmt::Write;

use super::{Diagnostic, Place};

/// The `--format` of `build` and `check`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Human,
    Json,
    Github,
}

/// One diagnostic in `format`, ending in a newline.
pub fn render(diagnostic: &Diagnostic, format: Format) -> String {
    match format {
        Format::Human => human(diagnostic),
        Format::Json => json(diagnostic),
        Format::Github => github(diagnostic),
    }
}

fn human(d: &Diagnostic) -> String {
    let mut out = format!("{}[{}]: {}\n", d.severity.as_str(), d.code, visible(&d.message));
    if let Some(place) = &d.place {
        show_place(&mut out, place);
    }
    for (place, note) in &d.related {
        let _ = writeln!(out, "  note: {}", visible(note));
        show_place(&mut out, place);
    }
    if let Some(help) = &d.help {
        let _ = writeln!(out, "  help: {}", visible(help));
    }
    out
}

fn show_place(out: &mut String, place: &Place) {
    if place.line == 0 {
        let _ = writeln!(out, "  --> {}", visible(&place.path));
        return;
    }
    let _ = writeln!(out, "  --> {}:{}:{}", visible(&place.path), place.line, place.column);
    let number = place.line.to_string();
    let gutter = " ".repeat(number.len());
    let lead: String = place
        .text
        .chars()
        .take(place.column.saturating_sub(1) as usize)
        .map(|c| if c == '\t' { '\t' } else { ' ' })
        .collect();
    let room = place.text.chars().count().saturating_sub(lead.chars().count()).max(1);
    let carets = "^".repeat((place.length as usize).min(room));
    let _ = writeln!(out, "{gutter}  |\n{number}  | {}\n{gutter}  | {lead}{carets}", visible(&place.text));
}

/// Control characters of a hostile file never reach a terminal.
pub fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\t' { '\u{fffd}' } else { c }).collect()
}

fn json(d: &Diagnostic) -> String {
    let place =
        |p: &Place| serde_json::json!({ "path": p.path, "line": p.line, "column": p.column, "length": p.length });
    let value = serde_json::json!({
        "severity": d.severity,
        "code": d.code,
        "message": d.message,
        "place": d.place.as_ref().map(place),
        "help": d.help,
        "related": d.related.iter().map(|(p, note)| serde_json::json!({ "place": place(p), "note": note })).collect::<Vec<_>>(),
    });
    format!("{value}\n")
}

fn github(d: &Diagnostic) -> String {
    let mut properties = vec![format!("title={}", escape_property(d.code))];
    if let Some(place) = &d.place {
        properties.push(format!("file={}", escape_property(&place.path)));
        if place.line > 0 {
            properties.push(format!("line={},col={}", place.line, place.column));
        }
    }
    let mut message = d.message.clone();
    for (place, note) in &d.related {
        let _ = write!(message, "\n{note}: {}:{}", place.path, place.line);
    }
    if let Some(help) = &d.help {
        let _ = write!(message, "\n{help}");
    }
    format!("::{} {}::{}\n", d.severity.as_str(), properties.join(","), escape_data(&message))
}

/// The escapes of GitHub's workflow-command syntax.
pub fn escape_data(text: &str) -> String {
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
        let expected = "error[dead-link]: there is no page b.md\n  --> content/a.md:2:9\n   |\n2  | see [b](b.md)\n   |         ^^^^\n  help: write c.md\n";
        assert_eq!(render(&sample(), Format::Human), expected);
    }

    #[test]
    fn github_escapes_what_would_end_the_command() {
        let mut d = sample();
        d.message = "50%\nof it".into();
        let text = render(&d, Format::Github);
        assert_eq!(text, "::error title=dead-link,file=content/a.md,line=2,col=9::50%25%0Aof it%0Awrite c.md\n");
    }
}
