//! What writers keep from readers: `%%Obsidian%%`, `{{% comment %}}` (Hugo), `{% comment %}`
//! (Liquid, Markdoc). A comment that never ends hides the rest of its page there, and so it does
//! here: publishing somebody's notes is worse than a notice too many.

use std::ops::Range;

use super::super::lines::prose;

/// Opening mark, closing mark, and what the last tag says.
const TAGS: [(&str, &str, &str); 3] =
    [("{{<", ">}}", "/comment"), ("{{%", "%}}", "/comment"), ("{%", "%}", "endcomment")];

/// The comments of `text`, in order; whole lines with their line ends.
pub fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if !text.contains("%%") && !text.contains("comment") {
        return found;
    }
    let parts = prose(text);
    let mut at = 0;
    for part in parts {
        at = at.max(part.start);
        while let Some(comment) = next(text, at, part.end) {
            at = comment.end;
            found.push(whole_lines(text, comment));
        }
    }
    found
}

/// The first comment that begins in `at..end`, wherever it ends.
fn next(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let body = text.get(at..end)?;
    let percent = body.match_indices("%%").map(|(i, _)| at + i).find_map(|start| percent(text, start));
    let tags = TAGS.iter().filter_map(|(open, close, last)| {
        let mut starts = body.match_indices(open).map(|(i, _)| at + i);
        starts.find_map(|start| tag(text, start, open, close, last))
    });
    percent.into_iter().chain(tags).min_by_key(|range| range.start)
}

/// `%%` to `%%`. A number's percent sign written twice opens nothing.
fn percent(text: &str, start: usize) -> Option<Range<usize>> {
    let before = text.get(..start)?.chars().next_back();
    let inside = text.get(start + 2..)?;
    if before.is_some_and(|c| c.is_ascii_digit() || c == '%' || c == '\\') || inside.starts_with(['%', '}']) {
        return None;
    }
    match inside.find("%%") {
        Some(length) => Some(start..start + 2 + length + 2),
        None => {
            let opens_block = before.is_none_or(|c| c == '\n') && inside.starts_with(char::is_whitespace);
            opens_block.then_some(start..text.len())
        }
    }
}

fn tag(text: &str, start: usize, open: &str, close: &str, last: &str) -> Option<Range<usize>> {
    let trim = |text: &'_ str| text.len() - text.trim_start_matches([' ', '-', '\t']).len();
    let named = |at: usize, name: &str| {
        let rest = text.get(at + open.len()..)?;
        let inside = rest.get(trim(rest)..)?.strip_prefix(name)?;
        let ends = inside.find(close)?;
        inside.get(..ends)?.trim_matches(['-', ' ']).is_empty().then(|| text.len() - inside.len() + ends + close.len())
    };
    let behind = named(start, "comment")?;
    let ends = text.get(behind..)?.match_indices(open).find_map(|(i, _)| named(behind + i, last));
    Some(start..ends.unwrap_or(text.len()))
}

fn whole_lines(text: &str, range: Range<usize>) -> Range<usize> {
    let starts_line = text.get(..range.start).is_some_and(|before| before.is_empty() || before.ends_with('\n'));
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
        assert_eq!(rest("{{% comment %}}\nx\n{{% /comment %}}\na {{< comment >}}y{{< /comment >}}b\n"), "a b\n");
        assert_eq!(rest("a {%- comment -%}x{% endcomment %} b\n"), "a  b\n");
    }

    #[test]
    fn what_is_no_comment_stays() {
        for text in
            ["100%% of 50%%\n", "`%%x%%`\n", "```\n%%x%%\n```\n", "a %% b\n", "{{% notice %}}x{{% /notice %}}\n"]
        {
            assert_eq!(rest(text), text);
        }
    }
}
