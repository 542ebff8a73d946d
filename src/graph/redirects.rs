//! Old addresses that lead on.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

use super::ids::{ArticleIx, CategoryIx, List};
use super::site::{Article, Category, Redirect};
use crate::config::Config;
use crate::content::OWN_FILES;
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
    let texts = own_texts(config, articles, categories);
    if texts.is_empty() {
        return Vec::new();
    }
    let pages = pages(articles, categories);
    let mut folded: BTreeMap<String, (SitePath, Place)> = BTreeMap::new();
    for (path, place) in &pages {
        folded.entry(fold(path)).or_insert_with(|| (path.clone(), place.clone()));
    }
    let mut taken: BTreeMap<SitePath, (Redirect, Place)> = BTreeMap::new();
    for Page { article, document, path, own } in texts {
        for alias in &document.front.aliases {
            let place = document.place(alias.span);
            let Some(from) = address(document, alias, diagnostics) else { continue };
            // It leads to itself, in this language or another: as after a move there and back.
            if own.contains(&&from) {
                continue;
            }
            if let Some(what) = own_page(config, &from) {
                let message = format!("the alias /{from} is taken: {what}");
                let d = Diagnostic::error("duplicate-address", message).at(place);
                diagnostics.push(d.help("take it out: that page stays where it is"));
                continue;
            }
            if let Some((other, other_place)) =
                folded.get(&fold(&from)).filter(|(other, _)| *other != from)
            {
                let message =
                    format!("/{from} and /{other} are one file where case does not count");
                let d = Diagnostic::error("duplicate-address", message).at(place);
                let d = d.related(other_place.clone(), "the other one");
                diagnostics.push(d.help("keep one of them; most servers answer to both"));
                continue;
            }
            folded.entry(fold(&from)).or_insert_with(|| (from.clone(), place.clone()));
            if let Some(page) = pages.get(&from) {
                diagnostics.push(taken_by(
                    &from,
                    place,
                    page.clone(),
                    "the page that stands there",
                ));
                continue;
            }
            if let Some((other, other_place)) = taken.get(&from) {
                if other.to != *path {
                    diagnostics.push(taken_by(
                        &from,
                        place,
                        other_place.clone(),
                        "the other alias",
                    ));
                }
                continue;
            }
            let redirect =
                Redirect { from: from.clone(), to: path.clone(), article, span: alias.span };
            taken.insert(from, (redirect, place));
        }
    }
    taken.into_values().map(|(redirect, _)| redirect).collect()
}

/// A page whose own text names aliases.
struct Page<'a> {
    article: Option<ArticleIx>,
    document: &'a Document,
    path: &'a SitePath,
    /// Of the same article or category, in every language.
    own: Vec<&'a SitePath>,
}

/// Articles before categories, languages in the site's order; a fallback's aliases are its
/// source's.
fn own_texts<'a>(
    config: &'a Config,
    articles: &'a List<ArticleIx, Article>,
    categories: &'a List<CategoryIx, Category>,
) -> Vec<Page<'a>> {
    let mut pages = Vec::new();
    for (index, article) in articles.pairs() {
        let versions =
            config.languages.iter().filter_map(|language| article.versions.get(&language.lang));
        let own = || article.versions.values().map(|version| &version.path).collect();
        let named = versions
            .filter(|version| !version.is_fallback() && !version.document.front.aliases.is_empty());
        pages.extend(named.map(|version| Page {
            article: Some(index),
            document: &version.document,
            path: &version.path,
            own: own(),
        }));
    }
    for category in categories {
        let names = config.languages.iter().map(|language| &language.lang);
        let names = names.filter_map(|lang| Some((lang, category.names.get(lang)?)));
        let own = || category.names.values().map(|name| &name.path).collect();
        pages.extend(names.filter_map(|(lang, name)| {
            let document = name.document.as_deref().filter(|document| document.lang == *lang)?;
            if document.front.aliases.is_empty() {
                return None;
            }
            Some(Page { article: None, document, path: &name.path, own: own() })
        }));
    }
    pages
}

fn pages(
    articles: &List<ArticleIx, Article>,
    categories: &List<CategoryIx, Category>,
) -> BTreeMap<SitePath, Place> {
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
fn address(
    document: &Document,
    alias: &Located<String>,
    diagnostics: &mut Diagnostics,
) -> Option<SitePath> {
    let decoded = percent_decode_str(alias.value.trim()).decode_utf8_lossy().into_owned();
    let path = decoded.trim_start_matches('/');
    let is_bad = path.contains("://")
        || path.contains(['?', '#', '\\', '\0'])
        || path.chars().any(char::is_control)
        || path.split('/').rev().skip(1).any(str::is_empty)
        || path.split('/').any(|part| part == "." || part == "..")
        || path.is_empty();
    // Netlify and Cloudflare read both as patterns: one alias would swallow a folder.
    let pattern = path.split('/').find(|part| part.contains('*') || part.starts_with(':'));
    if let Some(pattern) = pattern {
        let message = format!(
            "`{}` is a pattern for some servers: `{pattern}` stands for anything",
            alias.value
        );
        let d = Diagnostic::error("bad-alias", message).at(document.place(alias.span));
        diagnostics.push(d.help("write each old path out, such as /old/page/"));
        return None;
    }
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

/// An address as disks see it that do not tell capitals from small letters.
fn fold(path: &SitePath) -> String {
    path.as_str().trim_end_matches('/').to_lowercase()
}

/// What the site itself writes at an address, if anything.
fn own_page(config: &Config, from: &SitePath) -> Option<&'static str> {
    let path = from.as_str().trim_end_matches('/');
    let below = match path.split_once('/') {
        Some((first, rest)) if config.languages.iter().any(|l| l.lang.as_str() == first) => rest,
        _ => path,
    };
    let is_language = config.languages.iter().any(|language| language.lang.as_str() == below);
    match below {
        "" | "index.html" => Some("it is the home page"),
        _ if is_language => Some("it is the home page of a language"),
        "search" => Some("it is the search page"),
        "sitemap" => Some("it is the list of all pages"),
        "tags" => Some("the tag pages stand there"),
        "404.html" => Some("it is the page for addresses that are none"),
        _ if OWN_FILES.contains(&below) => Some("the site writes a file there"),
        _ if below == "assets" || below.starts_with("assets/") => {
            Some("the theme's files stand there")
        }
        _ if below == "api" || below.starts_with("api/") => Some("the host answers there"),
        _ => None,
    }
}

fn taken_by(from: &SitePath, place: Place, other: Place, note: &str) -> Diagnostic {
    Diagnostic::error("duplicate-address", format!("the alias /{from} is taken"))
        .at(place)
        .related(other, note)
        .help("remove the alias here or there")
}
