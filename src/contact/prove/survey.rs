//! Judging every case, topic by topic.
//!
//! What makes a difference is found on the way: a cause that stands alone against a channel in some
//! case decides there, so dropping it would change that case. One that never stands alone is
//! redundant.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::cells::cases;
use crate::contact::evaluate::{Cause, Decision, Outcome, Step, evaluate};
use crate::contact::id::{ChannelId, RuleId, TopicId};
use crate::contact::model::{Case, Kind, Routing};
use crate::contact::trace::{Reason, reason};

/// What one topic's cases came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicSurvey {
    pub topic: TopicId,
    pub cells: usize,
    /// How often each channel is the first to try.
    pub firsts: BTreeMap<ChannelId, usize>,
    /// Cases in which nobody can be reached.
    pub dead_ends: usize,
    /// The simplest case of each problem.
    pub problems: BTreeMap<Problem, Case>,
    /// Channels offered in some case.
    pub offered: BTreeSet<ChannelId>,
    /// Causes that alone refused a channel in some case.
    pub decisive: BTreeSet<(ChannelId, Cause)>,
    /// Rules that made a channel wait in some case.
    pub waits: BTreeSet<(RuleId, ChannelId)>,
}

/// Something a customer would run into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Problem {
    /// Nothing is offered; so no refusal has an alternative either.
    DeadEnd,
    /// Offered although it cannot check identity where the topic needs it.
    UncheckedIdentity(ChannelId),
    /// Refused without a sentence that says why.
    NoReason(ChannelId, Cause),
    /// An appointment whose channel to ask through is not offered.
    Unbookable(ChannelId),
}

/// One survey a topic, in the order of the topics.
pub fn survey(routing: &Routing) -> Vec<TopicSurvey> {
    let topics: Vec<TopicId> = routing.topics.ids().collect();
    topics.into_par_iter().map(|topic| survey_topic(routing, topic)).collect()
}

fn survey_topic(routing: &Routing, topic: TopicId) -> TopicSurvey {
    let mut survey = TopicSurvey::new(topic);
    for case in cases(routing, topic) {
        let decision = evaluate(routing, case, None);
        survey.cells += 1;
        survey.judge(routing, case, &decision);
        survey.note_effects(&decision);
    }
    survey
}

impl TopicSurvey {
    fn new(topic: TopicId) -> Self {
        Self {
            topic,
            cells: 0,
            firsts: BTreeMap::new(),
            dead_ends: 0,
            problems: BTreeMap::new(),
            offered: BTreeSet::new(),
            decisive: BTreeSet::new(),
            waits: BTreeSet::new(),
        }
    }

    fn judge(&mut self, routing: &Routing, case: Case, decision: &Decision) {
        let mut problem = |problem| {
            self.problems.entry(problem).or_insert(case);
        };
        if is_dead_end(routing, case, decision) {
            self.dead_ends += 1;
            problem(Problem::DeadEnd);
        }
        let identity = routing.topics[case.topic].proves(case.audience).is_some();
        for verdict in decision.offered() {
            let checks = routing.channels[verdict.channel].checks_identity.value;
            if identity && !checks {
                problem(Problem::UncheckedIdentity(verdict.channel));
            }
            if let Outcome::Needs(Step::Book { through }) = verdict.outcome
                && !decision.offered().any(|other| other.channel == through)
            {
                problem(Problem::Unbookable(verdict.channel));
            }
        }
        let words = routing.words(&routing.default_language);
        for verdict in decision.refused() {
            if let Some(cause) = verdict.causes.first()
                && reason(words, verdict.channel, *cause) == Reason::Words("")
            {
                problem(Problem::NoReason(verdict.channel, *cause));
            }
        }
    }

    fn note_effects(&mut self, decision: &Decision) {
        if let Some(first) = decision.first() {
            *self.firsts.entry(first).or_default() += 1;
        }
        for verdict in &decision.verdicts {
            match (verdict.outcome, verdict.causes.as_slice()) {
                (Outcome::Refused, [alone]) => {
                    self.decisive.insert((verdict.channel, *alone));
                }
                (Outcome::Refused, _) => {}
                (outcome, _) => {
                    self.offered.insert(verdict.channel);
                    if let Outcome::WaitUntil(rule) = outcome {
                        self.waits.insert((rule, verdict.channel));
                    }
                }
            }
        }
    }
}

/// Social media alone are no way to be helped, unless the topic names them itself.
fn is_dead_end(routing: &Routing, case: Case, decision: &Decision) -> bool {
    let listed = routing.topics[case.topic].channels.as_ref();
    !decision.offered().any(|verdict| {
        let social = routing.channels[verdict.channel].kind == Kind::Social;
        !social
            || listed.is_some_and(|listed| listed.iter().any(|one| one.value == verdict.channel))
    })
}
