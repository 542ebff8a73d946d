//! The objects of JSON exports, whatever stands around them: answers of an interface with pages,
//! bare lists, single objects, one object a line; in any number of files.

use serde_json::Value;

use super::super::languages;
use super::super::scan::SourceTree;
use super::super::text::said;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::Lang;

/// An object and where it comes from.
#[derive(Debug, Clone)]
pub struct Object {
    /// The list it stood in: `articles`, `data`; empty for a bare one.
    pub kind: String,
    pub file: String,
    pub value: Value,
}

#[derive(Debug, Default)]
pub struct Objects(pub Vec<Object>);

/// Nesting of envelopes: `{"data": {"articles": [..]}}` is as deep as they go.
const DEEPEST: usize = 4;

/// Names under which answers hold what was asked for.
const ENVELOPES: [&str; 17] = [
    "articles",
    "article",
    "sections",
    "section",
    "categories",
    "category",
    "translations",
    "translation",
    "article_attachments",
    "users",
    "user_segments",
    "data",
    "items",
    "collections",
    "collection",
    "redirects",
    "folders",
];

pub fn read(tree: &SourceTree, diagnostics: &mut Diagnostics) -> Objects {
    let mut objects = Objects::default();
    for path in tree.others.keys() {
        let lines = path.ends_with(".jsonl") || path.ends_with(".ndjson");
        if !lines && !path.ends_with(".json") {
            continue;
        }
        let Some(file) = tree.read_data(path, diagnostics) else { continue };
        let parts: Vec<&str> = if lines {
            file.text.lines().filter(|line| !line.trim().is_empty()).collect()
        } else {
            vec![&file.text]
        };
        let first_line = |part: &str| {
            file.text
                .get(..part.as_ptr() as usize - file.text.as_ptr() as usize)
                .map_or(0, |before| before.matches('\n').count())
        };
        for part in parts {
            match serde_json::from_str::<Value>(part) {
                Ok(value) => objects.add("", path, value, 0),
                Err(error) => {
                    let line = error.line() + first_line(part);
                    let text = file.text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
                    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
                    let at = (number(line), number(error.column().max(1)));
                    let place = Place::on_line(path.clone(), text, at, 1);
                    let message = format!("this is no JSON: {error}");
                    diagnostics.push(
                        Diagnostic::error("import-json", message)
                            .at(place)
                            .help("save the answer again, whole"),
                    );
                }
            }
        }
    }
    objects
}

impl Objects {
    fn add(&mut self, kind: &str, file: &str, value: Value, depth: usize) {
        match value {
            Value::Array(values) => {
                values.into_iter().for_each(|value| self.add(kind, file, value, depth))
            }
            Value::Object(mut entries) => {
                let is_envelope = depth < DEEPEST && !is_thing(&entries);
                if is_envelope {
                    for name in ENVELOPES {
                        if let Some(inner) = entries
                            .remove(name)
                            .filter(|inner| inner.is_array() || inner.is_object())
                        {
                            let kind = if matches!(name, "data" | "items") { kind } else { name };
                            self.add(kind, file, inner, depth + 1);
                        }
                    }
                }
                if is_thing(&entries) {
                    self.0.push(Object {
                        kind: kind.to_owned(),
                        file: file.to_owned(),
                        value: Value::Object(entries),
                    });
                }
            }
            _ => {}
        }
    }

    /// Objects of a kind: by the list they stood in, or by what they have.
    pub fn of<'a>(
        &'a self,
        kinds: &'a [&str],
        fields: &'a [&str],
    ) -> impl Iterator<Item = &'a Object> {
        self.0.iter().filter(move |object| object.is(kinds, fields))
    }
}

/// What has an id and a name of its own is no envelope.
fn is_thing(entries: &serde_json::Map<String, Value>) -> bool {
    let named = ["title", "name", "source_id", "urlMapping", "file_name", "locale"];
    entries.contains_key("id") && named.iter().any(|name| entries.contains_key(*name))
}

