//! Kramdown as CommonMark.
//!
//! 1. [`close_gaps`]: kramdown reads HTML up to the closing tag, CommonMark up to an empty line, so
//!    empty lines inside elements go;
//! 2. [`to_commonmark`]: attribute lists go (a pinned `{#id}` stays on its heading),
//!    `{::nomarkdown}` and its kind go, headings and tables get the spelling that both understand.

use std::collections::BTreeSet;
use std::ops::Range;

use super::lines::{fenced, line_ranges};
use super::mapped::{Edit, Mapped};
use super::markup::code_ranges;

/// Elements that start a block of HTML.
const BLOCKS: [&str; 22] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "header",
    "main",
    "nav",
    "ol",
    "p",
    "section",
    "table",
    "ul",
    "iframe",
    "video",
];

/// Stands in HTML whose text is Markdown; goes with the other marks of its kind.
pub const MARKDOWN: &str = "{::markdown/}";

/// Takes the empty lines out of HTML elements that start a line.
pub fn close_gaps(body: &Mapped) -> Mapped {
    let text = body.text();
    if !text.contains('<') {
        return body.clone();
    }
    let lines = line_ranges(text);
    let mut edits = Vec::new();
    let mut unclosed: BTreeSet<String> = BTreeSet::new();
    let mut fence = None;
    let mut i = 0;
    while let Some(range) = lines.get(i) {
        let line = &text[range.clone()];
        i += 1;
        if fenced(line, &mut fence) {
            continue;
        }
        let Some(tag) = block_tag(line) else { continue };
        if unclosed.contains(&tag) {
            continue;
        }
        match element_end(text, &lines, i - 1, &tag) {
            Some(end) => {
                let inside = lines.get(i..end).unwrap_or(&[]);
                let is_markdown = inside.iter().any(|r| text[(*r).clone()].contains(MARKDOWN));
                if !line.contains("markdown=") && !is_markdown {
                    edits.extend(
                        inside
                            .iter()
                            .filter(|r| text[(*r).clone()].trim().is_empty())
                            .cloned()
                            .map(Edit::delete),
                    );
                    i = end;
                }
            }
            None => drop(unclosed.insert(tag)),
        }
    }
    body.edited(edits)
}

/// The line behind the one that closes `tag`.
fn element_end(text: &str, lines: &[Range<usize>], first: usize, tag: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (i, range) in lines.iter().enumerate().skip(first) {
        let line = text[range.clone()].to_ascii_lowercase();
        if line.contains("<pre") {
            return None;
        }
        depth += count_tag(&line, &format!("<{tag}"));
        depth = depth.saturating_sub(count_tag(&line, &format!("</{tag}")));
        if depth == 0 {
            return Some(i + 1);
        }
    }
    None
}

fn count_tag(line: &str, opening: &str) -> usize {
    let ends =
        |rest: &str| rest.chars().next().is_none_or(|c| !c.is_ascii_alphanumeric() && c != '-');
    line.match_indices(opening)
        .filter(|(i, _)| line.get(i + opening.len()..).is_none_or(ends))
        .count()
}

