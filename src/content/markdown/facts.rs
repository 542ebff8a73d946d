//! `{{ fact.name }}` in a text.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag};

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
        for (event, range) in events.iter_mut() {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => filler.refuse(html, range),
                Event::Start(Tag::Link { dest_url, .. }) if dest_url.contains("{{") => {
                    *dest_url = filler.address(dest_url, range);
                }
                _ => {}
            }
        }
        runs::replace(events, |text, whole| filler.text(text, whole));
        // A link's address is met before its words.
        filler.uses.sort_by_key(|used| used.span.start);
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
    /// An address that names facts: only where it stands in the link itself, because a definition
    /// is the address of several.
    fn address(&mut self, address: &str, range: &Range<usize>) -> CowStr<'static> {
        let start = self.origin.offset + range.start;
        let link = self.origin.file.text.get(start..self.origin.offset + range.end);
        let (mut filled, mut from) = (String::new(), 0);
        for Placeholder { range, name } in placeholders(address) {
            let written = &address[range.clone()];
            // The address is what a link ends in.
            let at = link.and_then(|link| link.rfind(written));
            let span = at.map_or(Span::new(start, start + 1), |at| {
                Span::new(start + at, start + at + written.len())
            });
            let form = self.origin.rules.facts.form(&name, self.lang);
            let told = match (form, at) {
                (None, _) => Some(self.origin.rules.facts.unknown(&name)),
                (Some(_), None) => {
                    let message = format!("the fact `{name}` stands in the definition of a link");
                    let d = Diagnostic::error("fact-in-html", message);
                    Some(d.help(format!("write the link with it: [text]({{{{fact.{name}}}}})")))
                }
                (Some(_), Some(_)) => None,
            };
            if let Some(d) = told {
                self.diagnostics.push(d.at(self.origin.file.place(span)));
                // A second mistake of the same address would only hide this one.
                return CowStr::Borrowed("https://fact.invalid/");
            }
            let form = form.unwrap_or_default();
            filled.push_str(&address[from..range.start]);
            filled.push_str(form);
            from = range.end;
            self.uses.push(FactUse { name, form: form.to_owned(), span });
        }
        filled.push_str(&address[from..]);
        CowStr::from(filled)
    }

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
