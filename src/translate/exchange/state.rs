//! How far each part of an article is translated.

use std::collections::{BTreeMap, VecDeque};

use crate::translate::align::{Key, Step, align};
use crate::translate::block::Block;
use crate::translate::place::places;
use crate::translate::record::Entry;

/// One part of the source. Places are those of the translation's parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// There is no translation.
    New,
    /// The source's own text stands in its place.
    Copied(usize),
    /// What it was made from says something else by now.
    Changed {
        own: usize,
        before: String,
    },
    Current(usize),
    /// Said somewhere in the translation, in another structure: nobody can tell where.
    Elsewhere,
}

impl State {
    pub fn own(&self) -> Option<usize> {
        match self {
            Self::New | Self::Elsewhere => None,
            Self::Copied(own) | Self::Current(own) | Self::Changed { own, .. } => Some(*own),
        }
    }
}

/// The state of each part of `source`, by a record that was settled.
pub fn states(entry: &Entry, source: &[Block], own: &[Block]) -> Vec<State> {
    let places = places(entry, own);
    let mut states = vec![State::New; source.len()];
    let mut fresh = Vec::new();
    for step in steps(entry, source) {
        let (old, new) = match step {
            Step::Same { old, new } | Step::Moved { old, new } | Step::Changed { old, new } => {
                (old, new)
            }
            Step::New { new } => {
                fresh.push(new);
                continue;
            }
            Step::Gone { .. } => continue,
        };
        let part = &entry.parts[old];
        states[new] = match (places[old], &part.own) {
            (None, None) => State::Elsewhere,
            (None, Some(_)) => State::New,
            (Some(own), _) if matches!(step, Step::Changed { .. }) => {
                State::Changed { own, before: part.text.clone() }
            }
            (Some(own), _) => State::Current(own),
        };
    }
    let mut left: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
    let is_left = |(at, _): &(usize, &Block)| !places.contains(&Some(*at));
    for (at, block) in own.iter().enumerate().filter(is_left) {
        left.entry(&block.hash).or_default().push_back(at);
    }
    for new in fresh {
        let own = left.get_mut(source[new].hash.as_str()).and_then(VecDeque::pop_front);
        if let Some(own) = own {
            states[new] = State::Copied(own);
        }
    }
    states
}

/// What became of the recorded parts in the source.
pub fn steps(entry: &Entry, source: &[Block]) -> Vec<Step> {
    let old: Vec<Key<'_>> = entry.parts.iter().map(Key::from).collect();
    let new: Vec<Key<'_>> = source.iter().map(Key::from).collect();
    align(&old, &new)
}
