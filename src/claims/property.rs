//! What a length of time is of something: how long it takes, or until when, or since when. "A
//! transfer takes a week" says nothing of how long a domain cannot be transferred.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::Sense;
use super::profile::Profile;
use super::reading::{Item, Reading};
use super::terms::Tongue;
use crate::contact::model::Kind;
use crate::model::Lang;

/// What the words beside a length of time say of it.
pub(super) struct Property {
    /// Something takes so long, or comes after so long.
    pub lasts: bool,
    /// One conversation does: "a chat usually takes ten minutes".
    pub is_of_a_talk: bool,
}

const LASTS: [Sense; 3] = [Sense::Take, Sense::Arrive, Sense::Handle];

impl Property {
    pub fn of(reading: &Reading, item: &Item, tongue: &Tongue) -> Self {
        let tokens = reading.tokens(reading.sentence(item), tongue);
        let at = |place: usize| place.saturating_sub(item.sentence.start);
        let clause = tokens.clause(&(at(item.range.start)..at(item.range.end)));
        let lasts = LASTS.iter().any(|sense| tokens.has_within(*sense, &clause));
        let is_talk = |at: usize| {
            let talk = |sense| matches!(sense, Sense::Way(Kind::Chat | Kind::Phone)).then_some(());
            let one = [Sense::Article, Sense::Number(1.0)];
            tokens.sense(at, talk).is_some()
                && at.checked_sub(1).is_some_and(|at| one.iter().any(|one| tokens.is(at, *one)))
        };
        let is_of_a_talk = !tokens.has(Sense::Answer) && (0..tokens.all.len()).any(is_talk);
        Self { lasts, is_of_a_talk }
    }

    /// Whether a fact says that of something, too.
    pub fn may_be_of(&self, profile: &Profile) -> bool {
        let is_another = self.lasts && !profile.lasts || self.is_of_a_talk && profile.answers;
        !is_another
    }
}

/// The facts that say in any language how long something takes.
pub(super) fn lasting(readings: &[Reading], tongues: &BTreeMap<Lang, Tongue>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for reading in readings {
        let Some(tongue) = tongues.get(&reading.passage.lang) else { continue };
        for item in &reading.items {
            let Some(name) = &item.fact else { continue };
            let tokens = reading.tokens(reading.sentence(item), tongue);
            let says = LASTS.iter().chain(&[Sense::Wait]).any(|sense| tokens.has(*sense));
            if says {
                found.insert(name.clone());
            }
        }
    }
    found
}
