//! The words of all articles put together: each written form once, with its surface and its term.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use super::article::SearchArticle;
use super::compounds::Compounds;
use super::lexicon::Lexicon;
use super::parts::parts;
use super::synonyms::{CompiledSynonyms, Synonyms};
use crate::model::Lang;
use crate::search::text::aligned::Pair;
use crate::search::text::analysis::{fold, is_gram, is_gram_char};
use crate::search::text::interner::Interner;
use crate::search::text::stem::WordStemmer;
use crate::search::text::words::Words;

/// The written forms of titles, headings, tags and `asks` lines; many of them twice.
fn in_heads(articles: &[SearchArticle], words: &[Words]) -> impl Iterator<Item = u32> {
    let all = articles.iter().zip(words);
    all.flat_map(|(article, words)| article.head_texts().flat_map(|text| words.text(text)))
        .map(|said| said.word)
}

/// Written forms, surfaces and terms of one language by number.
pub(super) struct Vocabulary {
    written: Interner,
    compounds: Compounds,
    /// Of each written form that is a compound.
    parts: Vec<Option<[u32; 2]>>,
    /// The pair of each written form; forms that differ in accents alone share one.
    pair_of: Vec<u32>,
    /// (term, surface) as numbers, ordered so that pairs of one term stand together.
    pub pairs: Vec<(u32, u32)>,
    surfaces: Interner,
    /// In the order of the lexicon's.
    terms: Vec<String>,
    /// Terms of each surface, all of its pairs.
    surface_terms: Vec<Vec<u32>>,
}

impl Vocabulary {
    /// And the synonyms, of which those that are shipped depend on what is said here. The numbers of
    /// `words` are this vocabulary's afterwards.
    pub(super) fn new(
        (articles, words): (&[SearchArticle], &mut [Words]),
        lang: &Lang,
        synonyms: &Synonyms,
    ) -> (Self, CompiledSynonyms) {
        let stemmer = WordStemmer::new(lang);
        let mut written = merged(words);
        let compounds = Compounds::find(&mut written, words);
        let parts = parts(lang, &written);
        let all: Vec<&str> = written.iter().collect();
        let spelled: Vec<(String, String)> = all
            .par_iter()
            .map(|word| {
                let surface = fold(word);
                let term = if is_gram(word) { surface.clone() } else { stemmer.term(word) };
                (surface, term)
            })
            .collect();
        let ((surfaces, surface_of), (terms, synonyms)) = rayon::join(
            || {
                let mut surfaces = Interner::default();
                let number = |(surface, _): &(String, String)| surfaces.number(surface);
                let numbers: Vec<u32> = spelled.iter().map(number).collect();
                (surfaces, numbers)
            },
            || terms((articles, words), lang, &spelled, synonyms),
        );
        let by_name: HashMap<&str, u32, FxBuildHasher> =
            terms.iter().map(String::as_str).zip(0..).collect();
        let number = |term: &str| by_name.get(term).copied().unwrap_or_default();
        let pair = |((_, term), surface): (&(String, String), &u32)| (number(term), *surface);
        let each: Vec<(u32, u32)> = spelled.par_iter().zip(&surface_of).map(pair).collect();
        let mut pairs = each.clone();
        pairs.par_sort_unstable();
        pairs.dedup();
        // Every pair was just put there.
        let place = |pair: &(u32, u32)| pairs.binary_search(pair).unwrap_or_default() as u32;
        let pair_of = each.par_iter().map(place).collect();
        let mut surface_terms = vec![Vec::new(); surfaces.len()];
        for &(term, surface) in &pairs {
            if let Some(terms) = surface_terms.get_mut(surface as usize) {
                terms.push(term);
            }
        }
        let own =
            Self { written, compounds, parts, pair_of, pairs, surfaces, terms, surface_terms };
        (own, synonyms)
    }

    /// How many terms there are, those that only the synonyms know among them.
    pub(super) fn terms(&self) -> usize {
        self.terms.len()
    }

    /// All words that have other forms, one of each surface: what affix rules are learned from.
    pub(super) fn pairs(&self) -> Vec<Pair> {
        let pair = |(word, pair): (&str, &u32)| {
            let &(term, surface) = self.pairs.get(*pair as usize)?;
            let surface = self.surfaces.get(surface);
            is_inflected(surface).then(|| Pair {
                surface: surface.to_owned(),
                word: word.to_owned(),
                term: self.term(term).to_owned(),
            })
        };
        let mut pairs: Vec<Pair> =
            self.written.iter().zip(&self.pair_of).filter_map(pair).collect();
        pairs.par_sort_unstable();
        pairs.dedup_by(|later, earlier| later.surface == earlier.surface);
        pairs
    }

