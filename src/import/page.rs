//! One file of the source: its front matter, its body, and where they stand.

use crate::diagnostics::{Diagnostic, Diagnostics, Severity, Span};
use crate::tree::{Located, Node, TextFile, Value, toml, yaml};

/// A Markdown file cut in two.
#[derive(Debug, Clone)]
pub struct SourcePage {
    pub file: TextFile,
    /// In file order; empty without front matter.
    pub front: Vec<(Located<String>, Node)>,
    /// The bytes behind the front matter.
    pub body: Span,
}

impl SourcePage {
    /// Never fails: front matter that is no valid YAML is reported and read line by line, so that
    /// `title: Chat: limits` costs a notice and not the title. TOML between `+++` lines is read
    /// too.
    pub fn read(file: TextFile) -> (Self, Diagnostics) {
        if let Some((front, body)) = fences(&file.text, &["+++"], &["+++"]) {
            let (node, found) = toml::parse_part(&file, front.start, front.end);
            let entries = if let Value::Map(entries) = node.value { entries } else { Vec::new() };
            return (
                Self { file, front: entries, body },
                found.into_iter().map(as_notice).collect(),
            );
        }
        let Some((front, body)) = fences(&file.text, &["---"], &["---", "..."]) else {
            let body = Span::new(0, file.text.len());
            return (Self { file, front: Vec::new(), body }, Diagnostics::new());
        };
        let (node, found) = yaml::parse(&file, front.start, front.end);
        let mut diagnostics: Diagnostics = found.into_iter().map(as_notice).collect();
        let entries = match node.map(|node| (node.span, node.value)) {
            Some((_, Value::Map(entries))) => entries,
            Some((_, Value::Null)) => Vec::new(),
            Some((span, _)) => {
                diagnostics.push(
                    Diagnostic::warning(
                        "import-front-matter",
                        "this front matter is no set of `key: value` lines",
                    )
                    .at(file.place(span))
                    .help("write `key: value` lines, or remove the `---` lines"),
                );
                Vec::new()
            }
            None => line_by_line(&file.text, front),
        };
        (Self { file, front: entries, body }, diagnostics)
    }

    pub fn get(&self, key: &str) -> Option<&Node> {
        self.front.iter().find(|(k, _)| k.value == key).map(|(_, node)| node)
    }

    /// A scalar of the front matter as trimmed text; blank counts as absent.
    pub fn text(&self, key: &str) -> Option<String> {
        let text = self.get(key)?.as_text()?.trim().to_owned();
        (!text.is_empty()).then_some(text)
    }

    pub fn body_text(&self) -> &str {
        self.file.text.get(self.body.start..self.body.end).unwrap_or("")
    }
}

/// What is wrong with the source is the source's business: the import goes on.
fn as_notice(mut diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.severity = Severity::Warning;
    diagnostic
}

/// The front matter between its fences, and the body behind them.
fn fences(text: &str, opening: &[&str], closing: &[&str]) -> Option<(Span, Span)> {
    let first = text.split('\n').next()?;
    if !opening.contains(&first.trim_end()) {
        return None;
    }
    let start = first.len() + 1;
    let mut at = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        if closing.contains(&line.trim_end()) {
            return Some((Span::new(start, at), Span::new(at + line.len(), text.len())));
        }
        at += line.len();
    }
    None
}

/// The plain `key: value` lines of broken YAML.
fn line_by_line(text: &str, front: Span) -> Vec<(Located<String>, Node)> {
    let mut entries: Vec<(Located<String>, Node)> = Vec::new();
    let mut at = front.start;
    for line in text.get(front.start..front.end).unwrap_or("").split_inclusive('\n') {
        if let Some((key, value)) = line.split_once(':') {
            let plain = !key.is_empty()
                && key.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
            let content = value.trim().trim_matches(['"', '\'']);
            if plain && !content.is_empty() && !entries.iter().any(|(k, _)| k.value == key) {
                let span = Span::new(at + key.len() + 1, at + line.trim_end().len());
                let node = Node { span, value: scalar(content) };
                entries.push((Located::new(key.to_owned(), Span::new(at, at + key.len())), node));
            }
        }
        at += line.len();
    }
    entries
}

fn scalar(text: &str) -> Value {
    match text {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        _ => match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Value::Number(number, text.to_owned()),
            _ => Value::String(text.to_owned()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (SourcePage, Diagnostics) {
        SourcePage::read(TextFile::new("a.md", text))
    }

    #[test]
    fn splits_front_matter_and_body() {
        let (page, diagnostics) = read("---\ntitle: A\n---\nBody\n");
        assert!(diagnostics.is_empty());
        assert_eq!((page.text("title").as_deref(), page.body_text()), (Some("A"), "Body\n"));
        assert_eq!(read("# No front\n---\n").0.body_text(), "# No front\n---\n");
        assert_eq!(read("---\nnever closed\n").0.body_text(), "---\nnever closed\n");
        assert_eq!(read("---\n---").0.body_text(), "");
    }

    #[test]
    fn toml_front_matter_is_read_too() {
        let (page, diagnostics) = read(
            "+++\r\ntitle = \"Chat: limits\"\r\ndate = 2026-03-01T10:00:00Z\r\n[extra]\r\n\
             key = 1\r\n+++\r\nBody\r\n",
        );
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        assert_eq!(page.text("title").as_deref(), Some("Chat: limits"));
        assert_eq!(page.text("date").as_deref(), Some("2026-03-01T10:00:00Z"));
        assert_eq!(page.body_text(), "Body\r\n");
        let span = page.get("title").unwrap().span;
        assert_eq!(&page.file.text[span.start..span.end], "\"Chat: limits\"");

        let (page, diagnostics) = read("+++\ntitle = \"A\"\norder = \n+++\nBody\n");
        assert_eq!(page.text("title").as_deref(), Some("A"));
        assert_eq!(
            diagnostics.iter().map(|d| d.place.as_ref().unwrap().line).collect::<Vec<_>>(),
            [3]
        );
        assert!(!diagnostics.has_errors());
    }

    #[test]
    fn broken_yaml_keeps_its_plain_lines_and_is_reported() {
        let (page, diagnostics) = read("---\ntitle: Chat: limits\norder: 3\n---\nBody\n");
        assert_eq!(page.text("title").as_deref(), Some("Chat: limits"));
        assert_eq!(page.text("order").as_deref(), Some("3"));
        assert_eq!(diagnostics.count(Severity::Warning), 1);
        assert!(!diagnostics.has_errors());
    }
}
