//! Endings too rare for a rule of their own, tried out on the stemmer.

use std::collections::{BTreeMap, BTreeSet};

use super::aligned::{MAX_ENDING, Pair};
use super::analysis::fold;

/// How much is tried out: stems (so long at least), endings, endings after a doubled letter; and
/// how many stems must end in a letter before its doubling is tried.
const TRIED_CORES: usize = 24;
const MIN_TRIED: usize = 3;
const TRIED_ENDINGS: usize = 240;
const TRIED_DOUBLED: usize = 12;
const MIN_CORES: usize = 3;

type Core<'a> = (&'a str, &'a str);

/// Endings put behind stems, to hear what the stemmer says.
pub(super) struct Trial<'a, S> {
    stem: S,
    /// Beginnings of words, as written, that are stems; and folded.
    cores: Vec<Core<'a>>,
    /// What the stemmer cuts off somewhere, commonest first.
    endings: Vec<&'a str>,
}

impl<'a, S: Fn(&str) -> String> Trial<'a, S> {
    pub fn new(pairs: &'a [Pair], stem: S) -> Self {
        let mut cores = BTreeSet::new();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for pair in pairs {
            let Some(core) = core(pair) else { continue };
            if core.chars().count() >= MIN_TRIED {
                cores.insert((core, pair.term.as_str()));
            }
            if let Some(ending) = pair.word.strip_prefix(core).filter(|ending| !ending.is_empty()) {
                *counts.entry(ending).or_default() += 1;
            }
        }
        let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
        counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let endings = counts
            .into_iter()
            .map(|(ending, _)| ending)
            .filter(|ending| ending.chars().count() <= MAX_ENDING);
        Self {
            stem,
            cores: cores.into_iter().collect(),
            endings: endings.take(TRIED_ENDINGS).collect(),
        }
    }

    /// Ending and replacement, the commonest endings of the vocabulary first.
    pub fn rules(&self) -> Vec<(String, String)> {
        let plain = self.endings.iter().filter_map(|ending| {
            let instead = self.replacement(spread(&self.cores), ending)?;
            Some((fold(ending), instead))
        });
        plain.chain(self.doubled()).collect()
    }

    /// "tting" to "t": endings before which the last letter of the stem is doubled.
    fn doubled(&self) -> Vec<(String, String)> {
        let mut by_last: BTreeMap<char, Vec<Core>> = BTreeMap::new();
        for core in &self.cores {
            by_last.entry(core.0.chars().next_back().unwrap_or_default()).or_default().push(*core);
        }
        let mut rules = Vec::new();
        for ending in std::iter::once("").chain(self.endings.iter().copied().take(TRIED_DOUBLED)) {
            for (letter, cores) in by_last.iter().filter(|(_, cores)| cores.len() >= MIN_CORES) {
                let doubled = format!("{letter}{ending}");
                if self
                    .replacement(spread(cores), &doubled)
                    .is_some_and(|instead| instead.is_empty())
                {
                    rules.push((fold(&format!("{letter}{doubled}")), fold(&letter.to_string())));
                }
            }
        }
        rules
    }

    /// What the stemmer makes of an ending behind most stems; `None` where it leaves it alone.
    fn replacement<'b>(
        &self,
        cores: impl Iterator<Item = Core<'b>>,
        ending: &str,
    ) -> Option<String> {
        let (mut votes, mut tried): (BTreeMap<String, usize>, usize) = (BTreeMap::new(), 0);
        for (core, folded) in cores {
            tried += 1;
            let term = (self.stem)(&format!("{core}{ending}"));
            if let Some(instead) = term.strip_prefix(folded) {
                *votes.entry(instead.to_owned()).or_default() += 1;
            }
        }
        let (instead, count) =
            votes.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)))?;
        (2 * count >= tried && instead != fold(ending)).then_some(instead)
    }
}

/// A few stems from all over the alphabet.
fn spread<'a>(cores: &'a [Core<'a>]) -> impl Iterator<Item = Core<'a>> {
    cores.iter().copied().step_by(cores.len().div_ceil(TRIED_CORES).max(1))
}

/// The part of a word, as written, that is left by the stemmer; `None` where it leaves more than
/// that.
fn core(pair: &Pair) -> Option<&str> {
    let rest = pair.surface.strip_prefix(&pair.term)?;
    let kept = pair.word.chars().count().checked_sub(rest.chars().count())?;
    let end = pair.word.char_indices().nth(kept).map_or(pair.word.len(), |(at, _)| at);
    pair.word.get(..end).filter(|core| fold(core) == pair.term)
}
