//! Two articles that say the same: customers find one of them, and writers mend the other.
//!
//! 1. the index names the articles most like one;
//! 2. of each such pair the words are compared: what both share over what either has, every word as
//!    heavy as it is rare.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::analysis::{fold, words};
use super::answer::Indexes;
use super::document::SearchArticle;
use super::documents::documents;
use super::error::SearchError;
use super::index::SearchIndex;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::graph::Site;

/// Articles compared with each.
const CANDIDATES: usize = 3;
/// From this share of common words on a person should look.
const ALIKE: f32 = 0.6;
/// Shorter articles are alike by chance.
const LEAST_WORDS: usize = 12;

/// How often each term occurs.
type Counts = BTreeMap<u32, u32>;

/// A warning for each pair, at the later article.
pub fn check_duplicates(site: &Site, indexes: &Indexes) -> Result<Diagnostics, SearchError> {
    let mut diagnostics = Diagnostics::new();
    for lang in site.languages() {
        let Some(index) = indexes.index(lang) else { continue };
        let (places, articles): (Vec<_>, Vec<_>) = documents(site, lang, &|_, _| (0, 0)).into_iter().unzip();
        for (one, other, share) in duplicates(index, &articles)? {
            let version = |at: usize| site.articles[*places.get(at)?].versions.get(lang);
            let (Some(earlier), Some(later)) = (version(one), version(other)) else { continue };
            let message = format!("“{}” and “{}” say nearly the same", earlier.document.title, later.document.title);
            diagnostics.push(
                Diagnostic::warning("near-duplicate", message)
                    .at(later.document.file.whole())
                    .related(earlier.document.file.whole(), format!("{:.0}% of the words are here too", share * 100.0))
                    .help("merge them and keep the old address with `aliases:`, or say in both what sets them apart"),
            );
        }
    }
    Ok(diagnostics)
}

/// Pairs of positions in `articles`, the build's input, with the share of common words.
pub fn duplicates(index: &SearchIndex, articles: &[SearchArticle]) -> Result<Vec<(usize, usize, f32)>, SearchError> {
    let counts: Vec<Counts> = articles.par_iter().map(|article| count(index, article)).collect();
    let pairs = articles.par_iter().enumerate().map(|(at, article)| {
        let related = index.related(at as u32, &article.texts(), CANDIDATES)?;
        let pairs = related.into_iter().map(|other| (at.min(other as usize), at.max(other as usize)));
        Ok(pairs.collect::<Vec<_>>())
    });
    let pairs: BTreeSet<(usize, usize)> =
        pairs.collect::<Result<Vec<_>, SearchError>>()?.into_iter().flatten().collect();
    let alike = pairs.into_iter().filter_map(|(one, other)| {
        let share = share(index, counts.get(one)?, counts.get(other)?);
        (share >= ALIKE).then_some((one, other, share))
    });
    Ok(alike.collect())
}

fn count(index: &SearchIndex, article: &SearchArticle) -> Counts {
    let mut counts = Counts::new();
    for word in article.texts().into_iter().flat_map(words) {
        for &term in index.lexicon().exact(&fold(&word.text)).into_iter().flat_map(|entry| &entry.terms) {
            *counts.entry(term).or_default() += 1;
        }
    }
    counts
}

fn share(index: &SearchIndex, one: &Counts, other: &Counts) -> f32 {
    if one.len().min(other.len()) < LEAST_WORDS {
        return 0.0;
    }
    let (mut common, mut all) = (0.0, 0.0);
    for term in one.keys().chain(other.keys().filter(|term| !one.contains_key(term))) {
        let of = |counts: &Counts| counts.get(term).copied().unwrap_or(0) as f32;
        let weight = index.idf(index.frequency(*term));
        common += of(one).min(of(other)) * weight;
        all += of(one).max(of(other)) * weight;
    }
    common / all
}
