//! `articles.json`: every article in every language it is written in, for other programs. A large
//! site's is a list of parts: hosts take 25 MiB a file, and readers want one language.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{OutputFile, SitePath};
use crate::render::copies::markdown_copy;
use crate::render::page::shared::Shared;
use crate::render::page::{Outcome, json};

pub(in crate::render) const PATH: &str = "site/articles.json";
/// Entries of one file.
const MOST: usize = 1_000;
/// The schema's version; a change that breaks readers raises it.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Listing<'a> {
    version: u32,
    title: &'a str,
    base_url: String,
    /// The contact pages' start and the routing for programs, where the site has them.
    contact: Option<Contact>,
    /// Files of the same form that hold the articles, where they are too many for this one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<PartEntry>,
    articles: Vec<Entry<'a>>,
}

#[derive(Clone, Serialize)]
struct PartEntry {
    lang: String,
    url: String,
    articles: usize,
}

#[derive(Clone, Serialize)]
struct Contact {
    url: String,
    routing: String,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    lang: &'a str,
    url: String,
    /// The Markdown copy, where the site publishes them.
    markdown: Option<String>,
    title: &'a str,
    description: &'a str,
    /// Id of its folder; empty for a page at the root.
    category: &'a str,
    tags: &'a [String],
    audience: &'a [String],
    /// Contact topics it answers.
    topics: Vec<&'a str>,
    /// Where to turn when it does not help.
    contact: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    yes: u32,
    no: u32,
}

pub(in crate::render) fn write(shared: &Shared<'_>) -> Vec<Outcome> {
    let entries = entries(shared);
    if entries.len() <= MOST {
        return vec![file(PATH, &listing(shared, Vec::new(), entries))];
    }
    let mut by_language: BTreeMap<&str, Vec<Entry<'_>>> = BTreeMap::new();
    for entry in entries {
        by_language.entry(entry.lang).or_default().push(entry);
    }
    let (mut parts, mut outcomes) = (Vec::new(), Vec::new());
    for (lang, entries) in by_language {
        let mut entries = entries.into_iter().peekable();
        let mut number = 0;
        while entries.peek().is_some() {
            number += 1;
            let name = format!("articles-{lang}-{number}.json");
            let chunk: Vec<Entry<'_>> = entries.by_ref().take(MOST).collect();
            let url = shared.url(&SitePath::new(name.as_str()));
            parts.push(PartEntry { lang: lang.to_owned(), url, articles: chunk.len() });
            outcomes.push(file(&format!("site/{name}"), &listing(shared, Vec::new(), chunk)));
        }
    }
    outcomes.insert(0, file(PATH, &listing(shared, parts, Vec::new())));
    outcomes
}

fn file(path: &str, listing: &Listing<'_>) -> Outcome {
    Ok(OutputFile::new(path, json::bytes(path, listing)?))
}

fn entries<'a>(shared: &'a Shared<'_>) -> Vec<Entry<'a>> {
    let site = shared.site;
    let has_copies = shared.has_copies;
    let mut articles = Vec::new();
    for (index, article) in site.articles.pairs() {
        for (lang, version) in article.versions.iter().filter(|(_, version)| !version.is_fallback())
        {
            let votes = shared.votes(index, article, lang);
            articles.push(Entry {
                id: &article.id,
                lang: lang.as_str(),
                url: shared.url(&version.path),
                markdown: has_copies.then(|| shared.url(&markdown_copy::path(&version.path))),
                title: &version.document.title,
                description: &version.document.description,
                category: site.categories[article.category].key.as_str(),
                tags: &version.tags,
                audience: &article.meta.audience,
                topics: article.meta.topics.iter().map(|topic| topic.value.as_str()).collect(),
                contact: shared.contact_page(article, lang).map(|path| shared.url(&path)),
                published: article.meta.published.map(|date| date.to_string()),
                updated: article.meta.updated.map(|date| date.to_string()),
                yes: votes.yes,
                no: votes.no,
            });
        }
    }
    articles
}

/// The file's head around `articles`.
fn listing<'a>(
    shared: &'a Shared<'_>,
    parts: Vec<PartEntry>,
    articles: Vec<Entry<'a>>,
) -> Listing<'a> {
    let site = shared.site;
    let base = &site.config.base_url;
    let prefix = site.prefix(&site.config.default_language().lang);
    let contact = shared.input.contact.map(|_| Contact {
        url: shared.url(&SitePath::new(format!("{prefix}contact/"))),
        routing: shared.url(&SitePath::new("contact/routing.json")),
    });
    let base_url = base.absolute(base.path());
    Listing { version: VERSION, title: &site.config.title, base_url, contact, parts, articles }
}
