//! What stands beside an article on wide windows: the others of its category.

use serde::Serialize;

use crate::graph::{Article, ArticleIx};
use crate::render::page::scope::Scope;

/// More would be longer than a window: of many, those around the article.
const MOST_BESIDE: usize = 16;

/// The articles of the same category, in its order: a list beside the text on wide windows.
#[derive(Serialize)]
pub(super) struct Beside {
    title: String,
    href: String,
    articles: Vec<BesideItem>,
}

#[derive(Serialize)]
struct BesideItem {
    title: String,
    href: String,
    /// Of the title, where it is not the page's.
    lang: Option<String>,
    current: bool,
}

/// `None` for a page at the root, and for an article that stands alone.
pub(super) fn beside(scope: &Scope<'_>, index: ArticleIx, article: &Article) -> Option<Beside> {
    if article.is_root_page() {
        return None;
    }
    let category = &scope.site.categories[article.category];
    let name = category.names.get(scope.lang())?;
    let all = category.articles.get(scope.lang())?;
    let at = all.iter().position(|other| *other == index)?;
    if all.len() < 2 {
        return None;
    }
    let first = at.saturating_sub(MOST_BESIDE / 2).min(all.len().saturating_sub(MOST_BESIDE));
    let item = |other: &ArticleIx| {
        let version = scope.site.articles[*other].versions.get(scope.lang())?;
        let lang = &version.document.lang;
        Some(BesideItem {
            title: version.document.title.clone(),
            href: scope.shared.href(&version.path),
            lang: version.is_fallback().then(|| lang.to_string()),
            current: *other == index,
        })
    };
    Some(Beside {
        title: name.title.clone(),
        href: scope.shared.href(&name.path),
        articles: all.iter().skip(first).take(MOST_BESIDE).filter_map(item).collect(),
    })
}
