//! Help Scout Docs: answers of its API, version 1. Collections hold categories, categories
//! articles.

use std::collections::BTreeSet;

use super::export::{Article, Body, Export, Section, Text};
use super::objects::{self, Object, Objects};
use crate::diagnostics::Diagnostics;
use crate::import::scan::SourceTree;
use crate::model::Lang;

pub fn read(_: &SourceTree, objects: &Objects, diagnostics: &mut Diagnostics) -> Option<Export> {
    let articles: Vec<&Object> =
        objects.of(&["article"], &["collectionId", "text", "name"]).collect();
    if articles.is_empty() {
        return None;
    }
    // A site is in one language, and nothing says in which.
    let lang = Lang::parse("en")?;
    let mut export = Export::default();
    let collections = objects.of(&["collections", "collection"], &["siteId", "name", "number"]);
    export
        .sections
        .extend(collections.filter_map(|object| section(object, None, "collection", &lang)));
    let categories = objects.of(&["categories", "category"], &["collectionId", "name", "number"]);
    let categories = categories.filter(|object| object.value.get("text").is_none());
    export
        .sections
        .extend(categories.filter_map(|o| section(o, o.id("collectionId"), "category", &lang)));
    let private =
        objects.0.iter().filter(|object| object.text("visibility").as_deref() == Some("private"));
    let private: BTreeSet<String> = private.filter_map(|object| object.id("id")).collect();
    for object in &articles {
        match article(object, &private, &lang) {
            Some(article) => export.articles.push(article),
            None => object.leave_out(diagnostics),
        }
    }
    let urls: Vec<String> =
        objects.0.iter().filter_map(|object| object.text("publicUrl")).collect();
    export.stands_at(&urls);
    let redirects = objects.of(&["redirects"], &["urlMapping", "redirect"]);
    export.redirects =
        redirects.filter_map(|o| Some((o.text("urlMapping")?, o.text("redirect")?))).collect();
    Some(export)
}

fn section(object: &Object, parent: Option<String>, kind: &str, lang: &Lang) -> Option<Section> {
    let mut section = Section {
        id: object.id("id")?,
        parent,
        order: object.integer("order"),
        ..Section::default()
    };
    section.say(lang, object.text("name"), object.text("description"));
    section.addresses.extend(object.path("publicUrl"));
    section.addresses.extend(object.id("number").map(|number| format!("/{kind}/{number}")));
    Some(section)
}

/// `private` are the ids of what only the desk's own people see.
fn article(object: &Object, private: &BTreeSet<String>, lang: &Lang) -> Option<Article> {
    let categories = object.texts("categories");
    let mut holders =
        categories.iter().cloned().chain(object.id("collectionId")).chain(object.id("id"));
    let is_private = holders.any(|id| private.contains(&id));
    let mut addresses: Vec<String> = object.path("publicUrl").into_iter().collect();
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
    let (kind, number) = objects::kind_behind(path, &["article", "category", "collection"])?;
    Some(format!("/{kind}/{number}"))
}
