//! The routing for machines: `contact/routing.json`, and one answer of `frontdesk contact --json`.
//!
//! The format of routing.json is versioned and described in docs/contact.md; a field may be added
//! without a new version, never taken away.

use serde_json::{Map, Value, json};

use super::evaluate::{Cause, Decision, Outcome, Step, Verdict};
use super::fields;
use super::hours::{HoursText, HoursWords, Moment, Timetable, hours_text};
use super::id::{ChannelId, Id, List, TopicId};
use super::model::{Case, Channel, Routing, Topic};
use super::plan::Plan;
use super::table::{Row, Table};
use super::trace::{Reason, cause_name, explain, reason};
use super::words::Words;
use crate::model::Lang;

/// The version of routing.json.
pub const ROUTING_VERSION: u32 = 1;
/// The version of the file of opening hours.
pub const HOURS_VERSION: u32 = 1;

/// The whole routing, as JSON: everything a chatbot or an app needs to send a customer to the right
/// channel.
pub fn routing_json(routing: &Routing, table: &Table, plan: &Plan) -> String {
    let by_language = |word: &dyn Fn(&Words) -> String| -> Value {
        let words = routing.words.iter().map(|(lang, words)| (lang.to_string(), word(words)));
        words
            .filter(|(_, word)| !word.is_empty())
            .map(|(lang, word)| (lang, Value::from(word)))
            .collect::<Map<_, _>>()
            .into()
    };
    let channels = routing.channels.enumerate().map(|(at, channel)| {
        let mut object = channel_json(routing, channel);
        for (key, word) in CHANNEL_WORDS {
            object.insert((*key).to_owned(), by_language(&|words| word(&words.channels[at])));
        }
        Value::from(object)
    });
    let row = |row: &Row| {
        let audience = row.audience.map(|id| &routing.audiences[id].value);
        json!({ "audience": audience, "decisions": row.decisions })
    };
    let topics = routing.topics.enumerate().zip(&table.topics).map(|((at, topic), own)| {
        let mut object = topic_json(routing, topic);
        object.insert("name".into(), by_language(&|words| words.topics[at].name.clone()));
        object.insert("aliases".into(), aliases_json(routing, at));
        object.insert(
            "asks".into(),
            own.asks.iter().map(|id| routing.questions[*id].value.as_str()).collect(),
        );
        object.insert("table".into(), own.rows.iter().map(row).collect());
        object.insert("page".into(), format!("contact/{}/", topic.id.value).into());
        object.insert("forms".into(), forms_json(routing, plan, at));
        Value::from(object)
    });
    let decisions = table.decisions.iter().map(|decision| decision_json(routing, decision));
    let identity = json!({
        "how": by_language(&|words| words.identity_how.clone()),
        "why_not": by_language(&|words| words.identity_why_not.clone()),
    });
    let audience = |id| by_language(&|words| words.audiences[id].clone());
    let question = |id| by_language(&|words| words.questions[id].clone());
    let rule = |id| by_language(&|words| words.rules[id].clone());
    // All of it as one value would be ten times as much memory as its text.
    let parts = [
        ("audiences", named(&routing.audiences, |id| &id.value, &audience)),
        ("channels", list(channels)),
        ("decisions", list(decisions)),
        ("default_language", json!(routing.default_language).to_string()),
        ("identity", identity.to_string()),
        ("languages", json!(routing.words.keys().collect::<Vec<_>>()).to_string()),
        ("questions", named(&routing.questions, |id| &id.value, &question)),
        ("rules", named(&routing.rules, |rule| &rule.id.value, &rule)),
        ("topics", list(topics)),
        ("version", ROUTING_VERSION.to_string()),
    ];
    let parts = parts.map(|(key, value)| format!("\"{key}\":{value}"));
    format!("{{{}}}", parts.join(","))
}

/// A JSON list, of which one item at a time is held as a value.
fn list(items: impl Iterator<Item = Value>) -> String {
    let items: Vec<String> = items.map(|item| item.to_string()).collect();
    format!("[{}]", items.join(","))
}

