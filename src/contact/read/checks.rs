//! Mistakes that only show when the whole file is known.

use crate::contact::id::ChannelId;
use crate::contact::model::{Channel, Kind, Routing};
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::tree::Located;

pub fn check(routing: &Routing, diagnostics: &mut Diagnostics) {
    let mut checks = Checks { routing, diagnostics };
    checks.identity_words();
    checks.last_resort();
    for (id, channel) in routing.channels.enumerate() {
        checks.reason(id, channel);
        checks.appointment(id, channel);
    }
    checks.rules();
    checks.retired();
    checks.examples();
}

struct Checks<'a> {
    routing: &'a Routing,
    diagnostics: &'a mut Diagnostics,
}

impl Checks<'_> {
    fn error(&mut self, code: &'static str, span: Span, message: String, help: impl Into<String>) {
        self.diagnostics
            .push(Diagnostic::error(code, message).at(self.routing.place(span)).help(help));
    }

    fn name(&self, channel: ChannelId) -> &str {
        &self.routing.channels[channel].id.value
    }

    fn identity_words(&mut self) {
        let words = self.routing.words(&self.routing.default_language);
        let Some(span) = self.routing.topics.iter().find_map(|topic| topic.identity) else {
            return;
        };
        for (key, text) in [("how", &words.identity_how), ("why_not", &words.identity_why_not)] {
            if text.is_empty() {
                self.error(
                    "missing-key",
                    span,
                    format!("a topic needs proof of identity, but `identity.{key}` is not written"),
                    "add `identity:` with `how:` (how to prove it) and `why_not:` (why other \
                     channels cannot help)",
                );
            }
        }
    }

    fn last_resort(&mut self) {
        let Some(last) = self.routing.last_resort else { return };
        let channel = &self.routing.channels[last.value];
        let conditions = [
            ("only_when", channel.only_when.first().map(|condition| condition.span)),
            ("only_for", channel.only_for.first().map(|topic| topic.span)),
            ("for", channel.audiences.first().map(|audience| audience.span)),
            ("retired", channel.retired),
        ];
        for (key, span) in conditions {
            if let Some(span) = span {
                let message =
                    format!("the last resort `{}` may not have conditions", channel.id.value);
                self.error(
                    "last-resort-conditions",
                    span,
                    message,
                    format!("take its `{key}` out"),
                );
            }
        }
        if !channel.checks_identity.value {
            self.error(
                "last-resort-identity",
                channel.checks_identity.span,
                format!(
                    "the last resort `{}` must be able to check who somebody is",
                    channel.id.value
                ),
                "write `checks_identity: yes`, or choose another last resort",
            );
        }
        if matches!(channel.kind, Kind::Social | Kind::Appointment) {
            let message = format!(
                "`{}` cannot be the last resort: it is of the kind {}",
                channel.id.value,
                channel.kind.as_str()
            );
            self.error(
                "last-resort-kind",
                last.span,
                message,
                "choose a channel that takes everybody's message",
            );
        }
        for rule in &self.routing.rules {
            if let Some(closed) = rule.close.iter().find(|closed| closed.value == last.value) {
                let message = format!("the rule `{}` closes the last resort", rule.id.value);
                self.error(
                    "last-resort-conditions",
                    closed.span,
                    message,
                    "take it out of `close`",
                );
            }
        }
    }

    /// Every refusal shows why: a channel with conditions needs the sentence for it.
    fn reason(&mut self, id: ChannelId, channel: &Channel) {
        let words = &self.routing.words(&self.routing.default_language).channels[id];
        let unexplained = channel
            .only_when
            .iter()
            .find(|condition| words.why_not(Some(condition.question)).is_empty());
        let general = channel.only_for.first().map(|topic| topic.span);
        let general = general.or(channel.audiences.first().map(|audience| audience.span));
        let general = general.filter(|_| words.otherwise.is_empty());
        if let Some(span) = unexplained.map(|condition| condition.span).or(general) {
            self.error(
                "refusal-without-reason",
                span,
                format!("`{}` can be refused, but does not say why", channel.id.value),
                "add `otherwise:` with a sentence for the customer",
            );
        }
    }

    fn appointment(&mut self, id: ChannelId, channel: &Channel) {
        for through in &channel.ask_through {
            let other = &self.routing.channels[through.value];
            let is_last = self.routing.last_resort.is_some_and(|last| last.value == through.value);
            if through.value == id
                || other.kind == Kind::Appointment
                || other.kind == Kind::Social
                || is_last
            {
                let message =
                    format!("an appointment cannot be asked for through `{}`", other.id.value);
                self.error(
                    "bad-ask-through",
                    through.span,
                    message,
                    "name a form, mail, chat, phone or messenger channel",
                );
            }
        }
    }

    fn rules(&mut self) {
        let words = self.routing.words(&self.routing.default_language);
        for rule in &self.routing.rules {
            for wait in &rule.wait_for {
                if rule.close.iter().any(|closed| closed.value == wait.value) {
                    let message =
                        format!("`{}` is both closed and waited for", self.name(wait.value));
                    self.error("contradictory-rule", wait.span, message, "keep one of them");
                } else if words.channels[wait.value].reply_within.is_empty() {
                    let message =
                        format!("nobody knows how long to wait for `{}`", self.name(wait.value));
                    self.error(
                        "wait-without-end",
                        wait.span,
                        message,
                        "add `reply_within:` to that channel",
                    );
                }
            }
        }
    }

    /// A retired channel stays only as a name; nothing may lead to it.
    fn retired(&mut self) {
        let routing = self.routing;
        let topics = routing.topics.iter().filter_map(|topic| topic.channels.as_ref()).flatten();
        let through = routing.channels.iter().flat_map(|channel| &channel.ask_through);
        let rules = routing.rules.iter().flat_map(|rule| rule.wait_for.iter().chain(&rule.close));
        let examples =
            routing.examples.iter().flat_map(|example| example.first.iter().chain(&example.also));
        let mut seen: Vec<Located<ChannelId>> = Vec::new();
        for reference in topics.chain(through).chain(rules).chain(examples) {
            let Some(retired) = routing.channels[reference.value].retired else { continue };
            // Topics inherit the references of the topics above them.
            if seen.contains(reference) {
                continue;
            }
            seen.push(*reference);
            let name = self.name(reference.value).to_owned();
            self.diagnostics.push(
                Diagnostic::error("retired-channel", format!("`{name}` is retired"))
                    .at(routing.place(reference.span))
                    .related(routing.place(retired), "retired here")
                    .help("name another channel"),
            );
        }
    }

    fn examples(&mut self) {
        for example in &self.routing.examples {
            let topic = &self.routing.topics[example.topic.value];
            let Some(audience) = example.audience else { continue };
            if !crate::contact::model::admits(&topic.audiences, Some(audience.value)) {
                let message = format!("this audience does not see the topic `{}`", topic.id.value);
                self.error(
                    "impossible-example",
                    audience.span,
                    message,
                    "name an audience of the topic's `for`",
                );
            }
        }
    }
}
