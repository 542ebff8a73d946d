//! The ids of a contact.yaml, collected before anything refers to them.

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::tree::{Located, Node, TextFile, Value, one_of};

/// Ids by noun, in file order.
#[derive(Debug, Default)]
pub struct Ids {
    pub audiences: Vec<Located<String>>,
    pub questions: Vec<Located<String>>,
    pub hours: Vec<Located<String>>,
    pub channels: Vec<Located<String>>,
    /// The whole tree, parents before children.
    pub topics: Vec<Located<String>>,
    pub rules: Vec<Located<String>>,
}

/// What kind of id a reference means.
#[derive(Debug, Clone, Copy)]
pub enum Noun {
    Audience,
    Question,
    Hours,
    Channel,
    Topic,
}

/// Addresses below `/contact/` that are not topics.
const RESERVED_TOPICS: [&str; 2] = ["channels", "form"];

impl Ids {
    /// Every id of `root`, the ill-formed and the repeated ones reported.
    pub fn collect(file: &TextFile, root: &Node, diagnostics: &mut Diagnostics) -> Self {
        let keys = |key: &str| root.get(key).map(map_keys).unwrap_or_default();
        let mut topics = Vec::new();
        if let Some(node) = root.get("topics") {
            topic_ids(node, &mut topics);
        }
        let ids = Self {
            audiences: keys("audiences"),
            questions: keys("questions"),
            hours: keys("hours"),
            channels: keys("channels"),
            topics,
            rules: keys("rules"),
        };
        for list in [&ids.audiences, &ids.questions, &ids.hours, &ids.channels, &ids.topics, &ids.rules] {
            list.iter().for_each(|id| check_form(file, id, diagnostics));
        }
        ids.check_topics(file, diagnostics);
        ids
    }

    pub fn of(&self, noun: Noun) -> &[Located<String>] {
        match noun {
            Noun::Audience => &self.audiences,
            Noun::Question => &self.questions,
            Noun::Hours => &self.hours,
            Noun::Channel => &self.channels,
            Noun::Topic => &self.topics,
        }
    }

    /// The position `name` refers to; an unknown one is reported with a suggestion.
    pub fn resolve(
        &self,
        noun: Noun,
        name: &Located<String>,
        file: &TextFile,
        diagnostics: &mut Diagnostics,
    ) -> Option<Located<usize>> {
        let list = self.of(noun);
        if let Some(position) = list.iter().position(|id| id.value == name.value) {
            return Some(Located::new(position, name.span));
        }
        let (code, word) = noun.words();
        let help = match list.is_empty() {
            _ if matches!(noun, Noun::Hours) && name.value.contains([':', '/', '-', ' ']) => format!(
                "give these hours a name under `hours:`, such as `desk: {{ open: \"{}\" }}`, and write the name here",
                name.value
            ),
            true => format!("declare it under `{}` first", noun.section()),
            false => one_of(&name.value, list.iter().map(|id| id.value.as_str())),
        };
        diagnostics.push(
            Diagnostic::error(code, format!("there is no {word} `{}`", name.value))
                .at(file.place(name.span))
                .help(help),
        );
        None
    }

    /// Topics have their pages side by side, so their ids are one namespace.
    fn check_topics(&self, file: &TextFile, diagnostics: &mut Diagnostics) {
        for (position, id) in self.topics.iter().enumerate() {
            if RESERVED_TOPICS.contains(&id.value.as_str()) {
                diagnostics.push(
                    Diagnostic::error(
                        "reserved-id",
                        format!("the topic id `{}` is taken by a page of that name", id.value),
                    )
                    .at(file.place(id.span))
                    .help("choose another id"),
                );
            }
            if let Some(first) = self.topics[..position].iter().find(|other| other.value == id.value) {
                diagnostics.push(
                    Diagnostic::error("duplicate-key", format!("the topic `{}` is given twice", id.value))
                        .at(file.place(id.span))
                        .related(file.place(first.span), "first given here")
                        .help("give one of them another id"),
                );
            }
        }
    }
}

impl Noun {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Noun::Audience => ("unknown-audience", "audience"),
            Noun::Question => ("unknown-question", "question"),
            Noun::Hours => ("unknown-hours", "set of hours"),
            Noun::Channel => ("unknown-channel", "channel"),
            Noun::Topic => ("unknown-topic", "topic"),
        }
    }

    fn section(self) -> &'static str {
        match self {
            Noun::Audience => "audiences",
            Noun::Question => "questions",
            Noun::Hours => "hours",
            Noun::Channel => "channels",
            Noun::Topic => "topics",
        }
    }
}

fn map_keys(node: &Node) -> Vec<Located<String>> {
    match &node.value {
        Value::Map(entries) => entries.iter().map(|(key, _)| key.clone()).collect(),
        _ => Vec::new(),
    }
}

fn topic_ids(node: &Node, into: &mut Vec<Located<String>>) {
    let Value::Map(entries) = &node.value else { return };
    for (key, value) in entries {
        into.push(key.clone());
        if let Some(children) = value.get("topics") {
            topic_ids(children, into);
        }
    }
}

/// Ids become addresses, file names of links and keys of JSON.
fn check_form(file: &TextFile, id: &Located<String>, diagnostics: &mut Diagnostics) {
    let text = id.value.as_bytes();
    let well_formed = text.first().is_some_and(u8::is_ascii_lowercase)
        && text.len() <= 64
        && text.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-'));
    if !well_formed {
        diagnostics.push(
            Diagnostic::error("bad-id", format!("`{}` cannot be an id", id.value))
                .at(file.place(id.span))
                .help("use small letters a-z, digits and _, starting with a letter; at most 64 of them"),
        );
    }
}
