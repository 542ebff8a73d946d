//! Old addresses that lead on.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

use super::ids::{ArticleIx, CategoryIx, List};
use super::site::{Article, Category, Redirect};
use crate::config::Config;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::{Document, SitePath};
use crate::tree::Located;

/// The redirects of all aliases, ordered by old address. An alias that is another page's address,
/// or another article's alias, is an error: one of the two would silently win.
pub(super) fn collect(
    config: &Config,
    articles: &List<ArticleIx, Article>,
    categories: &List<CategoryIx, Category>,
    diagnostics: &mut Diagnostics,
) -> Vec<Redirect> {
    let pages = pages(articles, categories);
    let mut taken: BTreeMap<SitePath, (Redirect, Place)> = BTreeMap::new();
    for Page { article, document, path } in own_texts(config, articles, categories) {
        for alias in &document.front.aliases {
            let place = document.place(alias.span);
            let Some(from) = address(document, alias, diagnostics) else { continue };
            if from == *path {
                continue;
            }
            if let Some(page) = pages.get(&from) {
                diagnostics.push(taken_by(&from, place, page.clone(), "the page that stands there"));
                continue;
            }
            if let Some((other, other_place)) = taken.get(&from) {
                if other.to != *path {
                    diagnostics.push(taken_by(&from, place, other_place.clone(), "the other alias"));
                }
                continue;
            }
            let redirect = Redirect { from: from.clone(), to: path.clone(), article, span: alias.span };
            taken.insert(from, (redirect, place));
        }
    }
    taken.into_values().map(|(redirect, _)| redirect).collect()
}

/// A page whose own text may name aliases.
struct Page<'a> {
    article: Option<ArticleIx>,
    document: &'a Document,
    path: &'a SitePath,
}

/// Articles before categories, languages in the site's order; a fallback's aliases are its source's.
fn own_texts<'a>(
    config: &'a Config,
    articles: &'a List<ArticleIx, Article>,
    categories: &'a List<CategoryIx, Category>,
) -> Vec<Page<'a>> {
    let mut pages = Vec::new();
    for (index, article) in articles.pairs() {
        let versions = config.languages.iter().filter_map(|language| article.versions.get(&language.lang));
        pages.extend(versions.filter(|version| !version.is_fallback()).map(|version| Page {
            article: Some(index),
            document: &version.document,
            path: &version.path,
        }));
    }
    for category in categories {
        let names = config.languages.iter().filter_map(|language| category.names.get_key_value(&language.lang));
        pages.extend(names.filter_map(|(lang, name)| {
            let document = name.document.as_deref().filter(|document| document.lang == *lang)?;
            Some(Page { article: None, document, path: &name.path })
        }));
    }
    pages
}

fn pages(articles: &List<ArticleIx, Article>, categories: &List<CategoryIx, Category>) -> BTreeMap<SitePath, Place> {
    let versions = articles.iter().flat_map(|article| article.versions.values());
    let articles = versions.map(|version| (version.path.clone(), version.document.file.whole()));
    let categories = categories.iter().flat_map(|category| {
        let place = Place::file(format!("content/{}", category.key));
        category.names.values().map(move |name| (name.path.clone(), place.clone()))
    });
    articles.chain(categories).collect()
}

/// An alias as an address below the site's root: `/old/page`, `old/page/` and `old/page.html` are
/// what people write; a query or fragment never reaches a server's redirect table.
fn address(document: &Document, alias: &Located<String>, diagnostics: &mut Diagnostics) -> Option<SitePath> {
    let decoded = percent_decode_str(alias.value.trim()).decode_utf8_lossy().into_owned();
    let path = decoded.trim_start_matches('/');
    let is_bad = path.contains("://")
        || path.contains(['?', '#', '\\', '\0'])
        || path.chars().any(char::is_control)
        || path.split('/').rev().skip(1).any(str::is_empty)
        || path.split('/').any(|part| part == "." || part == "..")
        || path.is_empty();
    if is_bad {
        diagnostics.push(
            Diagnostic::error("bad-alias", format!("`{}` is no address of this site", alias.value))
                .at(document.place(alias.span))
                .help("write the old path alone, such as /old/page/"),
        );
        return None;
    }
    let last = path.rsplit('/').next().unwrap_or(path);
    let is_file = last.contains('.') || last.is_empty();
    Some(SitePath::new(if is_file { path.to_owned() } else { format!("{path}/") }))
}

fn taken_by(from: &SitePath, place: Place, other: Place, note: &str) -> Diagnostic {
    Diagnostic::error("duplicate-address", format!("the alias /{from} is taken"))
        .at(place)
        .related(other, note)
        .help("remove the alias here or there")
}
