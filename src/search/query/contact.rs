//! What is pinned stands first ([`super::super::corpus::pins`]).
//!
//! Ways to a person among the results: a channel that the query asks for stands first, otherwise
//! the likeliest contact topic stands where it deserves to: first if it counts half as much again as
//! the words of any article, but second behind an article that is about it or says all that is asked;
//! third if it counts nearly as much; else it closes the list. A site that has few articles in a language answers
//! by its topics, and behind ten articles that say less nobody would see them.
//!
//! A query asks for a channel where it says one of the channel's names and nothing besides that
//! neither its words say nor those of the page about all channels, which has the words that such
//! questions are wrapped in: "I want to speak to a human", but not "I lost my phone"; nor, where the
//! site knows what words mean, one that nothing here says: "mail address on my iPhone".
//!
//! A topic counts what its words give it, as an article does, and half, a quarter, a sixth of what
//! the first three articles count that are about it: customers name things that no topic names. What
//! words mean does not count where words find something: a topic is a few words, near to much.
//!
//! An article is likely unless it counts less than a third of the best one, or says no word that the
//! query is about and means none of them: what it shares is "how can I".
//!
//! The browser does the same: `themes/default/assets/search/contact.js`.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

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
/// A topic that counts so much of what the best article's words count leads the list, or has its
/// place among the first three. Chosen by 420 questions to the demo in four languages, of which 363
/// had their answer among the first three before and 412 after; of 120 more, 90 and 107.
const LEADS: f32 = 1.5;
const STANDS: f32 = 0.9;
const THIRD: usize = 2;
/// Articles that speak for their topics.
const WITNESSES: usize = 3;

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
        let topic = match first != Some(Kind::Topic) {
            true => self.topic(slots, &scored, request)?,
            false => None,
        };
        let sure =
            |(score, doc)| Found { score, doc, likely: true, pinned: false, outright: false };
        let pin = pinned.map(|found| Found { pinned: true, ..sure(found) });
        let place = topic.map_or(usize::MAX, |(score, _)| self.place(score, &scored));
        // "I cannot send e-mail" says the name of a channel and means a topic.
        let topic = topic.filter(|_| arranged.is_empty() || place <= THIRD);
        let mut found: Vec<Found> = pin.into_iter().chain(arranged.into_iter().map(sure)).collect();
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
        if let Some(topic) = topic {
            let mut behind = false;
            if let (0, 0, Some(first)) = (place, asked, found.first()) {
                let own = self.topics.get(first.doc as usize).into_iter().flatten();
                let about = own.into_iter().any(|own| self.article_of(topic.1) == Some(*own));
                behind = about || self.says_all(first.doc, slots)?;
            }
            let place = usize::from(behind).max(asked).max(place).min(found.len());
            found.insert(place, sure(topic));
        }
        Ok(found)
    }

    /// Whether a document says all that the query is about.
    fn says_all(&self, doc: DocId, slots: &[Slot]) -> Result<bool, SearchError> {
        for slot in content(slots) {
            if !self.says(doc, slot)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Where a topic stands among the answers at best; the last place is beyond all of them.
    fn place(&self, topic: Score, scored: &Scored) -> usize {
        let is_article = |(_, doc): &&(Score, DocId)| self.kind(*doc) == Kind::Article;
        let best = scored.spoken().iter().find(is_article).map_or(0.0, |(score, _)| *score);
        match () {
            () if topic >= best * LEADS => 0,
            () if topic >= best * STANDS => THIRD,
            () => usize::MAX,
        }
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

    fn says_one(&self, doc: DocId, slots: &[&Slot]) -> Result<bool, SearchError> {
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
            None => Ok(self.topic(&slots, &scored, request)?.map(|(_, doc)| doc)),
        }
    }

    /// The likeliest topic; `None` where nothing speaks for any.
    fn topic(
        &self,
        slots: &[Slot],
        scored: &Scored,
        request: &SearchRequest<'_>,
    ) -> Result<Option<(Score, DocId)>, SearchError> {
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
        let best = topics.into_values().reduce(|best, one| if one.0 > best.0 { one } else { best });
        Ok(best)
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

    fn first_document(&self, article: u32) -> Option<DocId> {
        // Documents stand in the order of their articles.
        let at = self.documents.partition_point(|row| row.article < article);
        self.documents.get(at).filter(|row| row.article == article).map(|_| at as DocId)
    }
}

/// The slots that say what the query is about; all of them where none does.
fn content(slots: &[Slot]) -> Vec<&Slot> {
    let content: Vec<&Slot> = slots.iter().filter(|slot| slot.content).collect();
    if content.is_empty() { slots.iter().collect() } else { content }
}
