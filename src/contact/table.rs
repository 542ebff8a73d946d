//! The whole routing as one table: every case's decision, equal ones shared.
//!
//! Of each topic only the questions that change something there are kept, so that a page, a chatbot
//! or an app asks no more than it has to.

use std::collections::{BTreeMap, HashMap};

use super::evaluate::{Decision, evaluate};
use super::id::{AudienceId, List, QuestionId, TopicId};
use super::model::{Answers, Case, Routing};

/// Decisions by topic, audience and answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Every different decision, in order of first use.
    pub decisions: Vec<Decision>,
    pub topics: List<TopicId, TopicTable>,
}

/// The decisions of one topic.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TopicTable {
    /// The questions whose answer changes a decision of this topic, in file order.
    pub asks: Vec<QuestionId>,
    pub rows: Vec<Row>,
}

/// The decisions of one audience in one topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub audience: Option<AudienceId>,
    /// Positions in [`Table::decisions`]; entry `n` is for the answers whose yes-bits, counted
    /// along `asks`, are those of `n`.
    pub decisions: Vec<usize>,
}

impl Table {
    /// Judges every case; `routing` has at most [`MAX_CELLS`](super::prove::MAX_CELLS) of them,
    /// as the proof makes sure.
    pub fn new(routing: &Routing) -> Self {
        let mut table = Self::default();
        let mut known: HashMap<Decision, usize> = HashMap::new();
        for topic in routing.topics.ids() {
            let asks = relevant(routing, topic);
            let rows = routing
                .audiences_of(&routing.topics[topic])
                .into_iter()
                .map(|audience| Row {
                    audience,
                    decisions: (0..1usize << asks.len())
                        .map(|bits| {
                            let case = Case { topic, audience, answers: spread(bits, &asks) };
                            table.intern(evaluate(routing, case, None), &mut known)
                        })
                        .collect(),
                })
                .collect();
            table.topics.push(TopicTable { asks, rows });
        }
        table
    }

    /// The decision of `case`.
    pub fn decision(&self, case: Case) -> Option<&Decision> {
        self.decisions.get(self.position(case)?)
    }

    /// The position of the decision of `case`: equal positions are equal decisions.
    pub fn position(&self, case: Case) -> Option<usize> {
        let topic = &self.topics[case.topic];
        let row = topic.rows.iter().find(|row| row.audience == case.audience)?;
        let bits =
            topic.asks.iter().enumerate().filter(|(_, question)| case.answers.yes(**question));
        row.decisions.get(bits.fold(0, |bits, (bit, _)| bits | 1 << bit)).copied()
    }

    fn intern(&mut self, decision: Decision, known: &mut HashMap<Decision, usize>) -> usize {
        *known.entry(decision).or_insert_with_key(|decision| {
            self.decisions.push(decision.clone());
            self.decisions.len() - 1
        })
    }
}

/// The questions whose answer changes some decision of `topic`.
fn relevant(routing: &Routing, topic: TopicId) -> Vec<QuestionId> {
    let cases = super::prove::cases(routing, topic);
    let decisions: BTreeMap<Case, Decision> =
        cases.iter().map(|case| (*case, evaluate(routing, *case, None))).collect();
    let matters = |question: QuestionId| {
        cases.iter().filter(|case| !case.answers.yes(question)).any(|case| {
            let other = Case { answers: case.answers.with(question), ..*case };
            decisions.get(case) != decisions.get(&other)
        })
    };
    routing.questions.ids().filter(|question| matters(*question)).collect()
}

fn spread(bits: usize, asks: &[QuestionId]) -> Answers {
    asks.iter()
        .enumerate()
        .filter(|(bit, _)| bits >> bit & 1 == 1)
        .map(|(_, question)| *question)
        .collect()
}
