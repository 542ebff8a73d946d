//! `site.toml` of an imported site.

use toml_edit::{Array, DocumentMut, Item, Table, value};

use super::languages::autonym;
use super::links::Origins;
use crate::model::Lang;

pub struct SiteFile<'a> {
    pub title: &'a str,
    pub base_url: &'a str,
    /// The default first.
    pub languages: &'a [Language],
    /// Allowed beyond the strict default policy.
    pub origins: &'a Origins,
}

/// A language and how much of the site it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    pub lang: Lang,
    pub pages: usize,
    /// Pages there are in any language.
    pub of: usize,
}

impl Language {
    /// Less than half: a reader would meet the default language more often than their own.
    fn is_partial(&self) -> bool {
        self.pages * 2 < self.of
    }
}

pub fn write(site: &SiteFile<'_>) -> String {
    let mut document = DocumentMut::new();
    document["title"] = value(site.title);
    document["base_url"] = value(site.base_url);
    let default = site.languages.first().map_or("en", |language| language.lang.as_str());
    document["default_language"] = value(default);
    let translations = site.languages.get(1..).unwrap_or(&[]);
    let partial = translations.iter().filter(|language| language.is_partial()).count();
    if partial * 2 > translations.len() {
        document["missing_translation"] = value("hide");
    }
    let mut languages = Table::new();
    languages.set_implicit(true);
    for language in site.languages {
        let mut table = Table::new();
        table["name"] = value(autonym(&language.lang));
        languages.insert(language.lang.as_str(), Item::Table(table));
    }
    document["languages"] = Item::Table(languages);
    let origins = site.origins;
    let mut security = Table::new();
    for (key, origins) in [
        ("frames", &origins.frames),
        ("images", &origins.images),
        ("media", &origins.media),
        ("schemes", &origins.schemes),
    ] {
        if !origins.is_empty() {
            security[key] = value(origins.iter().map(String::as_str).collect::<Array>());
        }
    }
    if !security.is_empty() {
        document["security"] = Item::Table(security);
    }
    document.to_string()
}
