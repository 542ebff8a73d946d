//! The contact pages: what [`Plan`] lays out, in the words of one language.
//!
//! 1. `start` is `/contact/`: emergencies, the answer box, every topic;
//! 2. `topic` is a topic's page and the ones that a "yes" leads to: articles, questions, channels in
//!    order (`card`, with their `hours` in words), what does not work and why;
//! 3. `compare` is `/contact/channels/`: advantages and drawbacks side by side;
//! 4. `form` writes the ticket forms and `/tickets/`, which lists them;
//! 5. `script` is what the scripts of these pages know and say.
//!
//! Nothing here decides anything: who is sent where is the evaluator's, read from the [`Table`].

mod card;
mod compare;
mod data;
mod form;
mod hours;
mod script;
mod start;
mod topic;

pub use script::hours_words;

use rayon::prelude::*;
use serde::Serialize;

use super::page::{Alternate, Crumb, Outcome};
use super::scope::Scope;
use crate::contact::model::{AudienceId, ChannelId, QuestionId, Routing, TopicId};
use crate::contact::plan::Plan;
use crate::contact::table::Table;
use crate::contact::words::{ChannelWords, TopicWords, Words};
use crate::model::SitePath;

/// What contact pages are made of.
pub struct Contact<'a> {
    pub routing: &'a Routing,
    pub table: &'a Table,
    pub plan: &'a Plan,
    /// The file of opening hours.
    pub hours: Option<SitePath>,
    /// For every set of hours, the coming public holidays that close it.
    pub holidays: &'a [Vec<jiff::civil::Date>],
}

/// The contact pages' view of one language.
struct Desk<'a> {
    scope: &'a Scope<'a>,
    contact: &'a Contact<'a>,
    routing: &'a Routing,
    words: &'a Words,
}

/// A link with its words.
#[derive(Debug, Clone, Serialize)]
struct Link {
    id: String,
    name: String,
    description: String,
    href: String,
}

/// All contact pages of one language; none on a site without routing.
pub(super) fn write(scope: &Scope<'_>) -> Vec<Outcome> {
    let Some(contact) = scope.shared.input.contact else { return Vec::new() };
    let desk = Desk::new(scope, contact);
    let mut outcomes = vec![start::write(&desk), compare::write(&desk), Ok(script::write(&desk).1)];
    let pages: Vec<Outcome> = contact.plan.pages.par_iter().map(|page| topic::write(&desk, page)).collect();
    outcomes.extend(pages);
    outcomes.extend(form::write_all(&desk));
    outcomes
}

/// The address of what the scripts say; `None` on a site without routing.
pub(super) fn script_words(scope: &Scope<'_>) -> Option<String> {
    let contact = scope.shared.input.contact?;
    let (path, _) = script::write(&Desk::new(scope, contact));
    Some(scope.shared.href(&path))
}

/// Addresses below a language's home that search engines should know.
pub(super) fn indexed(contact: &Contact<'_>) -> Vec<String> {
    let mut tails = vec!["contact/".to_owned(), "contact/channels/".to_owned()];
    tails.extend(contact.routing.topics.iter().map(|topic| format!("contact/{}/", topic.id.value)));
    if !contact.plan.forms.is_empty() {
        tails.push("tickets/".to_owned());
    }
    tails
}

impl<'a> Desk<'a> {
    fn new(scope: &'a Scope<'a>, contact: &'a Contact<'a>) -> Self {
        Self { scope, contact, routing: contact.routing, words: contact.routing.words(scope.lang()) }
    }

    fn topic_words(&self, topic: TopicId) -> Option<&'a TopicWords> {
        self.words.topics.get(topic)
    }

    fn topic_name(&self, topic: TopicId) -> String {
        self.topic_words(topic).map(|words| words.name.clone()).unwrap_or_default()
    }

    fn topic_id(&self, topic: TopicId) -> &'a str {
        self.routing.topics.get(topic).map_or("", |topic| &topic.id.value)
    }

    fn channel_words(&self, channel: ChannelId) -> Option<&'a ChannelWords> {
        self.words.channels.get(channel)
    }

    fn channel_name(&self, channel: ChannelId) -> String {
        self.channel_words(channel).map(|words| words.name.clone()).unwrap_or_default()
    }

    fn channel_id(&self, channel: ChannelId) -> &'a str {
        self.routing.channels.get(channel).map_or("", |channel| &channel.id.value)
    }

    fn question(&self, question: QuestionId) -> String {
        self.words.questions.get(question).cloned().unwrap_or_default()
    }

    fn question_id(&self, question: QuestionId) -> &'a str {
        self.routing.questions.get(question).map_or("", |question| &question.value)
    }

    fn audience(&self, audience: AudienceId) -> String {
        self.words.audiences.get(audience).cloned().unwrap_or_default()
    }

    fn audience_id(&self, audience: AudienceId) -> &'a str {
        self.routing.audiences.get(audience).map_or("", |audience| &audience.value)
    }

    /// The audiences that alone see `topic`; empty where everybody does.
    fn only_for(&self, topic: TopicId) -> Vec<AudienceId> {
        let audiences = self.routing.topics.get(topic).map(|topic| topic.audiences.as_slice()).unwrap_or_default();
        let mut ids: Vec<AudienceId> = audiences.iter().map(|audience| audience.value).collect();
        ids.sort_unstable();
        ids
    }

    fn children(&self, topic: TopicId) -> impl Iterator<Item = TopicId> + use<'a> {
        let topics = self.routing.topics.iter().enumerate();
        topics.filter(move |(_, child)| child.parent == Some(topic)).map(|(id, _)| id)
    }

    fn topic_link(&self, topic: TopicId) -> Link {
        Link {
            id: self.topic_id(topic).to_owned(),
            name: self.topic_name(topic),
            description: self.topic_words(topic).map(|words| words.description.clone()).unwrap_or_default(),
            href: self.scope.href(&format!("contact/{}/", self.topic_id(topic))),
        }
    }

    /// Home, the contact pages' start, the topics above `topic` and `topic` itself.
    fn crumbs_to(&self, topic: TopicId) -> Vec<Crumb> {
        let mut chain = Vec::new();
        let mut at = Some(topic);
        while let Some(id) = at {
            let link = self.topic_link(id);
            chain.push(Crumb { title: link.name, href: link.href, lang: None });
            at = self.routing.topics.get(id).and_then(|topic| topic.parent);
        }
        chain.extend([self.start_crumb(), self.scope.home_crumb()]);
        chain.reverse();
        chain
    }

    fn start_crumb(&self) -> Crumb {
        Crumb { title: self.scope.strings.text("contact"), href: self.scope.href("contact/"), lang: None }
    }

    /// The page in every language; one that search engines may not list is not announced to them.
    fn everywhere(&self, tail: &str, indexable: bool) -> Vec<Option<Alternate>> {
        let alternates = self.scope.everywhere(tail).into_iter().flatten();
        alternates.map(|alternate| Some(Alternate { own: indexable, ..alternate })).collect()
    }

    fn hours_file(&self) -> Option<String> {
        self.contact.hours.as_ref().map(|path| self.scope.shared.href(path))
    }
}
