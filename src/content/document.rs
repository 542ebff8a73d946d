//! Path, front matter and body put together.

use super::front;
use super::markdown::{self, Options};
use super::name::Name;
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::model::{Document, DocumentKind};
use crate::tree::TextFile;

/// Characters of a description that is taken from the text.
const DESCRIPTION: usize = 300;

/// Parses one file. There is always a document, so that links to a broken one are not reported as
/// dead on top.
pub fn parse(file: &TextFile, name: &Name, raw_html: bool) -> (Document, Diagnostics) {
    let (split, mut diagnostics) = front::split(file);
    let front = match split.front {
        Some(span) => {
            let (front, found) = front::read(file, span, name.kind);
            diagnostics.extend(found);
            front
        }
        None => Default::default(),
    };
    let options = Options { raw_html, has_title: front.title.is_some() || name.kind == DocumentKind::Category };
    let (parsed, found) = markdown::parse(file, split.body, options);
    diagnostics.extend(found);

    let given = front.title.as_ref().map(|title| title.value.clone());
    let title = given.or(parsed.title).filter(|title| !title.is_empty());
    // A file that could not be read whole has said so already.
    if title.is_none() && name.kind == DocumentKind::Article && !diagnostics.has_errors() {
        diagnostics.push(
            Diagnostic::warning("no-title", "the article has neither a title nor a heading")
                .at(file.place(Span::new(0, 0)))
                .help("start it with `# Title`, or write `title:` in the front matter"),
        );
    }
    let description = match &front.description {
        Some(description) => description.value.clone(),
        None => shorten(&parsed.lead.unwrap_or_default()),
    };
    let document = Document {
        file: file.clone(),
        key: name.key.clone(),
        kind: name.kind,
        lang: name.lang.clone(),
        title: title.unwrap_or_else(|| readable(name.key.name())),
        description,
        front,
        body: parsed.body,
        markdown: split.body,
    };
    (document, diagnostics)
}

/// `two-step_login` as "Two step login".
fn readable(name: &str) -> String {
    let spaced = name.replace(['-', '_'], " ");
    let mut chars = spaced.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// One line, cut between words.
fn shorten(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= DESCRIPTION {
        return line;
    }
    let cut: String = line.chars().take(DESCRIPTION - 1).collect();
    let end = cut.rfind(' ').filter(|end| *end > DESCRIPTION / 2).unwrap_or(cut.len());
    format!("{}…", cut.get(..end).unwrap_or(&cut).trim_end_matches([',', ';', ':', '.', ' ']))
}
