//! The linked site: plain data that search, contact and render read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::ids::{ArticleIx, CategoryIx, List};
use crate::config::Config;
use crate::diagnostics::Span;
use crate::model::{ByLang, Document, DocumentKey, Lang, PictureSize, SitePath};
use crate::tree::Located;

/// Texts of which copies are published unasked.
const MOST_COPIES: usize = 2_000;

/// A whole help centre, every address known and every link resolved.
#[derive(Debug, Clone)]
pub struct Site {
    pub config: Arc<Config>,
    /// Ordered by id.
    pub articles: List<ArticleIx, Article>,
    /// Articles that are left out because their last day has passed.
    pub ended: BTreeSet<DocumentKey>,
    /// Parents before children; siblings by `order`, then key. The root is first.
    pub categories: List<CategoryIx, Category>,
    /// For each language, the tags in use, ordered by slug.
    pub tags: BTreeMap<Lang, Vec<Tag>>,
    /// Ordered by `from`.
    pub redirects: Vec<Redirect>,
    /// Files beside articles that something refers to, ordered by `source`.
    pub assets: Vec<PublishedAsset>,
}

/// One article in all its languages.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// Its path in `content/`, or the stable `id:` of its front matter.
    pub id: String,
    pub key: DocumentKey,
    pub category: CategoryIx,
    /// The language whose document stands in where a translation is missing.
    pub source: Lang,
    pub meta: Meta,
    /// One for each language in which it has a page, own translation or fallback.
    pub versions: ByLang<Version>,
}

/// The front matter that translations inherit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Meta {
    pub order: Option<i64>,
    pub featured: bool,
    /// A dated notice: after this day it is out of date.
    pub until: Option<Date>,
    /// Whether `until` has passed at the time of the build.
    pub expired: bool,
    pub audience: Vec<String>,
    /// Ids of contact topics, with their place in the source document.
    pub topics: Vec<Located<String>>,
    pub related: Vec<ArticleIx>,
    pub author: Option<String>,
    pub published: Option<Date>,
    pub updated: Option<Date>,
    pub reviewed: Option<Date>,
    pub review_by: Option<Date>,
    /// Who answers for it, if the article itself says so.
    pub owner: Option<String>,
    pub rating: bool,
    pub replies: bool,
    /// Below the theme's templates; `None` for `article.html`.
    pub template: Option<String>,
    /// Whether it leads from question to question.
    pub guide: bool,
    pub extra: BTreeMap<String, serde_json::Value>,
}

/// An article's page in one reader's language.
#[derive(Debug, Clone)]
pub struct Version {
    /// The language of the page's address and surroundings.
    pub lang: Lang,
    /// The text shown. Its own language differs from `lang` on a fallback page.
    pub document: Arc<Document>,
    pub path: SitePath,
    /// Tag slugs (as in [`Tag::slug`]), in the document's order.
    pub tags: Vec<String>,
    /// For each of `document.body.links`, the `href` to write (percent-encoded, with fragment).
    pub hrefs: Arc<[String]>,
    /// For each of `document.body.assets`.
    pub assets: Arc<[ResolvedAsset]>,
}

/// A file beside an article as one page refers to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResolvedAsset {
    /// Percent-encoded.
    pub href: String,
    /// As wanted, else as the file tells.
    pub size: PictureSize,
}

/// A folder of articles.
#[derive(Debug, Clone)]
pub struct Category {
    /// The folder below `content/`; empty for the root.
    pub key: DocumentKey,
    pub parent: Option<CategoryIx>,
    pub children: Vec<CategoryIx>,
    /// By language: `order`, then title.
    pub articles: ByLang<Vec<ArticleIx>>,
    /// By language, articles here and in all folders below.
    pub counts: ByLang<usize>,
    pub order: Option<i64>,
    pub icon: Option<String>,
    /// One for each language in which the category has a page.
    pub names: ByLang<CategoryName>,
}

/// A category in one reader's language.
#[derive(Debug, Clone)]
pub struct CategoryName {
    pub path: SitePath,
    pub title: String,
    pub description: String,
    /// Its `_category.md`, if any: the intro. May be of another language than the page.
    pub document: Option<Arc<Document>>,
    pub hrefs: Arc<[String]>,
    pub assets: Arc<[ResolvedAsset]>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    pub slug: String,
    /// As `[labels]` has it, else as first written in this language, else in another one.
    pub name: String,
    /// The language of its name.
    pub lang: Lang,
    pub path: SitePath,
    /// Ordered by title.
    pub articles: Vec<ArticleIx>,
}

