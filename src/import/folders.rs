//! What is known of the source's folders besides their pages.

use std::collections::BTreeMap;

use crate::model::Lang;

/// What is known of a folder besides its pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folder {
    /// By language; `None` is the default one.
    pub titles: BTreeMap<Option<Lang>, String>,
    pub descriptions: BTreeMap<Option<Lang>, String>,
    pub order: Option<i64>,
    /// Where the old site had its page.
    pub addresses: Vec<String>,
}

/// Folders by their source paths.
pub type Folders = BTreeMap<String, Folder>;
