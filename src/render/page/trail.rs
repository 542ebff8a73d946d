//! Where a page stands: above it the steps of the breadcrumb, beside it the same page in other
//! languages.

use serde::Serialize;

use crate::model::{Lang, SitePath};

/// The page in one language; a list of these runs parallel to `site.languages`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render) struct Alternate {
    pub lang: Lang,
    pub path: SitePath,
    /// In its own words, not a fallback: worth telling search engines about.
    pub own: bool,
}

/// One step of the breadcrumb.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Crumb {
    pub title: String,
    pub href: String,
    /// The title's language, where it is not the page's.
    pub lang: Option<String>,
}
