//! The `topics:` of contact.yaml: a tree whose branches inherit.

use super::channels::form as fields;
use super::ids::Ids;
use super::refer::resolve_all;
use crate::contact::id::{AudienceId, List, TopicId};
use crate::contact::model::Topic;
use crate::contact::words::{Ask, TopicWords};
use crate::diagnostics::{Diagnostic, Span};
use crate::tree::{Located, Node, Reader, TextFile, Value};

pub fn read(
    r: &mut Reader<'_, '_>,
    ids: &Ids,
    words: &mut List<TopicId, TopicWords>,
) -> List<TopicId, Topic> {
    let mut topics = List::new();
    let Some(node) = r.node("topics") else {
        r.error(
            "missing-key",
            Span::default(),
            "contact.yaml has no topic",
            "add at least one under `topics:`",
        );
        return topics;
    };
    read_level(r, ids, node, None, &mut Collected { topics: &mut topics, words });
    topics
}

struct Collected<'c> {
    topics: &'c mut List<TopicId, Topic>,
    words: &'c mut List<TopicId, TopicWords>,
}

fn read_level<'a>(
    r: &mut Reader<'a, '_>,
    ids: &Ids,
    node: &'a Node,
    parent: Option<TopicId>,
    into: &mut Collected<'_>,
) {
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
        let topic = into.topics.push(topic);
        into.words.push(own);
        if let Some(children) = inner.node("topics") {
            read_level(&mut inner, ids, children, Some(topic), into);
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
        asks: r.texts("asks").into_iter().map(|text| ask(r.file(), text)).collect(),
    }
}

fn ask(file: &TextFile, text: Located<String>) -> Ask {
    Ask { place: file.place(text.span), value: text.value }
}

fn inherit(topics: &List<TopicId, Topic>, id: &Located<String>, parent: Option<TopicId>) -> Topic {
    let above = parent.map(|parent| &topics[parent]);
    Topic {
        id: id.clone(),
        parent,
        depth: above.map_or(0, |above| above.depth + 1),
        identity: above.and_then(|above| above.identity),
        identity_for: above.map(|above| above.identity_for.clone()).unwrap_or_default(),
        audiences: above.map(|above| above.audiences.clone()).unwrap_or_default(),
        urgent: None,
        channels: above.and_then(|above| above.channels.clone()),
        form: above.map(|above| above.form.clone()).unwrap_or_default(),
    }
}

fn read_own(r: &mut Reader<'_, '_>, ids: &Ids, topic: &mut Topic, topics: &List<TopicId, Topic>) {
    read_identity(r, ids, topic);
    topic.urgent = r.boolean("urgent").filter(|urgent| urgent.value).map(|urgent| urgent.span);
    let audiences = resolve_all(r, ids, "for");
    if !audiences.is_empty() {
        check_narrower(r, topic, &audiences, topics);
        topic.audiences = audiences;
    }
    // A topic of the first level has a form of its own, and all below it share that.
    if topic.depth == 0 {
        topic.form = fields(r);
    }
    let channels = resolve_all(r, ids, "channels");
    if r.node("channels").is_some() {
        topic.channels = Some(channels);
    }
}

/// `identity: yes`, or the audiences that have to prove who they are. What holds above holds below.
fn read_identity(r: &mut Reader<'_, '_>, ids: &Ids, topic: &mut Topic) {
    let Some(node) = r.node("identity") else { return };
    let (asks, audiences): (bool, Vec<Located<AudienceId>>) = match &node.value {
        Value::List(_) => (true, resolve_all(r, ids, "identity")),
        _ => match r.boolean_of(node, "`identity`") {
            Some(asks) => (asks.value, Vec::new()),
            None => return,
        },
    };
    let Some(above) = topic.identity else {
        if asks {
            (topic.identity, topic.identity_for) = (Some(node.span), audiences);
        }
        return;
    };
    let own =
        |audience: &Located<AudienceId>| audiences.iter().any(|own| own.value == audience.value);
    let lifts = match (asks, audiences.is_empty(), topic.identity_for.is_empty()) {
        (false, ..) => true,
        (true, true, _) => false,
        (true, false, true) => true,
        (true, false, false) => !topic.identity_for.iter().all(own),
    };
    let same = audiences.len() == topic.identity_for.len();
    let file = r.file();
    let diagnostic = match (lifts, same) {
        (true, _) => Diagnostic::error(
            "identity-lifted",
            format!("`{}` cannot do without proof of identity", topic.id.value),
        )
        .help("take the topic out from below, or take the key out"),
        (false, true) => Diagnostic::warning(
            "redundant-identity",
            format!("`identity` of `{}` changes nothing", topic.id.value),
        )
        .help("take the key out"),
        // More people have to prove it here than above.
        (false, false) => {
            (topic.identity, topic.identity_for) = (Some(node.span), audiences);
            return;
        }
    };
    r.diagnostics().push(
        diagnostic
            .at(file.place(node.span))
            .related(file.place(above), "it is needed for everything below"),
    );
}

/// A branch nobody can walk to is hidden from the audience it is meant for.
fn check_narrower(
    r: &mut Reader<'_, '_>,
    topic: &Topic,
    own: &[Located<AudienceId>],
    topics: &List<TopicId, Topic>,
) {
    let above = topic.parent.map(|parent| &topics[parent].audiences);
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
