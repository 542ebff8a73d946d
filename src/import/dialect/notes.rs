//! Notes beside the text: `:::tip … :::` (Docusaurus, VuePress, Starlight), `!!! tip` and
//! `=== "Tab"` with indented text (MkDocs), `> [!tip] Title` (Obsidian). They become GitHub's
//! alerts, and tabs beside each other `> [!TABS]` with a heading for each label.
//!
//! 1. every `:::` that closes is paired with what it closes;
//! 2. line by line, with a stack of what is open: opening lines become `> [!TIP]`, lines inside get
//!    their quote marks and lose their indentation, closing lines become empty.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::lines::{fenced, indent, indent_bytes, line_ranges};
use super::super::mapped::Edit;
use super::super::names::readable;
use super::alert::alert;

/// Columns that MkDocs indents what belongs to a note by.
const STEP: usize = 4;

const TABS: &str = "TABS";

/// A block that has begun.
struct Open {
    /// Columns before its mark.
    indent: usize,
    /// Columns that what belongs to it is indented by.
    step: usize,
    /// Shown as a quote; tabs and unknown containers are not.
    quoted: bool,
    /// Ends with the indentation instead of a closing line.
    by_indent: bool,
    tabs: bool,
}

impl Open {
    /// Whether `line`, which is not blank, stands behind it.
    fn ends_before(&self, line: &str) -> bool {
        self.by_indent && indent(line) < self.indent + self.step && !self.goes_on(line)
    }

    /// Whether `line` is the label of a further tab of MkDocs.
    fn goes_on(&self, line: &str) -> bool {
        self.tabs && self.by_indent && indent(line) == self.indent && is_tab(line)
    }
}

/// `=== "Label"` of MkDocs.
fn is_tab(line: &str) -> bool {
    let mark = ["=== \"", "===+ \"", "===! \""].iter().any(|mark| line.trim().starts_with(mark));
    mark && line.trim().ends_with('"')
}

/// The heading that is a tab's label: of a level that is seldom another's.
const LABEL: &str = "######";

/// What an opening line says.
struct Opening {
    kind: Option<&'static str>,
    title: Option<String>,
    by_indent: bool,
    /// Columns that what follows is indented by; none where nothing belongs to it.
    step: usize,
    /// A label inside of tabs.
    is_label: bool,
}

pub fn edits(text: &str) -> Vec<Edit> {
    if ![":::", "!!!", "???", "===", "[!"].iter().any(|mark| text.contains(mark)) {
        return Vec::new();
    }
    let lines = line_ranges(text);
    let pairs = pairs(text, &lines);
    let closing: BTreeSet<usize> = pairs.values().copied().collect();
    let mut open: Vec<Open> = Vec::new();
    let mut edits = Vec::new();
    let mut fence = None;
    for (i, range) in lines.iter().enumerate() {
        let line = text.get(range.clone()).unwrap_or("").trim_end_matches('\n');
        let was_fenced = fence.is_some();
        let is_blank = line.trim().is_empty();
        let mut ended = false;
        while !is_blank && !was_fenced && open.last().is_some_and(|o| o.ends_before(line)) {
            ended |= open.pop().is_some_and(|o| o.quoted);
        }
        // What follows a note at once would otherwise be read as its last line.
        let gap =
            ended && i.checked_sub(1).is_some_and(|above| !is_blank_line(text, &lines, above));
        if gap {
            edits.push(Edit::new(range.start..range.start, format!("{}\n", prefix(&open, true))));
        }
        let in_code = fenced(line, &mut fence);
        if !in_code && closing.contains(&i) {
            open.pop();
            edits.push(Edit::new(range.start..range.start + line.len(), prefix(&open, true)));
        } else if let Some(opening) = (!in_code).then(|| opening(text, &lines, i, &pairs)).flatten()
        {
            let goes_on = open.last().is_some_and(|open| open.goes_on(line));
            edits.push(Edit::new(
                range.start..range.start + line.len(),
                opened(&opening, &open, indent(line), goes_on),
            ));
            if opening.step == 0 && !is_blank_line(text, &lines, i + 1) {
                let blank = format!("{}\n", prefix(&open, true));
                edits.push(Edit::new(range.end..range.end, blank));
            }
            if !goes_on && opening.step > 0 {
                open.push(Open {
                    indent: indent(line),
                    step: opening.step,
                    quoted: opening.kind.is_some(),
                    by_indent: opening.by_indent,
                    tabs: opening.kind == Some(TABS),
                });
            }
        } else if let Some(title) = (!in_code).then(|| unclosed(line)).flatten() {
            let (marks, blank) = (prefix(&open, title.is_empty()), prefix(&open, true));
            let with = match title {
                "" => blank,
                title => format!("{marks}**{title}**\n{blank}"),
            };
            edits.push(Edit::new(range.start..range.start + line.len(), with));
        } else if is_blank && !was_fenced {
            edits.extend(inside(line, range.start, still_open(&open, text, &lines, i)));
        } else {
            edits.extend(inside(line, range.start, &open));
            if !in_code {
                // In Microsoft's quotes each mark begins a note, in GitHub's only the first.
                let above = i.checked_sub(1).and_then(|above| text.get(lines.get(above)?.clone()));
                if above.is_some_and(|above| above.starts_with('>')) && is_alert(line) {
                    edits.push(Edit::new(range.start..range.start, "\n"));
                }
                edits.extend(callout(line, range.start));
            }
        }
    }
    edits
}

