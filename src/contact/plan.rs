//! Which contact pages there are and how they lead to each other: as few as can tell the truth.
//!
//! 1. every topic has a page for each group of audiences whose decisions are the same, one page
//!    mostly;
//! 2. a page asks the questions that alone change the channel to try first, in the file's order;
//!    "yes" to the first two leads to a page of its own, to any more, and on pages two questions
//!    deep, to that channel's place on the same page;
//! 3. what other answers would change is said on the page: a refused channel that one more "yes"
//!    would open is offered on that condition, one that it would close carries the reason;
//! 4. pages that say the same are one page, whatever topics lead there;
//! 5. a form has a page for each topic of the first level.

use std::collections::VecDeque;

use super::evaluate::{Cause, Decision, Outcome};
use super::id::{AudienceId, ChannelId, List, PageId, QuestionId, TopicId};
use super::model::{Case, Kind, Routing};
use super::table::Table;

const MOST_QUESTIONS: usize = 2;
/// How many questions follow each other at most.
const MOST_STEPS: usize = 2;

/// All pages whose content depends on a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    pub pages: List<PageId, CasePage>,
    pub topics: List<TopicId, TopicPages>,
    pub forms: Vec<FormPage>,
}

/// What is true in one case, and in every other one that leads here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CasePage {
    /// Below `contact/`, with a slash at the end.
    pub path: String,
    pub case: Case,
    /// The questions answered with yes, in the order they were asked.
    pub yes: Vec<QuestionId>,
    /// Every topic that leads here, in file order.
    pub topics: Vec<TopicId>,
    pub asks: Vec<FollowUp>,
    /// Further questions that change the channel to try first, with that channel.
    pub turns: Vec<(QuestionId, ChannelId)>,
    /// Refused channels that one more "yes" would open.
    pub conditional: Vec<(ChannelId, QuestionId)>,
    /// Offered channels that one more "yes" would close, and why.
    pub provisos: Vec<(ChannelId, Cause)>,
}

/// A question whose "yes" leads to another page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FollowUp {
    pub question: QuestionId,
    pub page: PageId,
}

/// Where a topic's pages start.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TopicPages {
    /// The audiences of each group with its page; the first is the topic's own page.
    pub starts: Vec<(Vec<Option<AudienceId>>, PageId)>,
}

/// The form of one channel, for the topics below one of the first level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormPage {
    /// Below `contact/`, with a slash at the end.
    pub path: String,
    pub channel: ChannelId,
    /// The topic of the first level.
    pub top: TopicId,
    /// The topics that offer the channel in some case, in file order; never empty.
    pub topics: Vec<TopicId>,
    /// Questions whose answer matters to whoever reads the form: they change what the channel's
    /// offer says without taking it away.
    pub asks: Vec<QuestionId>,
}

impl Plan {
    pub fn new(routing: &Routing, table: &Table) -> Self {
        let mut planner = Planner {
            routing,
            table,
            plan: Self::default(),
            says: List::new(),
            open: VecDeque::new(),
        };
        planner.start_topics();
        while let Some(next) = planner.open.pop_front() {
            planner.follow(next);
        }
        let mut plan = planner.plan;
        plan.forms = forms(routing, table);
        plan
    }

    /// The topic's own page, or the one for `audience`.
    pub fn page_of(&self, topic: TopicId, audience: Option<AudienceId>) -> Option<PageId> {
        let starts = &self.topics[topic].starts;
        let own = starts.iter().find(|(audiences, _)| audiences.contains(&audience));
        own.or(starts.first()).map(|(_, page)| *page)
    }

    /// The page with the form of `channel` for `topic`.
    pub fn form_of(&self, topic: TopicId, channel: ChannelId) -> Option<&FormPage> {
        self.forms.iter().find(|form| form.channel == channel && form.topics.contains(&topic))
    }
}

/// Everything a page says, to compare it with others.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Says {
    question: Option<QuestionId>,
    identity: bool,
    offered: Vec<(ChannelId, Outcome)>,
    /// With the cause that is shown.
    refused: Vec<(ChannelId, Option<Cause>)>,
    conditional: Vec<(ChannelId, QuestionId)>,
    provisos: Vec<(ChannelId, Cause)>,
    turns: Vec<(QuestionId, ChannelId)>,
    asks: Vec<(QuestionId, Says)>,
}

/// A "yes" still to be followed.
struct Open {
    from: PageId,
    case: Case,
    yes: Vec<QuestionId>,
    /// Of the topic's page it started from.
    start: String,
}

/// What a topic's first page says to an audience: its decisions, and whether proof is asked for.
type Sayings<'a> = (&'a [usize], bool);

struct Planner<'a> {
    routing: &'a Routing,
    table: &'a Table,
    plan: Plan,
    says: List<PageId, Says>,
    open: VecDeque<Open>,
}

