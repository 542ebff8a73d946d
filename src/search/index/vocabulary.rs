//! The vocabulary beside the segment: `words.tsv`, one surface a line with the documents it is in
//! and its terms. tantivy knows terms only, and queries are resolved against what people type.

use crate::search::corpus::lexicon::Lexicon;
use crate::search::error::SearchError;

pub const FILE: &str = "words.tsv";

/// Words that only the synonyms know are left out: they stand with the synonyms.
pub fn write(lexicon: &Lexicon) -> String {
    let mut text = String::new();
    for entry in lexicon.entries().iter().filter(|entry| entry.documents > 0) {
        text.push_str(&entry.surface);
        text.push('\t');
        text.push_str(&entry.documents.to_string());
        for &term in &entry.terms {
            text.push('\t');
            text.push_str(lexicon.term(term));
        }
        text.push('\n');
    }
    text
}

/// (surface, term, documents) of every line.
pub fn read(bytes: &[u8]) -> Result<Vec<(&str, &str, u32)>, SearchError> {
    let damaged = || SearchError::damaged(FILE, "a line is no word");
    let text =
        std::str::from_utf8(bytes).map_err(|_| SearchError::damaged(FILE, "it is no text"))?;
    let mut pairs = Vec::new();
    for line in text.lines() {
        let mut columns = line.split('\t');
        let (Some(surface), Some(documents)) = (columns.next(), columns.next()) else {
            return Err(damaged());
        };
        let documents = documents.parse().map_err(|_| damaged())?;
        pairs.extend(columns.map(|term| (surface, term, documents)));
    }
    Ok(pairs)
}
