//! Which file of `content/` a page was made from: what tells a page that could not be made this
//! time from one that is gone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::graph::Site;

/// The pages of one build, below the web root, with the source of each.
#[derive(Debug, Clone, Default)]
pub(super) struct Origins {
    sources: BTreeMap<String, String>,
    /// Every source that became a document.
    read: BTreeSet<String>,
}

impl Origins {
    pub fn of(site: &Site) -> Self {
        let versions = site.articles.iter().flat_map(|article| article.versions.values());
        let articles = versions.map(|version| (&version.path, &version.document));
        let names = site.categories.iter().flat_map(|category| category.names.values());
        let categories = names.filter_map(|name| Some((&name.path, name.document.as_ref()?)));
        let mut origins = Self::default();
        for (page, document) in articles.chain(categories) {
            origins.sources.insert(page.file(), document.file.path.to_string());
            origins.read.insert(document.file.path.to_string());
        }
        origins
    }

    /// These, and those of `older` pages that this build does not have.
    pub fn over(mut self, older: &Origins) -> Self {
        for (page, source) in &older.sources {
            self.sources.entry(page.clone()).or_insert_with(|| source.clone());
        }
        self
    }

    /// Whether the page at `path` of an older build, made from what `older` says, still stands for
    /// something: the new build meant to write it, or its file is there and could not be read.
    pub fn keeps(&self, older: &Origins, path: &str, root: &Path) -> bool {
        // The Markdown copy beside a page goes with it.
        let page =
            path.strip_suffix(".md").map_or_else(|| path.to_owned(), |stem| format!("{stem}.html"));
        match older.sources.get(&page) {
            None => true,
            Some(_) if self.sources.contains_key(&page) => true,
            Some(source) => !self.read.contains(source) && root.join(source).is_file(),
        }
    }
}
