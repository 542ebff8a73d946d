//! Which page of a plan stands at which address.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use crate::model::SitePath;

/// Where the first file of a page stands.
pub(super) enum Place<'a> {
    /// Below `dist/`.
    File(String),
    /// An article with this address.
    Article(&'a SitePath),
    /// The Markdown of that article, of whose page it comes next.
    Copy(&'a SitePath),
}

/// Positions of pages by the paths of their files. Articles are known by their addresses, which
/// their site has already: a preview makes a plan at every edit, and two strings for each of
/// thousands of articles would be most of its work.
#[derive(Default)]
pub(super) struct Addresses<'a> {
    files: HashMap<String, usize, FxBuildHasher>,
    articles: HashMap<&'a str, usize, FxBuildHasher>,
    /// Where copies stand below `dist/`.
    copies: &'static str,
}

const PAGES: &str = "site/";
const PAGE: &str = "index.html";
const COPY: &str = "index.md";

impl Place<'_> {
    /// Below `dist/`; `copies` is the folder of copies there.
    pub fn path(&self, copies: &str) -> String {
        match self {
            Self::File(path) => path.clone(),
            Self::Article(page) => format!("{PAGES}{page}{PAGE}"),
            Self::Copy(page) => format!("{copies}{page}{COPY}"),
        }
    }
}

impl<'a> Addresses<'a> {
    /// Of `places`, in the order of the pages; `copies` is the folder of copies below `dist/`.
    pub fn new(copies: &'static str, places: impl ExactSizeIterator<Item = Place<'a>>) -> Self {
        let articles = HashMap::with_capacity_and_hasher(places.len() / 2, FxBuildHasher);
        let mut all = Self { files: HashMap::default(), articles, copies };
        places.enumerate().for_each(|(at, place)| all.put(place, at));
        all
    }

    /// Of two pages at one place the later one counts.
    pub fn put(&mut self, place: Place<'a>, at: usize) {
        match place {
            Place::File(path) => drop(self.files.insert(path, at)),
            Place::Article(page) => drop(self.articles.insert(page.as_str(), at)),
            Place::Copy(_) => {}
        }
    }

    pub fn find(&self, path: &str) -> Option<usize> {
        self.files.get(path).copied().max(self.article(path)).max(self.copy(path))
    }

    /// In no order.
    pub fn paths(&self) -> impl Iterator<Item = String> {
        let both =
            |page: &&str| [format!("{PAGES}{page}{PAGE}"), format!("{}{page}{COPY}", self.copies)];
        self.files.keys().cloned().chain(self.articles.keys().flat_map(both))
    }

    fn article(&self, path: &str) -> Option<usize> {
        let page = path.strip_prefix(PAGES)?.strip_suffix(PAGE)?;
        self.articles.get(page).copied()
    }

    fn copy(&self, path: &str) -> Option<usize> {
        let page = path.strip_prefix(self.copies)?.strip_suffix(COPY)?;
        self.articles.get(page).map(|at| at + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_and_its_copy_stand_where_their_files_are() {
        let (page, other) = (SitePath::new("fr/a/"), SitePath::new("b/"));
        let file = |path: &str| Place::File(path.to_owned());
        let places = || {
            let articles = [&page, &other].map(|page| [Place::Article(page), Place::Copy(page)]);
            let all = [file("site/index.html")].into_iter().chain(articles.into_iter().flatten());
            let all: Vec<_> = all.chain([file("site/b/index.html")]).collect();
            all
        };
        for copies in ["site/", "host/copies/"] {
            let all = Addresses::new(copies, places().into_iter());
            for (at, place) in places().iter().enumerate() {
                let path = place.path(copies);
                // What was put there later hides the article.
                let at = if path == "site/b/index.html" { 5 } else { at };
                assert_eq!(all.find(&path), Some(at), "{path}");
            }
            let mut paths: Vec<String> = all.paths().collect();
            paths.sort();
            paths.dedup();
            let mut known: Vec<String> = places().iter().map(|place| place.path(copies)).collect();
            known.sort();
            known.dedup();
            assert_eq!(paths, known);
            for path in ["site/fr/a", "fr/a/index.html", "site/fr/a/index.htm", ""] {
                assert_eq!(all.find(path), None, "{path}");
            }
        }
    }
}
