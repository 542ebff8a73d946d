//! Where each part of a record stands in the translation, and which of the translation's new parts
//! says which part of the source.
//!
//! A translator who carries a change over leaves a part that no record knows, where the one stood
//! that it replaces; a new one stands behind what the source has before it. So what has to be found
//! is put into the order that the translation had ([`Search::expected`]), and looked for between
//! the parts that are known on either side. Where there are fewer such parts than something to say,
//! a part whose translation is no longer there comes before one that never had any: somebody must
//! have written another in its place.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{Key, Step, Words, likeness, longest_rising, most_alike, partners};
use super::block::{Block, Kind};
use super::order::{order, woven};
use super::record::Entry;

/// Where the translation of each recorded part stands. Of equal parts each has the one that stands
/// between the same others.
pub fn places(entry: &Entry, own: &[Block]) -> Vec<Option<usize>> {
    let key = |hash| Key { kind: Kind::Paragraph, hash, text: "" };
    let of = order(entry);
    let said = |at: &usize| entry.parts[*at].own.as_deref().unwrap_or_default();
    let old: Vec<Key<'_>> = of.iter().map(said).map(key).collect();
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
    /// What stood here was replaced, and so was its translation. What is new may be as likely.
    pub const REPLACED: u32 = 1_030;
    pub const FIRST: u32 = 1_000;
    /// It would stand right behind what it stands behind in the source.
    pub const NEXT: u32 = 50;
    pub const NONE: u32 = 0;
}

struct Search<'a> {
    entry: &'a Entry,
    steps: &'a [Step],
    own: &'a [Block],
    places: Vec<Option<usize>>,
    is_found: Vec<bool>,
    taken: Vec<bool>,
    /// Known for saying nothing of the source.
    more: Vec<bool>,
    weights: Vec<u32>,
    /// For new parts the step of the one that they were cut from.
    wholes: Vec<Option<usize>>,
    /// Of what each step makes of the source, and of the translation.
    words: (Vec<Option<Words<'a>>>, Vec<Words<'a>>),
}

impl<'a> Search<'a> {
    fn new(entry: &'a Entry, steps: &'a [Step], source: &'a [Block], own: &'a [Block]) -> Self {
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
        let wholes = wholes(entry, (steps, &places), source);
        let weight = |at: usize| match places[at] {
            Some(_) => weight::NONE,
            None if wholes[at].is_some() => weight::FOLLOWED,
            None => weigh(entry, source, &steps[at]),
        };
        let weights: Vec<u32> = (0..steps.len()).map(weight).collect();
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
        Self { entry, steps, own, places, is_found, taken, more, weights, wholes, words }
    }

    /// What is not what it was is looked for first, where it stood or, since a translator may
    /// follow when parts are moved, beside its neighbours in the source; then what is new.
    fn all(&mut self) {
        if self.weights.iter().all(|weight| *weight == weight::NONE) {
            return;
        }
        let weights = self.weights.clone();
        let is_lost = |at: usize| weights[at] > weight::FIRST;
        let expected = self.expected();
        let in_source: Vec<usize> = (0..self.steps.len()).collect();
        self.search(&expected, is_lost);
        self.search(&in_source, is_lost);
        self.search(&expected, |_| true);
        self.search(&in_source, |_| true);
        self.left(is_lost);
    }

    /// The steps in the order in which the translation should have them: what it had as it had it,
    /// with what was cut from it, what is new behind the part before it in the source. What it has
    /// elsewhere by now is left out, and so is what follows that.
    fn expected(&self) -> Vec<usize> {
        let mut of = vec![None; self.entry.parts.len()];
        let olds = self.steps.iter().enumerate().filter_map(|(at, step)| Some((at, step.older()?)));
        olds.for_each(|(at, old)| of[old] = Some(at));
        let had: Vec<usize> = order(self.entry).into_iter().filter_map(|old| of[old]).collect();
        let places: Vec<Option<usize>> = had.iter().map(|at| self.places[*at]).collect();
        let stays: BTreeSet<usize> =
            longest_rising(&places).into_iter().map(|(_, at)| had[at]).collect();
        let mut base = Vec::with_capacity(had.len());
        for at in had.iter().copied() {
            let is_piece = |piece: &usize| self.wholes[*piece] == Some(at);
            base.extend((self.row(at)..at).filter(is_piece));
            base.extend((self.places[at].is_none() || stays.contains(&at)).then_some(at));
        }
        let is_there: BTreeSet<usize> = had.into_iter().chain(base.iter().copied()).collect();
        let (mut behind, mut before) = (BTreeMap::new(), None);
        for at in (0..self.steps.len()).filter(|at| self.steps[*at].newer().is_some()) {
            if !is_there.contains(&at) {
                behind.insert(before, at);
            }
            before = Some(at);
        }
        woven(&base, &behind)
    }

