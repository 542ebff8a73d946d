//! `sitemap.xml`: every page search engines should know, with its translations, but for the further
//! pages of a long list, to which its first one leads. Past the protocol's limits it becomes an index
//! of several files.

use std::collections::BTreeMap;
use std::io;

use quick_xml::Writer;
use quick_xml::events::BytesStart;

use crate::graph::Site;
use crate::model::{Lang, OutputFile, SitePath};
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
    let mut parts = match all(shared) {
        Ok(parts) => parts,
        Err(error) => return vec![Err(unwritten(PATH, &error))],
    };
    if parts.len() == 1 {
        return parts.pop().map(|single| Ok(OutputFile::new(PATH, single))).into_iter().collect();
    }
    let names: Vec<String> =
        (1..=parts.len()).map(|number| format!("sitemap-{number}.xml")).collect();
    let index = xml::document(PATH, root("sitemapindex"), |out| {
        names.iter().try_for_each(|name| {
            xml::nested(out, ["sitemap", "loc"], &shared.url(&SitePath::new(name.as_str())))
        })
    });
    let files = names.iter().zip(parts);
    let files = files.map(|(name, part)| Ok(OutputFile::new(format!("site/{name}"), part)));
    std::iter::once(index).chain(files).collect()
}

fn all(shared: &Shared<'_>) -> io::Result<Vec<Vec<u8>>> {
    let mut parts = Parts::new(MOST_URLS, MOST_BYTES)?;
    groups(shared).iter().try_for_each(|group| entries(shared, group, &mut parts))?;
    parts.all()
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
fn entries(shared: &Shared<'_>, group: &Group, parts: &mut Parts) -> io::Result<()> {
    let alternates = alternates(shared, group)?;
    group.pages.iter().try_for_each(|(_, path)| {
        parts.entry(|out| {
            let url = BytesStart::new("url");
            xml::open(out, url.borrow())?;
            xml::element(out, "loc", &shared.url(path))?;
            if let Some(date) = &group.updated {
                xml::element(out, "lastmod", date)?;
            }
            out.get_mut().extend_from_slice(&alternates);
            xml::close(out, url.to_end())
        })
    })
}

/// What every entry of a group says of all of them: written once, as it is most of the file.
fn alternates(shared: &Shared<'_>, group: &Group) -> io::Result<Vec<u8>> {
    let mut out: Xml = Writer::new(Vec::new());
    if group.pages.len() > 1 {
        let config = &shared.site.config;
        let default = group.pages.iter().find(|(lang, _)| config.is_default(lang));
        let named = group.pages.iter().map(|(lang, path)| (lang.as_str(), path));
        for (lang, path) in named.chain(default.map(|(_, path)| ("x-default", path))) {
            let href = shared.url(path);
            let attributes = [("rel", "alternate"), ("hreflang", lang), ("href", href.as_str())];
            xml::empty(&mut out, "xhtml:link", &attributes)?;
        }
    }
    Ok(out.into_inner())
}

/// Entries one after the other, in as few documents as the limits allow; one without any for none.
struct Parts {
    most_urls: usize,
    most_bytes: usize,
    full: Vec<Vec<u8>>,
    /// The document that is being written.
    open: Xml,
    /// Entries in it, and where they begin.
    urls: usize,
    start: usize,
}

impl Parts {
    fn new(most_urls: usize, most_bytes: usize) -> io::Result<Self> {
        let open = begin()?;
        let start = open.get_ref().len();
        Ok(Self { most_urls, most_bytes, full: Vec::new(), open, urls: 0, start })
    }

    /// What `write` appends, in a document of those behind it where this one is full.
    fn entry(&mut self, write: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<()> {
        let before = self.open.get_ref().len();
        write(&mut self.open)?;
        let is_long = self.open.get_ref().len() - self.start > self.most_bytes;
        if self.urls == self.most_urls || (is_long && self.urls > 0) {
            let entry = self.open.get_mut().split_off(before);
            let mut next = begin()?;
            next.get_mut().extend(entry);
            self.full.push(end(std::mem::replace(&mut self.open, next))?);
            self.urls = 0;
        }
        self.urls += 1;
        Ok(())
    }

    fn all(mut self) -> io::Result<Vec<Vec<u8>>> {
        self.full.push(end(self.open)?);
        Ok(self.full)
    }
}

fn begin() -> io::Result<Xml> {
    let mut root = root("urlset");
    root.push_attribute(("xmlns:xhtml", "http://www.w3.org/1999/xhtml"));
    xml::begin(root)
}

fn end(mut document: Xml) -> io::Result<Vec<u8>> {
    xml::close(&mut document, root("urlset").to_end())?;
    Ok(document.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_by_count_and_by_size() {
        let sizes = |entries: usize, most_urls: usize, most_bytes: usize| -> Vec<usize> {
            let mut parts = Parts::new(most_urls, most_bytes).unwrap();
            for number in 0..entries {
                let entry = |out: &mut Xml| xml::element(out, "url", &number.to_string());
                parts.entry(entry).unwrap();
            }
            let all = parts.all().unwrap();
            let all = all.into_iter().map(|part| String::from_utf8(part).unwrap());
            all.map(|part| {
                assert!(part.starts_with("<?xml") && part.ends_with("</url>\n</urlset>\n"));
                part.matches("<url>").count()
            })
            .collect()
        };
        assert_eq!(sizes(10, 4, usize::MAX), [4, 4, 2]);
        assert_eq!(sizes(10, 100, 30), [2, 2, 2, 2, 2]);
        assert_eq!(sizes(10, 100, usize::MAX), [10]);
        let none = Parts::new(4, usize::MAX).unwrap().all().unwrap();
        assert!(none.len() == 1 && !String::from_utf8_lossy(&none[0]).contains("<url>"));
    }
}
