//! Front matter, as written: values keep their place so that later stages can point at them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::tree::Located;

/// What becomes of an article after its `until`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum AfterUntil {
    /// It stays, says that it is over, and lists leave it out.
    #[default]
    Notice,
    /// It has no page any more.
    Hide,
}

impl AfterUntil {
    /// What any other word is.
    pub const NONE: &'static str = "nothing that becomes of an article";

    /// As it is written in front matter and in site.toml.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "notice" => Some(Self::Notice),
            "hide" => Some(Self::Hide),
            _ => None,
        }
    }
}

/// What an article is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ArticleKind {
    #[default]
    Article,
    /// It asks, and leads on by what is answered.
    Guide,
}

impl ArticleKind {
    /// What any other word is.
    pub const NONE: &'static str = "no kind of article";

    /// As it is written in front matter.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "article" => Some(Self::Article),
            "guide" => Some(Self::Guide),
            _ => None,
        }
    }
}

/// What stands between the `---` lines of an article or a `_category.md`. Absent keys are `None`
/// or empty; inheritance between translations happens in `graph`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FrontMatter {
    pub title: Option<Located<String>>,
    pub description: Option<Located<String>>,
    pub id: Option<Located<String>>,
    pub slug: Option<Located<String>>,
    pub aliases: Vec<Located<String>>,
    pub order: Option<i64>,
    pub featured: Option<bool>,
    pub draft: Option<bool>,
    pub until: Option<Located<Date>>,
    pub after_until: Option<AfterUntil>,
    pub tags: Vec<Located<String>>,
    pub asks: Vec<Located<String>>,
    pub audience: Vec<Located<String>>,
    pub topics: Vec<Located<String>>,
    pub related: Vec<Located<String>>,
    pub author: Option<String>,
    pub published: Option<Date>,
    pub updated: Option<Date>,
    pub reviewed: Option<Date>,
    pub review_by: Option<Located<Date>>,
    /// Who answers for it: a team, a role.
    pub owner: Option<String>,
    pub rating: Option<bool>,
    pub replies: Option<bool>,
    /// Categories only: the name of an icon of the theme.
    pub icon: Option<Located<String>>,
    /// Articles only.
    pub kind: Option<ArticleKind>,
    /// Articles only: the template of the theme that shows it.
    pub template: Option<Located<String>>,
    pub extra: BTreeMap<String, serde_json::Value>,
}
