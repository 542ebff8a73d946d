//! Category pages: intro, sub-categories, articles.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use crate::graph::{Category, CategoryIx, CategoryName};
use crate::render::page::body::{BodyContext, Filling};
use crate::render::page::item::{ArticleItem, CategoryItem};
use crate::render::page::scope::Scope;
use crate::render::page::trail::Alternate;
use crate::render::page::{Outcome, Page};
use crate::render::pages::article::category_crumbs;

/// `category` in templates.
#[derive(Serialize)]
struct CategoryContext {
    title: String,
    description: String,
    /// Of title and intro, where they are not the page's.
    lang: Option<String>,
    dir: Option<&'static str>,
    language: Option<String>,
    icon: Option<String>,
    /// The keys of `extra`, the page's own language over the first one.
    extra: BTreeMap<String, serde_json::Value>,
    count: usize,
    intro: Option<BodyContext>,
    categories: Vec<CategoryItem>,
    articles: Vec<ArticleItem>,
}

pub(in crate::render) fn write_all(scope: &Scope<'_>) -> Vec<Outcome> {
    let categories = scope.site.categories.pairs().skip(1);
    categories
        .filter_map(|(index, category)| {
            Some(write(scope, index, category, category.names.get(scope.lang())?))
        })
        .collect()
}

/// What the first language's `_category.md` gives, and the page's own over it.
fn extra(
    scope: &Scope<'_>,
    category: &Category,
    name: &CategoryName,
) -> BTreeMap<String, serde_json::Value> {
    let mut languages = scope.site.languages();
    let first = languages.find_map(|lang| category.names.get(lang)?.document.as_ref());
    let documents = first.into_iter().chain(&name.document);
    documents.flat_map(|document| document.front.extra.clone()).collect()
}

fn write(
    scope: &Scope<'_>,
    index: CategoryIx,
    category: &Category,
    name: &CategoryName,
) -> Outcome {
    let foreign =
        name.document.as_ref().map(|document| &document.lang).filter(|lang| *lang != scope.lang());
    let strings = foreign.and_then(|lang| scope.shared.strings.get(lang)).unwrap_or(&scope.strings);
    let filling = Filling::of_category(name, strings, &scope.site.config.security.frames);
    let articles = category.articles.get(scope.lang()).map_or(&[][..], Vec::as_slice);
    let context = CategoryContext {
        title: name.title.clone(),
        description: name.description.clone(),
        lang: foreign.map(ToString::to_string),
        dir: foreign.map(|lang| lang.direction().as_str()),
        language: foreign.map(|lang| scope.language_name(lang)),
        icon: scope.shared.icon(category),
        extra: extra(scope, category, name),
        count: category.counts.get(scope.lang()).copied().unwrap_or(0),
        intro: name.document.as_ref().map(|document| filling.body(document)),
        categories: scope.child_categories(index),
        articles: articles.iter().filter_map(|index| scope.item(*index)).collect(),
    };
    let page = Page {
        template: "category.html",
        path: name.path.clone(),
        title: name.title.clone(),
        description: name.description.clone(),
        // A category may be untranslated while its articles are not: the page itself is no copy.
        indexable: true,
        alternates: scope
            .site
            .languages()
            .map(|lang| {
                let name = category.names.get(lang)?;
                Some(Alternate { lang: lang.clone(), path: name.path.clone(), own: true })
            })
            .collect(),
        crumbs: category_crumbs(scope, index),
        data: Vec::new(),
        kind: "website",
        markdown: None,
    };
    scope.write(&page, vec![("category", Value::from_serializable(&context))])
}
