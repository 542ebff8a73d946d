//! Intercom Articles: answers of its API, version 2.

use serde_json::Value;

use super::export::{Article, Body, Export, Section, Text};
use super::objects::{self, Object, Objects};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::import::scan::SourceTree;
use crate::model::Lang;
use crate::ratings::Votes;

pub fn read(_: &SourceTree, objects: &Objects, diagnostics: &mut Diagnostics) -> Option<Export> {
    let is = |object: &&Object, kind: &str| {
        object.text("type").as_deref() == Some(kind) && object.value.get("workspace_id").is_some()
    };
    let articles: Vec<&Object> = objects.0.iter().filter(|object| is(object, "article")).collect();
    if articles.is_empty() {
        return None;
    }
    let mut export = Export::default();
    let collections =
        objects.0.iter().filter(|object| is(object, "collection") || is(object, "section"));
    export.sections.extend(collections.filter_map(section));
    for object in &articles {
        match article(object) {
            Some(article) => export.articles.push(article),
            None => object.leave_out(diagnostics),
        }
    }
    let urls: Vec<String> = objects.0.iter().filter_map(|object| object.text("url")).collect();
    export.stands_at(&urls);
    export.language = articles.iter().find_map(|object| object.lang("default_locale"));
    let message = "Intercom does not say in which order articles stand in their collection";
    let help = "number those that matter with `order`";
    diagnostics.push(Diagnostic::warning("import-order", message).help(help));
    Some(export)
}

fn translated(object: &Object) -> impl Iterator<Item = (Lang, &Value)> {
    let texts =
        object.value.get("translated_content").and_then(Value::as_object).into_iter().flatten();
    texts
        .filter(|(_, text)| text.is_object())
        .filter_map(|(tag, text)| Some((objects::lang(tag)?, text)))
}

fn section(object: &Object) -> Option<Section> {
    let id = object.id("id")?;
    let lang = object.lang("default_locale").or_else(|| objects::lang("en"))?;
    let mut section = Section {
        parent: object.id("parent_id").or_else(|| object.id("collection_id")),
        order: object.integer("order").filter(|order| *order > 0),
        ..Section::default()
    };
    section.say(&lang, object.text("name"), object.text("description"));
    for (lang, text) in translated(object) {
        section.say(&lang, objects::text(text, "name"), objects::text(text, "description"));
    }
    section.addresses.extend(object.text("url").and_then(|url| objects::path(&url)));
    section.addresses.push(format!("/collections/{id}"));
    section.id = id;
    Some(section)
}

fn article(object: &Object) -> Option<Article> {
    let id = object.id("id")?;
    let lang = object.lang("default_locale").or_else(|| objects::lang("en"))?;
    let parents = object.value.get("parent_ids").and_then(Value::as_array);
    let parent = parents
        .and_then(|parents| parents.first())
        .map(|parent| parent.to_string().trim_matches('"').to_owned());
    let mut article = Article {
        file: object.file.clone(),
        section: object.id("parent_id").or(parent),
        votes: votes(object),
        ..Article::default()
    };
    article.texts.insert(lang.clone(), text(&object.value, &lang, &id));
    for (lang, value) in translated(object) {
        article.texts.entry(lang.clone()).or_insert_with(|| text(value, &lang, &id));
    }
    // What nobody began is no translation.
    article.texts.retain(|_, text| !text.title.is_empty());
    article.id = id;
    Some(article)
}

fn text(value: &Value, lang: &Lang, id: &str) -> Text {
    let mut addresses: Vec<String> =
        objects::text(value, "url").and_then(|url| objects::path(&url)).into_iter().collect();
    addresses.push(format!("/{}/articles/{id}", lang.as_str().to_lowercase()));
    Text {
        title: objects::text(value, "title").unwrap_or_default(),
        body: Body::Html(objects::text(value, "body").unwrap_or_default()),
        description: objects::text(value, "description"),
        published: value.get("created_at").and_then(objects::day),
        updated: value.get("updated_at").and_then(objects::day),
        draft: objects::text(value, "state").is_some_and(|state| state != "published"),
        addresses,
        ..Text::default()
    }
}

/// Faces as votes: the smiling one is a yes, the other two are not.
fn votes(object: &Object) -> Votes {
    let Some(statistics) = object.value.get("statistics") else { return Votes::default() };
    let number = |key: &str| statistics.get(key).and_then(Value::as_f64).unwrap_or(0.0);
    let total = number("reactions").max(0.0);
    let yes = (total * number("happy_reaction_percentage") / 100.0).round().clamp(0.0, total);
    // Far below 2^32 reactions, and never negative.
    Votes { yes: yes as u32, no: (total - yes) as u32 }
}

pub fn canonical(path: &str) -> Option<String> {
    let (kind, id) = objects::kind_behind(path, &["articles", "collections"])?;
    Some(format!("/{kind}/{id}"))
}
