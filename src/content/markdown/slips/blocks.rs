//! Slips that take a whole block: fences, headings, alerts, footnotes, marks of a merge. On the way:
//! links and [`pictures`] without words.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::super::info::Info;
use super::found::Found;
use super::pictures;
use crate::diagnostics::Diagnostic;

/// The boxes there are.
pub(super) const KINDS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

type Events<'a> = [(Event<'a>, Range<usize>)];

pub(super) fn find(text: &str, events: &Events<'_>, found: &mut Found<'_>) {
    for (index, (event, range)) in events.iter().enumerate() {
        let Event::Start(tag) = event else { continue };
        let is_empty = || is_empty(inside(events, index));
        match tag {
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                fence(text, range, found);
                options(text, info, range, found);
            }
            Tag::Heading { .. } if is_empty() => {
                let d = Diagnostic::warning("empty-heading", "this heading has no words");
                found.report(d.help("write its words, or take the # out"), range.clone());
            }
            Tag::Heading { .. } => {
                braces(text, range, inside(events, index), found);
                drawn_table(text, range, found);
            }
            Tag::Link { dest_url, .. } if is_empty() => {
                let d =
                    Diagnostic::warning("empty-link", "this link has no words: nobody can see it");
                found
                    .report(d.help(format!("write [what it leads to]({dest_url})")), range.clone());
            }
            Tag::Image { dest_url, .. } if is_empty() => pictures::no_words(dest_url, range, found),
            Tag::BlockQuote(None) => alert(text, range, inside(events, index), found),
            Tag::BlockQuote(Some(_)) if is_empty() => empty_box(text, range, found),
            Tag::FootnoteDefinition(name) if is_empty() => {
                let message = format!("the footnote `{name}` has no text");
                let help = "write it behind the colon, in the same line";
                let d = Diagnostic::warning("no-footnote", message).help(help);
                found.report(d, range.start..range.start + name.len() + 4);
            }
            _ => {}
        }
    }
    footnotes(events, found);
    merge_marks(text, events, found);
}

/// The events between a start and its end.
fn inside<'e, 'a>(events: &'e Events<'a>, start: usize) -> &'e Events<'a> {
    let mut depth = 0usize;
    let end = events[start..].iter().position(|(event, _)| {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    end.map_or(&[], |end| &events[start + 1..start + end])
}

/// Whether a reader gets nothing from the events. Raw HTML may show something.
fn is_empty(events: &Events<'_>) -> bool {
    events.iter().all(|(event, _)| match event {
        Event::Text(text) | Event::Code(text) => text.trim().is_empty(),
        Event::SoftBreak | Event::HardBreak => true,
        Event::Start(tag) => !matches!(tag, Tag::Image { .. }),
        Event::End(_) => true,
        _ => false,
    })
}

/// What stands in braces behind a heading is taken for its name and marks, and shown to nobody:
/// nothing of it is among the events `inside`.
fn braces(text: &str, range: &Range<usize>, inside: &Events<'_>, found: &mut Found<'_>) {
    let Some((at, line)) = words_of(text, range) else { return };
    let Some(start) = line.rfind('{') else { return };
    if line[start..].starts_with("{#") && !line[start..].contains('}') {
        let pin: String = line[start + 2..].chars().take_while(|c| !c.is_whitespace()).collect();
        let pin = pin.trim_end_matches([')', ']', '#']);
        let message = format!("`{}` is never closed: it is shown to readers", &line[start..]);
        let d = Diagnostic::warning("heading-braces", message);
        found.report(d.help(format!("write {{#{pin}}}")), at + start..at + line.len());
        return;
    }
    let braces = line[start..].trim_end_matches(['#', ' ', '\t', '\r']);
    let is_shown = inside.iter().any(|(_, range)| range.end > at + start);
    let Some(inner) = braces.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
        return;
    };
    let is_understood = |word: &str| word.starts_with('#') || word == ".end";
    let is_mark = !inner.trim().is_empty() && inner.split_whitespace().all(is_understood);
    if is_shown || is_mark {
        return;
    }
    let message = format!("`{braces}` behind a heading is shown to nobody");
    let inner = inner.trim_matches(['#', ' ']);
    let help = if line[..start].ends_with('\\') {
        format!("write &#123;{inner}}} to show it: a backslash does not")
    } else if inner.contains([' ', '=', '.']) {
        "write {#name} to pin its address, and nothing else in the braces".to_owned()
    } else if inner.is_empty() {
        "write &#123;} to show it, or take it out".to_owned()
    } else {
        format!("write &#123;{inner}}} to show it, or {{#{inner}}} to pin its address")
    };
    let at = at + start..at + start + braces.len();
    found.report(Diagnostic::warning("heading-braces", message).help(help), at);
}

/// `| a | b |` over a line of `=`: a heading, where a table was drawn.
fn drawn_table(text: &str, range: &Range<usize>, found: &mut Found<'_>) {
    let Some((at, line)) = words_of(text, range) else { return };
    let is_row = line.len() > 4 && line.starts_with('|') && line.ends_with('|');
    if is_row && line.matches('|').count() > 2 {
        let message = format!("this row of a table is a heading: `{line}`");
        let help = "write |---|---| below it, with as many cells as it has";
        found.report(Diagnostic::warning("no-table", message).help(help), at..at + line.len());
    }
}

/// `> [!WARNING]` with nothing in it: what was to stand in it stands below.
fn empty_box(text: &str, range: &Range<usize>, found: &mut Found<'_>) {
    let Some(line) = text.get(range.clone()).and_then(|quote| quote.lines().next()) else { return };
    let line = line.trim_end();
    let behind = text.get(range.start + line.len()..).unwrap_or_default();
    let rest = behind.trim_start();
    let d = Diagnostic::warning("unknown-alert", format!("this box is empty: `{line}`"));
    let d = match rest.starts_with('>') && !rest.trim_start_matches(['>', ' ']).starts_with("[!") {
        true => {
            let start = range.start + line.len();
            let gap = start..start + (behind.len() - rest.len());
            d.help("take out the empty line behind it").fix(found.span(&gap), "\n")
        }
        false => d.help("write > before each line of the box, and no empty line between"),
    };
    found.report(d, range.start..range.start + line.len());
}

/// The last line of a heading's own words, and where it starts.
fn words_of<'t>(text: &'t str, range: &Range<usize>) -> Option<(usize, &'t str)> {
    let mut start = range.start;
    let mut last = None;
    for line in text.get(range.clone())?.split_inclusive('\n') {
        // The line under a heading has no word.
        if line.contains(|c: char| !matches!(c, '=' | '-' | '>') && !c.is_whitespace()) {
            last = Some((start, line.trim_end()));
        }
        start += line.len();
    }
    last
}

