//! The routing for machines: `contact/routing.json`, and one answer of `frontdesk contact --json`.
//!
//! The format of routing.json is versioned and described in docs/contact.md; a field may be added
//! without a new version, never taken away.

use serde_json::{Map, Value, json};

use super::evaluate::{Cause, Decision, Outcome, Step, Verdict};
use super::fields;
use super::hours::Timetable;
use super::model::{Case, Channel, ChannelId, Routing, Topic, TopicId};
use super::plan::Plan;
use super::table::Table;
use super::trace::{Reason, cause_name, explain, reason};
use super::words::Words;
use crate::model::Lang;

/// The version of routing.json.
pub const ROUTING_VERSION: u32 = 1;
/// The version of the file of opening hours.
pub const HOURS_VERSION: u32 = 1;

/// The whole routing: everything a chatbot or an app needs to send a customer to the right channel.
pub fn routing_json(routing: &Routing, table: &Table, plan: &Plan) -> Value {
    let by_language = |word: &dyn Fn(&Words) -> String| -> Value {
        let words = routing.words.iter().map(|(lang, words)| (lang.to_string(), word(words)));
        words
            .filter(|(_, word)| !word.is_empty())
            .map(|(lang, word)| (lang, Value::from(word)))
            .collect::<Map<_, _>>()
            .into()
    };
    let list = |ids: Vec<&str>, word: &dyn Fn(&Words, usize) -> String| -> Value {
        let items = ids.into_iter().enumerate();
        items.map(|(at, id)| json!({ "id": id, "text": by_language(&|words| word(words, at)) })).collect()
    };
    json!({
        "version": ROUTING_VERSION,
        "default_language": routing.default_language,
        "languages": routing.words.keys().collect::<Vec<_>>(),
        "identity": {
            "how": by_language(&|words| words.identity_how.clone()),
            "why_not": by_language(&|words| words.identity_why_not.clone()),
        },
        "audiences": list(ids(&routing.audiences), &|words, at| at_or_empty(&words.audiences, at)),
        "questions": list(ids(&routing.questions), &|words, at| at_or_empty(&words.questions, at)),
        "rules": list(routing.rules.iter().map(|rule| rule.id.value.as_str()).collect(), &|words, at| at_or_empty(&words.rules, at)),
        "channels": routing.channels.iter().enumerate().map(|(at, channel)| {
            let mut object = channel_json(routing, channel);
            for (key, word) in CHANNEL_WORDS {
                object.insert((*key).to_owned(), by_language(&|words| words.channels.get(at).map(word).unwrap_or_default()));
            }
            Value::from(object)
        }).collect::<Vec<_>>(),
        "topics": routing.topics.iter().enumerate().zip(&table.topics).map(|((at, topic), own)| {
            let mut object = topic_json(routing, topic);
            object.insert("name".into(), by_language(&|words| words.topics.get(at).map(|topic| topic.name.clone()).unwrap_or_default()));
            object.insert("aliases".into(), aliases_json(routing, at));
            object.insert("asks".into(), own.asks.iter().filter_map(|id| routing.questions.get(*id)).map(|id| id.value.as_str()).collect());
            object.insert("table".into(), own.rows.iter().map(|row| json!({
                "audience": row.audience.and_then(|id| routing.audiences.get(id)).map(|id| &id.value),
                "decisions": row.decisions,
            })).collect());
            object.insert("page".into(), format!("contact/{}/", topic.id.value).into());
            object.insert("forms".into(), forms_json(routing, plan, at));
            Value::from(object)
        }).collect::<Vec<_>>(),
        "decisions": table.decisions.iter().map(|decision| decision_json(routing, decision)).collect::<Vec<_>>(),
    })
}

