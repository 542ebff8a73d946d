//! What the versions of one text say against each other: a fact's forms, a text of contact.yaml,
//! and what stands where other versions use a fact.

use std::collections::BTreeMap;

use super::amount::{Amount, Measure};
use super::find::{What, find};
use super::passage::Key;
use super::reading::{Item, Reading};
use super::terms::Tongue;
use crate::diagnostics::{Diagnostic, Place};
use crate::facts::{Facts, Kind};
use crate::model::Lang;

/// The readings of each passage.
pub(super) type Versions<'r> = BTreeMap<&'r Key, Vec<&'r Reading>>;

/// Facts whose forms in two languages are not the same value.
pub(super) fn forms(facts: &Facts, tongues: &BTreeMap<Lang, Tongue>) -> Vec<Diagnostic> {
    let (Some(file), Some(default)) = (&facts.file, &facts.default) else { return Vec::new() };
    let mut told = Vec::new();
    for (name, fact) in &facts.facts {
        if !matches!(fact.kind, Kind::Duration | Kind::Price | Kind::Number) {
            continue;
        }
        let first = |lang: &Lang| -> Option<(What, Place, String)> {
            let form = fact.forms.get(&Some(lang.clone()))?;
            let claims = find(&form.value, tongues.get(lang)?.words()).claims;
            let what = claims.into_iter().next()?.what;
            Some((what, file.place(form.span), form.value.clone()))
        };
        let Some((known, place, value)) = first(default) else { continue };
        for lang in tongues.keys().filter(|lang| *lang != default) {
            let Some((what, own, form)) = first(lang) else { continue };
            let differ = match (&what, &known) {
                (What::Amount(a), What::Amount(b)) => differ(a, b),
                _ => false,
            };
            if differ {
                let message =
                    format!("the fact `{name}` says {form} in {lang}, and {value} in {default}");
                let d = Diagnostic::warning("fact-differs", message).at(own);
                let d = d.related(place.clone(), format!("the same fact in {default}"));
                told.push(d.help("write the same value in every language"));
            }
        }
    }
    told
}

/// Whether two languages give another amount of the same; things have another name in each.
fn differ(a: &Amount, b: &Amount) -> bool {
    let things = |one: &Amount| matches!(one.measure, Measure::Count(_));
    let measure = if things(a) && things(b) { &b.measure } else { &a.measure };
    let a = Amount { measure: measure.clone(), ..a.clone() };
    a.is_like(b) && !a.agrees(b)
}

/// What stands in place of an item in other versions of its passage: facts that they use there.
pub(super) fn in_its_place<'r>(
    versions: &Versions<'r>,
    reading: &Reading,
    item: &Item,
) -> Option<&'r str> {
    let others = versions.get(&reading.passage.key)?;
    let mut others = others.iter().filter(|other| other.passage.lang != reading.passage.lang);
    others.find_map(|other| counterpart(reading, item, other)?.fact.as_deref())
}

/// The item of another version that stands where `item` does: the one of as many of its kind.
fn counterpart<'r>(reading: &Reading, item: &Item, other: &'r Reading) -> Option<&'r Item> {
    let kind = Quantity::of(item.what.as_ref()?);
    let is_like = |one: &&Item| one.what.as_ref().is_some_and(|what| Quantity::of(what) == kind);
    let own: Vec<&Item> = reading.items.iter().filter(is_like).collect();
    let others: Vec<&Item> = other.items.iter().filter(is_like).collect();
    let at = own.iter().position(|own| own.range == item.range)?;
    others.get(at).filter(|_| own.len() == others.len()).copied()
}

/// What is said in every language alike, by the kind of its value.
#[derive(PartialEq)]
enum Quantity {
    Time,
    Money,
    Share,
    Size,
    Things,
    Hours,
    Address,
}

impl Quantity {
    fn of(what: &What) -> Self {
        match what {
            What::Open(_) | What::Edge(_) => Self::Hours,
            What::Phone(_) | What::Mail(_) => Self::Address,
            What::Amount(amount) => match amount.measure {
                Measure::Time { .. } => Self::Time,
                Measure::Money(_) => Self::Money,
                Measure::Percent => Self::Share,
                Measure::Size => Self::Size,
                Measure::Count(_) => Self::Things,
            },
        }
    }
}

/// A text of contact.yaml that says another value in this language than in the default one.
pub(super) fn across(
    versions: &Versions<'_>,
    reading: &Reading,
    item: &Item,
    default: &Lang,
) -> Option<Diagnostic> {
    let key = &reading.passage.key;
    if &*key.document != "contact" || reading.passage.lang == *default {
        return None;
    }
    // A fact says the same in every language; what is typed elsewhere is told there.
    let Some(What::Amount(own)) = item.typed() else { return None };
    let original = versions.get(key)?.iter().find(|other| other.passage.lang == *default)?;
    let other = counterpart(reading, item, original)?;
    let Some(What::Amount(known)) = &other.what else { return None };
    if matches!(own.measure, Measure::Count(_)) || !differ(own, known) {
        return None;
    }
    let message = format!(
        "this says {}, and {} says {}",
        item.written, original.passage.file.path, other.written
    );
    let d = Diagnostic::error("promise-differs", message).at(reading.passage.place(&item.range));
    let d =
        d.related(original.passage.place(&other.range), "the same text in the default language");
    Some(d.help("say the same in every language"))
}
