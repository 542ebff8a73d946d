//! In which documents each term stands.

use super::counts::DocumentTerm;
use super::runs::Runs;

/// A document in which a term stands, and how often.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Posting {
    pub doc: u32,
    pub text: u16,
    pub head: u16,
}

/// All lists, one behind the other, in the order of the terms.
#[derive(Debug, Default)]
pub struct Postings {
    lists: Vec<Posting>,
    /// Where each term's list begins, and where the last one ends.
    starts: Vec<u32>,
}

impl Postings {
    /// Turns the documents' terms around by counting, which needs no comparison and keeps their
    /// order; `frequencies` says in how many documents each term stands. The documents' own lists go.
    pub(super) fn new(documents: Runs<DocumentTerm>, frequencies: &[u32]) -> Self {
        let mut sum = 0;
        let ends = frequencies.iter().map(|frequency| {
            sum += *frequency;
            sum
        });
        let starts: Vec<u32> = std::iter::once(0).chain(ends).collect();
        let mut lists = vec![Posting::default(); sum as usize];
        let mut next = starts.clone();
        for (doc, terms) in documents.iter().enumerate() {
            for said in terms {
                let Some(place) = next.get_mut(said.term as usize) else { continue };
                if let Some(posting) = lists.get_mut(*place as usize) {
                    *posting = Posting { doc: doc as u32, text: said.text, head: said.head };
                }
                *place += 1;
            }
        }
        Self { lists, starts }
    }

    /// How many lists there are, empty ones among them.
    pub fn terms(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The documents of a term, in order.
    pub fn of(&self, term: u32) -> &[Posting] {
        let term = term as usize;
        let (Some(&start), Some(&end)) = (self.starts.get(term), self.starts.get(term + 1)) else {
            return &[];
        };
        self.lists.get(start as usize..end as usize).unwrap_or_default()
    }

    /// In how many documents a term occurs.
    pub fn frequency(&self, term: u32) -> u32 {
        self.of(term).len() as u32
    }
}