fn block_tag(line: &str) -> Option<String> {
    let inner = line.trim_start();
    if line.len() - inner.len() > 3 {
        return None;
    }
    let name: String =
        inner.strip_prefix('<')?.chars().take_while(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    BLOCKS.contains(&name.as_str()).then_some(name)
}

/// Everything of kramdown that CommonMark would show as text.
pub fn to_commonmark(body: &Mapped) -> Mapped {
    let text = body.text();
    let code = code_ranges(text);
    let in_code = |at: usize| {
        let i = code.partition_point(|range| range.end <= at);
        code.get(i).is_some_and(|range| range.contains(&at))
    };
    let lines = line_ranges(text);
    let mut edits = Vec::new();
    for (i, range) in lines.iter().enumerate() {
        let line = text[range.clone()].trim_end();
        let indent = line.len() - line.trim_start().len();
        if line.trim_start().is_empty() || in_code(range.start + indent) {
            continue;
        }
        if line.trim_start().starts_with('#') {
            edits.extend(heading(line, range.start));
        } else if let Some(inside) = block_attributes(line.trim()) {
            let previous =
                i.checked_sub(1).and_then(|i| lines.get(i)).filter(|r| !in_code(r.start));
            edits.extend(block_list(text, inside, range, previous));
        } else if let Some((mark, name)) = leading_name(line) {
            let at = range.start + mark.start..range.start + mark.end;
            edits.push(Edit::new(at, format!("<span id=\"{name}\"></span>")));
        } else if let Some(list) = quoted_list(line, range.start).filter(|r| !in_code(r.start)) {
            edits.push(Edit::delete(list));
        } else {
            edits.extend(span_lists(line, range.start, &in_code));
        }
        if line.contains("{:") {
            edits.extend(extensions(line, range.start, &in_code));
        }
    }
    edits.extend(tables(text, &lines, &in_code));
    body.edited(edits)
}

/// `{: .class #id}` on a line of its own: what is between the marks.
fn block_attributes(line: &str) -> Option<&str> {
    let inside = line.strip_prefix("{:")?.strip_suffix('}')?;
    (!inside.starts_with(':') && !inside.starts_with('/') && !inside.contains(['{', '}']))
        .then_some(inside)
}

/// The list alone in a line of a quote.
fn quoted_list(line: &str, at: usize) -> Option<Range<usize>> {
    let list = line.trim_start().strip_prefix('>')?.trim_start_matches([' ', '>']);
    block_attributes(list)?;
    Some(at + line.len() - list.len()..at + line.len())
}

/// Takes a block's attribute list out; its id moves to the heading before it, and `{:toc}` takes
/// its placeholder along.
fn block_list(
    text: &str,
    inside: &str,
    line: &Range<usize>,
    previous: Option<&Range<usize>>,
) -> Vec<Edit> {
    let mut edits = vec![Edit::delete(line.clone())];
    let Some(previous) = previous else { return edits };
    let before = text[previous.clone()].trim_end();
    if inside.trim() == "toc" {
        edits.push(Edit::delete(previous.clone()));
    } else if let Some(id) = attribute_id(inside)
        && before.trim_start().starts_with('#')
        && !before.ends_with('}')
    {
        let end = previous.start + before.trim_end_matches(['#', ' ']).len();
        edits.push(Edit::new(end..previous.start + before.len(), format!(" {{#{id}}}")));
    }
    edits
}

/// `##Title ## {: #id .class}` is `## Title {#id}`.
fn heading(line: &str, at: usize) -> Vec<Edit> {
    let indent = line.len() - line.trim_start().len();
    let level = line.trim_start().bytes().take_while(|b| *b == b'#').count();
    if indent > 3 || level > 6 {
        return Vec::new();
    }
    let start = indent + level;
    let mut edits = Vec::new();
    let rest = line.get(start..).unwrap_or("");
    if level > 1 && rest.chars().next().is_some_and(|c| c.is_alphanumeric()) {
        edits.push(Edit::new(at + start..at + start, " "));
    }
    let Some(open) = rest.rfind('{').filter(|_| rest.ends_with('}')) else { return edits };
    let inside = rest.get(open + 1..rest.len() - 1).unwrap_or("");
    if !inside.starts_with(['#', ':', '.']) {
        return edits;
    }
    let title = rest.get(..open).unwrap_or("").trim_end();
    let bare = title.trim_end_matches('#').trim_end();
    let title = if bare.is_empty() { title } else { bare };
    let pin = attribute_id(inside).map_or(String::new(), |id| format!(" {{#{id}}}"));
    let wanted = format!("{title}{pin}");
    if wanted != rest {
        edits.push(Edit::new(at + start + title.len()..at + line.len(), pin));
    }
    edits
}

fn attribute_id(inside: &str) -> Option<&str> {
    let words = inside.trim_start_matches(':').split_whitespace();
    let id = words.filter_map(|word| word.strip_prefix('#')).find(|id| !id.is_empty())?;
    id.chars().all(|c| !c.is_whitespace() && !"{}\"'".contains(c)).then_some(id)
}

/// `[x](y){:target="_blank"}`
fn span_lists(line: &str, at: usize, in_code: &dyn Fn(usize) -> bool) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (i, _) in line.match_indices("{:") {
        let rest = line.get(i..).unwrap_or("");
        let Some(end) = rest.find('}') else { continue };
        let inside = rest.get(2..end).unwrap_or("");
        let attached = line
            .get(..i)
            .and_then(|before| before.chars().next_back())
            .is_some_and(|c| !c.is_whitespace());
        let is_list = inside.starts_with([' ', '.', '#']) || inside.contains('=');
        if attached && is_list && !inside.contains('{') && !in_code(at + i) {
            edits.push(Edit::delete(at + i..at + i + end + 1));
        }
    }
    edits
}

