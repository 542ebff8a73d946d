//! Where a text names facts, and texts with the facts' forms in them.

use std::ops::Range;

use super::model::Facts;
use crate::diagnostics::{Diagnostics, Span};
use crate::model::Lang;
use crate::tree::{Node, TextFile, Value};

/// `{{ fact.name }}` in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholder {
    /// Of the text, braces included.
    pub range: Range<usize>,
    pub name: String,
}

/// What may name a fact, or what a part is given: `reply_time`.
pub fn is_name(name: &str) -> bool {
    let is_inside = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(is_inside)
}

/// Every `{{ fact.… }}` of `text`, in order; other things in braces are no business of ours. A
/// name that no fact can have is one that is unknown.
pub fn placeholders(text: &str) -> Vec<Placeholder> {
    let facts = in_braces(text).into_iter().filter_map(|(range, inside)| {
        let name = inside.strip_prefix("fact.")?.trim().to_owned();
        Some(Placeholder { range, name })
    });
    facts.collect()
}

/// What stands between double braces on one line, with where, braces included.
pub fn in_braces(text: &str) -> Vec<(Range<usize>, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find("{{")).map(|n| at + n) {
        at = open + 2;
        let inside = text.get(at..).unwrap_or_default();
        let Some(close) = inside.find(['{', '}', '\n']) else { break };
        let Some(inside) = inside.get(..close).filter(|_| text[at + close..].starts_with("}}"))
        else {
            // Of three braces the last two count.
            at = open + 1;
            continue;
        };
        found.push((open..at + close + 2, inside.trim()));
        at += close + 2;
    }
    found
}

/// `text` with the forms of `lang`; unknown facts stay as they are. `seen` is told each fact that
/// the text names with its form, `None` for one that is unknown.
pub fn fill_text(
    text: &str,
    (facts, lang): (&Facts, &Lang),
    mut seen: impl FnMut(Placeholder, Option<&str>),
) -> String {
    let (mut filled, mut from) = (String::with_capacity(text.len()), 0);
    for placeholder in placeholders(text) {
        let Range { start, end } = placeholder.range;
        let form = facts.form(&placeholder.name, lang);
        filled.push_str(&text[from..start]);
        filled.push_str(form.unwrap_or(&text[start..end]));
        from = end;
        seen(placeholder, form);
    }
    filled.push_str(&text[from..]);
    filled
}

/// Fills every text of a YAML tree; keys stay as they are. Unknown facts are told.
pub fn fill_tree(
    file: &TextFile,
    node: &mut Node,
    (facts, lang): (&Facts, &Lang),
    diagnostics: &mut Diagnostics,
) {
    let span = node.span;
    match &mut node.value {
        Value::String(text) if text.contains("{{") => {
            *text = fill_text(text, (facts, lang), |placeholder, form| {
                if form.is_none() {
                    let place = within(file, span, text, &placeholder.range);
                    diagnostics.push(facts.unknown(&placeholder.name).at(file.place(place)));
                }
            });
        }
        Value::List(items) => {
            items.iter_mut().for_each(|item| fill_tree(file, item, (facts, lang), diagnostics));
        }
        Value::Map(entries) => {
            for (_, node) in entries {
                fill_tree(file, node, (facts, lang), diagnostics);
            }
        }
        _ => {}
    }
}

/// The facts that a YAML tree names, with where.
pub fn uses_in_tree(file: &TextFile, node: &Node) -> Vec<(String, Span)> {
    match &node.value {
        Value::String(text) if text.contains("{{") => placeholders(text)
            .into_iter()
            .map(|one| (one.name, within(file, node.span, text, &one.range)))
            .collect(),
        Value::List(items) => items.iter().flat_map(|item| uses_in_tree(file, item)).collect(),
        Value::Map(entries) => {
            entries.iter().flat_map(|(_, node)| uses_in_tree(file, node)).collect()
        }
        _ => Vec::new(),
    }
}

/// Where a part of a scalar stands in its file: as written, also where quotes or folded lines make
/// the scalar another text.
pub fn within(file: &TextFile, scalar: Span, text: &str, part: &Range<usize>) -> Span {
    let written = text.get(part.clone()).unwrap_or_default();
    let source = file.text.get(scalar.start..scalar.end).unwrap_or_default();
    let earlier = text.get(..part.start).unwrap_or_default().matches(written).count();
    match source.match_indices(written).nth(earlier).filter(|_| !written.is_empty()) {
        Some((at, _)) => Span::new(scalar.start + at, scalar.start + at + written.len()),
        None => scalar,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_facts_are_found() {
        let names = |text: &str| -> Vec<(String, String)> {
            let found = placeholders(text).into_iter();
            found.map(|one| (one.name, text[one.range].to_owned())).collect()
        };
        let pair = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        assert_eq!(
            names("é {{ fact.a }}{{fact.b_2}} {{ fact.C-d }}."),
            [pair("a", "{{ fact.a }}"), pair("b_2", "{{fact.b_2}}"), pair("C-d", "{{ fact.C-d }}")]
        );
        assert_eq!(names("{{{ fact.a }}}"), [pair("a", "{{ fact.a }}")]);
        for other in
            ["{{ a }}", "{ fact.a }", "{{ fact.a }", "{{ fact.a\n}}", "{{", "{{ facts.a }}"]
        {
            assert_eq!(names(other), [], "{other}");
        }
    }
}
