//! Slots to hits: tantivy scores the documents, articles are grouped by their best section.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::postings::Postings;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, SegmentOrdinal, SegmentReader, Term};

use super::meaning::Meant;
use super::quoted::quotations;
pub use super::request::SearchRequest;
use super::slot::{Alternative, Match, Slot, Typing};
use crate::search::corpus::HEAD_WEIGHT;
use crate::search::corpus::contact::Kind;
use crate::search::error::SearchError;
use crate::search::index::{SearchIndex, StoredDocument};

/// An article, by its best section.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    pub doc: DocId,
    pub score: f32,
    pub matched: Match,
    pub stored: StoredDocument,
}

/// Everything that matches, best first, and what the query means beside its words.
#[derive(Debug, Default)]
pub(super) struct Scored {
    pub(super) found: Vec<(Score, DocId)>,
    /// The same by words alone, where meaning counts and words find something.
    spoken: Option<Vec<(Score, DocId)>>,
    pub(super) meant: Option<Meant>,
}

impl Scored {
    pub(super) fn spoken(&self) -> &[(Score, DocId)] {
        self.spoken.as_ref().unwrap_or(&self.found)
    }
}

/// Best first, ties in document order.
fn sort(scored: &mut [(Score, DocId)]) {
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
}

impl SearchIndex {
    /// The best articles, best first. No words, or none that the index knows: no hits.
    pub fn search(&self, request: &SearchRequest<'_>) -> Result<Vec<Hit>, SearchError> {
        let slots = self.resolve(request.query, Typing { unfinished: request.unfinished });
        let ranked = self.rank(&slots, request)?;
        ranked.into_iter().map(|(score, doc)| self.hit(score, doc, &slots)).collect()
    }

    /// (score, document) of the best section of each article, best first; ties in document order.
    pub fn rank(
        &self,
        slots: &[Slot],
        request: &SearchRequest<'_>,
    ) -> Result<Vec<(Score, DocId)>, SearchError> {
        let mut ranked = self.scored(slots, request)?.found;
        ranked.retain(|&(_, doc)| self.kind(doc) == Kind::Article);
        ranked.truncate(request.limit);
        Ok(ranked)
    }

    /// The same of everything that matches, ways to a person among it.
    pub(super) fn scored(
        &self,
        slots: &[Slot],
        request: &SearchRequest<'_>,
    ) -> Result<Scored, SearchError> {
        if request.limit == 0 {
            return Ok(Scored::default());
        }
        let meant = self.meant(request);
        let quotations = quotations(request.query);
        let apart = meant.is_some() || !quotations.is_empty();
        let mut found = self.by_words(slots, request, apart)?;
        if found.is_empty() && meant.is_none() {
            return Ok(Scored::default());
        }
        let mut spoken = None;
        if let Some(meant) = &meant {
            (found, spoken) = self.with_meaning(found, slots, meant, request)?;
        } else if !quotations.is_empty() {
            sort(&mut found);
            found = self.with_quotations(found, &quotations, request)?;
        }
        sort(&mut found);
        spoken.iter_mut().for_each(|spoken| sort(spoken));
        found.retain(|&(_, doc)| self.passes(doc, request));
        found = self.with_titled(found, request)?;
        Ok(Scored { found, spoken, meant })
    }

    /// What the words of `slots` give each article's best document, or each document when they
    /// stand `apart`, in the order of the documents.
    pub(super) fn by_words(
        &self,
        slots: &[Slot],
        request: &SearchRequest<'_>,
        apart: bool,
    ) -> Result<Vec<(Score, DocId)>, SearchError> {
        let queries = slots.iter().filter_map(|slot| self.slot_query(slot));
        let clauses: Vec<_> = queries.map(|query| (Occur::Should, query)).collect();
        if clauses.is_empty() {
            return Ok(Vec::new());
        }
        let sections = BestSections { index: self, request, apart };
        let best = self.run(&BooleanQuery::new(clauses), &sections)?;
        Ok(best.into_iter().flatten().collect())
    }

    fn slot_query(&self, slot: &Slot) -> Option<Box<dyn Query>> {
        let mut alternatives: Vec<Box<dyn Query>> = slot
            .alternatives
            .iter()
            .filter_map(|alternative| self.alternative_query(alternative))
            .collect();
        let parts = slot.parts.iter().filter_map(|part| self.slot_query(part));
        let parts: Vec<(Occur, Box<dyn Query>)> =
            parts.map(|query| (Occur::Should, query)).collect();
        if !parts.is_empty() {
            alternatives.push(Box::new(BooleanQuery::new(parts)));
        }
        match alternatives.len() {
            0 | 1 => alternatives.pop(),
            _ => Some(Box::new(DisjunctionMaxQuery::new(alternatives))),
        }
    }

    fn alternative_query(&self, alternative: &Alternative) -> Option<Box<dyn Query>> {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for &(term, boost) in alternative.terms.iter().filter(|(term, _)| self.frequency(*term) > 0)
        {
            for (field, weight) in [(self.fields.head, HEAD_WEIGHT), (self.fields.text, 1.0)] {
                let query =
                    TermQuery::new(self.field_term(field, term), IndexRecordOption::WithFreqs);
                clauses.push((
                    Occur::Should,
                    Box::new(BoostQuery::new(Box::new(query), weight * boost)),
                ));
            }
        }
        if clauses.is_empty() {
            return None;
        }
        // The text has the head's words as well. What has to be there adds nothing to the score.
        for &term in &alternative.needed {
            let term = self.field_term(self.fields.text, term);
            let query = TermQuery::new(term, IndexRecordOption::Basic);
            clauses.push((Occur::Must, Box::new(ConstScoreQuery::new(Box::new(query), 0.0))));
        }
        Some(Box::new(BooleanQuery::new(clauses)))
    }

