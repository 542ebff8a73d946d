//! What looks like a mistake in front matter: it is YAML, but not what was meant.

use std::sync::LazyLock;

use html5gum::{Token, Tokenizer};
use regex::Regex;

use super::pattern::compiled;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::tree::{Node, TextFile, Value, lost_comments};

/// Keys whose words readers see, or search finds.
const WORDS: [&str; 6] = ["title", "description", "author", "owner", "asks", "tags"];

/// Keys whose value is plain text for readers.
const TEXTS: [&str; 2] = ["title", "description"];

pub(super) fn find(file: &TextFile, node: &Node) -> Diagnostics {
    let mut found = one_text(file, node);
    found.extend(lost_comments(file, node, &|key| WORDS.contains(&key)));
    for key in TEXTS {
        if let Some(Node { value: Value::String(text) | Value::Number(_, text), span }) =
            node.get(key)
        {
            marks(key, text).into_iter().for_each(|d| found.push(d.at(file.place(*span))));
        }
    }
    found
}

static MARKS: LazyLock<Regex> = LazyLock::new(|| {
    compiled(concat!(
        r"\*\*([^*]+)\*\*|`([^`]+)`|!?\[([^\[\]]*)\]\([^()\s]*\)|~~([^~]+)~~|\b__([^_]+)__\b",
        // A tag that is closed, or ends itself; one alone may be what the article is about.
        r"|<[a-z][^<>]*>([^<>]*)</[a-z][a-z0-9]*>|<[bh]r ?/?>",
    ))
});

/// What stands for a sign in HTML.
static ENTITY: LazyLock<Regex> = LazyLock::new(|| {
    compiled(r"&(?:amp|lt|gt|quot|apos|nbsp|shy|[mn]dash|hellip|#[0-9]{1,6}|#x[0-9a-fA-F]{1,6});")
});

/// Markdown that readers, search engines and tabs would see as it stands.
fn marks(key: &str, text: &str) -> Option<Diagnostic> {
    let mark = MARKS.find(text).or_else(|| ENTITY.find(text))?;
    let plain = MARKS.replace_all(text, "$1$2$3$4$5$6");
    let plain = decoded(&plain);
    let message = format!("`{key}` is plain text: `{}` is shown as it stands", mark.as_str());
    let d = Diagnostic::warning("marks-in-front-matter", message);
    Some(d.help(format!("write {key}: {plain}")))
}

fn decoded(text: &str) -> String {
    let tokens = Tokenizer::new(text);
    let words = tokens.filter_map(|token| match token {
        Ok(Token::String(text)) => Some(String::from_utf8_lossy(&text).into_owned()),
        _ => None,
    });
    words.collect()
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
