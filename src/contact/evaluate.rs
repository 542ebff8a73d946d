//! One case to its outcome for every channel: a pure function, time being an argument.
//!
//! Every channel is offered, in the file's order, except where
//!
//! 1. it is retired;
//! 2. the topic needs proof of identity and the channel cannot check it (no rule lifts this);
//! 3. the topic's own list of channels, or the channel's `only_for`, `for` or `only_when`, leaves
//!    it out;
//! 4. a rule closes it;
//! 5. it is an appointment and none of the channels to ask through is offered;
//! 6. it is the last resort and something else (social media aside) is offered.
//!
//! The last resort obeys 6 alone. Social media come after everything else. Opening hours say
//! *when*, never *whether*: they can delay a channel and never refuse it.

use jiff::Timestamp;

use super::hours::{State, Timetable};
use super::id::{ChannelId, List, QuestionId, RuleId};
use super::model::{Case, Channel, Kind, Routing, Topic, admits};

/// What a channel is worth in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The first to try.
    Recommended,
    /// It works, too.
    Available,
    /// It works from then on. `None`: nobody is there and the timetable does not say until when.
    OpensAt(Option<Timestamp>),
    /// It works, and an answer is on its way already: wait for the channel's reply target.
    WaitUntil(RuleId),
    /// It works after a step.
    Needs(Step),
    /// It does not work; the first of the verdict's causes is the reason to show.
    Refused,
}

/// What has to come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Ask for the appointment through this channel, which is itself offered.
    Book { through: ChannelId },
}

/// What speaks against a channel: the trace of a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    Retired,
    /// The topic needs proof of identity, the channel cannot check it.
    Identity,
    /// The topic names its channels, and this is none of them.
    NotListed,
    /// The channel is for other topics.
    OnlyFor,
    /// The channel is for other audiences.
    Audience,
    /// The answer to this question is not the one the channel's `only_when` asks for.
    OnlyWhen(QuestionId),
    Rule(RuleId),
    /// An appointment without an offered channel to ask through.
    NoWayToAsk,
    /// The last resort where another way is left.
    NotYetLast,
}

/// One channel in one case.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Verdict {
    pub channel: ChannelId,
    pub outcome: Outcome,
    /// Everything that speaks against it; empty where it is offered.
    pub causes: Vec<Cause>,
}

/// All channels of a case: the offered ones first, best first; then the refused ones in file order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Decision {
    pub verdicts: Vec<Verdict>,
}

/// The moment to judge opening hours by.
#[derive(Debug, Clone, Copy)]
pub struct Now<'t> {
    pub at: Timestamp,
    pub timetable: &'t Timetable,
}

/// Judges every channel of `routing` in `case`. Without `now` opening hours play no part, as in
/// the proof and on static pages; with it, channels that are closed come after those that are not.
///
/// `case` has to name a topic and an audience of `routing`.
pub fn evaluate(routing: &Routing, case: Case, now: Option<Now<'_>>) -> Decision {
    let topic = &routing.topics[case.topic];
    let mut causes: Causes = routing
        .channels
        .enumerate()
        .map(|(id, channel)| causes_against(routing, case, topic, id, channel))
        .collect();
    let steps = appointments(routing, &mut causes);
    hold_back_last_resort(routing, &mut causes);

    let mut ranked: Vec<(Tier, Verdict)> = causes
        .ids()
        .zip(causes)
        .map(|(channel, causes)| {
            let step = steps[channel];
            let outcome =
                delayed(routing, channel, outcome(routing, case, channel, &causes, step), now);
            (tier(routing, channel, outcome), Verdict { channel, outcome, causes })
        })
        .collect();
    // Stable: within a tier the file's order stays.
    ranked.sort_by_key(|(tier, _)| *tier);
    let mut verdicts: Vec<Verdict> = ranked.into_iter().map(|(_, verdict)| verdict).collect();
    if let Some(first) = verdicts.first_mut().filter(|first| first.outcome == Outcome::Available) {
        first.outcome = Outcome::Recommended;
    }
    Decision { verdicts }
}

/// What speaks against each channel.
type Causes = List<ChannelId, Vec<Cause>>;

/// Steps 1 to 4 of the module's list.
fn causes_against(
    routing: &Routing,
    case: Case,
    topic: &Topic,
    id: ChannelId,
    channel: &Channel,
) -> Vec<Cause> {
    let mut causes = Vec::new();
    if channel.retired.is_some() {
        causes.push(Cause::Retired);
    }
    if topic.proves(case.audience).is_some() && !channel.checks_identity.value {
        causes.push(Cause::Identity);
    }
    if routing.last_resort.is_some_and(|last| last.value == id) {
        return causes;
    }
    if topic.channels.as_ref().is_some_and(|listed| !listed.iter().any(|one| one.value == id)) {
        causes.push(Cause::NotListed);
    }
    if !channel.only_for.is_empty() && !routing.is_within(case.topic, &channel.only_for) {
        causes.push(Cause::OnlyFor);
    }
    if !admits(&channel.audiences, case.audience) {
        causes.push(Cause::Audience);
    }
    // What the customer has told us explains more than what was not asked.
    let mut unmet: Vec<_> =
        channel.only_when.iter().filter(|condition| !case.answers.meet(condition)).collect();
    unmet.sort_by_key(|condition| condition.is);
    causes.extend(unmet.into_iter().map(|condition| Cause::OnlyWhen(condition.question)));
    for (rule, _) in active_rules(routing, case)
        .filter(|(_, rule)| rule.close.iter().any(|closed| closed.value == id))
    {
        causes.push(Cause::Rule(rule));
    }
    causes
}

