//! Docusaurus: the docs of its current version, and the blog. Its configuration is a program; what
//! it says in plain words is read.

use super::facts::{Facts, Root};
use super::project::Project;
use super::{javascript, json_nav, shape};

const CONFIGS: [&str; 4] = [
    "docusaurus.config.js",
    "docusaurus.config.ts",
    "docusaurus.config.mjs",
    "docusaurus.config.cjs",
];
const SIDEBARS: [&str; 4] = ["sidebars.js", "sidebars.ts", "sidebars.json", "sidebars.cjs"];

pub fn read(project: &Project<'_>) -> Option<Facts> {
    let config = project.first(&CONFIGS);
    if config.is_none() && !project.has_file_named("_category_.json") {
        return None;
    }
    let config = config.as_ref().map_or("", |config| &*config.text);
    let text = |key: &str| javascript::text(config, key);
    // Without a configuration the source may be the folder of the docs itself.
    let usual = if config.is_empty() && !project.has_folder("docs") { "" } else { "docs" };
    let folder = docs_setting(config, "path").unwrap_or_else(|| usual.to_owned());
    let route = docs_setting(config, "routeBasePath").unwrap_or_else(|| "docs".to_owned());
    let base = text("baseUrl").unwrap_or_default();
    let mut facts = Facts {
        title: text("title"),
        base_url: text("url").and_then(|url| shape::base_url(&url, &base)),
        language: text("defaultLocale").and_then(|tag| shape::language(&tag)),
        roots: project
            .root(&folder, &route)
            .into_iter()
            .chain(blog(project, config))
            .chain(translations(project))
            .collect(),
        numbered_names: true,
        ..Facts::default()
    };
    if let Some(file) = project.first(&SIDEBARS) {
        match javascript::exported(&file.text).or_else(|| javascript::literal(&file.text)) {
            Some(sidebars) => facts.navigation = json_nav::items(&sidebars),
            None => facts.unread.push(file.path.to_string()),
        }
    }
    Some(facts)
}

/// Posts stand beside the docs, at addresses with their dates.
fn blog(project: &Project<'_>, config: &str) -> Option<Root> {
    let is_on = javascript::value(config, "blog") != Some(false.into());
    let root = project.root("blog", "").filter(|_| is_on && project.has_folder("blog"))?;
    (!root.folder.is_empty()).then(|| Root { place: "blog".to_owned(), ..root })
}

/// Translations of the current version stand in folders of their own.
fn translations(project: &Project<'_>) -> Vec<Root> {
    let inside = "docusaurus-plugin-content-docs/current";
    let root = |lang: String| {
        let root = project.root(&format!("i18n/{lang}/{inside}"), "")?;
        Some(Root { place: format!("i18n/{lang}"), ..root })
    };
    project.names_between("i18n", inside).into_iter().filter_map(root).collect()
}

/// A setting of the docs among those of the blog and the pages: the first behind the word `docs:`.
fn docs_setting(config: &str, key: &str) -> Option<String> {
    let docs = javascript::value(config, "docs");
    let literal = docs
        .as_ref()
        .and_then(|docs| docs.get(key))
        .and_then(|value| value.as_str())
        .map(str::to_owned);
    literal.or_else(|| {
        let (_, behind) = config.split_once("docs: {").or_else(|| config.split_once("docs:{"))?;
        let inside = behind.split("blog:").next().unwrap_or(behind);
        javascript::text(inside, key)
    })
}
