//! Which tags of an article have no partner. An element that is never closed would take the page's
//! own frame into itself, and an end without a start would close the frame.
//!
//! This looks at the whole article before it is written, because a start tag's partner may stand
//! many blocks below it, with Markdown between.

use std::collections::BTreeSet;
use std::ops::Range;

use html5gum::Token;
use pulldown_cmark::{Event, Tag, TagEnd};

use super::elements;
use super::html::{RawHtml, tokens};
use crate::diagnostics::{Diagnostic, Span};

/// What [`read`] finds. Tags are named by where they start in the file.
#[derive(Debug, Default)]
pub(in super::super) struct Balance {
    /// Start tags that nothing closes.
    pub unclosed: BTreeSet<usize>,
    /// End tags that close nothing.
    pub stray: BTreeSet<usize>,
    /// Heading events inside an element that is closed: they cannot open a section.
    pub inside: BTreeSet<usize>,
    pub found: Vec<(Diagnostic, Span)>,
}

struct Open {
    name: String,
    place: Span,
    /// The event at which it was opened.
    event: usize,
}

#[derive(Default)]
struct Reading {
    open: Vec<Open>,
    /// From event to event, elements that were closed.
    closed: Vec<(usize, usize)>,
    balance: Balance,
}

/// Matches start and end tags over all of a body's `events`, which start at `offset` of the file.
pub(in super::super) fn read(events: &[(Event<'_>, Range<usize>)], offset: usize) -> Balance {
    let mut reading = Reading::default();
    let mut block: Option<RawHtml> = None;
    let mut headings = Vec::new();
    for (index, (event, range)) in events.iter().enumerate() {
        let place = Span::new(offset + range.start, offset + range.end);
        match event {
            Event::Start(Tag::HtmlBlock) => block = Some(RawHtml::default()),
            Event::End(TagEnd::HtmlBlock) => {
                if let Some(block) = block.take() {
                    reading.html(&block, index);
                }
            }
            Event::Html(html) | Event::InlineHtml(html) => match &mut block {
                Some(block) => block.push(html, place),
                None => {
                    let mut tag = RawHtml::default();
                    tag.push(html, place);
                    reading.html(&tag, index);
                }
            },
            Event::Start(Tag::Heading { .. }) => headings.push(index),
            _ => {}
        }
    }
    reading.finish(&headings)
}

impl Reading {
    fn html(&mut self, html: &RawHtml, event: usize) {
        for token in tokens(html) {
            match token {
                Token::StartTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    let is_whole = tag.self_closing && elements::is_foreign(&name);
                    let counts = elements::is_known(&name) && elements::refused(&name).is_none();
                    if counts && !is_whole && !elements::is_void(&name) {
                        let place = html.place(tag.span.start, tag.span.end);
                        self.open.push(Open { name, place, event });
                    }
                }
                Token::EndTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    if elements::is_known(&name) && elements::refused(&name).is_none() {
                        self.end(&name, html.place(tag.span.start, tag.span.end), event);
                    }
                }
                _ => {}
            }
        }
    }

    fn end(&mut self, name: &str, place: Span, event: usize) {
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else {
            // Browsers read </br> as <br> and </p> as an empty paragraph: no harm to the frame.
            if !elements::is_void(name) && name != "p" {
                let d = Diagnostic::warning(
                    "stray-tag",
                    format!("</{name}> closes nothing in this article"),
                );
                self.balance
                    .found
                    .push((d.help(format!("take it out, or add <{name}> before it")), place));
                self.balance.stray.insert(place.start);
            }
            return;
        };
        let above: Vec<Open> = self.open.drain(at + 1..).collect();
        above.into_iter().for_each(|open| self.unclosed(open));
        if let Some(open) = self.open.pop() {
            self.closed.push((open.event, event));
        }
    }

    fn unclosed(&mut self, open: Open) {
        let Open { name, place, .. } = open;
        if elements::ends_itself(&name) {
            return;
        }
        // The tag is left out, so the page is whole; a site brought along has many of these.
        let message = format!(
            "<{name}> is never closed: it would take the rest of the page, and is left out"
        );
        let d = Diagnostic::warning("open-tag", message);
        let help = if name.contains('-') {
            format!("add </{name}>, or write \\<{name}> to show it")
        } else {
            format!("add </{name}> where it ends")
        };
        self.balance.found.push((d.help(help), place));
        self.balance.unclosed.insert(place.start);
    }

    fn finish(mut self, headings: &[usize]) -> Balance {
        let rest = std::mem::take(&mut self.open);
        rest.into_iter().for_each(|open| self.unclosed(open));
        self.closed.sort_unstable();
        // How far the elements reach that start before a heading.
        let (mut next, mut until) = (0, 0);
        for heading in headings {
            while let Some((_, end)) = self.closed.get(next).filter(|(start, _)| start < heading) {
                until = until.max(*end);
                next += 1;
            }
            if until > *heading {
                self.balance.inside.insert(*heading);
            }
        }
        self.balance
    }
}
