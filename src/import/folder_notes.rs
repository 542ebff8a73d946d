//! Files that describe the folder they stand in: Docusaurus' `_category_.json`, Nextra's
//! `_meta.json`, and `.pages` or `.nav.yml` of MkDocs' plug-ins.

use serde_json::Value;

use super::draft::Draft;
use super::folders::Folders;
use super::generators::{Facts, javascript, project};
use super::markup::has_heading;
use super::path::{join, last, parent};
use super::scan::SourceTree;
use super::structure::unnumbered;
use crate::model::slugify;
use crate::tree::TextFile;

/// Titles, order and old addresses of folders; order and titles of pages.
pub fn read(tree: &SourceTree, facts: &Facts, folders: &mut Folders, drafts: &mut [Draft]) {
    for path in tree.others.keys() {
        let name = last(path);
        let (stem, _) = name.rsplit_once('.').unwrap_or((name, ""));
        let is_list = matches!(stem, ".pages" | ".nav") || name == ".pages";
        if !is_list && !matches!(stem, "_category_" | "_meta") {
            continue;
        }
        let Some(place) = facts.place(path) else { continue };
        let Some(file) = tree.read_other(path) else { continue };
        if is_list {
            listed(parent(&place), &file, folders, drafts);
            continue;
        }
        let value = if stem == "_meta" { javascript::exported(&file.text) } else { None };
        let Some(value) = value.or_else(|| project::data(&file)) else { continue };
        let folder = parent(&place);
        if stem == "_meta" {
            let entries = value.as_object().into_iter().flatten().map(|(name, value)| {
                let title = value.as_str().or_else(|| value.get("title").and_then(Value::as_str));
                (name.as_str(), title)
            });
            children(folder, entries, folders, drafts);
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

/// `nav: [start.md, {Set up: setup}, "*"]`: what stands in a folder, in order, up to where the rest
/// comes.
fn listed(folder: &str, file: &TextFile, folders: &mut Folders, drafts: &mut [Draft]) {
    let Some(value) = project::yaml(file) else { return };
    let title = value.get("title").and_then(Value::as_str);
    if let Some(title) = title.filter(|_| !folder.is_empty()) {
        let known = folders.entry(folder.to_owned()).or_default();
        known.titles.entry(None).or_insert_with(|| title.to_owned());
    }
    let list = value.get("nav").or_else(|| value.get("arrange")).and_then(Value::as_array);
    let entries = list.into_iter().flatten().filter_map(|entry| match entry {
        Value::String(name) => Some((name.as_str(), None)),
        Value::Object(map) => {
            let (title, name) = map.iter().next()?;
            Some((name.as_str()?, Some(title.as_str())))
        }
        _ => None,
    });
    let entries = entries.take_while(|(name, _)| !name.starts_with("...") && !name.contains('*'));
    let bare =
        |name: &'_ str| name.strip_suffix(".md").unwrap_or(name).trim_matches('/').to_owned();
    let entries: Vec<_> = entries.map(|(name, title)| (bare(name), title)).collect();
    let entries = entries.iter().map(|(name, title)| (name.as_str(), *title));
    children(folder, entries, folders, drafts);
}

/// `{"index": "Start", "setup": {"title": "Set up"}}`: what stands in a folder, in order.
fn children<'e>(
    folder: &str,
    entries: impl Iterator<Item = (&'e str, Option<&'e str>)>,
    folders: &mut Folders,
    drafts: &mut [Draft],
) {
    for ((name, title), order) in entries.zip(1..) {
        let title = title.map(str::to_owned);
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