/// A fence that is never closed takes the rest of the text: its headings leave the contents.
fn fence(text: &str, range: &Range<usize>, found: &mut Found<'_>) {
    let Some(block) = text.get(range.clone()) else { return };
    let mut lines = block.lines();
    let Some(first) = lines.next() else { return };
    let Some(mark) = first.chars().next() else { return };
    let length = first.chars().take_while(|c| *c == mark).count();
    // The marks of a quote around it stand before its last line.
    let last = lines.last().unwrap_or_default().trim_start_matches([' ', '\t', '>']).trim_end();
    if last.len() >= length && last.chars().all(|c| c == mark) {
        return;
    }
    let fence: String = std::iter::repeat_n(mark, length).collect();
    let message = format!("this {fence} is never closed: all that follows is shown as code");
    let help = format!("write {fence} on a line of its own where the code ends");
    found.report(
        Diagnostic::warning("open-fence", message).help(help),
        range.start..range.start + first.trim_end().len(),
    );
}

/// What other tools do with the rest of a fence's line is done by nobody here.
fn options(text: &str, info: &str, range: &Range<usize>, found: &mut Found<'_>) {
    let Info { language, rest } = Info::read(info);
    let Some(line) = text.get(range.clone()).and_then(|block| block.lines().next()) else { return };
    if rest.is_empty() {
        return;
    }
    let (marks, _) = line.split_at(line.find(|c| !matches!(c, '`' | '~')).unwrap_or(line.len()));
    let message =
        format!("`{rest}` behind {marks} does nothing here: a block of code has its language only");
    let help =
        format!("write {marks}{}, and what it is for as text above", language.unwrap_or_default());
    let d = Diagnostic::warning("fence-options", message).help(help);
    found.report(d, range.start..range.start + line.trim_end().len());
}

/// `> [!DANGER]`: a kind of box that is none of the five, nor tabs.
fn alert(text: &str, range: &Range<usize>, inside: &Events<'_>, found: &mut Found<'_>) {
    let Some(line) = text.get(range.clone()).and_then(|quote| quote.lines().next()) else { return };
    let words = line.trim_start_matches(['>', ' ', '\t']);
    let Some(rest) = words.strip_prefix("[!") else {
        return unmarked(line, words, range, inside, found);
    };
    let Some((written, behind)) = rest.split_once(']') else { return };
    let kind = written.trim();
    if !kind.chars().all(|c| c.is_ascii_alphabetic()) {
        return;
    }
    let upper = kind.to_ascii_uppercase();
    if upper == "TABS" && behind.trim().is_empty() && written == kind {
        return;
    }
    let (message, meant) = if written != kind {
        (format!("a space in [!{written}] makes it an ordinary quote"), upper.as_str())
    } else if KINDS.contains(&upper.as_str()) || upper == "TABS" {
        let message = format!("`{}` behind [!{kind}] makes it an ordinary quote", behind.trim());
        (message, upper.as_str())
    } else {
        let meant = meant(&upper).unwrap_or("NOTE");
        (format!("there is no box [!{kind}]: it is shown as an ordinary quote"), meant)
    };
    let help = format!("write > [!{meant}] on a line of its own; there are {}", KINDS.join(", "));
    let d = Diagnostic::warning("unknown-alert", message).help(help);
    found.report(d, range.start..range.start + line.trim_end().len());
}

