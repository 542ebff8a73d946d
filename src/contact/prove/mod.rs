//! The proof: every case there is, tried.
//!
//! 1. [`cells`] lists every case: topic x audience that sees it x answers;
//! 2. [`survey`] judges each one and notes what goes wrong and what made a difference;
//! 3. [`examples`] tests what the writer expects;
//! 4. [`report`] turns all of it into diagnostics, with the simplest counterexample of each kind.

mod cells;
mod examples;
mod report;
mod survey;

pub use cells::{MAX_CELLS, cases, count};
pub use survey::{Problem, TopicSurvey};

use super::model::Routing;
use crate::diagnostics::{Diagnostic, Diagnostics};

/// What the proof covered; its failures are the diagnostics beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proof {
    pub cells: usize,
    pub examples: usize,
    /// In the order of the topics; empty when there are too many cells to try.
    pub topics: Vec<TopicSurvey>,
}

/// Tries every case of `routing`. Errors are customers who would be sent the wrong way or nowhere;
/// warnings are conditions, rules and channels that make no difference.
pub fn prove(routing: &Routing) -> (Proof, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let cells = count(routing);
    if cells > MAX_CELLS {
        let place = routing
            .questions
            .last()
            .map_or_else(|| routing.file.whole(), |last| routing.place(last.span));
        diagnostics.push(
            Diagnostic::error(
                "too-many-cells",
                format!("{cells} cases are too many to try (at most {MAX_CELLS})"),
            )
            .at(place)
            .help("ask fewer questions: each one doubles the cases"),
        );
        return (Proof { cells, ..Proof::default() }, diagnostics);
    }
    let topics = survey::survey(routing);
    report::problems(routing, &topics, &mut diagnostics);
    report::without_effect(routing, &topics, &mut diagnostics);
    examples::test(routing, &mut diagnostics);
    examples::missing(routing, &mut diagnostics);
    (Proof { cells, examples: routing.examples.len(), topics }, diagnostics)
}
