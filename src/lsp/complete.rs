//! What could stand where somebody types.

use std::collections::BTreeSet;

use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionTextEdit, Position, Range, TextEdit,
};
use serde_json::Value;

use super::parts;
use super::position::{offset, position};
use super::target;
use super::workspace::Workspace;
use crate::content::markdown::encoded;
use crate::model::{DocumentKind, Lang, media_type, path};
use crate::pipeline::Linked;
use crate::tree::{self, TextFile, yaml};

/// The keys of front matter, with what they are for.
const ARTICLE: &str = include_str!("../../docs/front-matter.schema.json");
const CATEGORY: &str = include_str!("../../docs/category.schema.json");
/// Where topics are declared.
const CONTACT: &str = "content/contact.yaml";

pub(super) fn complete(workspace: &Workspace, path: &str, at: Position) -> Vec<CompletionItem> {
    let Some(file) = workspace.text(path) else { return Vec::new() };
    let end = offset(&file.text, at);
    let before = file.text.get(..end).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let typed = |text: &str| Range::new(position(&file.text, end - text.len()), at);
    if let Some(name) = parts::typed(line).filter(|_| !in_front_matter(before)) {
        return named_parts(workspace, typed(name));
    }
    if let Some(open) = placeholder(line) {
        let closed = file.text.get(end..).is_some_and(|after| after.trim_start().starts_with("}}"));
        return facts(workspace, path, typed(open), closed);
    }
    if in_front_matter(before) {
        return front_matter(workspace, &file, before, line, &typed);
    }
    let Some(address) = address(line) else { return Vec::new() };
    match address.split_once('#') {
        Some((page, anchor)) => anchors(workspace, path, page, typed(anchor)),
        None if is_picture(line) => pictures(workspace, path, typed(address)),
        None => pages(workspace, path, typed(address)),
    }
}

/// What is typed behind the braces in which a fact is named.
fn placeholder(line: &str) -> Option<&str> {
    let typed = line.get(line.rfind("{{")? + 2..)?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '_');
    typed.chars().all(is_name).then_some(typed)
}

/// The site's facts, each with what it says in the language of the file.
fn facts(workspace: &Workspace, path: &str, typed: Range, closed: bool) -> Vec<CompletionItem> {
    let (Some(linked), Some(file)) = (workspace.linked(), workspace.text(crate::facts::PATH))
    else {
        return Vec::new();
    };
    let config = &linked.site.config;
    let default = &config.default_language().lang;
    let others = config.languages.iter().map(|language| &language.lang);
    let languages: Vec<Lang> =
        std::iter::once(default).chain(others.filter(|lang| *lang != default)).cloned().collect();
    let (facts, _) = crate::facts::read(&file, &languages);
    let own = linked.documents.iter().find(|document| *document.file.path == *path);
    let named = path.strip_prefix("content/contact.").and_then(|rest| rest.strip_suffix(".yaml"));
    let named = named.and_then(Lang::parse);
    let lang = own.map(|document| &document.lang).or(named.as_ref()).unwrap_or(default);
    let item = |name: &String| CompletionItem {
        label: name.clone(),
        detail: facts.form(name, lang).map(str::to_owned),
        kind: Some(CompletionItemKind::CONSTANT),
        filter_text: Some(format!(" fact.{name}")),
        text_edit: Some(edit(typed, format!(" fact.{name}{}", if closed { "" } else { " }}" }))),
        ..CompletionItem::default()
    };
    facts.facts.keys().map(item).collect()
}

/// What is typed of an address: behind `](`, and behind the colon of a definition.
fn address(line: &str) -> Option<&str> {
    let inline = line.rfind("](").map(|at| at + 2);
    let defined = line.trim_start().starts_with('[').then(|| line.rfind("]: ")).flatten();
    let start = inline.max(defined.map(|at| at + 3))?;
    let typed = line.get(start..)?.trim_start_matches('<');
    (!typed.contains([')', ' ', '>'])).then_some(typed)
}

