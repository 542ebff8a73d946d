//! Sentences and lists that four spaces make code of.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::found::Found;
use super::lines::marker;
use crate::diagnostics::Diagnostic;

pub(super) fn find(events: &[(Event<'_>, Range<usize>)], found: &mut Found<'_>) {
    for pair in events.windows(2) {
        if let [
            (Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)), range),
            (Event::Text(words), _),
        ] = pair
        {
            judge(words.trim(), range, found);
        }
    }
}

fn judge(words: &str, range: &Range<usize>, found: &mut Found<'_>) {
    let Some(line) = words.lines().next().filter(|line| reads_as_text(line)) else { return };
    let short: String = line.chars().take(60).collect();
    let message = format!("four spaces before a line make code of it: `{short}`");
    let help = "take the spaces out, or put ``` on a line before and behind what is code";
    let d = Diagnostic::warning("indented-text", message).help(help);
    found.report(d, range.start..range.start + line.len());
}

/// An item of a list with two words at least, or a sentence of five.
fn reads_as_text(line: &str) -> bool {
    let item = marker(line).and_then(|mark| line.get(mark..)?.strip_prefix(' '));
    let text = item.unwrap_or(line);
    let is_word = |word: &str| {
        let inner = word.trim_matches(|c: char| matches!(c, ',' | '.' | '!' | '?' | '“' | '”'));
        inner.starts_with(char::is_alphabetic)
            && inner.chars().all(|c| c.is_alphabetic() || matches!(c, '’' | '\'' | '-'))
    };
    let words = text.split_whitespace().count();
    let is_sentence =
        text.starts_with(|c: char| !c.is_lowercase()) && text.ends_with(['.', '!', '?']);
    let is_long = if item.is_some() { words >= 2 } else { words >= 5 && is_sentence };
    is_long && text.split_whitespace().all(is_word)
}
