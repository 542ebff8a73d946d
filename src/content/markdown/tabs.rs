//! `> [!TABS]`: a quote whose headings are the labels of tabs, and what follows each its panel.
//!
//! The line `[!TABS]` is taken out of the events; where the quote and its labels stand is kept, so
//! that the writer can put elements around the panels. Nothing else changes: every other reader of
//! Markdown shows a quote with headings.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::escape;
use super::sink::Origin;
use crate::diagnostics::{Diagnostic, Diagnostics, Span};

type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

const MARK: &str = "[!TABS]";
const CODE: &str = "bad-tabs";

/// What is known of a text's tabs, by where it starts in the body.
#[derive(Debug, Default)]
pub(super) struct Tabs {
    quotes: BTreeSet<usize>,
    labels: BTreeSet<usize>,
}

impl Tabs {
    /// Takes in those of a text whose places begin `shift` behind the body's.
    pub fn extend(&mut self, other: Tabs, shift: usize) {
        self.quotes.extend(other.quotes.into_iter().map(|at| at + shift));
        self.labels.extend(other.labels.into_iter().map(|at| at + shift));
    }

    pub fn is_quote(&self, start: usize) -> bool {
        self.quotes.contains(&start)
    }

    pub fn is_label(&self, start: usize) -> bool {
        self.labels.contains(&start)
    }
}

/// Takes the mark of each quote that stands for tabs out of `events`.
pub(super) fn take(text: &str, events: &mut Events<'_>, origin: Origin<'_>) -> (Tabs, Diagnostics) {
    let (mut tabs, mut diagnostics) = (Tabs::default(), Diagnostics::new());
    if !text.to_ascii_uppercase().contains(MARK) {
        return (tabs, diagnostics);
    }
    let mut outer = 0;
    for at in 0..events.len() {
        let Some(mark) = mark(text, events, at) else { continue };
        events.drain(mark);
        let quote = Quote::read(text, events, at);
        tabs.quotes.insert(quote.first_line.start);
        tabs.labels.extend(quote.labels.iter().map(|label| label.range.start));
        let nested = (quote.end <= outer).then(|| {
            let help = "take the inner ones out, or write them as headings: nobody finds their way";
            (Diagnostic::warning(CODE, "these tabs stand inside tabs").help(help), None)
        });
        outer = outer.max(quote.end);
        for (d, range) in quote.mistakes().into_iter().chain(nested) {
            let range = range.unwrap_or_else(|| quote.first_line.clone());
            let span = Span::new(origin.offset + range.start, origin.offset + range.end);
            diagnostics.push(d.at(origin.file.place(span)));
        }
    }
    (tabs, diagnostics)
}

/// The events that say that the quote at `at` stands for tabs.
fn mark(text: &str, events: &Events<'_>, at: usize) -> Option<Range<usize>> {
    let [(Event::Start(Tag::BlockQuote(None)), _), (Event::Start(Tag::Paragraph), paragraph), ..] =
        events.get(at..)?
    else {
        return None;
    };
    let line = text.get(paragraph.clone())?.lines().next()?;
    if !line.trim().eq_ignore_ascii_case(MARK) {
        return None;
    }
    let first = at + 2;
    let texts = events.get(first..)?;
    let count = texts.iter().take_while(|(event, _)| matches!(event, Event::Text(_))).count();
    match texts.get(count)?.0 {
        Event::End(TagEnd::Paragraph) => Some(at + 1..first + count + 1),
        // Words right below the mark: what is left of the paragraph.
        Event::SoftBreak | Event::HardBreak => Some(first..first + count + 1),
        _ => None,
    }
}

struct Label {
    level: HeadingLevel,
    text: String,
    range: Range<usize>,
}

/// A quote of tabs, its mark taken out.
struct Quote {
    first_line: Range<usize>,
    end: usize,
    labels: Vec<Label>,
    /// What stands before the first label.
    before: Option<Range<usize>>,
}

impl Quote {
    /// The quote that starts at event `at`. Its first heading says which level its labels have.
    fn read(text: &str, events: &Events<'_>, at: usize) -> Self {
        let whole = events.get(at).map(|(_, range)| range.clone()).unwrap_or_default();
        let first_line = text.get(whole.clone()).and_then(|quote| quote.lines().next());
        let length = first_line.map_or(0, |line| line.trim_end().len());
        let first_line = whole.start..whole.start + length;
        let mut quote = Self { first_line, end: whole.end, labels: Vec::new(), before: None };
        let (mut depth, mut in_label) = (0usize, false);
        for (event, range) in events.get(at + 1..).unwrap_or_default() {
            match event {
                Event::Start(Tag::Heading { level, .. })
                    if depth == 0 && quote.labels.first().is_none_or(|l| l.level == *level) =>
                {
                    in_label = true;
                    let (text, range) = (String::new(), range.clone());
                    quote.labels.push(Label { level: *level, text, range });
                }
                Event::End(TagEnd::Heading(_)) if depth == 1 => in_label = false,
                event if in_label => {
                    if let Some(label) = quote.labels.last_mut() {
                        escape::text_of(&mut label.text, event);
                    }
                }
                Event::End(_) if depth == 0 => break,
                _ if quote.labels.is_empty() && range.start >= quote.first_line.end => {
                    quote.before.get_or_insert_with(|| range.clone());
                }
                _ => {}
            }
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        quote
    }

    /// Each with its place, if that is not the first line.
    fn mistakes(&self) -> Vec<(Diagnostic, Option<Range<usize>>)> {
        let mut found = Vec::new();
        let mut tell = |message: &str, help: &str, range: Option<&Range<usize>>| {
            found.push((Diagnostic::warning(CODE, message).help(help), range.cloned()));
        };
        match self.labels.as_slice() {
            [] => tell(
                "these tabs have no labels, and are shown as plain text",
                "write > ### Label above what belongs to each tab",
                None,
            ),
            [only] => tell(
                "these tabs are one tab only, and are shown as plain text",
                "write a second heading of its level, or take > [!TABS] out",
                Some(&only.range),
            ),
            _ => {}
        }
        if let Some(before) = self.before.as_ref().filter(|_| !self.labels.is_empty()) {
            let help = "move it above the quote, or below a heading";
            tell("this stands before the first label, so it is in no tab", help, Some(before));
        }
        let mut known = BTreeSet::new();
        for label in &self.labels {
            if !known.insert(label.text.trim().to_lowercase()) {
                let message = format!("there is a tab “{}” already", label.text.trim());
                tell(&message, "give one of them another label", Some(&label.range));
            }
        }
        found
    }
}
