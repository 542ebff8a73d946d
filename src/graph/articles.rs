//! Documents of one key become one article.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::drafts::When;
use super::ids::{ArticleIx, CategoryIx, List};
use super::inherited::{self, key_span};
use super::site::{Article, Meta, Version};
use crate::config::{Config, MissingTranslation};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{ArticleKind, ByLang, Document, DocumentKey, Lang, SitePath};
use crate::tree::{Located, suggest};

/// The articles that readers get, and those they don't get any more.
pub(super) struct Gathered {
    /// Ordered by id, without addresses yet.
    pub articles: List<ArticleIx, Article>,
    pub ended: BTreeSet<DocumentKey>,
}

pub(super) fn gather(
    config: &Config,
    documents: Vec<Arc<Document>>,
    when: When,
) -> (Gathered, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let mut by_key: Vec<(DocumentKey, ByLang<Arc<Document>>)> = Vec::new();
    // Nearly in this order: translations stand beside each other.
    let mut documents = documents;
    documents.sort_by(|a, b| a.key.cmp(&b.key));
    for document in documents {
        if when.waits(&document) && document.front.draft != Some(true) {
            diagnostics.push(waiting(&document, when));
        }
        if by_key.last().is_none_or(|(key, _)| *key != document.key) {
            by_key.push((document.key.clone(), ByLang::with_capacity(1)));
        }
        let Some((_, translations)) = by_key.last_mut() else { continue };
        if let Some(first) = translations.get(&document.lang) {
            diagnostics.push(
                Diagnostic::error(
                    "duplicate-article",
                    format!("this article is there twice in `{}`", document.lang),
                )
                .at(document.file.whole())
                .related(first.file.whole(), "the other file")
                .help("remove one of the two files"),
            );
            continue;
        }
        translations.insert(document.lang.clone(), document);
    }
    for (_, translations) in &by_key {
        let Some(source) = source_of(config, translations) else { continue };
        translations.values().for_each(|own| diagnostics.extend(inherited::idle(source, own)));
    }
    let ended = ended(config, &by_key, when, &mut diagnostics);
    if !when.drafts {
        by_key.retain(|(key, _)| !ended.contains_key(key));
    }
    let mut articles: Vec<Arc<Article>> = by_key
        .into_par_iter()
        .filter_map(|(_, translations)| article(config, translations, when).map(Arc::new))
        .collect();
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    check_dates(&articles, when.today, &mut diagnostics);
    check_ids(&articles, &mut diagnostics);
    let mut articles = List::of(articles);
    resolve_related(&mut articles, &ended, &mut diagnostics);
    let ended = if when.drafts { BTreeSet::new() } else { ended.into_keys().collect() };
    (Gathered { articles, ended }, diagnostics)
}

/// The articles whose last day has passed, with the ids they had.
fn ended(
    config: &Config,
    by_key: &[(DocumentKey, ByLang<Arc<Document>>)],
    when: When,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<DocumentKey, Option<String>> {
    let mut ended = BTreeMap::new();
    for (key, translations) in by_key {
        let Some(source) = source_of(config, translations).filter(|source| !when.hides(source))
        else {
            continue;
        };
        let Some(until) = when.ended(config, source) else { continue };
        let message = if when.drafts {
            format!("this article is shown here only: {} was its last day", until.value)
        } else {
            format!("this article is left out: {} was its last day", until.value)
        };
        let d = Diagnostic::notice("article-ended", message).at(source.place(until.span));
        diagnostics.push(d.help("remove the file, or move the day under `until:`"));
        ended.insert(key.clone(), source.front.id.as_ref().map(|id| id.value.clone()));
    }
    ended
}

/// The document whose front matter its translations inherit.
fn source_of<'d>(
    config: &Config,
    translations: &'d ByLang<Arc<Document>>,
) -> Option<&'d Arc<Document>> {
    config.languages.iter().find_map(|language| translations.get(&language.lang))
}

fn article(config: &Config, translations: ByLang<Arc<Document>>, when: When) -> Option<Article> {
    let source = source_of(config, &translations)?.clone();
    // A draft source hides its translations with it.
    if when.hides(&source) {
        return None;
    }
    let mut versions = ByLang::with_capacity(translations.len());
    versions.extend(config.languages.iter().filter_map(|language| {
        let shown = |lang| translations.get(lang).filter(|document| !when.hides(document));
        let document = match language.missing {
            MissingTranslation::Hide => shown(&language.lang)?,
            MissingTranslation::Show => {
                config.chain(&language.lang).find_map(shown).unwrap_or(&source)
            }
        };
        Some((language.lang.clone(), version(&language.lang, document.clone())))
    }));
    Some(Article {
        id: source.front.id.as_ref().map_or_else(|| source.key.to_string(), |id| id.value.clone()),
        key: source.key.clone(),
        category: CategoryIx::ROOT,
        source: source.lang.clone(),
        meta: meta(config, &source, when),
        versions,
    })
}

fn version(lang: &Lang, document: Arc<Document>) -> Version {
    Version {
        lang: lang.clone(),
        document,
        path: SitePath::new(""),
        tags: Vec::new(),
        hrefs: Arc::default(),
        assets: Arc::default(),
    }
}

