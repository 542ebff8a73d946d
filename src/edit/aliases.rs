//! Old addresses into the front matter of a document, the rest of it left as it was written.

use crate::diagnostics::Span;
use crate::model::{Document, SitePath};

use super::changes::edited;

/// The text of `document` with `old` among its aliases.
pub(super) fn added(document: &Document, old: &[SitePath]) -> String {
    let text = &*document.file.text;
    let own = &document.front.aliases;
    let is_known = |path: &str| {
        own.iter().any(|alias| alias.value.trim_matches('/') == path.trim_matches('/'))
    };
    let fresh: Vec<String> = old
        .iter()
        .filter(|path| !is_known(path.as_str()))
        .map(|path| quoted(&format!("/{}", path.as_str())))
        .collect();
    if fresh.is_empty() {
        return text.to_owned();
    }
    let list = fresh.join(", ");
    let front = text.get(..document.markdown.start).unwrap_or_default();
    let Some(last) = own.last() else {
        return match lines(front).find(|(_, line)| line.starts_with("aliases:")) {
            // `aliases: []`
            Some((at, line)) => {
                let key = Span::new(at, at + line.trim_end().len());
                edited(text, vec![(key, format!("aliases: [{list}]"))])
            }
            None => match lines(front).skip(1).find(|(_, line)| line.trim_end() == "---") {
                Some((at, _)) => {
                    edited(text, vec![(Span::new(at, at), format!("aliases: [{list}]\n"))])
                }
                None => format!("---\naliases: [{list}]\n---\n{text}"),
            },
        };
    };
    let end = closing(front, last.span);
    let line =
        front.get(..last.span.start).map_or(0, |before| before.rfind('\n').map_or(0, |at| at + 1));
    let before = front.get(line..last.span.start).unwrap_or_default();
    if before.trim_start().starts_with("- ") {
        let indent = &before[..before.len() - before.trim_start().len()];
        let items: String = fresh.iter().map(|item| format!("\n{indent}- {item}")).collect();
        return edited(text, vec![(Span::new(end, end), items)]);
    }
    let is_flow = front.get(..last.span.start).is_some_and(|before| {
        before.rfind("aliases:").is_some_and(|key| before[key..].contains('['))
    });
    if is_flow {
        return edited(text, vec![(Span::new(end, end), format!(", {list}"))]);
    }
    let start = if end > last.span.end { last.span.start - 1 } else { last.span.start };
    let one = front.get(start..end).unwrap_or_default();
    edited(text, vec![(Span::new(start, end), format!("[{one}, {list}]"))])
}

/// Where a value ends, with its quote.
fn closing(front: &str, span: Span) -> usize {
    let before = front.get(..span.start).and_then(|text| text.chars().next_back());
    let after = front.get(span.end..).and_then(|text| text.chars().next());
    let is_quoted = before.is_some_and(|quote| matches!(quote, '"' | '\'') && after == Some(quote));
    if is_quoted { span.end + 1 } else { span.end }
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line)
    })
}

/// As YAML reads a text in a list.
fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '_' | '.');
    if path.chars().all(plain) {
        path.to_owned()
    } else {
        serde_json::Value::from(path).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{self, Named};
    use crate::model::Lang;
    use crate::tree::TextFile;

    fn with(text: &str) -> String {
        let file = TextFile::new("content/a.md", text);
        let languages: Vec<Lang> = Lang::parse("en").into_iter().collect();
        let Ok(Named::Document(name)) = content::name(&file.path, &languages) else {
            return String::new();
        };
        let (document, _) = content::parse(&file, &name, &content::Rules::default());
        added(&document, &[SitePath::new("old/"), SitePath::new("o d/")])
    }

    #[test]
    fn aliases_go_where_the_others_stand() {
        let new = "/old/, \"/o d/\"";
        assert_eq!(with("# T\n"), format!("---\naliases: [{new}]\n---\n# T\n"));
        assert_eq!(
            with("---\ntitle: T\n---\nx\n"),
            format!("---\ntitle: T\naliases: [{new}]\n---\nx\n")
        );
        assert_eq!(
            with("---\naliases: [] # none\n---\nx\n"),
            format!("---\naliases: [{new}]\n---\nx\n")
        );
        assert_eq!(
            with("---\naliases: [/a/, \"/b/\"]\n---\nx\n"),
            format!("---\naliases: [/a/, \"/b/\", {new}]\n---\nx\n")
        );
        assert_eq!(
            with("---\naliases: /a/\n---\nx\n"),
            format!("---\naliases: [/a/, {new}]\n---\nx\n")
        );
        assert_eq!(
            with("---\naliases:\n  - /a/\n  - '/b/'\norder: 1\n---\nx\n"),
            "---\naliases:\n  - /a/\n  - '/b/'\n  - /old/\n  - \"/o d/\"\norder: 1\n---\nx\n"
        );
        assert_eq!(
            with("---\naliases: [/old, /o d]\n---\nx\n"),
            "---\naliases: [/old, /o d]\n---\nx\n"
        );
    }
}
