//! `[name]: address.md` a second time: the first one counts, and nobody sees it. And lines that were
//! meant so and are text.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use pulldown_cmark::{Event, Tag, TagEnd};
use regex::Regex;

use super::found::Found;
use super::phrase::is_address;
use crate::content::pattern::compiled;
use crate::diagnostics::Diagnostic;
use crate::model::one_line;

static DEFINITION: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"(?m)^(?:[ ]{0,3}>)*[ ]{0,3}(?P<at>\[(?P<name>[^\[\]^\n][^\[\]\n]*)\]:[ \t]*\S[^\n]*)",
    )
});

/// Two colons, a space before the colon, or what is no address alone behind it.
static MEANT: LazyLock<Regex> = LazyLock::new(|| {
    compiled(concat!(
        r"(?m)^(?:[ ]{0,3}>)*[ ]{0,3}(?P<at>\[(?P<name>[^\[\]^\n][^\[\]\n]*)\]",
        r"(?P<mark>[ \t]*:{1,2})[ \t]*(?P<url><[^<>\n]*>|\S+)(?P<rest>[^\n]*))",
    ))
});

pub(super) fn find(text: &str, events: &[(Event<'_>, Range<usize>)], found: &mut Found<'_>) {
    if text.contains("]:") || text.contains("] :") {
        find_twice(text, events, found);
        find_broken(text, events, found);
    }
}

/// Lines of a paragraph that name an address as a definition does.
fn find_broken(text: &str, events: &[(Event<'_>, Range<usize>)], found: &mut Found<'_>) {
    let paragraphs = ranges(events, |event| matches!(event, Event::Start(Tag::Paragraph)));
    let inert = ranges(events, |event| matches!(event, Event::Code(_) | Event::InlineHtml(_)));
    for captures in MEANT.captures_iter(text) {
        let part = |name| captures.name(name).map_or("", |part| part.as_str());
        let Some(at) = captures.name("at").map(|at| at.range()) else { continue };
        let url = part("url").trim_start_matches('<').trim_end_matches('>');
        let is_text = holds(&paragraphs, at.start) && !holds(&inert, at.start);
        if !is_text || !is_address(url) {
            continue;
        }
        let (name, rest) = (one_line(part("name")), part("rest").trim());
        let message = format!("`[{name}]: …` is shown to readers as it stands");
        let d = Diagnostic::warning("broken-definition", message);
        let instead = match rest {
            "" => format!("[{name}]: {}", part("url")),
            title => format!("[{name}]: {} {title}", part("url")),
        };
        let d = if !is_title(rest) {
            d.help(format!("write [{name}]: <{url}>; a title behind it stands in quotation marks"))
        } else if part("mark") == ":" {
            d.help(format!("put an empty line before {instead}"))
        } else {
            d.help(format!("write {instead}")).fix(found.span(&at), instead)
        };
        found.report(d, at);
    }
}

/// Of parts that hold no others of their kind, so that they stand in order.
fn ranges(
    events: &[(Event<'_>, Range<usize>)],
    is_one: fn(&Event<'_>) -> bool,
) -> Vec<Range<usize>> {
    events.iter().filter(|(event, _)| is_one(event)).map(|(_, range)| range.clone()).collect()
}

fn holds(ranges: &[Range<usize>], at: usize) -> bool {
    let begun = ranges.partition_point(|range| range.start <= at);
    begun.checked_sub(1).and_then(|last| ranges.get(last)).is_some_and(|range| at < range.end)
}

/// What may stand behind an address: nothing, or a text in quotation marks or parentheses.
fn is_title(rest: &str) -> bool {
    let pairs = [('"', '"'), ('\'', '\''), ('(', ')')];
    rest.is_empty()
        || rest.len() > 1
            && pairs.iter().any(|(open, end)| rest.starts_with(*open) && rest.ends_with(*end))
}

/// A definition is what looks like one and is part of no text: the parser keeps it to itself.
fn find_twice(text: &str, events: &[(Event<'_>, Range<usize>)], found: &mut Found<'_>) {
    if text.matches("]:").nth(1).is_none() {
        return;
    }
    // In the order of their places, like the definitions: one walk over both.
    let mut parts = events.iter().filter(|(event, _)| !holds_blocks(event)).peekable();
    let mut end = 0;
    let mut known = BTreeSet::new();
    for captures in DEFINITION.captures_iter(text) {
        let (Some(at), Some(name)) = (captures.name("at"), captures.name("name")) else { continue };
        while let Some((_, part)) = parts.next_if(|(_, part)| part.start <= at.start()) {
            end = end.max(part.end);
        }
        if at.start() < end {
            continue;
        }
        let name = one_line(name.as_str());
        if !known.insert(name.to_lowercase()) {
            let message =
                format!("there is a line `[{name}]: …` already: this one counts for nothing");
            let help = "give it another name, and write that where it belongs";
            let d = Diagnostic::warning("definition-twice", message).help(help);
            found.report(d, at.range());
        }
    }
}

/// Whether it only says where other blocks begin or end: a definition may stand among them.
fn holds_blocks(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Start(
            Tag::BlockQuote(_)
                | Tag::List(_)
                | Tag::Item
                | Tag::DefinitionList
                | Tag::DefinitionListDefinition
                | Tag::FootnoteDefinition(_)
        ) | Event::End(
            TagEnd::BlockQuote(_)
                | TagEnd::List(_)
                | TagEnd::Item
                | TagEnd::DefinitionList
                | TagEnd::DefinitionListDefinition
                | TagEnd::FootnoteDefinition
        )
    )
}
