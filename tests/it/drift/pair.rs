//! A text and its translation, what a team does to them, and what has to be told of it.

use std::collections::{BTreeMap, BTreeSet};

use frontdesk::model::Document;
use frontdesk::translate::{Change, Drift, Entry, Status, accept, blocks, settle, status};

use super::part::{KINDS, Kind, Part, document};

/// A text, its translation, and what is known of the two.
pub struct Pair {
    source: Vec<Part>,
    own: Vec<Part>,
    /// For each part that is translated what it said then.
    said: BTreeMap<usize, Vec<String>>,
    entry: Entry,
    /// Numbers that were given away.
    used: usize,
    /// Lines are broken behind so many words.
    wrap: usize,
    has_moved: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    Writing,
    Adding,
    /// In place.
    Translating,
}

impl Work {
    pub fn of(edit: usize) -> Self {
        match edit {
            0..WRITERS => Self::Writing,
            WRITERS..ADDERS => Self::Adding,
            _ => Self::Translating,
        }
    }
}

pub type Edit = fn(&mut Pair, usize, usize);

/// How many of the edits are those of writers.
const WRITERS: usize = 10;
/// And those behind which new parts have been added to a translation.
const ADDERS: usize = 12;

/// Those of writers, then those of translators.
pub const EDITS: &[Edit] = &[
    Pair::change,
    Pair::change,
    Pair::change,
    Pair::insert,
    Pair::insert,
    Pair::delete,
    Pair::move_part,
    Pair::split,
    Pair::join,
    |pair, at, _| pair.wrap = 2 + at % 6,
    Pair::add,
    Pair::add,
    Pair::follow,
    Pair::follow,
    Pair::clean,
    Pair::reword,
    Pair::move_own,
    |pair, _, _| pair.sync(),
    Pair::lose,
];

impl Pair {
    pub fn new(kinds: &[usize]) -> Self {
        let mut pair = Self {
            source: Vec::new(),
            own: Vec::new(),
            said: BTreeMap::new(),
            entry: Entry::default(),
            used: 0,
            wrap: 5,
            has_moved: false,
        };
        let kinds = [Kind::Title].into_iter().chain(kinds.iter().map(|kind| KINDS[*kind]));
        pair.source = kinds.map(|kind| pair.part(kind)).collect();
        for part in pair.source.clone() {
            let own = pair.translated(&part);
            pair.own.push(own);
        }
        let (source, own) = (pair.source_document(), pair.own_document());
        pair.entry = accept(&blocks(&source), &blocks(&own));
        pair.check();
        pair
    }

    fn number(&mut self) -> usize {
        self.used += 1;
        self.used
    }

    fn part(&mut self, kind: Kind) -> Part {
        let id = self.number();
        Part { id, kind, words: (0..8).map(|n| format!("w{id}x{n}")).collect() }
    }

    fn translated(&mut self, part: &Part) -> Part {
        let number = self.number();
        self.said.insert(part.id, part.words.clone());
        let words = part.words.iter().map(|word| format!("f{number}{word}"));
        Part { words: words.collect(), ..part.clone() }
    }

    // What writers do. The title stands first and stays.

    /// One word; most of a part stays what it was.
    fn change(&mut self, at: usize, to: usize) {
        let number = self.number();
        let at = at % self.source.len();
        let words = &mut self.source[at].words;
        let third = words.len() / 3;
        words[to % third] = format!("n{number}");
    }

    fn insert(&mut self, at: usize, kind: usize) {
        let part = self.part(KINDS[kind % KINDS.len()]);
        self.source.insert(1 + at % self.source.len(), part);
    }

    fn delete(&mut self, at: usize, _: usize) {
        if self.source.len() > 2 {
            self.source.remove(1 + at % (self.source.len() - 1));
        }
    }

    fn move_part(&mut self, at: usize, to: usize) {
        self.has_moved = true;
        moved(&mut self.source, at, to);
    }

    fn split(&mut self, at: usize, _: usize) {
        let is_long = |part: &Part| part.kind == Kind::Paragraph && part.words.len() > 7;
        let Some(at) = picked(&self.source, at, is_long) else { return };
        let words = self.source.remove(at).words;
        let (front, back) = words.split_at(words.len() / 2);
        for words in [back, front] {
            let id = self.identity(words);
            let part = Part { id, kind: Kind::Paragraph, words: words.to_vec() };
            self.source.insert(at, part);
        }
    }

    fn join(&mut self, at: usize, _: usize) {
        let is_text =
            |at: usize| self.source.get(at).is_some_and(|part: &Part| part.kind == Kind::Paragraph);
        let pairs: Vec<usize> =
            (0..self.source.len()).filter(|at| is_text(*at) && is_text(at + 1)).collect();
        let Some(at) = pairs.get(at % pairs.len().max(1)).copied() else { return };
        let second = self.source.remove(at + 1);
        self.source[at].words.extend(second.words);
        let words = self.source[at].words.clone();
        self.source[at].id = self.identity(&words);
    }

