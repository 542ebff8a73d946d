//! Where each part of a record stands in the translation, and which of the translation's new parts
//! says which part of the source.
//!
//! A translator who carries a change over leaves a part that no record knows, between those that
//! are known on either side. Where there are fewer such parts than something to say, a part whose
//! translation is no longer there comes before one that never had any: somebody must have written
//! another in its place.

use super::align::{Key, Step, Words, likeness, longest_rising, most_alike, partners};
use super::block::{Block, Kind};
use super::record::Entry;

/// Where the translation of each recorded part stands. Of equal parts each has the one that stands
/// between the same others.
pub fn places(entry: &Entry, own: &[Block]) -> Vec<Option<usize>> {
    let key = |hash| Key { kind: Kind::Paragraph, hash, text: "" };
    let said =
        || entry.parts.iter().enumerate().filter_map(|(at, part)| Some((at, part.own.as_deref()?)));
    let old: Vec<Key<'_>> = said().map(|(_, hash)| key(hash)).collect();
    let of: Vec<usize> = said().map(|(at, _)| at).collect();
    let new: Vec<Key<'_>> = own.iter().map(|block| key(block.hash.as_str())).collect();
    let mut places = vec![None; entry.parts.len()];
    for (at, part) in partners(&old, &new).into_iter().enumerate() {
        part.into_iter().for_each(|part| places[of[part]] = Some(at));
    }
    places
}

/// The steps from a record to the source as it is, with their places in the translation.
pub struct Placed {
    pub places: Vec<Option<usize>>,
    /// Whether the place is that of a part which no record knows.
    pub is_found: Vec<bool>,
}

impl Placed {
    pub fn new(entry: &Entry, steps: &[Step], source: &[Block], own: &[Block]) -> Self {
        let mut search = Search::new(entry, steps, source, own);
        search.all();
        Self { places: search.places, is_found: search.is_found }
    }
}

/// How likely it is that a new part of the translation says what a step is about: the more the
/// higher, 0 where nothing is to be found.
mod weight {
    /// It was changed, and its translation is not the one that was made of it.
    pub const FOLLOWED: u32 = 1_500;
    /// It is as it was, its translation is not: reworded, or lost.
    pub const REWORDED: u32 = 1_400;
    /// What stood here was replaced, and so was its translation.
    pub const REPLACED: u32 = 1_250;
    pub const FIRST: u32 = 1_000;
    pub const NONE: u32 = 0;
}

struct Search<'a> {
    steps: &'a [Step],
    own: &'a [Block],
    places: Vec<Option<usize>>,
    is_found: Vec<bool>,
    taken: Vec<bool>,
    /// Known for saying nothing of the source.
    more: Vec<bool>,
    weights: Vec<u32>,
    /// Of what each step makes of the source, and of the translation.
    words: (Vec<Option<Words<'a>>>, Vec<Words<'a>>),
}

impl<'a> Search<'a> {
    fn new(entry: &Entry, steps: &'a [Step], source: &'a [Block], own: &'a [Block]) -> Self {
        let recorded = places(entry, own);
        let places: Vec<Option<usize>> =
            steps.iter().map(|step| step.older().and_then(|old| recorded[old])).collect();
        let mut taken = vec![false; own.len()];
        places.iter().flatten().for_each(|at| taken[*at] = true);
        let mut known: Vec<&str> = entry.more.iter().map(String::as_str).collect();
        let is_known = |(at, block): (usize, &Block)| {
            let known_at = known.iter().position(|hash| !taken[at] && *hash == block.hash);
            known_at.map(|at| known.swap_remove(at)).is_some()
        };
        let more = own.iter().enumerate().map(is_known).collect();
        let weight = |(step, place): (&Step, &Option<usize>)| match (place, step.older()) {
            (Some(_), _) => weight::NONE,
            (None, old) => weigh(entry, (old, step.newer()), source, step),
        };
        let weights: Vec<u32> = steps.iter().zip(&places).map(weight).collect();
        let is_any = weights.iter().any(|weight| *weight > weight::NONE);
        let said = |(step, weight): (&Step, &u32)| {
            let new = step.newer().filter(|_| *weight > weight::NONE)?;
            Some(Words::of(&Key::from(&source[new])))
        };
        let words = (
            steps.iter().zip(&weights).map(said).collect(),
            own.iter().filter(|_| is_any).map(|block| Words::of(&Key::from(block))).collect(),
        );
        let is_found = vec![false; steps.len()];
        Self { steps, own, places, is_found, taken, more, weights, words }
    }

