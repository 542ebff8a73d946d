//! What the scripts of the contact pages know and say in one language: a file of its own, so that
//! pages stay small and the policy strict.
//!
//! 1. [`Said`](crate::render::theme::said::Said): what they say on every site;
//! 2. the topics with everything customers call them, and the channel to try first.

use std::collections::BTreeMap;

use serde::Serialize;

use super::desk::Desk;
use crate::config::Config;
use crate::contact::hours::HoursWords;
use crate::contact::id::TopicId;
use crate::contact::model::{Answers, Case};
use crate::diagnostics::Diagnostics;
use crate::model::{Lang, OutputFile, SitePath};
use crate::render::page::json;
use crate::render::theme::strings::Strings;
use crate::render::theme::{Theme, said};

#[derive(Serialize)]
struct ScriptWords<'a> {
    version: u32,
    lang: String,
    hours: &'a HoursWords,
    say: &'a BTreeMap<&'static str, String>,
    topics: Vec<TopicEntry>,
}

#[derive(Serialize)]
struct TopicEntry {
    id: String,
    name: String,
    /// Of the name, where it stands in from another language.
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    description: String,
    aliases: Vec<String>,
    href: String,
    /// The channel to try first, where nothing else is known of the case.
    first: Option<FirstChannel>,
    /// Articles that name the topic.
    articles: Vec<String>,
}

#[derive(Serialize)]
struct FirstChannel {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
}

/// The words of `lang` around opening hours.
pub fn hours_words(theme: &Theme, config: &Config, lang: &Lang) -> HoursWords {
    said::hours_words(&Strings::new(theme, config, lang))
}

/// The file and, in it, where pages find it.
pub(super) fn write(desk: &Desk<'_>) -> Result<(SitePath, OutputFile), Diagnostics> {
    let said = desk.scope.shared.input.look.said(&desk.scope.strings, desk.scope.lang());
    let foreign = desk.scope.foreign_words();
    let topics = desk.routing.topics.ids().map(|topic| entry(desk, topic, &foreign));
    let file = ScriptWords {
        version: 1,
        lang: desk.scope.lang().to_string(),
        hours: &said.hours,
        say: &said.say,
        topics: topics.collect(),
    };
    let bytes = json::bytes("assets/contact/words.json", &file)?;
    let hash = blake3::hash(&bytes).to_hex();
    let path = format!(
        "assets/contact/words.{}.{}.json",
        desk.scope.lang(),
        hash.get(..12).unwrap_or_default()
    );
    let output = OutputFile::new(format!("site/{path}"), bytes).immutable();
    Ok((SitePath::new(path), output))
}

fn entry(desk: &Desk<'_>, topic: TopicId, foreign: &BTreeMap<String, Lang>) -> TopicEntry {
    let lang = |name: &str| foreign.get(name).map(Lang::to_string);
    let link = desk.topic_link(topic);
    let seen = desk.routing.audiences_of(&desk.routing.topics[topic]);
    let audience = seen.first().copied().flatten();
    let decision =
        desk.contact.table.decision(Case { topic, audience, answers: Answers::default() });
    let first = decision.and_then(crate::contact::evaluate::Decision::first);
    let versions = desk.scope.site.versions(desk.scope.lang());
    let articles = versions
        .filter(|(_, article, _)| article.meta.topics.iter().any(|other| other.value == link.id));
    TopicEntry {
        aliases: desk.topic_words(topic).aliases.clone(),
        first: first.map(|id| {
            let name = desk.channel_name(id);
            FirstChannel { id: desk.channel_id(id).to_owned(), lang: lang(&name), name }
        }),
        articles: articles.map(|(_, article, _)| article.id.to_string()).collect(),
        id: link.id,
        lang: lang(&link.name),
        name: link.name,
        description: link.description,
        href: link.href,
    }
}
