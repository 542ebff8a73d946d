//! Other people's folders as a frontdesk site.
//!
//! 1. `scan`: every file below the source folder;
//! 2. `page`: front matter and body of each;
//! 3. [`jekyll`] or [`markdown`]: which language and place each page has, its front matter in our
//!    words (`front`), its body as plain Markdown (`liquid`, `kramdown`, `dialect`): a `draft`;
//! 4. `assemble`: names, links, aliases, categories, `site.toml`;
//! 5. [`write`]: the files, into an empty folder.
//!
//! Steps 1 to 4 change nothing. Whatever could not be kept is reported at its line of the source.

mod anchors;
mod assemble;
mod assets;
mod book;
mod dialect;
mod draft;
mod front;
mod html;
mod jekyll;
mod kramdown;
mod languages;
mod lines;
mod links;
mod liquid;
mod mapped;
mod markdown;
mod markup;
mod names;
mod page;
mod path;
mod paths;
mod scan;
mod site_file;
mod write;

use std::path::PathBuf;

use crate::model::Lang;

pub use jekyll::jekyll;
pub use markdown::markdown;
pub use write::{WriteError, write};

/// What to import, and what the source cannot say by itself.
#[derive(Debug, Clone, Default)]
pub struct Options {
    pub source: PathBuf,
    /// Otherwise from the source's configuration or its folder's name.
    pub title: Option<String>,
    /// Otherwise from the source's configuration, or an example to be replaced.
    pub base_url: Option<String>,
    /// The default language; otherwise English where there is some, else the most frequent one.
    pub language: Option<Lang>,
}

/// A site, planned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Ordered by path.
    pub files: Vec<PlannedFile>,
    pub counts: Counts,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedFile {
    /// Below the new site's root, `/` between parts.
    pub path: String,
    pub content: Content,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    Text(String),
    /// A file of the source, byte for byte.
    Copy(PathBuf),
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Article files, each language counted.
    pub articles: usize,
    /// Source pages that became the text of a category.
    pub introductions: usize,
    pub categories: usize,
    pub languages: usize,
    /// Pictures and attachments.
    pub files: usize,
}

/// Used where nothing tells the site's address.
const EXAMPLE_BASE_URL: &str = "https://help.example.com/";

/// A title from the source folder's name, or its parent's where the name says nothing.
fn title_of(source: &std::path::Path) -> String {
    let generic = ["content", "docs", "pages", "src", "source", "articles", "."];
    let names = source.ancestors().filter_map(|path| path.file_name()).map(|name| name.to_string_lossy());
    let name = names.map(|name| name.into_owned()).find(|name| !generic.contains(&name.as_str()));
    name.map_or_else(|| "Help".to_owned(), |name| names::readable(&name))
}
