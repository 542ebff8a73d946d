//! Quotations: of a query in quotes the very words are wanted, side by side; and so they are of a
//! number with its unit that is all of a query ("40MHz"): it is written with and without a space.
//!
//! The articles that say every quotation stand before all others, by the section that says it.
//! Words have no places in the index; so the texts of the best documents that have all the words
//! are read, [`READ`] of them at most; where no text says them, those that say them from a heading
//! on into the text below it, as it is copied from a page. What says no quotation keeps its order below them, and
//! counts too little to be a likely answer. Where nothing says them, nothing changes.
//!
//! The browser does the same: `themes/default/assets/search/quoted.js`.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::{DocId, Score};

use super::request::SearchRequest;
use super::resolve::MAX_QUERY_CHARS;
use crate::search::corpus::contact::Kind;
use crate::search::error::SearchError;
use crate::search::index::SearchIndex;
use crate::search::text::analysis::{fold, words};

/// Pairs of these say that the very words are wanted.
const QUOTES: &[char] = &['"', '“', '”', '„', '«', '»', '「', '」'];
/// Documents whose text is read.
const READ: usize = 64;
/// The most that something else counts, as a share of the least that says the quotations.
const BELOW: Score = 0.25;

/// Whether the very words of some of a query are wanted.
pub(super) fn is_quoting(query: &str) -> bool {
    query.matches(QUOTES).nth(1).is_some() || is_measure(query)
}

/// Whether a query is one number with its unit and nothing else.
fn is_measure(query: &str) -> bool {
    let query = query.trim_matches(' ');
    let unit = query.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    query.starts_with(|c: char| c.is_ascii_digit())
        && !unit.is_empty()
        && unit.bytes().all(|byte| byte.is_ascii_alphabetic())
        && words(query).len() == 2
}

/// The folded words of every quotation of a query.
pub(super) fn quotations(query: &str) -> Vec<Vec<String>> {
    if is_measure(query) {
        return vec![folded(query)];
    }
    let query: String = query.chars().take(MAX_QUERY_CHARS).collect();
    let parts: Vec<&str> = query.split(QUOTES).collect();
    // What stands behind the last, unpaired one is no quotation.
    let closed = parts.len().saturating_sub(1);
    let inside = parts.into_iter().take(closed).skip(1).step_by(2);
    inside.map(folded).filter(|words| !words.is_empty()).collect()
}

fn folded(text: &str) -> Vec<String> {
    words(text).iter().map(|word| fold(&word.text)).collect()
}

impl SearchIndex {
    /// Documents by their words, best first, to the one to show of each article: those that say the
    /// quotations first.
    pub(super) fn with_quotations(
        &self,
        mut scored: Vec<(Score, DocId)>,
        quotations: &[Vec<String>],
        request: &SearchRequest<'_>,
    ) -> Result<Vec<(Score, DocId)>, SearchError> {
        scored.retain(|&(_, doc)| self.passes(doc, request));
        let saying = self.saying(&scored, quotations)?;
        let most = scored.first().map_or(0.0, |(most, _)| *most);
        let says = |doc: &DocId| saying.contains(doc);
        let least = scored.iter().rfind(|(_, doc)| says(doc)).map(|(least, _)| *least);
        let scale = least.map_or(1.0, |least| least * BELOW / most);
        // The first of an article is its best, those that say it before the others.
        let mut articles: BTreeMap<u32, (Score, DocId)> = BTreeMap::new();
        for &(score, doc) in scored.iter().filter(|(_, doc)| says(doc)) {
            articles.entry(self.article_of(doc).unwrap_or(doc)).or_insert((score, doc));
        }
        for &(score, doc) in scored.iter().filter(|(_, doc)| !says(doc)) {
            articles.entry(self.article_of(doc).unwrap_or(doc)).or_insert((score * scale, doc));
        }
        Ok(articles.into_values().collect())
    }

    /// Of the best documents those that say every quotation.
    fn saying(
        &self,
        scored: &[(Score, DocId)],
        quotations: &[Vec<String>],
    ) -> Result<BTreeSet<DocId>, SearchError> {
        let mut terms: Vec<&[u32]> = Vec::new();
        for word in quotations.iter().flatten() {
            match self.lexicon.exact(word) {
                Some(entry) => terms.push(&entry.terms),
                // A word that no text has.
                None => return Ok(BTreeSet::new()),
            }
        }
        let (mut saying, mut across, mut read) = (BTreeSet::new(), BTreeSet::new(), 0);
        for &(_, doc) in scored.iter().filter(|(_, doc)| self.kind(*doc) == Kind::Article) {
            if !self.has_all(self.fields.text, doc, &terms)? {
                continue;
            }
            let stored = self.stored(doc)?;
            let heading = stored.heading.as_deref().unwrap_or_default();
            let texts = [&stored.title, heading, &stored.body].map(folded);
            let says = |words: &Vec<String>| texts.iter().any(|text| has(text, words));
            let whole = texts.concat();
            if quotations.iter().all(says) {
                saying.insert(doc);
            } else if quotations.iter().all(|words| has(&whole, words)) {
                across.insert(doc);
            }
            read += 1;
            if read == READ {
                break;
            }
        }
        Ok(if saying.is_empty() { across } else { saying })
    }
}

/// Whether the words stand side by side in a text.
fn has(text: &[String], words: &[String]) -> bool {
    text.windows(words.len()).any(|window| window == words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_are_what_stands_between_pairs() {
        let said = |query: &str| {
            let all = quotations(query).into_iter();
            all.map(|words| words.join(" ")).collect::<Vec<_>>()
        };
        assert_eq!(said("say \"Hard Reset\" now «à propos»"), ["hard reset", "a propos"]);
        assert_eq!(said("“one” two “three"), ["one"]);
        assert_eq!(said("„eins“ zwei"), ["eins"]);
        assert_eq!(said("5\" \"\" nothing"), Vec::<String>::new());
        assert_eq!(said("no quotes"), Vec::<String>::new());
    }

    #[test]
    fn a_number_with_its_unit_is_one() {
        assert_eq!(quotations(" 40MHz"), [["40", "mhz"]]);
        assert_eq!(quotations("2.5gb"), [["2.5", "gb"]]);
        for other in ["5g", "40", "mhz", "40 mhz", "40mhz crystal", "1.2.3rc2", "40mhz!", "x40mhz"]
        {
            assert!(!is_quoting(other), "{other}");
        }
    }
}
