//! Numbered lists that count otherwise than they are written: numbers left out, lists that begin
//! anew, items below a number that are none of it.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::found::Found;
use super::lines::marker;
use crate::diagnostics::Diagnostic;

type Events<'a> = [(Event<'a>, Range<usize>)];

/// A list whose end was not met yet.
struct Open {
    /// The number it begins with; none for one without numbers.
    first: Option<u64>,
    items: Vec<Range<usize>>,
    range: Range<usize>,
}

/// Of the blocks in one container, what came last that counts here.
#[derive(Default)]
struct Level {
    /// The last numbered list, until a heading parts it from what follows.
    counted: Option<(Counted, Range<usize>)>,
    /// Where the block right before ended, if it was a numbered list.
    ended: Option<Range<usize>>,
}

#[derive(Clone, Copy)]
struct Counted {
    first: u64,
    items: usize,
}

pub(super) fn find(text: &str, events: &Events<'_>, found: &mut Found<'_>) {
    let mut open: Vec<Open> = Vec::new();
    let mut levels = vec![Level::default()];
    for (event, range) in events {
        match event {
            Event::Start(Tag::List(first)) => {
                let level = levels.last().and_then(|level| level.ended.clone());
                if let Some(numbered) = level.filter(|_| first.is_none()) {
                    below(text, &numbered, range, found);
                }
                open.push(Open { first: *first, items: Vec::new(), range: range.clone() });
            }
            Event::Start(Tag::Item) => {
                if let Some(list) = open.last_mut() {
                    list.items.push(range.clone());
                }
                levels.push(Level::default());
            }
            Event::End(TagEnd::Item) => drop(levels.pop()),
            Event::End(TagEnd::List(_)) => {
                let (Some(list), Some(level)) = (open.pop(), levels.last_mut()) else { continue };
                let Some(first) = list.first else {
                    level.ended = None;
                    continue;
                };
                numbers(text, first, &list, found);
                let counted = Counted { first, items: list.items.len() };
                if let Some((before, _)) = &level.counted {
                    again(text, *before, counted, &list.range, found);
                }
                level.counted = Some((counted, list.range.clone()));
                level.ended = Some(list.range);
            }
            Event::Start(Tag::Heading { .. }) | Event::Rule => {
                if let Some(level) = levels.last_mut() {
                    *level = Level::default();
                }
            }
            Event::Start(
                Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) | Tag::DefinitionListDefinition,
            ) => levels.push(Level::default()),
            Event::End(
                TagEnd::BlockQuote(_)
                | TagEnd::FootnoteDefinition
                | TagEnd::DefinitionListDefinition,
            ) => drop(levels.pop()),
            Event::Start(Tag::Paragraph | Tag::CodeBlock(_) | Tag::Table(_) | Tag::HtmlBlock)
                if open.len() + 1 >= levels.len() =>
            {
                if let Some(level) = levels.last_mut() {
                    level.ended = None;
                }
            }
            _ => {}
        }
    }
}

/// `1. 3. 7.` is shown as 1, 2, 3. One number for all, and a number given twice, lose nothing.
fn numbers(text: &str, first: u64, list: &Open, found: &mut Found<'_>) {
    let numbers = list.items.iter().map(|item| number(text, item));
    let Some(numbers) = numbers.collect::<Option<Vec<u64>>>() else { return };
    let shown = (first..).zip(&numbers);
    let skipped = shown.zip(&list.items).find(|((shown, written), _)| shown < *written);
    if let Some(((shown, written), item)) = skipped {
        let message = format!("readers see {shown} here, not {written}: a list counts by itself");
        let help = "write what is missing before it, or begin a new list below a line of text";
        let length =
            text.get(item.clone()).and_then(|item| item.lines().next()).map_or(0, str::len);
        let d = Diagnostic::warning("list-number", message).help(help);
        found.report(d, item.start..item.start + length);
    }
}

fn number(text: &str, item: &Range<usize>) -> Option<u64> {
    let line = text.get(item.clone())?.lines().next()?.trim_start();
    let mark = marker(line).filter(|length| *length > 1)?;
    line.get(..mark - 1)?.parse().ok()
}

/// `1.`, a picture that is not indented, and `1.` again: each is a list of its own, and all readers
/// see is a 1.
fn again(text: &str, before: Counted, now: Counted, range: &Range<usize>, found: &mut Found<'_>) {
    let is_step = |list: Counted| list.first == 1 && list.items == 1;
    if !is_step(before) || !is_step(now) {
        return;
    }
    let length = text.get(range.clone()).and_then(|list| list.lines().next()).map_or(0, str::len);
    let message = "this list begins at 1 again: what stands between them is no part of the list";
    let help = "indent what stands between them by three spaces";
    let d = Diagnostic::warning("list-number", message).help(help);
    found.report(d, range.start..range.start + length);
}

/// Items right below a number that are indented too little to be part of it.
fn below(text: &str, numbered: &Range<usize>, range: &Range<usize>, found: &mut Found<'_>) {
    let line_of = |at: usize| {
        let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
        let line = text.get(start..)?.lines().next()?;
        Some((start + line.len() - line.trim_start_matches(' ').len(), start))
    };
    let (Some((one, start)), Some((two, line))) = (line_of(numbered.start), line_of(range.start))
    else {
        return;
    };
    let marked = text.get(two..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let range = two..two + marked.len();
    if two - line > one - start {
        let message = "these items are no part of the number above: they are indented too little";
        let help = format!("indent them by three spaces or more: `   {marked}`");
        let d = Diagnostic::warning("list-number", message).help(help);
        found.report(d, range);
    }
}