    /// What is not what it was is looked for first, beside its neighbours in the source or, since a
    /// translation need not follow when parts are moved, beside those that it had; then what is new.
    fn all(&mut self) {
        let lost = |weight: u32| weight > weight::FIRST;
        let any = |weight: u32| weight > weight::NONE;
        let in_source: Vec<usize> = (0..self.steps.len()).collect();
        let mut recorded: Vec<usize> =
            in_source.iter().copied().filter(|at| self.steps[*at].older().is_some()).collect();
        recorded.sort_by_key(|at| self.steps[*at].older());
        let moved = self.moved();
        self.search(&recorded, lost, |at| moved[at]);
        let weights = self.weights.clone();
        let is_lost = |at: usize| lost(weights[at]);
        self.search(&in_source, any, is_lost);
        self.search(&recorded, lost, is_lost);
        self.search(&in_source, any, |_| true);
    }

    /// Steps whose part stands elsewhere in the source than it did.
    fn moved(&self) -> Vec<bool> {
        let old: Vec<Option<usize>> = self.steps.iter().map(Step::older).collect();
        let mut moved: Vec<bool> = old.iter().map(Option::is_some).collect();
        longest_rising(&old).into_iter().for_each(|(_, at)| moved[at] = false);
        moved
    }

    /// Looks for what `asks` names in the gaps between known places, in an order of the steps. All of
    /// it is weighed together, and what `takes` names is kept.
    fn search(
        &mut self,
        order: &[usize],
        asks: impl Fn(u32) -> bool,
        takes: impl Fn(usize) -> bool,
    ) {
        let (mut run, mut before) = (Vec::new(), None);
        for at in order.iter().copied() {
            match self.places[at] {
                Some(place) => {
                    self.fill(&std::mem::take(&mut run), (before, Some(place)), &takes);
                    before = Some(place);
                }
                None if asks(self.weights[at]) => run.push(at),
                None => {}
            }
        }
        self.fill(&run, (before, None), &takes);
    }

    fn fill(
        &mut self,
        run: &[usize],
        gap: (Option<usize>, Option<usize>),
        takes: &impl Fn(usize) -> bool,
    ) {
        if !run.iter().any(|at| takes(*at)) {
            return;
        }
        let free = self.free(gap);
        let pairs = most_alike(run.len(), free.len(), |i, j| self.gain(run[i], free[j]));
        for (step, place) in pairs.into_iter().map(|(i, j)| (run[i], free[j])) {
            if takes(step) {
                (self.places[step], self.is_found[step], self.taken[place]) =
                    (Some(place), true, true);
            }
        }
    }

    /// Parts that nobody knows behind the one place and before the other: the same ones, unless the
    /// translation has these two in another order.
    fn free(&self, (before, behind): (Option<usize>, Option<usize>)) -> Vec<usize> {
        let is_free = |at: &usize| !self.taken[*at];
        let first = before.map_or(0, |at| at + 1);
        let last = behind.unwrap_or(self.own.len());
        let mut free: Vec<usize> = (first..self.own.len()).take_while(is_free).collect();
        let mut ahead: Vec<usize> = (0..last).rev().take_while(is_free).collect();
        ahead.reverse();
        ahead.retain(|at| !free.contains(at));
        free.extend(ahead);
        free.retain(|at| !self.more[*at]);
        free
    }

    /// Names, numbers, links and code are the same in every language.
    fn gain(&self, step: usize, place: usize) -> u32 {
        let (steps, own) = &self.words;
        let Some((said, here)) = steps[step].as_ref().zip(own.get(place)) else { return 0 };
        if said.kind == here.kind { self.weights[step] + said.likeness(here) } else { 0 }
    }
}

fn weigh(
    entry: &Entry,
    (old, new): (Option<usize>, Option<usize>),
    source: &[Block],
    step: &Step,
) -> u32 {
    let Some(new) = new else { return weight::NONE };
    let Some(part) = old.map(|old| &entry.parts[old]) else { return weight::FIRST };
    let is_changed = matches!(step, Step::Changed { .. });
    match (&part.own, is_changed) {
        // The translator chose another structure.
        (None, false) => weight::NONE,
        (None, true) => weight::FIRST,
        (Some(_), false) => weight::REWORDED,
        (Some(_), true) => {
            let is_alike = likeness(&Key::from(part), &Key::from(&source[new])) > 0;
            if is_alike { weight::FOLLOWED } else { weight::REPLACED }
        }
    }
}
