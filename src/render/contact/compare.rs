//! `/contact/channels/`: what each way is good for and what it is not, side by side.

use serde::Serialize;
use tera::Value;

use super::card::Card;
use super::data;
use super::desk::Desk;
use crate::render::page::trail::Crumb;
use crate::render::page::{Outcome, Page};

/// `channels` in templates.
#[derive(Serialize)]
struct ChannelsContext {
    channels: Vec<Card>,
    identity_how: String,
    hours_file: Option<String>,
}

pub(super) fn write(desk: &Desk<'_>) -> Outcome {
    let tail = "contact/channels/";
    let title = desk.scope.strings.text("contact-compare");
    let live = desk.routing.channels.iter().enumerate().filter(|(_, channel)| channel.retired.is_none());
    let proves = desk.routing.topics.iter().any(|topic| topic.identity.is_some());
    let context = ChannelsContext {
        channels: live.filter_map(|(id, _)| desk.card(id)).collect(),
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
