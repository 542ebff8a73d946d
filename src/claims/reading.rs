//! A passage with the values in it: those that are typed, and those of the facts that it uses.

use std::ops::Range;
use std::sync::Arc;

use super::find::{Claim, What, find};
use super::passage::Passage;
use super::terms::{Tongue, Weighted, weigh};
use super::tokens::Tokens;
use crate::facts::Facts;

/// A passage that says something with a value.
pub(super) struct Reading {
    pub passage: Passage,
    pub items: Vec<Item>,
    /// The text without what is no words.
    pub words: String,
}

/// A value in a passage.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub range: Range<usize>,
    /// `None` for a fact that is compared with nothing.
    pub what: Option<What>,
    /// As it is written, of a fact its form.
    pub written: String,
    /// The fact that stands here.
    pub fact: Option<String>,
    /// Its sentence.
    pub sentence: Range<usize>,
    /// The sentence's terms as seen from here; none where no fact could be meant.
    pub own: Weighted,
}

impl Item {
    /// What is typed by hand here.
    pub fn typed(&self) -> Option<&What> {
        self.what.as_ref().filter(|_| self.fact.is_none())
    }

    /// Whether both are hours, both numbers to call, both addresses, both amounts.
    pub fn is_like(&self, other: &Self) -> bool {
        let kind = |item: &Self| match item.what.as_ref()? {
            What::Open(_) | What::Edge(_) => Some(0),
            What::Phone(_) => Some(1),
            What::Mail(_) => Some(2),
            What::Amount(_) => Some(3),
        };
        kind(self) == kind(other)
    }
}

impl Reading {
    /// `None` for a passage without any value.
    /// `wanted` are values of facts: what is like none of them needs no terms.
    pub fn new(
        passage: Passage,
        tongue: &Tongue,
        (facts, wanted): (&Facts, &[What]),
    ) -> Option<Self> {
        let found = find(&passage.text, tongue.words());
        let sentences = passage.sentences();
        let sentence = |range: &Range<usize>| {
            let own = sentences.iter().find(|own| own.contains(&range.start));
            own.cloned().unwrap_or(0..passage.text.len())
        };
        let in_code = |claim: &Claim| {
            let amount = matches!(claim.what, What::Amount(_) | What::Open(_) | What::Edge(_));
            amount && passage.code.iter().any(|code| code.contains(&claim.range.start))
        };
        let typed = found.claims.iter().filter(|claim| !in_code(claim)).map(|claim| Item {
            range: claim.range.clone(),
            what: Some(claim.what.clone()),
            written: passage.text.get(claim.range.clone()).unwrap_or_default().to_owned(),
            fact: None,
            sentence: sentence(&claim.range),
            own: Weighted::new(),
        });
        let mut items: Vec<Item> = typed.collect();
        for (range, address) in &passage.links {
            let same = items.iter().any(|item| range.contains(&item.range.start));
            let claims = find(address, tongue.words()).claims.into_iter();
            let first = claims.map(|claim| claim.what).next();
            // The words of a link say its address again, mostly.
            items.extend(first.filter(|_| !same).map(|what| Item {
                range: range.clone(),
                what: Some(what),
                written: address.clone(),
                fact: None,
                sentence: sentence(range),
                own: Weighted::new(),
            }));
        }
        for (range, name) in &passage.uses {
            let form = facts.form(name, &passage.lang).unwrap_or_default();
            items.push(Item {
                range: range.clone(),
                what: find(form, tongue.words()).claims.into_iter().map(|claim| claim.what).next(),
                written: form.to_owned(),
                fact: Some(name.clone()),
                sentence: sentence(range),
                own: Weighted::new(),
            });
        }
        items.sort_by_key(|item| item.range.start);
        if items.is_empty() {
            return None;
        }
        let mut reading = Self { words: found.text, passage, items };
        let is_wanted = |item: &Item| match (&item.fact, &item.what) {
            (Some(_), _) => true,
            (None, Some(what)) => wanted.iter().any(|known| known.may_be(what)),
            (None, None) => false,
        };
        let own = |item: &Item| is_wanted(item).then(|| reading.terms(item, tongue));
        let own: Vec<Option<Weighted>> = reading.items.iter().map(own).collect();
        for (item, own) in reading.items.iter_mut().zip(own) {
            item.own = own.unwrap_or_default();
        }
        Some(reading)
    }

    /// The sentence's terms as seen from an item: those of its own part count more than those
    /// that another value stands beside.
    fn terms(&self, item: &Item, tongue: &Tongue) -> Weighted {
        let sentence = &item.sentence;
        let others = self.items.iter().filter(|other| other.sentence == *sentence);
        let ends = others.clone().map(|other| other.range.end);
        let start = ends.filter(|end| *end <= item.range.start).max().unwrap_or(sentence.start);
        let starts = others.map(|other| other.range.start);
        let end = starts.filter(|start| *start >= item.range.end).min().unwrap_or(sentence.end);
        let text = |range: Range<usize>| self.words.get(range).unwrap_or_default();
        let mut terms = Weighted::new();
        // A row's first cell says what all of it is about.
        let rest = match self.passage.cells.is_empty() {
            true => 0.5,
            false => 0.9,
        };
        weigh(&mut terms, tongue.terms(text(sentence.clone())), rest);
        let before = tongue.terms(text(start..item.range.start));
        // Behind a comma another matter may begin, if this one has been named.
        let behind = text(item.range.end..end);
        let cut = behind.find([',', ';', '،', '؛', '(']).filter(|_| !before.is_empty());
        let (behind, beyond) = behind.split_at(cut.unwrap_or(behind.len()));
        weigh(&mut terms, before, 1.0);
        weigh(&mut terms, tongue.terms(behind), 1.0);
        weigh(&mut terms, tongue.terms(beyond), 0.7);
        if let Some(head) = self.head(item) {
            weigh(&mut terms, tongue.terms(head), 1.0);
        }
        terms
    }

    /// The head of the column that an item stands in.
    pub fn head(&self, item: &Item) -> Option<&Arc<str>> {
        let mut cells = self.passage.cells.iter();
        cells.find(|(cell, _)| cell.contains(&item.range.start)).map(|(_, head)| head)
    }

    /// The question right before an item's sentence, which this answers: "Renewed by mistake? You
    /// have 14 days." Of an item in a question it is the answer.
    pub fn other_half(&self, item: &Item) -> Option<&str> {
        let sentences = self.passage.sentences();
        let own = sentences.iter().position(|sentence| *sentence == item.sentence)?;
        let text = |at: usize| Some(self.words.get(sentences.get(at)?.clone())?.trim());
        let asks = |text: &&str| text.ends_with(['?', '؟', '？']);
        match text(own).filter(asks) {
            Some(_) => text(own + 1),
            None => text(own.checked_sub(1)?).filter(asks),
        }
    }

    /// The words of an item's sentence, without what is no words.
    pub fn sentence(&self, item: &Item) -> &str {
        self.words.get(item.sentence.clone()).unwrap_or_default()
    }

    /// The sentence before that of an item.
    pub fn sentence_before(&self, item: &Item) -> Option<&str> {
        let sentences = self.passage.sentences();
        let own = sentences.iter().position(|sentence| *sentence == item.sentence)?;
        self.words.get(sentences.get(own.checked_sub(1)?)?.clone())
    }

    pub fn tokens<'t>(&'t self, text: &'t str, tongue: &Tongue) -> Tokens<'t> {
        Tokens::new(text, tongue.lexicon)
    }
}
