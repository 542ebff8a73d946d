//! What happens to the endings of a vocabulary, and which of it is worth a rule.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use super::aligned::{Aligned, MAX_ENDING, MIN_GAIN};

/// What happens to words with one ending (letters cut, letters added), and how often.
type Changes<'a> = Vec<((usize, &'a str), usize)>;

/// The endings of the vocabulary that something happens to, shorter ones first.
pub(super) struct Tree<'a> {
    endings: Vec<(Ending, Changes<'a>)>,
}

/// An ending, shorter ones before longer ones. It holds its letters: to look at those of some word
/// for each comparison took most of the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Ending {
    length: u8,
    letters: [char; MAX_ENDING],
}

impl Ending {
    /// Of no more letters than there is room for.
    fn new(letters: &[char]) -> Self {
        let mut ending = Self { length: 0, letters: ['\0'; MAX_ENDING] };
        for (place, letter) in ending.letters.iter_mut().zip(letters) {
            *place = *letter;
            ending.length += 1;
        }
        ending
    }

    fn letters(&self) -> &[char] {
        self.letters.get(..self.length.into()).unwrap_or_default()
    }
}

impl<'a> Tree<'a> {
    pub fn count(aligned: &'a [Aligned]) -> Self {
        // Most endings of a large vocabulary are of one word, which no rule corrects: nearly all of
        // them are found out before a table holds them.
        let often = Often::count(aligned);
        let mut counts: HashMap<(Ending, usize, &str), usize, FxBuildHasher> = HashMap::default();
        for pair in aligned {
            for ending in pair.endings().filter(|ending| often.may_be(ending)) {
                *counts.entry((Ending::new(ending), pair.cut, &pair.add)).or_default() += 1;
            }
        }
        let likely = counts.iter().filter(|(_, count)| **count >= MIN_GAIN);
        let likely: HashSet<Ending, FxBuildHasher> = likely.map(|(change, _)| change.0).collect();
        counts.retain(|(ending, ..), _| likely.contains(ending));
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_unstable();
        let mut endings: Vec<(Ending, Changes<'_>)> = Vec::new();
        for ((ending, cut, add), count) in counts {
            match endings.last_mut().filter(|(last, _)| *last == ending) {
                Some((_, changes)) => changes.push(((cut, add), count)),
                None => endings.push((ending, vec![((cut, add), count)])),
            }
        }
        Self { endings }
    }

    /// Appends (words corrected, ending, replacement) for every ending worth a rule.
    pub fn rules(&self, rules: &mut Vec<(usize, String, String)>) {
        let mut chosen: HashMap<&[char], (usize, &str), FxBuildHasher> = HashMap::default();
        for (ending, changes) in &self.endings {
            let ending = ending.letters();
            // The commonest change; the one that cuts least among equals.
            let best = changes.iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
            let Some(&(change, right)) = best else { continue };
            let mut tails = (1..=ending.len()).filter_map(|at| ending.get(at..));
            let inherited = tails.find_map(|tail| chosen.get(tail).copied());
            let already = inherited.and_then(|change| {
                changes.iter().find(|(known, _)| *known == change).map(|(_, count)| *count)
            });
            let already = already.unwrap_or(0);
            if inherited == Some(change) || right < already + MIN_GAIN {
                continue;
            }
            let kept: String = ending.iter().take(ending.len() - change.0).collect();
            chosen.insert(ending, change);
            rules.push((right - already, ending.iter().collect(), kept + change.1));
        }
    }
}

/// How often endings occur, at least as often as they do: some share a place with others.
struct Often(Vec<u8>);

impl Often {
    fn count(aligned: &[Aligned]) -> Self {
        // A word has five endings at most.
        let mut often = Self(vec![0; (8 * aligned.len()).next_power_of_two()]);
        for ending in aligned.iter().flat_map(Aligned::endings) {
            let place = often.place(ending);
            if let Some(count) = often.0.get_mut(place) {
                *count = count.saturating_add(1);
            }
        }
        often
    }

    /// Whether a rule for it may correct enough words.
    fn may_be(&self, ending: &[char]) -> bool {
        self.0.get(self.place(ending)).is_some_and(|count| usize::from(*count) >= MIN_GAIN)
    }

    fn place(&self, ending: &[char]) -> usize {
        FxBuildHasher.hash_one(ending) as usize & (self.0.len() - 1)
    }
}
