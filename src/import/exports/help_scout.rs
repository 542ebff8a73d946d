//! Help Scout Docs: answers of its API, version 1. Collections hold categories, categories articles.

use std::collections::BTreeSet;

use super::export::{Article, Body, Export, Section, Text};
use super::objects::{self, Object, Objects};
use crate::diagnostics::Diagnostics;
use crate::import::scan::SourceTree;
use crate::model::Lang;

pub fn read(_: &SourceTree, objects: &Objects, _: &mut Diagnostics) -> Option<Export> {
    let articles: Vec<&Object> = objects.of(&["article"], &["collectionId", "text", "name"]).collect();
    if articles.is_empty() {
        return None;
    }
    // A site is in one language, and nothing says in which.
    let lang = Lang::parse("en")?;
    let mut export = Export::default();
    let collections = objects.of(&["collections", "collection"], &["siteId", "name", "number"]);
    export.sections.extend(collections.filter_map(|object| section(object, None, "collection", &lang)));
    let categories = objects.of(&["categories", "category"], &["collectionId", "name", "number"]);
    let categories = categories.filter(|object| object.value.get("text").is_none());
    export.sections.extend(categories.filter_map(|o| section(o, o.id("collectionId"), "category", &lang)));
    let private = objects.0.iter().filter(|object| object.text("visibility").as_deref() == Some("private"));
    let private: BTreeSet<String> = private.filter_map(|object| object.id("id")).collect();
    export.articles.extend(articles.iter().filter_map(|object| article(object, &private, &lang)));
    let urls: Vec<String> = objects.0.iter().filter_map(|object| object.text("publicUrl")).collect();
    export.hosts = urls.iter().filter_map(|url| objects::host(url)).collect();
    export.base_url = urls.first().and_then(|url| Some(format!("https://{}/", objects::host(url)?)));
    let redirects = objects.of(&["redirects"], &["urlMapping", "redirect"]);
    export.redirects = redirects.filter_map(|o| Some((o.text("urlMapping")?, o.text("redirect")?))).collect();
    Some(export)
}

fn section(object: &Object, parent: Option<String>, kind: &str, lang: &Lang) -> Option<Section> {
    let mut section = Section { id: object.id("id")?, parent, order: object.integer("order"), ..Section::default() };
    section.titles.extend(object.text("name").map(|name| (lang.clone(), name)));
    section.descriptions.extend(object.text("description").map(|text| (lang.clone(), text)));
    section.addresses.extend(object.text("publicUrl").and_then(|url| objects::path(&url)));
    section.addresses.extend(object.id("number").map(|number| format!("/{kind}/{number}")));
    Some(section)
}

/// `private` are the ids of what only the desk's own people see.
fn article(object: &Object, private: &BTreeSet<String>, lang: &Lang) -> Option<Article> {
    let categories = object.texts("categories");
    let mut holders = categories.iter().cloned().chain(object.id("collectionId")).chain(object.id("id"));
    let is_private = holders.any(|id| private.contains(&id));
    let mut addresses: Vec<String> = object.text("publicUrl").and_then(|url| objects::path(&url)).into_iter().collect();
    addresses.extend(object.id("number").map(|number| format!("/article/{number}")));
    let text = Text {
        title: object.text("name")?,
        body: Body::Html(object.text("text").unwrap_or_default()),
        published: object.day("createdAt"),
        updated: object.day("updatedAt"),
        draft: object.text("status").is_some_and(|status| status != "published"),
        restricted: is_private.then(|| "its collection or category is private".to_owned()),
        addresses,
        ..Text::default()
    };
    Some(Article {
        id: object.id("id")?,
        file: object.file.clone(),
        section: categories.first().cloned().or_else(|| object.id("collectionId")),
        tags: object.texts("keywords"),
        texts: [(lang.clone(), text)].into(),
        ..Article::default()
    })
}

pub fn canonical(path: &str) -> Option<String> {
    let kinds = ["article", "category", "collection"];
    let found = kinds.iter().find_map(|kind| Some((kind, objects::number_behind(path, &format!("/{kind}/"))?)));
    found.map(|(kind, number)| format!("/{kind}/{number}"))
}
