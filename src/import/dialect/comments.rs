//! What writers keep from readers: `<!-- HTML -->`, `[comment]: <> (Markdown)`, `%%Obsidian%%`,
//! `{/* MDX */}`, `{{/* Go */}}`, `{# Jinja #}`, `{{% comment %}}` (Hugo), `{% comment %}` (Liquid,
//! Markdoc). In a page's source everybody can read them. A comment that never ends hides the rest
//! of its page there, and so it does here: publishing somebody's notes is worse than a notice too
//! many.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

use super::super::lines::prose;

/// Opening mark, closing mark, and what the last tag says.
const TAGS: [(&str, &str, &str); 3] =
    [("{{<", ">}}", "/comment"), ("{{%", "%}}", "/comment"), ("{%", "%}", "endcomment")];

/// The comments of `text`, in order; whole lines with their line ends.
pub fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let marks = PAIRS.iter().map(|(open, _)| *open).chain(["%%", "comment", "]:"]);
    if !marks.into_iter().any(|mark| text.contains(mark)) {
        return found;
    }
    let parts = prose(text);
    let code = indented_code(text);
    let mut at = 0;
    for part in parts {
        at = at.max(part.start);
        while let Some(comment) = next(text, at, part.end) {
            match code.iter().find(|code| code.contains(&comment.start)) {
                Some(code) => at = code.end,
                None => {
                    at = comment.end;
                    found.push(whole_lines(text, comment));
                }
            }
        }
    }
    found
}

/// The first comment that begins in `at..end`, wherever it ends.
fn next(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let body = text.get(at..end)?;
    let percent =
        body.match_indices("%%").map(|(i, _)| at + i).find_map(|start| percent(text, start));
    let tags = TAGS.iter().filter_map(|(open, close, last)| {
        let mut starts = body.match_indices(open).map(|(i, _)| at + i);
        starts.find_map(|start| tag(text, start, open, close, last))
    });
    let pairs = PAIRS.iter().filter_map(|(open, close)| {
        let mut starts = body.match_indices(open).map(|(i, _)| at + i);
        starts.find_map(|start| pair(text, start, open, close))
    });
    let mut starts = body.match_indices("]:").map(|(i, _)| at + i);
    let definition = starts.find_map(|colon| definition(text, colon));
    let found = percent.into_iter().chain(tags).chain(pairs).chain(definition);
    // An older one may reach into this part.
    found.filter(|range| range.start >= at).min_by_key(|range| range.start)
}

/// Opening mark and closing mark.
const PAIRS: [(&str, &str); 6] = [
    ("<!--", "-->"),
    ("{{/*", "*/}}"),
    ("{/*", "*/}"),
    ("{#", "#}"),
    ("{::comment}", "{:/comment}"),
    ("{::comment}", "{:/}"),
];

fn pair(text: &str, start: usize, open: &str, close: &str) -> Option<Range<usize>> {
    let inside = text.get(start + open.len()..)?;
    let before = text.get(..start)?;
    // `{#name}` is a heading's pin.
    if before.ends_with('\\') || open == "{#" && !inside.starts_with(char::is_whitespace) {
        return None;
    }
    match inside.find(close) {
        Some(length) => Some(start..start + open.len() + length + close.len()),
        // In HTML it hides everything behind it.
        None if open == "<!--" && (before.is_empty() || before.ends_with('\n')) => {
            Some(start..text.len())
        }
        None => None,
    }
}

/// `[comment]: <> (for us)`, `[//]: # "for us"`: the definition of a link that nobody uses.
fn definition(text: &str, colon: usize) -> Option<Range<usize>> {
    let line = text.get(..colon)?.rfind('\n').map_or(0, |end| end + 1);
    let label = text.get(line..colon)?.trim_start_matches(' ');
    let is_definition =
        colon - line - label.len() < 4 && label.starts_with('[') && !label.contains(']');
    let behind = text.get(colon + 2..)?;
    let rest = behind.trim_start_matches([' ', '\t']);
    let target = ["<>", "<#>", "#"].iter().find(|target| rest.starts_with(**target))?;
    let title = rest.get(target.len()..)?;
    let words = title.trim_start_matches([' ', '\t']);
    let close = match words.chars().next()? {
        '(' => ')',
        '"' => '"',
        '\'' => '\'',
        _ => return None,
    };
    let paragraph = words.split("\n\n").next()?;
    // Behind the title nothing else stands on its line.
    let mut ends = paragraph.match_indices(close).map(|(end, _)| end).filter(|end| *end > 0);
    let end = ends.find(|end| {
        let behind =
            paragraph.get(end + close.len_utf8()..).and_then(|rest| rest.split('\n').next());
        behind.is_some_and(|behind| behind.trim().is_empty())
    })?;
    let name = format!("{label}]");
    let mut uses =
        text.match_indices(&name).map(|(at, _)| text.get(at + name.len()..).unwrap_or(""));
    let is_used = uses.any(|behind| !behind.starts_with(':'));
    let end = text.len() - words.len() + end + close.len_utf8();
    (is_definition && title.len() > words.len() && !is_used).then_some(line..end)
}

