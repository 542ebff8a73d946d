//! Votes and replies under a new id, everything else of their file byte for byte.

use std::ops::Range;

/// `text` (JSON: `articles`, then ids) with the id `old` called `new`; `None` when it does not name
/// `old`.
///
/// # Errors
/// It names `new` already: two articles' votes would become one's.
pub(super) fn renamed(text: &str, old: &str, new: &str) -> Result<Option<String>, ()> {
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
