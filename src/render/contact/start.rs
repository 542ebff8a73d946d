//! `/contact/`: emergencies, the answer box, every topic.

use serde::Serialize;
use tera::Value;

use super::data;
use super::desk::{Desk, Link};
use crate::contact::id::{AudienceId, TopicId};
use crate::render::page::{Outcome, Page};

/// `contact` in templates.
#[derive(Serialize)]
struct StartContext {
    urgent: Vec<Link>,
    groups: Vec<Group>,
    /// Topics that only some audiences have.
    audiences: Vec<ForAudience>,
    compare: String,
    routing: String,
    hours_file: Option<String>,
}

/// A topic of the first level with what is below it.
#[derive(Serialize)]
struct Group {
    topic: Link,
    topics: Vec<Link>,
}

/// An audience with the topics that not everybody has.
#[derive(Serialize)]
struct ForAudience {
    id: String,
    name: String,
    topics: Vec<Link>,
}

pub(super) fn write(desk: &Desk<'_>) -> Outcome {
    let context = context(desk);
    let page = Page {
        template: "contact/start.html",
        path: desk.scope.path("contact/"),
        title: desk.scope.strings.text("contact"),
        description: desk.scope.strings.text("contact-lead"),
        indexable: true,
        alternates: desk.everywhere("contact/", true),
        crumbs: vec![desk.scope.home_crumb(), desk.start_crumb()],
        data: vec![data::organization(desk)],
        kind: "website",
        markdown: None,
    };
    desk.scope.write(&page, vec![("contact", Value::from_serializable(&context))])
}

fn context(desk: &Desk<'_>) -> StartContext {
    let topics = desk.routing.topics.enumerate();
    let urgent = topics
        .clone()
        .filter(|(_, topic)| topic.urgent.is_some())
        .map(|(id, _)| desk.topic_link(id));
    let everybody =
        topics.filter(|(_, topic)| topic.parent.is_none() && topic.audiences.is_empty());
    let groups = everybody.map(|(id, _)| group(desk, id));
    let audiences = desk.routing.audiences.ids().map(|id| for_audience(desk, id));
    let audiences = audiences.filter(|audience| !audience.topics.is_empty());
    StartContext {
        urgent: urgent.collect(),
        groups: groups.collect(),
        audiences: audiences.collect(),
        compare: desk.scope.href("contact/channels/"),
        routing: desk.scope.shared.href(&crate::model::SitePath::new("contact/routing.json")),
        hours_file: desk.hours_file(),
    }
}

fn group(desk: &Desk<'_>, topic: TopicId) -> Group {
    let mut topics = Vec::new();
    below(desk, topic, &mut topics);
    Group { topic: desk.topic_link(topic), topics }
}

/// The topics that `audience` has and others have not.
fn for_audience(desk: &Desk<'_>, audience: AudienceId) -> ForAudience {
    let topics =
        desk.routing.topics.ids().filter(|topic| desk.only_for(*topic).contains(&audience));
    ForAudience {
        id: desk.audience_id(audience).to_owned(),
        name: desk.audience(audience),
        topics: topics.map(|topic| desk.topic_link(topic)).collect(),
    }
}

/// Everything below `topic` that is for everybody, in file order.
fn below(desk: &Desk<'_>, topic: TopicId, into: &mut Vec<Link>) {
    for child in desk.children(topic).filter(|child| desk.only_for(*child).is_empty()) {
        into.push(desk.topic_link(child));
        below(desk, child, into);
    }
}
