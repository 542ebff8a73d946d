//! One article laid out for a translator: each text of its source with what its translation says.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::front;
use super::message::{Inline, Message};
use super::segment::{Segment, of_text, segments};
use super::state::{State, states};
use crate::content::{self, Name, Rules};
use crate::diagnostics::Place;
use crate::model::{Document, DocumentKey, Lang};
use crate::translate::block::{Block, Kind, blocks, of_markdown};
use crate::translate::record::Entry;
use crate::translate::settle::{accept, settle};
use crate::translate::texts::Text;
use crate::tree::TextFile;

/// Which text of an article a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// Of the source's segments.
    Segment(usize),
    /// Of the questions under `asks:`.
    Ask(usize),
}

/// A text that is translated as one.
#[derive(Debug, Clone)]
pub struct Unit {
    /// The hash of its part's source, with a number where that is there several times, and of rows
    /// the cell.
    pub id: String,
    pub at: At,
    /// Of the source's parts; none of a question.
    pub block: Option<usize>,
    pub place: Place,
    pub source: Message,
    /// What the translation says.
    pub own: Option<Message>,
    /// Whether that says what the source says.
    pub is_current: bool,
    /// What the source said when it was translated, where it says something else by now.
    pub before: Option<Message>,
}

pub struct Sheet<'a> {
    pub text: &'a Text,
    pub lang: Lang,
    /// The translation; where there is none the source's text under the name that it will have.
    pub own: Arc<Document>,
    pub is_fresh: bool,
    pub source_blocks: Vec<Block>,
    pub own_blocks: Vec<Block>,
    pub source_segments: Vec<Segment>,
    pub own_segments: Vec<Segment>,
    /// What the translation was made from.
    pub entry: Entry,
    /// Of the source's parts.
    pub states: Vec<State>,
    pub units: Vec<Unit>,
}

impl<'a> Sheet<'a> {
    pub fn new(text: &'a Text, lang: &Lang, default: &Lang, entry: Option<&Entry>) -> Self {
        let translation = text.translations.get(lang);
        let own = translation.cloned().unwrap_or_else(|| Arc::new(copy(text, lang, default)));
        let (source_blocks, own_blocks) = (blocks(&text.source), blocks(&own));
        let entry = match (translation, entry) {
            (None, _) => Entry::default(),
            (Some(_), Some(entry)) => settle(entry, &source_blocks, &own_blocks),
            (Some(_), None) => accept(&source_blocks, &own_blocks),
        };
        let states = states(&entry, &source_blocks, &own_blocks);
        let source_segments = segments(&text.source, &source_blocks);
        let own_segments = segments(&own, &own_blocks);
        let mut sheet = Self {
            text,
            lang: lang.clone(),
            own,
            is_fresh: translation.is_none(),
            source_blocks,
            own_blocks,
            source_segments,
            own_segments,
            entry,
            states,
            units: Vec::new(),
        };
        sheet.units = sheet.units();
        sheet
    }

    /// The translation's segment that stands for one of the source's.
    pub fn own_segment(&self, of: &Segment) -> Option<&Segment> {
        let own = self.states[of.block].own()?;
        self.own_segments.iter().find(|other| other.block == own && other.cell == of.cell)
    }

    /// A part as its file has it, without the line end behind it.
    pub fn source_text(&self, block: &Block) -> &str {
        let text = self.text.source.file.text.get(block.span.start..block.span.end);
        text.unwrap_or_default().trim_end()
    }

    pub fn own_text(&self, block: &Block) -> &str {
        let text = self.own.file.text.get(block.span.start..block.span.end);
        text.unwrap_or_default().trim_end()
    }

    /// What stands in an item before its words: the box of a task, behind which nothing begins a block
    /// of raw HTML.
    pub fn lead(&self, unit: &Unit) -> &str {
        let At::Segment(at) = unit.at else { return "" };
        let source = &self.source_segments[at];
        let (document, block, segment) = match self.own_segment(source) {
            Some(own) => (&self.own, &self.own_blocks[own.block], own),
            None => (&self.text.source, &self.source_blocks[source.block], source),
        };
        match block.kind {
            Kind::Item => document.file.text.get(block.span.start..segment.span.start),
            _ => None,
        }
        .unwrap_or_default()
    }

