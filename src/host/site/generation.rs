//! One build: what stands at which address.

use std::collections::HashMap;
use std::sync::Arc;

use percent_encoding::percent_decode_str;

use super::Served;
use crate::answers::Build;
use crate::contact::promises::Promises;
use crate::contact::published::Published;
use crate::host::pattern::Pattern;
use crate::model::{Description, Lang, SitePath, escape_path};
use crate::search::Indexes;

/// Everything a build can answer. Addresses are decoded and below the base path: there is no other
/// way to a file than its exact name, so nothing outside the manifest can be reached.
pub struct Generation {
    /// Of the manifest: two builds with the same one are the same.
    pub(super) hash: blake3::Hash,
    /// By path below the web root; a folder's page also by the folder's address.
    pub(super) files: HashMap<String, Arc<Served>>,
    /// Markdown of articles that is not published, by its path below the folder of those.
    pub(super) copies: HashMap<String, Arc<Served>>,
    /// Old address to `Location`.
    pub(super) redirects: HashMap<String, String>,
    /// Address in lower case to the one that exists, of pages and old addresses: what people type.
    pub(super) folded: HashMap<String, String>,
    pub description: Description,
    /// The site's chrome with places for what the host has to say, a page a language.
    pub(super) patterns: HashMap<Lang, Pattern>,
    /// `None` when the build has no index that can be used.
    pub indexes: Option<Indexes>,
    /// `None` without contact routing, or where the build's cannot be used.
    pub(super) routing: Option<Published>,
    /// Until when answers come.
    pub promises: Promises,
}

/// What stands at an address.
#[derive(Debug)]
pub enum Found<'a> {
    File(&'a Arc<Served>),
    /// On this origin: it starts with one `/`.
    Moved(String),
    /// The 404 page of the address's language, if the site has one.
    Nothing(Option<&'a Arc<Served>>),
}

impl Generation {
    /// Looks up `path`, percent-encoded as it came, with its leading slash.
    pub fn find(&self, path: &str) -> Found<'_> {
        let Some(below) = self.below_base(path) else {
            let base = &self.description.base_path;
            let is_base = base.strip_suffix('/') == Some(path);
            return if is_base {
                Found::Moved(base.clone())
            } else {
                Found::Nothing(self.not_found(""))
            };
        };
        if let Some(file) = self.files.get(below) {
            // The usual case, without a copy: nothing to decode.
            if !self.redirects.contains_key(below) {
                return Found::File(file);
            }
        }
        let Some(decoded) = decode(below) else { return Found::Nothing(self.not_found("")) };
        if let Some(location) = self.redirects.get(&decoded) {
            return Found::Moved(location.clone());
        }
        if let Some(file) = self.files.get(&decoded) {
            return Found::File(file);
        }
        if self.files.contains_key(&format!("{decoded}/")) {
            // The exact page exists, so the address has none of the shapes that lead elsewhere.
            return Found::Moved(format!("{path}/"));
        }
        let folded = decoded.to_lowercase();
        let other = self.folded.get(&folded).or_else(|| self.folded.get(&format!("{folded}/")));
        match other.filter(|other| **other != decoded) {
            Some(other) => match self.redirects.get(other) {
                Some(location) => Found::Moved(location.clone()),
                None => {
                    Found::Moved(format!("{}{}", self.description.base_path, escape_path(other)))
                }
            },
            None => Found::Nothing(self.not_found(&decoded)),
        }
    }

    /// Fills [`folded`](Self::folded) in; where two addresses differ in case alone, the first one
    /// counts.
    pub(super) fn fold(&mut self) {
        let pages = self.files.keys().filter(|path| path.is_empty() || path.ends_with('/'));
        let mut all: Vec<&String> = pages.chain(self.redirects.keys()).collect();
        all.sort();
        for path in all {
            self.folded.entry(path.to_lowercase()).or_insert_with(|| path.clone());
        }
    }

    /// `path` behind the base path, without a leading slash.
    pub fn below_base<'p>(&self, path: &'p str) -> Option<&'p str> {
        path.strip_prefix(self.description.base_path.as_str())
    }

    /// Whether a file of an older build is asked for by a page that is still open.
    pub(super) fn immutable(&self) -> HashMap<String, Arc<Served>> {
        let all = self.files.iter().filter(|(_, file)| file.is_immutable);
        all.map(|(path, file)| (path.clone(), file.clone())).collect()
    }

    /// The page to fill in `lang`, else in the default language.
    pub fn pattern(&self, lang: &Lang) -> Option<&Pattern> {
        let default = self.description.default_language();
        self.patterns.get(lang).or_else(|| self.patterns.get(&default?.lang))
    }

    fn not_found(&self, path: &str) -> Option<&Arc<Served>> {
        let first = path.split('/').next().unwrap_or_default();
        let own = self
            .description
            .languages
            .iter()
            .find(|language| language.prefix.strip_suffix('/') == Some(first));
        let own = own.and_then(|language| self.files.get(&format!("{}404.html", language.prefix)));
        own.or_else(|| self.files.get("404.html"))
    }
}

impl Build for Generation {
    fn description(&self) -> &Description {
        &self.description
    }

    fn indexes(&self) -> Option<&Indexes> {
        self.indexes.as_ref()
    }

    fn routing(&self) -> Option<&Published> {
        self.routing.as_ref()
    }

    fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    fn text(&self, path: &str) -> Option<String> {
        self.files.get(path)?.text()
    }

    fn markdown(&self, page: &SitePath) -> Option<String> {
        let path = page.markdown().file();
        self.files.get(&path).or_else(|| self.copies.get(&path))?.text()
    }
}

/// `None` where an encoding hides a slash, or is no text.
pub(super) fn decode(path: &str) -> Option<String> {
    let mut decoded = String::with_capacity(path.len());
    for (at, part) in path.split('/').enumerate() {
        let part = percent_decode_str(part).decode_utf8().ok()?;
        if part.contains(['/', '\\', '\0']) {
            return None;
        }
        if at > 0 {
            decoded.push('/');
        }
        decoded.push_str(&part);
    }
    Some(decoded)
}
