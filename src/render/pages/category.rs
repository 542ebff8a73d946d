//! Category pages: intro, sub-categories, articles; long lists on several pages.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use crate::graph::{ArticleIx, Category, CategoryIx, CategoryName, collation};
use crate::model::{Grouping, SitePath};
use crate::render::copies::feed;
use crate::render::page::body::{BodyContext, Filling};
use crate::render::page::item::{ArticleItem, CategoryItem};
use crate::render::page::scope::Scope;
use crate::render::page::trail::{Alternate, Crumb};
use crate::render::page::{Outcome, Page};
use crate::render::pages::article::category_crumbs;
use crate::render::pages::list;

/// `category` in templates.
#[derive(Serialize)]
struct CategoryContext {
    /// Its folder below `content/`.
    id: String,
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
    /// The address of its feed: topics of the first level have one where anything has a date.
    feed: Option<String>,
    intro: Option<BodyContext>,
    categories: Vec<CategoryItem>,
    /// Empty where there is a `list`.
    articles: Vec<ArticleItem>,
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

/// The category's page, and the further pages of a long list.
pub(in crate::render) fn write(
    scope: &Scope<'_>,
    index: CategoryIx,
    has_feed: bool,
) -> Vec<Outcome> {
    let category = &scope.site.categories[index];
    let feed = if has_feed { feed::topic_path(scope, index) } else { None };
    match category.names.get(scope.lang()) {
        Some(name) => named(scope, (index, category), name, feed),
        None => Vec::new(),
    }
}

fn named(
    scope: &Scope<'_>,
    (index, category): (CategoryIx, &Category),
    name: &CategoryName,
    feed: Option<SitePath>,
) -> Vec<Outcome> {
    let foreign = name.document.as_ref().and_then(|document| scope.foreign(&document.lang));
    let strings = foreign.and_then(|lang| scope.shared.strings.get(lang)).unwrap_or(&scope.strings);
    let filling = Filling::of_category(name, strings, &scope.site.config.security.frames);
    let articles = category.articles.get(scope.lang()).map_or(&[][..], Vec::as_slice);
    let is_long = articles.len() > list::WHOLE;
    let mut context = CategoryContext {
        id: category.key.as_str().to_owned(),
        title: name.title.clone(),
        description: name.description.clone(),
        lang: foreign.map(ToString::to_string),
        dir: foreign.map(|lang| lang.direction().as_str()),
        language: foreign.map(|lang| scope.language_name(lang)),
        icon: scope.shared.icon(category),
        extra: extra(scope, category, name),
        count: category.counts.get(scope.lang()).copied().unwrap_or(0),
        feed: feed.map(|path| scope.shared.href(&path)),
        intro: name.document.as_ref().map(|document| filling.body(document)),
        categories: scope.child_categories(index),
        articles: match is_long {
            true => Vec::new(),
            false => articles.iter().filter_map(|index| scope.item(*index)).collect(),
        },
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
    let mut outcomes = Vec::new();
    if !is_long {
        outcomes.push(scope.write(&page, vec![("category", Value::from_serializable(&context))]));
        return outcomes;
    }
    let href = |number| scope.shared.href(&list::address(&name.path, number));
    let pages = list::pages(parts(scope, articles), href);
    for (number, (label, list)) in pages.into_iter().enumerate() {
        let content = |context: &CategoryContext| {
            let part = Some(&label).filter(|_| number > 0);
            vec![
                ("category", Value::from_serializable(context)),
                ("list", Value::from_serializable(&list)),
                ("part", Value::from_serializable(&part)),
            ]
        };
        if number == 0 {
            outcomes.push(scope.write(&page, content(&context)));
            // What leads in stands on the first page.
            context.intro = None;
            context.categories.clear();
            continue;
        }
        let mut crumbs = page.crumbs.clone();
        crumbs.push(Crumb { title: label.clone(), href: href(number), lang: None });
        let further = Page {
            template: page.template,
            path: list::address(&name.path, number),
            title: format!("{}: {label}", name.title),
            description: page.description.clone(),
            indexable: true,
            alternates: list::elsewhere(&page.alternates),
            crumbs,
            data: Vec::new(),
            kind: page.kind,
            markdown: None,
        };
        outcomes.push(scope.write(&further, content(&context)));
    }
    outcomes
}

/// By letter, unless the writers have given any of them a place.
pub(in crate::render) fn parts(
    scope: &Scope<'_>,
    articles: &[ArticleIx],
) -> Vec<list::Part<ArticleItem>> {
    let is_placed = |index: &ArticleIx| scope.site.articles[*index].meta.order.is_some();
    let items = articles.iter().filter_map(|index| scope.item(*index));
    match articles.iter().any(is_placed) {
        true => list::in_order(items.collect(), Grouping::of(scope.lang())),
        false => list::by_letter(items.map(|item| (collation(&item.title), item)).collect()),
    }
}
