//! The texts of contact.yaml as passages, each with the channel that it is about.

use std::sync::Arc;

use super::passage::{Key, Passage};
use crate::model::Lang;
use crate::tree::{Node, TextFile, Value};

/// What of contact.yaml is structure and no text.
const STRUCTURE: [&str; 15] = [
    "link",
    "number",
    "address",
    "kind",
    "hours",
    "only_when",
    "only_for",
    "languages",
    "examples",
    "ask_through",
    "wait_for",
    "close",
    "channels_only",
    "form",
    "attach",
];

/// The texts of contact.yaml or of a language's file.
pub(super) fn of_contact(file: &TextFile, node: &Node, lang: &Lang) -> Vec<Passage> {
    let mut walker = Walker { file, lang, path: Vec::new(), name: None, found: Vec::new() };
    walker.walk(node);
    walker.found
}

struct Walker<'f> {
    file: &'f TextFile,
    lang: &'f Lang,
    path: Vec<String>,
    /// What the channel is called whose texts are being read.
    name: Option<Arc<str>>,
    found: Vec<Passage>,
}

impl Walker<'_> {
    fn walk(&mut self, node: &Node) {
        match &node.value {
            Value::Map(entries) => {
                if self.is_channel() && self.path.len() == 2 {
                    let name = entries.iter().find(|(key, _)| key.value == "name");
                    self.name = name.and_then(|(_, node)| match &node.value {
                        Value::String(name) => Some(name.as_str().into()),
                        _ => None,
                    });
                }
                for (key, node) in entries {
                    let root = self.path.is_empty() && key.value == "channels";
                    if root || !STRUCTURE.contains(&key.value.as_str()) {
                        self.within(key.value.clone(), node);
                    }
                }
            }
            Value::List(items) => {
                for (at, node) in items.iter().enumerate() {
                    self.within(at.to_string(), node);
                }
            }
            Value::String(text) => {
                let key =
                    Key { document: "contact".into(), section: self.path.join("."), block: 0 };
                let written = (node.span, text.as_str());
                let mut passage = Passage::of_scalar(self.file, self.lang, written, key);
                if self.is_channel() {
                    passage.channel = self.path.get(1).cloned();
                    let is_name = self.path.get(2).is_some_and(|key| key == "name");
                    passage.above = self.name.iter().filter(|_| !is_name).cloned().collect();
                }
                self.found.push(passage);
            }
            _ => {}
        }
    }

    fn within(&mut self, key: String, node: &Node) {
        self.path.push(key);
        self.walk(node);
        self.path.pop();
    }

    fn is_channel(&self) -> bool {
        self.path.first().is_some_and(|first| first == "channels")
    }
}
