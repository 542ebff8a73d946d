//! The same fact typed by hand with another value.
//!
//! What a fact is of is known by the words of its name, by its `near:`, and by the sentences that
//! use it. A value is one of a fact where it measures the same and enough rare words of these stand
//! beside it; or where the other versions of the text have the fact in its place.

use std::collections::BTreeMap;

use super::address::{near_phone, same_phone};
use super::find::What;
use super::profile::Profile;
use super::reading::{Item, Reading};
use super::terms::{Counts, Tongue, Weighted, weigh};
use crate::diagnostics::Diagnostic;
use crate::facts::{Fact, Facts, Kind};
use crate::model::Lang;

/// What the words of an item's own sentence must be worth for it to be of a fact.
const OWN: f64 = 1.4;
/// What all words must be worth, those of headings included.
const ALL: f64 = 3.6;
/// A fact with the value that is typed explains it if it fits this much as well.
const AS_WELL: f64 = 0.5;
/// How much a word that the team gave counts, given that it is rare.
const NEAR: f64 = 1.3;
/// What the words above a sentence can add at most.
const ABOVE: f64 = 2.0;
/// What the words of sentences that use a fact must be worth where nobody named any.
const USED: f64 = 7.0;
/// And how many words that must be.
const WORDS: usize = 3;
/// The weight of words in the nearest heading.
const NEAREST: f64 = 0.7;
/// How many times more or less makes it unlikely that the same is meant.
const FAR: f64 = 60.0;

/// Everything known about a site's facts in one language.
pub(super) struct Known<'f> {
    facts: &'f Facts,
    /// By name.
    profiles: BTreeMap<&'f str, Profile>,
    counts: &'f Counts,
    tongue: &'f Tongue,
}

impl<'f> Known<'f> {
    pub fn new(
        facts: &'f Facts,
        lang: &Lang,
        tongues: &BTreeMap<Lang, Tongue>,
        (tongue, counts): (&'f Tongue, &'f Counts),
        readings: &[&Reading],
    ) -> Self {
        let profile = |(name, fact): (&'f String, &Fact)| {
            (name.as_str(), Profile::new((facts, name), fact, lang, tongues))
        };
        let mut profiles: BTreeMap<&str, Profile> = facts.facts.iter().map(profile).collect();
        learn(&mut profiles, tongue, readings);
        Self { facts, profiles, counts, tongue }
    }

    /// The fact that an item contradicts, if it is one of a fact at all.
    pub fn contradicted(&self, reading: &Reading, item: &Item) -> Option<&'f str> {
        let what = item.typed()?;
        if let What::Phone(number) = what {
            return self.misdialled(number);
        }
        if !self.profiles.values().any(|profile| profile.is_like(what)) {
            return None;
        }
        let context = Context::new(reading, item, self.tongue);
        let mut same = 0.0_f64;
        let mut other: Option<(f64, &'f str)> = None;
        let mut working: Vec<(f64, &str)> = Vec::new();
        for (name, profile) in &self.profiles {
            if !profile.is_like(what) {
                continue;
            }
            let agrees = profile.agrees(what);
            let almost = profile.agrees_but_for_work(what);
            let loosely = || self.evidence(profile, &context, (reading, true)).all;
            if agrees {
                // Of a fact that nothing is known about in this language it may well be.
                same = same.max(if profile.is_unknown() { f64::MAX } else { loosely() });
                continue;
            }
            if almost {
                working.push((loosely(), *name));
            }
            let Evidence { own, all, names_it, alike } =
                self.evidence(profile, &context, (reading, false));
            let is_far = profile.ratio(what) > FAR;
            let far = if is_far { 0.6 } else { 1.0 };
            let fits = (names_it || alike && !is_far) && own * far >= OWN && all * far >= ALL;
            if fits
                && !said_here(reading, item, name, profile)
                && other.is_none_or(|(best, _)| all * far > best)
            {
                other = Some((all * far, *name));
            }
        }
        let (best, name) = other.filter(|(best, _)| same < best * AS_WELL)?;
        // Two days where a fact says two working days contradict that fact and no other.
        let meant = |(all, other): &(f64, &str)| *other == name || *all < best * AS_WELL;
        working.iter().all(meant).then_some(name)
    }

