//! One article's translation with what came back in it.
//!
//! Only the words that came back are written; every other byte of a translation stays. What was
//! written is read again: each text that came back has to stand in its part, and every other part
//! where it was.

use std::collections::{BTreeMap, BTreeSet};

use super::came::{Came, Taken};
use super::segment::{attributes, segments};
use super::sheet::{At, Sheet, parsed};
use super::splice::{Edit, Spliced};
use super::state::{State, steps};
use super::{front, placing};
use crate::translate::align::Step;
use crate::translate::block::{Block, Kind, blocks};
use crate::translate::order::note_places;
use crate::translate::record::{Entry, Part};
use crate::tree::TextFile;

/// A translation to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    pub path: String,
    pub text: String,
    pub entry: Entry,
    /// How many texts were taken; of a row with cells that have not come none is.
    pub texts: usize,
}

/// Why nothing can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// So many texts of a new translation have not come.
    Incomplete(usize),
    /// What was written for this unit would be read as something else.
    Unwritable(usize),
}

/// Puts `came` into the sheet's translation. `partial` writes a new one with the source's text where
/// nothing came.
///
/// # Errors
/// Nothing can be written.
pub fn merge(
    sheet: &Sheet<'_>,
    came: &BTreeMap<usize, Came>,
    partial: bool,
) -> Result<Merged, Refused> {
    let missing = sheet.missing(came);
    if sheet.is_fresh && missing > 0 && !partial {
        return Err(Refused::Incomplete(missing));
    }
    let whole = Merge::new(sheet, came, true);
    // Code and pictures that are new are carried over where their place is plain.
    whole.merged().or_else(|_| Merge::new(sheet, came, false).merged())
}

impl Sheet<'_> {
    /// Texts of the article that have not come, code and questions aside.
    fn missing(&self, came: &BTreeMap<usize, Came>) -> usize {
        let is_missing = |(at, unit): &(usize, &super::sheet::Unit)| {
            let kind = unit.block.map(|block| self.source_blocks[block].kind);
            !came.contains_key(at) && kind.is_some_and(|kind| kind != Kind::Code)
        };
        self.units.iter().enumerate().filter(is_missing).count()
    }
}

struct Merge<'m> {
    sheet: &'m Sheet<'m>,
    came: &'m BTreeMap<usize, Came>,
    /// The units of each part of the source.
    units: BTreeMap<usize, Vec<usize>>,
    /// Parts whose translation says by now what they say.
    settled: BTreeSet<usize>,
}