fn is_blank_line(text: &str, lines: &[Range<usize>], i: usize) -> bool {
    lines.get(i).and_then(|range| text.get(range.clone())).is_none_or(|line| line.trim().is_empty())
}

/// What of `open` goes on behind the blank line `i`: with a quote's mark in it, the line would join
/// two notes to one.
fn still_open<'o>(open: &'o [Open], text: &str, lines: &[Range<usize>], i: usize) -> &'o [Open] {
    let next = (i + 1..lines.len()).find(|next| !is_blank_line(text, lines, *next));
    let Some(next) = next.and_then(|next| text.get(lines.get(next)?.clone())) else { return &[] };
    let end = open.iter().rposition(|open| !open.ends_before(next)).map_or(0, |last| last + 1);
    open.get(..end).unwrap_or(open)
}

/// Opening line to closing line of everything between `:::` lines.
fn pairs(text: &str, lines: &[Range<usize>]) -> BTreeMap<usize, usize> {
    let mut pairs = BTreeMap::new();
    let mut waiting: Vec<(usize, usize)> = Vec::new();
    let mut fence = None;
    for (i, range) in lines.iter().enumerate() {
        let line = text.get(range.clone()).unwrap_or("");
        if fenced(line, &mut fence) {
            continue;
        }
        let Some((colons, rest)) = colons(line) else { continue };
        if !rest.is_empty() {
            waiting.push((i, colons));
        } else if let Some(at) = waiting.iter().rposition(|(_, count)| *count == colons) {
            pairs.insert(waiting.get(at).map_or(i, |(line, _)| *line), i);
            waiting.truncate(at);
        }
    }
    pairs
}

/// `> [!NOTE]` and nothing else.
fn is_alert(line: &str) -> bool {
    let inside = line.strip_prefix('>').map(str::trim).and_then(|rest| rest.strip_prefix("[!"));
    inside.and_then(|rest| rest.strip_suffix(']')).is_some_and(|name| alert(name).is_some())
}

/// The title of a note whose end nobody wrote: where it ends nobody knows, so only its mark goes.
fn unclosed(line: &str) -> Option<&str> {
    let (_, rest) = colons(line)?;
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(rest.len());
    let (name, rest) = rest.split_at(end);
    let title = rest.trim().trim_start_matches('[').trim_end_matches(']').trim();
    (alert(name).is_some() || name == "details").then_some(title)
}

/// A line of three colons or more, and what stands behind them.
fn colons(line: &str) -> Option<(usize, &str)> {
    let line = line.trim();
    let count = line.bytes().take_while(|b| *b == b':').count();
    let rest = line.get(count..).unwrap_or("").trim();
    let named = rest.is_empty() || rest.starts_with(|c: char| c.is_alphabetic() || c == '{');
    (count >= 3 && named).then_some((count, rest))
}

