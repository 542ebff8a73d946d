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
use crate::model::{Document, DocumentKey, Heading, Lang, Link, SitePath};

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
    /// `None` where links may lead elsewhere whatever they name; `places`: where the articles of
    /// `site` stood in `last` ([`Site::places_in`]).
    pub fn new(
        last: &'l Site,
        found: &'l BTreeMap<Arc<str>, Vec<Diagnostic>>,
        (site, places): (&Site, &[Option<ArticleIx>]),
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
        let twins = twins(last, (site, places), &mut moved);
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

/// Where each article of `site` was, if links to it lead where they led; else its name goes into
/// `moved`, with those that are gone.
fn twins(
    last: &Site,
    (site, places): (&Site, &[Option<ArticleIx>]),
    moved: &mut Vec<String>,
) -> Vec<Option<ArticleIx>> {
    let name = |article: &Article| article.key.name().to_owned();
    let mut is_gone = vec![true; last.articles.len()];
    let pairs: Vec<_> = site.articles.iter().zip(places.iter().copied()).collect();
    let twin = |(article, place): &(&Article, Option<ArticleIx>)| {
        place.filter(|at| is_same(&last.articles[*at], article))
    };
    let twins: Vec<Option<ArticleIx>> = pairs.par_iter().map(twin).collect();
    for ((article, _), twin) in pairs.iter().zip(&twins) {
        match twin.and_then(|at| is_gone.get_mut(at.position())) {
            Some(is_gone) => *is_gone = false,
            None => moved.push(name(article)),
        }
    }
    let gone = last.articles.iter().zip(is_gone).filter(|(_, is_gone)| *is_gone);
    moved.extend(gone.map(|(article, _)| name(article)));
    moved.sort();
    moved.dedup();
    twins
}

/// Whether links to an article lead where they led.
fn is_same(last: &Article, article: &Article) -> bool {
    last.key == article.key
        && last.source == article.source
        && last.versions.len() == article.versions.len()
        && last.versions.values().zip(article.versions.values()).all(|(last, version)| {
            last.lang == version.lang
                && last.path == version.path
                && has_same_anchors(&last.document, &version.document)
        })
}

fn has_same_anchors(last: &Arc<Document>, document: &Arc<Document>) -> bool {
    fn anchor(heading: &Heading) -> (&str, bool) {
        (&heading.anchor, heading.pinned)
    }
    Arc::ptr_eq(last, document)
        || last.lang == document.lang
            && last.body.ids == document.body.ids
            && last.body.headings().map(anchor).eq(document.body.headings().map(anchor))
}

/// Names of the categories that have moved. `None` where they are others.
fn moved_categories(last: &Site, site: &Site) -> Option<Vec<String>> {
    fn pages(category: &Category) -> impl Iterator<Item = (&Lang, &SitePath)> {
        category.names.iter().map(|(lang, name)| (lang, &name.path))
    }
    let keys = |site: &Site| -> Vec<DocumentKey> {
        site.categories.iter().map(|category| category.key.clone()).collect()
    };
    let pairs = last.categories.iter().zip(&site.categories);
    let moved = pairs.filter(|(last, own)| !pages(last).eq(pages(own)));
    let moved = moved.map(|(_, own)| own.key.name().to_owned()).collect();
    (keys(last) == keys(site)).then_some(moved)
}
