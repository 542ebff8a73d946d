//! How one body is read.

use super::super::rules::Rules;
use super::marks::Mark;
use crate::model::Lang;

/// How to read one body.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    pub rules: &'a Rules,
    /// Which language's forms of facts stand in it.
    pub lang: &'a Lang,
    /// The front matter's title: the first heading then is only left out where it says the same.
    pub title: Option<&'a str>,
    /// Whether it introduces a category, whose first words may be no title.
    pub is_category: bool,
    /// Notes to put beside parts of the text.
    pub marks: &'a [Mark],
}
