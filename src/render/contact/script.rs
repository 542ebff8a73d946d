//! What the scripts of the contact pages know and say in one language: a file of its own, so that
//! pages stay small and the policy strict.
//!
//! 1. [`hours_words`] for the opening hours, the same words that `frontdesk contact --at` uses;
//! 2. sentences that no page shows without a script;
//! 3. the topics with everything customers call them, and the channel to try first.

use std::collections::BTreeMap;

use serde::Serialize;

use super::desk::Desk;
use crate::config::Config;
use crate::contact::hours::{CLOSING_MINUTES, Clock, HoursWords};
use crate::contact::id::TopicId;
use crate::contact::model::{Answers, Case};
use crate::diagnostics::Diagnostics;
use crate::model::{Lang, OutputFile, SitePath};
use crate::render::page::json;
use crate::render::theme::Theme;
use crate::render::theme::strings::{Arg, Strings};

/// Sentences by their key in the theme's strings.
const SAID: [&str; 44] = [
    "contact-articles",
    "contact-best",
    "contact-closest",
    "contact-meanwhile",
    "contact-sounds-like",
    "form-choose",
    "form-subject-short",
    "form-subject-long",
    "form-subject-good",
    "form-lead",
    "form-draft",
    "form-draft-delete",
    "form-sending",
    "form-unsent",
    "form-composed",
    "form-copy",
    "form-copied",
    "form-open-mail",
    "form-attach",
    "form-files-limit",
    "ticket-received",
    "ticket-number",
    "ticket-mail",
    "ticket-until",
    "ticket-private",
    "ticket-look",
    "tickets-here",
    "tickets-forget",
    "host-missing",
    "host-long",
    "host-bad-email",
    "host-odd-email",
    "host-bad-files",
    "host-file-kind",
    "host-file-empty",
    "host-file-large",
    "host-file-many",
    "host-file-here",
    "host-file-none",
    "host-files-again",
    "host-too-often",
    "host-failed",
    "host-unknown",
    "host-kept",
];

/// Numbers and names that the script puts into those.
const PUT_IN: [&str; 12] = [
    "count",
    "address",
    "megabytes",
    "percent",
    "reply",
    "endings",
    "field",
    "most",
    "length",
    "date",
    "time",
    "zone",
];

#[derive(Serialize)]
struct ScriptWords {
    version: u32,
    lang: String,
    hours: HoursWords,
    say: BTreeMap<&'static str, String>,
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
    words(&Strings::new(theme, config, lang))
}

/// The file and, in it, where pages find it.
pub(super) fn write(desk: &Desk<'_>) -> Result<(SitePath, OutputFile), Diagnostics> {
    let strings = &desk.scope.strings;
    let said = SAID.iter().map(|key| (*key, pattern(strings, key, &PUT_IN)));
    let foreign = desk.scope.foreign_words();
    let topics = desk.routing.topics.ids().map(|topic| entry(desk, topic, &foreign));
    let file = ScriptWords {
        version: 1,
        lang: desk.scope.lang().to_string(),
        hours: words(strings),
        say: said.collect(),
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

/// A sentence that keeps its variables, in braces.
fn pattern(strings: &Strings, key: &str, names: &[&str]) -> String {
    let braced: Vec<String> = names.iter().map(|name| format!("{{{name}}}")).collect();
    let args: Vec<_> =
        names.iter().zip(&braced).map(|(name, braced)| (*name, Arg::Text(braced))).collect();
    strings.with(key, &args).unwrap_or_default()
}

fn words(strings: &Strings) -> HoursWords {
    let pattern = |key: &str, names: &[&str]| pattern(strings, key, names);
    let half = |half: &str| {
        strings
            .with("hours-time-12", &[("time", Arg::Text("{time}")), ("half", Arg::Text(half))])
            .unwrap_or_default()
    };
    let closes = |minutes: i32| {
        strings.with("hours-closes-in", &[("minutes", Arg::Number(f64::from(minutes)))])
    };
    let date = |month: i32| {
        let args = [
            ("day", Arg::Text("{day}")),
            ("month", Arg::Number(f64::from(month))),
            ("year", Arg::Text("{year}")),
        ];
        strings.with("date", &args).unwrap_or_default()
    };
    let last = i32::try_from(CLOSING_MINUTES).unwrap_or(0);
    HoursWords {
        clock: if strings.text("hours-clock") == "12" { Clock::Twelve } else { Clock::TwentyFour },
        halves: [half("am"), half("pm")],
        open: strings.text("hours-open"),
        always: strings.text("hours-always"),
        closes_in: (1..=last).map(|minutes| closes(minutes).unwrap_or_default()).collect(),
        opens_today: pattern("hours-opens-today", &["time"]),
        opens_on: pattern("hours-opens-on", &["day", "time"]),
        opens_date: pattern("hours-opens-date", &["date", "time"]),
        weekdays: (1..=7).map(|day| strings.text(&format!("day-{day}"))).collect(),
        dates: (1..=12).map(date).collect(),
        your_time: pattern("hours-your-time", &["text", "time"]),
        closed_until: pattern("hours-closed-until", &["date"]),
        unknown: pattern("hours-unknown", &["date"]),
        see_below: strings.text("hours-see-below"),
        by_appointment: strings.text("hours-by-appointment"),
        any_time: pattern("hours-any-time", &["text"]),
        zone: pattern("contact-zone", &["city"]),
    }
}