    fn units(&self) -> Vec<Unit> {
        let ids = ids(&self.source_blocks);
        let of_segment = |(at, segment): (usize, &Segment)| {
            let source = Message::of(&segment.inlines);
            let state = &self.states[segment.block];
            if !source.has_words() || *state == State::Elsewhere {
                return None;
            }
            let before = match state {
                State::Changed { before, .. } => self.before(segment, before),
                _ => None,
            };
            let is_copy = matches!(state, State::Copied(_));
            let own = self.own_segment(segment).filter(|own| !is_copy && !own.inlines.is_empty());
            let is_row = self.source_blocks[segment.block].kind == Kind::Row;
            let cell = if is_row { format!(".{}", segment.cell + 1) } else { String::new() };
            Some(Unit {
                id: format!("{}{cell}", ids[segment.block]),
                at: At::Segment(at),
                block: Some(segment.block),
                place: self.text.source.place(segment.span),
                own: own.map(|own| {
                    let before = matches!(state, State::Changed { .. })
                        .then(|| before.clone().unwrap_or_default());
                    Message::beside(&own.inlines, &source, before.as_ref())
                }),
                is_current: matches!(state, State::Current(_)) && own.is_some(),
                before,
                source,
            })
        };
        let mut units: Vec<Unit> =
            self.source_segments.iter().enumerate().filter_map(of_segment).collect();
        units.extend(self.asks());
        units
    }

    /// How customers ask is another question in each language: offered only where nobody has written
    /// any.
    fn asks(&self) -> Vec<Unit> {
        if !self.is_fresh && !self.own.front.asks.is_empty() {
            return Vec::new();
        }
        let asks = self.text.source.front.asks.iter().enumerate();
        let mut seen = BTreeMap::new();
        let unit = |(at, ask): (usize, &crate::tree::Located<String>)| Unit {
            id: numbered(&mut seen, format!("ask{}", &hash(&ask.value))),
            at: At::Ask(at),
            block: None,
            place: self.text.source.place(ask.span),
            source: Message::of(&[Inline::Text(ask.value.clone())]),
            own: None,
            is_current: false,
            before: None,
        };
        asks.map(unit).collect()
    }

    /// The same segment of what the part said before.
    fn before(&self, segment: &Segment, text: &str) -> Option<Message> {
        let kind = self.source_blocks[segment.block].kind;
        let (text, cell) = match kind {
            // A row is one only with a line below it.
            Kind::Row => {
                let cells = text.matches('|').count().saturating_sub(1).max(1);
                (format!("{text}\n|{}", "---|".repeat(cells)), segment.cell)
            }
            Kind::Item => (format!("- {text}"), 0),
            Kind::Html | Kind::Code => return None,
            _ => (text.to_owned(), 0),
        };
        let parts = of_markdown(&text, 0);
        let old = of_text(&text, 0, &parts);
        let found = old.iter().find(|old| old.block == 0 && old.cell == cell)?;
        Some(Message::of(&found.inlines))
    }
}

fn hash(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().chars().take(16).collect()
}

fn ids(blocks: &[Block]) -> Vec<String> {
    let mut seen = BTreeMap::new();
    blocks.iter().map(|block| numbered(&mut seen, format!("b{}", block.hash))).collect()
}

/// `name`, from its second time on with a number.
fn numbered(seen: &mut BTreeMap<String, usize>, name: String) -> String {
    let times = seen.entry(name.clone()).or_default();
    *times += 1;
    if *times == 1 { name } else { format!("{name}-{times}") }
}

/// Where a translation stands that is not there yet.
pub fn path(text: &Text, lang: &Lang, default: &Lang) -> String {
    let suffix = if lang == default { String::new() } else { format!(".{lang}") };
    format!("{}/{}{suffix}.md", content::FOLDER, text.name)
}

/// The source's body, with the front matter that a translation has of its own.
fn copy(text: &Text, lang: &Lang, default: &Lang) -> Document {
    let source = &text.source;
    let body = source.markdown();
    let front = front::own(&source.front);
    let body = if front.is_empty() { body.trim_start_matches('\n') } else { body };
    let file = TextFile::new(path(text, lang, default), format!("{front}{body}"));
    parsed(&file, (&source.key, source), lang)
}

/// A translation's text as a document.
pub fn parsed(file: &TextFile, (key, source): (&DocumentKey, &Document), lang: &Lang) -> Document {
    let name = Name { key: key.clone(), kind: source.kind, lang: lang.clone() };
    content::parse(file, &name, &Rules::default()).0
}
