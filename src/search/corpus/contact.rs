//! Ways to a person as documents of the index: contact topics and channels stand behind the
//! articles, topics first, each in the order of contact.yaml.
//!
//! Their words count like any others; what they are called ([`Contact::names`]) decides whether a
//! query asks for them outright.

/// What a document is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    #[default]
    Article,
    /// Something customers ask a person about.
    Topic,
    /// A way to reach one.
    Channel,
}

/// What makes a document one of kind `contact`. The index stores it as JSON, and so do the shards.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Contact {
    /// `topic` or `channel`.
    pub is: Route,
    /// Of the topic or channel; empty for the page that compares all channels.
    pub id: String,
    /// A channel's kind as contact.yaml has it (`phone`).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<Action>,
    /// The opening hours it keeps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
    /// What customers call it. Whoever says one of these, and nothing else but what is said around
    /// it, wants this channel.
    #[serde(skip)]
    pub names: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Route {
    Topic,
    Channel,
}

/// What a click does.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Action {
    /// `tel:`, `mailto:` or an address elsewhere.
    pub href: String,
    /// In the language of the page: "Call +33 1 99 00 00 00".
    pub label: String,
}

/// The names of one channel, each as the terms that have to be said.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Names {
    /// Position of the channel in the corpus.
    pub article: u32,
    pub phrases: Vec<Vec<String>>,
}
