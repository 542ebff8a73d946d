//! What speaks for a value to be of a fact: the words around it, and where it stands.

use std::collections::BTreeSet;

use super::profile::Profile;
use super::reading::{Item, Reading};
use super::terms::{Counts, Tongue, Weighted, weigh};

/// How much a word that the team gave counts, given that it is rare.
const NEAR: f64 = 1.3;
/// What a word of the same family counts in place of the team's.
const AKIN: f64 = 0.8;
/// What the words above a sentence can add at most.
const ABOVE: f64 = 2.0;
/// What the words of sentences that use a fact must be worth where nobody named any.
const USED: f64 = 7.0;
/// And how many words that must be.
const WORDS: usize = 3;
/// What these must be worth beside the subject of what the team gave.
const WITH_SUBJECT: f64 = 0.5;
/// The least weight of words that stand beside a value or lead to it.
const BESIDE: f64 = 0.8;
/// The weight of words in a question or heading that a value answers.
const LEADING: f64 = 0.9;
/// The weight of words in the nearest heading.
const NEAREST: f64 = 0.7;

/// The words around an item.
pub(super) struct Context {
    own: Weighted,
    /// Of these what its sentence says itself.
    sentence: Weighted,
    around: Weighted,
    /// Its subject stands in the heading.
    is_elliptical: bool,
}

impl Context {
    pub fn new(reading: &Reading, item: &Item, tongue: &Tongue) -> Self {
        let mut own = item.own.clone();
        let mut around = Weighted::new();
        let above = reading.passage.above.iter().chain(&reading.passage.lead);
        for (level, text) in above.enumerate() {
            let nearest = level == 0 || level == reading.passage.above.len();
            let weight = if nearest { NEAREST } else { 0.5 };
            weigh(&mut around, tongue.terms(text), weight);
        }
        let words = own.values().filter(|weight| **weight > BESIDE).count();
        let half = reading.other_half(item).map(|text| tongue.terms(text)).unwrap_or_default();
        weigh(&mut own, half, LEADING);
        let sentence = own.clone();
        // "Yes, for 30 days." has its subject in the heading.
        let heading = reading.passage.above.first().filter(|_| words <= 2);
        if let Some(heading) = heading {
            weigh(&mut own, tongue.terms(heading), LEADING);
        }
        Self { own, sentence, around, is_elliptical: words <= 1 }
    }

    /// Whether all that names `wide` here names `narrow` as well, and more does: of "a renewal is
    /// refunded" it is the refund of renewals that is meant, not that of plans.
    pub fn is_narrower(&self, narrow: &Profile, wide: &Profile) -> bool {
        let named = |profile: &Profile| -> BTreeSet<String> {
            let whole =
                profile.near.iter().filter(|phrase| phrase.iter().all(|one| self.is_here(one)));
            whole.flatten().cloned().collect()
        };
        let (narrow, wide) = (named(narrow), named(wide));
        !wide.is_empty() && wide.len() < narrow.len() && wide.is_subset(&narrow)
    }

    fn is_here(&self, term: &str) -> bool {
        self.own.get(term).is_some_and(|own| *own >= BESIDE)
    }

    /// What a word of the same family weighs: "correction" for "corrigée".
    fn akin(&self, term: &str) -> Option<f64> {
        let akin = self.own.iter().filter(|(own, _)| is_akin(own, term));
        akin.map(|(_, weight)| weight * AKIN).max_by(f64::total_cmp)
    }
}

/// Whether two terms begin alike for most of the shorter one.
fn is_akin(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let shorter = a.chars().count().min(b.chars().count());
    common >= 4 && common * 3 >= shorter * 2
}

/// What speaks for an item to be of a fact.
pub(super) struct Evidence {
    /// The words of its sentence.
    pub own: f64,
    /// All words.
    pub all: f64,
    /// Whether it is named, by words or by its place.
    pub names_it: bool,
    /// Whether the sentence is like those that use it.
    pub alike: bool,
}