    /// Split and joined again, a part is what it was.
    fn identity(&mut self, words: &[String]) -> usize {
        let is_there = |id: &usize| self.source.iter().any(|part| part.id == *id);
        let was = self.said.iter().find(|(id, said)| *said == words && !is_there(id));
        was.map(|(id, _)| *id).unwrap_or_else(|| self.number())
    }

    // What translators do.

    /// A part that changed.
    fn follow(&mut self, at: usize, _: usize) {
        let is_behind =
            |part: &Part| self.said.get(&part.id).is_some_and(|said| *said != part.words);
        let Some(at) = picked(&self.source, at, is_behind) else { return };
        let part = self.source[at].clone();
        let new = self.translated(&part);
        if let Some(own) = self.own.iter_mut().find(|own| own.id == part.id) {
            *own = new;
        }
    }

    /// A new part behind the one before it, the first of a row of them, as one reads. What it was
    /// made of in the source, by splitting or joining, goes with it, and is carried over whole.
    fn add(&mut self, at: usize, _: usize) {
        let place = |id: usize| self.own.iter().position(|own| own.id == id);
        let is_first = |at: usize| {
            let (part, before) = (&self.source[at], &self.source[at - 1]);
            place(part.id).is_none() && place(before.id).is_some()
        };
        let first: Vec<usize> = (1..self.source.len()).filter(|at| is_first(*at)).collect();
        let Some(at) = first.get(at % first.len().max(1)).copied() else { return };
        let mut of = vec![at];
        let mut replaced: BTreeSet<usize>;
        // Halves of halves, joined with others.
        loop {
            let gone = self.gone().filter(|own| of.iter().any(|at| self.is_of(own, *at)));
            replaced = gone.map(|own| own.id).collect();
            let is_of = |at: &usize| {
                let mut own = self.own.iter().filter(|own| replaced.contains(&own.id));
                own.any(|own| self.is_of(own, *at)) && place(self.source[*at].id).is_none()
            };
            let all: Vec<usize> =
                (0..self.source.len()).filter(|other| *other == at || is_of(other)).collect();
            if all == of {
                break;
            }
            of = all;
        }
        if !self.are_in_order(&of, &replaced) {
            return;
        }
        let stood = self.own.iter().position(|own| replaced.contains(&own.id));
        let before = self.source[at - 1].id;
        let behind = self.own.iter().position(|own| own.id == before);
        let place = stood.or(behind).unwrap() + 1;
        for (nth, at) in of.into_iter().enumerate() {
            let part = self.source[at].clone();
            let new = self.translated(&part);
            self.own.insert(place + nth, new);
        }
        self.own.retain(|own| !replaced.contains(&own.id));
        self.said.retain(|id, _| !replaced.contains(id));
    }

    /// Whether both texts have the pieces together, and in one order: once they are scattered
    /// nobody could say which new part is which.
    fn are_in_order(&self, pieces: &[usize], replaced: &BTreeSet<usize>) -> bool {
        let is_row = |of: &[usize]| of.windows(2).all(|pair| pair[1] == pair[0] + 1);
        let is_replaced = |at: &usize| replaced.contains(&self.own[*at].id);
        let stood: Vec<usize> = (0..self.own.len()).filter(is_replaced).collect();
        let words: Vec<&String> =
            stood.iter().flat_map(|at| &self.said[&self.own[*at].id]).collect();
        let is_in = |at: &usize, word: &String| self.source[*at].words.contains(word);
        let first = |at: &usize| words.iter().position(|word| is_in(at, word));
        let last = |at: &usize| words.iter().rposition(|word| is_in(at, word));
        let is_rising = pieces.is_sorted_by_key(first) && pieces.is_sorted_by_key(last);
        is_row(pieces) && is_row(&stood) && is_rising
    }

    /// Parts of the translation that the source no longer has.
    fn gone(&self) -> impl Iterator<Item = &Part> {
        self.own.iter().filter(|own| self.source.iter().all(|part| part.id != own.id))
    }

    /// Whether what is gone from the source has words in another part of it by now.
    fn is_of(&self, gone: &Part, at: usize) -> bool {
        self.said[&gone.id].iter().any(|word| self.source[at].words.contains(word))
    }

    /// What the source no longer says, and in no other part either.
    fn clean(&mut self, at: usize, _: usize) {
        let is_left = |own: &&Part| (0..self.source.len()).any(|at| self.is_of(own, at));
        let gone: Vec<usize> = self.gone().filter(|own| !is_left(own)).map(|own| own.id).collect();
        let Some(id) = gone.get(at % gone.len().max(1)).copied() else { return };
        self.own.retain(|own| own.id != id);
        self.said.remove(&id);
    }

    /// In better words for the same.
    fn reword(&mut self, at: usize, to: usize) {
        let number = self.number();
        let Some(at) = picked(&self.own, at, |own| self.is_current(own)) else { return };
        let words = &mut self.own[at].words;
        let last = words.len();
        words[to % last] = format!("r{number}");
    }