/// The box that is meant by a word, ours or another tool's.
fn meant(upper: &str) -> Option<&'static str> {
    let own = KINDS.into_iter().find(|kind| *kind == upper);
    own.or(match upper {
        "DANGER" | "ERROR" | "FAILURE" | "BUG" => Some("CAUTION"),
        "ATTENTION" | "WARN" => Some("WARNING"),
        "HINT" | "SUCCESS" | "CHECK" => Some("TIP"),
        "INFO" => Some("NOTE"),
        _ => None,
    })
}

/// `> [NOTE]` in a line of its own, and no link.
fn unmarked(
    line: &str,
    words: &str,
    range: &Range<usize>,
    inside: &Events<'_>,
    found: &mut Found<'_>,
) {
    let kind = words.trim_end().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let is_text = |(event, _): &(Event<'_>, Range<usize>)| matches!(event, Event::Text(_));
    let Some(kind) = kind.filter(|_| inside.get(1).is_some_and(is_text)) else { return };
    let upper = kind.to_ascii_uppercase();
    if let Some(meant) = meant(upper.trim()) {
        let message = format!("[{kind}] is no box: a ! is missing");
        let d = Diagnostic::warning("unknown-alert", message);
        let d = d.help(format!("write > [!{meant}] on a line of its own"));
        found.report(d, range.start..range.start + line.trim_end().len());
    }
}

/// A footnote that nothing refers to is shown nowhere.
fn footnotes(events: &Events<'_>, found: &mut Found<'_>) {
    let mut defined: BTreeMap<&str, Range<usize>> = BTreeMap::new();
    let mut referred: BTreeMap<&str, Range<usize>> = BTreeMap::new();
    for (event, range) in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(name)) => match defined.entry(name) {
                Entry::Vacant(first) => _ = first.insert(range.clone()),
                Entry::Occupied(_) => {
                    let message =
                        format!("there is a footnote `{name}` already: this is shown nowhere");
                    let help = "give it another name, and write that where it belongs";
                    let d = Diagnostic::warning("unused-footnote", message);
                    found.report(d.help(help), range.clone());
                }
            },
            Event::FootnoteReference(name) => {
                referred.entry(name).or_insert_with(|| range.clone());
            }
            _ => {}
        }
    }
    for (name, range) in &defined {
        if !referred.contains_key(name) {
            let message = format!("nothing refers to the footnote `{name}`: it is shown nowhere");
            let help = format!("write [^{name}] where it belongs, or take it out");
            found.report(Diagnostic::warning("unused-footnote", message).help(help), range.clone());
        }
    }
    for (name, range) in &referred {
        if !defined.contains_key(name) {
            let message = format!("there is no footnote `{name}` in this file");
            let help = format!("add a line [^{name}]: with its text");
            found.report(Diagnostic::warning("no-footnote", message).help(help), range.clone());
        }
    }
}

/// What a version control system leaves where two people changed the same lines. In code it may be
/// what the text is about.
fn merge_marks(text: &str, events: &Events<'_>, found: &mut Found<'_>) {
    let mut code = BTreeSet::new();
    let mut open = None;
    for (event, range) in events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => open = Some(range.clone()),
            Event::End(TagEnd::CodeBlock) => code.extend(open.take().map(|r| (r.start, r.end))),
            _ => {}
        }
    }
    let in_code = |at: usize| code.iter().any(|(start, end)| (*start..*end).contains(&at));
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let shown = line.trim_end();
        let is_mark =
            ["<<<<<<< ", ">>>>>>> ", "||||||| "].iter().any(|mark| line.starts_with(mark));
        if is_mark && !in_code(start) {
            let message = format!("`{shown}`: a merge of two versions was left unfinished here");
            let help =
                "keep one of the two versions, and take out the lines <<<<<<<, ======= and >>>>>>>";
            let d = Diagnostic::error("merge-conflict", message).help(help);
            found.report(d, start..start + shown.len());
        }
        start += line.len();
    }
}
