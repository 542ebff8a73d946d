//! Freshdesk and Freshservice solutions: answers of the API, version 2, and the account export
//! `Solutions.xml`.

use std::collections::BTreeMap;

use serde_json::Value;

use super::export::{Article, Body, Export, Section, Text};
use super::objects::{self, Object, Objects};
use super::xml::{self, Element};
use crate::diagnostics::Diagnostics;
use crate::import::scan::SourceTree;
use crate::model::Lang;
use crate::ratings::Votes;

/// Folders in folders; a circle of parents must end.
const DEEPEST: usize = 8;

pub fn read(tree: &SourceTree, objects: &Objects, diagnostics: &mut Diagnostics) -> Option<Export> {
    let files = tree.others.keys().filter(|path| path.to_lowercase().ends_with("solutions.xml"));
    let mut nested = Objects::default();
    for path in files {
        let root = tree.read_data(path, diagnostics).and_then(|file| xml::read(&file, diagnostics));
        if let Some(root) = root {
            flatten(&value(&root), path, None, None, &mut nested);
        }
    }
    // Version 1 and single answers hold folders in their category, and articles in these.
    let holds = |object: &&Object| {
        ["folders", "articles"].iter().any(|key| object.value.get(key).is_some())
    };
    for object in objects.0.iter().filter(holds) {
        flatten(&object.value, &object.file, None, None, &mut nested);
    }
    let of = |fields: &'static [&str]| {
        objects.0.iter().chain(&nested.0).filter(move |object| object.is(&[], fields))
    };
    let articles: Vec<&Object> = of(&["folder_id", "title", "status"]).collect();
    if articles.is_empty() {
        return None;
    }
    let lang = Lang::parse("en")?;
    let mut export = Export::default();
    let folders: Vec<&Object> = of(&["visibility", "name", "category_id"]).collect();
    let categories = of(&["name", "description"]);
    let categories = categories.filter(|object| {
        object.value.get("category_id").is_none() && object.value.get("title").is_none()
    });
    export.sections.extend(categories.filter_map(|o| section(o, None, &lang)));
    let parent = |o: &Object| {
        o.id("parent_folder_id").or_else(|| o.id("category_id").map(|id| format!("c{id}")))
    };
    export.sections.extend(folders.iter().filter_map(|o| section(o, Some(parent(o)?), &lang)));
    let by_id: BTreeMap<String, &Object> =
        folders.iter().filter_map(|folder| Some((folder.id("id")?, *folder))).collect();
    let mut seen = std::collections::BTreeSet::new();
    for object in articles {
        let visibility = visibility(object, &by_id);
        // An answer of the interface and the account's export may hold the same article.
        match article(object, visibility, &lang) {
            Some(article) if seen.insert(article.id.clone()) => {
                export.hosts.extend(hosts(&article));
                export.articles.push(article);
            }
            Some(_) => {}
            None => object.leave_out(diagnostics),
        }
    }
    export.base_url = export.hosts.first().map(|host| format!("https://{host}/"));
    Some(export)
}

fn section(object: &Object, parent: Option<String>, lang: &Lang) -> Option<Section> {
    let id = object.id("id")?;
    let is_folder = parent.is_some();
    let address = if is_folder {
        format!("/support/solutions/folders/{id}")
    } else {
        format!("/support/solutions/{id}")
    };
    let mut section = Section {
        id: if is_folder { id } else { format!("c{id}") },
        parent,
        order: object.integer("position"),
        addresses: vec![address],
        ..Section::default()
    };
    section.say(lang, object.text("name"), object.text("description"));
    Some(section)
}

/// Who may read an article: the narrowest of the folders it stands in; 1 is everybody.
fn visibility(article: &Object, folders: &BTreeMap<String, &Object>) -> i64 {
    let mut narrowest = article.integer("folder_visibility").unwrap_or(1);
    let mut id = article.id("folder_id");
    for _ in 0..DEEPEST {
        let Some(folder) = id.and_then(|id| folders.get(&id)) else { break };
        narrowest = folder.integer("visibility").filter(|own| *own != 1).unwrap_or(narrowest);
        id = folder.id("parent_folder_id");
    }
    narrowest
}

