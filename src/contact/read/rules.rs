//! The `rules:` and `examples:` of contact.yaml.

use super::ids::Ids;
use super::refer::{conditions, resolve, resolve_all};
use crate::contact::id::{List, RuleId};
use crate::contact::model::{Example, Rule};
use crate::tree::{Located, Node, Reader, Value};

pub fn read_rules(
    r: &mut Reader<'_, '_>,
    ids: &Ids,
    words: &mut List<RuleId, String>,
) -> List<RuleId, Rule> {
    let mut rules = List::new();
    let Some(node) = r.node("rules") else { return rules };
    let file = r.file();
    for (id, node) in r.entries_of(node, "`rules`") {
        let mut inner =
            Reader::new(file, node, &format!("the rule `{}`", id.value), r.diagnostics());
        let because = inner.text("because");
        if because.is_none() && inner.node("because").is_none() {
            let message = format!("the rule `{}` gives no reason", id.value);
            inner.error(
                "missing-key",
                id.span,
                message,
                "add `because:` with a sentence for the customer",
            );
        }
        let rule = Rule {
            id: id.clone(),
            when: conditions(&mut inner, ids, "when"),
            only_for: resolve_all(&mut inner, ids, "only_for"),
            audiences: resolve_all(&mut inner, ids, "for"),
            wait_for: resolve_all(&mut inner, ids, "wait_for"),
            close: resolve_all(&mut inner, ids, "close"),
        };
        if inner.node("wait_for").is_none() && inner.node("close").is_none() {
            let message = format!("the rule `{}` does nothing", id.value);
            inner.error(
                "empty-rule",
                id.span,
                message,
                "add `close:` or `wait_for:` with channels",
            );
        }
        inner.finish();
        words.push(because.map(|text| text.value).unwrap_or_default());
        rules.push(rule);
    }
    rules
}

pub fn read_examples(r: &mut Reader<'_, '_>, ids: &Ids) -> Vec<Example> {
    let Some(node) = r.node("examples") else { return Vec::new() };
    let Value::List(items) = &node.value else {
        let help = "write one after the other, each starting with `- case:`";
        r.error(
            "wrong-kind",
            node.span,
            format!("`examples` should be a list, not {}", node.kind()),
            help,
        );
        return Vec::new();
    };
    items.iter().filter_map(|item| read_example(r, ids, item)).collect()
}

fn read_example<'a>(r: &mut Reader<'a, '_>, ids: &Ids, node: &'a Node) -> Option<Example> {
    let file = r.file();
    let mut r = Reader::new(file, node, "an example", r.diagnostics());
    let case = r.text("case");
    let topic = r.text("topic");
    let audience = r.text("audience");
    let first = r.text("first");
    for (key, present) in [("case", case.is_some()), ("topic", topic.is_some())] {
        if !present && r.node(key).is_none() {
            r.error(
                "missing-key",
                node.span,
                format!("an example needs `{key}`"),
                format!("add `{key}:`"),
            );
        }
    }
    let case = case.unwrap_or_else(|| Located::new(String::new(), node.span));
    let topic = topic.and_then(|name| resolve(&mut r, ids, &name));
    let audience = audience.and_then(|name| resolve(&mut r, ids, &name));
    let given = resolve_all(&mut r, ids, "given");
    let first = first.and_then(|name| resolve(&mut r, ids, &name));
    let also = resolve_all(&mut r, ids, "also");
    let never = resolve_all(&mut r, ids, "never");
    if ["first", "also", "never"].iter().all(|key| node.get(key).is_none()) {
        let help = "add `first:` with a channel, or `also:` or `never:` with a list of them";
        r.error("empty-example", case.span, "the example expects nothing", help);
    }
    r.finish();
    Some(Example { case, topic: topic?, audience, given, first, also, never })
}
