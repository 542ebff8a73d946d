//! From which file of `content/` a page was made: what tells a page that could not be made this
//! time from one that is gone.

use std::collections::HashSet;
use std::path::Path;

use rustc_hash::FxBuildHasher;

use crate::graph::Site;
use crate::model::{Document, SitePath};

/// Whether the page at `path` below the web root, which `old` had, still stands for something: the
/// new site meant to write it, or its file is there and could not be read.
pub(super) fn keeps(new: &Site, old: &Site, path: &str, root: &Path) -> bool {
    // The Markdown copy beside a page goes with it.
    let page =
        path.strip_suffix(".md").map_or_else(|| path.to_owned(), |stem| format!("{stem}.html"));
    match source(old, &page) {
        None => true,
        Some(_) if source(new, &page).is_some() => true,
        Some(source) => {
            pages(new).all(|(_, own)| *own.file.path != *source) && root.join(source).is_file()
        }
    }
}

/// Whether a file that became a page of `old` is there and became none of `new`.
pub(super) fn lacks(new: &Site, old: &Site, root: &Path) -> bool {
    // Nearly all of them are the same values.
    let place = |(_, document): (&SitePath, &Document)| std::ptr::from_ref(document);
    let same: HashSet<*const Document, FxBuildHasher> = pages(new).map(place).collect();
    let mut others = pages(old).filter(|page| !same.contains(&place(*page))).peekable();
    if others.peek().is_none() {
        return false;
    }
    let read: HashSet<&str, FxBuildHasher> =
        pages(new).map(|(_, document)| &*document.file.path).collect();
    let mut sources = others.map(|(_, document)| &*document.file.path);
    sources.any(|source| !read.contains(source) && root.join(source).is_file())
}

fn source<'s>(site: &'s Site, page: &str) -> Option<&'s str> {
    let address = page.strip_suffix("index.html").unwrap_or(page);
    let own = pages(site).find(|(path, _)| path.as_str() == address);
    own.map(|(_, document)| &*document.file.path)
}

/// Addresses of articles and of categories that have an introduction.
fn pages(site: &Site) -> impl Iterator<Item = (&SitePath, &Document)> {
    let versions = site.articles.iter().flat_map(|article| article.versions.values());
    let articles = versions.map(|version| (&version.path, &*version.document));
    let names = site.categories.iter().flat_map(|category| category.names.values());
    let categories = names.filter_map(|name| Some((&name.path, &**name.document.as_ref()?)));
    articles.chain(categories)
}
