//! What a query becomes: slots, of whose alternatives a document's best one counts.

use std::collections::BTreeSet;

/// How a word, or a hit, was matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Match {
    Exact,
    Stem,
    Prefix,
    Typo,
    Synonym,
    OtherLanguage,
    /// It says none of the words, but what they mean.
    Meaning,
}

/// One word of the query, or two that may be written as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    pub alternatives: Vec<Alternative>,
    /// Two words side by side that together are one more alternative, their scores added: "log in",
    /// where `alternatives` hold "login". Parts have no parts.
    pub parts: Vec<Slot>,
    /// Says what the query is about: no function word, and nothing that only synonyms put there.
    pub content: bool,
    /// The word that a mistyped one was taken for.
    pub taken_for: Option<Box<str>>,
}

/// Terms that together stand for the word; their scores are added.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// Term of the lexicon, and what its scores are multiplied with.
    pub terms: Vec<(u32, f32)>,
    /// Those of them without which a document says nothing of it; where there are none, any of
    /// `terms` will do.
    pub needed: Vec<u32>,
    pub how: Match,
}

/// Options of the resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typing {
    /// The last word is still being written: longer words count beside the word itself.
    pub unfinished: bool,
}

impl Alternative {
    /// Of terms that each speak for the word by itself.
    pub fn any(terms: Vec<(u32, f32)>, how: Match) -> Self {
        Self { terms, needed: Vec::new(), how }
    }
}

impl Slot {
    /// A single word's.
    pub fn word(alternatives: Vec<Alternative>) -> Self {
        Self { alternatives, parts: Vec::new(), content: true, taken_for: None }
    }

    /// Its own alternatives, then those of its parts.
    pub fn all(&self) -> impl Iterator<Item = &Alternative> {
        self.alternatives.iter().chain(self.parts.iter().flat_map(|part| &part.alternatives))
    }

    /// Whether the other slot asks for the very same terms.
    pub(super) fn same_terms(&self, other: &Self) -> bool {
        let terms = |slot: &Self| -> BTreeSet<u32> {
            slot.all().flat_map(|alternative| &alternative.terms).map(|&(term, _)| term).collect()
        };
        terms(self) == terms(other)
    }
}
