//! `{{ fact.name }}` in a text.

use std::ops::Range;

use pulldown_cmark::Event;

use super::runs::{self, Events, stretch};
use super::sink::Origin;
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::facts::{Placeholder, placeholders};
use crate::model::{FactUse, Lang};

/// Puts facts into the text of `events`; what was put where, and the facts that are not there.
pub(super) fn fill(
    events: &mut Events<'_>,
    origin: Origin<'_>,
    lang: &Lang,
) -> (Vec<FactUse>, Diagnostics) {
    let mut filler = Filler { origin, lang, uses: Vec::new(), diagnostics: Diagnostics::new() };
    if origin.file.text.contains("{{") {
        for (event, range) in events.iter() {
            if let Event::Html(html) | Event::InlineHtml(html) = event {
                filler.refuse(html, range);
            }
        }
        runs::replace(events, |text, whole| filler.text(text, whole));
    }
    (filler.uses, filler.diagnostics)
}

struct Filler<'f> {
    origin: Origin<'f>,
    lang: &'f Lang,
    uses: Vec<FactUse>,
    diagnostics: Diagnostics,
}

impl Filler<'_> {
    /// One stretch of text.
    fn text(&mut self, text: &str, whole: &Range<usize>) -> Vec<(Range<usize>, String)> {
        let mut filled = Vec::new();
        for Placeholder { range, name } in placeholders(text) {
            let place = stretch(text, &range, whole);
            let span = Span::new(self.origin.offset + place.start, self.origin.offset + place.end);
            match self.origin.rules.facts.form(&name, self.lang) {
                Some(form) => {
                    filled.push((range, form.to_owned()));
                    self.uses.push(FactUse { name, form: form.to_owned(), span });
                }
                None => {
                    let d = self.origin.rules.facts.unknown(&name);
                    self.diagnostics.push(d.at(self.origin.file.place(span)));
                    filled.push((range, name));
                }
            }
        }
        filled
    }

    /// Raw HTML is passed through as it is: a fact in it would be shown in braces.
    fn refuse(&mut self, html: &str, range: &Range<usize>) {
        if self.origin.rules.facts.is_empty() || html.contains("<!--") {
            return;
        }
        for found in placeholders(html) {
            let start = self.origin.offset + range.start + found.range.start;
            let span = Span::new(start, start + found.range.len());
            let message =
                format!("the fact `{}` stands in raw HTML and is not filled in", found.name);
            let d = Diagnostic::error("fact-in-html", message).at(self.origin.file.place(span));
            self.diagnostics.push(d.help("write this part in Markdown, or the words themselves"));
        }
    }
}
