//! A text's words and numbers with their places and what they may mean.

use std::ops::Range;

use super::lexicon::{Lexicon, Sense};
use super::runs::{Run, runs};

/// A run of letters or of digits, and what it may mean.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub range: Range<usize>,
    /// Folded and in lower case; of digits those of our own script.
    pub text: String,
    pub is_number: bool,
    /// Each with the number of tokens it takes.
    pub senses: Vec<(Sense, usize)>,
}

/// A text cut into tokens.
pub(super) struct Tokens<'t> {
    pub text: &'t str,
    pub all: Vec<Token>,
}

impl<'t> Tokens<'t> {
    pub fn new(text: &'t str, lexicon: &Lexicon) -> Self {
        let runs = runs(text);
        let words: Vec<&str> = runs.iter().map(|run| run.text.as_str()).collect();
        let senses = |at: usize| lexicon.senses(&words[at..words.len().min(at + 4)]);
        let senses: Vec<_> = (0..runs.len()).map(senses).collect();
        let token = |(run, senses): (Run, _)| Token {
            range: run.range,
            text: run.text,
            is_number: run.is_number,
            senses,
        };
        Self { text, all: runs.into_iter().zip(senses).map(token).collect() }
    }

    pub fn get(&self, at: usize) -> Option<&Token> {
        self.all.get(at)
    }

    /// What stands between a token and the one before it; before the first all there is.
    pub fn gap(&self, at: usize) -> &'t str {
        let from = at.checked_sub(1).and_then(|at| self.all.get(at)).map_or(0, |t| t.range.end);
        let to = self.all.get(at).map_or(self.text.len(), |token| token.range.start);
        self.text.get(from..to).unwrap_or_default()
    }

    /// How many tokens at `at` mean something that `of` knows, with what it makes of it.
    pub fn sense<T>(&self, at: usize, of: impl Fn(Sense) -> Option<T>) -> Option<(T, usize)> {
        let senses = &self.all.get(at)?.senses;
        senses.iter().find_map(|(sense, takes)| of(*sense).map(|value| (value, *takes)))
    }

    pub fn is(&self, at: usize, wanted: Sense) -> bool {
        self.sense(at, |sense| (sense == wanted).then_some(())).is_some()
    }

    /// Whether any token means this.
    pub fn has(&self, wanted: Sense) -> bool {
        (0..self.all.len()).any(|at| self.is(at, wanted))
    }

    /// Whether a token in a part of the text does.
    pub fn has_within(&self, wanted: Sense, part: &Range<usize>) -> bool {
        let inside = |token: &Token| part.start <= token.range.start && token.range.end <= part.end;
        (0..self.all.len()).any(|at| inside(&self.all[at]) && self.is(at, wanted))
    }

    /// Whether nothing but blanks or a hyphen stands before the token.
    pub fn follows(&self, at: usize) -> bool {
        let gap = self.gap(at);
        let blank = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}');
        gap.chars().all(blank) && gap.chars().count() <= 2
    }

    /// A token as it stands in the text.
    pub fn written(&self, at: usize) -> &'t str {
        self.all.get(at).and_then(|token| self.text.get(token.range.clone())).unwrap_or_default()
    }

    /// The tokens of the sentence that a token stands in.
    pub fn sentence(&self, at: usize) -> Range<usize> {
        let ends = |at: &usize| {
            let gap = self.gap(*at);
            // "5 p.m. to", "8.30": a point inside a number or before a small letter ends nothing.
            let goes_on = self.written(*at).starts_with(char::is_lowercase) || gap.len() < 2;
            gap.contains(['!', '?', '؟', '。', '\n']) || gap.contains('.') && !goes_on
        };
        let start = (0..=at).rev().find(ends).unwrap_or(0);
        let end = (at + 1..self.all.len()).find(ends).unwrap_or(self.all.len());
        start..end
    }

    /// The part of the text between two marks that cut it, around a part of it.
    pub fn clause(&self, own: &Range<usize>) -> Range<usize> {
        const CUTS: [char; 10] = [',', '،', ';', '؛', ':', '|', '(', ')', '–', '—'];
        // "9:00" is one word.
        let cuts = |(at, c): &(usize, char)| {
            let rest = self.text.get(at + c.len_utf8()..).unwrap_or_default();
            CUTS.contains(c) && !rest.starts_with(char::is_numeric)
        };
        let mut before = self.text.char_indices().take_while(|(at, _)| *at < own.start);
        let mut behind = self.text.char_indices().skip_while(|(at, _)| *at < own.end);
        let start = before.by_ref().filter(cuts).last().map_or(0, |(at, c)| at + c.len_utf8());
        let end = behind.find(cuts).map_or(self.text.len(), |(at, _)| at);
        start..end
    }

    /// Whether a word in a part of the text says that somebody is there, or nobody.
    pub fn says_when(&self, part: &Range<usize>) -> bool {
        let says =
            [Sense::Open, Sense::Opens, Sense::Closed, Sense::Shuts, Sense::Answer, Sense::Not];
        says.iter().any(|sense| self.has_within(*sense, part))
    }

    /// Whether the text begins with such a word, without anything that it is said of.
    pub fn says_when_at_first(&self) -> bool {
        let first =
            [Sense::Open, Sense::Opens, Sense::Closed, Sense::Shuts, Sense::Not, Sense::Only];
        first.iter().any(|sense| self.is(0, *sense))
    }

    /// The span of the tokens `from..to`.
    pub fn span(&self, from: usize, to: usize) -> Range<usize> {
        let start = self.all.get(from).map_or(0, |token| token.range.start);
        let end = to.checked_sub(1).and_then(|at| self.all.get(at)).map_or(start, |t| t.range.end);
        start..end
    }
}
