//! The home page: search, what helped most, categories, what is featured. Nothing is named twice,
//! and nobody is told of votes that nobody gave.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::json;
use tera::Value;

use crate::graph::{Article, ArticleIx, CategoryIx, collation};
use crate::model::SitePath;
use crate::render::page::item::{ArticleItem, CategoryItem};
use crate::render::page::scope::{ALL, Scope};
use crate::render::page::{Outcome, Page};
use crate::render::pages::category;
use crate::render::pages::list::{self, List};

const TOP: usize = 6;
const FEATURED: usize = 6;
/// Articles of a site without categories that the home page shows with what they are about.
const LISTED: usize = 24;
/// Enough for every list of the page, whatever the others show already.
const MOST_NAMED: usize = LISTED + TOP + FEATURED;

/// `home` in templates.
#[derive(Serialize)]
struct HomeContext {
    /// The root's own words, if `content/_category.md` has any.
    title: Option<String>,
    description: Option<String>,
    /// Of a small site all articles, under the categories they stand in; then nothing else is said
    /// of either.
    topics: Vec<Topic>,
    /// Those of the only category, where there is just one.
    categories: Vec<CategoryItem>,
    /// Where there is no category, or one without others below it: the articles themselves.
    articles: Vec<ArticleItem>,
    /// Instead of `articles`, where these are many: their titles under their letters, or of very many
    /// the letters alone.
    list: Option<List<ArticleItem>>,
    /// Where all of these stand, when they are too many for this page.
    more: Option<String>,
    featured: Vec<ArticleItem>,
    top: Vec<ArticleItem>,
    /// Whether readers have chosen `top`; else the writers have.
    voted: bool,
    count: usize,
}

/// A category and everything below it, in reading order.
#[derive(Serialize)]
struct Topic {
    category: CategoryItem,
    articles: Vec<ArticleItem>,
}

