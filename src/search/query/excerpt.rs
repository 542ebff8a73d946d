//! The part of a text that answers: a window around the words that were found.
//!
//! 1. white space becomes single spaces, and a dot where a line of a list or a table ends;
//! 2. every word that stands for a word of the query is marked, whatever its form;
//! 3. the window with the rarest marked words is cut out at the ends of words.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use super::slot::Slot;
use crate::search::index::SearchIndex;
use crate::search::text::analysis::{fold, is_gram_char, runs, words};

/// Characters of an excerpt, about.
pub const LENGTH: usize = 180;
/// Characters shown before the first marked word where the window does not begin the text.
const LEAD: usize = 40;
/// Bytes of a section that are looked at for the best window.
const LOOKED_AT: usize = 32 * 1024;
const ELLIPSIS: char = '…';
/// Between blocks.
const APART: &str = " · ";
const STOPS: &[char] = &[
    '.', '!', '?', '…', ':', ';', ',', '·', '。', '！', '？', '：', '；', '，', '、', '؟', '؛',
    '،', '۔', '।', '།', '။', '።',
];
const CLOSING: &[char] = &['"', '”', '’', '»', ')', ']', '」', '』', '）', '》'];

/// Plain text with the parts to highlight.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excerpt {
    pub text: String,
    /// Byte ranges of `text`, in order, apart from each other.
    pub marks: Vec<Range<usize>>,
}

/// Which words to mark: the terms of a query with their weights. One for each query and index.
pub struct Marker<'a> {
    index: &'a SearchIndex,
    /// Term of the lexicon and how much a reader learns from seeing it: its idf.
    terms: HashMap<u32, f32>,
    /// What runs of letters were found to stand for: articles found together say much alike.
    known: RefCell<HashMap<String, Option<(u32, f32)>>>,
}

/// A marked word: where it is, and its rarest term.
struct Mark {
    bytes: Range<usize>,
    term: u32,
    weight: f32,
}

impl Excerpt {
    /// The text in pieces; `true` for those to highlight.
    pub fn pieces(&self) -> Vec<(&str, bool)> {
        let mut pieces = Vec::with_capacity(2 * self.marks.len() + 1);
        let mut end = 0;
        for mark in &self.marks {
            pieces.push((self.text.get(end..mark.start).unwrap_or_default(), false));
            pieces.push((self.text.get(mark.clone()).unwrap_or_default(), true));
            end = mark.end;
        }
        pieces.push((self.text.get(end..).unwrap_or_default(), false));
        pieces.retain(|(text, _)| !text.is_empty());
        pieces
    }
}

impl<'a> Marker<'a> {
    pub fn new(index: &'a SearchIndex, slots: &[Slot]) -> Self {
        let terms = slots
            .iter()
            .flat_map(Slot::all)
            .flat_map(|alternative| alternative.terms.iter().map(|&(term, _)| term));
        let terms = terms.map(|term| (term, index.idf(index.frequency(term)))).collect();
        Self { index, terms, known: RefCell::default() }
    }

    /// A title or a heading, whole.
    pub fn whole(&self, text: &str) -> Excerpt {
        let text = collapse(text);
        let marks = merge(&text, self.marks(&text).into_iter().map(|mark| mark.bytes));
        Excerpt { text, marks }
    }

    /// About [`LENGTH`] characters of `text`, around what was found; its beginning where nothing
    /// was.
    pub fn excerpt(&self, text: &str) -> Excerpt {
        let text = collapse(head(text, LOOKED_AT));
        let marks = self.marks(&text);
        let window = window(&text, &marks);
        let mut shown = String::new();
        if window.start > 0 {
            shown.push(ELLIPSIS);
        }
        let offset = shown.len();
        shown.push_str(text.get(window.clone()).unwrap_or_default().trim_end());
        let inside = |mark: &Mark| mark.bytes.start >= window.start && mark.bytes.end <= window.end;
        let moved = |mark: Mark| {
            mark.bytes.start - window.start + offset..mark.bytes.end - window.start + offset
        };
        let marks = merge(&shown, marks.into_iter().filter(inside).map(moved));
        if window.end < text.len() {
            shown.push(ELLIPSIS);
        }
        Excerpt { text: shown, marks }
    }

