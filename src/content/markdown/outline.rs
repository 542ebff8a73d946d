//! What the headings of a body are: the title, and for every other one its level and anchor.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::anchors::{self, Anchors};
use super::escape;
use super::options::Options;
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::model::slugify;
use crate::tree::TextFile;

#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The first heading's text, if it serves as the title.
    pub title: Option<String>,
    /// Index of the title heading's start event; the writer leaves it out.
    pub title_event: Option<usize>,
    /// The title heading's place, where it looks like the heading of a part: text stands above it,
    /// or others of its level follow.
    pub title_of_part: Option<Span>,
    /// By index of the heading's start event.
    pub headings: BTreeMap<usize, Planned>,
}

#[derive(Debug, Clone)]
pub(super) struct Planned {
    pub level: u8,
    pub anchor: String,
    pub pinned: bool,
    pub end: bool,
    pub text: String,
    /// Not inside a quote or list: it opens a section.
    pub top: bool,
    pub span: Span,
}

struct Found<'e> {
    event: usize,
    level: u8,
    pin: Option<&'e str>,
    end: bool,
    text: String,
    top: bool,
    span: Span,
}

/// Levels are shifted so that the first kind of heading is level 2 under the page's title, and no
/// level is skipped on the way down: screen readers navigate by them.
pub(super) fn read(
    file: &TextFile,
    offset: usize,
    events: &[(Event<'_>, Range<usize>)],
    options: Options<'_>,
    inside: &BTreeSet<usize>,
) -> (Outline, Diagnostics) {
    let mut found = find(events, offset);
    let mut outline = Outline::default();
    let mut diagnostics = Diagnostics::new();
    let is_first_block = found.first().is_some_and(|heading| heading.event == 0);
    if let Some(first) = found.first() {
        // What stands in a part is no title of the article.
        let is_own = first.span.start < file.text.len();
        let is_title = is_own && is_first_block && first.level == 1;
        let serves = match options.title {
            Some(title) => is_title && slugify(title) == slugify(&first.text),
            None if options.is_category => is_title,
            None => is_own && first.top,
        };
        if serves {
            let first = found.remove(0);
            if let Some(pin) = first.pin {
                let message = format!("`{{#{pin}}}` counts for nothing: this is the page's title");
                let d = Diagnostic::warning("heading-braces", message).at(file.place(first.span));
                diagnostics.push(d.help("take it out: a link to the page leads there without it"));
            }
            outline.title_of_part = opens_a_part(&first, &found, events).then_some(first.span);
            outline.title_event = Some(first.event);
            outline.title = options.title.is_none().then_some(first.text);
        } else if let Some(title) = options.title.filter(|_| is_title) {
            let message = format!("the page has two titles: “{title}” and this heading");
            let help = format!("take this heading out, or write `title: {}`", first.text);
            let d = Diagnostic::warning("two-titles", message).at(file.place(first.span));
            diagnostics.push(d.help(help));
        }
    }
    // An element of raw HTML around a heading cannot be cut in two by a section.
    for heading in &mut found {
        heading.top &= !inside.contains(&heading.event);
    }
    let mut taken = Anchors::default();
    for heading in &found {
        if let Some(pin) = heading.pin {
            check_pin(file, heading, pin, &mut taken, &mut diagnostics);
        }
    }
    let top = found.iter().map(|heading| heading.level).min().unwrap_or(2);
    let mut previous = 1;
    for heading in found {
        let level = (heading.level + 2).saturating_sub(top).clamp(2, 6).min(previous + 1);
        previous = level;
        let pin = heading.pin.filter(|pin| anchors::is_valid(pin));
        let anchor = pin.map_or_else(|| taken.generate(&heading.text), str::to_owned);
        let Found { event, text, top, span, end, .. } = heading;
        let pinned = pin.is_some();
        outline.headings.insert(event, Planned { level, anchor, pinned, end, text, top, span });
    }
    (outline, diagnostics)
}

/// Whether `first` was rather meant for one part than for the whole text.
fn opens_a_part(
    first: &Found<'_>,
    others: &[Found<'_>],
    events: &[(Event<'_>, Range<usize>)],
) -> bool {
    // Comments and other raw HTML above a title are nothing that is read.
    let is_read = |event: &Event<'_>| matches!(event, Event::Text(_) | Event::Code(_));
    let above = events.iter().take(first.event).any(|(event, _)| is_read(event));
    let beside = others.iter().any(|other| other.top && other.level <= first.level);
    first.level > 1 && (above || beside)
}

fn check_pin(
    file: &TextFile,
    heading: &Found<'_>,
    pin: &str,
    taken: &mut Anchors,
    diagnostics: &mut Diagnostics,
) {
    let place = || file.place(heading.span);
    if !anchors::is_valid(pin) {
        diagnostics.push(
            Diagnostic::error("bad-anchor", format!("`{{#{pin}}}` cannot be an anchor"))
                .at(place())
                .help("use letters, digits, - and _, and do not start with fd-"),
        );
    } else if !taken.pin(pin) {
        diagnostics.push(
            Diagnostic::error(
                "duplicate-anchor",
                format!("the anchor `{pin}` is pinned twice in this file"),
            )
            .at(place())
            .help("give each heading its own {#name}"),
        );
    }
}

fn find<'e>(events: &'e [(Event<'_>, Range<usize>)], offset: usize) -> Vec<Found<'e>> {
    let mut found: Vec<Found<'e>> = Vec::new();
    let mut depth = 0usize;
    let mut open = false;
    for (index, (event, range)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Heading { level, id, classes, .. }) => {
                open = true;
                found.push(Found {
                    event: index,
                    level: number(*level),
                    pin: id.as_deref(),
                    end: classes.iter().any(|class| **class == *"end"),
                    text: String::new(),
                    top: depth == 0,
                    span: Span::new(offset + range.start, offset + trimmed_end(range)),
                });
            }
            Event::End(TagEnd::Heading(_)) => open = false,
            Event::Start(tag) if is_container(tag) => depth += 1,
            Event::End(
                TagEnd::BlockQuote(_)
                | TagEnd::Item
                | TagEnd::DefinitionListDefinition
                | TagEnd::FootnoteDefinition,
            ) => depth = depth.saturating_sub(1),
            event if open => {
                if let Some(heading) = found.last_mut() {
                    escape::text_of(&mut heading.text, event);
                }
            }
            _ => {}
        }
    }
    for heading in &mut found {
        heading.text = heading.text.trim().to_owned();
    }
    found
}

fn is_container(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::BlockQuote(_) | Tag::Item | Tag::DefinitionListDefinition | Tag::FootnoteDefinition(_)
    )
}

fn trimmed_end(range: &Range<usize>) -> usize {
    range.end.saturating_sub(1).max(range.start + 1)
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
