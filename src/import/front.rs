//! Front matter of other tools as frontdesk's.
//!
//! Keys that mean the same under another name are renamed; everything frontdesk does not know goes
//! to `extra`, so nothing a site kept is lost.

use std::collections::BTreeMap;

use jiff::civil::Date;
use pulldown_cmark::{Event, Parser};
use serde::Serialize;
use serde_json::Value as Json;

use super::page::SourcePage;
use super::text::said;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::tree::{Node, Value};

/// Front matter that no YAML can say.
pub type FrontError = serde_yaml::SerializeError;

/// What is written between the `---` lines, in this order.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Front {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub featured: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draft: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub extra: BTreeMap<String, Json>,
}

impl Front {
    /// The page's own front matter. Addresses (`permalink`, `redirect_from`, `aliases`) are for the
    /// caller; `handled` names further keys that are.
    pub fn read(page: &SourcePage, handled: &[&str], diagnostics: &mut Diagnostics) -> Self {
        let mut front = Self::default();
        for (key, node) in &page.front {
            let name = key.value.as_str();
            if handled.contains(&name) || ADDRESSES.contains(&name) || node.value == Value::Null {
                continue;
            }
            if !front.take(name, node) {
                if DATES.contains(&name) {
                    diagnostics.push(
                        Diagnostic::warning(
                            "import-front-matter",
                            format!("`{name}` is no date; it was kept in `extra`"),
                        )
                        .at(page.file.place(node.span))
                        .help("write year-month-day, such as 2026-03-01"),
                    );
                }
                front.extra.insert(name.to_owned(), trimmed(node.to_json()));
            }
        }
        front
    }

    /// The front matter with its fences; empty when there is nothing to say.
    pub fn write(&self) -> Result<String, FrontError> {
        if *self == Self::default() {
            return Ok(String::new());
        }
        // Block scalars do not keep every line end.
        let options = serde_yaml::ser_options! { prefer_block_scalars: false };
        let yaml = serde_yaml::to_string_with_options(self, options)?;
        Ok(format!("---\n{}\n---\n", yaml.trim_end()))
    }

    /// The keys a `_category.md` may have; the others move to `extra`.
    pub fn for_category(mut self) -> Self {
        let mut move_aside = |key: &str, value: Option<Json>| {
            if let Some(value) = value {
                self.extra.insert(key.to_owned(), value);
            }
        };
        move_aside("featured", self.featured.take().map(Json::Bool));
        move_aside("draft", self.draft.take().map(Json::Bool));
        move_aside("author", self.author.take().map(Json::String));
        move_aside("published", self.published.take().map(Json::String));
        move_aside("updated", self.updated.take().map(Json::String));
        move_aside("reviewed", self.reviewed.take().map(Json::String));
        let tags: Vec<Json> =
            std::mem::take(&mut self.tags).into_iter().map(Json::String).collect();
        move_aside("tags", (!tags.is_empty()).then_some(Json::Array(tags)));
        self
    }

    /// Whether `key` found its place; the first of several names for one thing wins.
    fn take(&mut self, key: &str, node: &Node) -> bool {
        match key {
            "title" => set_text(&mut self.title, node),
            // Cards and search engines show it as it is.
            "description" | "summary" | "excerpt" => {
                set(&mut self.description, text(node).map(|text| without_marks(&text)))
            }
            "order" | "nav_order" | "weight" | "sidebar_position" | "position" | "menu_order"
            | "sort" => set(&mut self.order, integer(node)),
            "featured" => set(&mut self.featured, node.as_boolean()),
            "draft" => set(&mut self.draft, node.as_boolean()),
            "published" if node.as_boolean().is_some() => {
                if node.as_boolean() == Some(false) {
                    self.draft = Some(true);
                }
                true
            }
            "tags" | "labels" => set_list(&mut self.tags, tags(node)),
            "author" => match &node.value {
                Value::Map(_) => set(&mut self.author, node.get("name").and_then(text)),
                Value::List(items) if items.len() == 1 => {
                    set(&mut self.author, items.first().and_then(text))
                }
                _ => set_text(&mut self.author, node),
            },
            "date" | "published" | "created" => set(&mut self.published, date(node)),
            "last_modified_at" | "last_updated" | "last_modified" | "lastmod" | "updated"
            | "modified" => set(&mut self.updated, date(node)),
            "reviewed" | "last_reviewed" | "reviewed_at" => set(&mut self.reviewed, date(node)),
            _ => false,
        }
    }
}

