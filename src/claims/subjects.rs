//! Which channel a text speaks of where it says a value.

use std::ops::Range;

use super::amount::Measure;
use super::channels::{Mention, Ways};
use super::find::What;
use super::lexicon::Sense;
use super::reading::{Item, Reading};
use super::terms::Tongue;
use super::tokens::Tokens;

/// Knows the channels, and finds those that are meant.
pub(super) struct Subjects<'a> {
    pub ways: &'a Ways,
    pub tongue: &'a Tongue,
}

impl Subjects<'_> {
    /// The channels that a sentence names for a value: those before it, back to the value before;
    /// else those behind it, up to the next one, in its own clause if that says by itself when
    /// somebody is there; else those before all values.
    pub fn nearest(&self, reading: &Reading, item: &Item, tokens: &Tokens<'_>) -> Vec<Mention> {
        let at = |place: usize| place.saturating_sub(item.sentence.start);
        let own = at(item.range.start)..at(item.range.end);
        let others = reading.items.iter().filter(|other| other.sentence == item.sentence);
        let values = others.filter(|other| other.is_like(item));
        let values: Vec<Range<usize>> =
            values.map(|other| at(other.range.start)..at(other.range.end)).collect();
        let before = values.iter().map(|value| value.end).filter(|end| *end <= own.start);
        let from = before.max().unwrap_or(0);
        let next = values.iter().map(|value| value.start).filter(|start| *start >= own.end);
        let mut to = next.min().unwrap_or(tokens.text.len());
        let clause = tokens.clause(&own);
        if tokens.says_when(&clause) {
            to = to.min(clause.end);
        }
        let mut near = Vec::new();
        let (mut behind, mut far) = (Vec::new(), Vec::new());
        for mention in self.ways.mentions(tokens, self.tongue) {
            let Range { start, end } = mention.range;
            match () {
                () if start >= from && end <= own.start => near.push(mention),
                () if start >= own.end && end <= to => behind.push(mention),
                () if end <= from => far.push(mention),
                () => {}
            }
        }
        [near, behind, far].into_iter().find(|some| !some.is_empty()).unwrap_or_default()
    }

    /// The channels that the sentence names for an item: those before it, back to the value before;
    /// where there is none before any value, those behind it.
    pub fn beside(&self, reading: &Reading, item: &Item) -> Vec<Mention> {
        let sentence = reading.sentence(item);
        let tokens = reading.tokens(sentence, self.tongue);
        let all = self.ways.mentions(&tokens, self.tongue);
        let at = |item: &Item| {
            item.range.start - item.sentence.start
                ..item.range.end.min(item.sentence.end) - item.sentence.start
        };
        let own = at(item);
        let others = reading.items.iter().filter(|other| other.sentence == item.sentence);
        let is_length = |other: &&Item| match &other.what {
            Some(What::Amount(amount)) => matches!(amount.measure, Measure::Time { .. }),
            Some(What::Open(_)) => true,
            _ => false,
        };
        let values: Vec<Range<usize>> = others.filter(is_length).map(at).collect();
        let first = values.iter().map(|range| range.start).min().unwrap_or(own.start);
        let leads = all.iter().any(|mention| mention.range.end <= first);
        let before = values.iter().filter(|range| range.end <= own.start).map(|range| range.end);
        let from = before.max().unwrap_or(0);
        let next = values.iter().filter(|range| range.start >= own.end).map(|range| range.start);
        // Behind a value only what its own clause says is of it.
        let behind = sentence.get(own.end..).unwrap_or_default();
        let clause = behind.find([',', ';', '،', '؛', '|', ':', '(']).map(|at| own.end + at);
        let to = next.chain(clause).min().unwrap_or(sentence.len());
        let within = |range: &Range<usize>| match leads {
            true => range.start >= from && range.end <= own.start,
            false => range.start >= own.end && range.end <= to,
        };
        all.into_iter().filter(|one| within(&one.range)).collect()
    }

    /// The channels that stand above: in the column's head, in what leads a list in, in the nearest
    /// heading that names any.
    pub fn above(&self, reading: &Reading, item: &Item) -> Vec<Mention> {
        if let Some(channel) = &reading.passage.channel {
            let way = self.ways.position(channel);
            return vec![Mention { range: 0..0, way }];
        }
        let head = reading.head(item).into_iter();
        let texts = head.chain(&reading.passage.lead).chain(&reading.passage.above);
        let named =
            texts.map(|text| self.ways.mentions(&reading.tokens(text, self.tongue), self.tongue));
        named.into_iter().find(|mentions| !mentions.is_empty()).unwrap_or_default()
    }

    /// The channels that a sentence goes on about: "They are closed on Sundays", "Closed on
    /// Sundays" behind a sentence that begins with them, or under a heading that names them. `None`
    /// where it is about something of its own.
    pub fn gone_before(&self, reading: &Reading, item: &Item) -> Option<Vec<Mention>> {
        let own = reading.sentence(item);
        let tokens = reading.tokens(own, self.tongue);
        let begins = tokens.all.first().map_or(0, |token| token.range.start);
        let at = item.range.start.saturating_sub(item.sentence.start);
        if !tokens.has(Sense::It) && !tokens.says_when_at_first() && at > begins {
            return None;
        }
        let before = match reading.sentence_before(item) {
            Some(before) => before,
            None => match reading.passage.above.first() {
                Some(above) if reading.passage.lead.is_none() => above,
                _ => return None,
            },
        };
        let is_heading = reading.sentence_before(item).is_none();
        let tokens = reading.tokens(before, self.tongue);
        let head = tokens
            .all
            .get(self.tongue.lexicon.head())
            .map_or(before.len(), |token| token.range.start);
        let mut all = self.ways.mentions(&tokens, self.tongue);
        all.retain(|mention| is_heading || mention.range.start < head);
        // Where they stand is no place of this sentence.
        all.iter_mut().for_each(|mention| mention.range = 0..0);
        // Who goes on about a heading may as well begin anew.
        (!all.is_empty() || !is_heading).then_some(all)
    }
}