/// `{: #name} Words`, also behind the mark of a list: where it stands in the line, and the name.
fn leading_name(line: &str) -> Option<(Range<usize>, &str)> {
    let start = line.len() - line.trim_start_matches([' ', '-', '*', '+', ':']).len();
    let rest = line.get(start..)?.strip_prefix("{:")?;
    let (inside, behind) = rest.split_once('}')?;
    let name = inside.trim().strip_prefix('#')?;
    let is_name = name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    let end = start + 2 + inside.len() + 1;
    (is_name && !name.is_empty() && !behind.trim().is_empty()).then_some((start..end, name))
}

/// `{::nomarkdown}`, `{::options …/}`, `{:/}`: the marks go, what is between them stays.
fn extensions(line: &str, at: usize, in_code: &dyn Fn(usize) -> bool) -> Vec<Edit> {
    let marks = ["{::", "{:/"];
    let found = marks.iter().flat_map(|mark| line.match_indices(mark));
    let mut edits = Vec::new();
    for (i, _) in found {
        if let Some(end) =
            line.get(i..).and_then(|rest| rest.find('}')).filter(|_| !in_code(at + i))
        {
            edits.push(Edit::delete(at + i..at + i + end + 1));
        }
    }
    edits
}

/// Kramdown's tables need no line under their head; GFM's do.
fn tables(text: &str, lines: &[Range<usize>], in_code: &dyn Fn(usize) -> bool) -> Vec<Edit> {
    let row = |range: &Range<usize>| {
        let line = text[range.clone()].trim();
        line.len() > 1 && line.starts_with('|') && !in_code(range.start)
    };
    let mut edits = Vec::new();
    let mut i = 0;
    while i < lines.len() {
        let rows = lines.get(i..).unwrap_or(&[]).iter().take_while(|range| row(range)).count();
        if rows >= 2
            && let (Some(first), Some(second)) = (lines.get(i), lines.get(i + 1))
            && !is_rule(&text[first.clone()])
            && !is_rule(&text[second.clone()])
        {
            let line = text[first.clone()].trim_end();
            let indent = &line[..line.len() - line.trim_start().len()];
            let rule = format!("{indent}|{}\n", "---|".repeat(cells(line.trim())));
            edits.push(Edit::new(second.start..second.start, rule));
        }
        i += rows.max(1);
    }
    edits
}

fn is_rule(line: &str) -> bool {
    line.contains('-') && line.trim().chars().all(|c| "|:-+= ".contains(c))
}

fn cells(row: &str) -> usize {
    let inner = row.trim_start_matches('|').replace("\\|", "");
    inner.strip_suffix('|').unwrap_or(&inner).matches('|').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn convert(text: &str) -> String {
        to_commonmark(&Mapped::of(text, 0..text.len())).into_text()
    }

    #[test]
    fn attribute_lists_go_and_ids_stay_on_headings() {
        assert_eq!(convert("{: .number-list}\n1. a\n"), "1. a\n");
        assert_eq!(convert("[a](b){:class=\"x\"} and `{:.no}`\n"), "[a](b) and `{:.no}`\n");
        assert_eq!(convert("### Who?  ### {#who}\n"), "### Who? {#who}\n");
        assert_eq!(convert("##Who {: #who .x}\n"), "## Who {#who}\n");
        assert_eq!(convert("## How{#how}\n"), "## How {#how}\n");
        assert_eq!(convert("## Who ##\n{: #who}\n"), "## Who {#who}\n");
        assert_eq!(convert("## Set {a}\n#hashtag\n"), "## Set {a}\n#hashtag\n");
        assert_eq!(convert("* TOC\n{:toc}\n"), "");
        assert_eq!(convert("{::nomarkdown}<b>x</b>{:/nomarkdown}\n"), "<b>x</b>\n");
        assert_eq!(convert("    {: .code}\n"), "    {: .code}\n");
    }

    #[test]
    fn a_table_gets_its_rule() {
        assert_eq!(convert("| a | b\\|c |\n|1|2|\n"), "| a | b\\|c |\n|---|---|\n|1|2|\n");
        assert_eq!(convert("|a|\n|-|\n|1|\n"), "|a|\n|-|\n|1|\n");
    }

    #[test]
    fn html_keeps_together() {
        let text = "<div>\n\n    <ul>\n\n    </ul>\n</div>\n\ntext\n";
        let closed = close_gaps(&Mapped::of(text, 0..text.len()));
        assert_eq!(closed.text(), "<div>\n    <ul>\n    </ul>\n</div>\n\ntext\n");
        let open = "<div>\n\nnever closed\n";
        assert_eq!(close_gaps(&Mapped::of(open, 0..open.len())).text(), open);
    }
}
