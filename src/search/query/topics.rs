//! Contact topics among the answers, each where it deserves to stand: first if it counts half as
//! much again as the words of any article, but behind the first article if that is about it or says
//! all that is asked; third if it counts nearly as much; else it closes the list. A site that has few
//! articles in a language answers by its topics, and behind ten articles that say less nobody would
//! see them.
//!
//! Customers name two things at once ("VPN for a new employee"), and what one topic says best another
//! may mean. So where the likeliest topic leads, the next one follows it if it counts as much, and
//! else stands third; and where the likeliest would stand third behind an article that is about it,
//! another one takes the place that says something new, and the likeliest closes the list.
//!
//! A topic counts what its words give it, as an article does, and half, a quarter, a sixth of what
//! the first three articles count that are about it: customers name things that no topic names. What
//! words mean does not count where words find something: a topic is a few words, near to much.
//!
//! The browser does the same: `themes/default/assets/search/contact.js`.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::{DocId, Score};

use super::contact::{Found, content};
use super::rank::{Scored, SearchRequest};
use super::slot::Slot;
use crate::search::corpus::contact::Kind;
use crate::search::error::SearchError;
use crate::search::index::SearchIndex;

/// A topic that counts so much of what the best article's words count leads the list, or has its
/// place among the first three. Chosen by 420 questions to the demo in four languages, of which 363
/// had their answer among the first three before and 412 after; of 120 more, 90 and 107.
const LEADS: f32 = 1.5;
const STANDS: f32 = 0.9;
const THIRD: usize = 2;
/// The place beyond all others.
const LAST: usize = usize::MAX;
/// Articles that speak for their topics.
const WITNESSES: usize = 3;

/// A topic that something speaks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Topic {
    score: Score,
    pub(super) doc: DocId,
    /// Where it stands among the answers at best.
    place: usize,
}

impl Topic {
    /// Whether it is more than what closes the list.
    pub(super) fn deserves_a_place(&self) -> bool {
        self.place <= THIRD
    }
}

impl SearchIndex {
    /// The topics that something speaks for, likeliest first.
    pub(super) fn topics(
        &self,
        slots: &[Slot],
        scored: &Scored,
        request: &SearchRequest<'_>,
    ) -> Result<Vec<Topic>, SearchError> {
        let spoken = scored.spoken();
        let content = content(slots);
        // By the topic's position among the articles, so that of equals the first in the file wins.
        let mut topics: BTreeMap<u32, (Score, DocId)> = BTreeMap::new();
        for &(score, doc) in spoken.iter().filter(|(_, doc)| self.kind(*doc) == Kind::Topic) {
            let said = self.says_one(doc, &content)?;
            if let Some(row) = self.documents.get(doc as usize).filter(|_| said) {
                topics.insert(row.article, (score, doc));
            }
        }
        let articles = spoken.iter().filter(|(_, doc)| self.kind(*doc) == Kind::Article);
        let best = articles.clone().next().map_or(0.0, |(score, _)| *score);
        let mut known: BTreeSet<u32> = BTreeSet::new();
        for (&(score, doc), place) in articles.take(WITNESSES).zip(1u8..) {
            let share = score / (2.0 * f32::from(place));
            for &topic in self.topics.get(doc as usize).into_iter().flatten() {
                let Some(first) = self.first_document(topic) else { continue };
                if known.insert(topic) && self.passes(first, request) {
                    topics.entry(topic).or_insert((0.0, first)).0 += share;
                }
            }
        }
        let topic = |(score, doc)| Topic { score, doc, place: place(score, best) };
        let mut topics: Vec<Topic> = topics.into_values().map(topic).collect();
        topics.sort_by(|a, b| b.score.total_cmp(&a.score));
        Ok(topics)
    }

    /// Puts topics in their places, behind `asked` that were asked for.
    pub(super) fn seat(
        &self,
        found: &mut Vec<Found>,
        asked: usize,
        topics: &[Topic],
        slots: &[Slot],
    ) -> Result<(), SearchError> {
        let Some((likeliest, others)) = topics.split_first() else { return Ok(()) };
        let mut others = others.iter().filter(|topic| asked == 0 && topic.deserves_a_place());
        let told: Vec<DocId> = found.iter().take(THIRD).map(|one| one.doc).collect();
        let is_told = |topic: &Topic| told.iter().any(|article| self.is_about(*article, topic));
        match likeliest.place {
            0 => {
                let behind = match found.first().filter(|_| asked == 0) {
                    Some(first) => {
                        self.is_about(first.doc, likeliest) || self.says_all(first.doc, slots)?
                    }
                    None => false,
                };
                let place = usize::from(behind).max(asked);
                put(found, place, likeliest);
                if let Some(next) = others.next() {
                    put(found, next.place.max(place + 1), next);
                }
            }
            THIRD if is_told(likeliest) => match others.find(|topic| !is_told(topic)) {
                Some(other) => {
                    put(found, THIRD, other);
                    put(found, LAST, likeliest);
                }
                None => put(found, THIRD.max(asked), likeliest),
            },
            place => put(found, place.max(asked), likeliest),
        }
        Ok(())
    }

    /// Whether an article names a topic as its own.
    fn is_about(&self, article: DocId, topic: &Topic) -> bool {
        let own = self.topics.get(article as usize).into_iter().flatten();
        own.into_iter().any(|own| self.article_of(topic.doc) == Some(*own))
    }
}

fn place(topic: Score, best: Score) -> usize {
    match () {
        () if topic >= best * LEADS => 0,
        () if topic >= best * STANDS => THIRD,
        () => LAST,
    }
}

fn put(found: &mut Vec<Found>, place: usize, topic: &Topic) {
    found.insert(place.min(found.len()), Found::sure((topic.score, topic.doc)));
}
