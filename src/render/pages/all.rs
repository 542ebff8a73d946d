//! The search page, and all questions from A to Z.

use std::collections::BTreeSet;

use serde::Serialize;
use tera::Value;

use crate::graph::{CategoryIx, collation};
use crate::render::page::Outcome;
use crate::render::page::item::{ArticleItem, CategoryItem};
use crate::render::page::scope::{ALL, Scope};
use crate::render::page::trail::Crumb;
use crate::render::pages::article::audience_name;
use crate::render::pages::list;
use crate::render::theme::strings::Arg;

/// Choices of a filter; above, only the first level of topics is offered.
const MOST_CHOICES: usize = 50;
/// Topics that the search page names below its field.
const MOST_TOPICS: usize = 60;

/// An article and the questions in it.
#[derive(Serialize)]
struct Question {
    #[serde(flatten)]
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
    #[serde(skip)]
    depth: usize,
}

/// The field and its results; below it, before a question, where else to look.
pub(in crate::render) fn search(scope: &Scope<'_>) -> Outcome {
    let page = scope.fixed_page("search.html", "search/", ["search", "search-label"]);
    let filters = Filters { categories: categories(scope), audiences: audiences(scope) };
    let mut topics: Vec<CategoryItem> = scope.child_categories(CategoryIx::ROOT);
    if topics.len() > MOST_TOPICS {
        topics.clear();
    }
    let content = vec![
        ("filters", Value::from_serializable(&filters)),
        ("topics", Value::from_serializable(&topics)),
    ];
    scope.write(&page, content)
}

/// Every article by its first letter, on as many pages as that needs. Where all fits on one page,
/// the questions inside the articles stand there, too.
pub(in crate::render) fn write(scope: &Scope<'_>) -> Vec<Outcome> {
    if !scope.has_all() {
        return Vec::new();
    }
    let versions: Vec<_> = scope.site.versions(scope.lang()).collect();
    let count = versions.len();
    let whole = count <= list::WHOLE;
    let mut sorted: Vec<(String, Question)> = Vec::with_capacity(versions.len());
    for (index, article, version) in versions {
        let item = scope.item_of(index, article, version);
        // The questions of a text in another language would be sorted among words they do not fit.
        let own = whole && !version.is_fallback() && !article.meta.guide;
        let headings = version.document.body.headings().filter(|h| h.level == 2 && own);
        let sections = headings
            .map(|heading| SectionLink {
                href: format!("{}#{}", item.href, crate::model::escape_path(&heading.anchor)),
                title: heading.text.clone(),
            })
            .collect();
        sorted.push((collation(&item.title), Question { article: item, sections }));
    }
    sorted.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.article.href.cmp(&b.1.article.href)));
    let first = scope.path(ALL);
    let href = |number| scope.shared.href(&list::address(&first, number));
    let pages = list::pages(list::by_letter(sorted), href).into_iter().enumerate();
    let one = |(number, (label, list)): (usize, (String, list::List<Question>))| {
        let mut page =
            scope.fixed_page("questions.html", ALL, ["all-questions", "all-questions-description"]);
        // A language with few articles has no such page to lead to.
        for alternate in &mut page.alternates {
            alternate.take_if(|other| !scope.has_all_in(&other.lang));
        }
        if !whole {
            let args = [("count", Arg::Number(count as f64))];
            page.description = scope.strings.with("articles-count", &args).unwrap_or_default();
        }
        if number > 0 {
            page.path = list::address(&first, number);
            page.title = format!("{}: {label}", page.title);
            page.alternates = list::elsewhere(&page.alternates);
            let href = scope.shared.href(&page.path);
            page.crumbs.push(Crumb { title: label, href, lang: None });
        }
        scope.write(&page, vec![("list", Value::from_serializable(&list))])
    };
    pages.map(one).collect()
}

/// The categories as a list, each with those above it in its name; none where there is no choice.
fn categories(scope: &Scope<'_>) -> Vec<Filter> {
    let mut filters = Vec::new();
    let mut open: Vec<(CategoryIx, String, usize)> = vec![(CategoryIx::ROOT, String::new(), 0)];
    while let Some((index, above, depth)) = open.pop() {
        let category = &scope.site.categories[index];
        let mut path = above;
        if let Some(item) = scope.category_item(index).filter(|_| index != CategoryIx::ROOT) {
            path = if path.is_empty() { item.title } else { format!("{path} › {}", item.title) };
            filters.push(Filter {
                id: category.key.as_str().to_owned(),
                name: path.clone(),
                lang: item.lang,
                depth,
            });
        }
        let below = category.children.iter().rev();
        open.extend(below.map(|child| (*child, path.clone(), depth + 1)));
    }
    if filters.len() > MOST_CHOICES {
        filters.retain(|filter| filter.depth == 1);
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
    let filter = |id: &String| Filter {
        id: id.clone(),
        name: audience_name(scope, id),
        lang: None,
        depth: 0,
    };
    let mut filters: Vec<Filter> = ids.into_iter().map(filter).collect();
    filters.sort_by(|a, b| a.name.cmp(&b.name));
    filters
}