impl Planner<'_> {
    fn start_topics(&mut self) {
        for (topic, table) in self.table.topics.enumerate() {
            // A page says one thing about proof, too.
            let mut groups: Vec<(Sayings, Vec<Option<AudienceId>>)> = Vec::new();
            for row in &table.rows {
                let proves = self.routing.topics[topic].proves(row.audience).is_some();
                match groups.iter_mut().find(|(same, _)| *same == (&row.decisions[..], proves)) {
                    Some((_, audiences)) => audiences.push(row.audience),
                    None => groups.push(((&row.decisions, proves), vec![row.audience])),
                }
            }
            let mut starts = Vec::new();
            for (at, (_, audiences)) in groups.into_iter().enumerate() {
                let audience = audiences.first().copied().flatten();
                let case = Case { topic, audience, answers: Default::default() };
                let mut path = format!("{}/", self.routing.topics[topic].id.value);
                if let Some(id) = audience.filter(|_| at > 0) {
                    path.push_str(&format!("for-{}/", self.routing.audiences[id].value));
                }
                let page = self.add(path.clone(), case, Vec::new());
                self.ask(page, case, &[], &path);
                starts.push((audiences, page));
            }
            self.plan.topics.push(TopicPages { starts });
        }
    }

    fn follow(&mut self, open: Open) {
        let says = self.says_in(open.case, &open.yes);
        let decision = self.table.decision(open.case);
        let known = self
            .says
            .position(|other| decision.is_some_and(|decision| fits(other, &says, decision)));
        let page = known.unwrap_or_else(|| {
            let steps: String = open
                .yes
                .iter()
                .map(|id| format!("{}-yes/", self.routing.questions[*id].value))
                .collect();
            let path = format!("{}{steps}", open.start);
            let page = self.add(path, open.case, open.yes.clone());
            self.ask(page, open.case, &open.yes, &open.start);
            page
        });
        let topics = &mut self.plan.pages[page].topics;
        if !topics.contains(&open.case.topic) {
            topics.push(open.case.topic);
            topics.sort_unstable();
        }
        if let Some(question) = open.yes.last().copied() {
            self.plan.pages[open.from].asks.push(FollowUp { question, page });
        }
    }

    fn add(&mut self, path: String, case: Case, yes: Vec<QuestionId>) -> PageId {
        let says = self.says_in(case, &yes);
        self.says.push(says.clone());
        self.plan.pages.push(CasePage {
            path,
            case,
            yes,
            topics: vec![case.topic],
            asks: Vec::new(),
            turns: says.turns,
            conditional: says.conditional,
            provisos: says.provisos,
        })
    }

    fn ask(&mut self, from: PageId, case: Case, yes: &[QuestionId], start: &str) {
        for question in self.questions(case, yes).0 {
            let case = Case { answers: case.answers.with(question), ..case };
            let yes = [yes, &[question]].concat();
            self.open.push_back(Open { from, case, yes, start: start.to_owned() });
        }
    }

    /// The questions whose "yes" changes the channel to try first: those that lead to a page, and
    /// the rest with that channel.
    fn questions(
        &self,
        case: Case,
        yes: &[QuestionId],
    ) -> (Vec<QuestionId>, Vec<(QuestionId, ChannelId)>) {
        let first = |case| self.table.decision(case).and_then(Decision::first);
        let flips = self.unanswered(case).filter_map(|question| {
            let turned = first(Case { answers: case.answers.with(question), ..case })?;
            (Some(turned) != first(case)).then_some((question, turned))
        });
        let mut turns: Vec<_> = flips.collect();
        let pages = if yes.len() == MOST_STEPS { 0 } else { MOST_QUESTIONS.min(turns.len()) };
        let asks = turns.drain(..pages).map(|(question, _)| question).collect();
        (asks, turns)
    }

    fn unanswered(&self, case: Case) -> impl Iterator<Item = QuestionId> {
        self.table.topics[case.topic]
            .asks
            .iter()
            .copied()
            .filter(move |question| !case.answers.yes(*question))
    }

    fn says_in(&self, case: Case, yes: &[QuestionId]) -> Says {
        let empty = Decision { verdicts: Vec::new() };
        let decision = self.table.decision(case).unwrap_or(&empty);
        let (questions, turns) = self.questions(case, yes);
        let asks = questions.iter().map(|question| {
            let case = Case { answers: case.answers.with(*question), ..case };
            (*question, self.says_in(case, &[yes, &[*question]].concat()))
        });
        Says {
            question: yes.last().copied(),
            identity: self.routing.topics[case.topic].proves(case.audience).is_some(),
            offered: decision.offered().map(|verdict| (verdict.channel, verdict.outcome)).collect(),
            refused: decision
                .refused()
                .map(|verdict| (verdict.channel, verdict.causes.first().copied()))
                .collect(),
            conditional: self.conditional(case, decision, &questions),
            provisos: self.provisos(case, decision, &questions),
            turns,
            asks: asks.collect(),
        }
    }

    fn conditional(
        &self,
        case: Case,
        decision: &Decision,
        asked: &[QuestionId],
    ) -> Vec<(ChannelId, QuestionId)> {
        let opens = |channel, question: QuestionId| {
            let other = Case { answers: case.answers.with(question), ..case };
            let verdict = self.table.decision(other).and_then(|decision| decision.verdict(channel));
            verdict.is_some_and(|verdict| verdict.outcome != Outcome::Refused)
        };
        let refused = decision.refused().map(|verdict| verdict.channel);
        refused
            .filter_map(|channel| {
                let question = self.unanswered(case).find(|question| opens(channel, *question))?;
                (!asked.contains(&question)).then_some((channel, question))
            })
            .collect()
    }

    fn provisos(
        &self,
        case: Case,
        decision: &Decision,
        asked: &[QuestionId],
    ) -> Vec<(ChannelId, Cause)> {
        let mut provisos = Vec::new();
        for question in self.unanswered(case).filter(|question| !asked.contains(question)) {
            let other = Case { answers: case.answers.with(question), ..case };
            let Some(other) = self.table.decision(other) else { continue };
            for verdict in decision.offered().filter_map(|verdict| other.verdict(verdict.channel)) {
                let cause = verdict.causes.first().map(|cause| (verdict.channel, *cause));
                provisos.extend(cause.filter(|cause| !provisos.contains(cause)));
            }
        }
        provisos
    }
}

