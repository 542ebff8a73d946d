//! What is pinned stands first ([`super::super::corpus::pins`]).
//!
//! Ways to a person among the results: a channel that the query asks for stands first, otherwise
//! contact topics stand where they deserve to ([`super::topics`]).
//!
//! A query asks for a channel where it says one of the channel's names and nothing besides that
//! neither its words say nor those of the page about all channels, which has the words that such
//! questions are wrapped in: "I want to speak to a human", but not "I lost my phone"; nor, where the
//! site knows what words mean, one that nothing here says: "mail address on my iPhone".
//!
//! An article is likely unless it counts less than a third of the best one, or says no word that the
//! query is about and means none of them: what it shares is "how can I".
//!
//! The browser does the same: `themes/default/assets/search/contact.js`.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use tantivy::{DocId, Score};

use super::rank::{Scored, SearchRequest};
use super::resolve::MAX_QUERY_CHARS;
use super::slot::{Match, Slot, Typing};
use crate::search::corpus::contact::Kind;
use crate::search::error::SearchError;
use crate::search::index::SearchIndex;
use crate::search::text::analysis::{Word, fold, words};

/// Channels shown at most.
const CHANNELS: usize = 2;
/// An article that counts less than this share of the best one is less likely an answer.
const LIKELY: f32 = 1.0 / 3.0;

/// What a query finds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    pub score: Score,
    pub doc: DocId,
    /// Probably an answer, not only the best there is.
    pub likely: bool,
    /// First because somebody said so.
    pub pinned: bool,
    /// Of all articles the first, whose heading says what was asked.
    pub outright: bool,
}

impl Found {
    pub(super) fn sure((score, doc): (Score, DocId)) -> Self {
        Self { score, doc, likely: true, pinned: false, outright: false }
    }
}

impl SearchIndex {
    /// What answers, in the order it is shown: what is pinned, channels asked for, articles by their
    /// best section, the likeliest topic in its place among them where neither a topic is pinned nor
    /// a channel asked for.
    pub fn arrange(
        &self,
        slots: &[Slot],
        request: &SearchRequest<'_>,
    ) -> Result<Vec<Found>, SearchError> {
        let scored = self.scored(slots, request)?;
        let arranged = match self.says_more(request) {
            true => Vec::new(),
            false => self.asked_for(slots, &scored.found)?,
        };
        let pinned = self.first_of_all(&scored.found, request);
        let first = pinned.map(|(_, doc)| self.kind(doc));
        let mut topics = match first != Some(Kind::Topic) {
            true => self.topics(slots, &scored, request)?,
            false => Vec::new(),
        };
        // "I cannot send e-mail" says the name of a channel and means a topic.
        topics.retain(|topic| arranged.is_empty() || topic.deserves_a_place());
        let pin = pinned.map(|found| Found { pinned: true, ..Found::sure(found) });
        let asked_for = arranged.into_iter().map(Found::sure);
        let mut found: Vec<Found> = pin.into_iter().chain(asked_for).collect();
        let asked = found.len();
        let Scored { found: all, meant, .. } = scored;
        let articles = all.into_iter().filter(|(_, doc)| self.kind(*doc) == Kind::Article);
        let articles: Vec<(Score, DocId)> = articles.collect();
        let telling = self.telling(slots, request.query);
        let least = articles.first().map_or(0.0, |(best, _)| best * LIKELY);
        let room = request.limit - usize::from(first == Some(Kind::Article)).min(request.limit);
        let others = articles.into_iter().filter(|(_, doc)| {
            pinned.is_none_or(|(_, pinned)| self.article_of(pinned) != self.article_of(*doc))
        });
        for (score, doc) in others.take(room) {
            let answers = self.says_one(doc, &telling)? || self.means(meant.as_ref(), doc);
            let likely = score >= least && answers;
            found.push(Found { score, doc, likely, pinned: false, outright: false });
        }
        let article = found.iter_mut().find(|found| self.kind(found.doc) == Kind::Article);
        if let Some(first) = article.filter(|first| first.likely) {
            first.outright = self.is_outright(first.doc, slots)?;
        }
        self.seat(&mut found, asked, &topics, slots)?;
        Ok(found)
    }

