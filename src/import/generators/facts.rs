//! What a configuration says.

use super::super::path::join;
use crate::model::Lang;

/// A folder of pages, and where its generator published it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Root {
    /// Below the source; empty for all of it.
    pub folder: String,
    /// Without slashes around it; empty where pages stood at the site's own root.
    pub address: String,
    /// Where its pages stand in the new site: a language's folder (`i18n/fr`), usually empty.
    pub place: String,
}

impl Root {
    /// The path of a file in it from there.
    fn below<'p>(&self, path: &'p str) -> Option<&'p str> {
        match self.folder.as_str() {
            "" => Some(path),
            folder => path.strip_prefix(folder)?.strip_prefix('/'),
        }
    }

    /// Whether it holds what others say in another language.
    pub fn is_translation(&self) -> bool {
        self.place.starts_with("i18n/")
    }
}

/// One entry of a navigation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    pub title: Option<String>,
    /// A page or folder as the navigation names it.
    pub page: Option<String>,
    pub items: Vec<Item>,
}

/// Everything a configuration says about the site it makes.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    pub title: Option<String>,
    /// Scheme and host, with the path the site stood at.
    pub base_url: Option<String>,
    pub language: Option<Lang>,
    /// Where the pages stand; everything else is no article. Empty: everywhere.
    pub roots: Vec<Root>,
    /// Files of `roots` that are navigation and no articles.
    pub not_pages: Vec<String>,
    pub navigation: Vec<Item>,
    /// Old addresses and where they lead, as the configuration writes both.
    pub redirects: Vec<(String, String)>,
    /// `01-setup` is `setup`, in first place.
    pub numbered_names: bool,
    /// Folder at the top, and the template of the addresses of its pages.
    pub permalinks: Vec<(String, String)>,
    /// Pages stood at `/a/b.html`.
    pub html_addresses: bool,
    /// What could not be read of the configuration.
    pub unread: Vec<String>,
}

impl Facts {
    /// The place of a file of the source among the articles: its path below the root it stands in.
    pub fn place(&self, path: &str) -> Option<String> {
        if self.roots.is_empty() {
            return Some(path.to_owned());
        }
        let root = self.root(path)?;
        Some(join(&root.place, root.below(path)?))
    }

    /// The root that a file of the source stands in.
    pub fn root(&self, path: &str) -> Option<&Root> {
        let inside = self.roots.iter().filter(|root| root.below(path).is_some());
        inside.max_by_key(|root| root.folder.len())
    }
}