/// Opening hours as instants (seconds since 1970, UTC) for the browser, which knows no time zones:
/// `open` holds `[start, end)` pairs, `offsets` the zone's seconds east of UTC from an instant on.
pub fn hours_json(timetable: &Timetable) -> Value {
    let schedules = timetable.schedules.iter().map(|schedule| {
        let open: Vec<_> = schedule.open.iter().map(|(start, end)| [start.as_second(), end.as_second()]).collect();
        let offsets: Vec<_> =
            schedule.offsets.iter().map(|(since, offset)| [since.as_second(), offset.seconds().into()]).collect();
        (schedule.id.clone(), json!({ "zone": schedule.zone, "open": open, "offsets": offsets }))
    });
    json!({
        "version": HOURS_VERSION,
        "from": timetable.from.as_second(),
        "until": timetable.until.as_second(),
        "hours": schedules.collect::<Map<_, _>>(),
    })
}

/// One answer with its trace, in the words of `lang`: what `frontdesk contact --json` prints.
pub fn answer_json(routing: &Routing, case: Case, decision: &Decision, lang: &Lang) -> Value {
    let words = routing.words(lang);
    let channel = |verdict: &Verdict| {
        let own = routing.channels.get(verdict.channel);
        let mut object = verdict_json(routing, verdict);
        if let Some(words) = words.channels.get(verdict.channel) {
            object.insert("name".into(), words.name.clone().into());
        }
        if let Some(own) = own {
            object.extend(channel_json(routing, own));
        }
        if let Some(cause) = verdict.causes.first() {
            let why = match reason(words, verdict.channel, *cause) {
                Reason::Words(text) => json!(text),
                Reason::Built(name) => json!({ "built_in": name }),
            };
            object.insert("reason".into(), why);
            object.insert("instead".into(), decision.first().map(|first| channel_id(routing, first)).into());
        }
        let trace = verdict.causes.iter().map(|cause| {
            let (span, text) = explain(routing, case, verdict.channel, *cause);
            let place = routing.place(span);
            json!({ "cause": cause_name(*cause), "text": text, "path": place.path, "line": place.line, "column": place.column })
        });
        object.insert("trace".into(), trace.collect());
        Value::from(object)
    };
    json!({
        "topic": routing.topics.get(case.topic).map(|topic| &topic.id.value),
        "audience": case.audience.and_then(|id| routing.audiences.get(id)).map(|id| &id.value),
        "yes": routing.questions.iter().enumerate().filter(|(id, _)| case.answers.yes(*id)).map(|(_, id)| &id.value).collect::<Vec<_>>(),
        "channels": decision.verdicts.iter().map(channel).collect::<Vec<_>>(),
    })
}

/// What customers call a topic, by language.
fn aliases_json(routing: &Routing, topic: TopicId) -> Value {
    let of = |words: &Words| words.topics.get(topic).map(|topic| topic.aliases.clone()).unwrap_or_default();
    let all = routing.words.iter().map(|(lang, words)| (lang.to_string(), of(words)));
    all.filter(|(_, aliases)| !aliases.is_empty())
        .map(|(lang, aliases)| (lang, aliases.into()))
        .collect::<Map<_, Value>>()
        .into()
}

/// Channel id to the page of its form, below a language's home.
fn forms_json(routing: &Routing, plan: &Plan, topic: TopicId) -> Value {
    let forms = plan.forms.iter().filter(|form| form.topics.contains(&topic));
    forms
        .map(|form| (channel_id(routing, form.channel).to_owned(), format!("contact/{}", form.path).into()))
        .collect::<Map<_, Value>>()
        .into()
}

type ChannelWord = fn(&super::words::ChannelWords) -> String;

const CHANNEL_WORDS: &[(&str, ChannelWord)] = &[
    ("name", |words| words.name.clone()),
    ("cost", |words| words.cost.clone()),
    ("reply_within", |words| words.reply_within.clone()),
    ("good_for", |words| words.good_for.clone()),
    ("never_send", |words| words.never_send.clone()),
    ("have_ready", |words| words.have_ready.clone()),
    ("warning", |words| words.warning.clone()),
    ("otherwise", |words| words.otherwise.clone()),
];

