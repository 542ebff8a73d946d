//! contact.<lang>.yaml: the words of another language, by the ids of contact.yaml.

use std::collections::{BTreeMap, BTreeSet};

use super::ids::{Ids, Named};
use super::{channels, topics};
use crate::contact::id::Id;
use crate::contact::model::Routing;
use crate::contact::words::{TopicWords, Words, fill};
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::facts::{Facts, fill_tree};
use crate::model::Lang;
use crate::tree::yaml::Parsed;
use crate::tree::{Located, Node, Reader, TextFile, Value};

/// Reads `file` and adds the words of `lang` to `routing`. Missing words are reported and taken
/// from the default language.
pub fn read(
    routing: &mut Routing,
    (lang, facts): (&Lang, &Facts),
    parsed: Option<&Parsed>,
    diagnostics: &mut Diagnostics,
) {
    let default = routing.words(&routing.default_language.clone()).clone();
    let Some(Parsed { file, node, found }) = parsed else {
        let name = format!("contact.{lang}.yaml");
        diagnostics.push(
            Diagnostic::warning(
                "missing-words",
                format!("the contact pages have no words in `{lang}`"),
            )
            .at(routing.file.whole())
            .help(format!(
                "write {name} with the same ids; until then the words of `{}` show",
                routing.default_language
            )),
        );
        let mut words = default;
        words.borrow_from(&routing.default_language, &BTreeSet::new());
        routing.words.insert(lang.clone(), words);
        return;
    };
    diagnostics.extend(found.clone());
    let mut words = Words::shaped_like(&default);
    if let Some(mut node) = node.clone() {
        fill_tree(file, &mut node, (facts, lang), diagnostics);
        let ids = ids_of(routing);
        let context = Context { file, node: &node, ids: &ids };
        read_words(&context, &default, &mut words, diagnostics);
        let own: BTreeSet<String> = words.texts().map(str::to_owned).collect();
        complete(&mut words, &default, &context, diagnostics);
        words.borrow_from(&routing.default_language, &own);
    }
    routing.words.insert(lang.clone(), words);
}

fn ids_of(routing: &Routing) -> Ids {
    Ids {
        audiences: routing.audiences.clone(),
        questions: routing.questions.clone(),
        hours: routing.hours.iter().map(|hours| hours.id.clone()).collect(),
        channels: routing.channels.iter().map(|channel| channel.id.clone()).collect(),
        topics: routing.topics.iter().map(|topic| topic.id.clone()).collect(),
        rules: routing.rules.iter().map(|rule| rule.id.clone()).collect(),
    }
}

fn read_words(
    context: &Context<'_>,
    default: &Words,
    words: &mut Words,
    diagnostics: &mut Diagnostics,
) {
    let ids = context.ids;
    let mut r = Reader::new(context.file, context.node, &context.file.path, diagnostics);
    r.map("identity", |r| {
        words.identity_how = r.text("how").map(|text| text.value).unwrap_or_default();
        words.identity_why_not = r.text("why_not").map(|text| text.value).unwrap_or_default();
    });
    each(&mut r, "audiences", &ids.audiences, |r, at, node| words.audiences[at] = text(r, node));
    each(&mut r, "questions", &ids.questions, |r, at, node| words.questions[at] = text(r, node));
    each(&mut r, "channels", &ids.channels, |r, at, node| {
        let file = r.file();
        let mut inner = Reader::new(file, node, "a channel", r.diagnostics());
        let mut own = channels::read_words(&mut inner, ids);
        own.numbers = numbers(&mut inner, &default.channels[at].numbers);
        inner.finish();
        words.channels[at] = own;
    });
    each(&mut r, "topics", &ids.topics, |r, at, node| {
        let own = match &node.value {
            Value::Map(_) => {
                let file = r.file();
                let mut inner = Reader::new(file, node, "a topic", r.diagnostics());
                let own = topics::read_words(&mut inner);
                if let Some(node) = inner.node("topics") {
                    let help = "topics stand side by side here, whatever stands below what in \
                        contact.yaml";
                    inner.error(
                        "unknown-key",
                        node.span,
                        "a topic has no topics in this file",
                        help,
                    );
                }
                inner.finish();
                own
            }
            _ => TopicWords { name: text(r, node), ..TopicWords::default() },
        };
        words.topics[at] = own;
    });
    each(&mut r, "rules", &ids.rules, |r, at, node| {
        let file = r.file();
        let mut inner = Reader::new(file, node, "a rule", r.diagnostics());
        let because = inner.text("because").map(|text| text.value).unwrap_or_default();
        inner.finish();
        words.rules[at] = because;
    });
    r.finish();
}

