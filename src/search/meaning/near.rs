//! Lists of a corpus: of each word the documents that are near, out of the sections in the file.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::file::Meanings;
use super::lists::{LEVELS, Nearness, Written};
use super::texts::{document_key, word_key};
use crate::search::corpus::Corpus;
use crate::search::text::function_words::function_words;

/// Documents of a list at most: the nearest.
const LONGEST: usize = 32;
/// Words whose lists are made by one thread at a time.
const CHUNK: usize = 512;

/// Lists, how many documents of the index have a meaning, and of how many of them no file says it.
#[derive(Debug, Clone, Default)]
pub struct Near {
    pub lists: Written,
    pub documents: usize,
    pub without: usize,
}

/// The lists of a corpus. A document whose text has changed since it was given to the model is in
/// none.
pub fn near(corpus: &Corpus, meanings: &Meanings) -> Near {
    let keys = corpus.documents.par_iter().map(|document| {
        let article = corpus.articles.get(document.article as usize)?;
        document_key(article, document.part)
    });
    let keys: Vec<Option<u64>> = keys.collect();
    let mut documents: Vec<Vec<u32>> = vec![Vec::new(); meanings.sections()];
    let mut without = 0;
    for (doc, key) in keys.iter().enumerate().filter_map(|(doc, key)| Some((doc, (*key)?))) {
        match meanings.section(key).and_then(|section| documents.get_mut(section as usize)) {
            Some(documents) => documents.push(doc as u32),
            None => without += 1,
        }
    }
    let light = function_words(&corpus.lang).into_iter();
    let light: BTreeSet<u32> = light.map(|word| word_key(&word)).collect();
    let rows: Vec<(u32, &[Nearness])> = meanings.lists().rows().collect();
    let pieces = rows.par_chunks(CHUNK).map(|rows| {
        let (mut piece, mut list) = (Written::default(), Vec::new());
        for (key, sections) in rows.iter().filter(|(key, _)| !light.contains(key)) {
            list.clear();
            list.extend(sections.iter().flat_map(|one| {
                let documents = documents.get(one.doc as usize).map(Vec::as_slice);
                let near = documents.unwrap_or_default().iter();
                near.map(|doc| Nearness { doc: *doc, level: one.level })
            }));
            nearest(&mut list);
            if !list.is_empty() {
                piece.push(*key, &list);
            }
        }
        piece
    });
    let mut lists = Written::default();
    pieces.collect::<Vec<_>>().iter().for_each(|piece| lists.append(piece));
    Near { lists, documents: keys.iter().flatten().count(), without }
}

/// The nearest documents, in order of their numbers.
fn nearest(near: &mut Vec<Nearness>) {
    if near.len() > LONGEST {
        near.sort_unstable_by_key(|one| (LEVELS - one.level, one.doc));
        near.truncate(LONGEST);
    }
    near.sort_unstable_by_key(|one| one.doc);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_are_kept_in_order() {
        let near = (0..50).rev().map(|at| Nearness { doc: at, level: at % 32 });
        let mut near: Vec<_> = near.collect();
        nearest(&mut near);
        assert_eq!(near.len(), LONGEST);
        assert!(near.is_sorted_by_key(|one| one.doc));
        assert!(near.iter().all(|one| one.level >= 9), "{near:?}");
    }
}
