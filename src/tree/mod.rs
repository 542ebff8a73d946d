//! YAML and TOML as one tree that remembers where everything stood.
//!
//! Deriving straight into structs stops at the first mistake and loses positions inside enums. So
//! files people write by hand (front matter, `_category.md`, `contact.yaml`, `synonyms.*.yaml`,
//! `site.toml`) are read in two steps:
//!
//! 1. [`yaml::parse`] or [`toml::parse`] gives a [`Node`]: the syntax, bounded and with spans;
//! 2. a [`Reader`] takes out what it knows, reports every mistake it meets at its place, and at the
//!    end names the keys nobody asked for.
//!
//! [`TextFile`] is the text that all of it points into.

mod comments;
mod file;
pub mod json;
mod reader;
mod slip;
pub mod toml;
pub mod yaml;

pub use comments::lost_comments;
pub use file::TextFile;
pub use reader::{Reader, one_of, suggest};
pub use slip::is_slip;

use crate::diagnostics::Span;

/// A value and where it stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Located<T> {
    pub value: T,
    pub span: Span,
}

/// The value alone: a place means nothing without its file, and is the beginning where it is read.
impl<T: serde::Serialize> serde::Serialize for Located<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<'de, T: serde::Deserialize<'de>> serde::Deserialize<'de> for Located<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(|value| Self::new(value, Span::default()))
    }
}

impl<T> Located<T> {
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Located<U> {
        Located { value: f(self.value), span: self.span }
    }
}

/// One value of the tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub span: Span,
    pub value: Value,
}

/// What a value is. Scalars keep their text as well: `title: 2024` is a title, and `no` a language.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    /// The text as written, for scalars that are no string in their syntax.
    Number(f64, String),
    String(String),
    List(Vec<Node>),
    /// In file order.
    Map(Vec<(Located<String>, Node)>),
}

impl Node {
    /// What it is, in a writer's words.
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Null => "nothing",
            Value::Bool(_) => "yes or no",
            Value::Number(..) => "a number",
            Value::String(_) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "a set of keys",
        }
    }

    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|(k, _)| k.value == key).map(|(_, v)| v),
            _ => None,
        }
    }

    /// The scalar as text, however it is written; `None` for lists, maps and nothing.
    pub fn as_text(&self) -> Option<String> {
        match &self.value {
            Value::Bool(b) => Some(if *b { "true" } else { "false" }.to_owned()),
            Value::Number(_, text) | Value::String(text) => Some(text.clone()),
            _ => None,
        }
    }

    /// `true`/`false` and, because people write them, `yes`/`no`/`on`/`off`.
    pub fn as_boolean(&self) -> Option<bool> {
        match &self.value {
            Value::Bool(b) => Some(*b),
            Value::String(s) => match s.trim().to_ascii_lowercase().as_str() {
                "yes" | "on" | "true" => Some(true),
                "no" | "off" | "false" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    /// As plain JSON, for `extra` and other values that frontdesk only passes on.
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::Value as Json;
        match &self.value {
            Value::Null => Json::Null,
            Value::Bool(b) => Json::Bool(*b),
            Value::Number(n, text) => text
                .parse::<i64>()
                .map(Json::from)
                .ok()
                .or_else(|| serde_json::Number::from_f64(*n).map(Json::Number))
                .unwrap_or_else(|| Json::String(text.clone())),
            Value::String(s) => Json::String(s.clone()),
            Value::List(items) => Json::Array(items.iter().map(Node::to_json).collect()),
            Value::Map(entries) => {
                Json::Object(entries.iter().map(|(k, v)| (k.value.clone(), v.to_json())).collect())
            }
        }
    }
}
