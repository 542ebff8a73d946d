//! The published Markdown copies as resources, under their own addresses.

use serde_json::{Map, Value, json};

use super::message::Refusal;
use crate::answers::{Build, article};
use crate::model::SitePath;

/// Resources in one answer.
const PAGE: usize = 200;
/// Bytes of an address.
const LONGEST: usize = 4_000;

/// In the order of the articles; `cursor` is how many are known already.
pub fn list(build: &dyn Build, params: &Map<String, Value>) -> Result<Value, Refusal> {
    let from = match params.get("cursor") {
        None => 0,
        Some(cursor) => cursor
            .as_str()
            .and_then(|cursor| cursor.parse::<usize>().ok())
            .ok_or_else(|| Refusal::bad_params("this cursor is none of ours"))?,
    };
    let mut listed = article::texts(build)
        .filter(|(.., text)| build.has(SitePath::new(text.path.as_str()).markdown().as_str()))
        .skip(from);
    let resources: Vec<Value> = listed
        .by_ref()
        .take(PAGE)
        .map(|(id, lang, article, text)| {
            json!({
                "uri": address(build, &text.path),
                "name": format!("{id} ({lang})"),
                "title": text.title,
                "description": text.description,
                "mimeType": "text/markdown",
                "annotations": modified(article.updated.as_deref().or(article.published.as_deref())),
            })
        })
        .collect();
    let mut answer = json!({ "resources": resources });
    if let (true, Some(object)) = (listed.next().is_some(), answer.as_object_mut()) {
        object.insert("nextCursor".into(), (from + PAGE).to_string().into());
    }
    Ok(answer)
}

pub fn read(build: &dyn Build, params: &Map<String, Value>) -> Result<Value, Refusal> {
    let uri = params.get("uri").and_then(Value::as_str);
    let uri = uri.ok_or_else(|| Refusal::bad_params("`uri` says which resource"))?;
    if uri.len() > LONGEST {
        return Err(Refusal::bad_params("the address is too long"));
    }
    // By comparing: an address leads nowhere that an article does not stand.
    let mut texts = article::texts(build);
    let found = texts.find(|(.., text)| address(build, &text.path) == uri);
    let copy = found
        .and_then(|(.., text)| build.text(SitePath::new(text.path.as_str()).markdown().as_str()));
    let text = copy.ok_or_else(|| Refusal::no_resource(uri))?;
    Ok(json!({ "contents": [{ "uri": uri, "mimeType": "text/markdown", "text": text }] }))
}

fn address(build: &dyn Build, page: &str) -> String {
    let site = build.description();
    format!("{}{}", site.origin, SitePath::new(page).markdown().href(&site.base_path))
}

fn modified(day: Option<&str>) -> Value {
    match day {
        Some(day) => json!({ "lastModified": format!("{day}T00:00:00Z") }),
        None => json!({}),
    }
}
