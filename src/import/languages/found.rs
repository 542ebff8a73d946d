//! What a file's name says of its language.

use crate::model::Lang;

/// A file of which the language may be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub lang: Option<Lang>,
    pub path: String,
}