    fn is_current(&self, own: &Part) -> bool {
        let is_its = |part: &Part| part.id == own.id && self.said.get(&own.id) == Some(&part.words);
        self.source.iter().any(is_its)
    }

    /// Recorded before and behind: of what was moved and written anew at once nobody could say what
    /// it was.
    fn move_own(&mut self, at: usize, to: usize) {
        self.sync();
        self.has_moved = true;
        moved(&mut self.own, at, to);
        self.check();
        self.sync();
    }

    pub fn sync(&mut self) {
        let (source, own) = (self.source_document(), self.own_document());
        self.entry = settle(&self.entry, &blocks(&source), &blocks(&own));
    }

    /// A part of the translation by mistake, until it is told.
    fn lose(&mut self, at: usize, _: usize) {
        self.sync();
        let is_current = |own: &Part| own.kind != Kind::Title && self.is_current(own);
        let Some(at) = picked(&self.own, at, is_current) else { return };
        let lost = self.own.remove(at);
        let said = self.said.remove(&lost.id);
        self.check();
        self.said.extend(said.map(|said| (lost.id, said)));
        self.own.insert(at, lost);
    }

    // What has to be told.

    /// By a record as old as it is, and by one that takes in what was translated.
    pub fn check(&self) {
        let (source, own) = (self.source_document(), self.own_document());
        let settled = settle(&self.entry, &blocks(&source), &blocks(&own));
        for entry in [&self.entry, &settled] {
            let Status::Recorded(told) = status(Some(entry), &source, Some(&own)) else {
                panic!("not recorded")
            };
            self.compare(&source, &own, &told);
        }
    }

    fn compare(&self, source: &Document, own: &Document, told: &[Drift]) {
        let (there, here) = (lines(source, &self.source), lines(own, &self.own));
        let has = |change: &[Change], drift: &Drift| change.contains(&drift.change);
        let drifted = || told.iter().filter(|drift| drift.change.is_drift());
        let texts = || format!("{}\n=====\n{}\n{told:#?}", source.file.text, own.file.text);
        let after = |parts: &[Part], id: usize| {
            let at = parts.iter().position(|part| part.id == id).unwrap();
            parts.get(at + 1).map(|part| part.id)
        };

        let stale = |part: &&Part| self.said.get(&part.id) != Some(&part.words);
        let expected: BTreeSet<usize> = self.source.iter().filter(stale).map(|p| p.id).collect();
        let mut found = BTreeSet::new();
        for drift in drifted().filter(|drift| drift.change != Change::Gone) {
            let id = there[&drift.source.line];
            found.insert(id);
            if drift.change == Change::Split {
                found.extend(after(&self.source, id));
            }
        }
        assert_eq!(found, expected, "{}", texts());

        let ids: BTreeSet<usize> = self.source.iter().map(|part| part.id).collect();
        let gone: BTreeSet<usize> =
            self.own.iter().map(|own| own.id).filter(|id| !ids.contains(id)).collect();
        let mut shown = BTreeSet::new();
        let replaced = [Change::Gone, Change::Changed, Change::Split, Change::Joined];
        for drift in drifted().filter(|drift| has(&replaced, drift)) {
            let Some(id) = here.get(&drift.own.line).copied() else { continue };
            shown.insert(id);
            if drift.change == Change::Joined {
                shown.extend(after(&self.own, id));
            }
            // A part that changed is told at its own translation.
            let its = (drift.change == Change::Changed).then(|| there[&drift.source.line]);
            let its = its.filter(|its| self.said.contains_key(its) && !self.has_moved);
            assert!(its.is_none_or(|its| its == id), "{drift:?}\n{}", texts());
            let is_gone = gone.contains(&id) || expected.contains(&id);
            assert!(drift.change != Change::Gone || is_gone, "{drift:?}\n{}", texts());
        }
        assert!(gone.is_subset(&shown), "{gone:?} {}", texts());
    }

    fn source_document(&self) -> Document {
        document("content/a.md", &self.source, self.wrap)
    }

    fn own_document(&self) -> Document {
        document("content/a.fr.md", &self.own, 7)
    }
}

fn picked(parts: &[Part], at: usize, is: impl Fn(&Part) -> bool) -> Option<usize> {
    let all: Vec<usize> = (0..parts.len()).filter(|at| is(&parts[*at])).collect();
    all.get(at % all.len().max(1)).copied()
}

/// One part elsewhere; the title stays.
fn moved(parts: &mut Vec<Part>, at: usize, to: usize) {
    if parts.len() > 2 {
        let part = parts.remove(1 + at % (parts.len() - 1));
        parts.insert(1 + to % parts.len(), part);
    }
}

/// The part that begins at each line.
fn lines(document: &Document, parts: &[Part]) -> BTreeMap<u32, usize> {
    let blocks = blocks(document);
    assert_eq!(blocks.len(), parts.len(), "{}", document.file.text);
    let line = |at: usize| document.place(blocks[at].span).line;
    parts.iter().enumerate().map(|(at, part)| (line(at), part.id)).collect()
}