    /// Whether a typed value is another one than the fact's: with the fact in its place in another
    /// version of the text, nothing else has to tell that it is meant.
    pub fn differs(&self, name: &str, what: &What) -> bool {
        let profile = self.profiles.get(name).filter(|profile| profile.kind != Kind::Phone);
        profile.is_some_and(|profile| profile.is_like(what) && !profile.agrees(what))
    }

    /// Whether a value is that of a fact which the sentence may well speak of.
    pub fn explains(&self, reading: &Reading, item: &Item, what: &What) -> bool {
        let mut agreeing = self.profiles.values().filter(|profile| profile.agrees(what)).peekable();
        if agreeing.peek().is_none() {
            return false;
        }
        let context = Context::new(reading, item, self.tongue);
        let speaks = |profile: &Profile| {
            profile.is_unknown() || self.evidence(profile, &context, (reading, true)).names_it
        };
        agreeing.any(speaks)
    }

    /// Whether any fact has this value.
    pub fn knows(&self, what: &What) -> bool {
        self.profiles.values().any(|profile| profile.agrees(what))
    }

    fn misdialled(&self, number: &str) -> Option<&'f str> {
        let numbers = |profile: &Profile| -> Vec<String> {
            let phone = |what: &What| match what {
                What::Phone(number) => Some(number.clone()),
                _ => None,
            };
            profile.values.iter().filter_map(phone).collect()
        };
        let phones = self.profiles.iter().filter(|(_, profile)| profile.kind == Kind::Phone);
        let mut near = None;
        for (name, profile) in phones {
            for known in numbers(profile) {
                if same_phone(&known, number) {
                    return None;
                }
                near = near.or(near_phone(&known, number).then_some(*name));
            }
        }
        near
    }

    /// What the words around an item are worth for it to be of a fact.
    fn evidence(
        &self,
        profile: &Profile,
        context: &Context,
        (reading, loosely): (&Reading, bool),
    ) -> Evidence {
        let worth = |term: &str| self.counts.worth(term);
        let own = |term: &String| context.own.get(term).copied();
        let nearest = |term: &String| {
            let weight = context.around.get(term).copied();
            // The title of a long article is far from most of its sentences.
            weight.filter(|weight| *weight >= NEAREST)
        };
        // A fact that says the same explains it on less.
        let least = |phrase: &Vec<String>| -> f64 {
            let hit = phrase.iter().filter_map(|term| Some(own(term)? * worth(term)));
            if loosely { hit.fold(0.0, f64::max) / 2.0 } else { 0.0 }
        };
        let phrase = |phrase: &Vec<String>| -> Option<f64> {
            phrase.iter().find(|term| own(term).is_some())?;
            let each =
                phrase.iter().map(|term| Some(own(term).or_else(|| nearest(term))? * worth(term)));
            let all: Vec<f64> = each.collect::<Option<_>>()?;
            let length = u32::try_from(all.len()).ok()?;
            Some(NEAR * all.iter().sum::<f64>() / f64::from(length))
        };
        let near: f64 =
            profile.near.iter().map(|one| phrase(one).unwrap_or_else(|| least(one))).sum();
        let in_near = |term: &String| profile.near.iter().any(|phrase| phrase.contains(term));
        let both = |terms: &Weighted, known: &Weighted| -> (usize, f64) {
            let both = terms.iter().filter(|(term, _)| !in_near(term));
            let worths: Vec<f64> = both
                .filter_map(|(term, weight)| Some(weight * known.get(term)? * worth(term)))
                .collect();
            (worths.len(), worths.iter().sum())
        };
        let (_, name) = both(&context.own, &profile.name);
        let (words, used) = both(&context.own, &profile.terms);
        let mut beyond = context.around.clone();
        beyond.retain(|term, _| !context.own.contains_key(term));
        let above = (both(&beyond, &profile.terms).1 + both(&beyond, &profile.name).1).min(ABOVE);
        let key = &reading.passage.key;
        let here = profile.sections.contains(&(key.document.to_string(), key.section.clone()));
        let beside = match (here, context.is_elliptical) {
            (true, true) => 3.0,
            (true, false) => 1.0,
            _ => 0.0,
        };
        let named = near > 0.0 || name > 0.0 && profile.near.is_empty();
        Evidence {
            own: near + name + used,
            all: near + name + used + above + beside,
            names_it: named || here && context.is_elliptical,
            alike: words >= WORDS && used >= USED,
        }
    }

    /// What to say about it.
    pub fn told(&self, name: &str, reading: &Reading, item: &Item) -> Option<Diagnostic> {
        let fact = self.facts.facts.get(name)?;
        let lang = &reading.passage.lang;
        let own = self.facts.chain(lang).find_map(|lang| fact.own_form(lang))?;
        let file = self.facts.file.as_ref()?;
        let message =
            format!("this says {}, and the fact `{name}` says {}", item.written, own.value);
        let d = Diagnostic::warning("fact-differs", message).at(reading.passage.place(&item.range));
        let d = d.related(file.place(own.span), format!("the fact `{name}`"));
        let help = format!(
            "write {{{{ fact.{name} }}}} here; if something else is meant, say so in its sentence, \
             or narrow the fact's `near:`"
        );
        Some(d.help(help))
    }
}