/// Opening hours as instants (seconds since 1970, UTC) for the browser, which knows no time zones:
/// `open` holds `[start, end)` pairs, `offsets` the zone's seconds east of UTC from an instant on.
pub fn hours_json(timetable: &Timetable) -> Value {
    let schedules = timetable.schedules.iter().map(|schedule| {
        let open: Vec<_> =
            schedule.open.iter().map(|(start, end)| [start.as_second(), end.as_second()]).collect();
        let offsets: Vec<_> = schedule
            .offsets
            .iter()
            .map(|(since, offset)| [since.as_second(), offset.seconds().into()])
            .collect();
        (schedule.id.clone(), json!({ "zone": schedule.zone, "open": open, "offsets": offsets }))
    });
    json!({
        "version": HOURS_VERSION,
        "from": timetable.from.as_second(),
        "until": timetable.until.as_second(),
        "hours": schedules.collect::<Map<_, _>>(),
    })
}

/// What the opening hours of each channel that keeps some say.
pub type HoursTexts = List<ChannelId, Option<HoursText>>;

/// What the opening hours of every channel that has some say, in the routing's order.
pub fn hours_texts(
    routing: &Routing,
    words: &HoursWords,
    timetable: &Timetable,
    moment: Moment<'_>,
) -> HoursTexts {
    let channels = routing.channels.iter();
    channels
        .map(|channel| Some(hours_text(words, timetable, (channel.hours?, channel.kind), moment)))
        .collect()
}

/// One answer in the words of `lang`: what `frontdesk contact --json` prints and `/api/contact`
/// says.
pub fn answer_json(
    routing: &Routing,
    case: Case,
    decision: &Decision,
    lang: &Lang,
    hours: Option<&HoursTexts>,
) -> Value {
    let words = routing.words(lang);
    let channel = |verdict: &Verdict| {
        let mut object = verdict_json(routing, verdict);
        object.extend(channel_json(routing, &routing.channels[verdict.channel]));
        // Why not is said as the verdict's reason.
        for (key, word) in CHANNEL_WORDS.iter().filter(|(key, _)| *key != "otherwise") {
            let word = word(&words.channels[verdict.channel]);
            if !word.is_empty() {
                object.insert((*key).to_owned(), word.into());
            }
        }
        if let Some(cause) = verdict.causes.first() {
            let why = match reason(words, verdict.channel, *cause) {
                Reason::Words(text) => json!(text),
                Reason::Built(name) => json!({ "built_in": name }),
            };
            object.insert("reason".into(), why);
            object.insert(
                "instead".into(),
                decision.first().map(|first| channel_id(routing, first)).into(),
            );
        }
        if let Some(hours) = hours.and_then(|hours| hours[verdict.channel].as_ref()) {
            object.insert("hours_state".into(), hours.state.into());
            object.insert("hours_text".into(), hours.text.clone().into());
        }
        Value::from(object)
    };
    json!({
        "topic": routing.topics[case.topic].id.value,
        "audience": case.audience.map(|id| &routing.audiences[id].value),
        "yes": routing.questions.enumerate().filter(|(id, _)| case.answers.yes(*id)).map(|(_, id)| &id.value).collect::<Vec<_>>(),
        "channels": decision.verdicts.iter().map(channel).collect::<Vec<_>>(),
    })
}

/// The same with what speaks against each channel, and where in contact.yaml that stands.
pub fn traced_json(routing: &Routing, case: Case, decision: &Decision, answer: Value) -> Value {
    let trace = |verdict: &Verdict| -> Value {
        let causes = verdict.causes.iter().map(|cause| {
            let (span, text) = explain(routing, case, verdict.channel, *cause);
            let place = routing.place(span);
            json!({ "cause": cause_name(*cause), "text": text, "path": place.path, "line": place.line, "column": place.column })
        });
        causes.collect()
    };
    let mut answer = answer;
    let channels = answer.get_mut("channels").and_then(Value::as_array_mut);
    for (channel, verdict) in channels.into_iter().flatten().zip(&decision.verdicts) {
        if let Some(channel) = channel.as_object_mut() {
            channel.insert("trace".into(), trace(verdict));
        }
    }
    answer
}

