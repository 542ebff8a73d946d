//! `llms.txt`: the site for language models, a line an article, leading to the Markdown copies. A
//! large site's names its categories, each of which has a file of its own: a model takes in what it
//! needs.

use crate::graph::{Category, CategoryIx, Version};
use crate::model::{OutputFile, SitePath, one_line};
use crate::render::copies::markdown_copy;
use crate::render::page::scope::Scope;

/// Articles that one file describes.
const MOST: usize = 200;

pub(in crate::render) fn write(scope: &Scope<'_>) -> Vec<OutputFile> {
    let about = scope.about_home();
    let mut text = format!("# {}\n\n> {about}\n", one_line(&scope.language.title));
    let mut files = Vec::new();
    fill(scope, CategoryIx::ROOT, &mut text, &mut files);
    contact(scope, &mut text);
    files.insert(0, OutputFile::new(path(&scope.path("")), text.into_bytes()));
    files
}

/// Where the file about what is below `page` stands.
pub(in crate::render) fn path(page: &SitePath) -> String {
    format!("site/{page}llms.txt")
}

/// What is at and below `index`: everything, or its own articles and a file for each category.
fn fill(scope: &Scope<'_>, index: CategoryIx, text: &mut String, files: &mut Vec<OutputFile>) {
    let below = below(scope, index);
    let count: usize = below.iter().map(|index| own(scope, *index).len()).sum();
    if count <= MOST {
        below.iter().for_each(|index| articles(scope, *index, true, text));
        return;
    }
    articles(scope, index, own(scope, index).len() <= MOST, text);
    let category = &scope.site.categories[index];
    let mut named = false;
    for child in &category.children {
        let Some(name) = scope.site.categories[*child].names.get(scope.lang()) else { continue };
        let inside = self::below(scope, *child);
        let count: usize = inside.iter().map(|index| own(scope, *index).len()).sum();
        if count == 0 {
            continue;
        }
        if !std::mem::replace(&mut named, true) {
            text.push_str(&format!("\n## {}\n\n", scope.strings.text("categories")));
        }
        let title = one_line(&name.title);
        let url = scope.shared.url(&name.path.join("llms.txt"));
        text.push_str(&format!("- [{}]({url}): {count}\n", link_text(&title)));
        let mut own_text = format!("# {title}\n\n> {}\n", one_line(&name.description));
        if name.description.is_empty() {
            own_text = format!("# {title}\n");
        }
        fill(scope, *child, &mut own_text, files);
        files.push(OutputFile::new(path(&name.path), own_text.into_bytes()));
    }
}

/// `index` and the categories below it, in reading order.
fn below(scope: &Scope<'_>, index: CategoryIx) -> Vec<CategoryIx> {
    let mut found = Vec::new();
    let mut open = vec![index];
    while let Some(at) = open.pop() {
        found.push(at);
        open.extend(scope.site.categories[at].children.iter().rev());
    }
    found
}

/// The articles of one category that are written in this language.
fn own<'s>(scope: &'s Scope<'_>, index: CategoryIx) -> Vec<&'s Version> {
    let category: &Category = &scope.site.categories[index];
    let articles = category.articles.get(scope.lang()).map_or(&[][..], Vec::as_slice);
    let versions = articles
        .iter()
        .filter_map(|article| scope.site.articles[*article].versions.get(scope.lang()));
    versions.filter(|version| !version.is_fallback()).collect()
}

/// One category's articles under its title.
fn articles(scope: &Scope<'_>, index: CategoryIx, describe: bool, text: &mut String) {
    let own = own(scope, index);
    if own.is_empty() {
        return;
    }
    let category = &scope.site.categories[index];
    let title = match category.names.get(scope.lang()).filter(|_| index != CategoryIx::ROOT) {
        Some(name) => one_line(&name.title),
        None => scope.strings.text("about-site"),
    };
    text.push_str(&format!("\n## {title}\n\n"));
    for version in own {
        let page = match scope.shared.has_copies {
            true => markdown_copy::path(&version.path),
            false => version.path.clone(),
        };
        let (url, document) = (scope.shared.url(&page), &version.document);
        text.push_str(&format!("- [{}]({url})", link_text(&document.title)));
        if describe {
            text.push_str(&format!(": {}", one_line(&document.description)));
        }
        text.push('\n');
    }
}

/// Where to send somebody whom no article helps.
fn contact(scope: &Scope<'_>, text: &mut String) {
    if scope.shared.input.contact.is_none() {
        return;
    }
    let url = |tail: &str| scope.shared.url(&scope.path(tail));
    let routing = scope.shared.url(&SitePath::new("contact/routing.json"));
    text.push_str(&format!("\n## {}\n\n", scope.strings.text("contact")));
    for (title, url, about) in [
        ("contact", url("contact/"), "contact-lead"),
        ("contact-compare", url("contact/channels/"), "contact-compare-lead"),
    ] {
        let (title, about) = (scope.strings.text(title), scope.strings.text(about));
        text.push_str(&format!("- [{}]({url}): {}\n", link_text(&title), one_line(&about)));
    }
    text.push_str(&format!(
        "- [routing.json]({routing}): {}\n",
        scope.strings.text("contact-text")
    ));
}

fn link_text(text: &str) -> String {
    one_line(text).replace('[', "\\[").replace(']', "\\]")
}