impl Evidence {
    /// `loosely` for a fact that says the same: that explains the item on less.
    pub fn new(
        (profile, counts): (&Profile, &Counts),
        context: &Context,
        (reading, loosely): (&Reading, bool),
    ) -> Self {
        let near = near((profile, counts), context, loosely);
        let in_near = |term: &String| profile.near.iter().any(|phrase| phrase.contains(term));
        let both = |terms: &Weighted, known: &Weighted| -> (usize, f64) {
            let both = terms.iter().filter(|(term, _)| !in_near(term));
            let worths: Vec<f64> = both
                .filter_map(|(term, weight)| Some(weight * known.get(term)? * counts.worth(term)))
                .collect();
            (worths.len(), worths.iter().sum())
        };
        let (called, name) = both(&context.own, &profile.name);
        let (words, used) = both(&context.own, &profile.terms);
        let key = &reading.passage.key;
        let near = match near == 0.0 {
            true => subject((profile, counts), context, &key.document, &both),
            false => near,
        };
        let mut beyond = context.around.clone();
        beyond.retain(|term, _| !context.own.contains_key(term));
        let above = (both(&beyond, &profile.terms).1 + both(&beyond, &profile.name).1).min(ABOVE);
        let here = profile.sections.contains(&(key.document.to_string(), key.section.clone()));
        let beside = match (here, context.is_elliptical) {
            (true, true) => 3.0,
            (true, false) => 1.0,
            _ => 0.0,
        };
        // "First-Class Mail" is no reply to an e-mail.
        let is_called = called > 0 && called == profile.name.len() && profile.near.is_empty();
        let named = near > 0.0 || is_called;
        Self {
            own: near + name + used,
            all: near + name + used + above + beside,
            names_it: named || here && context.is_elliptical,
            alike: words >= WORDS && used >= USED,
        }
    }
}

/// What the subject of the team's phrases is worth alone: in an article that uses the fact, beside a
/// word of where it does. "An error in an invoice?"
fn subject(
    (profile, counts): (&Profile, &Counts),
    context: &Context,
    document: &str,
    both: &dyn Fn(&Weighted, &Weighted) -> (usize, f64),
) -> f64 {
    let mut sections = profile.sections.iter();
    let is_at_home = sections.any(|(own, _)| own == document);
    if !is_at_home || both(&context.sentence, &profile.terms).1 < WITH_SUBJECT {
        return 0.0;
    }
    let said = |term: &&String| context.sentence.get(*term).is_some_and(|own| *own >= BESIDE);
    let said = profile.subject.iter().filter(said);
    said.map(|term| AKIN * NEAR * counts.worth(term)).fold(0.0, f64::max)
}

/// What the phrases that the team gave are worth here.
fn near((profile, counts): (&Profile, &Counts), context: &Context, loosely: bool) -> f64 {
    let own = |term: &String| context.own.get(term).copied();
    let nearest = |term: &String| {
        let weight = context.around.get(term).copied();
        // The title of a long article is far from most of its sentences.
        weight.filter(|weight| *weight >= NEAREST)
    };
    let least = |phrase: &Vec<String>| -> f64 {
        let hit = phrase.iter().filter_map(|term| Some(own(term)? * counts.worth(term)));
        if loosely { hit.fold(0.0, f64::max) / 2.0 } else { 0.0 }
    };
    let whole = |phrase: &Vec<String>| -> Option<f64> {
        phrase.iter().find(|term| own(term).is_some())?;
        let mut akin = 0;
        let each = phrase.iter().map(|term| {
            let exact = own(term).or_else(|| nearest(term));
            let weight = exact.or_else(|| {
                akin += 1;
                context.akin(term)
            })?;
            Some(weight * counts.worth(term))
        });
        let all: Vec<f64> = each.collect::<Option<_>>()?;
        let length = u32::try_from(all.len()).ok()?;
        (akin <= 1).then(|| NEAR * all.iter().sum::<f64>() / f64::from(length))
    };
    profile.near.iter().map(|one| whole(one).unwrap_or_else(|| least(one))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_of_words() {
        for (a, b) in [("corrig", "correct"), ("modifi", "modif"), ("refund", "refund")] {
            assert!(is_akin(a, b), "{a} {b}");
        }
        for (a, b) in [("command", "comment"), ("pay", "payer"), ("connect", "connais")] {
            assert!(!is_akin(a, b), "{a} {b}");
        }
    }
}
