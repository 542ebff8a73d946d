//! Where somebody is sent who asks about a topic, judged as `frontdesk contact` judges it.

use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, Zoned};
use serde_json::{Value, json};

use super::language::language;
use super::{Build, Fault, address};
use crate::contact::evaluate::Decision;
use crate::contact::id::{AudienceId, Id, QuestionId, TopicId};
use crate::contact::model::{Answers, Case, Kind, MAX_QUESTIONS};
use crate::contact::published::Published;
use crate::model::{LanguageEntry, SitePath};
use crate::search::SearchRequest;
use crate::tree::one_of;

/// Characters of an id, a time or a zone.
const LONGEST: usize = 200;

/// A case as it was put; ids are those of contact.yaml.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// Without one, and without words, the answer is the list of topics.
    pub topic: Option<&'a str>,
    /// The customer's own words; the search knows the likeliest topic.
    pub words: Option<&'a str>,
    pub lang: Option<&'a str>,
    pub audience: Option<&'a str>,
    /// Questions answered with yes; all others are answered with no.
    pub yes: &'a [&'a str],
    /// The present where nobody says when.
    pub at: Option<&'a str>,
    /// The customer's zone; hours are told in the desk's without one.
    pub zone: Option<&'a str>,
}

/// The channels for the case, best first, with what each of them promises and whether it is open.
///
/// # Errors
/// Where something is named that is not there, or the site has no contact routing.
pub fn contact(build: &dyn Build, asked: &Asked<'_>, now: Timestamp) -> Result<Value, Fault> {
    let language = language(build, asked.lang)?;
    let published = build.routing().ok_or(Fault::Missing("this site has no contact routing"))?;
    for text in [asked.topic, asked.audience, asked.at, asked.zone].into_iter().flatten() {
        if text.len() > LONGEST {
            return Err(Fault::Bad(format!("an id or a time has {LONGEST} bytes at most")));
        }
    }
    let topic = match (asked.topic.filter(|topic| !topic.is_empty()), asked.words) {
        (Some(topic), _) => named_topic(published, topic)?,
        (None, Some(words)) if !words.trim().is_empty() => {
            meant(build, published, language, words)?
        }
        (None, _) => return Ok(topics(build, published, language)),
    };
    let case = case(published, topic, asked)?;
    let at = match asked.at.filter(|at| !at.is_empty()) {
        Some(text) => moment(text)?,
        None => now,
    };
    let zone = asked.zone.filter(|zone| !zone.is_empty()).map(zone).transpose()?;
    let moment = published.moment(at, zone.as_ref(), &language.lang);
    let (decision, answer) = published.answer(case, &language.lang, moment);
    Ok(complete(build, published, language, (case, &decision, at), answer))
}

/// The answer with addresses, and what else there is to know about the topic.
fn complete(
    build: &dyn Build,
    published: &Published,
    language: &LanguageEntry,
    (case, decision, at): (Case, &Decision, Timestamp),
    mut answer: Value,
) -> Value {
    let routing = &published.routing;
    let words = routing.words(&language.lang);
    let channels = answer.get_mut("channels").and_then(Value::as_array_mut);
    for (channel, verdict) in channels.into_iter().flatten().zip(&decision.verdicts) {
        let Some(object) = channel.as_object_mut() else { continue };
        let kind = routing.channels[verdict.channel].kind;
        let form = published.forms[case.topic].get(&verdict.channel);
        let url = form.map(|path| page(build, language, path));
        object.insert("url".into(), url.or_else(|| link(object)).into());
        // Hours of what can be written at any time say when it is read.
        let state = object.get("hours_state").and_then(Value::as_str).filter(|_| kind.is_live());
        let is_open = match state {
            Some("open" | "always") => Some(true),
            Some("closed") => Some(false),
            _ => None,
        };
        object.insert("open_now".into(), is_open.into());
    }
    let topic = &routing.topics[case.topic];
    let proves = topic.proves(case.audience).is_some();
    let asks = published.asks[case.topic].iter().map(|question| {
        json!({
            "id": routing.questions[*question].value,
            "text": words.questions[*question],
        })
    });
    let Some(object) = answer.as_object_mut() else { return answer };
    object.insert("topic".into(), topic_json(build, published, language, case.topic));
    object.insert("lang".into(), json!(language.lang));
    object.insert("at".into(), at.to_string().into());
    object.insert("questions".into(), asks.collect::<Vec<_>>().into());
    let how = proves.then(|| words.identity_how.clone()).filter(|how| !how.is_empty());
    object.insert("identity".into(), json!({ "needed": proves, "how": how }));
    answer
}

/// Where a click leads: the channel's own page, a call or a mail.
fn link(channel: &serde_json::Map<String, Value>) -> Option<String> {
    let text = |key: &str| channel.get(key).and_then(Value::as_str);
    match (text("kind"), text("link"), text("number"), text("address")) {
        (_, Some(link), ..) => Some(link.to_owned()),
        (Some("phone"), _, Some(number), _) => {
            let digits = number.chars().filter(|c| c.is_ascii_digit() || *c == '+');
            Some(format!("tel:{}", digits.collect::<String>()))
        }
        (Some(kind), _, _, Some(address)) if kind == Kind::Mail.as_str() => {
            Some(format!("mailto:{address}"))
        }
        _ => None,
    }
}

