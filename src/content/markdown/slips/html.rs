//! Markdown between the tags of an HTML block, where it is none: readers see its marks. And what other
//! tools would have replaced there.

use std::ops::Range;
use std::sync::LazyLock;

use pulldown_cmark::{Event, Tag, TagEnd};
use regex::{Match, Regex};

use super::found::Found;
use crate::content::pattern::compiled;
use crate::diagnostics::Diagnostic;

/// Bold, links, pictures, footnotes, tables, headings and fences. None holds a tag, so none starts
/// in one and ends outside.
static MARKS: LazyLock<Regex> = LazyLock::new(|| {
    compiled(concat!(
        r"(?m)(?:^|[\s>])\*\*\w[^*<>\n]*(?:\*\*)?|!?\[[^\[\]<>\n]*\]\([^()<>\n]*\)",
        r"|\[\^[^\]\s<>]+\]|^[ ]*\|[ :|-]*--[ :|-]*$|^#{2,6} [^\n<>]*$",
        r"|^[ ]*(?:`{3,}|~{3,})[^`<>\n]*$",
        r"|(?:^[ ]*[-*+] [^\s<>][^<>\n]*\n){2}|(?:^[ ]*[0-9]{1,2}[.)] [^<>\n]*\n){2}",
    ))
});

/// In a list of HTML, one item of Markdown is enough.
static ITEM: LazyLock<Regex> =
    LazyLock::new(|| compiled(r"(?i)<[uo]l>\s*\n[ ]*(?:[-*+]|[0-9]{1,2}[.)]) [^\n<>]*"));

/// What other tools replace before there is a page. Facts are told elsewhere.
static FOREIGN: LazyLock<Regex> =
    LazyLock::new(|| compiled(r"\{\{[<%][^\n]*?[%>]\}\}|\{%[^\n]*?%\}|\{\{[^{}\n<%]+\}\}"));

/// Where marks are shown on purpose, or to nobody.
static VERBATIM: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"(?is)<!--.*?(?:-->|$)|<(?:pre|code|script|style|kbd|samp|textarea)\b.*?(?:</(?:pre|code|script|style|kbd|samp|textarea)|$)|<[^<>]*>",
    )
});

/// Reports the first mark of each block.
pub(super) fn find(text: &str, events: &[(Event<'_>, Range<usize>)], found: &mut Found<'_>) {
    let mut block: Option<Range<usize>> = None;
    for (event, range) in events {
        match event {
            Event::Start(Tag::HtmlBlock) => block = Some(range.start..range.start),
            Event::Html(_) => {
                if let Some(block) = &mut block {
                    block.end = range.end;
                }
            }
            Event::End(TagEnd::HtmlBlock) => {
                if let Some(block) = block.take() {
                    look(text, block, found);
                }
            }
            _ => {}
        }
    }
}

fn look(text: &str, block: Range<usize>, found: &mut Found<'_>) {
    let Some(html) = text.get(block.clone()) else { return };
    if let Some(other) = html.contains('{').then(|| seen(&FOREIGN, html).find(is_foreign)).flatten()
    {
        let message = format!("`{}` is shown to readers as it stands", other.as_str());
        let help =
            "write its result as HTML or Markdown; `frontdesk import` translates whole sites";
        let d = Diagnostic::warning("foreign-syntax", message).help(help);
        found.report(d, block.start + other.start()..block.start + other.end());
    }
    let is_list = ["- ", "* ", "+ ", "1. ", "1) "].iter().any(|mark| html.contains(mark));
    let marks = ["**", "](", "[^", "|", "##", "```", "~~~"];
    if !is_list && !marks.iter().any(|mark| html.contains(mark)) {
        return;
    }
    let item = || is_list.then(|| item(html)).flatten();
    let Some(mark) = seen(&MARKS, html).next().or_else(item) else { return };
    let is_start = |c: char| c.is_whitespace() || c == '>';
    let shown = mark.as_str().trim_start_matches("<ul>").trim_start_matches("<ol>");
    let shown = shown.trim_start_matches(is_start).lines().next().unwrap_or_default();
    let message = format!(
        "Markdown is not read right behind a tag: `{shown}` is shown to readers as it stands"
    );
    let help = "put an empty line behind the opening tag and before the closing one, or write HTML";
    let at = block.start + mark.start() + mark.as_str().find(shown).unwrap_or(0);
    let range = at..at + shown.len();
    found.report(Diagnostic::warning("markdown-in-html", message).help(help), range);
}

fn item(html: &str) -> Option<Match<'_>> {
    let hides = |part: &Match<'_>, at: usize| part.start() < at && at < part.end();
    let is_shown = |at: usize| !VERBATIM.find_iter(html).any(|part| hides(&part, at));
    ITEM.find_iter(html).find(|item| is_shown(item.start()))
}

fn is_foreign(other: &Match<'_>) -> bool {
    let name = other.as_str().trim_start_matches(['{', ' ']);
    !name.starts_with("fact.") && !name.starts_with("part.")
}

/// What `pattern` finds where readers see it.
fn seen<'h>(pattern: &'h Regex, html: &'h str) -> impl Iterator<Item = Match<'h>> {
    let verbatim: Vec<Range<usize>> = VERBATIM.find_iter(html).map(|part| part.range()).collect();
    let is_shown = move |at: usize| !verbatim.iter().any(|part| part.contains(&at));
    pattern.find_iter(html).filter(move |mark| is_shown(mark.start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_where_readers_see_them() {
        let seen = |html: &str| seen(&MARKS, html).count();
        assert_eq!(seen("<div>\n**a b** and [x](y.md)\n</div>"), 2);
        assert_eq!(seen("<div title=\"**a**\">[^1]</div>"), 1);
        assert_eq!(seen("<div>\n~~~sh\na\n```\n</div>"), 2);
        assert_eq!(seen("<div>\n## Part\n| a |\n|---|\n</div>"), 2);
        for html in ["<pre>**a**</pre>", "<!-- [x](y) -->", "<code>[^1]</code>", "<p>2 ** 3 ** 4"] {
            assert_eq!(seen(html), 0, "{html}");
        }
    }
}
