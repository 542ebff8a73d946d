//! The home page: search, categories, what is featured, what helped most.

use std::cmp::Reverse;

use serde::Serialize;
use serde_json::json;
use tera::Value;

use crate::graph::{Article, CategoryIx};
use crate::render::page::item::{ArticleItem, CategoryItem};
use crate::render::page::scope::Scope;
use crate::render::page::{Outcome, Page};

const TOP: usize = 8;
const FEATURED: usize = 6;
/// Articles of a site without categories that the home page lists; the rest stand under A to Z.
const LISTED: usize = 24;

/// `home` in templates.
#[derive(Serialize)]
struct HomeContext {
    /// The root's own words, if `content/_category.md` has any.
    title: Option<String>,
    description: Option<String>,
    categories: Vec<CategoryItem>,
    /// Where there is no category: the articles themselves.
    articles: Vec<ArticleItem>,
    /// Whether there are more of them than stand here.
    more: bool,
    featured: Vec<ArticleItem>,
    top: Vec<ArticleItem>,
    count: usize,
}

pub(in crate::render) fn write(scope: &Scope<'_>) -> Outcome {
    let root = scope.site.root();
    let words = root.names.get(scope.lang()).filter(|name| name.document.is_some());
    let categories = scope.child_categories(CategoryIx::ROOT);
    let loose = if categories.is_empty() { scope.site.uncategorised(scope.lang()) } else { &[] };
    let more = loose.len() > LISTED;
    let context = HomeContext {
        title: words.map(|name| name.title.clone()),
        description: words.map(|name| name.description.clone()),
        articles: loose.iter().take(LISTED).filter_map(|index| scope.item(*index)).collect(),
        more,
        categories,
        // Where all articles stand on the page already, none of them needs naming twice.
        featured: if loose.is_empty() || more { featured(scope) } else { Vec::new() },
        top: top(scope),
        count: root.counts.get(scope.lang()).copied().unwrap_or(0),
    };
    let description = context.description.clone().filter(|text| !text.is_empty());
    let page = Page {
        template: "home.html",
        path: scope.path(""),
        title: String::new(),
        description: description.unwrap_or_else(|| scope.strings.text("home-description")),
        indexable: true,
        alternates: scope.everywhere(""),
        crumbs: Vec::new(),
        data: vec![json!({
            "@type": "WebSite",
            "name": scope.language.title,
            "url": scope.shared.url(&scope.path("")),
            "inLanguage": scope.lang().as_str(),
        })],
        kind: "website",
        markdown: None,
    };
    scope.write(&page, vec![("home", Value::from_serializable(&context))])
}

/// In the writers' order, those in the reader's own language first.
fn featured(scope: &Scope<'_>) -> Vec<ArticleItem> {
    let mut found: Vec<_> =
        scope.site.versions(scope.lang()).filter(|(_, a, _)| a.meta.featured && !a.meta.expired).collect();
    found.sort_by_key(|(_, a, v)| (v.is_fallback(), order(a), a.id.as_str()));
    found.into_iter().take(FEATURED).map(|(index, a, v)| scope.item_of(index, a, v)).collect()
}

/// What most readers said helped them; without votes, the writers' order decides.
fn top(scope: &Scope<'_>) -> Vec<ArticleItem> {
    let mut found: Vec<_> = scope
        .site
        .versions(scope.lang())
        .filter(|(_, article, _)| !article.is_root_page() && !article.meta.expired)
        .map(|(index, article, version)| {
            let votes = scope.shared.votes(index, article, &version.document.lang);
            let helped = votes.yes.saturating_sub(votes.no);
            let key = (version.is_fallback(), Reverse(helped), order(article), article.id.as_str());
            (key, index, article, version)
        })
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found.into_iter().take(TOP).map(|(_, index, article, version)| scope.item_of(index, article, version)).collect()
}

fn order(article: &Article) -> i64 {
    article.meta.order.unwrap_or(i64::MAX)
}
