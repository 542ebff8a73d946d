//! Warnings for articles that say the same, and notices for those that are called the same: customers
//! find one of them, and writers mend the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::graph::{ArticleIx, Site, Version};
use crate::model::Lang;

/// Others that a warning names; the report of `frontdesk report` has every pair.
const NAMED: usize = 8;

/// Two articles that say nearly the same in a language.
#[derive(Debug, Clone, PartialEq)]
pub struct Duplicate {
    pub lang: Lang,
    pub earlier: ArticleIx,
    pub later: ArticleIx,
    /// Of the words, up to 1.
    pub share: f32,
}

/// Articles of a language of which each says nearly the same as another of them, with how much.
type Family<'d> = BTreeMap<ArticleIx, &'d Duplicate>;

/// A warning for each family, at its last article: guides written from one template are one
/// matter, not a pair each.
pub fn check_duplicates(site: &Site, duplicates: &[Duplicate]) -> Diagnostics {
    let warnings = families(duplicates).into_iter().filter_map(|(lang, family)| {
        let version = |at: &ArticleIx| site.articles[*at].versions.get(lang);
        let mut members: Vec<(&Version, &Duplicate)> =
            family.iter().filter_map(|(at, pair)| Some((version(at)?, *pair))).collect();
        let (last, closest) = members.pop()?;
        let title = |version: &Version| format!("“{}”", version.document.title);
        let message = match members.as_slice() {
            [] => return None,
            [(other, _)] => format!("{} and {} say nearly the same", title(other), title(last)),
            [(first, _), others @ ..] => {
                format!("{} and {} others say nearly the same", title(first), others.len() + 1)
            }
        };
        let warning =
            Diagnostic::warning("near-duplicate", message).at(last.document.file.whole()).help(
                "merge them and keep the old address with `aliases:`, or say in each what sets \
                 it apart",
            );
        let is_pair = members.len() == 1;
        let others = members.iter().take(NAMED);
        Some(others.fold(warning, |warning, (version, pair)| {
            let pair = if is_pair { closest } else { pair };
            let place = if is_pair { "here" } else { "in another of them" };
            let note = format!("{:.0}% of the words are {place} too", pair.share * 100.0);
            warning.related(version.document.file.whole(), note)
        }))
    });
    Diagnostics::from_iter(warnings)
}

/// The families, in the order of their first articles; of each article the pair that is most alike.
fn families(duplicates: &[Duplicate]) -> Vec<(&Lang, Family<'_>)> {
    let mut families: Vec<(&Lang, Family<'_>)> = Vec::new();
    let mut home: BTreeMap<(&Lang, ArticleIx), usize> = BTreeMap::new();
    for pair in duplicates {
        let ends = [pair.earlier, pair.later].map(|at| (&pair.lang, at));
        let mut known: Vec<usize> = ends.iter().filter_map(|end| home.get(end).copied()).collect();
        known.sort_unstable();
        known.dedup();
        let into = known.first().copied().unwrap_or_else(|| {
            families.push((&pair.lang, Family::new()));
            families.len() - 1
        });
        // A pair between two families makes one of them.
        let joined = known.get(1).and_then(|at| families.get_mut(*at));
        let joined = joined.map(|(_, family)| std::mem::take(family)).unwrap_or_default();
        let Some((lang, family)) = families.get_mut(into) else { continue };
        home.extend(joined.keys().map(|at| ((*lang, *at), into)));
        family.extend(joined);
        for end in ends {
            home.insert(end, into);
            let best = family.entry(end.1).or_insert(pair);
            if best.share < pair.share {
                *best = pair;
            }
        }
    }
    families.retain(|(_, family)| !family.is_empty());
    families
}

/// A notice for each title that several articles of a language have, however short they are: search
/// and lists show lines that look alike.
pub fn check_titles(site: &Site) -> Diagnostics {
    let mut called: BTreeMap<(&Lang, String), Vec<&Version>> = BTreeMap::new();
    for lang in site.languages() {
        for (_, _, version) in site.versions(lang).filter(|(_, _, own)| !own.is_fallback()) {
            let title = version.document.title.to_lowercase();
            called.entry((lang, title)).or_default().push(version);
        }
    }
    let notices = called.into_values().filter_map(|same| {
        let paths: BTreeSet<&str> = same.iter().map(|one| &*one.document.file.path).collect();
        let (last, others) = same.split_last()?;
        if paths.len() < 2 {
            return None;
        }
        let message = format!("{} articles are called “{}”", same.len(), last.document.title);
        let notice = Diagnostic::notice("same-title", message)
            .at(last.document.file.whole())
            .help("say in each title what sets it apart: readers see both in search and in lists");
        Some(others.iter().take(NAMED).fold(notice, |notice, other| {
            notice.related(other.document.file.whole(), "called so, too")
        }))
    });
    notices.collect()
}