    /// Appends the pairs that a text says, words glued together behind their parts, parts behind
    /// their compound.
    pub(super) fn tokens(&self, words: &Words, text: usize, tokens: &mut Vec<u32>) {
        let mut before = None;
        for said in words.text(text) {
            let word = said.word;
            let whole = before.and_then(|before| self.compounds.of(before, said.link, word));
            let parts = self.parts.get(word as usize).copied().flatten().into_iter().flatten();
            let all = std::iter::once(word).chain(whole).chain(parts);
            tokens.extend(all.filter_map(|word| self.pair_of.get(word as usize)));
            before = Some(word);
        }
    }

    /// All terms that a written form's surface may stand for.
    pub(super) fn terms_of(&self, word: u32) -> &[u32] {
        let pair = self.pair_of.get(word as usize).and_then(|pair| self.pairs.get(*pair as usize));
        pair.and_then(|(_, surface)| self.surface_terms.get(*surface as usize))
            .map_or(&[], Vec::as_slice)
    }

    /// `documents` says in how many documents each pair occurs.
    pub(super) fn lexicon(&self, documents: &[u32], synonyms: &CompiledSynonyms) -> Lexicon {
        let pair = |(&(term, surface), &documents): (&(u32, u32), &u32)| {
            (self.surfaces.get(surface), self.term(term), documents)
        };
        let lexicon = Lexicon::with_synonyms(self.pairs.iter().zip(documents).map(pair), synonyms);
        debug_assert!(lexicon.terms().iter().eq(self.terms.iter().map(String::as_str)));
        lexicon
    }

    fn term(&self, number: u32) -> &str {
        self.terms.get(number as usize).map_or("", String::as_str)
    }
}

/// Every term of the words `spelled` (surface, term) and of the synonyms, once, in order; and the
/// synonyms. What customers say of a subject is of use where the site has that subject, which is
/// more than that some text mentions it: each reader of the site fetches it.
fn terms(
    (articles, words): (&[SearchArticle], &[Words]),
    lang: &Lang,
    spelled: &[(String, String)],
    synonyms: &Synonyms,
) -> (Vec<String>, CompiledSynonyms) {
    let heads: HashSet<&str, FxBuildHasher> = in_heads(articles, words)
        .filter_map(|word| spelled.get(word as usize))
        .map(|(_, term)| term.as_str())
        .collect();
    let synonyms = CompiledSynonyms::new(lang, synonyms, |term| heads.contains(term));
    // The lexicon knows the synonyms' terms, too, and numbers are to be its.
    let known = spelled.iter().map(|(_, term)| term);
    let known = known.chain(synonyms.words.iter().map(|(_, term)| term));
    let mut terms: Vec<&str> = known.map(String::as_str).collect();
    terms.par_sort_unstable();
    terms.dedup();
    (terms.into_iter().map(str::to_owned).collect(), synonyms)
}

/// Pairs of characters and numbers have no other forms.
fn is_inflected(surface: &str) -> bool {
    !surface.chars().any(|c| is_gram_char(c) || c.is_numeric())
}

/// One vocabulary out of all, put together side by side: in how many parts changes no byte of what
/// is built, as all that leaves this room is sorted by what it says.
fn merged(words: &mut [Words]) -> Interner {
    let length = words.len().div_ceil(rayon::current_num_threads()).max(1);
    let mut parts = words.par_chunks_mut(length).map(merge).collect::<Vec<_>>().into_iter();
    // The numbers of the first part stay, and one thread alone adds the others to it.
    let mut all = parts.next().unwrap_or_default();
    let numbers = |part: Interner| part.iter().map(|word| all.number(word)).collect();
    let numbers: Vec<Vec<u32>> = parts.map(numbers).collect();
    let moved = words.par_chunks_mut(length).skip(1).zip(numbers);
    moved.for_each(|(words, numbers)| words.iter_mut().for_each(|own| own.renumber(&numbers)));
    all
}

fn merge(words: &mut [Words]) -> Interner {
    let mut all = Interner::default();
    words.iter_mut().for_each(|own| own.join(&mut all));
    all
}
