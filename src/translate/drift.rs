//! What the source says by now and its translation does not.

use super::align::{Key, Step, align, longest_rising};
use super::block::{Block, Kind, blocks};
use super::place::places;
use super::record::{Entry, Part, path, short};
use super::settle::settle;
use super::words;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::{Document, Lang};

/// What became of a part of the source since it was translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    Changed,
    /// One part became two, word for word.
    Split,
    /// Two parts became one, word for word.
    Joined,
    /// Added to the source.
    New,
    /// Taken out of the source; the translation still says it.
    Gone,
    /// Unchanged in the source; the translation has lost it.
    Missing,
    /// In another order than in the translation. No drift: every word of it is right.
    Moved,
}

impl Change {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Split => "split",
            Self::Joined => "joined",
            Self::New => "new",
            Self::Gone => "gone",
            Self::Missing => "missing",
            Self::Moved => "moved",
        }
    }

    pub fn is_drift(self) -> bool {
        self != Self::Moved
    }
}

/// One part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    pub change: Change,
    pub kind: Kind,
    /// The source's part; of one that is gone the source's file.
    pub source: Place,
    /// The translation's part, or the one before the place where it would stand.
    pub own: Place,
    /// Where both begin in their files.
    pub starts: (Option<usize>, Option<usize>),
    /// The words of the source that changed.
    pub words: Vec<words::Step>,
}

/// Where one article stands in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// There is no translation.
    Untranslated,
    /// There is one, and no record of what it was made from.
    Unrecorded,
    /// In the source's order.
    Recorded(Vec<Drift>),
}

/// Compares a translation with its source by what was recorded.
pub fn status(entry: Option<&Entry>, source: &Document, own: Option<&Document>) -> Status {
    compare(entry, (source, &blocks(source)), own)
}

/// [`status`] of a source whose parts are known.
pub(super) fn compare(
    entry: Option<&Entry>,
    (source, now): (&Document, &[Block]),
    own: Option<&Document>,
) -> Status {
    let Some(own) = own else { return Status::Untranslated };
    let Some(entry) = entry else { return Status::Unrecorded };
    let translated = blocks(own);
    if is_current(entry, now, &translated) {
        return Status::Recorded(Vec::new());
    }
    let entry = settle(entry, now, &translated);
    let old: Vec<Key<'_>> = entry.parts.iter().map(Key::from).collect();
    let new: Vec<Key<'_>> = now.iter().map(Key::from).collect();
    let steps = align(&old, &new);
    let places = places(&entry, &translated);
    let lost: Vec<bool> = entry
        .parts
        .iter()
        .zip(&places)
        .map(|(part, at)| part.own.is_some() && at.is_none())
        .collect();
    let teller = Teller {
        source,
        own,
        old: &old,
        now,
        translated: &translated,
        places: &places,
        lost: &lost,
    };
    Status::Recorded(teller.tell(&steps))
}

/// Whether every part of the source is as it was recorded, and so are those of the translation that
/// say it, in this order: true of most of a site.
fn is_current(entry: &Entry, source: &[Block], own: &[Block]) -> bool {
    let is_same =
        |(part, block): (&Part, &Block)| part.hash == block.hash && part.kind == block.kind;
    let mut own = own.iter();
    let mut is_there = |hash: &String| own.any(|block| block.hash == *hash);
    entry.parts.len() == source.len()
        && entry.parts.iter().zip(source).all(is_same)
        && entry.parts.iter().filter_map(|part| part.own.as_ref()).all(&mut is_there)
}

struct Teller<'a> {
    source: &'a Document,
    own: &'a Document,
    old: &'a [Key<'a>],
    now: &'a [Block],
    translated: &'a [Block],
    /// For each recorded part its place in the translation.
    places: &'a [Option<usize>],
    /// Recorded parts whose translation is gone.
    lost: &'a [bool],
}

