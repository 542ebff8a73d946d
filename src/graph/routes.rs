//! Every page gets its address.

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use super::articles::source_document;
use super::ids::{ArticleIx, CategoryIx, List};
use super::site::{Article, Category};
use crate::config::Config;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::{Document, DocumentKey, Lang, SitePath, slugify};

/// Addresses of categories and articles in every language: the language's prefix, the slugs of the
/// folders, the article's slug. Two pages at one address are an error that names both files.
pub(super) fn assign(
    config: &Config,
    categories: &mut List<CategoryIx, Category>,
    articles: &mut List<ArticleIx, Article>,
) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for language in &config.languages {
        assign_categories(config, &language.lang, categories, &mut diagnostics);
        let categories = &*categories;
        let assign = |article| assign_article(&language.lang, categories, article);
        let found: Vec<Diagnostics> = articles.par_iter_mut().map(assign).collect();
        diagnostics.extend(found.into_iter().flatten().collect());
    }
    diagnostics.extend(collisions(config, categories, articles));
    diagnostics
}

fn assign_categories(
    config: &Config,
    lang: &Lang,
    categories: &mut List<CategoryIx, Category>,
    diagnostics: &mut Diagnostics,
) {
    for ix in categories.ids() {
        let parent = categories[ix].parent.map(|parent| &categories[parent]);
        let base = parent.and_then(|parent| parent.names.get(lang)).map(|name| name.path.clone());
        let category = &mut categories[ix];
        let folder = category.key.name().to_owned();
        let is_root = category.key.as_str().is_empty();
        let Some(name) = category.names.get_mut(lang) else { continue };
        let base = base.unwrap_or_else(|| SitePath::new(config.prefix(lang)));
        if is_root {
            name.path = base;
            continue;
        }
        let slug = slug(name.document.as_deref(), name.document.as_deref(), &folder, diagnostics);
        name.path = base.folder(&slug);
    }
}

fn assign_article(
    lang: &Lang,
    categories: &List<CategoryIx, Category>,
    article: &mut Article,
) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let Some(version) = article.versions.get(lang) else { return diagnostics };
    let (own, source) = (&*version.document, source_document(article).map(|source| &**source));
    let slug = slug(Some(own), source, article.key.name(), &mut diagnostics);
    let path = match categories[article.category].names.get(lang) {
        Some(category) => category.path.folder(&slug),
        None => SitePath::new("").folder(&slug),
    };
    if let Some(version) = article.versions.get_mut(lang) {
        version.path = path;
    }
    diagnostics
}

/// Pages that would stand at one address.
fn collisions(
    config: &Config,
    categories: &List<CategoryIx, Category>,
    articles: &List<ArticleIx, Article>,
) -> Diagnostics {
    let mut taken = Taken::default();
    for lang in config.languages.iter().map(|language| &language.lang) {
        taken.pages.reserve(articles.len());
        for category in categories.iter().filter(|category| !category.key.as_str().is_empty()) {
            if let Some(name) = category.names.get(lang) {
                taken.claim(&name.path, Claim::Folder(&category.key));
            }
        }
        for version in articles.iter().filter_map(|article| article.versions.get(lang)) {
            taken.claim(&version.path, Claim::Text(&version.document));
        }
    }
    taken.found
}

/// The page's own `slug:`, else the source's, else the file's name.
fn slug(
    own: Option<&Document>,
    source: Option<&Document>,
    name: &str,
    diagnostics: &mut Diagnostics,
) -> String {
    for document in [own, source].into_iter().flatten() {
        let Some(slug) = &document.front.slug else { continue };
        if slugify(&slug.value) == slug.value {
            return slug.value.clone();
        }
        diagnostics.push(
            Diagnostic::error(
                "bad-slug",
                format!("`{}` cannot be one part of an address", slug.value),
            )
            .at(document.place(slug.span))
            .help(match slugify(&slug.value).as_str() {
                "" => "write letters or digits, or take it out".to_owned(),
                plain => format!("write `slug: {plain}`"),
            }),
        );
    }
    let slug = slugify(name);
    if slug.is_empty() {
        let mut d = Diagnostic::error(
            "bad-file-name",
            format!("no address can be made of the name `{name}`"),
        )
        .help("use letters or digits, or give it a `slug:`");
        if let Some(document) = own {
            d = d.at(document.file.whole());
        }
        diagnostics.push(d);
        return "untitled".into();
    }
    slug
}

/// Who stands where.
#[derive(Default)]
struct Taken<'a> {
    pages: HashMap<&'a SitePath, Claim<'a>, FxBuildHasher>,
    /// Pairs of files that were reported: they collide again in every language.
    reported: BTreeSet<(String, String)>,
    found: Diagnostics,
}

/// What a page is made of. Where that is said matters only where two have one address.
#[derive(Clone, Copy)]
enum Claim<'a> {
    Folder(&'a DocumentKey),
    Text(&'a Document),
}

impl Claim<'_> {
    fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Folder(own), Self::Folder(other)) => std::ptr::eq(own, other),
            (Self::Text(own), Self::Text(other)) => std::ptr::eq(own, other),
            _ => false,
        }
    }

    fn place(self) -> Place {
        match self {
            Self::Folder(key) => Place::file(format!("content/{key}")),
            Self::Text(document) => match &document.front.slug {
                Some(slug) => document.place(slug.span),
                None => document.file.whole(),
            },
        }
    }
}

impl<'a> Taken<'a> {
    fn claim(&mut self, path: &'a SitePath, claim: Claim<'a>) {
        let first = *self.pages.entry(path).or_insert(claim);
        if first.is(claim) {
            return;
        }
        let (first, place) = (first.place(), claim.place());
        if first == place || !self.reported.insert((first.path.clone(), place.path.clone())) {
            return;
        }
        self.found.push(
            Diagnostic::error("duplicate-address", format!("two pages have the address /{path}"))
                .at(place)
                .related(first, "the other page")
                .help("rename one of them, or give it another `slug:`"),
        );
    }
}
