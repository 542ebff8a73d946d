//! Votes and replies under a new id, everything else of their file byte for byte.

use std::ops::Range;

use super::changes::Changes;
use crate::diagnostics::Diagnostic;
use crate::graph::Site;
use crate::ratings;
use crate::replies;
use crate::source::Source;

/// Votes and replies stand under an article's id, which is its path unless it says otherwise: `key`
/// gives the new one.
///
/// # Errors
/// A file that cannot be read, or that has entries under the new id.
pub(super) fn keep(
    source: &Source,
    before: &Site,
    key: impl Fn(&str) -> Option<String>,
    changes: &mut Changes,
) -> Result<(), Diagnostic> {
    for file in [ratings::PATH, replies::PATH] {
        let Some(file) = source.optional_text(file)? else { continue };
        let mut text = file.text.to_string();
        for article in before.articles.iter().filter(|article| article.id == article.key.as_str()) {
            let Some(new) = key(&article.id) else { continue };
            match renamed(&text, &article.id, &new) {
                Ok(Some(renamed)) => text = renamed,
                Ok(None) => {}
                Err(()) => {
                    let message = format!("{} has entries for `{new}` already", file.path);
                    let d = Diagnostic::error("exists", message).at(file.whole());
                    return Err(d.help(
                        "take out those of the article that is gone, or choose another place",
                    ));
                }
            }
        }
        changes.set(&file, text);
    }
    Ok(())
}

/// `text` (JSON: `articles`, then ids) with the id `old` called `new`; `None` when it does not name
/// `old`.
///
/// # Errors
/// It names `new` already: two articles' votes would become one's.
fn renamed(text: &str, old: &str, new: &str) -> Result<Option<String>, ()> {
    let ids = ids(text);
    let quoted = |id: &str| serde_json::Value::from(id).to_string();
    let find =
        |id: &str| ids.iter().find(|range| text.get((*range).clone()) == Some(quoted(id).as_str()));
    let Some(range) = find(old) else { return Ok(None) };
    if find(new).is_some() {
        return Err(());
    }
    let mut text = text.to_owned();
    text.replace_range(range.clone(), &quoted(new));
    Ok(Some(text))
}

/// The keys of the second level, with their quotes.
fn ids(text: &str) -> Vec<Range<usize>> {
    let (mut depth, mut open, mut is_escaped) = (0usize, None, false);
    let mut last: Option<Range<usize>> = None;
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        match (open, c) {
            (Some(_), _) if is_escaped => is_escaped = false,
            (Some(_), '\\') => is_escaped = true,
            (Some(start), '"') => {
                last = Some(start..at + 1);
                open = None;
            }
            (Some(_), _) => {}
            (None, '"') => open = Some(at),
            (None, ':') if depth == 2 => found.extend(last.take()),
            (None, '{' | '[') => depth += 1,
            (None, '}' | ']') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ids_are_renamed() {
        let text = r#"{ "version": 1, "articles": { "a/b" : { "en": { "yes": 1, "name": "\"a/b\": {" } }, "en": {} } }"#;
        let new = text.replacen("\"a/b\" ", "\"c/d\" ", 1);
        assert_eq!(renamed(text, "a/b", "c/d"), Ok(Some(new)));
        assert_eq!(renamed(text, "x", "c/d"), Ok(None));
        assert_eq!(renamed(text, "a/b", "en"), Err(()));
        assert_eq!(renamed(text, "yes", "no"), Ok(None));
    }
}
