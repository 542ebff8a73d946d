//! Article pages.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;
use tera::Value;

use crate::graph::{Article, ArticleIx, CategoryIx, Meta, Version};
use crate::model::{Document, Lang, escape_path};
use crate::render::contact::{self, Way};
use crate::render::copies::host::REASONS;
use crate::render::copies::markdown_copy;
use crate::render::page::body::{BodyContext, Filling, Original};
use crate::render::page::item::ArticleItem;
use crate::render::page::json_ld;
use crate::render::page::scope::Scope;
use crate::render::page::trail::{Alternate, Crumb};
use crate::render::page::{Outcome, Page};
use crate::render::pages::beside::{Beside, beside};
use crate::render::pages::guide::GuideContext;
use crate::render::pages::related::TagIndex;

/// Where articles stand in their categories and tags in one language.
pub(in crate::render) struct Places {
    /// The articles before and after, in the category's order.
    neighbours: BTreeMap<ArticleIx, (Option<ArticleIx>, Option<ArticleIx>)>,
    tags: TagIndex,
    /// By topic.
    ways: BTreeMap<String, Way>,
}

impl Places {
    pub(in crate::render) fn new(scope: &Scope<'_>) -> Self {
        let mut neighbours = BTreeMap::new();
        // The root's pages are no sequence.
        for category in scope.site.categories.iter().skip(1) {
            let articles = category.articles.get(scope.lang()).map_or(&[][..], Vec::as_slice);
            for (at, article) in articles.iter().enumerate() {
                let before = at.checked_sub(1).and_then(|at| articles.get(at)).copied();
                neighbours.insert(*article, (before, articles.get(at + 1).copied()));
            }
        }
        Self { neighbours, tags: TagIndex::new(scope), ways: contact::ways(scope) }
    }

    /// Of the first topic that there is a way for.
    fn way(&self, scope: &Scope<'_>, article: &Article) -> Option<Way> {
        let topic = scope.shared.topic_of(article)?;
        self.ways.get(topic).cloned()
    }
}

/// `article` in templates.
#[derive(Serialize)]
struct ArticleContext {
    id: String,
    title: String,
    description: String,
    /// Of the text, which on a fallback page is not the page's.
    lang: String,
    dir: &'static str,
    fallback: bool,
    /// The name of the text's language in itself.
    language: String,
    root_page: bool,
    /// The rest of its category; none where it stands alone.
    beside: Option<Beside>,
    body: BodyContext,
    /// The steps, where it is a guide; the body then has no sections.
    guide: Option<GuideContext>,
    author: Option<String>,
    /// Of the author's name, where it is not the page's.
    author_lang: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    until: Option<String>,
    expired: bool,
    audience: Vec<String>,
    tags: Vec<TagLink>,
    rating: Option<RatingContext>,
    replies: Option<RepliesContext>,
    related: Vec<ArticleItem>,
    /// What else a reader may try whom it did not help.
    instead: Vec<ArticleItem>,
    previous: Option<ArticleItem>,
    next: Option<ArticleItem>,
    /// Where this file can be edited.
    edit: Option<String>,
    contact: Option<String>,
    /// The first channel for what the article is about.
    way: Option<Way>,
    /// The copy beside it, where the site publishes them.
    markdown: Option<String>,
    /// The keys of `extra`, for a site's own templates.
    extra: BTreeMap<String, serde_json::Value>,
}

#[derive(Serialize)]
struct TagLink {
    href: String,
    name: String,
    /// Of its name, where it is not the page's.
    lang: Option<String>,
    dir: Option<&'static str>,
}

/// Votes on the text shown.
#[derive(Serialize)]
struct RatingContext {
    yes: u32,
    no: u32,
    votes: u32,
    /// Where votes are sent; `None` without a host.
    action: Option<String>,
}

/// What readers added.
#[derive(Serialize)]
struct RepliesContext {
    list: Vec<ReplyContext>,
    /// Where replies are sent; `None` without a host.
    action: Option<String>,
}

#[derive(Serialize)]
struct ReplyContext {
    name: String,
    date: Option<String>,
    paragraphs: Vec<String>,
}

pub(in crate::render) fn write(
    scope: &Scope<'_>,
    places: &Places,
    (index, article, version): (ArticleIx, &Article, &Version),
) -> Outcome {
    let copy = scope.shared.has_copies.then(|| markdown_copy::path(&version.path));
    let href = copy.map(|copy| scope.shared.href(&copy));
    let sources = &scope.shared.input.theme.sources;
    let own = article.meta.template.as_deref().filter(|name| sources.contains_key(*name));
    let page = Page {
        template: own.unwrap_or("article.html"),
        path: version.path.clone(),
        title: version.document.title.clone(),
        description: version.document.description.clone(),
        indexable: !version.is_fallback() && !is_draft(article),
        alternates: alternates(scope, article),
        crumbs: crumbs(scope, article, version),
        data: structured_data(scope, article, version),
        kind: "article",
        markdown: href.clone(),
    };
    let context =
        ArticleContext { markdown: href, ..context(scope, places, (index, article, version)) };
    scope.write(
        &page,
        vec![
            ("article", Value::from_serializable(&context)),
            ("reasons", Value::from_serializable(&REASONS)),
        ],
    )
}

