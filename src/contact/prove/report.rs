//! Problems and redundancies as diagnostics.

use std::collections::BTreeSet;

use super::survey::{Problem, TopicSurvey};
use crate::contact::evaluate::{Cause, evaluate};
use crate::contact::id::{ChannelId, HoursId, QuestionId, RuleId};
use crate::contact::model::{Case, Routing};
use crate::contact::trace::{describe, example_line, explain};
use crate::diagnostics::{Diagnostic, Diagnostics, Span};

/// One error for each problem of each topic, with its simplest counterexample.
pub fn problems(routing: &Routing, surveys: &[TopicSurvey], diagnostics: &mut Diagnostics) {
    for survey in surveys {
        for (problem, case) in &survey.problems {
            diagnostics.push(match problem {
                Problem::DeadEnd => dead_end(routing, survey, *case),
                Problem::UncheckedIdentity(channel) => unchecked(routing, *case, *channel),
                Problem::NoReason(channel, cause) => no_reason(routing, *case, *channel, *cause),
                Problem::Unbookable(channel) => unbookable(routing, *case, *channel),
            });
        }
    }
}

fn dead_end(routing: &Routing, survey: &TopicSurvey, case: Case) -> Diagnostic {
    let topic = &routing.topics[case.topic];
    let decision = evaluate(routing, case, None);
    let message = format!(
        "nobody can be reached: {} ({} of {} cases)",
        describe(routing, case),
        survey.dead_ends,
        survey.cells
    );
    let mut diagnostic = Diagnostic::error("dead-end", message).at(routing.place(topic.id.span));
    for verdict in decision.refused() {
        for cause in &verdict.causes {
            let (span, why) = explain(routing, case, verdict.channel, *cause);
            diagnostic = diagnostic.related(
                routing.place(span),
                format!("`{}` is refused: {why}", name(routing, verdict.channel)),
            );
        }
    }
    // The channel with the least against it that may help at all.
    let identity = topic.proves(case.audience).is_some();
    let able = decision.refused().filter(|verdict| {
        !verdict.causes.contains(&Cause::Retired)
            && (routing.channels[verdict.channel].checks_identity.value || !identity)
    });
    let close = able
        .min_by_key(|verdict| verdict.causes.len())
        .map(|verdict| name(routing, verdict.channel));
    let expects = format!("first: {}", close.unwrap_or("a_channel"));
    let line = example_line(routing, case, "Somebody helps here", &expects);
    diagnostic.help(format!(
        "name a `last_resort`, or lift one of these; then add to `examples:`  {line}"
    ))
}

fn unchecked(routing: &Routing, case: Case, channel: ChannelId) -> Diagnostic {
    let span = routing.channels[channel].checks_identity.span;
    let message = format!(
        "`{}` is offered where identity must be checked: {}",
        name(routing, channel),
        describe(routing, case)
    );
    let expects = format!("never: [{}]", name(routing, channel));
    let line = example_line(routing, case, "Only for its owner", &expects);
    Diagnostic::error("unchecked-identity", message)
        .at(routing.place(span))
        .help(format!("add to `examples:`  {line}"))
}

fn no_reason(routing: &Routing, case: Case, channel: ChannelId, cause: Cause) -> Diagnostic {
    let (span, why) = explain(routing, case, channel, cause);
    let message = format!(
        "`{}` is refused without a reason: {} ({why})",
        name(routing, channel),
        describe(routing, case)
    );
    Diagnostic::error("refusal-without-reason", message).at(routing.place(span)).help(
        "write the sentence: `otherwise` of the channel, `because` of the rule, or \
            `identity.why_not`",
    )
}

fn unbookable(routing: &Routing, case: Case, channel: ChannelId) -> Diagnostic {
    let span = routing.channels[channel].id.span;
    let message =
        format!("`{}` cannot be asked for: {}", name(routing, channel), describe(routing, case));
    Diagnostic::error("unbookable", message)
        .at(routing.place(span))
        .help("name an offered channel in `ask_through`")
}

/// Channels, rules and conditions that could be taken out without anybody noticing.
pub fn without_effect(routing: &Routing, surveys: &[TopicSurvey], diagnostics: &mut Diagnostics) {
    let mut effects = Effects {
        routing,
        offered: BTreeSet::new(),
        decisive: BTreeSet::new(),
        waits: BTreeSet::new(),
        diagnostics,
    };
    for survey in surveys {
        effects.offered.extend(&survey.offered);
        effects.decisive.extend(&survey.decisive);
        effects.waits.extend(&survey.waits);
    }
    effects.channels();
    effects.rules();
    effects.topic_channels(surveys);
    effects.unused();
}

struct Effects<'a> {
    routing: &'a Routing,
    offered: BTreeSet<ChannelId>,
    decisive: BTreeSet<(ChannelId, Cause)>,
    waits: BTreeSet<(RuleId, ChannelId)>,
    diagnostics: &'a mut Diagnostics,
}

