//! Variables of a site's own strings: one that the message is not given is shown as it is written,
//! `{$cuont}`, to every reader.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::catalog::Catalog;
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::tree::{TextFile, suggest};

/// The variables of each message, by its id.
pub(super) fn of_messages(catalog: &Catalog) -> BTreeMap<String, BTreeSet<String>> {
    let entries = catalog.resources.iter().flat_map(|resource| resource.entries());
    let messages = entries.filter_map(|entry| match entry {
        Entry::Message(message) => Some((message.id.name, message.value.as_ref()?)),
        _ => None,
    });
    let mut found = BTreeMap::new();
    for (id, pattern) in messages {
        let mut names = BTreeSet::new();
        of_pattern(pattern, &mut names);
        found.insert(id.to_owned(), names);
    }
    found
}

/// Those of `own` that none of the `given` ones of its message is, where the message is built in.
pub(super) fn unknown(
    file: &TextFile,
    own: &Catalog,
    given: &BTreeMap<String, BTreeSet<String>>,
) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for (id, names) in of_messages(own) {
        let Some(given) = given.get(&id) else { continue };
        for name in names.difference(given) {
            let help = match suggest(name, given.iter().map(String::as_str)) {
                Some(close) => format!("did you mean `${close}`?"),
                None if given.is_empty() => "the message has no variables".to_owned(),
                None => {
                    let all: Vec<String> = given.iter().map(|name| format!("`${name}`")).collect();
                    format!("the message has {}", all.join(", "))
                }
            };
            let message = format!("the string `{id}` is given no `${name}`");
            diagnostics.push(
                Diagnostic::error("string-variable", message)
                    .at(file.place(span(file, &id, name)))
                    .help(help),
            );
        }
    }
    diagnostics
}

/// Where `$name` stands first in the message `id`.
fn span(file: &TextFile, id: &str, name: &str) -> Span {
    let text = &file.text;
    let written = format!("${name}");
    let starts =
        |line: &str| line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('='));
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if starts(line) {
            break;
        }
        at += line.len();
    }
    let rest = text.get(at..).unwrap_or_default();
    let start = rest.find(&written).map_or(at, |offset| at + offset);
    Span::new(start, (start + written.len()).min(text.len()))
}

fn of_pattern(pattern: &Pattern<&str>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, names);
        }
    }
}

fn of_expression(expression: &Expression<&str>, names: &mut BTreeSet<String>) {
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

fn of_inline(inline: &InlineExpression<&str>, names: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            names.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                of_inline(argument, names);
            }
        }
        InlineExpression::Placeable { expression } => of_expression(expression, names),
        _ => {}
    }
}