fn body(scope: &Scope<'_>, article: &Article, version: &Version) -> BodyContext {
    let strings = scope.strings_of(version);
    let filling = Filling::of_version(version, strings, &scope.site.config.security.frames);
    let source = article.versions.get(&article.source);
    let original = source
        .map(|source| Original { href: scope.shared.href(&source.path), lang: &article.source });
    Filling { original, ..filling }.text(&version.document)
}

fn context(
    scope: &Scope<'_>,
    places: &Places,
    (index, article, version): (ArticleIx, &Article, &Version),
) -> ArticleContext {
    let document = &version.document;
    let meta = &article.meta;
    let (previous, next) = places.neighbours.get(&index).copied().unwrap_or((None, None));
    let date = |date: jiff::civil::Date| date.to_string();
    let mut body = body(scope, article, version);
    let author = author(scope, article);
    let guide = meta.guide.then(|| GuideContext::take(version, &mut body));
    let related = places.tags.related(scope, (index, article, version));
    ArticleContext {
        id: article.id.clone(),
        title: document.title.clone(),
        description: document.description.clone(),
        lang: document.lang.to_string(),
        dir: document.lang.direction().as_str(),
        fallback: version.is_fallback(),
        language: scope.language_name(&document.lang),
        root_page: article.is_root_page(),
        beside: beside(scope, index, article),
        body,
        guide,
        author: author.as_ref().map(|(_, name)| name.clone()),
        author_lang: author.and_then(|(lang, _)| scope.foreign(&lang).map(ToString::to_string)),
        published: meta.published.map(date),
        updated: meta.updated.filter(|updated| Some(*updated) != meta.published).map(date),
        until: meta.until.map(date),
        expired: meta.expired,
        audience: meta.audience.iter().map(|id| audience_name(scope, id)).collect(),
        tags: tag_links(scope, version),
        rating: rating(scope, index, article, &document.lang),
        replies: replies(scope, index, article, &document.lang),
        instead: TagIndex::instead(scope, &related, (index, article)),
        related: related.into_iter().filter_map(|i| scope.item(i)).collect(),
        previous: previous.and_then(|index| scope.item(index)),
        next: next.and_then(|index| scope.item(index)),
        edit: scope
            .site
            .config
            .edit_url
            .as_ref()
            .map(|url| url.replace("{path}", &escape_path(&document.file.path))),
        contact: scope
            .shared
            .contact_page(article, scope.lang())
            .map(|path| scope.shared.href(&path)),
        way: places.way(scope, article),
        markdown: None,
        extra: extra(meta, document),
    }
}

/// What the source says, and the translation's own over it.
fn extra(meta: &Meta, document: &Document) -> BTreeMap<String, serde_json::Value> {
    meta.extra.clone().into_iter().chain(document.front.extra.clone()).collect()
}

/// Who wrote it, as `[labels]` has it for the page's readers, else as the source says it; in which
/// language.
fn author(scope: &Scope<'_>, article: &Article) -> Option<(Lang, String)> {
    let name = article.meta.author.as_ref()?;
    let label = scope.site.config.label(&format!("author:{name}"), scope.lang());
    Some(match label {
        Some((lang, label)) => (lang.clone(), label.to_owned()),
        None => (article.source.clone(), name.clone()),
    })
}

pub(in crate::render) fn audience_name(scope: &Scope<'_>, id: &str) -> String {
    let name = scope.shared.input.contact.and_then(|contact| {
        let at = contact.routing.audience(id)?;
        Some(contact.routing.words(scope.lang()).audiences[at].clone())
    });
    name.unwrap_or_else(|| id.to_owned())
}

/// Tags have pages in the languages whose articles carry them.
fn tag_links(scope: &Scope<'_>, version: &Version) -> Vec<TagLink> {
    let Some(tags) = scope.site.tags.get(scope.lang()) else { return Vec::new() };
    version
        .tags
        .iter()
        .filter_map(|slug| tags.binary_search_by(|tag| tag.slug.as_str().cmp(slug)).ok())
        .filter_map(|at| tags.get(at))
        .map(|tag| {
            let lang = scope.foreign(&tag.lang);
            TagLink {
                href: scope.shared.href(&tag.path),
                name: tag.name.clone(),
                lang: lang.map(ToString::to_string),
                dir: lang.map(|lang| lang.direction().as_str()),
            }
        })
        .collect()
}

