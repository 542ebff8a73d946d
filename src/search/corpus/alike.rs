//! Articles that say the same: of each article and those most like it the words are compared, what
//! both share over what either has, every word as heavy as it is rare.

use rayon::prelude::*;

use super::counts::ArticleTerm;
use super::language::Corpus;

/// Articles compared with each.
const CANDIDATES: usize = 3;
/// From this share of common words on a person should look.
const ALIKE: f32 = 0.6;
/// Shorter articles are alike by chance.
const LEAST_WORDS: usize = 12;
/// Sums that are rounded in another order may say a little less.
const ROUNDING: f32 = 0.999;

/// Two articles, as positions in the corpus, the earlier first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alike {
    pub one: usize,
    pub other: usize,
    /// Of the words, between [`ALIKE`] and 1.
    pub share: f32,
}

impl Corpus {
    /// Pairs that say nearly the same, in order. `related` is [`Corpus::related`]'s: all pairs with
    /// all others named the same ones and took the square of the time.
    pub fn alike(&self, related: &[Vec<u32>]) -> Vec<Alike> {
        let pairs = related.iter().enumerate().flat_map(|(at, others)| {
            let others = others.iter().take(CANDIDATES).map(|other| *other as usize);
            others.map(move |other| (at.min(other), at.max(other)))
        });
        let mut pairs: Vec<(usize, usize)> = pairs.collect();
        pairs.par_sort_unstable();
        pairs.dedup();
        // Of every term, counted once: each pair asks for hundreds.
        let terms = (0..self.postings.terms() as u32).into_par_iter();
        let idf: Vec<f32> = terms.map(|term| self.idf(self.postings.frequency(term))).collect();
        let idf = &idf;
        let own = (0..related.len()).into_par_iter();
        let weights: Vec<f32> = own.map(|at| weight(idf, self.article_terms(at))).collect();
        let judged = pairs.into_par_iter().filter_map(|(one, other)| {
            let (lighter, heavier) = match (*weights.get(one)?, *weights.get(other)?) {
                (one, other) if one > other => (other, one),
                both => both,
            };
            let may_be = |common: f32| common >= (lighter + heavier - common) * ALIKE * ROUNDING;
            // What two have in common is no more than the lighter one says: most pairs need no
            // more than that, and most of the others no more than what they have in common.
            if !may_be(lighter) {
                return None;
            }
            let [own, others] = [one, other].map(|at| self.article_terms(at).collect::<Vec<_>>());
            if !may_be(common(idf, &own, &others)) {
                return None;
            }
            let share = share(idf, &own, &others);
            (share >= ALIKE).then_some(Alike { one, other, share })
        });
        judged.collect()
    }
}

/// What an article says, each word as heavy as it is rare.
fn weight(idf: &[f32], terms: impl Iterator<Item = ArticleTerm>) -> f32 {
    let one = |said: ArticleTerm| {
        f32::from(said.count) * idf.get(said.term as usize).copied().unwrap_or_default()
    };
    terms.map(one).sum()
}

/// What both say. The lists are in the order of their terms, `idf` as well.
fn common(idf: &[f32], mut one: &[ArticleTerm], mut other: &[ArticleTerm]) -> f32 {
    let mut common = 0.0;
    while let ([left, behind_left @ ..], [right, behind_right @ ..]) = (one, other) {
        if left.term <= right.term {
            one = behind_left;
        }
        if right.term <= left.term {
            other = behind_right;
        }
        if left.term == right.term {
            let weight = idf.get(left.term as usize).copied().unwrap_or_default();
            common += f32::from(left.count.min(right.count)) * weight;
        }
    }
    common
}

/// Both lists are in the order of their terms, `idf` as well.
fn share(idf: &[f32], one: &[ArticleTerm], other: &[ArticleTerm]) -> f32 {
    if one.len().min(other.len()) < LEAST_WORDS {
        return 0.0;
    }
    let (mut common, mut all) = (0.0, 0.0);
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    while let Some(term) =
        [left.peek(), right.peek()].into_iter().flatten().map(|said| said.term).min()
    {
        let one = left.next_if(|said| said.term == term).map_or(0, |said| said.count);
        let other = right.next_if(|said| said.term == term).map_or(0, |said| said.count);
        let weight = idf.get(term as usize).copied().unwrap_or_default();
        common += f32::from(one.min(other)) * weight;
        all += f32::from(one.max(other)) * weight;
    }
    common / all
}
