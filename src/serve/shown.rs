//! What is served, as of one build.

use std::path::Path;
use std::sync::Arc;

use percent_encoding::percent_decode_str;

use super::origin;
use super::renderer::{Renderer, Wrote};
use super::styles::{Styles, Swap};
use crate::model::OutputFile;
use crate::pipeline::Stage;

/// Shown where the site has no page of its own to show, as long as it has never been built.
pub(super) const NO_PAGE: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n\
    <meta charset=\"utf-8\">\n<title>No page yet</title>\n</head>\n<body>\n\
    <p>There is no page here yet.</p>\n</body>\n</html>\n";

/// Older sites kept for pages that the newest one cannot write.
const OLDER: usize = 2;

#[derive(Clone)]
pub(super) struct Shown {
    root: Arc<Path>,
    /// Tells this run of the server from another: its pages are too old to be patched.
    session: Arc<str>,
    /// Counts builds.
    pub build: u64,
    /// Counts builds that have a site, and what search found new in one.
    revision: u64,
    now: Option<Arc<Renderer>>,
    /// Newest first.
    older: Vec<Arc<Renderer>>,
    styles: Styles,
    /// How the style sheets of the revision before are called now.
    swap: Option<Arc<Swap>>,
    /// Rendered errors.
    mistakes: Arc<[String]>,
    /// Whether search has looked at any of these sites yet.
    pub has_index: bool,
}

/// The answer to an address.
pub(super) enum Found {
    File(OutputFile),
    /// A page's address without its last slash.
    Folder,
    /// The 404 page of the address's language, if the site has one.
    Nothing(Option<OutputFile>),
}

impl Shown {
    /// Nothing yet.
    pub fn new(root: &Path, session: String) -> Self {
        Self {
            root: root.into(),
            session: session.into(),
            build: 0,
            revision: 0,
            now: None,
            older: Vec::new(),
            styles: Styles::default(),
            swap: None,
            mistakes: Arc::default(),
            has_index: false,
        }
    }

    /// A build without a site: what was shown stays.
    pub fn keep(&mut self, mistakes: Vec<String>) {
        self.build += 1;
        self.mistakes = mistakes.into();
    }

    /// A new site. Of the older ones those stay that may have a page which it cannot write.
    pub fn take(&mut self, new: Arc<Renderer>, styles: Styles, mistakes: Vec<String>) {
        self.build += 1;
        self.revision += 1;
        self.mistakes = mistakes.into();
        self.swap = self.styles.swap(&styles).map(Arc::new);
        self.styles = styles;
        let before = self.now.replace(new);
        let mut older: Vec<_> = before.into_iter().chain(self.older.drain(..)).collect();
        older.retain(|site| !site.is_partial());
        let enough = older.iter().position(|site| site.is_whole()).map_or(OLDER, |at| at + 1);
        older.truncate(enough.min(OLDER));
        // With mistakes each address that the new site has not is looked for in these.
        if self.mistakes.is_empty() {
            older.iter().for_each(|site| site.rest());
        }
        self.older = older;
    }

    /// The same site with what search found in it; `is_news`: something else than before.
    pub fn exchange(&mut self, new: Arc<Renderer>, is_news: bool) {
        self.now = Some(new);
        self.has_index = true;
        if is_news {
            self.revision += 1;
            self.swap = None;
        }
    }

    /// All pages of the site have been written once, with these mistakes.
    pub fn settle(&mut self, mistakes: Vec<String>) {
        if mistakes.is_empty() {
            self.older.clear();
        }
        self.mistakes = mistakes.into();
    }

    pub fn now(&self) -> Option<&Arc<Renderer>> {
        self.now.as_ref()
    }

    /// The newest site that is not known to lack a page.
    pub fn whole(&self) -> Option<&Arc<Stage>> {
        let mut sites = self.now.iter().chain(&self.older);
        sites.find(|site| !site.is_partial()).map(|site| &site.stage)
    }

