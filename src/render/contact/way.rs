//! The way to a person, for pages about something else: a topic's first channel with its promise.

use std::collections::BTreeMap;

use serde::Serialize;

use super::card::Action;
use super::desk::Desk;
use crate::contact::id::TopicId;
use crate::render::page::scope::Scope;

/// A channel that is worth trying first, where nothing is known of the case.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct Way {
    /// The channel's name.
    channel: String,
    icon: &'static str,
    /// How to get there; `None` where the topic's page has to explain it.
    action: Option<Action>,
    /// In words, may be empty.
    reply: String,
}

/// By topic; empty on a site without routing.
pub(in crate::render) fn ways(scope: &Scope<'_>) -> BTreeMap<String, Way> {
    let Some(contact) = scope.shared.input.contact else { return BTreeMap::new() };
    let desk = Desk::new(scope, contact);
    desk.routing
        .topics
        .ids()
        .filter_map(|topic| Some((desk.topic_id(topic).to_owned(), desk.way(topic)?)))
        .collect()
}

impl Desk<'_> {
    fn way(&self, topic: TopicId) -> Option<Way> {
        let plan = self.contact.plan;
        let (_, page) = plan.topics[topic].starts.first()?;
        let page = &plan.pages[*page];
        let decision = self.contact.table.decision(page.case)?;
        let card = self.offered(page, decision.verdict(decision.first()?)?);
        // Somebody who has to wait, or to prove something first, reads that on the topic's page.
        let action = card.action.filter(|_| card.wait.is_none());
        Some(Way { channel: card.name, icon: card.icon, action, reply: card.reply })
    }
}