/// Whether a page that says `page` can stand for a case that would say `own`: the same offers, and
/// reasons that hold there, too.
fn fits(page: &Says, own: &Says, decision: &Decision) -> bool {
    let holds = |(channel, cause): &(ChannelId, Option<Cause>)| {
        let verdict =
            decision.verdict(*channel).filter(|verdict| verdict.outcome == Outcome::Refused);
        verdict.is_some_and(|verdict| cause.is_none_or(|cause| verdict.causes.contains(&cause)))
    };
    page.question.is_some()
        && (page.question, page.identity, &page.offered)
            == (own.question, own.identity, &own.offered)
        && (&page.conditional, &page.provisos) == (&own.conditional, &own.provisos)
        && (&page.turns, &page.asks) == (&own.turns, &own.asks)
        && page.refused.len() == own.refused.len()
        && page.refused.iter().all(holds)
}

fn forms(routing: &Routing, table: &Table) -> Vec<FormPage> {
    let mut forms: Vec<FormPage> = Vec::new();
    for (channel, _) in
        routing.channels.enumerate().filter(|(_, channel)| channel.kind == Kind::Form)
    {
        for (topic, own) in table.topics.enumerate() {
            let all = own
                .rows
                .iter()
                .flat_map(|row| &row.decisions)
                .filter_map(|at| table.decisions.get(*at));
            let offers =
                |decision: &Decision| decision.offered().any(|verdict| verdict.channel == channel);
            if !all.clone().any(offers) {
                continue;
            }
            let top = first_level(routing, topic);
            let asks = telling(table, topic, channel);
            match forms.iter_mut().find(|form| form.channel == channel && form.top == top) {
                Some(form) => {
                    form.topics.push(topic);
                    form.asks.extend(asks);
                    form.asks.sort_unstable();
                    form.asks.dedup();
                }
                None => {
                    let path =
                        form_path(routing, top, channel, forms.iter().any(|form| form.top == top));
                    forms.push(FormPage { path, channel, top, topics: vec![topic], asks });
                }
            }
        }
    }
    forms
}

fn form_path(routing: &Routing, top: TopicId, channel: ChannelId, taken: bool) -> String {
    let topic = &routing.topics[top].id.value;
    match taken {
        true => format!("form/{topic}/{}/", routing.channels[channel].id.value),
        false => format!("form/{topic}/"),
    }
}

fn first_level(routing: &Routing, topic: TopicId) -> TopicId {
    let mut at = topic;
    while let Some(parent) = routing.topics[at].parent {
        at = parent;
    }
    at
}

/// The questions that change what `channel` is worth in `topic` while it stays offered.
fn telling(table: &Table, topic: TopicId, channel: ChannelId) -> Vec<QuestionId> {
    let own = &table.topics[topic];
    let outcome = |at: usize, row: &super::table::Row| {
        let decision = row.decisions.get(at).and_then(|decision| table.decisions.get(*decision))?;
        let verdict =
            decision.verdict(channel).filter(|verdict| verdict.outcome != Outcome::Refused)?;
        Some(matches!(verdict.outcome, Outcome::WaitUntil(_)))
    };
    let tells = |bit: usize| {
        own.rows.iter().any(|row| {
            (0..row.decisions.len()).filter(|at| at >> bit & 1 == 0).any(|at| {
                let (without, with) = (outcome(at, row), outcome(at | 1 << bit, row));
                without.is_some() && with.is_some() && without != with
            })
        })
    };
    own.asks
        .iter()
        .enumerate()
        .filter(|(bit, _)| tells(*bit))
        .map(|(_, question)| *question)
        .collect()
}
