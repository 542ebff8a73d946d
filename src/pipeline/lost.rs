//! Addresses that an earlier build had and this one has not: links and bookmarks lead there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use html5gum::{Token, Tokenizer};

use super::built::Built;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::graph::{Article, Version};
use crate::model::SitePath;
use crate::tree::suggest;

/// The articles' pages of an earlier build.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Earlier {
    pages: BTreeMap<SitePath, Page>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Page {
    id: String,
    lang: String,
    title: String,
    /// Of the headings in its text.
    anchors: BTreeSet<String>,
}

impl Earlier {
    /// Reads the folder that `build --out` wrote; the error says which file does not fit.
    pub fn open(dist: &Path) -> Result<Self, String> {
        let listing = listing(&dist.join("site/articles.json"))?;
        let base = listing["base_url"].as_str().unwrap_or_default();
        // That of a large site is a list of parts.
        let mut entries = entries(&listing);
        for part in listing["parts"].as_array().into_iter().flatten() {
            let name = part["url"].as_str().unwrap_or_default().rsplit('/').next();
            let path = dist.join("site").join(name.unwrap_or_default());
            entries.extend(self::entries(&self::listing(&path)?));
        }
        let mut pages = BTreeMap::new();
        for entry in &entries {
            let text = |key: &str| entry[key].as_str().unwrap_or_default().to_owned();
            let url = text("url");
            let below = url.strip_prefix(base).unwrap_or(&url).trim_start_matches('/');
            let below =
                percent_encoding::percent_decode_str(below).decode_utf8_lossy().into_owned();
            let page = std::fs::read_to_string(dist.join("site").join(&below).join("index.html"));
            let anchors = page.map(|html| headings(&html)).unwrap_or_default();
            let page = Page { id: text("id"), lang: text("lang"), title: text("title"), anchors };
            pages.insert(SitePath::new(below), page);
        }
        Ok(Self { pages })
    }
}

fn listing(path: &Path) -> Result<serde_json::Value, String> {
    let wrong = |why: String| format!("{}: {why}", path.display());
    let bytes = std::fs::read(path).map_err(|error| wrong(error.to_string()))?;
    serde_json::from_slice(&bytes).map_err(|error| wrong(error.to_string()))
}

fn entries(listing: &serde_json::Value) -> Vec<serde_json::Value> {
    listing["articles"].as_array().cloned().unwrap_or_default()
}

/// The `id`s of a page's headings, the theme's own left out.
fn headings(html: &str) -> BTreeSet<String> {
    let tags = Tokenizer::new(html).flatten().filter_map(|token| match token {
        Token::StartTag(tag)
            if matches!(tag.name.as_slice(), b"h2" | b"h3" | b"h4" | b"h5" | b"h6") =>
        {
            Some(tag)
        }
        _ => None,
    });
    let ids = tags.filter_map(|tag| {
        let (_, id) = tag.attributes.iter().find(|(key, _)| key.as_slice() == b"id")?;
        Some(String::from_utf8_lossy(id).into_owned())
    });
    ids.filter(|id| !id.starts_with("fd-")).collect()
}

/// What is gone, each with the line that keeps it alive.
pub fn lost(built: &Built, earlier: &Earlier) -> Diagnostics {
    let site = &built.site;
    let versions = || site.articles.iter().flat_map(|a| a.versions.values().map(move |v| (a, v)));
    let pages: BTreeMap<&SitePath, &Version> = versions().map(|(_, v)| (&v.path, v)).collect();
    let kept: BTreeSet<&SitePath> = site.redirects.iter().map(|redirect| &redirect.from).collect();
    let categories: BTreeSet<&SitePath> = site
        .categories
        .iter()
        .flat_map(|category| category.names.values().map(|name| &name.path))
        .collect();
    let mut diagnostics = Diagnostics::new();
    for (path, page) in &earlier.pages {
        match pages.get(path) {
            Some(version) => lost_anchors(path, page, version, &mut diagnostics),
            None if kept.contains(path) || categories.contains(path) => {}
            None => diagnostics.push(lost_address(path, page, &versions().collect::<Vec<_>>())),
        }
    }
    diagnostics.sorted()
}