impl Object {
    /// Whether it stood in a list of these kinds, or has these fields.
    pub fn is(&self, kinds: &[&str], fields: &[&str]) -> bool {
        let named = kinds.contains(&self.kind.as_str());
        let has = fields.iter().all(|field| self.value.get(field).is_some());
        has && (named || self.kind.is_empty() || !fields.is_empty())
    }

    pub fn text(&self, key: &str) -> Option<String> {
        text(&self.value, key)
    }

    pub fn integer(&self, key: &str) -> Option<i64> {
        self.value.get(key)?.as_i64()
    }

    pub fn flag(&self, key: &str) -> bool {
        self.value.get(key).and_then(Value::as_bool).unwrap_or(false)
    }

    /// Tells that this article cannot be brought along.
    pub fn leave_out(&self, diagnostics: &mut Diagnostics) {
        let what = ["title", "name", "slug"]
            .iter()
            .find_map(|key| self.text(key))
            .or_else(|| self.id("id"));
        let message = format!(
            "the article `{}` has no id, title or known language",
            what.unwrap_or_default()
        );
        let d = Diagnostic::warning("import-article", message).at(Place::file(self.file.as_str()));
        diagnostics
            .push(d.help("complete it in the desk and export it again, or write it by hand"));
    }

    /// An id, whether it is written as a number or as a text.
    pub fn id(&self, key: &str) -> Option<String> {
        id(&self.value, key)
    }

    /// The path of an address.
    pub fn path(&self, key: &str) -> Option<String> {
        self.text(key).and_then(|url| path(&url))
    }

    pub fn lang(&self, key: &str) -> Option<Lang> {
        self.text(key).and_then(|tag| lang(&tag))
    }

    pub fn day(&self, key: &str) -> Option<String> {
        self.value.get(key).and_then(day)
    }

    pub fn texts(&self, key: &str) -> Vec<String> {
        let list = self.value.get(key).and_then(Value::as_array).into_iter().flatten();
        list.filter_map(|text| text.as_str().map(str::to_owned)).collect()
    }
}

pub fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().and_then(said)
}

pub fn id(value: &Value, key: &str) -> Option<String> {
    match value.get(key)? {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        _ => None,
    }
}

/// `en-us`, `pt-BR`, `zh_cn`: English of the United States is English to everybody who writes help.
pub fn lang(tag: &str) -> Option<Lang> {
    let tag = match tag.to_ascii_lowercase().replace('_', "-").as_str() {
        "en-us" | "en-001" => "en".to_owned(),
        other => other.to_owned(),
    };
    languages::known(&tag)
}

/// The day of a time: ISO, or seconds since 1970.
pub fn day(value: &Value) -> Option<String> {
    let day = match value {
        Value::Number(seconds) => {
            let time = jiff::Timestamp::from_second(seconds.as_i64()?).ok()?;
            time.to_zoned(jiff::tz::TimeZone::UTC).date()
        }
        Value::String(text) => text.trim().get(..10)?.parse().ok()?,
        _ => return None,
    };
    Some(day.to_string())
}

/// The host of an address.
pub fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#']).next()?;
    (!host.is_empty()).then(|| host.to_lowercase())
}

/// The path of an address, as it stands.
pub fn path(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let start = rest.find('/')?;
    let path = rest.get(start..)?.split(['?', '#']).next()?;
    (path.len() > 1).then(|| path.to_owned())
}

/// The kind that stands in a path before a number, with the number: `/articles/12-words`.
pub fn kind_behind<'p>(path: &'p str, kinds: &[&'static str]) -> Option<(&'static str, &'p str)> {
    kinds.iter().find_map(|kind| Some((*kind, number_behind(path, &format!("/{kind}/"))?)))
}

/// The digits with which the part behind `before` begins.
pub fn number_behind<'p>(path: &'p str, before: &str) -> Option<&'p str> {
    let (_, rest) = path.split_once(before)?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let rest_is_words = rest
        .get(end..)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '/', '.', '?', '#']));
    (end > 0 && rest_is_words).then(|| &rest[..end])
}