    /// Looks `path` (of a URL, percent-encoded, with its leading slash) up. There is no other way
    /// to a file than its exact name, so nothing outside the build can be reached.
    pub async fn find(&self, path: &str) -> Found {
        let Some(path) = decode(path) else { return Found::Nothing(self.not_found("").await) };
        if path.is_empty() || path.ends_with('/') {
            if let Some(file) = self.file(&format!("{path}index.html")).await {
                return Found::File(file);
            }
        } else if let Some(file) = self.file(&path).await {
            return Found::File(file);
        } else if self.file(&format!("{path}/index.html")).await.is_some() {
            return Found::Folder;
        }
        Found::Nothing(self.not_found(&path).await)
    }

    async fn not_found(&self, path: &str) -> Option<OutputFile> {
        let first = path.split('/').next().unwrap_or_default();
        match self.file(&format!("{first}/404.html")).await {
            Some(page) => Some(page),
            None => self.file("404.html").await,
        }
    }

    /// The file at `path` below the web root, which nothing beside it can be asked for.
    async fn file(&self, path: &str) -> Option<OutputFile> {
        let full = format!("site/{path}");
        let now = self.now.as_ref()?;
        let has_failed = match now.page(full.clone()).await {
            Wrote::File(file) => return Some(file),
            Wrote::Failed => true,
            Wrote::Nothing if self.mistakes.is_empty() => return None,
            Wrote::Nothing => false,
        };
        for old in &self.older {
            // Most have no such page, which is found out sooner than where one came from.
            let Wrote::File(file) = old.page(full.clone()).await else { continue };
            let (new, before) = (&now.stage.site, &old.stage.site);
            if has_failed || origin::keeps(new, before, path, &self.root) {
                return Some(file);
            }
        }
        None
    }

    /// What a page compares with [`Self::message`]; `html` is the page without the script.
    pub fn version(&self, html: &[u8]) -> String {
        format!("{}.{}.{}", self.session, self.revision, mark(html))
    }

    /// The state as the script of the page at `path` reads it: `page` tells whether that page is
    /// another one now, `styles` whether only its style sheets are.
    pub async fn message(&self, path: &str) -> String {
        let page = match self.find(path).await {
            Found::File(file) | Found::Nothing(Some(file)) => file.bytes,
            Found::Folder | Found::Nothing(None) => NO_PAGE.as_bytes().into(),
        };
        let styles = self.swap.as_ref().map(|swap| {
            serde_json::json!({
                "from": self.revision - 1,
                "page": mark(&swap.undone(&page)),
                "swap": swap.addresses(),
            })
        });
        serde_json::json!({
            "session": &*self.session,
            "build": self.build,
            "revision": self.revision,
            "page": mark(&page),
            "styles": styles,
            "mistakes": &*self.mistakes,
        })
        .to_string()
    }
}

/// Tells a page from what it was before.
fn mark(html: &[u8]) -> String {
    let hash = blake3::hash(html).to_hex();
    hash.get(..16).unwrap_or_default().to_owned()
}

/// The path below the web root; `None` where an encoding hides a slash, or is no text.
fn decode(path: &str) -> Option<String> {
    let path = path.strip_prefix('/')?;
    let mut parts = Vec::new();
    for part in path.split('/') {
        let part = percent_decode_str(part).decode_utf8().ok()?;
        if part.contains(['/', '\\', '\0']) {
            return None;
        }
        parts.push(part);
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_decoded_part_by_part() {
        assert_eq!(decode("/fr/%C3%A9t%C3%A9/").as_deref(), Some("fr/été/"));
        assert_eq!(decode("/").as_deref(), Some(""));
        for path in ["", "fr/", "/fr%2Fété/", "/a%5Cb", "/%00", "/%ff"] {
            assert_eq!(decode(path), None, "{path}");
        }
    }
}