    /// Where the new parts begin that stand right before a step.
    fn row(&self, at: usize) -> usize {
        let is_new = |at: &usize| matches!(self.steps[*at], Step::New { .. } | Step::Gone { .. });
        at - (0..at).rev().take_while(is_new).count()
    }

    /// Looks for what has no place in the gaps between known ones, in an order of the steps. All of
    /// it is weighed together, and what `takes` names is kept.
    fn search(&mut self, order: &[usize], takes: impl Fn(usize) -> bool) {
        let (mut run, mut before) = (Vec::new(), None);
        for at in order.iter().copied() {
            match self.places[at] {
                Some(place) => {
                    self.fill(&std::mem::take(&mut run), (before, Some(place)), &takes);
                    before = Some(place);
                }
                None if self.weights[at] > weight::NONE => run.push(at),
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
        self.pair(run, &free, takes);
    }

    /// What lost its translation and a part that nobody knows, wherever they stand: a translator
    /// may move what is worked on. What is new could as well be the translator's own.
    fn left(&mut self, takes: impl Fn(usize) -> bool) {
        let is_left = |at: &usize| self.places[*at].is_none() && self.weights[*at] > weight::NONE;
        let run: Vec<usize> =
            (0..self.steps.len()).filter(is_left).filter(|at| takes(*at)).collect();
        let is_free = |at: &usize| !self.taken[*at] && !self.more[*at];
        let free: Vec<usize> = (0..self.own.len()).filter(is_free).collect();
        self.pair(&run, &free, &takes);
    }

    fn pair(&mut self, run: &[usize], free: &[usize], takes: &impl Fn(usize) -> bool) {
        let next: Vec<Option<usize>> = run.iter().map(|at| self.next(*at)).collect();
        let gain = |i: usize, j: usize| self.gain(run[i], free[j], next[i]);
        let pairs = most_alike(run.len(), free.len(), gain);
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

    /// The place right behind the part that is before a step in the source.
    fn next(&self, step: usize) -> Option<usize> {
        let is_in_source = |at: &usize| self.steps[*at].newer().is_some();
        let before = (0..step).rev().find(is_in_source)?;
        self.places[before].map(|before| before + 1)
    }

    /// Names, numbers, links and code are the same in every language, and of two places the one
    /// that follows the source's order is the likelier.
    fn gain(&self, step: usize, place: usize, next: Option<usize>) -> u32 {
        let (steps, own) = &self.words;
        let Some((said, here)) = steps[step].as_ref().zip(own.get(place)) else { return 0 };
        if said.kind != here.kind {
            return 0;
        }
        self.weights[step]
            + said.likeness(here)
            + if next == Some(place) { weight::NEXT } else { 0 }
    }
}

/// Of each new part the step of the one that it was cut from, where the translation of that is
/// gone: whoever carries over one of the pieces has to do so with all.
fn wholes(
    entry: &Entry,
    (steps, places): (&[Step], &[Option<usize>]),
    source: &[Block],
) -> Vec<Option<usize>> {
    const MOST: usize = 10_000;
    let is_lost = |at: &usize| match steps[*at] {
        Step::Changed { old, .. } | Step::Gone { old } => {
            places[*at].is_none() && entry.parts[old].own.is_some()
        }
        _ => false,
    };
    let words = |at: usize| Some((at, Words::of(&Key::from(&entry.parts[steps[at].older()?]))));
    let lost: Vec<_> = (0..steps.len()).filter(is_lost).filter_map(words).collect();
    let mut wholes = vec![None; steps.len()];
    let fresh = steps.iter().filter(|step| matches!(step, Step::New { .. })).count();
    if lost.is_empty() || fresh.saturating_mul(lost.len()) > MOST {
        return wholes;
    }
    for (at, step) in steps.iter().enumerate() {
        let Step::New { new } = *step else { continue };
        let here = Words::of(&Key::from(&source[new]));
        let alike = lost.iter().map(|(at, there)| (there.likeness(&here), *at));
        let most = alike.filter(|(alike, _)| *alike > 0).max_by_key(|(alike, _)| *alike);
        wholes[at] = most.map(|(_, at)| at);
    }
    wholes
}

fn weigh(entry: &Entry, source: &[Block], step: &Step) -> u32 {
    let Some(new) = step.newer() else { return weight::NONE };
    let Some(part) = step.older().map(|old| &entry.parts[old]) else { return weight::FIRST };
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
