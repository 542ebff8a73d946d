//! An article or a category as an entry of a list.

use serde::Serialize;

use crate::graph::{Article, ArticleIx, CategoryIx, Version};
use crate::render::page::scope::Scope;

/// An article in a list.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct ArticleItem {
    pub href: String,
    pub title: String,
    pub description: String,
    /// The text's language and direction, where they are not the page's.
    pub lang: Option<String>,
    pub dir: Option<&'static str>,
    /// That language's own name, for the badge.
    pub language: Option<String>,
    pub yes: u32,
    pub votes: u32,
    pub expired: bool,
}

/// A category in a list.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct CategoryItem {
    pub href: String,
    pub title: String,
    pub description: String,
    pub lang: Option<String>,
    pub dir: Option<&'static str>,
    pub icon: Option<String>,
    pub count: usize,
}

impl Scope<'_> {
    /// `None` when the article has no page in this language.
    pub(in crate::render) fn item(&self, index: ArticleIx) -> Option<ArticleItem> {
        let article = &self.site.articles[index];
        let version = article.versions.get(self.lang())?;
        Some(self.item_of(index, article, version))
    }

    /// The same, in the language of its source where it has no page in this one.
    pub(in crate::render) fn item_anywhere(&self, index: ArticleIx) -> Option<ArticleItem> {
        let article = &self.site.articles[index];
        let Some(version) = article.versions.get(&article.source) else { return self.item(index) };
        if article.versions.contains_key(self.lang()) {
            return self.item(index);
        }
        let lang = &version.document.lang;
        Some(ArticleItem {
            lang: Some(lang.to_string()),
            dir: Some(lang.direction().as_str()),
            language: Some(self.language_name(lang)),
            ..self.item_of(index, article, version)
        })
    }

    pub(in crate::render) fn item_of(
        &self,
        index: ArticleIx,
        article: &Article,
        version: &Version,
    ) -> ArticleItem {
        let votes = self.shared.votes(index, article, &version.document.lang);
        let foreign = version.is_fallback().then_some(&version.document.lang);
        ArticleItem {
            href: self.shared.href(&version.path),
            title: version.document.title.clone(),
            description: version.document.description.clone(),
            lang: foreign.map(ToString::to_string),
            dir: foreign.map(|lang| lang.direction().as_str()),
            language: foreign.map(|lang| self.language_name(lang)),
            yes: votes.yes,
            votes: votes.total(),
            expired: article.meta.expired,
        }
    }

    /// `None` when the category is empty or has no page in this language.
    pub(in crate::render) fn category_item(&self, index: CategoryIx) -> Option<CategoryItem> {
        let category = &self.site.categories[index];
        let count = category.counts.get(self.lang()).copied().unwrap_or(0);
        let name = category.names.get(self.lang()).filter(|_| count > 0)?;
        let foreign = name
            .document
            .as_ref()
            .map(|document| &document.lang)
            .filter(|lang| *lang != self.lang());
        Some(CategoryItem {
            href: self.shared.href(&name.path),
            title: name.title.clone(),
            description: name.description.clone(),
            lang: foreign.map(ToString::to_string),
            dir: foreign.map(|lang| lang.direction().as_str()),
            icon: self.shared.icon(category),
            count,
        })
    }

    pub(in crate::render) fn child_categories(&self, index: CategoryIx) -> Vec<CategoryItem> {
        let children = &self.site.categories[index].children;
        children.iter().filter_map(|child| self.category_item(*child)).collect()
    }
}
