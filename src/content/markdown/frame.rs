//! One text on its way into an article: the article's own, or that of a part.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::runs::Events;
use super::sink::Origin;
use crate::diagnostics::{Place, Span};
use crate::facts::in_braces;
use crate::model::Lang;
use crate::tree::TextFile;

/// A text that is being written: the article's, or that of a part.
pub(super) struct Frame<'a> {
    pub file: &'a TextFile,
    pub text: &'a str,
    /// Where the text begins in its file.
    pub offset: usize,
    /// What is added to a place in the text to have one in the article's body.
    pub shift: usize,
    /// Of the text itself.
    pub lang: &'a Lang,
    pub part: Option<Part>,
}

pub(super) struct Part {
    /// This part and those around it, the outermost first.
    pub path: Vec<String>,
    pub given: BTreeMap<String, String>,
}

impl<'a> Frame<'a> {
    pub fn origin(&self, around: Origin<'a>) -> Origin<'a> {
        Origin { file: self.file, offset: self.offset, ..around }
    }

    /// A value that is handed on, with what this part itself was given.
    pub fn filled(&self, value: &str) -> String {
        let mut filled = value.to_owned();
        let Some(part) = &self.part else { return filled };
        for (range, name) in in_braces(value).into_iter().rev() {
            if let Some(own) = part.given.get(name) {
                filled.replace_range(range, own);
            }
        }
        filled
    }

    pub fn place(&self, range: &Range<usize>) -> Place {
        self.file.place(Span::new(self.offset + range.start, self.offset + range.end))
    }
}

/// Where the writing of one text is.
#[derive(Default)]
pub(super) struct Writing {
    /// The level of the heading that the next block stands under.
    pub above: u8,
    /// How far headings are shifted.
    pub deeper: i8,
    /// The language, where it is not the article's.
    pub foreign: Option<Lang>,
    /// Quotes, lists and notes that are open.
    pub depth: usize,
    pub in_code: bool,
    pub in_heading: bool,
    /// Whether what is written stands between marks of its language.
    pub is_open: bool,
    /// The language of a heading that has just begun.
    pub opens: Option<Lang>,
}

impl Writing {
    pub fn level(&self, level: HeadingLevel) -> HeadingLevel {
        let shifted = (level as i8).saturating_add(self.deeper).clamp(1, 6);
        usize::try_from(shifted).ok().and_then(|n| HeadingLevel::try_from(n).ok()).unwrap_or(level)
    }

    pub fn enter(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::BlockQuote(_) | Tag::Item | Tag::FootnoteDefinition(_)) => {
                self.depth += 1;
            }
            Event::End(TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition) => {
                self.depth = self.depth.saturating_sub(1);
            }
            _ => {}
        }
    }
}

/// How far the headings of a part are shifted so that its highest stand right below `above`.
pub(super) fn deeper(events: &Events<'_>, above: u8) -> i8 {
    let levels = events.iter().filter_map(|(event, _)| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as i8),
        _ => None,
    });
    let highest = levels.min().unwrap_or(1);
    i8::try_from(above).unwrap_or(1) + 1 - highest
}