/// Code by its indentation, which only the whole text tells from what stands in a list.
fn indented_code(text: &str) -> Vec<Range<usize>> {
    if !text.contains("\n    ") && !text.contains("\n\t") {
        return Vec::new();
    }
    let code = Parser::new(text).into_offset_iter().filter_map(|(event, range)| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => Some(range),
        _ => None,
    });
    code.collect()
}

/// `%%` to `%%`. A number's percent sign written twice opens nothing.
fn percent(text: &str, start: usize) -> Option<Range<usize>> {
    let before = text.get(..start)?.chars().next_back();
    let inside = text.get(start + 2..)?;
    if before.is_some_and(|c| c.is_ascii_digit() || c == '%' || c == '\\')
        || inside.starts_with(['%', '}'])
    {
        return None;
    }
    match inside.find("%%") {
        Some(length) => Some(start..start + 2 + length + 2),
        None => before.is_none_or(|c| c == '\n').then_some(start..text.len()),
    }
}

fn tag(text: &str, start: usize, open: &str, close: &str, last: &str) -> Option<Range<usize>> {
    let trim = |text: &'_ str| text.len() - text.trim_start_matches([' ', '-', '\t']).len();
    let named = |at: usize, name: &str| {
        let rest = text.get(at + open.len()..)?;
        let inside = rest.get(trim(rest)..)?.strip_prefix(name)?;
        let ends = inside.find(close)?;
        inside
            .get(..ends)?
            .trim_matches(['-', ' '])
            .is_empty()
            .then(|| text.len() - inside.len() + ends + close.len())
    };
    let behind = named(start, "comment")?;
    let ends = text.get(behind..)?.match_indices(open).find_map(|(i, _)| named(behind + i, last));
    Some(start..ends.unwrap_or(text.len()))
}

fn whole_lines(text: &str, range: Range<usize>) -> Range<usize> {
    let starts_line =
        text.get(..range.start).is_some_and(|before| before.is_empty() || before.ends_with('\n'));
    let ends_line = text.get(range.end..).is_some_and(|after| after.starts_with('\n'));
    range.start..range.end + usize::from(starts_line && ends_line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rest(text: &str) -> String {
        let mut left = String::new();
        let mut at = 0;
        for range in find(text) {
            left.push_str(&text[at..range.start]);
            at = range.end;
        }
        left + &text[at..]
    }

    #[test]
    fn comments_go() {
        assert_eq!(rest("a %%x%% b\n\n%%\nkeep out\n```\ncode\n```\n%%\nc\n"), "a  b\n\nc\n");
        assert_eq!(rest("a\n\n%% for us\n\nmore\n"), "a\n\n");
        assert_eq!(
            rest("{{% comment %}}\nx\n{{% /comment %}}\na {{< comment >}}y{{< /comment >}}b\n"),
            "a b\n"
        );
        assert_eq!(rest("a {%- comment -%}x{% endcomment %} b\n"), "a  b\n");
        assert_eq!(rest("a <!-- x\n\ny --> b\n\n<!-- z -->\nc\n"), "a  b\n\nc\n");
        assert_eq!(rest("a {/* x */} b {{/* y */}} c {# z #} d\n"), "a  b  c  d\n");
        assert_eq!(rest("{::comment}\nx\n{:/comment}\na {::comment}y{:/} b\n"), "a  b\n");
        assert_eq!(
            rest("[comment]: <> (x)\na\n\n[//]: # \"y\"\n[//]: # (two\nlines)\nb\n"),
            "a\n\nb\n"
        );
        assert_eq!(rest("a\n\n%%for us\n"), "a\n\n");
        assert_eq!(rest("a\n\n<!-- forgotten\n\nb\n"), "a\n\n");
    }

    #[test]
    fn what_is_no_comment_stays() {
        for text in [
            "100%% of 50%%\n",
            "`%%x%%`\n",
            "```\n%%x%%\n```\n",
            "a %% b\n",
            "{{% notice %}}x{{% /notice %}}\n",
            "`<!-- x -->`\n\n    <!-- code -->\n",
            "## H {#h} and {#g}\n",
            "[x]: # \"X\"\n\n[x]\n",
            "[x]: <>\n",
        ] {
            assert_eq!(rest(text), text);
        }
    }
}
