//! What carries the same tag.

use std::collections::BTreeMap;

use super::categories::collation;
use super::ids::{ArticleIx, List};
use super::site::{Article, Tag};
use crate::config::Config;
use crate::model::{Lang, SitePath, slugify};

/// The tags of every language, ordered by slug, and on every version the slugs it carries. Tags
/// that differ only in case or punctuation are one tag, named as first written. A tag of fewer
/// articles than `[output] tags_from` leads nowhere else, so it is no entry here.
pub(super) fn collect(
    config: &Config,
    articles: &mut List<ArticleIx, Article>,
) -> BTreeMap<Lang, Vec<Tag>> {
    config
        .languages
        .iter()
        .map(|language| (language.lang.clone(), of_language(config, &language.lang, articles)))
        .collect()
}

fn of_language(config: &Config, lang: &Lang, articles: &mut List<ArticleIx, Article>) -> Vec<Tag> {
    let mut tags: BTreeMap<String, (String, Vec<(String, ArticleIx)>)> = BTreeMap::new();
    for (index, article) in articles.pairs_mut() {
        let inherited = article.versions.get(&article.source).map(|source| source.document.clone());
        let Some(version) = article.versions.get_mut(lang) else { continue };
        let own = &version.document.front.tags;
        let document = if own.is_empty() {
            inherited.unwrap_or_else(|| version.document.clone())
        } else {
            version.document.clone()
        };
        if document.front.tags.is_empty() {
            continue;
        }
        let title = collation(&version.document.title);
        for tag in &document.front.tags {
            let slug = slugify(&tag.value);
            if slug.is_empty() || version.tags.contains(&slug) {
                continue;
            }
            let (_, carriers) =
                tags.entry(slug.clone()).or_insert_with(|| (tag.value.clone(), Vec::new()));
            carriers.push((title.clone(), index));
            version.tags.push(slug);
        }
    }
    let base = config.prefix(lang);
    let wanted = |carriers: &[(String, ArticleIx)]| {
        config.output.tag_pages && carriers.len() >= config.output.tags_from
    };
    tags.into_iter()
        .filter(|(_, (_, carriers))| wanted(carriers))
        .map(|(slug, (name, mut carriers))| {
            carriers.sort();
            let path = SitePath::new(format!("{base}tags/{slug}/"));
            Tag {
                slug,
                name,
                path,
                articles: carriers.into_iter().map(|(_, index)| index).collect(),
            }
        })
        .collect()
}
