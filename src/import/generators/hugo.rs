//! Hugo.

use serde_json::Value;

use super::facts::{Facts, Root};
use super::project::Project;
use super::shape;

pub fn read(project: &Project<'_>) -> Option<Facts> {
    let names = ["hugo", "config", "config/_default/hugo", "config/_default/config"];
    let names: Vec<String> = names
        .iter()
        .flat_map(|name| ["toml", "yaml", "yml", "json"].map(|ending| format!("{name}.{ending}")))
        .collect();
    let config = project.data(&names.iter().map(String::as_str).collect::<Vec<_>>())?;
    // Other programs have a config.toml as well.
    let get = |key: &str| {
        config.as_object()?.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, v)| v)
    };
    let is_hugo = ["baseurl", "languagecode", "defaultcontentlanguage", "theme", "module"]
        .iter()
        .any(|key| get(key).is_some());
    if !is_hugo
        || !project.has_folder("content")
            && get("contentdir").is_none()
            && project.root("content", "").is_none()
    {
        return None;
    }
    let text = |key: &str| get(key).and_then(Value::as_str).map(str::to_owned);
    let languages = get("languages").and_then(Value::as_object).into_iter().flatten();
    let folders =
        languages.filter_map(|(lang, settings)| Some((lang, shape::text(settings, "contentDir")?)));
    // Languages in folders of their own stand below one parent; languages are told apart there.
    let parents = folders.map(|(_, folder)| {
        folder.rsplit_once('/').map_or(String::new(), |(parent, _)| parent.to_owned())
    });
    let folder =
        text("contentdir").or_else(|| parents.min()).unwrap_or_else(|| "content".to_owned());
    let mounts = get("module").map(mounts).unwrap_or_default();
    let roots: Vec<Root> = match mounts.is_empty() {
        true => project.root(&folder, "").into_iter().collect(),
        false => mounts.iter().filter_map(|(from, to)| project.root(from, to)).collect(),
    };
    let language = text("defaultcontentlanguage").or_else(|| text("languagecode"));
    Some(Facts {
        title: text("title"),
        base_url: text("baseurl").and_then(|url| shape::base_url(&url, "")),
        language: language.and_then(|tag| shape::language(&tag)),
        roots,
        permalinks: get("permalinks").map(permalinks).unwrap_or_default(),
        ..Facts::default()
    })
}

/// Templates by section; newer sites say first what kind of page they are for.
fn permalinks(settings: &Value) -> Vec<(String, String)> {
    let of = |table: &Value| -> Vec<(String, String)> {
        let entries = table.as_object().into_iter().flatten();
        entries.filter_map(|(name, to)| Some((name.clone(), to.as_str()?.to_owned()))).collect()
    };
    let mut found = of(settings);
    found.extend(settings.get("page").map(of).unwrap_or_default());
    found
}

/// Folders that stand for `content` or for one below it. Where several do for the same they are
/// languages, told apart below their parent like `contentDir`s.
fn mounts(module: &Value) -> Vec<(String, String)> {
    let list = module.get("mounts").and_then(Value::as_array).into_iter().flatten();
    let mounts = list.filter_map(|mount| {
        let (from, to) = (shape::text(mount, "source")?, shape::text(mount, "target")?);
        let below = to.trim_matches('/').strip_prefix("content")?;
        let address = if below.is_empty() { below } else { below.strip_prefix('/')? };
        Some((from.trim_matches('/').to_owned(), address.to_owned()))
    });
    let mounts: Vec<(String, String)> = mounts.collect();
    let parent = |from: &str| from.rsplit_once('/').map_or("", |(parent, _)| parent).to_owned();
    let is_shared = |to: &str| mounts.iter().filter(|(_, other)| other == to).count() > 1;
    let mut roots: Vec<(String, String)> = mounts
        .iter()
        .map(|(from, to)| (if is_shared(to) { parent(from) } else { from.clone() }, to.clone()))
        .collect();
    roots.sort();
    roots.dedup();
    roots
}
