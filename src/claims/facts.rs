//! The same fact typed by hand with another value.
//!
//! What a fact is of is known by the words of its name, by its `near:`, and by the sentences that
//! use it. A value is one of a fact where it measures the same and enough rare words of these stand
//! beside it; or where the other versions of the text have the fact in its place.

use std::collections::{BTreeMap, BTreeSet};

use super::address::{near_phone, same_phone};
use super::evidence::{Context, Evidence};
use super::find::What;
use super::profile::Profile;
use super::property::Property;
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
/// And this much where nothing names it.
const UNNAMED: f64 = 0.9;
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
        (readings, lasting): (&[&Reading], &BTreeSet<String>),
    ) -> Self {
        let profile = |(name, fact): (&'f String, &Fact)| {
            let mut profile = Profile::new((facts, name), fact, lang, tongues);
            profile.lasts |= lasting.contains(name);
            (name.as_str(), profile)
        };
        let mut profiles: BTreeMap<&str, Profile> = facts.facts.iter().map(profile).collect();
        learn(&mut profiles, tongue, readings);
        keep_own_subjects(&mut profiles);
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
        let property = Property::of(reading, item, self.tongue);
        let mut same: Vec<(Evidence, &Profile)> = Vec::new();
        let mut other: Option<(f64, &'f str)> = None;
        let mut working: Vec<(f64, &str)> = Vec::new();
        for (name, profile) in &self.profiles {
            if !profile.is_like(what) {
                continue;
            }
            let agrees = profile.agrees(what);
            let almost = profile.agrees_but_for_work(what);
            let loosely = || self.evidence(profile, &context, (reading, true));
            if agrees {
                // Of a fact that nothing is known about in this language it may well be.
                same.push((loosely(), profile));
                continue;
            }
            if almost {
                working.push((loosely().all, *name));
            }
            let Evidence { own, all, names_it, alike } =
                self.evidence(profile, &context, (reading, false));
            if profile.kind == Kind::Duration && !property.may_be_of(profile) {
                continue;
            }
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
        let (best, name) = other?;
        let meant = self.profiles.get(name)?;
        let explains = |(evidence, profile): &(Evidence, &Profile)| {
            // Words that stand beside its uses by chance have to be as many.
            let least = if evidence.names_it { AS_WELL } else { UNNAMED };
            let is_known = evidence.all >= best * least && !context.is_narrower(meant, profile);
            profile.is_unknown() || is_known
        };
        if same.iter().any(explains) {
            return None;
        }
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

    fn evidence(
        &self,
        profile: &Profile,
        context: &Context,
        (reading, loosely): (&Reading, bool),
    ) -> Evidence {
        Evidence::new((profile, self.counts), context, (reading, loosely))
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

/// A word that other facts are known by as well is the subject of none.
fn keep_own_subjects(profiles: &mut BTreeMap<&str, Profile>) {
    let mut holders: BTreeMap<String, usize> = BTreeMap::new();
    for profile in profiles.values() {
        let words = profile.near.iter().flatten().chain(profile.name.keys());
        for word in words.collect::<BTreeSet<_>>() {
            *holders.entry(word.clone()).or_default() += 1;
        }
    }
    for profile in profiles.values_mut() {
        profile.subject.retain(|word| holders.get(word) == Some(&1));
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

/// Whether the fact's own value stands in the same sentence: then what stands beside it is of
/// something else.
fn said_here(reading: &Reading, item: &Item, name: &str, profile: &Profile) -> bool {
    let others = reading.items.iter().filter(|other| other.sentence == item.sentence);
    others.filter(|other| other.range != item.range).any(|other| {
        other.fact.as_deref() == Some(name)
            || other.what.as_ref().is_some_and(|what| profile.agrees(what))
    })
}