fn opening(
    text: &str,
    lines: &[Range<usize>],
    i: usize,
    pairs: &BTreeMap<usize, usize>,
) -> Option<Opening> {
    let line = text.get(lines.get(i)?.clone())?;
    if pairs.contains_key(&i) {
        let (_, rest) = colons(line)?;
        let rest = rest.trim_matches(['{', '}', '.']);
        let end =
            rest.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').unwrap_or(rest.len());
        let (name, rest) = rest.split_at(end);
        let title = rest.trim().trim_start_matches('[').trim_end_matches(']').trim();
        let inside = lines.get(i + 1..*pairs.get(&i)?)?.iter();
        let labels = inside.filter(|range| {
            let found = text.get((*range).clone()).and_then(colons);
            found.is_some_and(|(_, rest)| rest.starts_with("tab "))
        });
        let is_tabs = name == "tabs" && labels.count() > 1;
        let kind = if is_tabs { Some(TABS) } else { alert(name) };
        let title = some(title).map(str::to_owned);
        let is_label = name == "tab";
        return Some(Opening { kind, title, by_indent: false, step: STEP, is_label });
    }
    let body = line.trim();
    let (mark, rest) = ["!!!", "???+", "???", "===+", "===!", "==="]
        .iter()
        .find_map(|mark| Some((*mark, body.strip_prefix(mark)?)))?;
    if !rest.starts_with(' ') {
        return None;
    }
    let step = step(text, lines, i);
    let (words, quoted) = rest
        .split_once('"')
        .map_or((rest, None), |(words, rest)| (words, rest.rsplit_once('"').map(|q| q.0)));
    let name = words.split_whitespace().next();
    // Three marks may stand in a sentence; with a title in quotes they are a note, if an empty one.
    if step == 0 && (mark.starts_with("===") || quoted.is_none_or(str::is_empty)) {
        return None;
    }
    match (mark.starts_with("==="), name) {
        (true, None) => {
            let kind = has_sibling(text, lines, i).then_some(TABS);
            let title = some(quoted?).map(str::to_owned);
            Some(Opening { kind, title, by_indent: true, step, is_label: false })
        }
        (true, Some(_)) => None,
        (false, Some(name)) => {
            let kind = alert(name).unwrap_or("NOTE");
            // A kind of the site's own names the note; quoted words are already words.
            let own = || alert(name).is_none().then(|| readable(name));
            let title = quoted.map_or_else(own, |quoted| some(quoted).map(str::to_owned));
            Some(Opening { kind: Some(kind), title, by_indent: true, step, is_label: false })
        }
        (false, None) => Some(Opening {
            kind: Some("NOTE"),
            title: quoted.and_then(some).map(str::to_owned),
            by_indent: true,
            step,
            is_label: false,
        }),
    }
}

/// Columns that what belongs to the mark at line `i` is indented by; none where nothing follows.
/// Python-Markdown insists on four; a writer who indents the very next line by less meant the same.
fn step(text: &str, lines: &[Range<usize>], i: usize) -> usize {
    let line = |i: usize| lines.get(i).and_then(|range| text.get(range.clone())).unwrap_or("");
    let own = indent(line(i));
    let next = (i + 1..lines.len()).find(|next| !is_blank_line(text, lines, *next));
    let Some(next) = next else { return 0 };
    match indent(line(next)).saturating_sub(own) {
        STEP.. => STEP,
        less @ 2.. if next == i + 1 => less,
        _ => 0,
    }
}

/// Whether another tab follows or precedes the one at line `i`, with nothing between.
fn has_sibling(text: &str, lines: &[Range<usize>], i: usize) -> bool {
    let line = |range: &Range<usize>| text.get(range.clone()).unwrap_or("");
    let own = lines.get(i).map_or(0, |range| indent(line(range)));
    let is_beside = |range: &&Range<usize>| {
        let line = line(range);
        !line.trim().is_empty() && indent(line) <= own
    };
    let is_tab = |range: &Range<usize>| indent(line(range)) == own && is_tab(line(range));
    let (before, after) = (lines.get(..i).unwrap_or(&[]), lines.get(i + 1..).unwrap_or(&[]));
    after.iter().find(is_beside).is_some_and(is_tab)
        || before.iter().rev().find(is_beside).is_some_and(is_tab)
}

fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// What an opening line becomes; `goes_on` where it is a further tab of those that are open.
fn opened(opening: &Opening, open: &[Open], own_indent: usize, goes_on: bool) -> String {
    let outer = if open.is_empty() { " ".repeat(own_indent) } else { prefix(open, false) };
    match (opening.kind, &opening.title) {
        (_, Some(label)) if goes_on || opening.is_label && open.iter().any(|open| open.tabs) => {
            format!("{}\n{outer}{LABEL} {label}\n{}", prefix(open, true), prefix(open, true))
        }
        (Some(TABS), Some(label)) if opening.by_indent => {
            format!("{outer}> [!{TABS}]\n{outer}>\n{outer}> {LABEL} {label}\n{outer}>")
        }
        (Some(TABS), _) => format!("{outer}> [!{TABS}]\n{outer}>"),
        (Some(kind), Some(title)) => {
            let behind = if opening.step > 0 { format!("\n{outer}>") } else { String::new() };
            format!("{outer}> [!{kind}]\n{outer}> **{title}**{behind}")
        }
        (Some(kind), None) => format!("{outer}> [!{kind}]"),
        (None, Some(title)) => format!("{outer}**{title}**\n{}", prefix(open, true)),
        (None, None) => prefix(open, true),
    }
}

/// What stands before every line inside of `open`.
fn prefix(open: &[Open], is_blank: bool) -> String {
    let base = open.first().map_or(0, |first| first.indent);
    let quotes = open.iter().filter(|open| open.quoted).count();
    let text = format!("{}{}", " ".repeat(base), "> ".repeat(quotes));
    if is_blank { text.trim_end().to_owned() } else { text }
}

/// The edit of a line inside of `open`: marks instead of indentation.
fn inside(line: &str, at: usize, open: &[Open]) -> Option<Edit> {
    let base = open.first()?.indent;
    if line.trim().is_empty() {
        return Some(Edit::new(at..at + line.len(), prefix(open, true)));
    }
    let steps = open.iter().filter(|open| open.by_indent).map(|open| open.step);
    let columns = base + steps.sum::<usize>();
    Some(Edit::new(at..at + indent_bytes(line, columns), prefix(open, false)))
}