/// What customers call a topic, by language.
fn aliases_json(routing: &Routing, topic: TopicId) -> Value {
    let of = |words: &Words| words.topics[topic].aliases.clone();
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
        .map(|form| {
            (channel_id(routing, form.channel).to_owned(), format!("contact/{}", form.path).into())
        })
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
    ("privacy", |words| words.privacy.clone()),
    ("have_ready", |words| words.have_ready.clone()),
    ("warning", |words| words.warning.clone()),
    ("otherwise", |words| words.otherwise.clone()),
];

fn channel_json(routing: &Routing, channel: &Channel) -> Map<String, Value> {
    let text =
        |text: &Option<crate::tree::Located<String>>| text.as_ref().map(|text| text.value.clone());
    let mut object = Map::new();
    object.insert("id".into(), channel.id.value.clone().into());
    object.insert("kind".into(), channel.kind.as_str().into());
    object.insert("checks_identity".into(), channel.checks_identity.value.into());
    let optional = [
        ("link", text(&channel.link)),
        ("number", text(&channel.number)),
        ("address", text(&channel.address)),
    ];
    object.extend(
        optional.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?.into()))),
    );
    let at = routing.channel(&channel.id.value);
    if let Some(reply) =
        at.and_then(|at| routing.words(&routing.default_language).channels[at].reply)
    {
        object.insert("reply_duration".into(), reply.to_string().into());
    }
    if !channel.numbers.is_empty() {
        let numbers = channel.numbers.iter();
        let numbers = numbers.map(|one| json!({ "id": one.id.value, "number": one.number.value }));
        object.insert("numbers".into(), numbers.collect());
    }
    if let Some(hours) = channel.hours {
        object.insert("hours".into(), routing.hours[hours].id.value.clone().into());
    }
    if !channel.languages.is_empty() {
        object.insert(
            "languages".into(),
            channel.languages.iter().map(|lang| lang.as_str()).collect(),
        );
    }
    if !channel.form.is_empty() {
        let fields = channel.form.iter().filter_map(|id| fields::find(&id.value));
        let fields = fields
            .map(|field| json!({ "id": field.id, "kind": field.kind, "required": field.required }));
        object.insert("form".into(), fields.collect());
    }
    if channel.retired.is_some() {
        object.insert("retired".into(), true.into());
    }
    object
}

fn topic_json(routing: &Routing, topic: &Topic) -> Map<String, Value> {
    let parent = topic.parent.map(|parent| routing.topics[parent].id.value.as_str());
    let mut object = Map::new();
    object.insert("id".into(), topic.id.value.clone().into());
    object.insert("parent".into(), parent.into());
    object.insert("identity".into(), topic.identity.is_some().into());
    if !topic.identity_for.is_empty() {
        let audiences =
            topic.identity_for.iter().map(|id| routing.audiences[id.value].value.as_str());
        object.insert("identity_for".into(), audiences.collect());
    }
    object.insert("urgent".into(), topic.urgent.is_some().into());
    if !topic.form.is_empty() {
        object.insert("form".into(), topic.form.iter().map(|id| id.value.as_str()).collect());
    }
    object
}

fn decision_json(routing: &Routing, decision: &Decision) -> Value {
    let first = decision.first();
    let verdicts = decision.verdicts.iter().map(|verdict| {
        let mut object = verdict_json(routing, verdict);
        object.insert("channel".into(), channel_id(routing, verdict.channel).into());
        if verdict.outcome == Outcome::Refused {
            object.insert(
                "because".into(),
                verdict.causes.iter().map(|cause| cause_json(routing, *cause)).collect(),
            );
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
            object.insert("rule".into(), routing.rules[rule].id.value.clone().into());
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
            json!({ "cause": cause_name(cause), "question": routing.questions[question].value })
        }
        Cause::Rule(rule) => {
            json!({ "cause": cause_name(cause), "rule": routing.rules[rule].id.value })
        }
        _ => json!({ "cause": cause_name(cause) }),
    }
}

fn channel_id(routing: &Routing, channel: ChannelId) -> &str {
    &routing.channels[channel].id.value
}

/// The ids of a list with their words in every language, as JSON.
fn named<I: Id, T>(
    items: &List<I, T>,
    id: impl Fn(&T) -> &String,
    text: &dyn Fn(I) -> Value,
) -> String {
    list(items.enumerate().map(|(at, item)| json!({ "id": id(item), "text": text(at) })))
}