/// All there is to ask about.
fn topics(build: &dyn Build, published: &Published, language: &LanguageEntry) -> Value {
    let ids = published.routing.topics.ids();
    let topics: Vec<Value> =
        ids.map(|topic| topic_json(build, published, language, topic)).collect();
    json!({
        "lang": language.lang,
        "url": page(build, language, "contact/"),
        "topics": topics,
    })
}

fn topic_json(
    build: &dyn Build,
    published: &Published,
    language: &LanguageEntry,
    id: TopicId,
) -> Value {
    let routing = &published.routing;
    let (topic, words) = (&routing.topics[id], &routing.words(&language.lang).topics[id]);
    let seen = routing.audiences_of(topic).into_iter().flatten();
    json!({
        "id": topic.id.value,
        "name": words.name,
        "description": words.description,
        "parent": topic.parent.map(|parent| &routing.topics[parent].id.value),
        "urgent": topic.urgent.is_some(),
        "audiences": seen.map(|audience| &routing.audiences[audience].value).collect::<Vec<_>>(),
        "url": page(build, language, &format!("contact/{}/", topic.id.value)),
    })
}

fn page(build: &dyn Build, language: &LanguageEntry, below: &str) -> String {
    address::of_page(build, &SitePath::new(format!("{}{below}", language.prefix)))
}

fn named_topic(published: &Published, id: &str) -> Result<TopicId, Fault> {
    let topics = published.routing.topics.iter().map(|topic| topic.id.value.as_str());
    position("topic", id, topics).map(TopicId::new)
}

/// The topic that closes the results of a search for these words.
fn meant(
    build: &dyn Build,
    published: &Published,
    language: &LanguageEntry,
    words: &str,
) -> Result<TopicId, Fault> {
    let longest = super::search::LONGEST;
    if words.chars().count() > longest {
        return Err(Fault::Bad(format!("the question has more than {longest} characters")));
    }
    let unclear = || {
        Fault::Unknown("no topic fits these words: ask without them for the list of topics".into())
    };
    let index = build.indexes().and_then(|indexes| indexes.index(&language.lang));
    let index = index.ok_or(Fault::Missing("this build has no search index"))?;
    let request = SearchRequest::new(words, 1);
    let found = index.closing_topic(&request).map_err(|_| Fault::Failed)?.ok_or_else(unclear)?;
    let stored = index.stored(found).map_err(|_| Fault::Failed)?;
    let id = stored.contact.map(|contact| contact.id).unwrap_or_default();
    published.routing.topic(&id).ok_or_else(unclear)
}

/// The ids of the question, all of them known.
fn case(published: &Published, topic: TopicId, asked: &Asked<'_>) -> Result<Case, Fault> {
    let routing = &published.routing;
    if asked.yes.len() > MAX_QUESTIONS {
        return Err(Fault::Bad(format!("there are {MAX_QUESTIONS} questions at most")));
    }
    let questions = routing.questions.iter().map(|id| id.value.as_str());
    let yes = asked.yes.iter().map(|id| position("question", id, questions.clone()));
    let answers: Answers =
        yes.map(|at| at.map(QuestionId::new)).collect::<Result<Vec<_>, _>>()?.into_iter().collect();
    let seen = routing.audiences_of(&routing.topics[topic]);
    let audience = match asked.audience.filter(|audience| !audience.is_empty()) {
        Some(id) => {
            let audiences = routing.audiences.iter().map(|id| id.value.as_str());
            Some(AudienceId::new(position("audience", id, audiences)?))
        }
        None => seen.first().copied().flatten(),
    };
    if !seen.contains(&audience) {
        return Err(Fault::Unknown("this audience does not see this topic".into()));
    }
    Ok(Case { topic, audience, answers })
}

fn position<'a>(
    what: &str,
    id: &str,
    all: impl Iterator<Item = &'a str> + Clone,
) -> Result<usize, Fault> {
    let found = all.clone().position(|one| one == id);
    found.ok_or_else(|| Fault::Unknown(format!("there is no such {what}; {}", one_of(id, all))))
}

/// `2026-03-02T09:00:00Z`, or with a zone's name in brackets.
fn moment(text: &str) -> Result<Timestamp, Fault> {
    let zoned = || text.parse::<Zoned>().ok().map(|zoned| zoned.timestamp());
    text.parse().ok().or_else(zoned).ok_or_else(|| {
        let form = "write 2026-03-02T09:00:00Z or 2026-03-02T09:00[Europe/Paris]";
        Fault::Bad(format!("this is no time: {form}"))
    })
}

fn zone(name: &str) -> Result<TimeZone, Fault> {
    // The program's own database: the same answer on every machine.
    let known = TimeZoneDatabase::bundled().get(name).ok();
    known.ok_or_else(|| Fault::Bad("this is no time zone: write America/New_York".into()))
}