fn article(object: &Object, visibility: i64, lang: &Lang) -> Option<Article> {
    let id = object.id("id")?;
    let restricted = match visibility {
        2 => Some("its folder is for customers who have signed in"),
        3 => Some("its folder is for agents"),
        1 => None,
        _ => Some("its folder is for some companies or contacts"),
    };
    let count = |key: &str| object.integer(key).and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
    let seo = object.value.get("seo_data").and_then(|seo| objects::text(seo, "meta_description"));
    let path = object.text("path").map(|path| format!("/support/solutions/articles/{path}"));
    let own = format!("/support/solutions/articles/{id}");
    let text = Text {
        title: object.text("title")?,
        body: Body::Html(object.text("description").unwrap_or_default()),
        description: seo,
        published: object.day("created_at"),
        updated: object.day("modified_at").or_else(|| object.day("updated_at")),
        draft: object.integer("status") != Some(2),
        restricted: restricted.map(str::to_owned),
        addresses: path.into_iter().chain([own.clone(), format!("/{lang}{own}")]).collect(),
        ..Text::default()
    };
    let attachments =
        object.value.get("attachments").and_then(Value::as_array).into_iter().flatten();
    let shown = object.text("description").unwrap_or_default();
    let attachments = attachments.filter_map(|file| {
        let url = objects::text(file, "attachment_url")?;
        // Pictures of the text are listed as well.
        let is_shown = objects::id(file, "id").is_some_and(|id| shown.contains(&format!("/{id}/")));
        (!is_shown).then(|| (objects::text(file, "name").unwrap_or_else(|| url.clone()), url))
    });
    Some(Article {
        file: object.file.clone(),
        section: object.id("folder_id"),
        order: object.integer("position"),
        tags: object.texts("tags"),
        votes: Votes { yes: count("thumbs_up"), no: count("thumbs_down") },
        attachments: attachments.collect(),
        texts: [(lang.clone(), text)].into(),
        id,
        ..Article::default()
    })
}

/// The desk's own host: no field says it, but its articles link to each other.
fn hosts(article: &Article) -> Vec<String> {
    let bodies = article
        .texts
        .values()
        .filter_map(|text| if let Body::Html(html) = &text.body { Some(html) } else { None });
    let links = bodies
        .flat_map(|html| html.match_indices("/support/solutions/").map(move |(at, _)| (html, at)));
    let hosts = links.filter_map(|(html, at)| {
        let before = html.get(..at)?;
        let start = before.rfind("https://").or_else(|| before.rfind("http://"))?;
        let url = before.get(start..)?;
        (!url.contains(['"', ' ', '<'])).then(|| objects::host(url)).flatten()
    });
    hosts.collect()
}

/// XML of Rails as the JSON it would have been: elements are keys, `type="array"` is a list.
fn value(element: &Element) -> Value {
    if element.attribute("type") == Some("array") {
        return element.children.iter().map(value).collect();
    }
    if element.children.is_empty() {
        return scalar(element.text.trim());
    }
    Value::Object(
        element.children.iter().map(|child| (child.name.replace('-', "_"), value(child))).collect(),
    )
}

fn scalar(text: &str) -> Value {
    match text.parse::<i64>() {
        Ok(number) => number.into(),
        Err(_) if text.is_empty() => Value::Null,
        Err(_) => text.into(),
    }
}

/// Categories, folders in them, articles in these: as the interface tells them, each by itself.
fn flatten(
    value: &Value,
    file: &str,
    category: Option<&Value>,
    folder: Option<&Value>,
    into: &mut Objects,
) {
    match value {
        Value::Array(values) => {
            values.iter().for_each(|value| flatten(value, file, category, folder, into))
        }
        Value::Object(entries) => {
            let mut own = entries.clone();
            let inner = ["solution_categories", "folders", "articles"].map(|key| own.remove(key));
            let id = own.get("id").cloned();
            let is_article = own.contains_key("title");
            match (category, folder) {
                (_, Some(folder)) => drop(own.insert("folder_id".into(), folder.clone())),
                (Some(category), None) => drop(own.insert("category_id".into(), category.clone())),
                (None, None) => drop(own.entry("description").or_insert(Value::Null)),
            }
            if id.is_some() {
                into.0.push(Object {
                    kind: String::new(),
                    file: file.to_owned(),
                    value: Value::Object(own),
                });
            }
            let below =
                if category.is_none() { (id.as_ref(), None) } else { (category, id.as_ref()) };
            for inner in inner.iter().flatten().filter(|_| !is_article) {
                flatten(inner, file, below.0, below.1, into);
            }
        }
        _ => {}
    }
}

pub fn canonical(path: &str) -> Option<String> {
    path.contains("/solution").then_some(())?;
    let (kind, id) = match objects::kind_behind(path, &["articles", "folders"]) {
        Some((kind, id)) => (format!("{kind}/"), id),
        None => (String::new(), objects::number_behind(path, "/solutions/")?),
    };
    Some(format!("/support/solutions/{kind}{id}"))
}
