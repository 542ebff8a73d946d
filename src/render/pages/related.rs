//! What to read next: what the writer named, then what the index found, then shared tags.

use std::collections::BTreeMap;

use crate::graph::{Article, ArticleIx, Version};
use crate::render::page::item::ArticleItem;
use crate::render::page::scope::Scope;

const SHOWN: usize = 4;
/// What is offered after a "No".
const NEXT: usize = 2;
/// A tag on more articles than this says little about any two of them.
const WIDE: usize = 60;

/// The articles of each narrow tag in one language.
pub(in crate::render) struct TagIndex {
    by_slug: BTreeMap<String, Vec<ArticleIx>>,
}

impl TagIndex {
    pub(in crate::render) fn new(scope: &Scope<'_>) -> Self {
        let tags = scope.site.tags.get(scope.lang()).map_or(&[][..], Vec::as_slice);
        let narrow = tags.iter().filter(|tag| tag.articles.len() <= WIDE);
        Self { by_slug: narrow.map(|tag| (tag.slug.clone(), tag.articles.clone())).collect() }
    }

    /// At most four articles that have a page in this language, never the article itself.
    pub(in crate::render) fn related(
        &self,
        scope: &Scope<'_>,
        (index, article, version): (ArticleIx, &Article, &Version),
    ) -> Vec<ArticleIx> {
        let found = scope
            .shared
            .input
            .related
            .and_then(|all| all.get(scope.lang()))
            .and_then(|all| all.get(&index));
        let by_tags = if found.is_none() { self.by_tags(scope, version) } else { Vec::new() };
        let mut chosen: Vec<ArticleIx> = Vec::with_capacity(SHOWN);
        for candidate in
            article.meta.related.iter().chain(found.into_iter().flatten()).chain(&by_tags)
        {
            let has_page = scope.site.articles[*candidate].versions.contains_key(scope.lang());
            if *candidate != index && has_page && !chosen.contains(candidate) {
                chosen.push(*candidate);
            }
            if chosen.len() == SHOWN {
                break;
            }
        }
        chosen
    }

    /// Two articles for a reader whom this one did not help: of those that are `related`, then of its
    /// category, then of all; in the language of their source where they have no page in this one.
    pub(in crate::render) fn instead(
        scope: &Scope<'_>,
        related: &[ArticleIx],
        (index, article): (ArticleIx, &Article),
    ) -> Vec<ArticleItem> {
        let others = || {
            let fits = |other: &Article| !other.is_root_page() && !other.meta.expired;
            scope.site.articles.pairs().filter(move |(_, other)| fits(other))
        };
        let beside = others().filter(|(_, other)| other.category == article.category);
        let candidates = related.iter().copied().chain(beside.map(|(other, _)| other));
        let own =
            |other: &ArticleIx| scope.site.articles[*other].versions.contains_key(scope.lang());
        let all = || others().map(|(other, _)| other);
        let candidates = candidates.chain(all().filter(own)).chain(all());
        let mut chosen: Vec<ArticleIx> = Vec::with_capacity(NEXT);
        for candidate in candidates {
            if candidate != index && !chosen.contains(&candidate) {
                chosen.push(candidate);
            }
            if chosen.len() == NEXT {
                break;
            }
        }
        chosen.into_iter().filter_map(|other| scope.item_anywhere(other)).collect()
    }

    /// Most shared tags first, then by id.
    fn by_tags(&self, scope: &Scope<'_>, version: &Version) -> Vec<ArticleIx> {
        let mut shared: BTreeMap<ArticleIx, usize> = BTreeMap::new();
        for article in version.tags.iter().filter_map(|slug| self.by_slug.get(slug)).flatten() {
            *shared.entry(*article).or_default() += 1;
        }
        let is_root = |index: ArticleIx| scope.site.articles[index].is_root_page();
        let mut ranked: Vec<(ArticleIx, usize)> =
            shared.into_iter().filter(|(i, _)| !is_root(*i)).collect();
        ranked.sort_by_key(|(index, count)| (std::cmp::Reverse(*count), *index));
        ranked.into_iter().map(|(index, _)| index).collect()
    }
}
