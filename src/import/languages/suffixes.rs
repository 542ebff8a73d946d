//! Languages by suffix: `x.fr.md`, `x._fr.md`, `x_fr.md`.

use std::collections::{BTreeMap, BTreeSet};

use super::autonyms;
use super::found::Found;
use crate::model::Lang;

/// How a language is attached to a name, most telling first.
const FORMS: [&str; 3] = ["._", ".", "_"];

struct Candidate<'a> {
    base: &'a str,
    form: usize,
    lang: Lang,
}

/// The language and language-free path of every file, as far as names tell.
pub fn find(stems: &[&str]) -> Vec<Found> {
    let candidates: Vec<Option<Candidate<'_>>> = stems.iter().map(|stem| candidate(stem)).collect();
    let all: BTreeSet<&str> = stems.iter().copied().collect();
    let unmarked = candidates.iter().filter(|candidate| candidate.is_none()).count();
    let mut by_base: BTreeMap<(&str, usize), BTreeSet<&Lang>> = BTreeMap::new();
    for candidate in candidates.iter().flatten() {
        by_base.entry((candidate.base, candidate.form)).or_default().insert(&candidate.lang);
    }
    let paired = |candidate: &Candidate<'_>| {
        all.contains(candidate.base)
            || by_base.get(&(candidate.base, candidate.form)).is_some_and(|l| l.len() > 1)
    };

    let mut evidence: BTreeMap<(usize, &Lang), (usize, usize)> = BTreeMap::new();
    for candidate in candidates.iter().flatten() {
        let (pairs, total) = evidence.entry((candidate.form, &candidate.lang)).or_default();
        *total += 1;
        *pairs += usize::from(paired(candidate));
    }
    let proven = |candidate: &Candidate<'_>| {
        let (pairs, total) =
            evidence.get(&(candidate.form, &candidate.lang)).copied().unwrap_or_default();
        match FORMS.get(candidate.form) {
            // An underscore is part of many names (user_id): one pair proves nothing in a large
            // folder.
            Some(&"_") => {
                pairs * 2 >= total && (pairs >= 5 || pairs * 4 >= unmarked.max(1)) && pairs > 0
            }
            _ => pairs > 0,
        }
    };
    stems
        .iter()
        .zip(&candidates)
        .map(|(stem, candidate)| match candidate {
            Some(candidate) if proven(candidate) => {
                Found { lang: Some(candidate.lang.clone()), path: candidate.base.to_owned() }
            }
            _ => Found { lang: None, path: (*stem).to_owned() },
        })
        .collect()
}

fn candidate(stem: &str) -> Option<Candidate<'_>> {
    let name_start = stem.rfind('/').map_or(0, |i| i + 1);
    for (form, separator) in FORMS.iter().enumerate() {
        // `x_pt_BR`: the tag may hold an underscore itself, so the longest tag is tried first.
        for (at, _) in stem.match_indices(separator) {
            if at <= name_start {
                continue;
            }
            if let Some(lang) = stem.get(at + separator.len()..).and_then(autonyms::known) {
                return stem.get(..at).map(|base| Candidate { base, form, lang });
            }
        }
    }
    None
}
