//! Files that describe the folder they stand in: Docusaurus' `_category_.json`, Nextra's
//! `_meta.json`.

use serde_json::Value;

use super::draft::Draft;
use super::folders::Folders;
use super::generators::{Facts, javascript, project};
use super::markup::has_heading;
use super::path::{join, last, parent};
use super::scan::SourceTree;
use super::structure::unnumbered;
use crate::model::slugify;

/// Titles, order and old addresses of folders; order and titles of pages.
pub fn read(tree: &SourceTree, facts: &Facts, folders: &mut Folders, drafts: &mut [Draft]) {
    for path in tree.others.keys() {
        let name = last(path);
        let (stem, _) = name.rsplit_once('.').unwrap_or((name, ""));
        if !matches!(stem, "_category_" | "_meta") {
            continue;
        }
        let Some(place) = facts.place(path) else { continue };
        let Some(file) = tree.read_other(path) else { continue };
        let value = if stem == "_meta" { javascript::exported(&file.text) } else { None };
        let Some(value) = value.or_else(|| project::data(&file)) else { continue };
        let folder = parent(&place);
        if stem == "_meta" {
            children(folder, &value, folders, drafts);
            continue;
        }
        let plain = unnumbered(folder).0;
        let known = folders
            .entry(if facts.numbered_names { plain } else { folder.to_owned() })
            .or_default();
        let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        known.order =
            value.get("position").and_then(Value::as_f64).map(|n| n.round() as i64).or(known.order);
        if let Some(label) = text("label") {
            known.addresses.extend(generated(&value, &label, facts));
            known.titles.entry(None).or_insert(label);
        }
        known.descriptions.extend(text("description").map(|text| (None, text)));
    }
}

/// Docusaurus writes a page for a folder that has none.
fn generated(value: &Value, label: &str, facts: &Facts) -> Option<String> {
    let link = value.get("link")?;
    if link.get("type").and_then(Value::as_str) != Some("generated-index") {
        return None;
    }
    let slug =
        link.get("slug").and_then(Value::as_str).map(|slug| slug.trim_matches('/').to_owned());
    let slug = slug.unwrap_or_else(|| format!("category/{}", slugify(label)));
    let mount = facts.roots.first().map_or("docs", |root| &root.address);
    Some(format!("/{}", join(mount, &slug)))
}

/// `{"index": "Start", "setup": {"title": "Set up"}}`: what stands in a folder, in order.
fn children(folder: &str, value: &Value, folders: &mut Folders, drafts: &mut [Draft]) {
    for ((name, value), order) in value.as_object().into_iter().flatten().zip(1..) {
        let title = value
            .as_str()
            .or_else(|| value.get("title").and_then(Value::as_str))
            .map(str::to_owned);
        let path = join(folder, name);
        let mut is_page = false;
        for draft in drafts.iter_mut().filter(|draft| draft.path == path) {
            is_page = true;
            draft.front.order.get_or_insert(order);
            if draft.front.title.is_none() && !has_heading(draft.body.text()) {
                draft.front.title.clone_from(&title);
            }
        }
        if !is_page && drafts.iter().any(|draft| draft.path.starts_with(&format!("{path}/"))) {
            let known = folders.entry(path).or_default();
            known.order.get_or_insert(order);
            known.titles.extend(title.map(|title| (None, title)));
        }
    }
}
