//! What an export says, in the same words for every desk.

use std::collections::{BTreeMap, BTreeSet};

use super::objects::host;
use crate::model::Lang;
use crate::ratings::Votes;
use crate::replies::Reply;

/// Everything an export says.
#[derive(Debug, Default)]
pub struct Export {
    pub title: Option<String>,
    pub base_url: Option<String>,
    pub language: Option<Lang>,
    /// Hosts whose addresses are the site's own.
    pub hosts: BTreeSet<String>,
    pub sections: Vec<Section>,
    pub articles: Vec<Article>,
    /// Old addresses and where they lead.
    pub redirects: Vec<(String, String)>,
}

impl Export {
    /// Takes the site's address from those of its pages: the first one's, and all their hosts as
    /// its own.
    pub fn stands_at(&mut self, urls: &[String]) {
        self.hosts = urls.iter().filter_map(|url| host(url)).collect();
        self.base_url = urls.first().and_then(|url| Some(format!("https://{}/", host(url)?)));
    }
}

impl Section {
    /// Adds its name and description in a language.
    pub fn say(&mut self, lang: &Lang, title: Option<String>, description: Option<String>) {
        self.titles.extend(title.map(|title| (lang.clone(), title)));
        self.descriptions.extend(description.map(|text| (lang.clone(), text)));
    }
}

/// A category, collection, folder: whatever holds articles.
#[derive(Debug, Clone, Default)]
pub struct Section {
    pub id: String,
    pub parent: Option<String>,
    pub order: Option<i64>,
    pub titles: BTreeMap<Lang, String>,
    pub descriptions: BTreeMap<Lang, String>,
    pub addresses: Vec<String>,
}

#[derive(Debug, Clone, Default)]
pub struct Article {
    pub id: String,
    /// The file of the export that says so.
    pub file: String,
    pub section: Option<String>,
    pub order: Option<i64>,
    pub featured: bool,
    pub tags: Vec<String>,
    /// In the desk's own language unless it says otherwise.
    pub votes: Votes,
    pub texts: BTreeMap<Lang, Text>,
    /// Name and address of files that stand below the text.
    pub attachments: Vec<(String, String)>,
    pub replies: Vec<(Lang, Reply)>,
}

/// An article in one language.
#[derive(Debug, Clone, Default)]
pub struct Text {
    pub title: String,
    pub body: Body,
    pub description: Option<String>,
    pub author: Option<String>,
    pub published: Option<String>,
    pub updated: Option<String>,
    pub draft: bool,
    /// Why it must not be published as it is, if that is so: who may read it.
    pub restricted: Option<String>,
    /// The desk says that it is older than the text it translates.
    pub stale: bool,
    pub addresses: Vec<String>,
}

#[derive(Debug, Clone)]
pub enum Body {
    Html(String),
    Markdown(String),
}

impl Default for Body {
    fn default() -> Self {
        Self::Markdown(String::new())
    }
}
