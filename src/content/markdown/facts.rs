//! `{{ fact.name }}` in a text: replaced between parser and writer, so that what a fact says is
//! never taken for Markdown, code stays as it is, and places stay those of the file.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::sink::Origin;
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::facts::{Placeholder, placeholders};
use crate::model::{FactUse, Lang};

type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

/// Puts facts into the text of `events`; what was put where, and the facts that are not there.
pub(super) fn fill(
    events: &mut Events<'_>,
    origin: Origin<'_>,
    lang: &Lang,
) -> (Vec<FactUse>, Diagnostics) {
    let mut filler = Filler { origin, lang, uses: Vec::new(), diagnostics: Diagnostics::new() };
    if origin.file.text.contains("{{") {
        filler.run(events);
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

impl<'f> Filler<'f> {
    fn run(&mut self, events: &mut Events<'_>) {
        let (mut filled, mut in_code) = (Vec::with_capacity(events.len()), false);
        let mut rest = std::mem::take(events).into_iter().peekable();
        while let Some((event, range)) = rest.next() {
            match event {
                Event::Start(Tag::CodeBlock(_)) => in_code = true,
                Event::End(TagEnd::CodeBlock) => in_code = false,
                Event::Html(ref html) | Event::InlineHtml(ref html) => self.refuse(html, &range),
                _ => {}
            }
            let event = match event {
                Event::Start(Tag::Link { link_type, dest_url, title, id })
                    if dest_url.contains("{{") =>
                {
                    let dest_url = self.address(&dest_url, &range);
                    Event::Start(Tag::Link { link_type, dest_url, title, id })
                }
                event => event,
            };
            let Event::Text(first) = event else {
                filled.push((event, range));
                continue;
            };
            if in_code || !first.contains('{') {
                filled.push((Event::Text(first), range));
                continue;
            }
            // The parser cuts text wherever a mark could have stood: at each _ of a name.
            let (mut run, mut text, mut whole) = (Vec::new(), first.to_string(), range.clone());
            run.push((Event::Text(first), range));
            while let Some((Event::Text(more), range)) = rest
                .next_if(|(event, next)| matches!(event, Event::Text(_)) && next.start == whole.end)
            {
                text.push_str(&more);
                whole.end = range.end;
                run.push((Event::Text(more), range));
            }
            match placeholders(&text) {
                found if found.is_empty() => filled.extend(run),
                found => self.text(&text, &whole, found, &mut filled),
            }
        }
        *events = filled;
    }

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

    /// One stretch of text that names facts.
    fn text(
        &mut self,
        text: &str,
        whole: &Range<usize>,
        found: Vec<Placeholder>,
        into: &mut Events<'_>,
    ) {
        let mut from = 0;
        for Placeholder { range, name } in found {
            push(into, text, from..range.start, whole);
            let place = stretch(text, &range, whole);
            let span = Span::new(self.origin.offset + place.start, self.origin.offset + place.end);
            match self.origin.rules.facts.form(&name, self.lang) {
                Some(form) => {
                    into.push((Event::Text(CowStr::from(form.to_owned())), place));
                    self.uses.push(FactUse { name, form: form.to_owned(), span });
                }
                None => {
                    let d = self.origin.rules.facts.unknown(&name);
                    self.diagnostics.push(d.at(self.origin.file.place(span)));
                    into.push((Event::Text(CowStr::from(name)), place));
                }
            }
            from = range.end;
        }
        push(into, text, from..text.len(), whole);
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

fn push(into: &mut Events<'_>, text: &str, part: Range<usize>, whole: &Range<usize>) {
    if let Some(words) = text.get(part.clone()).filter(|words| !words.is_empty()) {
        into.push((Event::Text(CowStr::from(words.to_owned())), stretch(text, &part, whole)));
    }
}

/// The place of a part of a text that stands at `whole`. What is written with entities or escapes
/// has no places inside.
fn stretch(text: &str, part: &Range<usize>, whole: &Range<usize>) -> Range<usize> {
    match text.len() == whole.len() {
        true => whole.start + part.start..whole.start + part.end,
        false => whole.clone(),
    }
}