/// Whether the address that is typed is a picture's: of an article, nothing could be shown.
fn is_picture(line: &str) -> bool {
    let words = line.rfind("](").and_then(|at| line.get(..at));
    words.and_then(|words| words.get(..words.rfind('[')?)).is_some_and(|mark| mark.ends_with('!'))
}

fn pictures(workspace: &Workspace, from: &str, typed: Range) -> Vec<CompletionItem> {
    let Some(linked) = workspace.linked() else { return Vec::new() };
    let is_picture = |file: &&String| media_type(file).starts_with("image/");
    let item = |file: &String| {
        let near = path::between(path::parent(from), file);
        CompletionItem {
            label: near.clone(),
            kind: Some(CompletionItemKind::FILE),
            text_edit: Some(edit(typed, encoded(&near))),
            ..CompletionItem::default()
        }
    };
    linked.files.iter().filter(is_picture).map(item).collect()
}

fn in_front_matter(before: &str) -> bool {
    let mut lines = before.split('\n');
    lines.next().is_some_and(|first| first.trim_end() == "---")
        && before.contains('\n')
        && !lines.any(|line| line.trim_end() == "---")
}

/// Articles and categories, as this file has to write them.
fn pages(workspace: &Workspace, from: &str, typed: Range) -> Vec<CompletionItem> {
    let Some(linked) = workspace.linked() else { return Vec::new() };
    let own = linked.documents.iter().find(|document| *document.file.path == *from);
    let lang = own.map(|document| &document.lang);
    let default = &linked.site.config.default_language().lang;
    let mut seen = BTreeSet::new();
    // A link names the source; each reader gets the page of their language.
    let sources = linked.documents.iter().filter(|document| document.lang == *default);
    let others = linked.documents.iter().filter(|document| Some(&document.lang) == lang);
    let named = sources.chain(others).filter(|document| seen.insert(&document.key));
    let item = |document: &std::sync::Arc<crate::model::Document>| {
        let near = match document.kind {
            DocumentKind::Article => path::between(path::parent(from), &document.file.path),
            DocumentKind::Category => {
                let folder = path::parent(&document.file.path);
                match path::between(path::parent(from), folder).trim_end_matches('/') {
                    // The folder of the file itself: `/` would be the home page.
                    "" => "./".to_owned(),
                    near => format!("{near}/"),
                }
            }
        };
        CompletionItem {
            label: document.title.clone(),
            detail: Some(near.clone()),
            filter_text: Some(format!("{near} {}", document.title)),
            kind: Some(CompletionItemKind::FILE),
            text_edit: Some(edit(typed, encoded(&near))),
            ..CompletionItem::default()
        }
    };
    named.filter(|document| *document.file.path != *from).map(item).collect()
}

fn anchors(workspace: &Workspace, from: &str, page: &str, typed: Range) -> Vec<CompletionItem> {
    let Some(document) = target::document(workspace, from, page) else { return Vec::new() };
    let headings = document.body.sections.iter().filter_map(|section| section.heading.as_ref());
    let item = |heading: &crate::model::Heading| CompletionItem {
        label: heading.anchor.clone(),
        detail: Some(heading.text.clone()),
        filter_text: Some(format!("{} {}", heading.anchor, heading.text)),
        kind: Some(CompletionItemKind::REFERENCE),
        text_edit: Some(edit(typed, encoded(&heading.anchor))),
        ..CompletionItem::default()
    };
    headings.map(item).collect()
}

fn named_parts(workspace: &Workspace, typed: Range) -> Vec<CompletionItem> {
    let item = |name: String| CompletionItem {
        label: name.clone(),
        kind: Some(CompletionItemKind::SNIPPET),
        text_edit: Some(edit(typed, name)),
        ..CompletionItem::default()
    };
    parts::names(workspace).into_iter().map(item).collect()
}