fn channel_json(routing: &Routing, channel: &Channel) -> Map<String, Value> {
    let text = |text: &Option<crate::tree::Located<String>>| text.as_ref().map(|text| text.value.clone());
    let mut object = Map::new();
    object.insert("id".into(), channel.id.value.clone().into());
    object.insert("kind".into(), channel.kind.as_str().into());
    object.insert("checks_identity".into(), channel.checks_identity.value.into());
    let optional =
        [("link", text(&channel.link)), ("number", text(&channel.number)), ("address", text(&channel.address))];
    object.extend(optional.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?.into()))));
    if let Some(hours) = channel.hours.and_then(|hours| routing.hours.get(hours)) {
        object.insert("hours".into(), hours.id.value.clone().into());
    }
    if !channel.languages.is_empty() {
        object.insert("languages".into(), channel.languages.iter().map(|lang| lang.as_str()).collect());
    }
    if !channel.form.is_empty() {
        let fields = channel.form.iter().filter_map(|id| fields::find(&id.value));
        let fields = fields.map(|field| json!({ "id": field.id, "kind": field.kind, "required": field.required }));
        object.insert("form".into(), fields.collect());
    }
    if channel.retired.is_some() {
        object.insert("retired".into(), true.into());
    }
    object
}

fn topic_json(routing: &Routing, topic: &Topic) -> Map<String, Value> {
    let parent = topic.parent.and_then(|parent| routing.topics.get(parent)).map(|parent| parent.id.value.as_str());
    let mut object = Map::new();
    object.insert("id".into(), topic.id.value.clone().into());
    object.insert("parent".into(), parent.into());
    object.insert("identity".into(), topic.identity.is_some().into());
    object.insert("urgent".into(), topic.urgent.is_some().into());
    object
}

fn decision_json(routing: &Routing, decision: &Decision) -> Value {
    let first = decision.first();
    let verdicts = decision.verdicts.iter().map(|verdict| {
        let mut object = verdict_json(routing, verdict);
        object.insert("channel".into(), channel_id(routing, verdict.channel).into());
        if verdict.outcome == Outcome::Refused {
            object.insert("because".into(), verdict.causes.iter().map(|cause| cause_json(routing, *cause)).collect());
            object.insert("instead".into(), first.map(|first| channel_id(routing, first)).into());
        }
        Value::from(object)
    });
    verdicts.collect()
}

fn verdict_json(routing: &Routing, verdict: &Verdict) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("outcome".into(), verdict.outcome.as_str().into());
    match verdict.outcome {
        Outcome::OpensAt(at) => {
            object.insert("at".into(), at.map(|at| at.to_string()).into());
        }
        Outcome::WaitUntil(rule) => {
            object.insert("rule".into(), routing.rules.get(rule).map(|rule| rule.id.value.clone()).into());
        }
        Outcome::Needs(Step::Book { through }) => {
            object.insert("through".into(), channel_id(routing, through).into());
        }
        Outcome::Recommended | Outcome::Available | Outcome::Refused => {}
    }
    object
}

fn cause_json(routing: &Routing, cause: Cause) -> Value {
    match cause {
        Cause::OnlyWhen(question) => {
            json!({ "cause": cause_name(cause), "question": routing.questions.get(question).map(|id| &id.value) })
        }
        Cause::Rule(rule) => {
            json!({ "cause": cause_name(cause), "rule": routing.rules.get(rule).map(|rule| &rule.id.value) })
        }
        _ => json!({ "cause": cause_name(cause) }),
    }
}

fn channel_id(routing: &Routing, channel: ChannelId) -> &str {
    routing.channels.get(channel).map_or("", |channel| &channel.id.value)
}

fn ids(list: &[crate::tree::Located<String>]) -> Vec<&str> {
    list.iter().map(|id| id.value.as_str()).collect()
}

fn at_or_empty(list: &[String], at: usize) -> String {
    list.get(at).cloned().unwrap_or_default()
}
