//! Texts that send customers to the wrong one of two channels that are each for something of their
//! own: "charges that say NORTHPAY" to Lagoonpay.

use std::collections::BTreeSet;
use std::ops::Range;

use super::lexicon::Sense;
use super::passage::Passage;
use super::terms::Tongue;
use super::tokens::Tokens;
use crate::contact::model::Routing;
use crate::diagnostics::{Diagnostic, Place};
use crate::model::Lang;

/// How many words may stand between what a channel is for and its name: "charges that *say* X".
const BESIDE: usize = 2;

/// A channel for certain topics alone.
struct Partner {
    id: String,
    place: Place,
    /// Terms of its name that no other channel has.
    own: BTreeSet<String>,
    /// Terms of what it is good for.
    good: BTreeSet<String>,
}

/// All such channels in one language.
pub(super) struct Partners<'t> {
    tongue: &'t Tongue,
    all: Vec<Partner>,
}

impl<'t> Partners<'t> {
    pub fn new(routing: &Routing, lang: &Lang, tongue: &'t Tongue) -> Self {
        let words = routing.words(lang);
        let names: Vec<BTreeSet<String>> = routing
            .channels
            .enumerate()
            .map(|(id, _)| tongue.terms(&words.channels[id].name).into_iter().collect())
            .collect();
        let mut all = Vec::new();
        for (at, (id, channel)) in routing.channels.enumerate().enumerate() {
            if channel.only_for.is_empty() || channel.retired.is_some() {
                continue;
            }
            let held = |term: &&String| {
                names.iter().enumerate().all(|(other, name)| other == at || !name.contains(*term))
            };
            let own: BTreeSet<String> = names[at].iter().filter(held).cloned().collect();
            let mut good: BTreeSet<String> =
                tongue.terms(&words.channels[id].good_for).into_iter().collect();
            good.retain(|term| !own.contains(term));
            let place = routing.place(channel.id.span);
            all.push(Partner { id: channel.id.value.clone(), place, own, good });
        }
        Self { tongue, all }
    }

    /// What a passage says of one channel that another one is for.
    pub fn misled(&self, passage: &Passage) -> Vec<Diagnostic> {
        if self.all.len() < 2 {
            return Vec::new();
        }
        let lower = passage.text.to_lowercase();
        if !self.all.iter().any(|one| one.own.iter().any(|term| lower.contains(term))) {
            return Vec::new();
        }
        if let Some(channel) = &passage.channel {
            return self.of_channel(passage, channel).into_iter().collect();
        }
        let sentences = passage.sentences();
        let mut told = Vec::new();
        for (at, sentence) in sentences.iter().enumerate() {
            // "The charge says NORTHPAY? Ask Lagoonpay."
            let asked = at.checked_sub(1).and_then(|at| sentences.get(at)).filter(|before| {
                let text = passage.text.get((*before).clone()).unwrap_or_default();
                text.trim_end().ends_with(['?', '؟', '？'])
            });
            let range = asked.unwrap_or(sentence).start..sentence.end;
            told.extend(self.in_text(passage, &range));
        }
        told
    }

    /// "Good for charges that say LAGOONPAY" of Northpay.
    fn of_channel(&self, passage: &Passage, channel: &str) -> Option<Diagnostic> {
        let tells = [".good_for", ".otherwise"];
        tells.iter().find(|end| passage.key.section.ends_with(**end))?;
        let own = self.all.iter().find(|partner| partner.id == channel)?;
        let tokens = Tokens::new(&passage.text, self.tongue.lexicon);
        if tokens.has(Sense::Not) || self.first(&tokens, own).is_some() {
            return None;
        }
        let others = self.all.iter().filter(|partner| partner.id != channel);
        let mut meant = others.filter_map(|other| Some((other, self.first(&tokens, other)?)));
        let (other, at) = meant.next()?;
        let range = tokens.span(at, at + 1);
        Some(told((passage, &range), channel, other))
    }

    fn in_text(&self, passage: &Passage, range: &Range<usize>) -> Option<Diagnostic> {
        let text = passage.text.get(range.clone())?;
        let tokens = Tokens::new(text, self.tongue.lexicon);
        if tokens.has(Sense::Not) || tokens.has(Sense::However) || tokens.has(Sense::Except) {
            return None;
        }
        let alone = |partner: &Partner| {
            let mut all = self.places(&tokens, partner);
            all.next().filter(|_| all.next().is_none())
        };
        for meant in &self.all {
            let Some(at) = alone(meant) else { continue };
            let row = passage.cells.first().map(|(cell, _)| cell.end);
            let start = tokens.all.get(at).map_or(0, |token| token.range.start);
            let leads = row.is_some_and(|end| range.start + start < end);
            let says = |at: usize| {
                let term = self.term(&tokens, at);
                term.is_some_and(|term| meant.good.contains(&term))
            };
            if !leads && !(at.saturating_sub(BESIDE)..at).any(says) {
                continue;
            }
            for other in self.all.iter().filter(|other| other.id != meant.id) {
                let Some(there) = alone(other) else { continue };
                let mut between = at.min(there)..at.max(there);
                let is_list =
                    between.any(|at| tokens.is(at, Sense::And) || tokens.is(at, Sense::Or));
                let is_said = (there.saturating_sub(BESIDE)..there).any(|at| {
                    self.term(&tokens, at).is_some_and(|term| other.good.contains(&term))
                });
                if is_list || is_said && !leads {
                    continue;
                }
                let own = tokens.span(there, there + 1);
                let own = range.start + own.start..range.start + own.end;
                return Some(told((passage, &own), &other.id, meant));
            }
        }
        None
    }

    fn term(&self, tokens: &Tokens<'_>, at: usize) -> Option<String> {
        tokens.get(at).map(|token| self.tongue.stemmer.term(&token.text))
    }

    fn places(&self, tokens: &Tokens<'_>, partner: &Partner) -> impl Iterator<Item = usize> {
        let is_own =
            |at: &usize| self.term(tokens, *at).is_some_and(|term| partner.own.contains(&term));
        (0..tokens.all.len()).filter(is_own).collect::<Vec<_>>().into_iter()
    }

    fn first(&self, tokens: &Tokens<'_>, partner: &Partner) -> Option<usize> {
        self.places(tokens, partner).next()
    }
}

fn told((passage, range): (&Passage, &Range<usize>), said: &str, meant: &Partner) -> Diagnostic {
    let id = &meant.id;
    let message = format!("this sends to the channel `{said}` what the channel `{id}` is for");
    let d = Diagnostic::error("promise-differs", message).at(passage.place(range));
    let d = d.related(meant.place.clone(), format!("the channel `{id}`"));
    d.help("name the channel that answers, or change what contact.yaml says it is good for")
}
