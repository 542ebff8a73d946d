//! Starlight, the documentation theme of Astro.

use super::facts::Facts;
use super::project::Project;
use super::{javascript, json_nav, shape};

pub fn read(project: &Project<'_>) -> Option<Facts> {
    let config = project.first(&["astro.config.mjs", "astro.config.ts", "astro.config.js"]);
    let is_starlight = config.as_ref().is_some_and(|config| config.text.contains("starlight"));
    if !is_starlight && !project.has_folder("src/content/docs") {
        return None;
    }
    let mut facts = Facts {
        roots: project.root("src/content/docs", "").into_iter().collect(),
        ..Facts::default()
    };
    let Some(config) = config else { return Some(facts) };
    let (_, own) = config.text.split_once("starlight(").unwrap_or(("", &config.text));
    facts.title = javascript::text(own, "title");
    let base = javascript::text(&config.text, "base").unwrap_or_default();
    facts.base_url =
        javascript::text(&config.text, "site").and_then(|site| shape::base_url(&site, &base));
    facts.language = javascript::text(own, "defaultLocale").and_then(|tag| shape::language(&tag));
    match javascript::value(own, "sidebar") {
        Some(sidebar) => facts.navigation = json_nav::items(&sidebar),
        None if own.contains("sidebar") => facts.unread.push(format!("{} (sidebar)", config.path)),
        None => {}
    }
    Some(facts)
}
