//! Tag pages and the list of all tags.

use serde::Serialize;
use tera::Value;

use crate::graph::{Tag, collation};
use crate::model::Lang;
use crate::render::page::item::ArticleItem;
use crate::render::page::scope::Scope;
use crate::render::page::trail::{Alternate, Crumb};
use crate::render::page::{Outcome, Page};
use crate::render::pages::list;

/// Tags on the list of all: about 10,000 pixels of a phone.
const MOST: usize = 500;

/// `tag` in templates.
#[derive(Serialize)]
struct TagContext<'a> {
    name: &'a str,
    /// Of its name, where it is not the page's.
    lang: Option<&'a Lang>,
    dir: Option<&'static str>,
    count: usize,
    /// Empty where there is a `list`.
    articles: Vec<ArticleItem>,
}

/// An entry of `tags` in templates.
#[derive(Serialize)]
struct TagItem<'a> {
    name: &'a str,
    lang: Option<&'a Lang>,
    dir: Option<&'static str>,
    href: String,
    count: usize,
}

/// The tags that have pages in this language.
pub(in crate::render) fn all<'s>(scope: &Scope<'s>) -> &'s [Tag] {
    scope.site.tags.get(scope.lang()).map_or(&[][..], Vec::as_slice)
}

fn index_crumbs(scope: &Scope<'_>) -> Vec<Crumb> {
    vec![
        scope.home_crumb(),
        Crumb { title: scope.strings.text("tags"), href: scope.href("tags/"), lang: None },
    ]
}

/// The list of all tags.
pub(in crate::render) fn index(scope: &Scope<'_>) -> Outcome {
    let tags = all(scope);
    // By name; where they are too many to look through, those that lead to most.
    let mut shown: Vec<&Tag> = tags.iter().collect();
    shown.sort_by_key(|tag| std::cmp::Reverse(tag.articles.len()));
    shown.truncate(MOST);
    shown.sort_by_cached_key(|tag| (collation(&tag.name), &tag.slug));
    let items: Vec<TagItem<'_>> = shown
        .into_iter()
        .map(|tag| TagItem {
            name: &tag.name,
            lang: scope.foreign(&tag.lang),
            dir: scope.foreign(&tag.lang).map(|lang| lang.direction().as_str()),
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

/// The tag's page, and the further pages of a long list.
pub(in crate::render) fn write(scope: &Scope<'_>, tag: &Tag) -> Vec<Outcome> {
    let items: Vec<ArticleItem> =
        tag.articles.iter().filter_map(|index| scope.item(*index)).collect();
    let count = items.len();
    let lang = scope.foreign(&tag.lang);
    let dir = lang.map(|lang| lang.direction().as_str());
    let context = |articles| TagContext { name: &tag.name, lang, dir, count, articles };
    if count <= list::WHOLE {
        let context = context(items);
        let content = vec![("tag", Value::from_serializable(&context))];
        return vec![scope.write(&page(scope, tag, 0, ""), content)];
    }
    let context = context(Vec::new());
    let sorted = items.into_iter().map(|item| (collation(&item.title), item)).collect();
    let href = |number| scope.shared.href(&list::address(&tag.path, number));
    let pages = list::pages(list::by_letter(sorted), href).into_iter().enumerate();
    let one = |(number, (label, list)): (usize, (String, list::List<ArticleItem>))| {
        let tag_value = ("tag", Value::from_serializable(&context));
        let part = Some(&label).filter(|_| number > 0);
        let content = vec![
            tag_value,
            ("list", Value::from_serializable(&list)),
            ("part", Value::from_serializable(&part)),
        ];
        scope.write(&page(scope, tag, number, &label), content)
    };
    pages.map(one).collect()
}

/// Page `number`, from 0, of a tag's articles; further ones are named by their `label`.
fn page(scope: &Scope<'_>, tag: &Tag, number: usize, label: &str) -> Page<'static> {
    let alternates = scope.site.languages().map(|lang| {
        let tags = scope.site.tags.get(lang)?;
        let at = tags.binary_search_by(|other| other.slug.cmp(&tag.slug)).ok()?;
        Some(Alternate { lang: lang.clone(), path: tags.get(at)?.path.clone(), own: true })
    });
    let mut alternates: Vec<_> = alternates.collect();
    let mut crumbs = index_crumbs(scope);
    crumbs.push(Crumb {
        title: tag.name.clone(),
        href: scope.shared.href(&tag.path),
        lang: scope.foreign(&tag.lang).map(ToString::to_string),
    });
    let args = [("tag", crate::render::theme::strings::Arg::Text(&tag.name))];
    let mut title = scope.strings.with("tagged", &args).unwrap_or_else(|| tag.name.clone());
    let path = list::address(&tag.path, number);
    if number > 0 {
        title = format!("{title}: {label}");
        alternates = list::elsewhere(&alternates);
        let href = scope.shared.href(&path);
        crumbs.push(Crumb { title: label.to_owned(), href, lang: None });
    }
    Page {
        template: "tag.html",
        path,
        title,
        description: scope.strings.with("tag-description", &args).unwrap_or_default(),
        indexable: true,
        alternates,
        crumbs,
        data: Vec::new(),
        kind: "website",
        markdown: None,
    }
}
