//! What a site says in one place and not in another: a fact typed by hand with another value, an
//! article that promises what contact.yaml does not.
//!
//! 1. [`runs`], [`lexicon`], [`tokens`]: words and numbers, and what they may mean in a language;
//! 2. [`amount`], [`day_part`], [`days`], [`polarity`], [`open`], [`hours`], [`edge`],
//!    [`address`]: values that can contradict each other;
//! 3. [`counted`], [`find`]: the claims of a text;
//! 4. [`sentence`], [`passage`], [`walk`], [`scalars`]: the texts of a site, with what stands
//!    above each;
//! 5. [`terms`], [`reading`]: what a claim is about;
//! 6. [`profile`], [`property`], [`evidence`], [`facts`]: the facts it may be of; [`channels`],
//!    [`subjects`], [`promises`], [`guidance`]: the channels;
//! 7. [`versions`]: what translations tell of each other.
//!
//! A finding needs the same kind of value and enough rare words around it: what is not told is
//! less harm than a team that no longer reads what is.

mod address;
mod amount;
mod channels;
mod counted;
mod day_part;
mod days;
mod edge;
mod evidence;
mod facts;
mod find;
mod guidance;
mod hours;
mod lexicon;
mod open;
mod passage;
mod polarity;
mod profile;
mod promises;
mod property;
mod reading;
mod runs;
mod scalars;
mod sentence;
mod subjects;
mod terms;
mod tokens;
mod versions;
mod walk;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use self::channels::Ways;
use self::facts::Known;
use self::find::What;
use self::guidance::Partners;
use self::passage::Passage;
use self::promises::{Promises, Verdict};
use self::reading::{Item, Reading};
use self::subjects::Subjects;
use self::terms::{Counts, Tongue};
use self::versions::Versions;
use crate::contact;
use crate::contact::model::Routing;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Document, Lang};
use crate::tree::yaml::Parsed;

/// What is compared with what.
pub struct Input<'a> {
    /// The site's, the default one first.
    pub languages: &'a [Lang],
    pub documents: &'a [Arc<Document>],
    /// Its facts are the site's.
    pub contact: &'a contact::Texts,
    /// `None` where contact.yaml is missing or broken.
    pub routing: Option<&'a Routing>,
}

/// Every contradiction between a site's texts and its facts and promises.
pub fn check(input: &Input<'_>) -> Diagnostics {
    if input.contact.facts.is_empty() && input.routing.is_none() {
        return Diagnostics::new();
    }
    let Some(default) = input.languages.first() else { return Diagnostics::new() };
    let tongues: BTreeMap<Lang, Tongue> =
        input.languages.iter().map(|lang| (lang.clone(), Tongue::new(lang))).collect();
    let (readings, misled) = readings(input, &tongues);
    let lasting = property::lasting(&readings, &tongues);
    let mut versions = Versions::new();
    for reading in &readings {
        versions.entry(&reading.passage.key).or_default().push(reading);
    }
    let mut found: Diagnostics =
        versions::forms(&input.contact.facts, &tongues).into_iter().chain(misled).collect();
    for lang in input.languages {
        let Some(tongue) = tongues.get(lang) else { continue };
        let own: Vec<&Reading> =
            readings.iter().filter(|reading| reading.passage.lang == *lang).collect();
        let counts = counts(&own);
        let known =
            Known::new(&input.contact.facts, lang, &tongues, (tongue, &counts), (&own, &lasting));
        let promised: Vec<&Reading> = readings
            .iter()
            .filter(|one| one.passage.key.section.ends_with(".reply_within"))
            .filter(|one| one.passage.lang == *lang || one.passage.lang == *default)
            .collect();
        let ways = input.routing.map(|r| Ways::new(r, lang, (tongue, &counts), &promised));
        let promises = input.routing.zip(ways.as_ref()).map(|(routing, ways)| Promises {
            routing,
            subjects: Subjects { ways, tongue },
            known: &known,
        });
        let judge = Judge { default, versions: &versions, known: &known, promises };
        let told: Vec<Diagnostics> = own.par_iter().map(|reading| judge.reading(reading)).collect();
        told.into_iter().for_each(|told| found.extend(told));
    }
    found
}