    /// Whether a document says all that the query is about.
    pub(super) fn says_all(&self, doc: DocId, slots: &[Slot]) -> Result<bool, SearchError> {
        for slot in content(slots) {
            if !self.says(doc, slot)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What is pinned to the query, by the section that answers best, else by its first one.
    fn first_of_all(
        &self,
        scored: &[(Score, DocId)],
        request: &SearchRequest<'_>,
    ) -> Option<(Score, DocId)> {
        if request.unpinned || request.limit == 0 {
            return None;
        }
        let query: String = request.query.chars().take(MAX_QUERY_CHARS).collect();
        let article = self.pinned(&query)?;
        let own = scored.iter().find(|(_, doc)| self.article_of(*doc) == Some(article)).copied();
        let first = || self.first_document(article).map(|doc| (0.0, doc));
        own.or_else(first).filter(|(_, doc)| self.passes(*doc, request))
    }

    pub(super) fn article_of(&self, doc: DocId) -> Option<u32> {
        self.documents.get(doc as usize).map(|row| row.article)
    }

    /// The slots of which an answer says one: those that tell what the query is about; all where it
    /// has function words alone; none where the index knows none of its other words.
    fn telling<'s>(&self, slots: &'s [Slot], query: &str) -> Vec<&'s Slot> {
        let query: String = query.chars().take(MAX_QUERY_CHARS).collect();
        let other = |word: &Word| !self.function_words.contains(&fold(&word.text));
        match slots.iter().any(|slot| slot.content) || !words(&query).iter().any(other) {
            true => content(slots),
            false => Vec::new(),
        }
    }

    pub(super) fn says_one(&self, doc: DocId, slots: &[&Slot]) -> Result<bool, SearchError> {
        for slot in slots {
            if self.says(doc, slot)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    pub(super) fn kind(&self, doc: DocId) -> Kind {
        self.documents.get(doc as usize).map_or(Kind::Article, |row| row.kind)
    }

    /// The document of the likeliest topic, also where a channel is asked for.
    pub fn closing_topic(&self, request: &SearchRequest<'_>) -> Result<Option<DocId>, SearchError> {
        let slots = self.resolve(request.query, Typing { unfinished: request.unfinished });
        let scored = self.scored(&slots, request)?;
        let pinned = self.first_of_all(&scored.found, request).map(|(_, doc)| doc);
        match pinned.filter(|doc| self.kind(*doc) == Kind::Topic) {
            Some(topic) => Ok(Some(topic)),
            None => Ok(self.topics(&slots, &scored, request)?.first().map(|topic| topic.doc)),
        }
    }

    /// Channels that the query asks for: those that most of it names first, equals in the order of
    /// contact.yaml.
    fn asked_for(
        &self,
        slots: &[Slot],
        scored: &[(Score, DocId)],
    ) -> Result<Vec<(Score, DocId)>, SearchError> {
        let content = content(slots);
        let meant = slots.iter().flat_map(Slot::all);
        let meant = meant.filter(|alternative| alternative.how != Match::Prefix);
        let said: BTreeSet<&str> = meant
            .flat_map(|alternative| &alternative.terms)
            .map(|&(term, _)| self.lexicon.term(term))
            .collect();
        let all = self.names.last().and_then(|names| self.first_document(names.article));
        let mut asked = Vec::new();
        for names in &self.names {
            let named = |phrase: &&Vec<String>| phrase.iter().all(|term| said.contains(&**term));
            let named: BTreeSet<&str> =
                names.phrases.iter().filter(named).flatten().map(String::as_str).collect();
            if named.is_empty() {
                continue;
            }
            let own = |(_, doc): &&(Score, DocId)| {
                self.documents.get(*doc as usize).is_some_and(|row| row.article == names.article)
            };
            let Some(&(score, doc)) = scored.iter().find(own) else { continue };
            let mut covered = true;
            for slot in &content {
                covered = covered && (self.says(doc, slot)? || self.says_any(all, slot)?);
            }
            if covered {
                let is_named = |slot: &&Slot| {
                    let terms = slot.all().flat_map(|alternative| &alternative.terms);
                    terms.into_iter().any(|&(term, _)| named.contains(self.lexicon.term(term)))
                };
                asked.push((slots.iter().filter(is_named).count(), (score, doc)));
            }
        }
        // Of "customer care" and "number" a chat is called the one, the phone both.
        asked.sort_by_key(|(named, _)| Reverse(*named));
        Ok(asked.into_iter().map(|(_, channel)| channel).take(CHANNELS).collect())
    }

    fn says_any(&self, doc: Option<DocId>, slot: &Slot) -> Result<bool, SearchError> {
        doc.map_or(Ok(false), |doc| self.says(doc, slot))
    }

    /// Whether a document says what the slot stands for.
    pub(super) fn says(&self, doc: DocId, slot: &Slot) -> Result<bool, SearchError> {
        for alternative in slot.all() {
            for &(term, _) in &alternative.terms {
                if self.contains(doc, term)? && self.has_needed(doc, alternative)? {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    pub(super) fn first_document(&self, article: u32) -> Option<DocId> {
        // Documents stand in the order of their articles.
        let at = self.documents.partition_point(|row| row.article < article);
        self.documents.get(at).filter(|row| row.article == article).map(|_| at as DocId)
    }
}

/// The slots that say what the query is about; all of them where none does.
pub(super) fn content(slots: &[Slot]) -> Vec<&Slot> {
    let content: Vec<&Slot> = slots.iter().filter(|slot| slot.content).collect();
    if content.is_empty() { slots.iter().collect() } else { content }
}
