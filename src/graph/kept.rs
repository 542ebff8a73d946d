//! Where the links of a text lead that nobody touched, as the last build found out.
//!
//! What a link leads to follows from its path and from the addresses and headings of what stands
//! there. So a text's links are as they were, as long as the text is the very same and nothing that
//! they may name has moved: a new title moves nothing, a new file what is called like it.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::ids::{ArticleIx, Ix};
use super::resolved::Resolved;
use super::site::{Article, Category, Site, Version};
use crate::diagnostics::Diagnostic;
use crate::model::{Document, Heading, Link, SitePath};

/// With more names than this nearly every text has one: all links are resolved again.
const MANY: usize = 8;

/// The links of another build of the site.
pub(super) struct Kept<'l> {
    last: &'l Site,
    /// What was wrong with each text's links, by its path: that is told anew.
    found: &'l BTreeMap<Arc<str>, Vec<Diagnostic>>,
    /// Where each article was, if its links to itself lead where they led.
    twins: Vec<Option<ArticleIx>>,
    /// Names without folder and ending of what has come, gone or moved.
    moved: Vec<String>,
    /// Whether every address is the same.
    is_still: bool,
    /// Whether the files that are shown or linked to are the same.
    has_same_files: bool,
}

impl<'l> Kept<'l> {
    /// `None` where links may lead elsewhere whatever they name.
    pub fn new(
        last: &'l Site,
        found: &'l BTreeMap<Arc<str>, Vec<Diagnostic>>,
        site: &Site,
        has_same_files: bool,
    ) -> Option<Self> {
        let (config, other) = (&site.config, &last.config);
        let is_same = config.base_url == other.base_url
            && config.trusted == other.trusted
            && config.security == other.security
            && last.languages().eq(site.languages())
            && last.ended == site.ended;
        if !is_same {
            return None;
        }
        let mut moved = Vec::new();
        let twins = twins(last, site, &mut moved)?;
        moved.extend(moved_categories(last, site)?);
        if moved.len() > MANY || moved.iter().any(String::is_empty) {
            return None;
        }
        let old = |site: &Site| -> Vec<SitePath> {
            site.redirects.iter().map(|redirect| redirect.from.clone()).collect()
        };
        let is_still = moved.is_empty() && old(last) == old(site);
        Some(Self { last, found, twins, moved, is_still, has_same_files })
    }

    /// The links of a page of the article at `at`, if they are what they were.
    pub fn of(&self, at: ArticleIx, version: &Version) -> Option<Resolved> {
        let twin = &self.last.articles[self.twins.get(at.position()).copied().flatten()?];
        let last = twin.versions.get(&version.lang)?;
        let document = &version.document;
        let is_kept = Arc::ptr_eq(&last.document, document)
            && (self.has_same_files || document.body.assets.is_empty())
            && !self.found.contains_key(&document.file.path)
            && (self.is_still || document.body.links.iter().all(|link| self.stays(link)));
        is_kept.then(|| Resolved {
            hrefs: Arc::clone(&last.hrefs),
            assets: Arc::clone(&last.assets),
            ..Resolved::default()
        })
    }

    /// Whether a link names nothing that has moved. What is no name of an article may be anything.
    fn stays(&self, link: &Link) -> bool {
        let name = link.path.rsplit('/').next().unwrap_or(&link.path);
        let is_of_article = name.ends_with(".md") && !name.starts_with("_category");
        link.path.is_empty()
            || is_of_article && !self.moved.iter().any(|moved| name.starts_with(moved.as_str()))
    }
}

/// Where each article of `site` was; those whose pages moved go into `moved`, with those that are
/// gone. `None`: too many.
fn twins(last: &Site, site: &Site, moved: &mut Vec<String>) -> Option<Vec<Option<ArticleIx>>> {
    let name = |article: &Article| article.key.name().to_owned();
    let mut others = last.articles.pairs().peekable();
    let mut pairs = Vec::with_capacity(site.articles.len());
    // Both stand in the order of their ids. Those of one text share its key, which is looked at first.
    for article in &site.articles {
        let mut other = others.next_if(|(_, other)| other.key == article.key);
        while other.is_none()
            && let Some((_, gone)) = others.next_if(|(_, other)| other.id < article.id)
        {
            moved.push(name(gone));
        }
        other = other.or_else(|| others.next_if(|(_, other)| other.key == article.key));
        pairs.push((article, other));
        if moved.len() > MANY {
            return None;
        }
    }
    moved.extend(others.map(|(_, gone)| name(gone)));
    let twin = |(article, other): &(&Article, Option<(ArticleIx, &Article)>)| {
        other.filter(|(_, other)| is_same(other, article)).map(|(at, _)| at)
    };
    let twins: Vec<Option<ArticleIx>> = pairs.par_iter().map(twin).collect();
    let strangers = pairs.iter().zip(&twins).filter(|(_, twin)| twin.is_none());
    moved.extend(strangers.map(|((article, _), _)| name(article)));
    Some(twins)
}

/// Whether links to an article lead where they led.
fn is_same(last: &Article, article: &Article) -> bool {
    last.source == article.source
        && last.versions.len() == article.versions.len()
        && last.versions.values().zip(article.versions.values()).all(|(last, version)| {
            last.lang == version.lang
                && last.path == version.path
                && has_same_anchors(&last.document, &version.document)
        })
}

fn has_same_anchors(last: &Arc<Document>, document: &Arc<Document>) -> bool {
    let anchor = |heading: &Heading| (heading.anchor.clone(), heading.pinned);
    Arc::ptr_eq(last, document)
        || last.lang == document.lang
            && last.body.ids == document.body.ids
            && last.body.headings().map(anchor).eq(document.body.headings().map(anchor))
}

/// Names of the categories that have come, gone or moved. `None` where their order is another, too.
fn moved_categories(last: &Site, site: &Site) -> Option<Vec<String>> {
    let has_moved = |(last, own): &(&Category, &Category)| {
        let pages = last.names.iter().zip(&own.names);
        last.names.len() != own.names.len()
            || !pages
                .into_iter()
                .all(|((lang, last), (own, name))| lang == own && last.path == name.path)
    };
    let mut pairs = last.categories.iter().zip(&site.categories);
    let is_alike = last.categories.len() == site.categories.len()
        && pairs.all(|(last, own)| last.key == own.key);
    let pairs = last.categories.iter().zip(&site.categories);
    is_alike.then(|| {
        let moved = pairs.filter(has_moved);
        moved.map(|(_, own)| own.key.name().to_owned()).collect()
    })
}
