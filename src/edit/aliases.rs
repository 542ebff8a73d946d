//! Old addresses into the front matter of a document and out of it, the rest of it left as it was written.

use std::collections::BTreeSet;

use crate::diagnostics::Span;
use crate::model::{Document, SitePath};
use crate::tree::Located;

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
    let end_of_line = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let front = text.get(..document.markdown.start).unwrap_or_default();
    let Some(last) = own.last() else {
        return match lines(front).find(|(_, line)| line.starts_with("aliases:")) {
            // `aliases: []`
            Some((at, line)) => {
                let key = Span::new(at, at + line.trim_end().len());
                edited(text, vec![(key, format!("aliases: [{list}]"))])
            }
            None => match lines(front).skip(1).find(|(_, line)| line.trim_end() == "---") {
                Some((at, _)) => edited(
                    text,
                    vec![(Span::new(at, at), format!("aliases: [{list}]{end_of_line}"))],
                ),
                None => {
                    let lines = ["---", &format!("aliases: [{list}]"), "---", text];
                    lines.join(end_of_line)
                }
            },
        };
    };
    let end = closing(front, last.span);
    let line =
        front.get(..last.span.start).map_or(0, |before| before.rfind('\n').map_or(0, |at| at + 1));
    let before = front.get(line..last.span.start).unwrap_or_default();
    if before.trim_start().starts_with("- ") {
        let indent = &before[..before.len() - before.trim_start().len()];
        let items: String =
            fresh.iter().map(|item| format!("{end_of_line}{indent}- {item}")).collect();
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

/// The text of `document` without those of its aliases that are `pages` again.
pub(super) fn without(document: &Document, pages: &BTreeSet<&SitePath>) -> String {
    let text = &*document.file.text;
    let own = &document.front.aliases;
    let same = |one: &str, other: &str| one.trim_matches('/') == other.trim_matches('/');
    let is_page =
        |alias: &&Located<String>| pages.iter().any(|page| same(page.as_str(), &alias.value));
    let kept: Vec<&Located<String>> = own.iter().filter(|alias| !is_page(alias)).collect();
    let (Some(first), Some(last)) = (own.first(), own.last()) else { return text.to_owned() };
    if kept.len() == own.len() {
        return text.to_owned();
    }
    let front = text.get(..document.markdown.start).unwrap_or_default();
    let (start, end) = (opening(front, first.span), closing(front, last.span));
    let line_of = |at: usize| front[..at].rfind('\n').map_or(0, |end| end + 1);
    let line_end = |at: usize| front[at..].find('\n').map_or(front.len(), |end| at + end + 1);
    let is_item = front[line_of(start)..start].trim_start().starts_with("- ");
    if kept.is_empty() {
        let Some(key) = front[..start].rfind("aliases:") else { return text.to_owned() };
        let is_flow = !is_item && front[key..start].contains('[');
        let end = if is_flow { front[end..].find(']').map_or(end, |at| end + at) } else { end };
        let left = edited(text, vec![(Span::new(line_of(key), line_end(end)), String::new())]);
        // Front matter that a move had made for them alone.
        let is_bare =
            front.lines().count() == 2 + front[line_of(key)..line_end(end)].lines().count();
        return match left.split_once('\n').and_then(|(_, rest)| rest.split_once('\n')) {
            Some((fence, body)) if is_bare && fence.trim_end() == "---" => body.to_owned(),
            _ => left,
        };
    }
    if is_item {
        let gone = own.iter().filter(is_page);
        let lines =
            gone.map(|alias| Span::new(line_of(alias.span.start), line_end(alias.span.end)));
        return edited(text, lines.map(|line| (line, String::new())).collect());
    }
    let written = kept
        .iter()
        .filter_map(|alias| front.get(opening(front, alias.span)..closing(front, alias.span)));
    let list = written.collect::<Vec<_>>().join(", ");
    edited(text, vec![(Span::new(start, end), list)])
}

/// Where a value begins, with its quote.
fn opening(front: &str, span: Span) -> usize {
    if closing(front, span) > span.end { span.start - 1 } else { span.start }
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

    fn document(text: &str) -> Option<Document> {
        let file = TextFile::new("content/a.md", text);
        let languages: Vec<Lang> = Lang::parse("en").into_iter().collect();
        let Ok(Named::Document(name)) = content::name(&file.path, &languages) else {
            return None;
        };
        Some(content::parse(&file, &name, &content::Rules::default()).0)
    }

    fn with(text: &str) -> String {
        let document = document(text).unwrap();
        added(&document, &[SitePath::new("old/"), SitePath::new("o d/")])
    }

    #[test]
    fn aliases_that_are_pages_again_go() {
        let left = |text: &str| {
            let document = document(text).unwrap();
            without(&document, &BTreeSet::from([&SitePath::new("old/"), &SitePath::new("o d/")]))
        };
        for (text, wanted) in [
            ("---\naliases: [/old/, \"/o d/\"]\n---\n# T\n", "# T\n"),
            ("---\ntitle: T\naliases: [/old/]\n---\nx\n", "---\ntitle: T\n---\nx\n"),
            ("---\naliases: /old/\ntitle: T\n---\nx\n", "---\ntitle: T\n---\nx\n"),
            ("---\naliases: [/a, /old, /b]\n---\nx\n", "---\naliases: [/a, /b]\n---\nx\n"),
            ("---\naliases: [\"/o d/\", '/b/']\n---\nx\n", "---\naliases: ['/b/']\n---\nx\n"),
            (
                "---\naliases:\n  - /a/\n  - /old/ # once\n  - /b/\nid: 1\n---\nx\n",
                "---\naliases:\n  - /a/\n  - /b/\nid: 1\n---\nx\n",
            ),
            (
                "---\ntitle: T\naliases:\n- /old/\n- \"/o d/\"\nid: 1\n---\nx\n",
                "---\ntitle: T\nid: 1\n---\nx\n",
            ),
            ("---\naliases: [/older/]\n---\nx\n", "---\naliases: [/older/]\n---\nx\n"),
        ] {
            assert_eq!(left(text), wanted);
        }
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
            with("---\r\ntitle: T\r\n---\r\nx\r\n"),
            format!("---\r\ntitle: T\r\naliases: [{new}]\r\n---\r\nx\r\n")
        );
        assert_eq!(with("x\r\n"), format!("---\r\naliases: [{new}]\r\n---\r\nx\r\n"));
        assert_eq!(
            with("---\naliases: [/old, /o d]\n---\nx\n"),
            "---\naliases: [/old, /o d]\n---\nx\n"
        );
    }
}