    fn marks(&self, text: &str) -> Vec<Mark> {
        let mut known = self.known.borrow_mut();
        let mut marks = Vec::new();
        for (start, run) in runs(text) {
            if run.chars().any(is_gram_char) {
                self.mark_grams(start, run, &mut marks);
                continue;
            }
            let found = known.get(run).copied().unwrap_or_else(|| {
                let found = self.term_of(run);
                known.insert(run.to_owned(), found);
                found
            });
            if let Some((term, weight)) = found {
                marks.push(Mark { bytes: start..start + run.len(), term, weight });
            }
        }
        marks
    }

    /// Marks the pairs of characters that were found, not the whole sentence.
    fn mark_grams(&self, start: usize, run: &str, marks: &mut Vec<Mark>) {
        let chars: Vec<(usize, char)> = run.char_indices().collect();
        for pair in chars.windows(chars.len().clamp(1, 2)) {
            let (Some(first), Some(last)) = (pair.first(), pair.last()) else { continue };
            let bytes = first.0..last.0 + last.1.len_utf8();
            if let Some((term, weight)) = run.get(bytes.clone()).and_then(|pair| self.term_of(pair))
            {
                marks.push(Mark { bytes: start + bytes.start..start + bytes.end, term, weight });
            }
        }
    }

    /// The rarest term of the query that a run of letters stands for.
    fn term_of(&self, run: &str) -> Option<(u32, f32)> {
        let lexicon = self.index.lexicon();
        let words = words(run);
        let entries = words.iter().filter_map(|word| lexicon.exact(&fold(&word.text)));
        let terms = entries.flat_map(|entry| &entry.terms);
        terms
            .filter_map(|term| Some((*term, *self.terms.get(term)?)))
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
    }
}

/// The stretch that holds the heaviest set of different marked words.
fn window(text: &str, marks: &[Mark]) -> Range<usize> {
    let mut best: (f32, usize) = (0.0, 0);
    for (at, first) in marks.iter().enumerate() {
        let end = forward(text, first.bytes.start, LENGTH - LEAD);
        let mut seen: Vec<u32> = Vec::new();
        let mut weight = 0.0;
        for mark in marks.iter().skip(at).take_while(|mark| mark.bytes.end <= end) {
            if !seen.contains(&mark.term) {
                seen.push(mark.term);
                weight += mark.weight;
            }
        }
        if weight > best.0 {
            best = (weight, first.bytes.start);
        }
    }
    let start = if best.1 <= LENGTH / 2 {
        0
    } else {
        word_start(text, backward(text, best.1, LEAD), best.1)
    };
    start..word_end(text, start, forward(text, start, LENGTH))
}

/// The byte `count` characters after `at`.
fn forward(text: &str, at: usize, count: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.char_indices().nth(count).map_or(text.len(), |(offset, _)| at + offset)
}

fn backward(text: &str, at: usize, count: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.char_indices().rev().take(count).last().map_or(at, |(offset, _)| offset)
}

/// The first word that begins between `from` and `to`; `from` in scripts without spaces.
fn word_start(text: &str, from: usize, to: usize) -> usize {
    let between = text.get(from..to).unwrap_or_default();
    between.find(' ').map_or(from, |space| from + space + 1)
}

/// The end of the last word before `to`, unless that would throw away half of the excerpt.
fn word_end(text: &str, from: usize, to: usize) -> usize {
    if to >= text.len() {
        return text.len();
    }
    let between = text.get(from..to).unwrap_or_default();
    between.rfind(' ').filter(|space| 2 * space > between.len()).map_or(to, |space| from + space)
}

/// Neighbouring marks become one, so that a phrase is one highlight.
fn merge(text: &str, marks: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        match merged.last_mut() {
            Some(last) if mark.start <= last.end || text.get(last.end..mark.start) == Some(" ") => {
                last.end = last.end.max(mark.end);
            }
            _ => merged.push(mark),
        }
    }
    merged
}

/// On one line: a block or a cell that ends without a stop is set apart from the next by a dot.
fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for block in text.split(['\n', '\t']) {
        for (at, word) in block.split_whitespace().enumerate() {
            if !out.is_empty() {
                out.push_str(if at == 0 && !is_stopped(&out) { APART } else { " " });
            }
            out.push_str(word);
        }
    }
    out
}

/// Whether the text ends with a stop, or with one in quotes or brackets.
fn is_stopped(text: &str) -> bool {
    text.trim_end_matches(CLOSING).ends_with(STOPS)
}

/// At most `limit` bytes, cut between characters.
fn head(text: &str, limit: usize) -> &str {
    let mut end = limit.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}
