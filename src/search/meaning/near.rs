//! Lists out of a corpus and its vectors: what of all sections is near each word.
//!
//! All texts of a site are about the same, so what they have in common is taken off first (of the
//! words `tools/meaning` has done so). What is left is compared in whole numbers, whose sums are
//! the same in any order and on any machine: so a library for matrices may take them as it likes.

use ndarray::{Array2, ArrayView1};
use rayon::prelude::*;

use super::lists::{LEVELS, Lists, NEAREST_NOT, Nearness, STEPS};
use super::texts::{document_key, word_key};
use super::vectors::{DIMENSIONS, Vector, Vectors};
use crate::search::corpus::Corpus;
use crate::search::text::function_words::function_words;

/// The length of a vector in whole numbers. A product of two has 24 bits, as many as an `f32`
/// holds exactly; rounding may give the product of two that are all but the same one bit more,
/// far above the highest level.
const LENGTH: f32 = 4_096.0;
/// A step of cosine as a product of two such vectors.
const STEP: i32 = (1 << 24) / STEPS as i32;
/// The least product that has a level: hardly one in a hundred does, and to compare is cheaper
/// than to divide.
const LEAST: f32 = (STEP * NEAREST_NOT as i32) as f32;
/// Documents of a list at most: the nearest.
const LONGEST: usize = 32;
/// Words that are compared at once: their products with all sections of a large site stay small.
const AT_ONCE: usize = 64;

/// Whole numbers, in the type that a matrix is multiplied in.
type Whole = [f32; DIMENSIONS];

/// Lists, and how many documents of the index have no vector.
#[derive(Debug, Clone, Default)]
pub struct Near {
    pub lists: Lists,
    pub documents: usize,
    pub without: usize,
}

/// The lists of a corpus. A document whose text has changed since it got a vector is in none.
pub fn near(corpus: &Corpus, vectors: &Vectors) -> Near {
    let numbered = corpus.documents.par_iter().enumerate();
    let known: Vec<(u32, &Vector)> = numbered
        .filter_map(|(doc, document)| {
            let article = corpus.articles.get(document.article as usize)?;
            let vector = vectors.section(document_key(article, document.part))?;
            Some((doc as u32, vector))
        })
        .collect();
    let documents = corpus.documents.len();
    let without = documents - known.len();
    let middle = mean(known.iter().map(|(_, vector)| *vector));
    let sections = matrix(known.iter().map(|(_, vector)| apart(vector, &middle)));
    let docs: Vec<u32> = known.into_iter().map(|(doc, _)| doc).collect();
    let light: Vec<u32> = function_words(&corpus.lang).iter().map(|word| word_key(word)).collect();
    let words: Vec<(u32, &Vector)> =
        vectors.words().filter(|(key, _)| !light.contains(key)).collect();
    let rows = words.par_chunks(AT_ONCE).flat_map_iter(|words| rows(words, &docs, &sections));
    Near { lists: Lists::new(rows.collect()), documents, without }
}

/// The lists of some words, without empty ones.
fn rows(
    words: &[(u32, &Vector)],
    docs: &[u32],
    sections: &Array2<f32>,
) -> Vec<(u32, Vec<Nearness>)> {
    let table = matrix(words.iter().map(|(_, word)| apart(word, &[0.0; DIMENSIONS])));
    let products = table.dot(&sections.t());
    let lists = products.rows().into_iter().map(|products| nearest(products, docs));
    let keyed = words.iter().zip(lists).map(|((key, _), near)| (*key, near));
    keyed.filter(|(_, near)| !near.is_empty()).collect()
}

/// A row each.
fn matrix(vectors: impl Iterator<Item = Whole>) -> Array2<f32> {
    let rows: Vec<Whole> = vectors.collect();
    Array2::from(rows)
}

/// The nearest documents, in order of their numbers.
fn nearest(products: ArrayView1<'_, f32>, docs: &[u32]) -> Vec<Nearness> {
    let level = |(doc, product): (&u32, &f32)| {
        let steps = u32::try_from(*product as i32 / STEP).ok()?;
        let level = steps.checked_sub(NEAREST_NOT)?.min(LEVELS - 1);
        Some(Nearness { doc: *doc, level })
    };
    let near = docs.iter().zip(products).filter(|(_, product)| **product >= LEAST);
    let mut near: Vec<Nearness> = near.filter_map(level).collect();
    if near.len() > LONGEST {
        near.sort_by_key(|one| (std::cmp::Reverse(one.level), one.doc));
        near.truncate(LONGEST);
        near.sort_by_key(|one| one.doc);
    }
    near
}

/// What all vectors have in common.
fn mean<'v>(vectors: impl Iterator<Item = &'v Vector>) -> [f32; DIMENSIONS] {
    let (mut sums, mut count) = ([0i64; DIMENSIONS], 0i64);
    for vector in vectors {
        count += 1;
        for (sum, number) in sums.iter_mut().zip(vector) {
            *sum += i64::from(*number);
        }
    }
    sums.map(|sum| sum as f32 / count.max(1) as f32)
}

/// What a vector has of its own, as long as every other.
fn apart(vector: &Vector, middle: &[f32; DIMENSIONS]) -> Whole {
    let mut apart = [0f32; DIMENSIONS];
    let mut square = 0f32;
    for ((apart, number), middle) in apart.iter_mut().zip(vector).zip(middle) {
        *apart = f32::from(*number) - middle;
        square += *apart * *apart;
    }
    let scale = if square > 0.0 { LENGTH / square.sqrt() } else { 0.0 };
    apart.map(|number| (number * scale).round())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vector(numbers: &[i8]) -> Vector {
        std::array::from_fn(|at| numbers.get(at).copied().unwrap_or(0))
    }

    #[test]
    fn what_all_have_in_common_does_not_count() {
        let all = [vector(&[90, 20, 0]), vector(&[90, -10, 20]), vector(&[90, -10, -20])];
        let middle = mean(all.iter());
        let centred = matrix(all.iter().map(|vector| apart(vector, &middle)));
        let products = centred.dot(&centred.t());
        let cosine = |a: usize, b: usize| products.get((a, b)).map_or(0.0, |it| it / 16_777_216.0);
        assert!((cosine(0, 0) - 1.0).abs() < 0.001);
        assert!(cosine(0, 1) < -0.3 && cosine(1, 2) < -0.5, "{} {}", cosine(0, 1), cosine(1, 2));
    }

    #[test]
    fn the_nearest_are_kept_in_order() {
        let products: Vec<f32> = (0..50).map(|at| (STEP * (at + 8)) as f32).collect();
        let docs: Vec<u32> = (0..50).collect();
        let near = nearest(ArrayView1::from(&products), &docs);
        assert_eq!(near.len(), LONGEST);
        assert!(near.is_sorted_by_key(|one| one.doc));
        assert!(near.iter().all(|one| one.doc >= 18), "{near:?}");
    }
}