pub(in crate::render) fn write(scope: &Scope<'_>) -> Outcome {
    let root = scope.site.root();
    let words = root.names.get(scope.lang()).filter(|name| name.document.is_some());
    let shown = unfolded(scope);
    let mut categories = scope.child_categories(shown);
    let loose = loose(scope, shown, categories.is_empty());
    let topics = if scope.has_all() { Vec::new() } else { topics(scope, shown) };
    if !topics.is_empty() {
        categories.clear();
    }
    let rest = if shown == CategoryIx::ROOT {
        Some(scope.href(if scope.has_all() { ALL } else { "search/" }))
    } else {
        scope.category_item(shown).map(|item| item.href)
    };
    let mut articles: Vec<ArticleItem> =
        loose.iter().take(list::WHOLE).filter_map(|index| scope.item(*index)).collect();
    let titles = titles(scope, shown, &loose);
    let most = if titles.is_some() { list::WHOLE } else { LISTED };
    let more = rest.filter(|_| loose.len() > most);
    let mut listed = articles.clone();
    match &titles {
        Some(_) => articles.clear(),
        None => articles.truncate(LISTED),
    }
    if loose.len() > most {
        listed.truncate(articles.len());
    }
    listed.extend(topics.iter().flat_map(|topic| topic.articles.iter().cloned()));
    let (voted, top, featured) = chosen(scope, &listed);
    let context = HomeContext {
        title: words.map(|name| name.title.clone()),
        description: words.map(|name| name.description.clone()),
        articles,
        list: titles,
        more,
        topics,
        categories,
        featured,
        top,
        voted,
        count: scope.count(),
    };
    let description = context.description.clone().filter(|text| !text.is_empty());
    let page = Page {
        template: "home.html",
        path: scope.path(""),
        title: String::new(),
        description: description.unwrap_or_else(|| scope.about_home()),
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

/// The articles in no category of the page. Beside categories, what a menu names is about the site;
/// all other articles in `content/` itself would be on no list at all.
fn loose(scope: &Scope<'_>, shown: CategoryIx, is_alone: bool) -> Vec<ArticleIx> {
    let menus: BTreeSet<&str> = scope.site.config.menu_keys().collect();
    let in_menu = |index: ArticleIx| menus.contains(scope.site.articles[index].key.as_str());
    let is_root = shown == CategoryIx::ROOT;
    let category = Some(&scope.site.categories[shown]).filter(|_| !is_root);
    let own =
        category.and_then(|category| category.articles.get(scope.lang())).into_iter().flatten();
    let root = scope.site.uncategorised(scope.lang()).iter();
    own.chain(root.filter(|index| (is_alone && is_root) || !in_menu(**index))).copied().collect()
}

/// More of the articles `loose` than cards can show, where they are all that `shown` has: up to
/// [`list::WHOLE`] their titles, else where each letter of them stands.
fn titles(scope: &Scope<'_>, shown: CategoryIx, loose: &[ArticleIx]) -> Option<List<ArticleItem>> {
    let category = &scope.site.categories[shown];
    let own = match shown {
        CategoryIx::ROOT => scope.site.uncategorised(scope.lang()),
        _ => category.articles.get(scope.lang()).map(Vec::as_slice)?,
    };
    if loose.len() <= LISTED || loose != own || !scope.child_categories(shown).is_empty() {
        return None;
    }
    if loose.len() <= list::WHOLE {
        let parts = category::parts(scope, loose);
        return list::pages(parts, |_| String::new()).into_iter().next().map(|(_, list)| list);
    }
    let href = |first: &SitePath, number| scope.shared.href(&list::address(first, number));
    if shown != CategoryIx::ROOT {
        let first = &category.names.get(scope.lang())?.path;
        return Some(list::letters(&category::parts(scope, loose), |n| href(first, n)));
    }
    // The list from A to Z goes by letters whatever order the writers chose.
    let items = loose.iter().filter_map(|index| scope.item(*index));
    let parts = list::by_letter(items.map(|item| (collation(&item.title), item)).collect());
    let first = scope.path(ALL);
    Some(list::letters(&parts, |n| href(&first, n))).filter(|_| scope.has_all())
}

/// The categories below `shown`, each with all its articles.
fn topics(scope: &Scope<'_>, shown: CategoryIx) -> Vec<Topic> {
    let topic = |index: &CategoryIx| {
        let category = scope.category_item(*index)?;
        let mut articles = Vec::new();
        let mut open = vec![*index];
        while let Some(at) = open.pop() {
            let at = &scope.site.categories[at];
            let own = at.articles.get(scope.lang()).into_iter().flatten();
            articles.extend(own.filter_map(|index| scope.item(*index)));
            open.extend(at.children.iter().rev());
        }
        Some(Topic { category, articles })
    };
    scope.site.categories[shown].children.iter().filter_map(topic).collect()
}

/// The category whose contents the home page shows: the root, or the only one below it. A card that
/// says "all articles" is a page without a choice.
fn unfolded(scope: &Scope<'_>) -> CategoryIx {
    let mut filled =
        scope.site.root().children.iter().filter(|child| scope.category_item(**child).is_some());
    match (filled.next(), filled.next()) {
        (Some(only), None) => *only,
        _ => CategoryIx::ROOT,
    }
}

/// Whether there are votes; then what helped most and what is featured beside it, without what is
/// `listed` on the page already. Without votes the writers' choice stands alone.
fn chosen(scope: &Scope<'_>, listed: &[ArticleItem]) -> (bool, Vec<ArticleItem>, Vec<ArticleItem>) {
    let is_new = |item: &ArticleItem, others: &[ArticleItem]| {
        !others.iter().any(|other| other.href == item.href)
    };
    let mut featured = featured(scope);
    featured.retain(|item| is_new(item, listed));
    let mut top = top(scope);
    let voted = top.iter().any(|item| item.votes > 0);
    if voted {
        top.retain(|item| item.votes > 0);
    } else if !featured.is_empty() {
        top.clear();
    }
    top.retain(|item| is_new(item, listed));
    top.truncate(TOP);
    featured.retain(|item| is_new(item, &top));
    featured.truncate(FEATURED);
    (voted, top, featured)
}

/// In the writers' order, those in the reader's own language first.
fn featured(scope: &Scope<'_>) -> Vec<ArticleItem> {
    let mut found: Vec<_> = scope
        .site
        .versions(scope.lang())
        .filter(|(_, a, _)| a.meta.featured && !a.meta.expired)
        .collect();
    found.sort_by_key(|(_, a, v)| (v.is_fallback(), order(a), a.id.as_str()));
    found.into_iter().take(MOST_NAMED).map(|(index, a, v)| scope.item_of(index, a, v)).collect()
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
    let named = found.into_iter().take(MOST_NAMED);
    named.map(|(_, index, article, version)| scope.item_of(index, article, version)).collect()
}

fn order(article: &Article) -> i64 {
    article.meta.order.unwrap_or(i64::MAX)
}