/// An old address that leads on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Redirect {
    pub from: SitePath,
    pub to: SitePath,
    /// The article whose votes and links the old address shares; none for a category's.
    pub article: Option<ArticleIx>,
    pub span: Span,
}

/// A file to copy: content below `content/`, published under a name that carries its hash.
#[derive(Debug, Clone)]
pub struct PublishedAsset {
    /// Below the site root: `content/domains/img/panel.png`.
    pub source: String,
    pub path: SitePath,
    pub bytes: Arc<[u8]>,
}

impl Site {
    pub fn languages(&self) -> impl Iterator<Item = &Lang> {
        self.config.languages.iter().map(|language| &language.lang)
    }

    /// Whether every article's page has a Markdown copy beside it. Of a large site they would be a
    /// third of all files, which hosts count, so that it has them only if it says so.
    pub fn has_copies(&self) -> bool {
        self.config.output.markdown.unwrap_or_else(|| self.texts() <= MOST_COPIES)
    }

    /// Pages of articles, in all languages.
    pub fn texts(&self) -> usize {
        self.articles.iter().map(|article| article.versions.len()).sum()
    }

    /// [`Config::prefix`].
    pub fn prefix(&self, lang: &Lang) -> String {
        self.config.prefix(lang)
    }

    /// Where each article is in `other`, another build of the site, known by its id.
    pub fn places_in(&self, other: &Self) -> Vec<Option<ArticleIx>> {
        // Both stand in the order of their ids.
        let mut others = other.articles.pairs().peekable();
        let place = |article: &Article| {
            while others.next_if(|(_, other)| other.id < article.id).is_some() {}
            others.peek().filter(|(_, other)| other.id == article.id).map(|(at, _)| *at)
        };
        self.articles.iter().map(place).collect()
    }

    /// The articles that have a page in `lang`, ordered by id.
    pub fn versions<'a>(
        &'a self,
        lang: &'a Lang,
    ) -> impl Iterator<Item = (ArticleIx, &'a Article, &'a Version)> {
        let pairs = self.articles.pairs();
        pairs.filter_map(move |(ix, article)| Some((ix, article, article.versions.get(lang)?)))
    }

    /// The articles that stand in `content/` itself and so in no category, in reading order.
    pub fn uncategorised(&self, lang: &Lang) -> &[ArticleIx] {
        self.root().articles.get(lang).map_or(&[], Vec::as_slice)
    }

    /// The category of `content/` itself.
    pub fn root(&self) -> &Category {
        &self.categories[CategoryIx::ROOT]
    }

    /// The ids under which the votes of each article may stand, but for its own: the addresses it
    /// had. Links keep them alive, so votes do, too.
    pub fn former_ids(&self) -> BTreeMap<ArticleIx, Vec<&str>> {
        let mut former: BTreeMap<ArticleIx, Vec<&str>> = BTreeMap::new();
        for redirect in &self.redirects {
            if let Some(article) = redirect.article {
                former.entry(article).or_default().push(redirect.from.as_str().trim_matches('/'));
            }
        }
        former
    }

    /// The category and its parents, outermost first, without the root.
    pub fn ancestry(&self, category: CategoryIx) -> Vec<CategoryIx> {
        let mut chain = Vec::new();
        let mut at = Some(category);
        while let Some(ix) = at.filter(|ix| *ix != CategoryIx::ROOT) {
            chain.push(ix);
            at = self.categories[ix].parent;
        }
        chain.reverse();
        chain
    }
}

/// A text that was read again is another one, even if it says the same: of a large site nobody
/// compares them all.
impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        let Self { lang, document, path, tags, hrefs, assets } = self;
        Arc::ptr_eq(document, &other.document)
            && *lang == other.lang
            && *path == other.path
            && *tags == other.tags
            && *hrefs == other.hrefs
            && *assets == other.assets
    }
}

impl Version {
    /// Whether the page shows another language than its address says.
    pub fn is_fallback(&self) -> bool {
        self.document.lang != self.lang
    }
}

impl Article {
    /// A page directly in `content/`: about the help centre rather than part of it.
    pub fn is_root_page(&self) -> bool {
        self.category == CategoryIx::ROOT
    }
}
