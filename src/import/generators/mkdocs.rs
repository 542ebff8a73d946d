//! MkDocs, with mkdocs-static-i18n.

use serde_json::Value;

use super::facts::Facts;
use super::project::Project;
use super::{json_nav, shape};

pub fn read(project: &Project<'_>) -> Option<Facts> {
    let config = project.data(&["mkdocs.yml", "mkdocs.yaml", "properdocs.yml"])?;
    let docs = shape::text(&config, "docs_dir").unwrap_or_else(|| "docs".to_owned());
    let default = languages(&config)
        .into_iter()
        .find(|language| language.get("default") == Some(&Value::Bool(true)));
    let language = default.and_then(|language| shape::text(&language, "locale"));
    let language = language.or_else(|| shape::text(&config, "theme.language"));
    Some(Facts {
        title: shape::text(&config, "site_name"),
        base_url: shape::text(&config, "site_url").and_then(|url| shape::base_url(&url, "")),
        language: language.and_then(|tag| shape::language(&tag)),
        roots: project.root(&docs, "").into_iter().collect(),
        navigation: config.get("nav").map(json_nav::items).unwrap_or_default(),
        html_addresses: config.get("use_directory_urls") == Some(&Value::Bool(false)),
        redirects: redirects(&config),
        ..Facts::default()
    })
}

/// A plugin's settings; `plugins` is a list of names and of maps of one name.
fn plugin(config: &Value, name: &str) -> Option<Value> {
    match config.get("plugins")? {
        Value::Array(plugins) => plugins.iter().find_map(|plugin| plugin.get(name).cloned()),
        plugins => plugins.get(name).cloned(),
    }
}

fn languages(config: &Value) -> Vec<Value> {
    let languages = plugin(config, "i18n").and_then(|plugin| plugin.get("languages").cloned());
    languages.and_then(|languages| languages.as_array().cloned()).unwrap_or_default()
}

fn redirects(config: &Value) -> Vec<(String, String)> {
    let maps = plugin(config, "redirects").and_then(|plugin| plugin.get("redirect_maps").cloned());
    let maps = maps.as_ref().and_then(Value::as_object).into_iter().flatten();
    maps.filter_map(|(from, to)| Some((page_address(from), to.as_str()?.to_owned()))).collect()
}

fn page_address(path: &str) -> String {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    format!("/{}", stem.strip_suffix("index").unwrap_or(stem))
}