/// Keys at the beginning of a line; behind those of lists, what others have written there.
fn front_matter(
    workspace: &Workspace,
    file: &TextFile,
    before: &str,
    line: &str,
    typed: &dyn Fn(&str) -> Range,
) -> Vec<CompletionItem> {
    let key = |line: &str| line.split_once(':').map(|(key, _)| key.to_owned());
    let is_item = line.starts_with([' ', '-']);
    if !is_item && !line.contains(':') {
        let is_category = path::last(&file.path).starts_with("_category.");
        return keys(if is_category { CATEGORY } else { ARTICLE }, before, typed(line));
    }
    let own = before.split('\n').rev().find(|line| !line.starts_with([' ', '-']));
    let Some(key) = key(if is_item { own.unwrap_or_default() } else { line }) else {
        return Vec::new();
    };
    let Some(linked) = workspace.linked() else { return Vec::new() };
    let word = line.rsplit([' ', '[', ',', '"', '\'']).next().unwrap_or_default();
    let values: BTreeSet<(String, String)> = match key.as_str() {
        "tags" => {
            // As they are written: a tag of one article has no page.
            let tags = linked.documents.iter().flat_map(|document| &document.front.tags);
            tags.map(|tag| (tag.value.clone(), String::new())).collect()
        }
        "topics" => topics(workspace),
        "related" => articles(linked),
        _ => return Vec::new(),
    };
    let item = |(value, detail): (String, String)| CompletionItem {
        label: value.clone(),
        detail: Some(detail).filter(|detail| !detail.is_empty()),
        kind: Some(CompletionItemKind::VALUE),
        text_edit: Some(edit(typed(word), value)),
        ..CompletionItem::default()
    };
    values.into_iter().map(item).collect()
}

/// Those that the file does not have yet.
fn keys(schema: &str, before: &str, typed: Range) -> Vec<CompletionItem> {
    let schema: Value = serde_json::from_str(schema).unwrap_or_default();
    let Some(properties) = schema["properties"].as_object() else { return Vec::new() };
    let is_there = |key: &str| before.lines().any(|line| line.starts_with(&format!("{key}:")));
    let item = |(key, value): (&String, &Value)| CompletionItem {
        label: key.clone(),
        detail: value["description"].as_str().map(str::to_owned),
        kind: Some(CompletionItemKind::PROPERTY),
        text_edit: Some(edit(typed, format!("{key}: "))),
        ..CompletionItem::default()
    };
    properties.iter().filter(|(key, _)| !is_there(key)).map(item).collect()
}

/// The ids of contact.yaml, with their names.
fn topics(workspace: &Workspace) -> BTreeSet<(String, String)> {
    let read = || {
        let file = workspace.text(CONTACT)?;
        let node = yaml::parse(&file, 0, file.text.len()).0?;
        let tree::Value::Map(entries) = node.value else { return None };
        let (_, topics) = entries.into_iter().find(|(key, _)| key.value == "topics")?;
        let tree::Value::Map(topics) = topics.value else { return None };
        Some(topics.into_iter().map(|(id, node)| (id.value, name(&node))).collect())
    };
    read().unwrap_or_default()
}

/// A topic is its name alone, or a map that has one.
fn name(node: &tree::Node) -> String {
    match &node.value {
        tree::Value::String(name) => name.clone(),
        tree::Value::Map(entries) => entries
            .iter()
            .find(|(key, _)| key.value == "name")
            .map(|(_, node)| name(node))
            .unwrap_or_default(),
        _ => String::new(),
    }
}

fn articles(linked: &Linked) -> BTreeSet<(String, String)> {
    let title = |article: &crate::graph::Article| {
        article.versions.get(&article.source).map(|version| version.document.title.clone())
    };
    let articles = linked.site.articles.iter();
    articles.map(|article| (article.key.to_string(), title(article).unwrap_or_default())).collect()
}

fn edit(range: Range, new_text: String) -> CompletionTextEdit {
    CompletionTextEdit::Edit(TextEdit { range, new_text })
}
