//! Tag pages and the list of all tags.

use serde::Serialize;
use tera::Value;

use crate::graph::Tag;
use crate::render::page::item::ArticleItem;
use crate::render::page::scope::Scope;
use crate::render::page::trail::{Alternate, Crumb};
use crate::render::page::{Outcome, Page};

/// `tag` in templates.
#[derive(Serialize)]
struct TagContext<'a> {
    name: &'a str,
    articles: Vec<ArticleItem>,
}

/// An entry of `tags` in templates.
#[derive(Serialize)]
struct TagItem<'a> {
    name: &'a str,
    href: String,
    count: usize,
}

pub(in crate::render) fn write_all(scope: &Scope<'_>) -> Vec<Outcome> {
    let tags = scope.site.tags.get(scope.lang()).map_or(&[][..], Vec::as_slice);
    if tags.is_empty() {
        return Vec::new();
    }
    std::iter::once(write_index(scope, tags))
        .chain(tags.iter().map(|tag| write(scope, tag)))
        .collect()
}

fn index_crumbs(scope: &Scope<'_>) -> Vec<Crumb> {
    vec![
        scope.home_crumb(),
        Crumb { title: scope.strings.text("tags"), href: scope.href("tags/"), lang: None },
    ]
}

fn write_index(scope: &Scope<'_>, tags: &[Tag]) -> Outcome {
    let items: Vec<TagItem<'_>> = tags
        .iter()
        .map(|tag| TagItem {
            name: &tag.name,
            href: scope.shared.href(&tag.path),
            count: tag.articles.len(),
        })
        .collect();
    let alternates = scope.everywhere("tags/").into_iter().map(|alternate| {
        alternate.filter(|alternate| {
            scope.site.tags.get(&alternate.lang).is_some_and(|tags| !tags.is_empty())
        })
    });
    let page = Page {
        template: "tags.html",
        path: scope.path("tags/"),
        title: scope.strings.text("tags"),
        description: scope.strings.text("tags-description"),
        indexable: true,
        alternates: alternates.collect(),
        crumbs: index_crumbs(scope),
        data: Vec::new(),
        kind: "website",
        markdown: None,
    };
    scope.write(&page, vec![("tags", Value::from_serializable(&items))])
}

fn write(scope: &Scope<'_>, tag: &Tag) -> Outcome {
    let context = TagContext {
        name: &tag.name,
        articles: tag.articles.iter().filter_map(|index| scope.item(*index)).collect(),
    };
    let alternates = scope.site.languages().map(|lang| {
        let tags = scope.site.tags.get(lang)?;
        let at = tags.binary_search_by(|other| other.slug.cmp(&tag.slug)).ok()?;
        Some(Alternate { lang: lang.clone(), path: tags.get(at)?.path.clone(), own: true })
    });
    let mut crumbs = index_crumbs(scope);
    crumbs.push(Crumb { title: tag.name.clone(), href: scope.shared.href(&tag.path), lang: None });
    let args = [("tag", crate::render::theme::strings::Arg::Text(&tag.name))];
    let page = Page {
        template: "tag.html",
        path: tag.path.clone(),
        title: scope.strings.with("tagged", &args).unwrap_or_else(|| tag.name.clone()),
        description: scope.strings.with("tag-description", &args).unwrap_or_default(),
        indexable: true,
        alternates: alternates.collect(),
        crumbs,
        data: Vec::new(),
        kind: "website",
        markdown: None,
    };
    scope.write(&page, vec![("tag", Value::from_serializable(&context))])
}