/// White space around a text means nothing in YAML, and not every reader keeps it.
fn trimmed(value: Json) -> Json {
    match value {
        Json::String(text) => Json::String(text.trim().to_owned()),
        Json::Array(items) => Json::Array(items.into_iter().map(trimmed).collect()),
        Json::Object(entries) => entries
            .into_iter()
            .map(|(key, value)| (key, trimmed(value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        other => other,
    }
}

/// Keys that say where a page stands; see [`addresses`].
const ADDRESSES: [&str; 5] = ["permalink", "redirect_from", "aliases", "redirects", "redirect_to"];
const DATES: [&str; 9] = [
    "date",
    "created",
    "last_modified_at",
    "last_updated",
    "lastmod",
    "updated",
    "reviewed",
    "last_reviewed",
    "reviewed_at",
];

/// The texts of `redirect_from`, `aliases` and the like: one or a list.
pub fn addresses(page: &SourcePage) -> Vec<(String, crate::diagnostics::Span)> {
    let keys = ["redirect_from", "aliases", "redirects"];
    let nodes = page.front.iter().filter(|(key, _)| keys.contains(&key.value.as_str()));
    let items = nodes.flat_map(|(_, node)| match &node.value {
        Value::List(items) => items.as_slice(),
        _ => std::slice::from_ref(node),
    });
    items.filter_map(|item| Some((text(item)?, item.span))).collect()
}

fn set<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    if slot.is_some() || value.is_none() {
        return false;
    }
    *slot = value;
    true
}

fn set_text(slot: &mut Option<String>, node: &Node) -> bool {
    set(slot, text(node))
}

/// The words of a line of Markdown.
fn without_marks(text: &str) -> String {
    if !text.contains(['*', '_', '`', '[', '<']) {
        return text.to_owned();
    }
    let mut words = String::with_capacity(text.len());
    for event in Parser::new(text) {
        match event {
            Event::Text(part) | Event::Code(part) => words.push_str(&part),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    let words = words.trim();
    if words.is_empty() { text.to_owned() } else { words.to_owned() }
}

fn set_list(slot: &mut Vec<String>, values: Option<Vec<String>>) -> bool {
    match values {
        Some(values) if slot.is_empty() => {
            *slot = values;
            true
        }
        _ => false,
    }
}

/// A scalar on one line; blank counts as nothing.
fn text(node: &Node) -> Option<String> {
    // Only what breaks lines is folded: a no-break space before a question mark is meant.
    let written = node.as_text()?;
    let words = written.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty());
    let text = words.collect::<Vec<_>>().join(" ").trim().to_owned();
    (!text.is_empty()).then_some(text)
}

fn integer(node: &Node) -> Option<i64> {
    node.as_text()?.trim().parse().ok()
}

/// A list, or words apart by commas, or (as Jekyll has it) by spaces.
fn tags(node: &Node) -> Option<Vec<String>> {
    let mut tags: Vec<String> = match &node.value {
        Value::List(items) => items.iter().filter_map(text).collect(),
        Value::Map(_) => return None,
        _ => {
            let line = text(node)?;
            let separator = if line.contains(',') { ',' } else { ' ' };
            line.split(separator).filter_map(said).collect()
        }
    };
    let mut seen = std::collections::BTreeSet::new();
    tags.retain(|tag| seen.insert(tag.clone()));
    Some(tags)
}

/// The day of a date or time, however it goes on behind it.
fn date(node: &Node) -> Option<String> {
    let text = node.as_text()?;
    let day: Date = text.trim().get(..10)?.parse().ok()?;
    Some(day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::{TextFile, yaml};
    use proptest::prelude::*;

    fn read(text: &str) -> (Front, Diagnostics) {
        let (page, mut diagnostics) = SourcePage::read(TextFile::new("a.md", text));
        let front = Front::read(&page, &[], &mut diagnostics);
        (front, diagnostics)
    }

    #[test]
    fn renames_what_it_knows_and_keeps_the_rest() {
        let (front, diagnostics) = read(
            "---\nid: 360013\ntitle: \"Chat: limits\"\nnav_order: 3\ntags: a b a\n\
             date: 2025-06-05T16:35:00.000Z\npublished: false\nlayout: help\nlastmod: never\n\
             author: {name: Sam}\npermalink: /x/\n---\n",
        );
        assert_eq!(
            front.write().unwrap(),
            "---\ntitle: \"Chat: limits\"\norder: 3\ndraft: true\ntags:\n- a\n- b\nauthor: Sam\n\
             published: \"2025-06-05\"\nextra:\n  id: 360013\n  lastmod: never\n  layout: help\n\
             ---\n"
        );
        assert_eq!(
            diagnostics.iter().map(|d| d.place.as_ref().unwrap().line).collect::<Vec<_>>(),
            [9]
        );
    }

    proptest! {
        /// Whatever a title holds, the YAML we write reads back as that title.
        #[test]
        fn written_front_matter_reads_back(title in "\\PC{1,40}", value in "[\\PC\\n\\t]{0,60}") {
            let mut front = Front { title: Some(title.trim().to_owned()), ..Front::default() };
            front.extra.insert("kept".into(), trimmed(Json::String(value.clone())));
            let file = TextFile::new("a.md", front.write().unwrap());
            let inner = file.text.len() - 4;
            let (node, diagnostics) = yaml::parse(&file, 4, inner);
            prop_assert!(diagnostics.is_empty(), "{diagnostics:?} {}", file.text);
            let node = node.unwrap();
            prop_assert_eq!(node.get("title").and_then(Node::as_text), Some(title.trim().to_owned()));
            prop_assert_eq!(node.get("extra").and_then(|n| n.get("kept")).and_then(Node::as_text), Some(value.trim().to_owned()));
        }
    }
}
