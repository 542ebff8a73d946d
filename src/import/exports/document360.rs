//! Document360: articles and categories of its API, version 3, and of a project's export.

use std::collections::BTreeSet;

use serde_json::Value;

use super::export::{Article, Body, Export, Section, Text};
use super::objects::{self, Object, Objects};
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::import::scan::SourceTree;
use crate::model::Lang;

pub fn read(_: &SourceTree, objects: &Objects, diagnostics: &mut Diagnostics) -> Option<Export> {
    let articles: Vec<&Object> = objects.of(&[], &["html_content", "slug", "title"]).collect();
    if articles.is_empty() {
        return None;
    }
    let mut export = Export::default();
    let lang = articles
        .iter()
        .find_map(|object| object.lang("lang_code"))
        .or_else(|| Lang::parse("en"))?;
    for object in objects.of(&[], &["category_type", "name"]) {
        sections(&object.value, &lang, &mut export.sections);
    }
    let hidden = hidden(objects);
    for object in &articles {
        // A text in the desk's own language, shown because nobody has translated it.
        if object.flag("is_fallback_content")
            && object.lang("lang_code").is_some_and(|own| own != lang)
        {
            continue;
        }
        let Some(mut article) = article(object, &lang, diagnostics) else {
            object.leave_out(diagnostics);
            continue;
        };
        if article.section.as_ref().is_some_and(|section| hidden.contains(section)) {
            let texts = article.texts.values_mut();
            texts.for_each(|text| text.restricted = Some("its category is hidden".to_owned()));
        }
        // Each language is an article of its own answer, with the same id.
        match export.articles.iter_mut().find(|known| known.id == article.id) {
            Some(known) => known.texts.extend(article.texts),
            None => export.articles.push(article),
        }
    }
    let urls: Vec<String> = articles.iter().filter_map(|object| object.text("url")).collect();
    export.stands_at(&urls);
    export.language = Some(lang);
    Some(export)
}

/// The ids of hidden categories and of all below them.
fn hidden(objects: &Objects) -> BTreeSet<String> {
    fn visit(value: &Value, above: bool, into: &mut BTreeSet<String>) {
        let is_hidden = above || value.get("hidden").and_then(Value::as_bool).unwrap_or(false);
        into.extend(objects::id(value, "id").filter(|_| is_hidden));
        let below = value.get("child_categories").and_then(Value::as_array).into_iter().flatten();
        below.for_each(|value| visit(value, is_hidden, into));
    }
    let mut hidden = BTreeSet::new();
    objects
        .of(&[], &["category_type", "name"])
        .for_each(|object| visit(&object.value, false, &mut hidden));
    hidden
}

/// A category and those below it.
fn sections(value: &Value, lang: &Lang, into: &mut Vec<Section>) {
    let Some(id) = objects::id(value, "id") else { return };
    let slug = objects::text(value, "slug");
    let mut section = Section {
        id,
        parent: objects::id(value, "parent_category_id"),
        order: value.get("order").and_then(Value::as_i64),
        addresses: slug.map(|slug| format!("/docs/{slug}")).into_iter().collect(),
        ..Section::default()
    };
    section.say(lang, objects::text(value, "name"), objects::text(value, "description"));
    if !into.iter().any(|known| known.id == section.id) {
        into.push(section);
    }
    let below = value.get("child_categories").and_then(Value::as_array).into_iter().flatten();
    below.for_each(|value| sections(value, lang, into));
}

fn article(object: &Object, default: &Lang, diagnostics: &mut Diagnostics) -> Option<Article> {
    let lang = object.lang("lang_code").unwrap_or_else(|| default.clone());
    let slug = object.text("slug")?;
    let mut addresses: Vec<String> = object.path("url").into_iter().collect();
    addresses.push(format!("/docs/{slug}"));
    let markdown =
        object.text("content").filter(|_| object.integer("content_type").unwrap_or(0) == 0);
    let body = match markdown {
        Some(markdown) => Body::Markdown(notes(&markdown, object, diagnostics)),
        None => Body::Html(object.text("html_content").unwrap_or_default()),
    };
    let settings =
        object.value.get("settings").and_then(|settings| objects::text(settings, "description"));
    let text = Text {
        title: object.text("title")?,
        body,
        description: object.text("description").or(settings),
        published: object.day("created_at"),
        updated: object.day("modified_at"),
        draft: object.integer("status") != Some(3),
        restricted: object.flag("hidden").then(|| "it is hidden".to_owned()),
        addresses,
        ..Text::default()
    };
    Some(Article {
        id: object.id("id")?,
        file: object.file.clone(),
        section: object.id("category_id"),
        order: object.integer("order"),
        texts: [(lang, text)].into(),
        ..Article::default()
    })
}

/// `:::(Warning) (Careful)` … `:::` as an alert; what is for the desk's own people goes, and is
/// told, as is what only the desk could fill in.
fn notes(markdown: &str, object: &Object, diagnostics: &mut Diagnostics) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut open: Option<&str> = None;
    let mut private = 0;
    for line in markdown.lines() {
        match (open, line.trim().strip_prefix(":::")) {
            (Some(_), Some(_)) => open = None,
            (None, Some(head)) if head.trim_start().starts_with('(') => {
                let mut parts = head
                    .split('(')
                    .skip(1)
                    .filter_map(|part| part.split(')').next())
                    .map(str::trim);
                let kind = kind(parts.next().unwrap_or_default());
                open = Some(kind);
                private += usize::from(kind == PRIVATE);
                if kind != PRIVATE {
                    out.push_str(&format!("> [!{kind}]\n"));
                    let title = parts.next().filter(|title| !title.is_empty());
                    out.push_str(
                        &title.map(|title| format!("> **{title}**\n>\n")).unwrap_or_default(),
                    );
                }
            }
            (Some(PRIVATE), None) => {}
            (Some(_), None) => out.push_str(&format!("{}\n", format!("> {line}").trim_end())),
            (None, _) => out.push_str(&format!("{line}\n")),
        }
    }
    let mut say = |code: &'static str, message: String, help: &str| {
        let place = Place::file(object.file.as_str());
        diagnostics.push(Diagnostic::warning(code, message).at(place).help(help));
    };
    if private > 0 {
        let message = format!("{private} parts for the desk's own people left out");
        say(
            "import-private",
            message,
            "nothing to do; what readers should see must not be marked so",
        );
    }
    if ["{{variable.", "{{snippet.", "{{glossary."].iter().any(|code| out.contains(code)) {
        let message = "it shows `{{…}}`, which an export does not hold".to_owned();
        say("import-dynamic", message, "write the words where the braces stand");
    }
    out
}

const PRIVATE: &str = "private";

fn kind(name: &str) -> &'static str {
    match name.to_ascii_lowercase().as_str() {
        "internal" | "private" => PRIVATE,
        "warning" => "WARNING",
        "error" => "CAUTION",
        "success" | "tip" => "TIP",
        _ => "NOTE",
    }
}

/// The last part names the article, whatever version and language stand before it.
pub fn canonical(path: &str) -> Option<String> {
    let (_, behind) = path.split_once("/docs/")?;
    let slug = behind.trim_matches('/').rsplit('/').next()?;
    (!slug.is_empty()).then(|| format!("/docs/{slug}"))
}