fn meta(config: &Config, source: &Document, when: When) -> Meta {
    let front = &source.front;
    let until = front.until.map(|until| until.value);
    Meta {
        order: front.order,
        featured: front.featured.unwrap_or(false),
        until,
        expired: until.is_some_and(|until| until < when.today),
        audience: front.audience.iter().map(|a| a.value.clone()).collect(),
        topics: front.topics.clone(),
        related: Vec::new(),
        author: front.author.clone(),
        published: front.published,
        updated: front.updated,
        reviewed: front.reviewed,
        review_by: front.review_by.map(|date| date.value),
        owner: front.owner.clone(),
        rating: config.features.ratings && front.rating.unwrap_or(true),
        replies: config.features.replies && front.replies.unwrap_or(true),
        template: front.template.as_ref().map(|template| template.value.clone()),
        guide: front.kind == Some(ArticleKind::Guide),
        extra: front.extra.clone(),
    }
}

/// An article that is published by the first build of its day.
fn waiting(document: &Document, when: When) -> Diagnostic {
    let day = document.front.published.map(|day| day.to_string()).unwrap_or_default();
    let message = if when.drafts {
        format!("this article is shown here only: readers get it from {day} on")
    } else {
        format!("this article waits for its day: {day}")
    };
    let help = format!("a build on that day or later publishes it; today is {}", when.today);
    Diagnostic::notice("scheduled", message)
        .at(document.place(key_span(document, "published")))
        .help(help)
}

/// Dates that readers would take for a mistake.
fn check_dates(articles: &[Arc<Article>], today: Date, diagnostics: &mut Diagnostics) {
    for article in articles {
        let own = article.versions.values().filter(|version| !version.is_fallback());
        for document in own.map(|version| &version.document) {
            for (key, date) in
                [("updated", document.front.updated), ("reviewed", document.front.reviewed)]
            {
                let Some(date) = date.filter(|date| *date > today) else { continue };
                let d =
                    Diagnostic::warning("future-date", format!("`{key}` is a day to come: {date}"));
                let help = format!("correct the day; today is {today}");
                diagnostics.push(d.at(document.place(key_span(document, key))).help(help));
            }
        }
    }
}

fn check_ids(articles: &[Arc<Article>], diagnostics: &mut Diagnostics) {
    for pair in articles.windows(2) {
        let [first, second] = pair else { continue };
        if first.id == second.id {
            let place = |article: &Article| {
                source_document(article).map(|document| match &document.front.id {
                    Some(id) => document.place(id.span),
                    None => document.file.whole(),
                })
            };
            let mut d = Diagnostic::error(
                "duplicate-id",
                format!("two articles have the id `{}`", first.id),
            )
            .help("an id is for one article only: votes and links follow it");
            if let Some(place) = place(second) {
                d = d.at(place);
            }
            if let Some(place) = place(first) {
                d = d.related(place, "the other article");
            }
            diagnostics.push(d);
        }
    }
}

fn resolve_related(
    articles: &mut List<ArticleIx, Article>,
    ended: &BTreeMap<DocumentKey, Option<String>>,
    diagnostics: &mut Diagnostics,
) {
    // Few articles name any.
    let by_name = OnceCell::new();
    let by_name = || by_name.get_or_init(|| names(articles));
    let has_ended = |name: &str| {
        ended.iter().any(|(key, id)| key.as_str() == name || id.as_deref() == Some(name))
    };
    let resolved = articles.pairs().filter_map(|(ix, article)| {
        let document = source_document(article)?;
        let related = document.front.related.iter().filter_map(|name| {
            let wanted = wanted(name);
            let found = by_name().get(wanted).copied();
            if found.is_none() && !has_ended(wanted) {
                diagnostics.push(unknown(by_name(), document, name));
            }
            found.filter(|other| *other != ix)
        });
        Some((ix, related.collect::<Vec<_>>())).filter(|(_, related)| !related.is_empty())
    });
    for (ix, related) in resolved.collect::<Vec<_>>() {
        articles[ix].meta.related = related;
    }
}

/// The name of an article as `related:` writes it.
fn wanted(name: &Located<String>) -> &str {
    name.value.trim_start_matches('/').trim_end_matches(".md")
}

fn unknown(
    by_name: &BTreeMap<&str, ArticleIx>,
    document: &Document,
    name: &Located<String>,
) -> Diagnostic {
    let help = match suggest(wanted(name), by_name.keys().copied()) {
        Some(close) => format!("did you mean `{close}`?"),
        None => "name an article by its path below content/, without .md".to_owned(),
    };
    Diagnostic::error("unknown-article", format!("there is no article `{}`", name.value))
        .at(document.place(name.span))
        .help(help)
}

/// Articles by path, and by id, which counts where both are there.
fn names(articles: &List<ArticleIx, Article>) -> BTreeMap<&str, ArticleIx> {
    let paths = articles.pairs().map(|(index, article)| (article.key.as_str(), index));
    paths.chain(articles.pairs().map(|(index, article)| (article.id.as_str(), index))).collect()
}

/// The document every translation falls back to.
pub(super) fn source_document(article: &Article) -> Option<&Arc<Document>> {
    article.versions.get(&article.source).map(|version| &version.document)
}