fn lost_address(path: &SitePath, page: &Page, now: &[(&Article, &Version)]) -> Diagnostic {
    let message = format!("the address /{path} (“{}”) is gone", page.title);
    let d = Diagnostic::warning("lost-address", message);
    let own = || now.iter().filter(|(_, v)| !v.is_fallback() && v.lang.as_str() == page.lang);
    let titles = || own().map(|(_, v)| v.document.title.as_str());
    let heir = own()
        .find(|(article, _)| article.id == page.id)
        .or_else(|| own().find(|(_, v)| v.document.title == page.title))
        .or_else(|| {
            let close = suggest(&page.title, titles())?;
            own().find(|(_, v)| v.document.title == close)
        });
    match heir {
        Some((_, version)) => {
            let front = &version.document.front;
            let mut aliases: Vec<String> =
                front.aliases.iter().map(|alias| alias.value.clone()).collect();
            aliases.push(format!("/{path}"));
            let help = format!("add to its front matter: aliases: [{}]", aliases.join(", "));
            d.at(version.document.file.whole()).help(help)
        }
        None => d.help(format!("add to the article that answers it now: aliases: [/{path}]")),
    }
}

/// A heading's words changed, and its anchor with them.
fn lost_anchors(path: &SitePath, page: &Page, version: &Version, diagnostics: &mut Diagnostics) {
    let body = &version.document.body;
    let now: BTreeSet<&str> = body
        .headings()
        .map(|heading| heading.anchor.as_str())
        .chain(body.ids.iter().map(String::as_str))
        .collect();
    for anchor in page.anchors.iter().filter(|anchor| !now.contains(anchor.as_str())) {
        let new = now.iter().copied().filter(|other| !page.anchors.contains(*other));
        let heading = suggest(anchor, new)
            .and_then(|close| body.headings().find(|heading| heading.anchor == close));
        let help = match heading {
            Some(heading) => {
                let marks = "#".repeat(usize::from(heading.level));
                format!("pin it to its heading: {marks} {} {{#{anchor}}}", heading.text)
            }
            None => {
                format!("pin it to the heading that answers it now: ## Its words {{#{anchor}}}")
            }
        };
        let message = format!("the address /{path}#{anchor} is gone");
        let d = Diagnostic::warning("lost-anchor", message).at(version.document.file.whole());
        diagnostics.push(d.help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_the_text_are_found() {
        let html = "<h1 id=\"t\">T</h1><h2 id=\"a\">A</h2><h3 class=x id='b-c'>B</h3><h2 \
            id=\"fd-votes\">V</h2>";
        assert_eq!(headings(html).into_iter().collect::<Vec<_>>(), ["a", "b-c"]);
    }

    /// The listing of a large site names other files that have its articles.
    #[test]
    fn all_parts_of_a_listing_are_read() {
        let dist = tempfile::tempdir().unwrap();
        let site = dist.path().join("site");
        std::fs::create_dir_all(&site).unwrap();
        let base = "https://help.example.com/x/";
        let part = |n: usize| serde_json::json!({ "url": format!("{base}articles-en-{n}.json") });
        let listing =
            serde_json::json!({ "base_url": base, "parts": [part(1), part(2)], "articles": [] });
        std::fs::write(site.join("articles.json"), listing.to_string()).unwrap();
        for n in 1..=2 {
            let entry = serde_json::json!({ "url": format!("{base}a/{n}/"), "id": n.to_string() });
            let listing = serde_json::json!({ "base_url": base, "articles": [entry] });
            std::fs::write(site.join(format!("articles-en-{n}.json")), listing.to_string())
                .unwrap();
        }
        let earlier = Earlier::open(dist.path()).unwrap();
        let paths: Vec<String> = earlier.pages.keys().map(SitePath::to_string).collect();
        assert_eq!(paths, ["a/1/", "a/2/"]);
        std::fs::remove_file(site.join("articles-en-2.json")).unwrap();
        assert!(Earlier::open(dist.path()).unwrap_err().contains("articles-en-2.json"));
    }
}
