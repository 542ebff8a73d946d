//! The text of raw HTML, where its parts stand in the file, and its tokens.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

use crate::diagnostics::Span;

/// The raw HTML of one block, or of one inline tag, and where its parts stand in the file.
#[derive(Debug, Default)]
pub struct RawHtml {
    pub text: String,
    /// For each part: where it starts in `text`, and its place in the file. The parts of a block
    /// in a quote have the quote's marks between them.
    parts: Vec<(usize, Span)>,
}

impl RawHtml {
    pub fn push(&mut self, html: &str, place: Span) {
        self.parts.push((self.text.len(), place));
        self.text.push_str(html);
    }

    /// Whether the last tag of a link in it opens one; `None` without any.
    pub fn leaves_link_open(&self) -> Option<bool> {
        let lower = self.text.to_ascii_lowercase();
        let opened = ["<a ", "<a\n", "<a\t", "<a>"].iter().filter_map(|tag| lower.rfind(tag)).max();
        let closed = lower.rfind("</a");
        (opened.is_some() || closed.is_some()).then_some(opened > closed)
    }

    /// The file's place of the bytes `start..end` of the text.
    pub fn place(&self, start: usize, end: usize) -> Span {
        let at = |offset: usize| {
            let after = self.parts.partition_point(|(from, _)| *from <= offset);
            let (from, place) = after.checked_sub(1).and_then(|index| self.parts.get(index))?;
            Some((place.start + (offset - from)).min(place.end))
        };
        let start = at(start).unwrap_or_default();
        Span::new(start, at(end.saturating_sub(1)).map_or(start, |last| last + 1).max(start))
    }
}

/// What the library reads in it.
pub(super) fn tokens(raw: &RawHtml) -> impl Iterator<Item = Token<usize>> + '_ {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(raw.text.as_str(), emitter).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_file() {
        // > <a
        // > b>
        let mut raw = RawHtml::default();
        raw.push("<a\n", Span::new(2, 5));
        raw.push("b>\n", Span::new(7, 10));
        assert_eq!(raw.place(0, 5), Span::new(2, 9));
        assert_eq!(raw.place(3, 4), Span::new(7, 8));
        assert_eq!(RawHtml::default().place(0, 1), Span::default());
    }
}
