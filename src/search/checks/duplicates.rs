//! A warning for each two articles that say the same: customers find one of them, and writers mend
//! the other.

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::graph::{ArticleIx, Site};
use crate::model::Lang;

/// Two articles that say nearly the same in a language.
#[derive(Debug, Clone, PartialEq)]
pub struct Duplicate {
    pub lang: Lang,
    pub earlier: ArticleIx,
    pub later: ArticleIx,
    /// Of the words, up to 1.
    pub share: f32,
}

/// The warnings, each at the later article.
pub fn check_duplicates(site: &Site, duplicates: &[Duplicate]) -> Diagnostics {
    let warnings = duplicates.iter().filter_map(|pair| {
        let version = |at: ArticleIx| site.articles[at].versions.get(&pair.lang);
        let (earlier, later) = (version(pair.earlier)?, version(pair.later)?);
        let message = format!(
            "“{}” and “{}” say nearly the \
            same",
            earlier.document.title, later.document.title
        );
        let share = format!("{:.0}% of the words are here too", pair.share * 100.0);
        Some(
            Diagnostic::warning("near-duplicate", message)
                .at(later.document.file.whole())
                .related(earlier.document.file.whole(), share)
                .help(
                    "merge them and keep the old address with `aliases:`, or say in both what \
                    sets them apart",
                ),
        )
    });
    Diagnostics::from_iter(warnings)
}
