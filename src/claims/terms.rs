//! The words of a text that say what it is about.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::counted::Words;
use super::lexicon::{Lexicon, Sense, lexicon};
use crate::model::Lang;
use crate::search::text::analysis::{each_word, fold};
use crate::search::text::function_words::function_words;
use crate::search::text::stem::WordStemmer;

/// What the texts of one language are read with.
pub(super) struct Tongue {
    pub lexicon: &'static Lexicon,
    pub stemmer: WordStemmer,
    stop: BTreeSet<String>,
    is_filipino: bool,
}

impl Tongue {
    pub fn new(lang: &Lang) -> Self {
        let stop = function_words(lang);
        let is_filipino = matches!(lang.primary(), "fil" | "tl");
        Self { lexicon: lexicon(lang), stemmer: WordStemmer::new(lang), stop, is_filipino }
    }

    pub fn words(&self) -> Words<'_> {
        Words { lexicon: self.lexicon, stemmer: &self.stemmer }
    }

    /// The terms of `text` in order, without numbers, units and words of grammar.
    pub fn terms(&self, text: &str) -> Vec<String> {
        let mut terms = Vec::new();
        each_word(text, |word, gram, _| {
            let folded = fold(word);
            let is_number = word.starts_with(|c: char| super::runs::digit(c).is_some());
            let short = !gram && word.chars().count() < 2;
            if is_number || short || word.starts_with('_') || self.stop.contains(&folded) {
                return;
            }
            let mut term = if gram { folded.clone() } else { self.stemmer.term(word) };
            if self.is_filipino {
                term = without_i(&term).to_owned();
            }
            if !self.is_measure(&folded) {
                terms.push(term);
            }
        });
        terms
    }

    /// Numbers, units and what stands around them are the value, not what it is of.
    fn is_measure(&self, folded: &str) -> bool {
        self.lexicon.senses(&[folded]).iter().any(|(sense, takes)| {
            let measure = matches!(
                sense,
                Sense::Number(_)
                    | Sense::Unit(_)
                    | Sense::Dual(_)
                    | Sense::Article
                    | Sense::Before
                    | Sense::Half
                    | Sense::One
                    | Sense::To
                    | Sense::Link
                    | Sense::Working
                    | Sense::Per
            );
            *takes == 1 && measure
        })
    }
}

/// "Ibalik" and "ibabalik" are one verb: what is done to something has an *i-* before it, and its
/// first syllable twice while it is not done yet. Search tells the two apart, a sentence's subject
/// is the same.
fn without_i(term: &str) -> &str {
    let bare = term.strip_prefix('i').filter(|rest| rest.len() > 4 && rest.is_ascii());
    let Some(bare) = bare else { return term };
    match (bare.get(..2), bare.get(2..4)) {
        (Some(first), Some(second)) if first == second && bare.len() > 5 => {
            bare.get(2..).unwrap_or(bare)
        }
        _ => bare,
    }
}

/// How often terms stand beside values in one language: what is rare tells more.
#[derive(Default)]
pub(super) struct Counts {
    sentences: f64,
    with: HashMap<String, f64>,
}

/// A small site has few sentences to count in: this many are added, in which nothing stands.
const BLANK_SENTENCES: f64 = 60.0;

impl Counts {
    pub fn add<'t>(&mut self, terms: impl Iterator<Item = &'t String>) {
        self.sentences += 1.0;
        for term in terms.collect::<BTreeSet<_>>() {
            *self.with.entry(term.clone()).or_default() += 1.0;
        }
    }

    /// What a term is worth: 0 for one that is everywhere.
    pub fn worth(&self, term: &str) -> f64 {
        let with = self.with.get(term).copied().unwrap_or(0.0);
        ((self.sentences + BLANK_SENTENCES) / (with + 1.0)).ln().clamp(0.0, 4.0)
    }
}

/// Terms with weights; the highest of each counts.
pub(super) type Weighted = BTreeMap<String, f64>;

/// Puts `terms` into `into` at `weight`.
pub(super) fn weigh(into: &mut Weighted, terms: impl IntoIterator<Item = String>, weight: f64) {
    for term in terms {
        let known = into.entry(term).or_insert(weight);
        *known = known.max(weight);
    }
}
