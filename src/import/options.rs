//! What whoever imports has to say.

use std::path::{Path, PathBuf};

use super::names;
use crate::model::Lang;

/// What to import, and what the source cannot say by itself.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// A folder; or files and archives.
    pub sources: Vec<PathBuf>,
    /// Otherwise from the source's configuration or its folder's name.
    pub title: Option<String>,
    /// Otherwise from the source's configuration, or an example to be replaced.
    pub base_url: Option<String>,
    /// The default language; otherwise English where there is some, else the most frequent one.
    pub language: Option<Lang>,
    /// Hosts of the old site, besides those that it names itself.
    pub own_hosts: Vec<String>,
}

/// Used where nothing tells the site's address.
pub const EXAMPLE_BASE_URL: &str = "https://help.example.com/";

/// A title from the source folder's name, or its parent's where the name says nothing.
pub fn title_of(source: &Path) -> String {
    let generic = ["content", "docs", "pages", "src", "source", "articles", "."];
    let names =
        source.ancestors().filter_map(|path| path.file_name()).map(|name| name.to_string_lossy());
    let name = names.map(|name| name.into_owned()).find(|name| !generic.contains(&name.as_str()));
    name.map_or_else(|| "Help".to_owned(), |name| names::readable(&name))
}
