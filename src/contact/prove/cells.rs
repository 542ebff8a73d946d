//! Every case of a routing.

use crate::contact::id::TopicId;
use crate::contact::model::{Answers, Case, Routing};

/// More cells than this are refused: the proof runs at every build.
pub const MAX_CELLS: usize = 100_000;

/// How many cases there are.
pub fn count(routing: &Routing) -> usize {
    let seen: usize = routing.topics.iter().map(|topic| routing.audiences_of(topic).len()).sum();
    seen.saturating_mul(
        1usize
            .checked_shl(u32::try_from(routing.questions.len()).unwrap_or(u32::MAX))
            .unwrap_or(usize::MAX),
    )
}

/// The cases of `topic`, the fewest "yes" first: the first counterexample is then the simplest.
pub fn cases(routing: &Routing, topic: TopicId) -> Vec<Case> {
    let mut answers: Vec<u32> = (0..1u32 << routing.questions.len().min(31)).collect();
    answers.sort_by_key(|bits| (bits.count_ones(), *bits));
    let audiences = routing.audiences_of(&routing.topics[topic]);
    let cases = answers.into_iter().flat_map(|bits| {
        audiences.iter().map(move |audience| Case {
            topic,
            audience: *audience,
            answers: Answers(bits),
        })
    });
    cases.collect()
}
