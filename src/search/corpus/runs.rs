//! Many short lists of terms behind one another, as they were made.
//!
//! Packed, three bytes a term instead of eight: of a large site these lists are as much as all its
//! texts, at the very height of what a build needs.

use std::marker::PhantomData;

/// What a list says of a term.
pub trait Packed: Copy {
    fn new(term: u32, times: u16, more: u16) -> Self;

    /// The term, how often it is said, and a number that is mostly 0.
    fn parts(self) -> (u32, u16, u16);
}

/// A list for each of something, in the pieces that threads made of them: putting the pieces behind
/// one another would copy all of them.
#[derive(Debug)]
pub struct Runs<T> {
    pieces: Vec<Vec<u8>>,
    runs: Vec<Run>,
    of: PhantomData<T>,
}

/// Where one of the lists stands.
#[derive(Debug, Clone, Copy)]
struct Run {
    piece: u32,
    start: u32,
    end: u32,
}

/// Lists that one thread makes.
#[derive(Debug)]
pub(super) struct Piece<T> {
    bytes: Vec<u8>,
    /// Where in it each list ends.
    ends: Vec<u32>,
    of: PhantomData<T>,
}

/// One of the lists, in the order of its terms.
#[derive(Debug, Clone)]
pub struct List<'a, T> {
    bytes: &'a [u8],
    /// The least term that may come.
    next: u32,
    of: PhantomData<T>,
}

impl<T> Default for Runs<T> {
    fn default() -> Self {
        Self { pieces: Vec::new(), runs: Vec::new(), of: PhantomData }
    }
}

impl<T> Default for Piece<T> {
    fn default() -> Self {
        Self { bytes: Vec::new(), ends: Vec::new(), of: PhantomData }
    }
}

impl<T: Packed> Piece<T> {
    /// Adds a list, whose terms are in order, each of them once: for each what it is more than the
    /// one before, its times, doubled, and one more where its other number follows.
    pub fn push(&mut self, list: impl IntoIterator<Item = T>) {
        let mut next = 0;
        for (term, times, more) in list.into_iter().map(T::parts) {
            debug_assert!(term >= next, "{term} behind {next}");
            self.number(term.saturating_sub(next));
            self.number(u32::from(times) << 1 | u32::from(more > 0));
            if more > 0 {
                self.number(more.into());
            }
            next = term + 1;
        }
        self.ends.push(self.bytes.len() as u32);
    }

    /// In no more memory than it needs: it stays until all is made of it.
    pub fn shrunk(mut self) -> Self {
        self.bytes.shrink_to_fit();
        self
    }

    /// LEB128: seven bits a byte, the lowest first, the highest bit of all but the last one. Most numbers
    /// are one byte, and there are twelve million of them.
    fn number(&mut self, mut number: u32) {
        while number > 0x7f {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }
}

impl<T: Packed> Runs<T> {
    pub(super) fn push(&mut self, piece: Piece<T>) {
        let number = self.pieces.len() as u32;
        let starts = std::iter::once(0).chain(piece.ends.iter().copied());
        let run = |(start, end): (u32, &u32)| Run { piece: number, start, end: *end };
        self.runs.extend(starts.zip(&piece.ends).map(run));
        self.pieces.push(piece.bytes);
    }

    /// List number `at`; empty where there is none.
    pub fn of(&self, at: usize) -> List<'_, T> {
        let bytes = self.runs.get(at).and_then(|run| {
            let piece = self.pieces.get(run.piece as usize)?;
            piece.get(run.start as usize..run.end as usize)
        });
        List { bytes: bytes.unwrap_or_default(), next: 0, of: PhantomData }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = List<'_, T>> {
        (0..self.runs.len()).map(|at| self.of(at))
    }
}

impl<T> List<'_, T> {
    fn number(&mut self) -> Option<u32> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let (&byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            number |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
            shift += 7;
        }
    }
}

impl<T: Packed> Iterator for List<'_, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        let term = self.next + self.number()?;
        let times = self.number()?;
        let more = if times & 1 == 1 { self.number()? } else { 0 };
        self.next = term + 1;
        Some(T::new(term, (times >> 1) as u16, more as u16))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::counts::{ArticleTerm, DocumentTerm};
    use super::*;

    fn said(term: u32) -> DocumentTerm {
        DocumentTerm { term, text: 1, head: 0 }
    }

    fn runs(pieces: &[&[&[u32]]]) -> Runs<DocumentTerm> {
        let mut runs = Runs::default();
        for lists in pieces {
            let mut piece = Piece::default();
            lists.iter().for_each(|list| piece.push(list.iter().copied().map(said)));
            runs.push(piece);
        }
        runs
    }

    #[test]
    fn lists_are_what_was_put_there() {
        let runs = runs(&[&[&[1], &[], &[2, 3]], &[&[4, 5]]]);
        let of = |runs: &Runs<DocumentTerm>, at| -> Vec<u32> {
            runs.of(at).map(|said: DocumentTerm| said.term).collect()
        };
        assert_eq!([0, 1, 2, 3].map(|at| of(&runs, at)), [vec![1], vec![], vec![2, 3], vec![4, 5]]);
        assert_eq!(runs.iter().map(Iterator::count).collect::<Vec<_>>(), [1, 0, 2, 2]);
        assert_eq!(of(&runs, 4), [0; 0]);
    }

    proptest! {
        #[test]
        fn whatever_is_packed_comes_out(
            terms in prop::collection::btree_map(0..=u32::MAX - 1, (any::<u16>(), any::<u16>()), 0..40)
        ) {
            let of_document: Vec<DocumentTerm> =
                terms.iter().map(|(term, (text, head))| DocumentTerm::new(*term, *text, *head)).collect();
            let of_article: Vec<ArticleTerm> =
                terms.iter().map(|(term, (count, head))| ArticleTerm::new(*term, *count, head % 2)).collect();
            let (mut documents, mut articles) = (Piece::default(), Piece::default());
            documents.push(of_document.iter().copied());
            articles.push(of_article.iter().copied());
            let (mut of_documents, mut of_articles) = (Runs::default(), Runs::default());
            of_documents.push(documents.shrunk());
            of_articles.push(articles.shrunk());
            prop_assert!(of_documents.of(0).eq(of_document));
            prop_assert!(of_articles.of(0).eq(of_article));
        }
    }
}
