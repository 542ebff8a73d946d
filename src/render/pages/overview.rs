//! The site map, and the page for addresses that lead nowhere.

use serde::Serialize;
use tera::Value;

use crate::graph::CategoryIx;
use crate::render::page::Outcome;
use crate::render::page::item::{ArticleItem, CategoryItem};
use crate::render::page::scope::Scope;

/// Lines of a site map with its articles; a larger site's names its categories alone.
const MOST_LINES: usize = 200;

/// A line of `tree` in templates: categories in reading order with their depth, from 0.
#[derive(Serialize)]
struct Branch {
    depth: usize,
    category: CategoryItem,
    articles: Vec<ArticleItem>,
}

pub(in crate::render) fn site_map(scope: &Scope<'_>) -> Outcome {
    let mut tree = Vec::new();
    for child in &scope.site.root().children {
        grow(scope, *child, 0, &mut tree);
    }
    let pages = scope.site.uncategorised(scope.lang());
    let mut pages: Vec<ArticleItem> = pages.iter().filter_map(|index| scope.item(*index)).collect();
    let lines = |branch: &Branch| 1 + branch.articles.len();
    let whole = tree.iter().map(lines).sum::<usize>() + pages.len() <= MOST_LINES;
    if !whole {
        prune(&mut tree);
        if pages.len() > MOST_LINES.saturating_sub(tree.len()) {
            pages.clear();
        }
    }
    let page = scope.fixed_page("sitemap.html", "sitemap/", ["sitemap", "sitemap-description"]);
    let content = vec![
        ("tree", Value::from_serializable(&tree)),
        ("pages", Value::from_serializable(&pages)),
        ("whole", Value::from_serializable(&whole)),
    ];
    scope.write(&page, content)
}

/// Categories without their articles, as deep as there is room for.
fn prune(tree: &mut Vec<Branch>) {
    tree.iter_mut().for_each(|branch| branch.articles.clear());
    let down_to = |depth: usize| tree.iter().filter(|branch| branch.depth <= depth).count();
    let deepest = tree.iter().map(|branch| branch.depth).max().unwrap_or(0);
    let depth = (0..=deepest).rev().find(|depth| down_to(*depth) <= MOST_LINES).unwrap_or(0);
    tree.retain(|branch| branch.depth <= depth);
}

fn grow(scope: &Scope<'_>, index: CategoryIx, depth: usize, tree: &mut Vec<Branch>) {
    let Some(item) = scope.category_item(index) else { return };
    let category = &scope.site.categories[index];
    let articles = category.articles.get(scope.lang()).map_or(&[][..], Vec::as_slice);
    let articles = articles.iter().filter_map(|index| scope.item(*index)).collect();
    tree.push(Branch { depth, category: item, articles });
    for child in &category.children {
        grow(scope, *child, depth + 1, tree);
    }
}

pub(in crate::render) fn not_found(scope: &Scope<'_>) -> Outcome {
    let categories = scope.child_categories(CategoryIx::ROOT);
    let text = if categories.is_empty() { "not-found-search" } else { "not-found-text" };
    let mut page = scope.fixed_page("404.html", "404.html", ["not-found", text]);
    page.indexable = false;
    page.crumbs = Vec::new();
    scope.write(&page, vec![("categories", Value::from_serializable(&categories))])
}
