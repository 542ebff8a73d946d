//! Lists of a corpus: of each word the documents that are near, out of the sections in the file.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use rayon::prelude::*;

use super::file::Meanings;
use super::lists::{LEVELS, Nearness, Written};
use super::texts::{document_key, word_key};
use crate::search::corpus::Corpus;
use crate::search::text::function_words::function_words;

/// Documents of a list at most, the nearest, where there are up to [`FEW`].
const LONGEST: usize = 32;
/// With each doubling above [`FEW`], so many fewer: each of more documents is longer to say, and a
/// query fetches a file of thirty words for each of its own.
const FEWER: usize = 4;
const FEW: usize = 256;
/// And so many at least.
const SHORTEST: usize = 16;
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
    let longest = longest(documents.iter().map(Vec::len).sum());
    let light = function_words(&corpus.lang).into_iter();
    let light: BTreeSet<u32> = light.map(|word| word_key(&word)).collect();
    let of_sections = meanings.lists();
    let rows: Vec<(u32, &[Nearness])> = of_sections.rows().collect();
    let pieces = rows.par_chunks(CHUNK).map_init(
        || (Ordered::new(corpus.documents.len()), Vec::new()),
        |(ordered, list), rows| {
            let mut piece = Written::default();
            for (key, sections) in rows.iter().filter(|(key, _)| !light.contains(key)) {
                for one in *sections {
                    let of_section = documents.get(one.doc() as usize).map(Vec::as_slice);
                    let of_section = of_section.unwrap_or_default().iter();
                    of_section.for_each(|doc| ordered.add(Nearness::new(*doc, one.level())));
                }
                ordered.drain(list);
                nearest(list, longest);
                if !list.is_empty() {
                    piece.push(*key, list);
                }
            }
            piece
        },
    );
    let pieces: Vec<Written> = pieces.collect();
    drop(of_sections);
    let mut lists = Written::for_all(&pieces);
    pieces.into_iter().for_each(|piece| lists.append(&piece));
    Near { lists, documents: keys.iter().flatten().count(), without }
}

/// Documents put in the order of their numbers, each of them once. Sections stand by their keys,
/// which are chance, and to sort forty thousand short lists took as long as all else here.
struct Ordered {
    /// A bit for each document that is there.
    bits: Vec<u64>,
    levels: Vec<u8>,
}

impl Ordered {
    fn new(documents: usize) -> Self {
        let bits = vec![0; documents.div_ceil(u64::BITS as usize)];
        Self { bits, levels: vec![0; documents] }
    }

    fn add(&mut self, near: Nearness) {
        let doc = near.doc();
        let bits = self.bits.get_mut((doc / u64::BITS) as usize);
        if let (Some(bits), Some(level)) = (bits, self.levels.get_mut(doc as usize)) {
            *bits |= 1 << (doc % u64::BITS);
            *level = near.level() as u8;
        }
    }

    /// All that were added since, into `list`.
    fn drain(&mut self, list: &mut Vec<Nearness>) {
        list.clear();
        for (bits, first) in self.bits.iter_mut().zip((0..).step_by(u64::BITS as usize)) {
            while *bits != 0 {
                let doc = first + bits.trailing_zeros();
                let level = self.levels.get(doc as usize).copied().unwrap_or_default();
                list.push(Nearness::new(doc, level.into()));
                *bits &= *bits - 1;
            }
        }
    }
}

/// How long a list is at most among so many documents.
fn longest(documents: usize) -> usize {
    let doublings = (documents as f64 / FEW as f64).log2().max(0.0);
    LONGEST.saturating_sub((FEWER as f64 * doublings) as usize).max(SHORTEST)
}

/// The nearest documents of a list, which stays in order; of those that are as near the first ones.
/// Counted and not sorted, which took twice as long as to find the documents.
fn nearest(near: &mut Vec<Nearness>, longest: usize) {
    if near.len() <= longest {
        return;
    }
    let mut counts = [0; LEVELS as usize];
    for one in near.iter() {
        if let Some(count) = counts.get_mut(one.level() as usize) {
            *count += 1;
        }
    }
    // What is above the least level that is left stays; of that level as many as there is room for.
    let (mut least, mut room) = (0, longest);
    for (level, count) in counts.iter().enumerate().rev() {
        least = level;
        match room.checked_sub(*count) {
            Some(left) => room = left,
            None => break,
        }
    }
    near.retain(|one| match (one.level() as usize).cmp(&least) {
        Ordering::Greater => true,
        Ordering::Less => false,
        Ordering::Equal => {
            let is_first = room > 0;
            room = room.saturating_sub(1);
            is_first
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_are_kept_in_order() {
        let mut ordered = Ordered::new(200);
        (0..50).rev().for_each(|at| ordered.add(Nearness::new(at * 4, at % 32)));
        let mut near = Vec::new();
        ordered.drain(&mut near);
        assert_eq!(near.len(), 50);
        assert!(near.iter().zip(0..).all(|(one, at)| *one == Nearness::new(at * 4, at % 32)));
        nearest(&mut near, LONGEST);
        assert_eq!(near.len(), LONGEST);
        assert!(near.is_sorted_by_key(|one| one.doc()));
        assert!(near.iter().all(|one| one.level() >= 9), "{near:?}");
        ordered.drain(&mut near);
        assert!(near.is_empty());
    }

    proptest::proptest! {
        #[test]
        fn no_other_document_is_nearer(
            levels in proptest::collection::vec(0..LEVELS, 0..60),
            longest in 1usize..40,
        ) {
            let all: Vec<Nearness> =
                (0..).zip(&levels).map(|(doc, level)| Nearness::new(doc, *level)).collect();
            let mut sorted = all.clone();
            sorted.sort_unstable_by_key(|one| (LEVELS - one.level(), one.doc()));
            sorted.truncate(longest);
            sorted.sort_unstable_by_key(|one| one.doc());
            let mut near = all;
            nearest(&mut near, longest);
            proptest::prop_assert_eq!(near, sorted);
        }
    }

    #[test]
    fn lists_of_many_documents_are_shorter() {
        let lengths = [0, 50, 256, 257, 512, 1_475, 4_096, 100_000].map(longest);
        assert_eq!(lengths, [32, 32, 32, 32, 28, 22, 16, 16]);
    }
}
