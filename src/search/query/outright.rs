//! An answer with its source: the first lines of a section whose heading says what was asked.
//!
//! The first article answers outright where title and heading of its section (or its `asks` line) say
//! every word that tells what the query is about, as typed, in another form or by a synonym; never by
//! a likeness of letters, nor by a word that only begins like it. What is shown are whole blocks of
//! the section as they stand there, as many as fit, or the first sentences of a long one; no table.
//!
//! The browser does the same: `themes/default/assets/search/outright.js`.

use tantivy::DocId;

use super::slot::{Match, Slot};
use crate::search::error::SearchError;
use crate::search::index::SearchIndex;

/// What ends a sentence.
const STOPS: [char; 12] = ['.', '!', '?', '\u{2026}', '。', '！', '？', '؟', '۔', '।', '။', '።'];
/// Characters of all lines.
const LENGTH: usize = 320;

impl SearchIndex {
    /// Whether the head of `doc` says all that the query is about.
    pub(super) fn is_outright(&self, doc: DocId, slots: &[Slot]) -> Result<bool, SearchError> {
        let mut telling = slots.iter().filter(|slot| slot.content).peekable();
        if telling.peek().is_none() {
            return Ok(false);
        }
        for slot in telling {
            if !self.head_says(doc, slot)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn head_says(&self, doc: DocId, slot: &Slot) -> Result<bool, SearchError> {
        let sure = |how| matches!(how, Match::Exact | Match::Stem | Match::Synonym);
        for alternative in slot.all().filter(|alternative| sure(alternative.how)) {
            let mut says_all = !alternative.terms.is_empty();
            for &(term, _) in &alternative.terms {
                says_all = says_all && self.contains_in(self.fields.head, doc, term)?;
            }
            if says_all {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// The first lines of a section; none where it has no text.
pub fn lines(text: &str) -> Vec<String> {
    let (mut lines, mut room) = (Vec::new(), LENGTH);
    for block in text.split('\n') {
        // A row of a table says nothing without its columns.
        if block.trim().contains('\t') {
            break;
        }
        let block = block.split_whitespace().collect::<Vec<_>>().join(" ");
        let length = block.chars().count();
        if length > room {
            if lines.is_empty() {
                lines.push(cut(&block, room));
            }
            break;
        }
        if length > 0 {
            room -= length;
            lines.push(block);
        }
    }
    lines
}

/// The first sentences of a long block, else its first words.
fn cut(block: &str, room: usize) -> String {
    let chars: Vec<char> = block.chars().take(room + 1).collect();
    let ends = |at: &usize| {
        let stop = chars.get(*at).filter(|stop| STOPS.contains(stop));
        let next = chars.get(at + 1);
        // A stop of scripts without spaces needs none behind it.
        stop.is_some_and(|stop| next.is_none_or(|next| next.is_whitespace() || !stop.is_ascii()))
    };
    let sentence = (room / 3..room).rev().find(ends);
    let word = || (room / 3..=room).rev().find(|at| chars.get(*at) == Some(&' '));
    match sentence {
        Some(end) => chars.iter().take(end + 1).collect(),
        None => {
            let start: String = chars.iter().take(word().unwrap_or(room)).collect();
            format!("{start} …")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_those_of_the_text() {
        assert_eq!(lines("One  line.\n\nAnd more.\n"), ["One line.", "And more."]);
        assert_eq!(lines("One line.\nPlan\tPrice\nAfter."), ["One line."]);
        assert_eq!(lines("Plan\tPrice\nSmall\t3"), Vec::<String>::new());
        assert_eq!(lines(" \n "), Vec::<String>::new());
        let long = "Some words. ".repeat(60);
        assert_eq!(lines(&format!("Short.\n{long}")), ["Short."]);
        let cut = lines(&long);
        assert!(long.starts_with(&cut[0]) && cut[0].ends_with("words."), "{cut:?}");
        let endless = "word ".repeat(100);
        let cut = lines(&endless);
        assert!(cut[0].ends_with("word …") && cut[0].chars().count() <= LENGTH + 2, "{cut:?}");
        assert_eq!(lines(&"字".repeat(400))[0].chars().count(), LENGTH + 2);
    }

    proptest::proptest! {
        #[test]
        fn no_word_is_made_up(text: String) {
            let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let mut rest = flat.as_str();
            for line in lines(&text) {
                let line = line.strip_suffix(" …").unwrap_or(&line);
                let at = rest.find(line);
                proptest::prop_assert!(at.is_some(), "{line:?} in {rest:?}");
                rest = &rest[at.unwrap()..];
            }
        }
    }
}
