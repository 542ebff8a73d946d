//! What looks like a mistake in front matter: it is YAML, but not what was meant.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern::compiled;
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::tree::{Node, TextFile, Value};

/// Keys whose value is plain text for readers.
const TEXTS: [&str; 2] = ["title", "description"];

pub(super) fn find(file: &TextFile, node: &Node) -> Diagnostics {
    let mut found = one_text(file, node);
    for key in TEXTS {
        if let Some(Node { value: Value::String(text) | Value::Number(_, text), span }) =
            node.get(key)
        {
            let slips = [comment(file, *span, key), marks(key, text)];
            slips.into_iter().flatten().for_each(|d| found.push(d.at(file.place(*span))));
        }
    }
    found
}

/// `title: Order #12`: for YAML, what stands behind a space and `#` is nobody's.
fn comment(file: &TextFile, span: Span, key: &str) -> Option<Diagnostic> {
    let text = file.text.get(span.start..span.end)?;
    let rest = file.text.get(span.end..)?.lines().next()?.trim();
    // A text in quotes shows where it ends.
    if !rest.starts_with('#') || text.starts_with(['"', '\'']) || text.contains('\n') {
        return None;
    }
    let text = text.trim_end();
    let whole = format!("{text} {rest}").replace('"', "\\\"");
    let message = format!("`{rest}` is a comment for YAML: nobody sees it");
    let d = Diagnostic::warning("lost-comment", message);
    Some(d.help(format!("write {key}: \"{whole}\", or put the comment on a line of its own")))
}

static MARKS: LazyLock<Regex> =
    LazyLock::new(|| compiled(r"\*\*([^*]+)\*\*|`([^`]+)`|!?\[([^\[\]]*)\]\([^()\s]*\)"));

/// Markdown that readers, search engines and tabs would see as it stands.
fn marks(key: &str, text: &str) -> Option<Diagnostic> {
    let mark = MARKS.find(text)?;
    let plain = MARKS.replace_all(text, "$1$2$3");
    let message = format!("`{key}` is plain text: `{}` is shown as it stands", mark.as_str());
    let d = Diagnostic::warning("marks-in-front-matter", message);
    Some(d.help(format!("write {key}: {plain}")))
}

/// `tags: payment, refunds` is one tag with a comma in its name; semicolons part as well.
fn one_text(file: &TextFile, node: &Node) -> Diagnostics {
    let keys = ["tags", "audience", "topics", "related", "aliases"];
    let texts = keys.into_iter().filter_map(|key| match node.get(key) {
        Some(Node { value: Value::String(text), span }) if text.contains([',', ';']) => {
            Some((key, text, *span))
        }
        _ => None,
    });
    let told = texts.map(|(key, text, span)| {
        let parts: Vec<&str> =
            text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).collect();
        let message =
            format!("`{key}` is one text with a comma in it, not {} of them", parts.len());
        let d = Diagnostic::warning("one-text-list", message).at(file.place(span));
        let list = format!("[{}]", parts.join(", "));
        let d = d.help(format!("write {key}: {list}"));
        if file.text.get(span.start..span.end) == Some(text) { d.fix(span, list) } else { d }
    });
    told.collect()
}
