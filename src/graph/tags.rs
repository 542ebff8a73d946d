//! What carries the same tag.

use std::collections::BTreeMap;

use super::categories::collation;
use super::ids::{ArticleIx, List};
use super::site::{Article, Tag};
use crate::config::Config;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::{Lang, SitePath, slugify};
use crate::tree::is_slip;

/// The tags of every language, ordered by slug, and on every version the slugs it carries. Tags
/// that differ only in case or punctuation are one tag, named as first written. A tag of fewer
/// articles than `[output] tags_from` leads nowhere else, so it is no entry here.
pub(super) fn collect(
    config: &Config,
    articles: &mut List<ArticleIx, Article>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<Lang, Vec<Tag>> {
    config
        .languages
        .iter()
        .map(|language| {
            let found = of_language(&language.lang, articles);
            diagnostics.extend(lone(config, &found));
            (language.lang.clone(), listed(config, &language.lang, found))
        })
        .collect()
}

/// What a tag is called, in which language, and the titles of what carries it.
struct Found {
    name: String,
    lang: Lang,
    /// Where it is written first.
    place: Place,
    carriers: Vec<(String, ArticleIx)>,
}

fn of_language(lang: &Lang, articles: &mut List<ArticleIx, Article>) -> BTreeMap<String, Found> {
    let mut tags: BTreeMap<String, Found> = BTreeMap::new();
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
            let named = || (tag.value.clone(), document.lang.clone());
            let found = tags.entry(slug.clone()).or_insert_with(|| {
                let (name, lang) = named();
                let place = document.place(tag.span);
                Found { name, lang, place, carriers: Vec::new() }
            });
            if found.lang != *lang && document.lang == *lang {
                (found.name, found.lang) = named();
            }
            found.carriers.push((title.clone(), index));
            version.tags.push(slug);
        }
    }
    tags
}

impl Found {
    fn has_page(&self, config: &Config) -> bool {
        config.output.tag_pages && self.carriers.len() >= config.output.tags_from
    }
}

/// A tag of too few articles leads nowhere. Where it is nearly another one, that one was meant.
fn lone(config: &Config, tags: &BTreeMap<String, Found>) -> Diagnostics {
    let (paged, lone): (Vec<_>, Vec<_>) =
        tags.iter().partition(|(_, found)| found.has_page(config));
    let told = lone.into_iter().filter_map(|(slug, found)| {
        let (_, near) = paged.iter().find(|(other, _)| is_slip(slug, other))?;
        let message = format!(
            "the tag `{}` is on too few articles for a page, and `{}` on {}",
            found.name,
            near.name,
            near.carriers.len()
        );
        let d = Diagnostic::warning("lone-tag", message).at(found.place.clone());
        Some(d.help(format!("did you mean `{}`?", near.name)))
    });
    told.collect()
}

/// Those that have a page.
fn listed(config: &Config, lang: &Lang, tags: BTreeMap<String, Found>) -> Vec<Tag> {
    let base = config.prefix(lang);
    let labels = labels(config, lang);
    tags.into_iter()
        .filter(|(_, found)| found.has_page(config))
        .map(|(slug, Found { name, lang, place: _, mut carriers })| {
            carriers.sort();
            let path = SitePath::new(format!("{base}tags/{slug}/"));
            let (lang, name) = labels.get(&slug).cloned().unwrap_or((lang, name));
            let articles = carriers.into_iter().map(|(_, index)| index).collect();
            Tag { slug, name, lang, path, articles }
        })
        .collect()
}

/// The tags that `[labels]` names for readers of `lang`, by slug.
fn labels(config: &Config, lang: &Lang) -> BTreeMap<String, (Lang, String)> {
    let tags = config.labels.keys().filter_map(|key| Some((key, key.strip_prefix("tag:")?)));
    tags.filter_map(|(key, tag)| {
        let (lang, label) = config.label(key, lang)?;
        Some((slugify(tag), (lang.clone(), label.to_owned())))
    })
    .collect()
}