/// What the further numbers of a channel are for: `numbers: { abroad: Depuis l’étranger }`.
fn numbers(r: &mut Reader<'_, '_>, known: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let Some(node) = r.node("numbers") else { return BTreeMap::new() };
    let mut names = BTreeMap::new();
    for (id, node) in r.entries_of(node, "`numbers`") {
        if !known.contains_key(&id.value) {
            let help = crate::tree::one_of(&id.value, known.keys().map(String::as_str));
            r.error(
                "unknown-key",
                id.span,
                format!("contact.yaml has no number `{}` here", id.value),
                help,
            );
            continue;
        }
        names.extend(r.text_of(node, "a text").map(|text| (id.value.clone(), text.value)));
    }
    names
}

/// Calls `read` for every entry of `key` whose id contact.yaml knows; the others are reported.
fn each<'a, I: Id>(
    r: &mut Reader<'a, '_>,
    key: &'static str,
    ids: &Named<I>,
    mut read: impl FnMut(&mut Reader<'a, '_>, I, &'a Node),
) {
    let Some(node) = r.node(key) else { return };
    for (id, node) in r.entries_of(node, &format!("`{key}`")) {
        match ids.position(|known| known.value == id.value) {
            Some(found) => read(r, found, node),
            None => {
                let help = crate::tree::one_of(&id.value, ids.iter().map(|id| id.value.as_str()));
                r.error(
                    "unknown-key",
                    id.span,
                    format!("contact.yaml has no `{}` under `{key}`", id.value),
                    help,
                );
            }
        }
    }
}

fn text(r: &mut Reader<'_, '_>, node: &Node) -> String {
    r.text_of(node, "a text").map(|text| text.value).unwrap_or_default()
}

struct Context<'a> {
    file: &'a TextFile,
    node: &'a Node,
    ids: &'a Ids,
}

fn complete(
    words: &mut Words,
    default: &Words,
    context: &Context<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut absent: BTreeSet<String> = BTreeSet::new();
    let mut missing = |section: &str, id: Option<&Located<String>>, keys: &[&str]| {
        if keys.is_empty() {
            return;
        }
        // One word about a whole section is enough.
        if context.node.get(section).is_none() {
            if absent.insert(section.to_owned()) {
                let what = format!("no words under `{section}`");
                diagnostics.push(
                    Diagnostic::warning("missing-words", what).at(context.file.whole()).help(
                        "translate what contact.yaml says there; until then the default \
                            language's words show",
                    ),
                );
            }
            return;
        }
        let what = id.map_or_else(|| section.to_owned(), |id| format!("{section}.{}", id.value));
        diagnostics.push(
            Diagnostic::warning(
                "missing-words",
                format!("no words for `{what}`: {}", keys.join(", ")),
            )
            .at(context.place(section, id))
            .help("translate them; until then the default language's words show"),
        );
    };
    let mut identity = Vec::new();
    if fill(&mut words.identity_how, &default.identity_how) {
        identity.push("how");
    }
    if fill(&mut words.identity_why_not, &default.identity_why_not) {
        identity.push("why_not");
    }
    missing("identity", None, &identity);
    for ((own, other), id) in
        words.audiences.iter_mut().zip(&default.audiences).zip(&context.ids.audiences)
    {
        if fill(own, other) {
            missing("audiences", Some(id), &["text"]);
        }
    }
    for ((own, other), id) in
        words.questions.iter_mut().zip(&default.questions).zip(&context.ids.questions)
    {
        if fill(own, other) {
            missing("questions", Some(id), &["text"]);
        }
    }
    for ((own, other), id) in
        words.channels.iter_mut().zip(&default.channels).zip(&context.ids.channels)
    {
        missing("channels", Some(id), &own.complete_from(other));
    }
    for ((own, other), id) in words.topics.iter_mut().zip(&default.topics).zip(&context.ids.topics)
    {
        missing("topics", Some(id), &own.complete_from(other));
    }
    for ((own, other), id) in words.rules.iter_mut().zip(&default.rules).zip(&context.ids.rules) {
        if fill(own, other) {
            missing("rules", Some(id), &["because"]);
        }
    }
}

impl Context<'_> {
    /// Where the words should have been: at the id if it is there, else at the section, else the
    /// file.
    fn place(&self, section: &str, id: Option<&Located<String>>) -> Place {
        let Value::Map(sections) = &self.node.value else { return self.file.whole() };
        let Some((key, node)) = sections.iter().find(|(key, _)| key.value == section) else {
            return self.file.whole();
        };
        let entry = match &node.value {
            Value::Map(entries) => {
                entries.iter().find(|(key, _)| id.is_some_and(|id| id.value == key.value))
            }
            _ => None,
        };
        self.file.place(entry.map_or(key.span, |(key, _)| key.span))
    }
}
