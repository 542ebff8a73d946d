//! Messages that a site's own file of strings has twice: the later one holds, and whoever changes
//! the first wonders why nothing happens.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::render::theme::catalog::Catalog;
use crate::tree::TextFile;

/// A warning at each message that is written once more further down.
pub(super) fn messages(file: &TextFile, own: &Catalog) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for (id, span) in written(&file.text) {
        if !own.ids.contains(id) {
            continue;
        }
        if let Some(first) = seen.insert(id, span) {
            diagnostics.push(
                Diagnostic::warning("string-twice", format!("the string `{id}` is here twice"))
                    .at(file.place(first))
                    .related(file.place(span), "this one holds")
                    .help("take one of them out"),
            );
        }
    }
    diagnostics
}

/// The ids of messages where they stand: at the beginning of a line, as nothing else does.
pub(super) fn written(text: &str) -> impl Iterator<Item = (&str, Span)> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let (id, _) = line.split_once('=')?;
        let id = id.trim_end();
        let is_id = id.starts_with(|c: char| c.is_ascii_alphabetic())
            && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        is_id.then(|| (id, Span::new(start, start + id.len())))
    })
}