impl<'m> Merge<'m> {
    fn new(sheet: &'m Sheet<'m>, came: &'m BTreeMap<usize, Came>, carries: bool) -> Self {
        let mut units: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, unit) in sheet.units.iter().enumerate() {
            unit.block.into_iter().for_each(|block| units.entry(block).or_default().push(at));
        }
        let mut merge = Self { sheet, came, units, settled: BTreeSet::new() };
        let all = 0..sheet.source_blocks.len();
        merge.settled = all.filter(|block| merge.settles(*block, carries)).collect();
        merge
    }

    fn settles(&self, block: usize, carries: bool) -> bool {
        let sheet = self.sheet;
        let units = self.units.get(&block).map(Vec::as_slice).unwrap_or_default();
        let came = units.iter().filter(|unit| self.came.contains_key(unit)).count();
        if came > 0 {
            let is_there =
                |unit: &&usize| self.came.contains_key(unit) || sheet.units[**unit].is_current;
            return units.iter().all(|unit| is_there(&unit));
        }
        let is_code = sheet.source_blocks[block].kind == Kind::Code;
        if !units.is_empty() && !is_code {
            return false;
        }
        // Nothing in it is to be translated.
        match &sheet.states[block] {
            State::Copied(_) => true,
            State::New => carries,
            State::Changed { own, .. } => carries && self.is_source_of_old(block, *own),
            State::Current(_) | State::Elsewhere => false,
        }
    }

    /// Whether the translation has what the source said before, to the letter.
    fn is_source_of_old(&self, block: usize, own: usize) -> bool {
        let steps = steps(&self.sheet.entry, &self.sheet.source_blocks);
        let old = steps.iter().find_map(|step| match *step {
            Step::Changed { old, new } if new == block => Some(old),
            _ => None,
        });
        let hash = &self.sheet.own_blocks[own].hash;
        old.is_some_and(|old| self.sheet.entry.parts[old].hash == *hash)
    }

    fn merged(&self) -> Result<Merged, Refused> {
        let text = &self.sheet.own.file.text;
        let refused = || Refused::Unwritable(self.came.keys().next().copied().unwrap_or(0));
        let spliced = Spliced::new(text, self.edits()).ok_or_else(refused)?;
        let path = self.sheet.own.file.path.clone();
        let file = TextFile::new(path.clone(), spliced.text.clone());
        let source = &self.sheet.text.source;
        let new = parsed(&file, (&source.key, source), &self.sheet.lang);
        let new_blocks = blocks(&new);
        let places = self.places(&spliced, &new_blocks)?;
        let segments = segments(&new, &new_blocks);
        for (unit, came) in self.came {
            let At::Segment(at) = self.sheet.units[*unit].at else { continue };
            let segment = &self.sheet.source_segments[at];
            let settled = places.get(&segment.block);
            let Some(place) = settled.filter(|_| self.settled.contains(&segment.block)) else {
                continue;
            };
            let found = segments.iter().find(|new| new.block == *place && new.cell == segment.cell);
            if found.is_none_or(|found| !came.is(&found.inlines)) {
                return Err(Refused::Unwritable(*unit));
            }
        }
        let entry = self.entry(&places, &new_blocks);
        let is_taken = |unit: &&usize| {
            self.sheet.units[**unit].block.is_none_or(|block| self.settled.contains(&block))
        };
        let texts = self.came.keys().filter(is_taken).count();
        Ok(Merged { path: path.to_string(), text: spliced.text, entry, texts })
    }

    fn edits(&self) -> Vec<Edit> {
        let sheet = self.sheet;
        let mut edits = self.front();
        for (block, source) in sheet.source_blocks.iter().enumerate() {
            if is_front(source.kind) || !self.settled.contains(&block) {
                continue;
            }
            if let Some(own) = sheet.states[block].own() {
                edits.extend(self.replaced(block, own));
            }
        }
        edits.extend(placing::inserted(sheet, &self.settled, &|block| self.rendered(block)));
        edits
    }

    /// The words of a part in the place of those that stand there, or all of it where its structure
    /// has changed, too.
    fn replaced(&self, block: usize, own: usize) -> Vec<Edit> {
        let sheet = self.sheet;
        let (source, target) = (&sheet.source_blocks[block], &sheet.own_blocks[own]);
        let units = self.units.get(&block).map(Vec::as_slice).unwrap_or_default();
        let taken = units.iter().filter_map(|unit| Some((*unit, self.came.get(unit)?.taken()?)));
        let whole = || {
            let range = target.span.start..target.span.start + sheet.own_text(target).len();
            vec![Edit::new(range, self.rendered(block))]
        };
        let is_changed = matches!(sheet.states[block], State::Changed { .. });
        let is_carried = is_changed && units.iter().all(|unit| !self.came.contains_key(unit));
        if is_carried || is_changed && sheet.is_built_anew(source, target) {
            return whole();
        }
        let mut edits = Vec::new();
        for (unit, taken) in taken {
            let At::Segment(at) = sheet.units[unit].at else { continue };
            let Some(own) = sheet.own_segment(&sheet.source_segments[at]) else { return whole() };
            edits.push(Edit::new(own.span.start..own.span.end, taken.markdown.clone()));
        }
        edits
    }

    /// A part of the source with what came in the place of its words.
    fn rendered(&self, block: usize) -> String {
        let sheet = self.sheet;
        let span = sheet.source_blocks[block].span;
        let raw = sheet.source_text(&sheet.source_blocks[block]);
        let units = self.units.get(&block).map(Vec::as_slice).unwrap_or_default();
        let edits = units.iter().filter_map(|unit| {
            let At::Segment(at) = sheet.units[*unit].at else { return None };
            let segment = sheet.source_segments[at].span;
            let text = match self.came.get(unit)? {
                Came::Taken(taken) => taken.markdown.clone(),
                Came::Accepted(taken) => taken.markdown.clone(),
            };
            Some(Edit::new(segment.start - span.start..segment.end - span.start, text))
        });
        Spliced::new(raw, edits.collect()).map_or_else(|| raw.to_owned(), |spliced| spliced.text)
    }

    /// Title, description and questions.
    fn front(&self) -> Vec<Edit> {
        let sheet = self.sheet;
        let text = &sheet.own.file.text;
        let (mut edits, mut lines, mut asks) = (Vec::new(), String::new(), Vec::new());
        for (at, unit) in sheet.units.iter().enumerate() {
            let Some(taken) = self.came.get(&at).and_then(Came::taken) else { continue };
            let Some(block) = unit.block else {
                asks.push(taken.markdown.clone());
                continue;
            };
            let key = match sheet.source_blocks[block].kind {
                Kind::Title => "title",
                Kind::Description => "description",
                _ => continue,
            };
            match sheet.states[block].own() {
                Some(own) => {
                    let span = sheet.own_blocks[own].span;
                    edits.push(Edit::new(span.start..span.end, front::scalar(&taken.markdown)));
                }
                None => lines.push_str(&front::line(key, &taken.markdown)),
            }
        }
        let asks = if asks.is_empty() { String::new() } else { front::asks(&asks) };
        let end = sheet.own.markdown.start;
        if end == 0 {
            let is_any = !lines.is_empty() || !asks.is_empty();
            edits.extend(is_any.then(|| Edit::new(0..0, format!("---\n{lines}{asks}---\n\n"))));
            return edits;
        }
        let first = text.find('\n').map_or(end, |at| at + 1);
        let last = text.get(..end).and_then(|front| front.rfind("---")).unwrap_or(end);
        edits.extend((!lines.is_empty()).then(|| Edit::new(first..first, lines)));
        edits.extend((!asks.is_empty()).then(|| Edit::new(last..last, asks)));
        edits
    }

    /// For each part of the source where its translation stands among the new blocks.
    fn places(&self, spliced: &Spliced, new: &[Block]) -> Result<BTreeMap<usize, usize>, Refused> {
        let sheet = self.sheet;
        let by_start: BTreeMap<usize, usize> =
            new.iter().enumerate().map(|(at, block)| (block.span.start, at)).collect();
        let of_kind = |kind: Kind| new.iter().position(|block| block.kind == kind);
        let mut places = BTreeMap::new();
        for (block, source) in sheet.source_blocks.iter().enumerate() {
            let own = sheet.states[block].own();
            let place = match source.kind {
                kind if is_front(kind) => of_kind(kind),
                _ => own.and_then(|own| {
                    let start = spliced.moved(sheet.own_blocks[own].span.start);
                    by_start.get(&start).copied()
                }),
            };
            let inserted = spliced.parts.iter().find(|(part, _)| *part == block);
            let place = place.or_else(|| by_start.get(&inserted?.1).copied());
            let is_wanted = own.is_some() || inserted.is_some();
            match place.filter(|at| new[*at].kind == source.kind || own.is_some()) {
                Some(at) => drop(places.insert(block, at)),
                None if is_wanted => return Err(self.unwritable(block)),
                None => {}
            }
        }
        let fronts = |blocks: &[Block]| blocks.iter().filter(|block| is_front(block.kind)).count();
        let bodies = |blocks: &[Block]| blocks.len() - fronts(blocks);
        if bodies(new) != bodies(&sheet.own_blocks) + spliced.parts.len() {
            let first = self.settled.iter().next().copied().unwrap_or(0);
            return Err(self.unwritable(first));
        }
        Ok(places)
    }

    fn unwritable(&self, block: usize) -> Refused {
        let units = self.units.get(&block).map(Vec::as_slice).unwrap_or_default();
        let came = units.iter().find(|unit| self.came.contains_key(unit));
        Refused::Unwritable(came.or(self.came.keys().next()).copied().unwrap_or(0))
    }

    /// The record with what came taken in.
    fn entry(&self, places: &BTreeMap<usize, usize>, new: &[Block]) -> Entry {
        let sheet = self.sheet;
        let part =
            |at: usize| Part::new(&sheet.source_blocks[at], places.get(&at).map(|to| &new[*to]));
        let old = |at: usize| sheet.entry.parts[at].clone();
        let parts =
            steps(&sheet.entry, &sheet.source_blocks).into_iter().filter_map(|step| match step {
                Step::Same { new, .. }
                | Step::Moved { new, .. }
                | Step::Changed { new, .. }
                | Step::New { new }
                    if self.settled.contains(&new) && places.contains_key(&new) =>
                {
                    Some(part(new))
                }
                Step::Same { old: at, .. }
                | Step::Moved { old: at, .. }
                | Step::Changed { old: at, .. }
                | Step::Gone { old: at } => Some(old(at)),
                Step::New { .. } => None,
            });
        let mut parts: Vec<Part> = parts.collect();
        note_places(&mut parts, new);
        let mut used: BTreeMap<&str, usize> = BTreeMap::new();
        for own in parts.iter().filter_map(|part| part.own.as_deref()) {
            *used.entry(own).or_default() += 1;
        }
        let is_more = |block: &&Block| match used.get_mut(block.hash.as_str()) {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        };
        let more = new.iter().filter(is_more).map(|block| block.hash.clone()).collect();
        Entry { parts, more }
    }
}

fn is_front(kind: Kind) -> bool {
    matches!(kind, Kind::Title | Kind::Description)
}

impl Sheet<'_> {
    /// A heading of another level or with a name of its own.
    fn is_built_anew(&self, source: &Block, own: &Block) -> bool {
        let level = |text: &str| text.chars().take_while(|c| *c == '#').count();
        let name = |text: &str| attributes(text).map(|at| text[at..].to_owned());
        let (new, old) = (self.source_text(source), self.own_text(own));
        source.kind == Kind::Heading
            && (level(new) != level(old) || name(new).is_some() && name(new) != name(old))
    }
}

impl Came {
    fn taken(&self) -> Option<&Taken> {
        match self {
            Self::Taken(taken) => Some(taken),
            Self::Accepted(_) => None,
        }
    }
}
