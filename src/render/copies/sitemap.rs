//! `sitemap.xml`: every page search engines should know, with its translations. Past the protocol's
//! limits it becomes an index of several files.

use crate::model::{Lang, OutputFile, SitePath};
use crate::render::page::escape::escaped;
use crate::render::page::shared::Shared;

const MOST_URLS: usize = 50_000;
/// 50 MB, with room for the closing tag.
const MOST_BYTES: usize = 52_428_800 - 1_000;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
const TAIL: &str = "</urlset>\n";

/// One page in the languages it is really written in.
struct Group {
    pages: Vec<(Lang, SitePath)>,
    updated: Option<String>,
}

pub(in crate::render) fn write(shared: &Shared<'_>) -> Vec<OutputFile> {
    let parts = split(groups(shared).iter().flat_map(|group| entries(shared, group)), MOST_URLS, MOST_BYTES);
    if let [single] = parts.as_slice() {
        return vec![OutputFile::new("site/sitemap.xml", format!("{HEAD}{single}{TAIL}").into_bytes())];
    }
    let mut index = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let mut files = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        let name = format!("sitemap-{}.xml", number + 1);
        let url = shared.url(&SitePath::new(name.as_str()));
        index.push_str(&format!("<sitemap><loc>{}</loc></sitemap>\n", escaped(&url)));
        files.push(OutputFile::new(format!("site/{name}"), format!("{HEAD}{part}{TAIL}").into_bytes()));
    }
    index.push_str("</sitemapindex>\n");
    files.insert(0, OutputFile::new("site/sitemap.xml", index.into_bytes()));
    files
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
    let contact = shared.input.contact.map(crate::render::contact::indexed).unwrap_or_default();
    groups.extend(contact.iter().map(|tail| everywhere(tail)));
    for category in site.categories.iter().skip(1) {
        let pages = category.names.iter().map(|(lang, name)| (lang.clone(), name.path.clone())).collect();
        groups.push(Group { pages, updated: None });
    }
    for article in &site.articles {
        let own = article.versions.iter().filter(|(_, version)| !version.is_fallback());
        let pages = own.map(|(lang, version)| (lang.clone(), version.path.clone())).collect();
        let updated = article.meta.updated.max(article.meta.published).map(|date| date.to_string());
        groups.push(Group { pages, updated });
    }
    groups
}

/// One `<url>` for each language, all naming each other.
fn entries(shared: &Shared<'_>, group: &Group) -> Vec<String> {
    let mut links = String::new();
    if group.pages.len() > 1 {
        let config = &shared.site.config;
        for (lang, path) in &group.pages {
            let href = escaped(&shared.url(path));
            links.push_str(&format!("<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{href}\"/>\n"));
        }
        if let Some((_, path)) = group.pages.iter().find(|(lang, _)| config.is_default(lang)) {
            let href = escaped(&shared.url(path));
            links.push_str(&format!("<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"{href}\"/>\n"));
        }
    }
    let updated = group.updated.as_ref().map(|date| format!("<lastmod>{date}</lastmod>\n")).unwrap_or_default();
    group
        .pages
        .iter()
        .map(|(_, path)| format!("<url>\n<loc>{}</loc>\n{updated}{links}</url>\n", escaped(&shared.url(path))))
        .collect()
}

fn split(entries: impl Iterator<Item = String>, most_urls: usize, most_bytes: usize) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut urls = 0;
    for entry in entries {
        let full = parts.last().is_some_and(|part| HEAD.len() + part.len() + entry.len() + TAIL.len() > most_bytes);
        if urls == most_urls || (full && urls > 0) {
            parts.push(String::new());
            urls = 0;
        }
        if let Some(part) = parts.last_mut() {
            part.push_str(&entry);
        }
        urls += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_by_count_and_by_size() {
        let ten = || (0..10).map(|n| format!("<url>{n}</url>"));
        let sizes = |parts: Vec<String>| parts.iter().map(|p| p.matches("<url>").count()).collect::<Vec<_>>();
        assert_eq!(sizes(split(ten(), 4, usize::MAX)), [4, 4, 2]);
        assert_eq!(sizes(split(ten(), 100, HEAD.len() + TAIL.len() + 30)), [2, 2, 2, 2, 2]);
        assert_eq!(sizes(split(ten(), 100, usize::MAX)), [10]);
        assert_eq!(sizes(split(std::iter::empty(), 4, usize::MAX)), [0]);
    }
}
