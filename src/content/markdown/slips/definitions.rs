//! `[name]: address.md` a second time: the first one counts, and nobody sees it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use pulldown_cmark::{Event, Tag};
use regex::Regex;

use super::found::Found;
use crate::diagnostics::Diagnostic;

static DEFINITION: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"(?m)^(?:[ ]{0,3}>)*[ ]{0,3}(?P<at>\[(?P<name>[^\[\]^\n][^\[\]\n]*)\]:[ \t]*\S[^\n]*)",
    )
});

#[expect(clippy::expect_used, reason = "a literal, and the fixtures compile it")]
fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern of this file")
}

/// A definition is what looks like one and is part of no block: the parser keeps it to itself.
pub(super) fn find(text: &str, events: &[(Event<'_>, Range<usize>)], found: &mut Found<'_>) {
    if text.matches("]:").nth(1).is_none() {
        return;
    }
    let blocks: Vec<&Range<usize>> =
        events.iter().filter(|(event, _)| is_leaf(event)).map(|(_, range)| range).collect();
    let mut known = BTreeSet::new();
    for captures in DEFINITION.captures_iter(text) {
        let (Some(at), Some(name)) = (captures.name("at"), captures.name("name")) else { continue };
        if blocks.iter().any(|block| block.contains(&at.start())) {
            continue;
        }
        let name = name.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
        if !known.insert(name.to_lowercase()) {
            let message =
                format!("there is a line `[{name}]: …` already: this one counts for nothing");
            let help = "give it another name, and write that where it belongs";
            let d = Diagnostic::warning("definition-twice", message).help(help);
            found.report(d, at.range());
        }
    }
}

fn is_leaf(event: &Event<'_>) -> bool {
    let Event::Start(tag) = event else { return false };
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::Table(_)
            | Tag::MetadataBlock(_)
    )
}
