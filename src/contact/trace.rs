//! Why a channel is refused, for writers: the cause in words and the line it stands on.

use super::evaluate::{Cause, Decision, Outcome, Step};
use super::id::ChannelId;
use super::model::{Case, Routing};
use super::words::Words;
use crate::diagnostics::Span;

/// What leads to `cause` for `channel` in `case`: where it stands in contact.yaml, and in words.
pub fn explain(routing: &Routing, case: Case, channel: ChannelId, cause: Cause) -> (Span, String) {
    let the_channel = &routing.channels[channel];
    let own = the_channel.id.span;
    let topic = &routing.topics[case.topic];
    match cause {
        Cause::Retired => (the_channel.retired.unwrap_or(own), "it is retired".into()),
        Cause::Identity => (
            topic.proves(case.audience).unwrap_or(topic.id.span),
            "the topic needs proof of identity, which this channel cannot check".into(),
        ),
        Cause::NotListed => {
            let listed = topic.channels.as_ref().and_then(|listed| listed.first());
            (listed.map_or(topic.id.span, |one| one.span), "the topic names other channels".into())
        }
        Cause::OnlyFor => (
            the_channel.only_for.first().map_or(own, |one| one.span),
            "it is for other topics".into(),
        ),
        Cause::Audience => (
            the_channel.audiences.first().map_or(own, |one| one.span),
            "it is for other audiences".into(),
        ),
        Cause::OnlyWhen(question) => {
            let condition =
                the_channel.only_when.iter().find(|condition| condition.question == question);
            let name = &routing.questions[question].value;
            let wanted = yes_no(condition.is_some_and(|condition| condition.is));
            (
                condition.map_or(own, |condition| condition.span),
                format!("it is offered only when {name}: {wanted}"),
            )
        }
        Cause::Rule(rule) => {
            let id = &routing.rules[rule].id;
            (id.span, format!("the rule `{}` closes it", id.value))
        }
        Cause::NoWayToAsk => (
            the_channel.ask_through.first().map_or(own, |one| one.span),
            "no channel through which to ask for it is offered".into(),
        ),
        Cause::NotYetLast => (
            routing.last_resort.map_or(own, |last| last.span),
            "it is the last resort, and another way is left".into(),
        ),
    }
}

/// Stable names of causes, as in `--json`.
pub fn cause_name(cause: Cause) -> &'static str {
    match cause {
        Cause::Retired => "retired",
        Cause::Identity => "identity",
        Cause::NotListed => "not_listed",
        Cause::OnlyFor => "only_for",
        Cause::Audience => "audience",
        Cause::OnlyWhen(_) => "only_when",
        Cause::Rule(_) => "rule",
        Cause::NoWayToAsk => "no_way_to_ask",
        Cause::NotYetLast => "last_resort",
    }
}

/// The sentence a customer reads as the reason for a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason<'w> {
    /// The site's own words.
    Words(&'w str),
    /// The theme's words for a reason that needs none of the site's: the cause's name.
    Built(&'static str),
}

/// Why `channel` is refused for `cause`, in the words of one language.
pub fn reason<'w>(words: &'w Words, channel: ChannelId, cause: Cause) -> Reason<'w> {
    let channel = &words.channels[channel];
    match cause {
        Cause::Identity => Reason::Words(&words.identity_why_not),
        Cause::OnlyFor | Cause::Audience => Reason::Words(&channel.otherwise),
        Cause::OnlyWhen(question) => Reason::Words(channel.why_not(Some(question))),
        Cause::Rule(rule) => Reason::Words(&words.rules[rule]),
        Cause::Retired | Cause::NotListed | Cause::NoWayToAsk | Cause::NotYetLast => {
            Reason::Built(cause_name(cause))
        }
    }
}

/// The case for a writer: "topic `password`, audience `agency`, yes to shut_out".
pub fn describe(routing: &Routing, case: Case) -> String {
    let mut text = format!("topic `{}`", routing.topics[case.topic].id.value);
    if let Some(audience) = case.audience {
        text.push_str(&format!(", audience `{}`", routing.audiences[audience].value));
    }
    match given(routing, case).as_slice() {
        [] => text.push_str(", no to every question"),
        yes => text.push_str(&format!(", yes to {}", yes.join(", "))),
    }
    text
}

/// A line for `examples:` that pins `case`.
pub fn example_line(routing: &Routing, case: Case, name: &str, expects: &str) -> String {
    let topic = &routing.topics[case.topic].id.value;
    let audience = match case.audience {
        Some(audience) => format!(", audience: {}", routing.audiences[audience].value),
        None => String::new(),
    };
    let given = match given(routing, case).as_slice() {
        [] => String::new(),
        yes => format!(", given: [{}]", yes.join(", ")),
    };
    format!("- {{ case: {name}, topic: {topic}{audience}{given}, {expects} }}")
}

/// The outcome of one channel for a writer: "`ticket` waits (rule `young_ticket`)".
pub fn outcome_text(routing: &Routing, outcome: Outcome) -> String {
    match outcome {
        Outcome::OpensAt(Some(at)) => format!("opens at {at}"),
        Outcome::OpensAt(None) => "closed".into(),
        Outcome::WaitUntil(rule) => {
            format!("wait for the reply (rule {})", routing.rules[rule].id.value)
        }
        Outcome::Needs(Step::Book { through }) => {
            format!("book it through {}", routing.channels[through].id.value)
        }
        other => other.as_str().to_owned(),
    }
}

/// The ids of the channels offered in `decision`, best first.
pub fn offered_ids<'r>(routing: &'r Routing, decision: &Decision) -> Vec<&'r str> {
    decision.offered().map(|verdict| routing.channels[verdict.channel].id.value.as_str()).collect()
}

fn given(routing: &Routing, case: Case) -> Vec<&str> {
    let yes = routing.questions.enumerate().filter(|(id, _)| case.answers.yes(*id));
    yes.map(|(_, question)| question.value.as_str()).collect()
}

fn yes_no(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}
