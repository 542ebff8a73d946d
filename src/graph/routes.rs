//! Every page gets its address.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

use super::articles::source_document;
use super::ids::{ArticleIx, CategoryIx, List};
use super::site::{Article, Category, Version};
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
    let mut taken = Taken::default();
    for language in &config.languages {
        assign_categories(config, &language.lang, categories, &mut taken, &mut diagnostics);
        for article in articles.iter_mut() {
            assign_article(&language.lang, categories, article, &mut taken, &mut diagnostics);
        }
    }
    diagnostics
}

fn assign_categories(
    config: &Config,
    lang: &Lang,
    categories: &mut List<CategoryIx, Category>,
    taken: &mut Taken,
    diagnostics: &mut Diagnostics,
) {
    for ix in categories.ids() {
        let parent = categories[ix].parent.map(|parent| &categories[parent]);
        let base = parent.and_then(|parent| parent.names.get(lang)).map(|name| name.path.clone());
        let category = &mut categories[ix];
        let folder = category.key.name().to_owned();
        let at = Claim::Folder(category.key.clone());
        let is_root = category.key.as_str().is_empty();
        let Some(name) = category.names.get_mut(lang) else { continue };
        if is_root {
            name.path = SitePath::new(config.prefix(lang));
            continue;
        }
        let base = base.unwrap_or_else(|| SitePath::new(config.prefix(lang)));
        let slug = slug(name.document.as_deref(), name.document.as_deref(), &folder, diagnostics);
        name.path = base.join(&format!("{slug}/"));
        taken.claim(&name.path, at, diagnostics);
    }
}

fn assign_article(
    lang: &Lang,
    categories: &List<CategoryIx, Category>,
    article: &mut Article,
    taken: &mut Taken,
    diagnostics: &mut Diagnostics,
) {
    let source = source_document(article).cloned();
    let key = article.key.name().to_owned();
    let base = categories[article.category].names.get(lang).map(|name| name.path.clone());
    let Some(Version { document, path, .. }) = article.versions.get_mut(lang) else { return };
    let slug = slug(Some(&**document), source.as_deref(), &key, diagnostics);
    *path = base.unwrap_or_else(|| SitePath::new("")).join(&format!("{slug}/"));
    taken.claim(path, Claim::Text(Arc::clone(document)), diagnostics);
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
struct Taken {
    pages: HashMap<SitePath, Claim, FxBuildHasher>,
    /// Pairs of files that were reported: they collide again in every language.
    reported: BTreeSet<(String, String)>,
}

/// What a page is made of. Where that is said matters only where two have one address.
enum Claim {
    Folder(DocumentKey),
    Text(Arc<Document>),
}

impl Claim {
    fn place(&self) -> Place {
        match self {
            Self::Folder(key) => Place::file(format!("content/{key}")),
            Self::Text(document) => match &document.front.slug {
                Some(slug) => document.place(slug.span),
                None => document.file.whole(),
            },
        }
    }
}

impl Taken {
    fn claim(&mut self, path: &SitePath, claim: Claim, diagnostics: &mut Diagnostics) {
        let Some(first) = self.pages.get(path) else {
            self.pages.insert(path.clone(), claim);
            return;
        };
        let (first, place) = (first.place(), claim.place());
        if first == place || !self.reported.insert((first.path.clone(), place.path.clone())) {
            return;
        }
        diagnostics.push(
            Diagnostic::error("duplicate-address", format!("two pages have the address /{path}"))
                .at(place)
                .related(first, "the other page")
                .help("rename one of them, or give it another `slug:`"),
        );
    }
}
