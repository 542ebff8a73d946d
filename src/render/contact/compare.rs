//! `/contact/channels/`: what each way is good for and what it is not, side by side.

use serde::Serialize;
use tera::Value;

use super::card::{Action, Card};
use super::data;
use super::desk::Desk;
use crate::contact::id::ChannelId;
use crate::contact::model::Kind;
use crate::render::page::trail::Crumb;
use crate::render::page::{Outcome, Page};

/// `channels` in templates.
#[derive(Serialize)]
struct ChannelsContext {
    channels: Vec<Card>,
    identity_how: String,
    hours_file: Option<String>,
}

/// With the way there, as far as it needs no topic: a form has a page a topic, one chooses among
/// them.
fn card(desk: &Desk<'_>, id: ChannelId, kind: Kind) -> Card {
    let mut card = desk.card(id);
    if kind == Kind::Form && !desk.contact.plan.forms.is_empty() {
        let href = Some(desk.scope.href("tickets/"));
        card.action = Some(Action { key: "contact-open-form", href, to: None, external: false });
    }
    card
}

pub(super) fn write(desk: &Desk<'_>) -> Outcome {
    let tail = "contact/channels/";
    let title = desk.scope.strings.text("contact-compare");
    let live = desk.routing.channels.enumerate().filter(|(_, channel)| channel.retired.is_none());
    let proves = desk.routing.topics.iter().any(|topic| topic.identity.is_some());
    let context = ChannelsContext {
        channels: live.map(|(id, channel)| card(desk, id, channel.kind)).collect(),
        identity_how: if proves { desk.words.identity_how.clone() } else { String::new() },
        hours_file: desk.hours_file(),
    };
    let page = Page {
        template: "contact/channels.html",
        path: desk.scope.path(tail),
        description: desk.scope.strings.text("contact-compare-lead"),
        indexable: true,
        alternates: desk.everywhere(tail, true),
        crumbs: vec![
            desk.scope.home_crumb(),
            desk.start_crumb(),
            Crumb { title: title.clone(), href: desk.scope.href(tail), lang: None },
        ],
        title,
        data: vec![data::organization(desk)],
        kind: "website",
        markdown: None,
    };
    desk.scope.write(&page, vec![("channels", Value::from_serializable(&context))])
}
