//! Pages over the whole site: all questions from A to Z with the filters of the search, the site
//! map, and the page for addresses that lead nowhere.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use tera::Value;

use crate::graph::{CategoryIx, collation};
use crate::render::page::item::{ArticleItem, CategoryItem};
use crate::render::page::scope::Scope;
use crate::render::page::trail::Crumb;
use crate::render::page::{Outcome, Page};
use crate::render::pages::article::audience_name;

/// One letter of `letters` in templates.
#[derive(Serialize)]
struct Letter {
    name: String,
    articles: Vec<Question>,
}

/// An article and the questions in it.
#[derive(Serialize)]
struct Question {
    article: ArticleItem,
    sections: Vec<SectionLink>,
}

#[derive(Serialize)]
struct SectionLink {
    href: String,
    title: String,
}

/// What a search can be limited to: `filters` in templates.
#[derive(Serialize)]
struct Filters {
    categories: Vec<Filter>,
    audiences: Vec<Filter>,
}

/// One choice; `lang` where its name is in another language than the page.
#[derive(Serialize)]
struct Filter {
    id: String,
    name: String,
    lang: Option<String>,
}

/// A line of `tree` in templates: categories in reading order with their depth, from 0.
#[derive(Serialize)]
struct Branch {
    depth: usize,
    category: CategoryItem,
    articles: Vec<ArticleItem>,
}

pub(in crate::render) fn write(scope: &Scope<'_>) -> Vec<Outcome> {
    vec![questions(scope), site_map(scope), not_found(scope)]
}

fn page<'p>(scope: &Scope<'_>, template: &'p str, tail: &str, keys: [&str; 2]) -> Page<'p> {
    let title = scope.strings.text(keys[0]);
    Page {
        template,
        path: scope.path(tail),
        description: scope.strings.text(keys[1]),
        indexable: true,
        alternates: scope.everywhere(tail),
        crumbs: vec![
            scope.home_crumb(),
            Crumb { title: title.clone(), href: scope.href(tail), lang: None },
        ],
        title,
        data: Vec::new(),
        kind: "website",
        markdown: None,
    }
}

fn questions(scope: &Scope<'_>) -> Outcome {
    let mut sorted: Vec<(String, Question)> = Vec::new();
    for (index, article, version) in scope.site.versions(scope.lang()) {
        let item = scope.item_of(index, article, version);
        // The questions of a text in another language would be sorted among words they do not fit.
        let headings =
            version.document.body.headings().filter(|h| h.level == 2 && !version.is_fallback());
        let sections = headings
            .map(|heading| SectionLink {
                href: format!("{}#{}", item.href, crate::model::escape_path(&heading.anchor)),
                title: heading.text.clone(),
            })
            .collect();
        sorted.push((collation(&item.title), Question { article: item, sections }));
    }
    sorted.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.article.href.cmp(&b.1.article.href)));
    let mut letters: BTreeMap<(bool, String), Vec<Question>> = BTreeMap::new();
    for (key, question) in sorted {
        let name = initial(&key);
        letters.entry((name == OTHER, name)).or_default().push(question);
    }
    let letters: Vec<Letter> =
        letters.into_iter().map(|((_, name), articles)| Letter { name, articles }).collect();
    let page =
        page(scope, "questions.html", "search/", ["all-questions", "all-questions-description"]);
    let filters = Filters { categories: categories(scope), audiences: audiences(scope) };
    let content = vec![
        ("letters", Value::from_serializable(&letters)),
        ("filters", Value::from_serializable(&filters)),
    ];
    scope.write(&page, content)
}

/// The categories as a list, each with those above it in its name; none where there is no choice.
fn categories(scope: &Scope<'_>) -> Vec<Filter> {
    let mut filters = Vec::new();
    let mut open: Vec<(CategoryIx, String)> = vec![(CategoryIx::ROOT, String::new())];
    while let Some((index, above)) = open.pop() {
        let category = &scope.site.categories[index];
        let mut path = above;
        if let Some(item) = scope.category_item(index).filter(|_| index != CategoryIx::ROOT) {
            path = if path.is_empty() { item.title } else { format!("{path} › {}", item.title) };
            filters.push(Filter {
                id: category.key.as_str().to_owned(),
                name: path.clone(),
                lang: item.lang,
            });
        }
        open.extend(category.children.iter().rev().map(|child| (*child, path.clone())));
    }
    if filters.len() < 2 {
        filters.clear();
    }
    filters
}

/// The audiences that some article of this language is written for, by name.
fn audiences(scope: &Scope<'_>) -> Vec<Filter> {
    let articles = scope.site.versions(scope.lang()).map(|(_, article, _)| article);
    let ids: BTreeSet<&String> = articles.flat_map(|article| &article.meta.audience).collect();
    let filter =
        |id: &String| Filter { id: id.clone(), name: audience_name(scope, id), lang: None };
    let mut filters: Vec<Filter> = ids.into_iter().map(filter).collect();
    filters.sort_by(|a, b| a.name.cmp(&b.name));
    filters
}

/// Titles that start with no letter of an alphabet.
const OTHER: &str = "#";

/// The heading a title stands under. Scripts that write words with single signs have no letters to
/// sort by and stay together.
fn initial(key: &str) -> String {
    match key.chars().next() {
        Some(c) if c.is_alphabetic() && !is_sign(c) => c.to_uppercase().collect(),
        _ => OTHER.to_owned(),
    }
}

fn is_sign(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn site_map(scope: &Scope<'_>) -> Outcome {
    let mut tree = Vec::new();
    for child in &scope.site.root().children {
        grow(scope, *child, 0, &mut tree);
    }
    let pages = scope.site.uncategorised(scope.lang());
    let pages: Vec<ArticleItem> = pages.iter().filter_map(|index| scope.item(*index)).collect();
    let page = page(scope, "sitemap.html", "sitemap/", ["sitemap", "sitemap-description"]);
    let content = vec![
        ("tree", Value::from_serializable(&tree)),
        ("pages", Value::from_serializable(&pages)),
    ];
    scope.write(&page, content)
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

fn not_found(scope: &Scope<'_>) -> Outcome {
    let mut page = page(scope, "404.html", "404.html", ["not-found", "not-found-text"]);
    page.indexable = false;
    page.crumbs = Vec::new();
    let categories = scope.child_categories(CategoryIx::ROOT);
    scope.write(&page, vec![("categories", Value::from_serializable(&categories))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_stand_under_their_bare_letter() {
        assert_eq!(initial(&collation("Écrire")), "E");
        assert_eq!(initial(&collation("«Où»")), "O");
        assert_eq!(initial(&collation("كيف")), "ك");
        assert_eq!(initial(&collation("2FA")), "#");
        assert_eq!(initial(&collation("登录")), "#");
        assert_eq!(initial(&collation("가입")), "가");
        assert_eq!(initial(""), "#");
    }
}