fn rating(
    scope: &Scope<'_>,
    index: ArticleIx,
    article: &Article,
    lang: &Lang,
) -> Option<RatingContext> {
    let config = &scope.site.config;
    if !article.meta.rating || !config.features.ratings {
        return None;
    }
    let votes = scope.shared.votes(index, article, lang);
    let action = action(scope, "ratings", article);
    Some(RatingContext { yes: votes.yes, no: votes.no, votes: votes.total(), action })
}

fn replies(
    scope: &Scope<'_>,
    index: ArticleIx,
    article: &Article,
    lang: &Lang,
) -> Option<RepliesContext> {
    if !article.meta.replies || !scope.site.config.features.replies {
        return None;
    }
    let former = scope.shared.former(index, article);
    let ids = [article.id.as_str()].into_iter().chain(former.iter().map(String::as_str));
    let list: Vec<ReplyContext> = scope
        .shared
        .input
        .replies
        .of(ids, lang.as_str())
        .into_iter()
        .map(ReplyContext::new)
        .collect();
    let action = action(scope, "replies", article);
    (action.is_some() || !list.is_empty()).then_some(RepliesContext { list, action })
}

impl ReplyContext {
    fn new(reply: &crate::replies::Reply) -> Self {
        let paragraphs =
            reply.text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
        Self {
            name: reply.name.clone(),
            date: Some(reply.date.to_string()),
            paragraphs: paragraphs.map(str::to_owned).collect(),
        }
    }
}

/// Where the host takes what customers say about the article.
fn action(scope: &Scope<'_>, what: &str, article: &Article) -> Option<String> {
    let host = scope.site.config.host.as_ref()?;
    Some(host.url.absolute(&format!("{}api/{what}/{}", host.url.path(), escape_path(&article.id))))
}

/// Only a build with `--drafts` has its page, for people who judge it.
fn is_draft(article: &Article) -> bool {
    article.versions.values().any(|version| version.document.front.draft == Some(true))
}

fn alternates(scope: &Scope<'_>, article: &Article) -> Vec<Option<Alternate>> {
    let alternate = |lang: &Lang| {
        let version = article.versions.get(lang)?;
        Some(Alternate {
            lang: lang.clone(),
            path: version.path.clone(),
            own: !version.is_fallback(),
        })
    };
    scope.site.languages().map(alternate).collect()
}

fn crumbs(scope: &Scope<'_>, article: &Article, version: &Version) -> Vec<Crumb> {
    let mut crumbs = category_crumbs(scope, article.category);
    crumbs.push(Crumb {
        title: version.document.title.clone(),
        href: scope.shared.href(&version.path),
        lang: version.is_fallback().then(|| version.document.lang.to_string()),
    });
    crumbs
}

/// Home and the categories down to `index`.
pub(in crate::render) fn category_crumbs(scope: &Scope<'_>, index: CategoryIx) -> Vec<Crumb> {
    let mut crumbs = vec![scope.home_crumb()];
    for index in scope.site.ancestry(index) {
        let Some(name) = scope.site.categories[index].names.get(scope.lang()) else {
            continue;
        };
        let foreign = name.document.as_ref().and_then(|document| scope.foreign(&document.lang));
        crumbs.push(Crumb {
            title: name.title.clone(),
            href: scope.shared.href(&name.path),
            lang: foreign.map(ToString::to_string),
        });
    }
    crumbs
}

fn structured_data(
    scope: &Scope<'_>,
    article: &Article,
    version: &Version,
) -> Vec<serde_json::Value> {
    let document = &version.document;
    let meta = &article.meta;
    let publisher = json!({
        "@type": "Organization",
        "name": scope.language.title,
        "url": scope.shared.url(&scope.path("")),
    });
    let mut data = json!({
        "@type": "Article",
        "headline": document.title,
        "description": document.description,
        "inLanguage": document.lang.as_str(),
        "mainEntityOfPage": scope.shared.url(&version.path),
        "publisher": publisher,
    });
    if let Some(fields) = data.as_object_mut() {
        let mut put = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                fields.insert(key.to_owned(), value.into());
            }
        };
        put("datePublished", meta.published.map(|date| date.to_string()));
        put("dateModified", meta.updated.or(meta.published).map(|date| date.to_string()));
        if let Some((_, author)) = author(scope, article) {
            fields.insert("author".into(), json!({ "@type": "Organization", "name": author }));
        }
    }
    // The questions of a guide are asked, not answered.
    let faq = if meta.guide { None } else { json_ld::faq(&document.body) };
    std::iter::once(data).chain(faq).collect()
}
