//! Text that a page keeps in its front matter for a layout to show.

use crate::import::mapped::Mapped;
use crate::import::page::SourcePage;
use crate::tree::{Node, Value};

/// A body made of front matter.
pub struct FrontText {
    pub body: Mapped,
    /// The top-level keys it came from.
    pub keys: Vec<String>,
}

/// Keys that describe a page and are no part of it.
const ABOUT: [&str; 22] = [
    "layout",
    "title",
    "meta_title",
    "description",
    "permalink",
    "redirect_from",
    "redirect_to",
    "image",
    "class",
    "id",
    "lang",
    "category",
    "categories",
    "tags",
    "keywords",
    "order",
    "date",
    "author",
    "preview",
    "twitter_card",
    "summary",
    "excerpt",
];

/// Parts of key names that say "address" or "style".
const NO_TEXT: [&str; 10] =
    ["url", "link", "class", "image", "img", "icon", "logo", "script", "style", "_id"];

const HEADINGS: [&str; 4] = ["title", "heading", "header", "question"];

/// The prose of the front matter in file order; `None` when there is none.
pub fn body(page: &SourcePage) -> Option<FrontText> {
    let mut text = FrontText { body: Mapped::default(), keys: Vec::new() };
    for (key, node) in &page.front {
        if ABOUT.contains(&key.value.as_str()) {
            continue;
        }
        let before = text.body.text().len();
        add(&mut text.body, &key.value, node, 2);
        if text.body.text().len() > before {
            text.keys.push(key.value.clone());
        }
    }
    let has_prose =
        text.body.text().lines().any(|line| !line.trim().is_empty() && !line.starts_with('#'));
    has_prose.then_some(text)
}

fn add(body: &mut Mapped, key: &str, node: &Node, level: usize) {
    let lower = key.to_ascii_lowercase();
    if NO_TEXT.iter().any(|part| lower.contains(part)) {
        return;
    }
    match &node.value {
        Value::Map(entries) => {
            for (key, node) in entries.iter().filter(|(key, _)| key.value != "id") {
                add(body, &key.value, node, level);
            }
        }
        Value::List(items) if items.iter().all(|item| matches!(item.value, Value::String(_))) => {
            for item in items {
                paragraph(body, "- ", item);
            }
            if !items.is_empty() {
                body.add("\n", node.span.start);
            }
        }
        Value::List(items) => {
            for item in items {
                add(body, key, item, level);
            }
        }
        Value::String(text) => {
            let text = text.trim();
            let heading = HEADINGS.iter().any(|part| lower.contains(part)) && !text.contains('\n');
            if heading && !text.is_empty() && !text.starts_with('#') {
                paragraph(body, &format!("{} ", "#".repeat(level)), node);
                body.add("\n", node.span.start);
            } else if text.contains(char::is_whitespace) {
                paragraph(body, "", node);
                body.add("\n", node.span.start);
            }
        }
        _ => {}
    }
}

fn paragraph(body: &mut Mapped, mark: &str, node: &Node) {
    let Value::String(text) = &node.value else { return };
    let text = text.trim();
    if !text.is_empty() {
        body.add(mark, node.span.start);
        body.add(text, node.span.start);
        body.add("\n", node.span.start);
    }
}