impl Effects<'_> {
    fn warn(&mut self, code: &'static str, span: Span, message: String, help: &str) {
        self.diagnostics
            .push(Diagnostic::warning(code, message).at(self.routing.place(span)).help(help));
    }

    fn channels(&mut self) {
        let routing = self.routing;
        for (id, channel) in
            routing.channels.enumerate().filter(|(_, channel)| channel.retired.is_none())
        {
            let own = &channel.id.value;
            if !self.offered.contains(&id) {
                let message = format!("the channel `{own}` is never offered");
                self.warn(
                    "never-offered",
                    channel.id.span,
                    message,
                    "take it out, or relax what stands against it",
                );
                continue;
            }
            for condition in &channel.only_when {
                if !self.decisive.contains(&(id, Cause::OnlyWhen(condition.question))) {
                    let question = &routing.questions[condition.question].value;
                    let message =
                        format!("the condition `{question}` of `{own}` makes no difference");
                    self.warn(
                        "redundant-condition",
                        condition.span,
                        message,
                        "take it out: other conditions say the same",
                    );
                }
            }
            let lists = [
                ("only_for", channel.only_for.first().map(|one| one.span), Cause::OnlyFor),
                ("for", channel.audiences.first().map(|one| one.span), Cause::Audience),
            ];
            for (key, span, cause) in lists {
                if let Some(span) = span.filter(|_| !self.decisive.contains(&(id, cause))) {
                    let message = format!("`{key}` of `{own}` makes no difference");
                    self.warn(
                        "redundant-condition",
                        span,
                        message,
                        "take it out: other conditions say the same",
                    );
                }
            }
        }
    }

    fn rules(&mut self) {
        for (id, rule) in self.routing.rules.enumerate() {
            let closes = rule
                .close
                .iter()
                .map(|one| (one, self.decisive.contains(&(one.value, Cause::Rule(id)))));
            let waits =
                rule.wait_for.iter().map(|one| (one, self.waits.contains(&(id, one.value))));
            let effects: Vec<_> = closes.chain(waits).collect();
            if effects.iter().all(|(_, has_effect)| !has_effect) {
                let message = format!(
                    "the rule `{}` makes no difference: other rules or conditions shadow it",
                    rule.id.value
                );
                self.warn(
                    "shadowed-rule",
                    rule.id.span,
                    message,
                    "take it out, or make its conditions wider",
                );
                continue;
            }
            for (channel, _) in effects.into_iter().filter(|(_, has_effect)| !has_effect) {
                let message = format!(
                    "naming `{}` in the rule `{}` makes no difference",
                    name(self.routing, channel.value),
                    rule.id.value
                );
                self.warn(
                    "redundant-condition",
                    channel.span,
                    message,
                    "take it out: it is refused in these cases anyway",
                );
            }
        }
    }

    /// A topic's list of channels counts for the topics below it as well.
    fn topic_channels(&mut self, surveys: &[TopicSurvey]) {
        let routing = self.routing;
        let mut lists: std::collections::BTreeMap<Span, (&str, bool)> =
            std::collections::BTreeMap::new();
        for survey in surveys {
            let topic = &routing.topics[survey.topic];
            let Some(span) =
                topic.channels.as_ref().and_then(|listed| listed.first()).map(|one| one.span)
            else {
                continue;
            };
            let entry = lists.entry(span).or_insert((&topic.id.value, false));
            entry.1 |= survey.decisive.iter().any(|(_, cause)| *cause == Cause::NotListed);
        }
        for (span, (topic, _)) in lists.into_iter().filter(|(_, (_, has_effect))| !has_effect) {
            self.warn(
                "redundant-condition",
                span,
                format!("`channels` of `{topic}` makes no difference"),
                "take the list out",
            );
        }
    }

    fn unused(&mut self) {
        let routing = self.routing;
        let asked: BTreeSet<QuestionId> = routing
            .channels
            .iter()
            .flat_map(|channel| &channel.only_when)
            .chain(routing.rules.iter().flat_map(|rule| &rule.when))
            .map(|condition| condition.question)
            .collect();
        for (_, question) in routing.questions.enumerate().filter(|(id, _)| !asked.contains(id)) {
            let message = format!("no channel and no rule asks `{}`", question.value);
            self.warn(
                "unused-question",
                question.span,
                message,
                "take it out: a question that changes nothing is never asked",
            );
        }
        let used: BTreeSet<HoursId> =
            routing.channels.iter().filter_map(|channel| channel.hours).collect();
        for (_, hours) in routing.hours.enumerate().filter(|(id, _)| !used.contains(id)) {
            let message = format!("no channel keeps the hours `{}`", hours.id.value);
            self.warn(
                "unused-hours",
                hours.id.span,
                message,
                "take them out, or give them to a channel",
            );
        }
    }
}

fn name(routing: &Routing, channel: ChannelId) -> &str {
    &routing.channels[channel].id.value
}
