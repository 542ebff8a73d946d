//! `/contact/`: emergencies, the answer box, every topic.

use serde::Serialize;
use tera::Value;

use super::{Desk, Link, data};
use crate::contact::model::{AudienceId, TopicId};
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

#[derive(Serialize)]
struct ForAudience {
    names: Vec<String>,
    groups: Vec<Group>,
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
    let topics = desk.routing.topics.iter().enumerate();
    let urgent = topics.clone().filter(|(_, topic)| topic.urgent.is_some()).map(|(id, _)| desk.topic_link(id));
    let mut groups = Vec::new();
    let mut audiences: Vec<(Vec<AudienceId>, Vec<Group>)> = Vec::new();
    for (id, _) in topics.filter(|(_, topic)| topic.parent.is_none()) {
        let only_for = desk.only_for(id);
        let group = group(desk, id);
        match audiences.iter_mut().find(|(ids, _)| *ids == only_for) {
            _ if only_for.is_empty() => groups.push(group),
            Some((_, groups)) => groups.push(group),
            None => audiences.push((only_for, vec![group])),
        }
    }
    let audiences = audiences
        .into_iter()
        .map(|(ids, groups)| ForAudience { names: ids.into_iter().map(|id| desk.audience(id)).collect(), groups });
    StartContext {
        urgent: urgent.collect(),
        groups,
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

/// Everything below `topic`, in file order.
fn below(desk: &Desk<'_>, topic: TopicId, into: &mut Vec<Link>) {
    for child in desk.children(topic) {
        into.push(desk.topic_link(child));
        below(desk, child, into);
    }
}
