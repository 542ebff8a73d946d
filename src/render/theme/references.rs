//! What a site's own strings take from other messages: `{ count }` names a message, and where there
//! is none of that name, most often a variable, `{ $count }`, was meant. Readers see the braces.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::catalog::Catalog;
use super::twice::written;
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::tree::{TextFile, suggest};

/// An error for each message that one of `file` names and `catalog`, with the built-in ones of the
/// same language, does not have. `given`: the variables of the built-in messages.
pub(super) fn unknown(
    file: &TextFile,
    catalog: &Catalog,
    given: &BTreeMap<String, BTreeSet<String>>,
) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let Some(own) = catalog.resources.last() else { return diagnostics };
    let entries = || catalog.resources.iter().flat_map(|resource| resource.entries());
    let terms: BTreeSet<&str> = entries()
        .filter_map(|entry| match entry {
            Entry::Term(term) => Some(term.id.name),
            _ => None,
        })
        .collect();
    let nothing = BTreeSet::new();
    for entry in own.entries() {
        let Entry::Message(message) = entry else { continue };
        let (id, Some(pattern)) = (message.id.name, message.value.as_ref()) else { continue };
        let given = given.get(id).unwrap_or(&nothing);
        let mut named = Vec::new();
        of_pattern(pattern, &mut named);
        for (name, is_term) in named {
            let (is_known, written) = match is_term {
                true => (terms.contains(name), format!("-{name}")),
                false => (catalog.ids.contains(name), name.to_owned()),
            };
            if is_known {
                continue;
            }
            let ids = catalog.ids.iter().map(String::as_str);
            let variable = suggest(name, given.iter().map(String::as_str));
            let help = match (variable, suggest(name, ids)) {
                (Some(variable), _) => format!("did you mean `{{ ${variable} }}`?"),
                (None, Some(close)) if !is_term => format!("did you mean `{{ {close} }}`?"),
                _ => "a variable is written { $name }".to_owned(),
            };
            let message =
                format!("the string `{id}` names a message `{written}` that is not there");
            diagnostics.push(
                Diagnostic::error("string-variable", message)
                    .at(file.place(span(file, id, &written)))
                    .help(help),
            );
        }
    }
    diagnostics
}

/// Where `{ name }` stands first in the message `id`.
fn span(file: &TextFile, id: &str, name: &str) -> Span {
    let text = &file.text;
    let start = written(text).find(|(known, _)| *known == id).map_or(0, |(_, span)| span.end);
    let rest = text.get(start..).unwrap_or_default();
    let mut braces = rest.match_indices('{').map(|(at, _)| at + 1);
    let at = braces.find_map(|at| {
        let inside = rest.get(at..)?;
        let begins = at + inside.len() - inside.trim_start().len();
        let behind = rest.get(begins..)?.strip_prefix(name)?;
        behind.trim_start().starts_with('}').then_some(start + begins)
    });
    at.map_or_else(|| Span::new(start, start), |at| Span::new(at, at + name.len()))
}

fn of_pattern<'p>(pattern: &Pattern<&'p str>, names: &mut Vec<(&'p str, bool)>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, names);
        }
    }
}

fn of_expression<'p>(expression: &Expression<&'p str>, names: &mut Vec<(&'p str, bool)>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, names),
        Expression::Select { selector, variants } => {
            of_inline(selector, names);
            for variant in variants {
                of_pattern(&variant.value, names);
            }
        }
    }
}

fn of_inline<'p>(inline: &InlineExpression<&'p str>, names: &mut Vec<(&'p str, bool)>) {
    match inline {
        InlineExpression::MessageReference { id, .. } => names.push((id.name, false)),
        InlineExpression::TermReference { id, .. } => names.push((id.name, true)),
        InlineExpression::Placeable { expression } => of_expression(expression, names),
        _ => {}
    }
}