fn active_rules(
    routing: &Routing,
    case: Case,
) -> impl Iterator<Item = (RuleId, &super::model::Rule)> {
    routing.rules.enumerate().filter(move |(_, rule)| {
        rule.when.iter().all(|condition| case.answers.meet(condition))
            && admits(&rule.audiences, case.audience)
            && (rule.only_for.is_empty() || routing.is_within(case.topic, &rule.only_for))
    })
}

/// Step 5; for each channel, the step an appointment needs.
fn appointments(routing: &Routing, causes: &mut Causes) -> List<ChannelId, Option<Step>> {
    let mut steps = causes.like(None);
    for (id, channel) in
        routing.channels.enumerate().filter(|(_, channel)| channel.kind == Kind::Appointment)
    {
        let mut through = channel.ask_through.iter().map(|through| through.value);
        match through.find(|through| causes[*through].is_empty()) {
            Some(through) => steps[id] = Some(Step::Book { through }),
            None => causes[id].push(Cause::NoWayToAsk),
        }
    }
    steps
}

/// Step 6.
fn hold_back_last_resort(routing: &Routing, causes: &mut Causes) {
    let Some(last) = routing.last_resort.map(|last| last.value) else { return };
    let other = routing
        .channels
        .enumerate()
        .any(|(id, channel)| id != last && channel.kind != Kind::Social && causes[id].is_empty());
    if other {
        causes[last].push(Cause::NotYetLast);
    }
}

fn outcome(
    routing: &Routing,
    case: Case,
    id: ChannelId,
    causes: &[Cause],
    step: Option<Step>,
) -> Outcome {
    if !causes.is_empty() {
        return Outcome::Refused;
    }
    if let Some(step) = step {
        return Outcome::Needs(step);
    }
    let mut waiting = active_rules(routing, case)
        .filter(|(_, rule)| rule.wait_for.iter().any(|wait| wait.value == id));
    waiting.next().map_or(Outcome::Available, |(rule, _)| Outcome::WaitUntil(rule))
}

/// A live channel that would be available, by its opening hours.
fn delayed(routing: &Routing, id: ChannelId, outcome: Outcome, now: Option<Now<'_>>) -> Outcome {
    let channel = &routing.channels[id];
    let hours = channel.hours.filter(|_| channel.kind.is_live());
    match (outcome, now, hours) {
        (Outcome::Available, Some(now), Some(hours)) => match now.timetable.state(hours, now.at) {
            State::Open { .. } | State::Always => Outcome::Available,
            State::Closed { opens } => Outcome::OpensAt(Some(opens)),
            State::ClosedForLong | State::Unknown => Outcome::OpensAt(None),
        },
        _ => outcome,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    Works,
    Later,
    Social,
    Refused,
}

fn tier(routing: &Routing, id: ChannelId, outcome: Outcome) -> Tier {
    let social = routing.channels[id].kind == Kind::Social;
    match outcome {
        Outcome::Refused => Tier::Refused,
        _ if social => Tier::Social,
        Outcome::OpensAt(_) => Tier::Later,
        _ => Tier::Works,
    }
}

impl Decision {
    /// The offered channels, best first.
    pub fn offered(&self) -> impl Iterator<Item = &Verdict> {
        self.verdicts.iter().filter(|verdict| verdict.outcome != Outcome::Refused)
    }

    pub fn refused(&self) -> impl Iterator<Item = &Verdict> {
        self.verdicts.iter().filter(|verdict| verdict.outcome == Outcome::Refused)
    }

    /// The channel to try first: what works in place of every refused one.
    pub fn first(&self) -> Option<ChannelId> {
        self.offered().next().map(|verdict| verdict.channel)
    }

    pub fn verdict(&self, channel: ChannelId) -> Option<&Verdict> {
        self.verdicts.iter().find(|verdict| verdict.channel == channel)
    }
}

impl Outcome {
    /// Its name in `--json` and routing.json.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Recommended => "recommended",
            Outcome::Available => "available",
            Outcome::OpensAt(_) => "opens_at",
            Outcome::WaitUntil(_) => "wait_until",
            Outcome::Needs(_) => "needs",
            Outcome::Refused => "refused",
        }
    }
}
