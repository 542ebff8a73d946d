//! The writer's examples, and the ones that are missing.

use crate::contact::evaluate::{Decision, Outcome, evaluate};
use crate::contact::id::ChannelId;
use crate::contact::model::{Answers, Case, Example, Routing};
use crate::contact::trace::{describe, example_line, explain};
use crate::diagnostics::{Diagnostic, Diagnostics};

/// Tests every example, for every audience it speaks of.
pub fn test(routing: &Routing, diagnostics: &mut Diagnostics) {
    for example in &routing.examples {
        let audiences = match example.audience {
            Some(audience) => vec![Some(audience.value)],
            None => routing.audiences_of(&routing.topics[example.topic.value]),
        };
        let answers: Answers = example.given.iter().map(|question| question.value).collect();
        let failure = audiences.into_iter().find_map(|audience| {
            let case = Case { topic: example.topic.value, audience, answers };
            let found = failures(routing, example, case);
            (!found.is_empty()).then_some(found)
        });
        failure.into_iter().flatten().for_each(|diagnostic| diagnostics.push(diagnostic));
    }
}

fn failures(routing: &Routing, example: &Example, case: Case) -> Vec<Diagnostic> {
    let decision = evaluate(routing, case, None);
    let mut found = Vec::new();
    if let Some(first) = example.first.filter(|first| decision.first() != Some(first.value)) {
        let instead = decision
            .first()
            .map_or_else(|| "nothing".to_owned(), |other| format!("`{}`", name(routing, other)));
        let message = format!(
            "“{}”: {instead} comes first, not `{}`",
            example.case.value,
            name(routing, first.value)
        );
        let mut diagnostic =
            Diagnostic::error("example-failed", message).at(routing.place(first.span));
        diagnostic = with_causes(routing, diagnostic, case, &decision, first.value);
        found.push(diagnostic.help(format!(
            "in the case: {}. Mend the routing or the example",
            describe(routing, case)
        )));
    }
    let offered =
        |id| decision.verdict(id).is_some_and(|verdict| verdict.outcome != Outcome::Refused);
    for also in example.also.iter().filter(|also| !offered(also.value)) {
        let message =
            format!("“{}”: `{}` is not offered", example.case.value, name(routing, also.value));
        let diagnostic = Diagnostic::error("example-failed", message).at(routing.place(also.span));
        let help =
            format!("in the case: {}. Mend the routing or the example", describe(routing, case));
        found.push(with_causes(routing, diagnostic, case, &decision, also.value).help(help));
    }
    for never in &example.never {
        if offered(never.value) {
            let message =
                format!("“{}”: `{}` is offered", example.case.value, name(routing, never.value));
            found.push(
                Diagnostic::error("example-failed", message).at(routing.place(never.span)).help(
                    format!(
                        "in the case: {}. Mend the routing or the example",
                        describe(routing, case)
                    ),
                ),
            );
        }
    }
    found
}

fn with_causes(
    routing: &Routing,
    mut diagnostic: Diagnostic,
    case: Case,
    decision: &Decision,
    channel: ChannelId,
) -> Diagnostic {
    for cause in decision.verdict(channel).into_iter().flat_map(|verdict| &verdict.causes) {
        let (span, why) = explain(routing, case, channel, *cause);
        diagnostic = diagnostic.related(
            routing.place(span),
            format!("`{}` is refused: {why}", name(routing, channel)),
        );
    }
    diagnostic
}

/// Every topic that needs proof of identity has an example of its own: that is where a slip lets
/// a stranger in.
pub fn missing(routing: &Routing, diagnostics: &mut Diagnostics) {
    for (id, topic) in routing.topics.enumerate().filter(|(_, topic)| topic.identity.is_some()) {
        if routing.examples.iter().any(|example| example.topic.value == id) {
            continue;
        }
        let audience = routing
            .audiences_of(topic)
            .into_iter()
            .find(|audience| topic.proves(*audience).is_some());
        let audience = audience.flatten();
        let case = Case { topic: id, audience, answers: Answers::default() };
        let decision = evaluate(routing, case, None);
        let unchecked = routing
            .channels
            .iter()
            .filter(|channel| !channel.checks_identity.value && channel.retired.is_none());
        let never: Vec<&str> = unchecked.map(|channel| channel.id.value.as_str()).collect();
        let first = decision
            .first()
            .map(|first| format!("first: {}, ", name(routing, first)))
            .unwrap_or_default();
        let expects = format!("{first}never: [{}]", never.join(", "));
        let spoken = if topic.audiences.is_empty() && topic.identity_for.is_empty() {
            Case { audience: None, ..case }
        } else {
            case
        };
        diagnostics.push(
            Diagnostic::error(
                "identity-without-example",
                format!("`{}` needs proof of identity, but no example tests it", topic.id.value),
            )
            .at(routing.place(topic.id.span))
            .help(format!(
                "add to `examples:`  {}",
                example_line(routing, spoken, "Only for its owner", &expects)
            )),
        );
    }
}

fn name(routing: &Routing, channel: ChannelId) -> &str {
    &routing.channels[channel].id.value
}
