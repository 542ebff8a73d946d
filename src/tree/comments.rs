//! What stands behind `#` in YAML where somebody wrote it for readers.

use super::{Node, TextFile, Value};
use crate::diagnostics::{Diagnostic, Diagnostics, Span};

/// A warning for each text behind which a comment begins in its line, under keys whose texts readers
/// see. `title: Order #12`: what stands behind a space and `#` is nobody's.
pub fn lost_comments(file: &TextFile, node: &Node, is_shown: &dyn Fn(&str) -> bool) -> Diagnostics {
    let mut found = Diagnostics::new();
    look(file, node, is_shown, &mut found);
    found
}

fn look(file: &TextFile, node: &Node, is_shown: &dyn Fn(&str) -> bool, found: &mut Diagnostics) {
    let Value::Map(entries) = &node.value else { return };
    for (key, node) in entries {
        match &node.value {
            Value::List(items) if is_shown(&key.value) => {
                let lost = items.iter().filter_map(|item| lost(file, item, "-"));
                lost.for_each(|d| found.push(d));
            }
            Value::Map(_) => look(file, node, is_shown, found),
            Value::List(items) => {
                items.iter().for_each(|item| look(file, item, is_shown, found));
            }
            _ if is_shown(&key.value) => {
                let lost = lost(file, node, &format!("{}:", key.value));
                lost.into_iter().for_each(|d| found.push(d));
            }
            _ => {}
        }
    }
}

fn lost(file: &TextFile, node: &Node, before: &str) -> Option<Diagnostic> {
    let (Value::String(_) | Value::Number(..)) = node.value else { return None };
    let Span { start, end } = node.span;
    let text = file.text.get(start..end)?;
    let rest = file.text.get(end..)?.lines().next()?.trim();
    // A text in quotes shows where it ends, and so do brackets.
    let is_quoted = file.text.get(..start)?.ends_with(['"', '\'']);
    if !rest.starts_with('#') || is_quoted || text.starts_with(['"', '\'']) || text.contains('\n') {
        return None;
    }
    let whole = format!("{} {rest}", text.trim_end()).replace('"', "\\\"");
    let message = format!("`{rest}` is a comment for YAML: nobody sees it");
    let d = Diagnostic::warning("lost-comment", message).at(file.place(node.span));
    Some(d.help(format!("write {before} \"{whole}\", or put the comment on a line of its own")))
}
