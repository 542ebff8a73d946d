//! One file of a theme.

use std::sync::Arc;

/// A template, an asset or the strings of a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeFile {
    /// Below the theme's folder: `templates/article.html`, `assets/theme.css`, `i18n/fr.ftl`.
    pub name: String,
    /// Below the site's root, for diagnostics.
    pub path: String,
    pub bytes: Arc<[u8]>,
    /// Whether it is the program's, not the site's.
    pub built_in: bool,
}
