//! `sitemap.xml`: every page search engines should know, with its translations, but for the further
//! pages of a long list, to which its first one leads. Past the protocol's limits it becomes an index
//! of several files.

use std::collections::BTreeMap;
use std::io;

use quick_xml::Writer;
use quick_xml::events::BytesStart;

use crate::graph::Site;
use crate::model::{Lang, SitePath};
use crate::render::copies::xml::{self, Xml};
use crate::render::page::scope::{ALL, SMALL};
use crate::render::page::shared::Shared;
use crate::render::page::{Outcome, unwritten};

pub(in crate::render) const PATH: &str = "site/sitemap.xml";
const MOST_URLS: usize = 50_000;
/// 50 MB, with room for the document's own lines.
const MOST_BYTES: usize = 52_428_800 - 1_000;

/// One page in the languages it is really written in.
struct Group {
    pages: Vec<(Lang, SitePath)>,
    updated: Option<String>,
}

pub(in crate::render) fn write(shared: &Shared<'_>) -> Vec<Outcome> {
    let entries: io::Result<Vec<Vec<Vec<u8>>>> =
        groups(shared).iter().map(|group| entries(shared, group)).collect();
    let entries = match entries {
        Ok(entries) => entries.into_iter().flatten(),
        Err(error) => return vec![Err(unwritten(PATH, &error))],
    };
    let parts = split(entries, MOST_URLS, MOST_BYTES);
    if let [single] = parts.as_slice() {
        return vec![urls(PATH, single)];
    }
    let names: Vec<String> =
        (1..=parts.len()).map(|number| format!("sitemap-{number}.xml")).collect();
    let index = xml::document(PATH, root("sitemapindex"), |out| {
        names.iter().try_for_each(|name| {
            xml::nested(out, ["sitemap", "loc"], &shared.url(&SitePath::new(name.as_str())))
        })
    });
    let files = names.iter().zip(&parts).map(|(name, part)| urls(&format!("site/{name}"), part));
    std::iter::once(index).chain(files).collect()
}

/// One document of finished entries.
fn urls(path: &str, entries: &[u8]) -> Outcome {
    let mut root = root("urlset");
    root.push_attribute(("xmlns:xhtml", "http://www.w3.org/1999/xhtml"));
    xml::document(path, root, |out| {
        out.get_mut().extend_from_slice(entries);
        Ok(())
    })
}

fn root(name: &'static str) -> BytesStart<'static> {
    let mut root = BytesStart::new(name);
    root.push_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
    root
}

fn groups(shared: &Shared<'_>) -> Vec<Group> {
    let site = shared.site;
    let everywhere = |tail: &str| Group {
        pages: site
            .languages()
            .map(|lang| (lang.clone(), SitePath::new(format!("{}{tail}", site.prefix(lang)))))
            .collect(),
        updated: None,
    };
    let mut groups = vec![everywhere(""), everywhere("search/"), everywhere("sitemap/")];
    let counts = &site.root().counts;
    let mut all = everywhere(ALL);
    all.pages.retain(|(lang, _)| counts.get(lang).is_some_and(|count| *count > SMALL));
    groups.push(all);
    let contact = shared.input.contact.map(crate::render::contact::indexed).unwrap_or_default();
    groups.extend(contact.iter().map(|tail| everywhere(tail)));
    for category in site.categories.iter().skip(1) {
        let pages =
            category.names.iter().map(|(lang, name)| (lang.clone(), name.path.clone())).collect();
        groups.push(Group { pages, updated: None });
    }
    groups.extend(tags(site));
    for article in &site.articles {
        let own = article.versions.iter().filter(|(_, version)| !version.is_fallback());
        let pages = own.map(|(lang, version)| (lang.clone(), version.path.clone())).collect();
        let updated = article.meta.updated.max(article.meta.published).map(|date| date.to_string());
        groups.push(Group { pages, updated });
    }
    groups
}

/// The list of tags, and each tag in the languages that have a page of it.
fn tags(site: &Site) -> Vec<Group> {
    let mut index = Group { pages: Vec::new(), updated: None };
    let mut by_slug: BTreeMap<&str, Group> = BTreeMap::new();
    for lang in site.languages() {
        let tags = site.tags.get(lang).map_or(&[][..], Vec::as_slice);
        if !tags.is_empty() {
            let path = SitePath::new(format!("{}tags/", site.prefix(lang)));
            index.pages.push((lang.clone(), path));
        }
        for tag in tags {
            let group = by_slug.entry(&tag.slug);
            let group = group.or_insert_with(|| Group { pages: Vec::new(), updated: None });
            group.pages.push((lang.clone(), tag.path.clone()));
        }
    }
    std::iter::once(index).chain(by_slug.into_values()).collect()
}

/// One `<url>` for each language, all naming each other.
fn entries(shared: &Shared<'_>, group: &Group) -> io::Result<Vec<Vec<u8>>> {
    let config = &shared.site.config;
    let mut links: Vec<(&str, String)> = Vec::new();
    if group.pages.len() > 1 {
        links.extend(group.pages.iter().map(|(lang, path)| (lang.as_str(), shared.url(path))));
        let default = group.pages.iter().find(|(lang, _)| config.is_default(lang));
        links.extend(default.map(|(_, path)| ("x-default", shared.url(path))));
    }
    let entry = |(_, path): &(Lang, SitePath)| -> io::Result<Vec<u8>> {
        let mut out: Xml = Writer::new(Vec::new());
        let url = BytesStart::new("url");
        xml::open(&mut out, url.borrow())?;
        xml::element(&mut out, "loc", &shared.url(path))?;
        if let Some(date) = &group.updated {
            xml::element(&mut out, "lastmod", date)?;
        }
        for (lang, href) in &links {
            let attributes = [("rel", "alternate"), ("hreflang", *lang), ("href", href.as_str())];
            xml::empty(&mut out, "xhtml:link", &attributes)?;
        }
        xml::close(&mut out, url.to_end())?;
        Ok(out.into_inner())
    };
    group.pages.iter().map(entry).collect()
}

/// Entries one after the other, in as few documents as the limits allow; one without any for none.
fn split(
    entries: impl Iterator<Item = Vec<u8>>,
    most_urls: usize,
    most_bytes: usize,
) -> Vec<Vec<u8>> {
    let mut parts = Vec::new();
    let mut part = Vec::new();
    let mut urls = 0;
    for entry in entries {
        let full = part.len() + entry.len() > most_bytes;
        if urls == most_urls || (full && urls > 0) {
            parts.push(std::mem::take(&mut part));
            urls = 0;
        }
        part.extend(entry);
        urls += 1;
    }
    parts.push(part);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_by_count_and_by_size() {
        let ten = || (0..10).map(|n| format!("<url>{n}</url>").into_bytes());
        let count = |part: &Vec<u8>| String::from_utf8_lossy(part).matches("<url>").count();
        let sizes = |parts: Vec<Vec<u8>>| parts.iter().map(count).collect::<Vec<_>>();
        assert_eq!(sizes(split(ten(), 4, usize::MAX)), [4, 4, 2]);
        assert_eq!(sizes(split(ten(), 100, 30)), [2, 2, 2, 2, 2]);
        assert_eq!(sizes(split(ten(), 100, usize::MAX)), [10]);
        assert_eq!(sizes(split(std::iter::empty(), 4, usize::MAX)), [0]);
    }
}