/// `> [!tip]- Title` is `> [!TIP]` and a bold line.
fn callout(line: &str, at: usize) -> Option<Edit> {
    let start = line.find("[!")?;
    let quotes = line.get(..start)?;
    if !quotes.contains('>') || !quotes.chars().all(|c| matches!(c, '>' | ' ' | '\t')) {
        return None;
    }
    let (name, rest) = line.get(start + 2..)?.split_once(']')?;
    // `[![words](p.png)](x)` is a picture that is a link.
    if name.contains('[') {
        return None;
    }
    let title = rest.trim_start_matches(['+', '-']).trim();
    let kind = alert(name.split('|').next()?).unwrap_or("NOTE");
    let mark = if title.is_empty() {
        format!("[!{kind}]")
    } else {
        format!("[!{kind}]\n{quotes}**{title}**\n{}", quotes.trim_end())
    };
    (line.get(start..)? != mark).then(|| Edit::new(at + start..at + line.len(), mark))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::mapped::Mapped;

    fn convert(text: &str) -> String {
        Mapped::of(text, 0..text.len()).edited(edits(text)).into_text()
    }

    #[test]
    fn colons() {
        assert_eq!(
            convert(":::tip[Save time]\n\nDo it.\n\n:::\nNext\n"),
            "> [!TIP]\n> **Save time**\n>\n>\n> Do it.\n>\n\nNext\n"
        );
        assert_eq!(convert("::: warning\nHot\n:::\n"), "> [!WARNING]\n> Hot\n\n");
        assert_eq!(
            convert("::::note\n:::danger\nx\n:::\n::::\n"),
            "> [!NOTE]\n> > [!CAUTION]\n> > x\n>\n\n"
        );
        assert_eq!(convert("- a\n\n  :::note\n  b\n  :::\n"), "- a\n\n  > [!NOTE]\n  > b\n\n");
        assert_eq!(convert("::: info Errors:\nx\n"), "**Errors:**\n\nx\n");
        assert_eq!(convert(":::never closed\nx\n"), ":::never closed\nx\n");
        assert_eq!(convert("```\n:::tip\n:::\n```\n"), "```\n:::tip\n:::\n```\n");
    }

    #[test]
    fn indented() {
        let text = "!!! tip \"Save time\"\n\n    Do it.\n\n    ``` sh\n    ls\n    ```\n\nNext\n";
        assert_eq!(
            convert(text),
            "> [!TIP]\n> **Save time**\n>\n>\n> Do it.\n>\n> ``` sh\n> ls\n> ```\n\nNext\n"
        );
        assert_eq!(
            convert("??? note\n    a\n\n    !!! bug\n        b\n"),
            "> [!NOTE]\n> a\n>\n> > [!CAUTION]\n> > b\n"
        );
        assert_eq!(
            convert(
                "!!! danger \"Stop\"\n    Read.\n\n!!! warning\n    Copy.\n!!! tip\n    Do.\n\
                 Text.\n"
            ),
            "> [!CAUTION]\n> **Stop**\n>\n> Read.\n\n> [!WARNING]\n> Copy.\n\n> [!TIP]\n> Do.\n\n\
             Text.\n"
        );
        assert_eq!(
            convert("!!! note\n    !!! tip\n        a\n\n    !!! bug\n        b\n"),
            "> [!NOTE]\n> > [!TIP]\n> > a\n>\n> > [!CAUTION]\n> > b\n"
        );
        assert_eq!(
            convert("!!! warning \"Hot\"\n  Do not.\n  Never.\n\nNext\n"),
            "> [!WARNING]\n> **Hot**\n>\n> Do not.\n> Never.\n\nNext\n"
        );
        assert_eq!(
            convert("!!! time \"30 minutes\"\n\n!!! objectives\n    One.\n"),
            "> [!NOTE]\n> **30 minutes**\n\n> [!NOTE]\n> **Objectives**\n>\n> One.\n"
        );
        assert_eq!(convert("!!! time \"30\"\ntext\n"), "> [!NOTE]\n> **30**\n\ntext\n");
        assert_eq!(
            convert("=== \"Linux\"\n\n    x\n\n=== \"Mac\"\n\n    y\n"),
            "> [!TABS]\n>\n> ###### Linux\n>\n>\n> x\n>\n>\n> ###### Mac\n>\n>\n> y\n"
        );
        assert_eq!(convert("=== \"One\"\n\n    x\n\ny\n"), "**One**\n\n\nx\n\ny\n");
        assert_eq!(
            convert(":::tabs\n\n:::tab A b\n\nx\n\n:::\n:::tab C\ny\n:::\n:::\nz\n"),
            "> [!TABS]\n>\n>\n>\n> ###### A b\n>\n>\n> x\n>\n>\n>\n> ###### C\n>\n> y\n>\n\nz\n"
        );
        assert_eq!(
            convert("Title\n=====\n\n!!! wow\n\ntext\n"),
            "Title\n=====\n\n!!! wow\n\ntext\n"
        );
    }

    #[test]
    fn callouts() {
        assert_eq!(
            convert("> [!TIP]\n> a\n>\n> [!NOTE]\n> b\n"),
            "> [!TIP]\n> a\n>\n\n> [!NOTE]\n> b\n"
        );
        assert_eq!(convert("> [!info]- More\n> text\n"), "> [!NOTE]\n> **More**\n>\n> text\n");
        assert_eq!(convert("> [!WARNING]\n> text\n"), "> [!WARNING]\n> text\n");
        assert_eq!(convert("> [![a b](p.png)](/x)\n"), "> [![a b](p.png)](/x)\n");
    }
}
