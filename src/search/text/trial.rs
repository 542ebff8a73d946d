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
    /// By the letter that they end with.
    by_last: BTreeMap<char, Vec<Core<'a>>>,
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
        let cores: Vec<Core> = cores.into_iter().collect();
        let mut by_last: BTreeMap<char, Vec<Core>> = BTreeMap::new();
        for core in &cores {
            by_last.entry(core.0.chars().next_back().unwrap_or_default()).or_default().push(*core);
        }
        Self { stem, cores, by_last, endings: endings.take(TRIED_ENDINGS).collect() }
    }

    /// All that is worth trying, the commonest endings of the vocabulary first, then "tting": those
    /// before which the last letter of the stem is doubled.
    pub fn endings(&self) -> impl Iterator<Item = Tried<'_>> {
        let plain = self.endings.iter().map(|ending| Tried {
            ending: fold(ending),
            behind: &self.cores,
            written: (*ending).to_owned(),
            doubled: None,
        });
        let few = self.endings.iter().copied().take(TRIED_DOUBLED);
        let doubled = std::iter::once("").chain(few).flat_map(|ending| {
            let often = self.by_last.iter().filter(|(_, cores)| cores.len() >= MIN_CORES);
            often.map(move |(letter, cores)| Tried {
                ending: fold(&format!("{letter}{letter}{ending}")),
                behind: cores,
                written: format!("{letter}{ending}"),
                doubled: Some(*letter),
            })
        });
        plain.chain(doubled)
    }

    /// What the stemmer makes of an ending behind most stems; `None` where it leaves it alone.
    pub fn replacement(&self, tried: &Tried<'_>) -> Option<String> {
        let cores = spread(tried.behind);
        let enough = cores.len().div_ceil(2);
        let mut left = cores.len();
        let mut votes: Vec<(String, usize)> = Vec::new();
        for (core, folded) in cores {
            left -= 1;
            let term = (self.stem)(&format!("{core}{}", tried.written));
            // Behind a doubled letter nothing but all of it is to go.
            let wanted = |instead: &&str| tried.doubled.is_none() || instead.is_empty();
            if let Some(instead) = term.strip_prefix(folded).filter(wanted) {
                match votes.iter_mut().find(|(known, _)| known == instead) {
                    Some((_, count)) => *count += 1,
                    None => votes.push((instead.to_owned(), 1)),
                }
            }
            // No stem that is left could make one of them that of most.
            let best = votes.iter().map(|(_, count)| *count).max().unwrap_or_default();
            if best + left < enough {
                return None;
            }
        }
        let (instead, _) =
            votes.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)))?;
        match tried.doubled {
            Some(letter) => (instead != fold(&tried.written)).then(|| fold(&letter.to_string())),
            None => (instead != tried.ending).then_some(instead),
        }
    }
}

/// An ending that is tried out.
pub(super) struct Tried<'a> {
    /// What a rule of it says, folded.
    pub ending: String,
    behind: &'a [Core<'a>],
    /// What is put behind them.
    written: String,
    /// The letter that ends each of them, and begins what is put behind.
    doubled: Option<char>,
}

/// A few stems from all over the alphabet.
fn spread<'a>(cores: &'a [Core<'a>]) -> impl ExactSizeIterator<Item = Core<'a>> {
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
