//! The `topics:` of contact.yaml: a tree whose branches inherit.

use super::ids::{Ids, Noun};
use super::resolve_all;
use crate::contact::model::Topic;
use crate::contact::words::TopicWords;
use crate::diagnostics::Span;
use crate::tree::{Located, Node, Reader, Value};

pub fn read(r: &mut Reader<'_, '_>, ids: &Ids, words: &mut Vec<TopicWords>) -> Vec<Topic> {
    let Some(node) = r.node("topics") else {
        r.error("missing-key", Span::default(), "contact.yaml has no topic", "add at least one under `topics:`");
        return Vec::new();
    };
    let mut topics = Vec::new();
    read_level(r, ids, node, None, &mut Collected { topics: &mut topics, words });
    topics
}

struct Collected<'c> {
    topics: &'c mut Vec<Topic>,
    words: &'c mut Vec<TopicWords>,
}

fn read_level<'a>(r: &mut Reader<'a, '_>, ids: &Ids, node: &'a Node, parent: Option<usize>, into: &mut Collected<'_>) {
    let file = r.file();
    for (id, node) in r.entries_of(node, "`topics`") {
        let what = format!("the topic `{}`", id.value);
        if !matches!(node.value, Value::Map(_)) {
            // `general: How something works`
            let name = r.text_of(node, &what).map(|name| name.value).unwrap_or_default();
            into.topics.push(inherit(into.topics, id, parent));
            into.words.push(TopicWords { name, ..TopicWords::default() });
            continue;
        }
        let mut inner = Reader::new(file, node, &what, r.diagnostics());
        let own = read_words(&mut inner);
        if own.name.is_empty() && inner.node("name").is_none() {
            inner.error("missing-key", id.span, format!("{what} has no name"), "add `name:`");
        }
        let mut topic = inherit(into.topics, id, parent);
        read_own(&mut inner, ids, &mut topic, into.topics);
        let position = into.topics.len();
        into.topics.push(topic);
        into.words.push(own);
        if let Some(children) = inner.node("topics") {
            read_level(&mut inner, ids, children, Some(position), into);
        }
        inner.finish();
    }
}

/// The words of a topic, the same keys in every language's file.
pub fn read_words(r: &mut Reader<'_, '_>) -> TopicWords {
    TopicWords {
        name: r.text("name").map(|text| text.value).unwrap_or_default(),
        description: r.text("description").map(|text| text.value).unwrap_or_default(),
        aliases: r.texts("aliases").into_iter().map(|text| text.value).collect(),
    }
}

fn inherit(topics: &[Topic], id: &Located<String>, parent: Option<usize>) -> Topic {
    let above = parent.and_then(|parent| topics.get(parent));
    Topic {
        id: id.clone(),
        parent,
        depth: above.map_or(0, |above| above.depth + 1),
        identity: above.and_then(|above| above.identity),
        audiences: above.map(|above| above.audiences.clone()).unwrap_or_default(),
        urgent: None,
        channels: above.and_then(|above| above.channels.clone()),
    }
}

fn read_own(r: &mut Reader<'_, '_>, ids: &Ids, topic: &mut Topic, topics: &[Topic]) {
    if let Some(identity) = r.boolean("identity") {
        let above = topic.identity;
        match (identity.value, above) {
            (false, Some(above)) => {
                let file = r.file();
                r.diagnostics().push(
                    crate::diagnostics::Diagnostic::error(
                        "identity-lifted",
                        format!("`{}` cannot do without proof of identity", topic.id.value),
                    )
                    .at(file.place(identity.span))
                    .related(file.place(above), "it is needed for everything below")
                    .help("take the topic out from below, or take the key out"),
                );
            }
            (true, Some(above)) => {
                let file = r.file();
                r.diagnostics().push(
                    crate::diagnostics::Diagnostic::warning(
                        "redundant-identity",
                        format!("`identity: yes` of `{}` changes nothing", topic.id.value),
                    )
                    .at(file.place(identity.span))
                    .related(file.place(above), "it holds for everything below")
                    .help("take the key out"),
                );
            }
            (true, None) => topic.identity = Some(identity.span),
            (false, None) => {}
        }
    }
    topic.urgent = r.boolean("urgent").filter(|urgent| urgent.value).map(|urgent| urgent.span);
    let audiences = resolve_all(r, ids, Noun::Audience, "for");
    if !audiences.is_empty() {
        check_narrower(r, topic, &audiences, topics);
        topic.audiences = audiences;
    }
    let channels = resolve_all(r, ids, Noun::Channel, "channels");
    if r.node("channels").is_some() {
        topic.channels = Some(channels);
    }
}

/// A branch nobody can walk to is hidden from the audience it is meant for.
fn check_narrower(r: &mut Reader<'_, '_>, topic: &Topic, own: &[Located<usize>], topics: &[Topic]) {
    let above = topic.parent.and_then(|parent| topics.get(parent)).map(|parent| &parent.audiences);
    let Some(above) = above.filter(|above| !above.is_empty()) else { return };
    for audience in own.iter().filter(|one| !above.iter().any(|other| other.value == one.value)) {
        r.error(
            "unreachable-audience",
            audience.span,
            format!("this audience does not see the topic above `{}`", topic.id.value),
            "name it in the `for` above, too",
        );
    }
}