    pub(super) fn field_term(&self, field: Field, term: u32) -> Term {
        Term::from_field_text(field, self.lexicon.term(term))
    }

    /// No category holds the ways to a person.
    pub(super) fn passes(&self, doc: DocId, request: &SearchRequest<'_>) -> bool {
        let below = |wanted: &str| {
            let mut known = self.categories.of(doc);
            known.any(|known| {
                known
                    .strip_prefix(wanted)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        };
        let meant = |wanted: &str| {
            let mut known = self.audiences.of(doc).peekable();
            known.peek().is_none() || known.any(|known| known == wanted)
        };
        let category = request.category.filter(|_| self.kind(doc) == Kind::Article);
        category.is_none_or(below) && request.audience.is_none_or(meant)
    }

    pub(super) fn hit(&self, score: Score, doc: DocId, slots: &[Slot]) -> Result<Hit, SearchError> {
        Ok(Hit { doc, score, matched: self.matched(doc, slots)?, stored: self.stored(doc)? })
    }

    /// How the rarest word that the document has was matched.
    fn matched(&self, doc: DocId, slots: &[Slot]) -> Result<Match, SearchError> {
        let mut best: Option<(u32, Match)> = None;
        for alternative in slots.iter().flat_map(Slot::all) {
            if !self.has_needed(doc, alternative)? {
                continue;
            }
            for &(term, _) in &alternative.terms {
                let frequency = self.frequency(term);
                let rarer =
                    best.is_none_or(|(known, how)| (frequency, alternative.how) < (known, how));
                if rarer && self.contains(doc, term)? {
                    best = Some((frequency, alternative.how));
                }
            }
        }
        let no_word = match self.kind(doc) {
            Kind::Article if !self.lists.is_empty() => Match::Meaning,
            _ => Match::Exact,
        };
        Ok(best.map_or(no_word, |(_, how)| how))
    }

    /// Whether a document has all that an alternative cannot do without.
    pub(super) fn has_needed(
        &self,
        doc: DocId,
        alternative: &Alternative,
    ) -> Result<bool, SearchError> {
        for &term in &alternative.needed {
            if !self.contains(doc, term)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    pub(super) fn contains(&self, doc: DocId, term: u32) -> Result<bool, SearchError> {
        self.contains_in(self.fields.text, doc, term)
    }

    /// Whether a document has one of the terms of each word in a field.
    pub(super) fn has_all(
        &self,
        field: Field,
        doc: DocId,
        words: &[&[u32]],
    ) -> Result<bool, SearchError> {
        for terms in words {
            let mut any = false;
            for term in *terms {
                any = any || self.contains_in(field, doc, *term)?;
            }
            if !any {
                return Ok(false);
            }
        }
        Ok(true)
    }

    pub(super) fn contains_in(
        &self,
        field: Field,
        doc: DocId,
        term: u32,
    ) -> Result<bool, SearchError> {
        let term = self.field_term(field, term);
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            if let Some(mut postings) = index.read_postings(&term, IndexRecordOption::Basic)? {
                return Ok(postings.doc() <= doc
                    && postings.seek(doc) == doc
                    && postings.term_freq() > 0);
            }
        }
        Ok(false)
    }
}

/// The article of documents that do not count.
const NOBODY: u32 = u32::MAX;

/// Collects the best document of every article, its score multiplied by the article's votes.
struct BestSections<'a> {
    index: &'a SearchIndex,
    request: &'a SearchRequest<'a>,
    /// Each document by itself, because more than its words will count.
    apart: bool,
}

struct BestSectionsOfSegment {
    /// (article, factor) of each document.
    rows: Vec<(u32, Score)>,
    best: Vec<Option<(Score, DocId)>>,
}

impl Collector for BestSections<'_> {
    type Fruit = Vec<Option<(Score, DocId)>>;
    type Child = BestSectionsOfSegment;

    fn for_segment(&self, _: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<Self::Child> {
        let factor = |factor| if self.request.neutral { 1.0 } else { factor };
        let mut rows: Vec<(u32, Score)> =
            self.index.documents.iter().map(|row| (row.article, factor(row.factor))).collect();
        if self.apart {
            rows.iter_mut().zip(0u32..).for_each(|(row, doc)| row.0 = doc);
        }
        for doc in self.request.without {
            if let Some(row) = rows.get_mut(*doc as usize) {
                row.0 = NOBODY;
            }
        }
        let articles = rows
            .iter()
            .filter(|row| row.0 != NOBODY)
            .map(|row| row.0 as usize + 1)
            .max()
            .unwrap_or(0);
        Ok(BestSectionsOfSegment { rows, best: vec![None; articles] })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, fruits: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        Ok(fruits.into_iter().next().unwrap_or_default())
    }
}

impl SegmentCollector for BestSectionsOfSegment {
    type Fruit = Vec<Option<(Score, DocId)>>;

    fn collect(&mut self, doc: DocId, score: Score) {
        let Some(&(article, factor)) = self.rows.get(doc as usize) else { return };
        let score = score * factor;
        if let Some(best) = self.best.get_mut(article as usize)
            && best.is_none_or(|(known, _)| score > known)
        {
            *best = Some((score, doc));
        }
    }

    fn harvest(self) -> Self::Fruit {
        self.best
    }
}
