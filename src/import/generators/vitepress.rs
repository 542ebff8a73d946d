//! VitePress and VuePress.

use serde_json::{Value, json};

use super::super::names::readable;
use super::super::path::last;
use super::facts::Facts;
use super::project::Project;
use super::{javascript, json_nav, shape};

/// Where the configuration may stand; the pages stand beside its folder.
const PLACES: [&str; 6] = ["", "docs/", "src/", "website/src/", "website/", "doc/"];
const FOLDERS: [&str; 2] = [".vitepress", ".vuepress"];
const ENDINGS: [&str; 5] = ["ts", "mts", "js", "mjs", "cjs"];

pub fn read(project: &Project<'_>) -> Option<Facts> {
    let (place, config) = PLACES.iter().find_map(|place| {
        FOLDERS.iter().find_map(|folder| {
            let mut names = ENDINGS.iter().flat_map(|ending| {
                ["config", "config/index"].map(|name| format!("{place}{folder}/{name}.{ending}"))
            });
            names.find_map(|name| Some((*place, project.read(&name)?)))
        })
    })?;
    let config = &config;
    let text = |key: &str| javascript::text(&config.text, key);
    let inside =
        text("srcDir").filter(|folder| folder != "." && folder != "./").unwrap_or_default();
    let root = [place.trim_end_matches('/'), inside.trim_matches('/')];
    let root = root.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/");
    let base = text("base").unwrap_or_default();
    let mut facts = Facts {
        title: text("title"),
        base_url: text("hostname").and_then(|url| shape::base_url(&url, &base)),
        language: text("lang").and_then(|tag| shape::language(&tag)),
        roots: project.root(&root, "").into_iter().collect(),
        html_addresses: javascript::value(&config.text, "cleanUrls") != Some(true.into()),
        ..Facts::default()
    };
    let sidebar = javascript::value(&config.text, "sidebar")
        .or_else(|| javascript::value(&javascript::inlined(&config.text), "sidebar"));
    match sidebar {
        Some(sidebar) => facts.navigation = json_nav::items(&once(sidebar)),
        None if config.text.contains("sidebar") => {
            facts.unread.push(format!("{} (sidebar)", config.path))
        }
        None => {}
    }
    Some(facts)
}

/// Each list once, though several parts of the site show it. Where parts have lists of their own, each
/// is a group of its name: two may well begin with "Introduction".
fn once(sidebar: Value) -> Value {
    let Value::Object(parts) = sidebar else { return sidebar };
    let mut fresh: Vec<(String, Value)> = Vec::new();
    for (at, list) in parts {
        if !fresh.iter().any(|(_, known)| *known == list) {
            fresh.push((at, list));
        }
    }
    let is_one = fresh.len() == 1;
    let groups = fresh.into_iter().map(|(at, list)| {
        let name = last(at.trim_matches('/'));
        // A language is no part; its pages have the places of what they translate.
        if is_one || name.is_empty() || !list.is_array() || shape::language(name).is_some() {
            return list;
        }
        json!({ "text": readable(name), "link": at, "items": list })
    });
    groups.collect()
}