/// What a language's texts are judged by.
struct Judge<'a> {
    default: &'a Lang,
    versions: &'a Versions<'a>,
    known: &'a Known<'a>,
    promises: Option<Promises<'a>>,
}

impl Judge<'_> {
    fn reading(&self, reading: &Reading) -> Diagnostics {
        let told = reading.items.iter().filter_map(|item| self.item(reading, item));
        told.collect()
    }

    /// One contradiction an item at most: that with a promise, else that with a fact.
    fn item(&self, reading: &Reading, item: &Item) -> Option<Diagnostic> {
        let verdict = self.promises.as_ref().map(|promises| promises.judge(reading, item));
        match verdict {
            Some(Verdict::Kept) => return None,
            Some(Verdict::Differs(d)) => return Some(*d),
            _ => {}
        }
        if let Some(d) = versions::across(self.versions, reading, item, self.default) {
            return Some(d);
        }
        let typed = item.typed()?;
        let placed = versions::in_its_place(self.versions, reading, item);
        let name = placed.filter(|name| self.known.differs(name, typed));
        let name = name.or_else(|| self.known.contradicted(reading, item))?;
        self.known.told(name, reading, item)
    }
}

/// Every passage with a value in it, in the order of files and lines; and what any passage says of
/// the wrong channel.
fn readings(
    input: &Input<'_>,
    tongues: &BTreeMap<Lang, Tongue>,
) -> (Vec<Reading>, Vec<Diagnostic>) {
    let facts = &*input.contact.facts;
    let wanted = |lang: &Lang| {
        let all = facts.facts.values();
        all.flat_map(|fact| profile::values(facts, fact, lang, tongues)).collect()
    };
    let wanted: BTreeMap<&Lang, Vec<What>> =
        tongues.keys().map(|lang| (lang, wanted(lang))).collect();
    let partners = input.routing.map(|routing| {
        let of = |(lang, tongue)| (lang, Partners::new(routing, lang, tongue));
        tongues.iter().map(of).collect::<BTreeMap<&Lang, Partners>>()
    });
    let read = |passage: Passage| {
        let tongue = tongues.get(&passage.lang)?;
        let wanted = wanted.get(&passage.lang)?;
        let partners = partners.as_ref().and_then(|partners| partners.get(&passage.lang));
        let misled = partners.map(|partners| partners.misled(&passage)).unwrap_or_default();
        let reading = Reading::new(passage, tongue, (facts, wanted));
        // Most passages say nothing of the kind.
        (reading.is_some() || !misled.is_empty()).then_some((reading, misled))
    };
    let documents = input.documents.par_iter();
    let of_documents: Vec<Vec<_>> = documents
        .map(|document| walk::of_document(document).into_iter().filter_map(read).collect())
        .collect();
    let mut all: Vec<_> = of_documents.into_iter().flatten().collect();
    if input.routing.is_some() {
        let default = input.languages.first();
        let main = input.contact.main.as_ref().zip(default);
        let others = input.contact.languages.iter().map(|(lang, file)| (file, lang));
        for (parsed, lang) in main.into_iter().chain(others) {
            let Parsed { file, node, .. } = &**parsed;
            let passages = node.iter().flat_map(|node| scalars::of_contact(file, node, lang));
            all.extend(passages.filter_map(read));
        }
    }
    let (readings, misled): (Vec<_>, Vec<_>) = all.into_iter().unzip();
    (readings.into_iter().flatten().collect(), misled.concat())
}

/// The words beside values, counted.
fn counts(readings: &[&Reading]) -> Counts {
    let mut counts = Counts::default();
    let items = readings.iter().flat_map(|reading| &reading.items);
    items.filter(|item| !item.own.is_empty()).for_each(|item| counts.add(item.own.keys()));
    counts
}
