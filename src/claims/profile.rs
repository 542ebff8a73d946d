//! A fact as it is met in one language: what it says, and what it is known by.

use std::collections::{BTreeMap, BTreeSet};

use super::address::same_phone;
use super::find::{What, find};
use super::hours::Hours;
use super::lexicon::{Sense, english};
use super::terms::{Tongue, Weighted, weigh};
use super::tokens::Tokens;
use crate::facts::{Fact, Facts, Kind};
use crate::model::Lang;

/// A fact as it is met in one language.
pub(super) struct Profile {
    pub kind: Kind,
    /// The value of each language, that of this one first.
    pub values: Vec<What>,
    /// Words that the team gave: each phrase in its terms.
    pub near: Vec<Vec<String>>,
    /// Whether it is how long an answer takes.
    pub answers: bool,
    /// Whether it is how long something takes.
    pub lasts: bool,
    /// What all of several phrases are about.
    pub subject: BTreeSet<String>,
    /// Words of its name.
    pub name: Weighted,
    /// Words of the sentences that use it, and how many of these have each.
    pub terms: Weighted,
    /// Documents and sections that use it.
    pub sections: BTreeSet<(String, String)>,
}

impl Profile {
    /// What is known before any text is read.
    pub fn new(
        (facts, name): (&Facts, &str),
        fact: &Fact,
        lang: &Lang,
        tongues: &BTreeMap<Lang, Tongue>,
    ) -> Self {
        let tongue = tongues.get(lang);
        let terms = |text: &str| tongue.map(|tongue| tongue.terms(text)).unwrap_or_default();
        let near: Vec<Vec<String>> =
            fact.near(lang).map(terms).filter(|phrase| !phrase.is_empty()).collect();
        // Words that the team gave are better ones.
        let weight = if near.is_empty() { 0.9 } else { 0.5 };
        let is = |wanted: Sense| {
            let words = fact.near(lang).filter_map(|near| Some((near, tongue?.lexicon)));
            let called = name.replace('_', " ");
            let words = words.chain([(called.as_str(), english())]);
            words.into_iter().any(|(text, lexicon)| Tokens::new(text, lexicon).has(wanted))
        };
        let answers = is(Sense::Answer);
        let lasts = [Sense::Take, Sense::Wait, Sense::Arrive].into_iter().any(is);
        let mut own = Weighted::new();
        let words = name.split('_').filter(|word| !GENERIC.contains(word));
        weigh(&mut own, words.flat_map(terms), weight);
        Self {
            kind: fact.kind,
            values: values(facts, fact, lang, tongues),
            answers,
            lasts: answers || lasts,
            subject: subject(&near),
            near,
            name: own,
            terms: Weighted::new(),
            sections: BTreeSet::new(),
        }
    }

    /// Whether there is nothing to know it by in this language.
    pub fn is_unknown(&self) -> bool {
        self.near.is_empty() && self.sections.is_empty()
    }

    pub fn is_like(&self, what: &What) -> bool {
        let compared = matches!(
            (self.kind, what),
            (Kind::Duration | Kind::Price | Kind::Number, What::Amount(_))
                | (Kind::Hours, What::Open(_) | What::Edge(_))
        );
        compared && self.values.first().is_some_and(|own| own.may_be(what))
    }

    pub fn agrees(&self, what: &What) -> bool {
        self.values.iter().any(|own| match (own, what) {
            (What::Amount(a), What::Amount(b)) => a.agrees(b),
            (What::Open(_), What::Open(open)) => self.hours().say(open),
            (What::Open(_), What::Edge(edge)) => edge.is_said_by(&self.hours()),
            (What::Phone(a), What::Phone(b)) => same_phone(a, b),
            _ => false,
        })
    }

    fn hours(&self) -> Hours {
        let open = |what: &What| match what {
            What::Open(open) => Some(open.clone()),
            _ => None,
        };
        Hours::said(self.values.iter().filter_map(open).collect())
    }

    /// Whether only working days stand against days: then it is this fact or none.
    pub fn agrees_but_for_work(&self, what: &What) -> bool {
        self.values.iter().any(|own| match (own, what) {
            (What::Amount(a), What::Amount(b)) => a.agrees_but_for_work(b) && !a.agrees(b),
            _ => false,
        })
    }

    pub fn ratio(&self, what: &What) -> f64 {
        match (self.values.first(), what) {
            (Some(What::Amount(a)), What::Amount(b)) => a.ratio(b),
            _ => 1.0,
        }
    }
}

/// The words that stand in every phrase, where there are several.
fn subject(near: &[Vec<String>]) -> BTreeSet<String> {
    let (Some(first), true) = (near.first(), near.len() > 1) else { return BTreeSet::new() };
    let shared = first.iter().filter(|term| near.iter().all(|phrase| phrase.contains(term)));
    shared.cloned().collect()
}

/// Words of names that many facts share.
const GENERIC: [&str; 26] = [
    "time", "times", "hours", "days", "price", "number", "limit", "max", "min", "period", "length",
    "size", "count", "value", "total", "amount", "duration", "within", "per", "day", "hour",
    "minutes", "fee", "cost", "the", "of",
];

/// The values of a fact: in `lang` first, then in the languages that have a form of their own.
pub(super) fn values(
    facts: &Facts,
    fact: &Fact,
    lang: &Lang,
    tongues: &BTreeMap<Lang, Tongue>,
) -> Vec<What> {
    let mut values = Vec::new();
    let own = facts.chain(lang).find_map(|from| Some((from, fact.own_form(from)?)));
    let others = tongues.keys().filter_map(|lang| Some((lang, fact.own_form(lang)?)));
    for (from, form) in own.into_iter().chain(others) {
        let Some(tongue) = tongues.get(from) else { continue };
        values.extend(find(&form.value, tongue.words()).claims.into_iter().map(|one| one.what));
    }
    values
}