impl Teller<'_> {
    fn tell(&self, steps: &[Step]) -> Vec<Drift> {
        let stays = self.in_order(steps);
        let mut told = Vec::new();
        let mut last = None;
        let mut at = 0;
        while let Some(step) = steps.get(at) {
            let (drift, taken) = self.step(steps, at, last, &stays);
            told.extend(drift);
            last = step.older().and_then(|old| self.places[old]).or(last);
            at += taken;
        }
        told
    }

    /// Recorded parts whose translations stand in the source's order.
    fn in_order(&self, steps: &[Step]) -> Vec<bool> {
        let kept = steps.iter().filter(|step| !matches!(step, Step::Gone { .. }));
        let kept: Vec<(usize, usize)> =
            kept.filter_map(Step::older).filter_map(|old| Some((old, self.places[old]?))).collect();
        let order: Vec<Option<usize>> = kept.iter().map(|(_, place)| Some(*place)).collect();
        let mut stays = vec![false; self.old.len()];
        longest_rising(&order).into_iter().for_each(|(_, at)| stays[kept[at].0] = true);
        stays
    }

    /// What one step is told as, and how many steps that are.
    fn step(
        &self,
        steps: &[Step],
        at: usize,
        last: Option<usize>,
        stays: &[bool],
    ) -> (Option<Drift>, usize) {
        let drift = |change, old: Option<usize>, new: Option<usize>| {
            let place = old.and_then(|old| self.places[old]).or(last);
            Some(self.drift(change, old, new, place))
        };
        let text = |new: usize| self.now[new].text.as_str();
        let is_whole = |whole: &str, a: &str, b: &str| {
            let half = whole.strip_prefix(a).and_then(|rest| rest.strip_prefix(' '));
            half == Some(b)
        };
        match (&steps[at], steps.get(at + 1)) {
            (Step::Changed { old, new }, Some(Step::New { new: next }))
            | (Step::New { new }, Some(Step::Changed { old, new: next }))
                if is_whole(self.old[*old].text, text(*new), text(*next)) =>
            {
                (drift(Change::Split, Some(*old), Some(*new)), 2)
            }
            (Step::Changed { old, new }, Some(Step::Gone { old: next }))
            | (Step::Gone { old }, Some(Step::Changed { old: next, new }))
                if is_whole(text(*new), self.old[*old].text, self.old[*next].text)
                    && self.are_together(*old, *next) =>
            {
                (drift(Change::Joined, Some(*old), Some(*new)), 2)
            }
            (Step::Changed { old, new }, _) => (drift(Change::Changed, Some(*old), Some(*new)), 1),
            (Step::New { new }, _) => (drift(Change::New, None, Some(*new)), 1),
            (Step::Gone { old }, _) => (drift(Change::Gone, Some(*old), None), 1),
            (Step::Same { old, new } | Step::Moved { old, new }, _) if self.lost[*old] => {
                (drift(Change::Missing, Some(*old), Some(*new)), 1)
            }
            (Step::Same { old, new } | Step::Moved { old, new }, _)
                if self.places[*old].is_some() && !stays[*old] =>
            {
                (drift(Change::Moved, Some(*old), Some(*new)), 1)
            }
            _ => (None, 1),
        }
    }

    /// Whether the second stands behind the first in the translation, so that one note says it of
    /// both.
    fn are_together(&self, old: usize, next: usize) -> bool {
        self.places[old].map(|place| place + 1) == self.places[next]
    }

    fn drift(
        &self,
        change: Change,
        old: Option<usize>,
        new: Option<usize>,
        own: Option<usize>,
    ) -> Drift {
        let before = old.map_or("", |old| self.old[old].text);
        let after = new.map(|new| short(&self.now[new].text)).unwrap_or_default();
        Drift {
            change,
            kind: new
                .map(|new| self.now[new].kind)
                .or(old.map(|old| self.old[old].kind))
                .unwrap_or(Kind::Paragraph),
            source: new.map_or_else(
                || self.source.file.whole(),
                |new| self.source.place(self.now[new].span),
            ),
            own: own.map_or_else(
                || self.own.file.whole(),
                |own| self.own.place(self.translated[own].span),
            ),
            starts: (
                new.map(|new| self.now[new].span.start),
                own.map(|own| self.translated[own].span.start),
            ),
            words: match change {
                Change::Changed | Change::New | Change::Gone => words::diff(before, &after),
                Change::Split | Change::Joined | Change::Missing | Change::Moved => Vec::new(),
            },
        }
    }
}

/// Drifted parts as warnings at the translation's line.
pub fn diagnostics<'d>(lang: &Lang, drifts: impl IntoIterator<Item = &'d Drift>) -> Diagnostics {
    let drifted = drifts.into_iter().filter(|drift| drift.change.is_drift());
    drifted.map(|drift| diagnostic(lang, drift)).collect()
}

fn diagnostic(lang: &Lang, drift: &Drift) -> Diagnostic {
    let kind = drift.kind.as_str();
    let message = match drift.change {
        Change::Changed | Change::Moved => {
            format!("the source of this {kind} has changed since it was translated")
        }
        Change::Split => {
            format!("the source of this {kind} has become two since it was translated")
        }
        Change::Joined => format!(
            "the source of this {kind} has been joined with the next since it was translated"
        ),
        Change::New => format!("the source has a new {kind} behind this"),
        Change::Gone => format!("the source has no longer what this {kind} translates"),
        Change::Missing => format!("a {kind} that was translated is missing behind this"),
    };
    let help =
        format!("carry it over, then run `frontdesk translate sync`, which writes {}", path(lang));
    Diagnostic::warning("drifted", message)
        .at(drift.own.clone())
        .related(drift.source.clone(), "the source")
        .help(help)
}
