//! `[name]: address.md` a second time: the first one counts, and nobody sees it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use pulldown_cmark::{Event, Tag, TagEnd};
use regex::Regex;

use super::found::Found;
use super::pattern::compiled;
use crate::diagnostics::Diagnostic;
use crate::model::one_line;

static DEFINITION: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"(?m)^(?:[ ]{0,3}>)*[ ]{0,3}(?P<at>\[(?P<name>[^\[\]^\n][^\[\]\n]*)\]:[ \t]*\S[^\n]*)",
    )
});

/// A definition is what looks like one and is part of no text: the parser keeps it to itself.
pub(super) fn find(text: &str, events: &[(Event<'_>, Range<usize>)], found: &mut Found<'_>) {
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