/// Takes in the words around every use of a fact.
fn learn(profiles: &mut BTreeMap<&str, Profile>, tongue: &Tongue, readings: &[&Reading]) {
    let mut uses: BTreeMap<&str, f64> = BTreeMap::new();
    for reading in readings {
        for item in &reading.items {
            let name = item.fact.as_deref();
            let known = name.and_then(|name| profiles.get_key_value(name)).map(|(name, _)| *name);
            let Some((name, profile)) =
                known.and_then(|name| Some((name, profiles.get_mut(name)?)))
            else {
                continue;
            };
            *uses.entry(name).or_default() += 1.0;
            let mut words = Weighted::new();
            let own = item.own.iter();
            let near = own.filter(|(_, weight)| **weight >= 0.9).map(|(term, _)| term.clone());
            weigh(&mut words, near, 0.8);
            for (level, above) in reading.passage.above.iter().enumerate() {
                let weight = if level == 0 { 0.5 } else { 0.35 };
                weigh(&mut words, tongue.terms(above), weight);
            }
            for (term, weight) in words {
                *profile.terms.entry(term).or_default() += weight;
            }
            let key = &reading.passage.key;
            profile.sections.insert((key.document.to_string(), key.section.clone()));
        }
    }
    // What one of many uses has beside it says little.
    for (name, uses) in uses {
        let terms = profiles.get_mut(name).map(|profile| &mut profile.terms);
        terms.into_iter().flat_map(|terms| terms.values_mut()).for_each(|weight| *weight /= uses);
    }
}

/// What speaks for an item to be of a fact.
struct Evidence {
    /// The words of its sentence.
    own: f64,
    /// All words.
    all: f64,
    /// Whether it is named, by words or by its place.
    names_it: bool,
    /// Whether the sentence is like those that use it.
    alike: bool,
}

/// The words around an item.
struct Context {
    own: Weighted,
    around: Weighted,
    /// Its subject stands in the heading.
    is_elliptical: bool,
}

impl Context {
    fn new(reading: &Reading, item: &Item, tongue: &Tongue) -> Self {
        let mut own = item.own.clone();
        let mut around = Weighted::new();
        let above = reading.passage.above.iter().chain(&reading.passage.lead);
        for (level, text) in above.enumerate() {
            let nearest = level == 0 || level == reading.passage.above.len();
            let weight = if nearest { NEAREST } else { 0.5 };
            weigh(&mut around, tongue.terms(text), weight);
        }
        // "Yes, for 30 days." has its subject in the heading.
        let words = own.values().filter(|weight| **weight > 0.8).count();
        let heading = reading.passage.above.first().filter(|_| words <= 2);
        if let Some(heading) = heading {
            weigh(&mut own, tongue.terms(heading), 0.9);
        }
        Self { own, around, is_elliptical: words <= 1 }
    }
}

/// Whether the fact's own value stands in the same sentence: then what stands beside it is of
/// something else.
fn said_here(reading: &Reading, item: &Item, name: &str, profile: &Profile) -> bool {
    let others = reading.items.iter().filter(|other| other.sentence == item.sentence);
    others.filter(|other| other.range != item.range).any(|other| {
        other.fact.as_deref() == Some(name)
            || other.what.as_ref().is_some_and(|what| profile.agrees(what))
    })
}
