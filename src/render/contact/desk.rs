//! The routing's channels, topics and questions in the words of one language, with their addresses.

use serde::Serialize;

use crate::contact::id::{AudienceId, ChannelId, QuestionId, TopicId};
use crate::contact::model::Routing;
use crate::contact::words::{ChannelWords, TopicWords, Words};
use crate::render::input::Contact;
use crate::render::page::scope::Scope;
use crate::render::page::trail::{Alternate, Crumb};

/// The contact pages' view of one language.
pub(super) struct Desk<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) contact: &'a Contact<'a>,
    pub(super) routing: &'a Routing,
    pub(super) words: &'a Words,
}

/// A link with its words.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Link {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) href: String,
}

impl<'a> Desk<'a> {
    pub(super) fn new(scope: &'a Scope<'a>, contact: &'a Contact<'a>) -> Self {
        Self {
            scope,
            contact,
            routing: contact.routing,
            words: contact.routing.words(scope.lang()),
        }
    }

    pub(super) fn topic_words(&self, topic: TopicId) -> &'a TopicWords {
        &self.words.topics[topic]
    }

    pub(super) fn topic_name(&self, topic: TopicId) -> String {
        self.topic_words(topic).name.clone()
    }

    pub(super) fn topic_id(&self, topic: TopicId) -> &'a str {
        &self.routing.topics[topic].id.value
    }

    pub(super) fn channel_words(&self, channel: ChannelId) -> &'a ChannelWords {
        &self.words.channels[channel]
    }

    pub(super) fn channel_name(&self, channel: ChannelId) -> String {
        self.channel_words(channel).name.clone()
    }

    pub(super) fn channel_id(&self, channel: ChannelId) -> &'a str {
        &self.routing.channels[channel].id.value
    }

    pub(super) fn question(&self, question: QuestionId) -> String {
        self.words.questions[question].clone()
    }

    pub(super) fn question_id(&self, question: QuestionId) -> &'a str {
        &self.routing.questions[question].value
    }

    pub(super) fn audience(&self, audience: AudienceId) -> String {
        self.words.audiences[audience].clone()
    }

    pub(super) fn audience_id(&self, audience: AudienceId) -> &'a str {
        &self.routing.audiences[audience].value
    }

    /// The audiences that alone see `topic`; empty where everybody does.
    pub(super) fn only_for(&self, topic: TopicId) -> Vec<AudienceId> {
        let audiences = self.routing.topics[topic].audiences.iter();
        let mut ids: Vec<AudienceId> = audiences.map(|audience| audience.value).collect();
        ids.sort_unstable();
        ids
    }

    pub(super) fn children(&self, topic: TopicId) -> impl Iterator<Item = TopicId> + use<'a> {
        self.routing
            .topics
            .enumerate()
            .filter(move |(_, child)| child.parent == Some(topic))
            .map(|(id, _)| id)
    }

    pub(super) fn topic_link(&self, topic: TopicId) -> Link {
        Link {
            id: self.topic_id(topic).to_owned(),
            name: self.topic_name(topic),
            description: self.topic_words(topic).description.clone(),
            href: self.scope.href(&format!("contact/{}/", self.topic_id(topic))),
        }
    }

    /// Home, the contact pages' start, the topics above `topic` and `topic` itself.
    pub(super) fn crumbs_to(&self, topic: TopicId) -> Vec<Crumb> {
        let mut chain = Vec::new();
        let mut at = Some(topic);
        while let Some(id) = at {
            let link = self.topic_link(id);
            chain.push(Crumb { title: link.name, href: link.href, lang: None });
            at = self.routing.topics[id].parent;
        }
        chain.extend([self.start_crumb(), self.scope.home_crumb()]);
        chain.reverse();
        chain
    }

    pub(super) fn start_crumb(&self) -> Crumb {
        Crumb {
            title: self.scope.strings.text("contact"),
            href: self.scope.href("contact/"),
            lang: None,
        }
    }

    /// The page in every language; one that search engines may not list is not announced to them.
    pub(super) fn everywhere(&self, tail: &str, indexable: bool) -> Vec<Option<Alternate>> {
        let alternates = self.scope.everywhere(tail).into_iter().flatten();
        alternates.map(|alternate| Some(Alternate { own: indexable, ..alternate })).collect()
    }

    pub(super) fn hours_file(&self) -> Option<String> {
        self.contact.hours.as_ref().map(|path| self.scope.shared.href(path))
    }
}
