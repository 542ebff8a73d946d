//! `articles.json`: every article in every language it is written in, for other programs.

use serde::Serialize;

use crate::model::{OutputFile, SitePath};
use crate::render::copies::markdown_copy;
use crate::render::page::shared::Shared;
use crate::render::page::{Outcome, json};

const PATH: &str = "site/articles.json";
/// The schema's version; a change that breaks readers raises it.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Listing<'a> {
    version: u32,
    title: &'a str,
    base_url: String,
    /// The contact pages' start and the routing for programs, where the site has them.
    contact: Option<Contact>,
    articles: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Contact {
    url: String,
    routing: String,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    lang: &'a str,
    url: String,
    /// The Markdown copy.
    markdown: String,
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

pub(in crate::render) fn write(shared: &Shared<'_>) -> Outcome {
    let site = shared.site;
    let mut articles = Vec::new();
    for (index, article) in site.articles.pairs() {
        for (lang, version) in article.versions.iter().filter(|(_, version)| !version.is_fallback())
        {
            let votes = shared.votes(index, article, lang);
            articles.push(Entry {
                id: &article.id,
                lang: lang.as_str(),
                url: shared.url(&version.path),
                markdown: shared.url(&markdown_copy::path(&version.path)),
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
    let base = &site.config.base_url;
    let contact = shared.input.contact.map(|_| Contact {
        url: shared.url(&SitePath::new(format!(
            "{}contact/",
            site.prefix(&site.config.default_language().lang)
        ))),
        routing: shared.url(&SitePath::new("contact/routing.json")),
    });
    let base_url = base.absolute(base.path());
    let listing =
        Listing { version: VERSION, title: &site.config.title, base_url, contact, articles };
    Ok(OutputFile::new(PATH, json::bytes(PATH, &listing)?))
}
