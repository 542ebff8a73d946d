//! The ids of a contact.yaml, collected before anything refers to them.

use crate::contact::id::{AudienceId, ChannelId, HoursId, Id, List, QuestionId, RuleId, TopicId};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::tree::{Located, Node, TextFile, Value, one_of};

/// Ids by noun, in file order.
#[derive(Debug, Default)]
pub struct Ids {
    pub audiences: Named<AudienceId>,
    pub questions: Named<QuestionId>,
    pub hours: Named<HoursId>,
    pub channels: Named<ChannelId>,
    /// The whole tree, parents before children.
    pub topics: Named<TopicId>,
    pub rules: Named<RuleId>,
}

/// The ids of one noun as they are written.
pub type Named<I> = List<I, Located<String>>;

/// What kind of id a reference means.
#[derive(Debug, Clone, Copy)]
pub enum Noun {
    Audience,
    Question,
    Hours,
    Channel,
    Topic,
}

/// An id that texts refer to by its name.
pub trait Referred: Id {
    const NOUN: Noun;
    fn list(ids: &Ids) -> &Named<Self>;
}

impl Referred for AudienceId {
    const NOUN: Noun = Noun::Audience;

    fn list(ids: &Ids) -> &Named<Self> {
        &ids.audiences
    }
}

impl Referred for QuestionId {
    const NOUN: Noun = Noun::Question;

    fn list(ids: &Ids) -> &Named<Self> {
        &ids.questions
    }
}

impl Referred for HoursId {
    const NOUN: Noun = Noun::Hours;

    fn list(ids: &Ids) -> &Named<Self> {
        &ids.hours
    }
}

impl Referred for ChannelId {
    const NOUN: Noun = Noun::Channel;

    fn list(ids: &Ids) -> &Named<Self> {
        &ids.channels
    }
}

impl Referred for TopicId {
    const NOUN: Noun = Noun::Topic;

    fn list(ids: &Ids) -> &Named<Self> {
        &ids.topics
    }
}

/// Addresses below `/contact/` that are not topics.
const RESERVED_TOPICS: [&str; 2] = ["channels", "form"];

impl Ids {
    /// Every id of `root`, the ill-formed and the repeated ones reported.
    pub fn collect(file: &TextFile, root: &Node, diagnostics: &mut Diagnostics) -> Self {
        let mut topics = List::new();
        if let Some(node) = root.get("topics") {
            topic_ids(node, &mut topics);
        }
        let ids = Self {
            audiences: keys(root, "audiences"),
            questions: keys(root, "questions"),
            hours: keys(root, "hours"),
            channels: keys(root, "channels"),
            topics,
            rules: keys(root, "rules"),
        };
        let all = ids.audiences.iter().chain(&ids.questions).chain(&ids.hours).chain(&ids.channels);
        for id in all.chain(&ids.topics).chain(&ids.rules) {
            check_form(file, id, diagnostics);
        }
        ids.check_topics(file, diagnostics);
        ids
    }

    /// The id `name` refers to; an unknown one is reported with a suggestion.
    pub fn resolve<I: Referred>(
        &self,
        name: &Located<String>,
        file: &TextFile,
        diagnostics: &mut Diagnostics,
    ) -> Option<Located<I>> {
        let noun = I::NOUN;
        let list = I::list(self);
        if let Some(found) = list.position(|id| id.value == name.value) {
            return Some(Located::new(found, name.span));
        }
        let (code, word) = noun.words();
        let help = match list.is_empty() {
            _ if matches!(noun, Noun::Hours) && name.value.contains([':', '/', '-', ' ']) => {
                format!(
                    "give these hours a name under `hours:`, such as `desk: {{ open: \"{}\" }}`, \
                     and write the name here",
                    name.value
                )
            }
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
            if let Some(first) =
                self.topics.iter().take(position).find(|other| other.value == id.value)
            {
                diagnostics.push(
                    Diagnostic::error(
                        "duplicate-key",
                        format!("the topic `{}` is given twice", id.value),
                    )
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

fn keys<I: Id>(root: &Node, section: &str) -> Named<I> {
    match root.get(section).map(|node| &node.value) {
        Some(Value::Map(entries)) => entries.iter().map(|(key, _)| key.clone()).collect(),
        _ => List::new(),
    }
}

fn topic_ids(node: &Node, into: &mut Named<TopicId>) {
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
        && text
            .iter()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-'));
    if !well_formed {
        diagnostics.push(
            Diagnostic::error("bad-id", format!("`{}` cannot be an id", id.value))
                .at(file.place(id.span))
                .help(
                    "use small letters a-z, digits and _, starting with a letter; at most 64 of \
                    them",
                ),
        );
    }
}
