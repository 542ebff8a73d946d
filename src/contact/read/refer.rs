//! Reading what refers to something by its id.

use super::ids::{Ids, Referred};
use crate::contact::id::{Id, List};
use crate::contact::model::Condition;
use crate::diagnostics::Span;
use crate::tree::{Located, Reader};

/// A set of `id: words`.
pub(super) fn named_texts<I: Id>(
    r: &mut Reader<'_, '_>,
    key: &'static str,
    words: &mut List<I, String>,
) -> List<I, Located<String>> {
    let mut ids = List::new();
    let Some(node) = r.node(key) else { return ids };
    for (id, node) in r.entries_of(node, &format!("`{key}`")) {
        ids.push(id.clone());
        words
            .push(r.text_of(node, &format!("`{}`", id.value)).map(|t| t.value).unwrap_or_default());
    }
    ids
}

pub(super) fn resolve<I: Referred>(
    r: &mut Reader<'_, '_>,
    ids: &Ids,
    name: &Located<String>,
) -> Option<Located<I>> {
    let file = r.file();
    ids.resolve(name, file, r.diagnostics())
}

/// A list of ids.
pub(super) fn resolve_all<I: Referred>(
    r: &mut Reader<'_, '_>,
    ids: &Ids,
    key: &'static str,
) -> Vec<Located<I>> {
    let names = r.texts(key);
    names.iter().filter_map(|name| resolve(r, ids, name)).collect()
}

/// `{ question: yes, other: no }`
pub(super) fn conditions(r: &mut Reader<'_, '_>, ids: &Ids, key: &'static str) -> Vec<Condition> {
    let Some(node) = r.node(key) else { return Vec::new() };
    let mut conditions = Vec::new();
    for (id, node) in r.entries_of(node, &format!("`{key}`")) {
        let question = resolve(r, ids, id);
        let answer = r.boolean_of(node, &format!("the answer to `{}`", id.value));
        if let (Some(question), Some(answer)) = (question, answer) {
            let span = Span::new(id.span.start, answer.span.end);
            conditions.push(Condition { question: question.value, is: answer.value, span });
        }
    }
    conditions
}
