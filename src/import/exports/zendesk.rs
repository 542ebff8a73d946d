//! Zendesk Guide: answers of the Help Center API.

use std::collections::BTreeMap;

use super::export::{Article, Body, Export, Section, Text};
use super::objects::{self, Object, Objects};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::import::scan::SourceTree;
use crate::model::Lang;
use crate::ratings::Votes;

pub fn read(_: &SourceTree, objects: &Objects, diagnostics: &mut Diagnostics) -> Option<Export> {
    let articles: Vec<&Object> =
        objects.of(&["articles", "article"], &["section_id", "title"]).collect();
    if articles.is_empty() {
        return None;
    }
    let translations = Translations::of(objects);
    let mut export = Export::default();
    export.sections.extend(
        objects
            .of(&["categories"], &["position", "name"])
            .filter_map(|o| section(o, &translations)),
    );
    let attachments = attachments(objects);
    // An article may stand in the answers to several questions.
    let mut seen: BTreeMap<String, Article> = BTreeMap::new();
    for object in articles {
        let Some(mut article) = article(object, &translations, diagnostics) else {
            object.leave_out(diagnostics);
            continue;
        };
        article.attachments = attachments.get(&article.id).cloned().unwrap_or_default();
        match seen.get_mut(&article.id) {
            Some(known) => known.texts.extend(article.texts),
            None => drop(seen.insert(article.id.clone(), article)),
        }
    }
    export.articles = seen.into_values().collect();
    let urls = objects
        .0
        .iter()
        .filter_map(|object| object.text("html_url").or_else(|| object.text("content_url")));
    export.hosts = urls.filter_map(|url| objects::host(&url)).collect();
    let url = objects.0.iter().find_map(|object| object.text("html_url"));
    export.base_url = url.and_then(|url| Some(format!("https://{}/", objects::host(&url)?)));
    export.language = objects.0.iter().find_map(|object| object.lang("source_locale"));
    Some(export)
}

fn section(object: &Object, all: &Translations<'_>) -> Option<Section> {
    let id = object.id("id")?;
    let is_category = object.kind.starts_with("categor") || object.id("category_id").is_none();
    let lang = object.lang("locale").or_else(|| object.lang("source_locale"))?;
    let mut section = Section {
        parent: object.id("parent_section_id").or_else(|| object.id("category_id")),
        order: object.integer("position"),
        ..Section::default()
    };
    section.say(&lang, object.text("name"), object.text("description"));
    let kind = if is_category { "category" } else { "section" };
    for translation in all.get(kind, &id) {
        let Some(lang) = translation.lang("locale") else { continue };
        section.say(&lang, translation.text("title"), translation.text("body"));
    }
    let plural = if is_category { "categories" } else { "sections" };
    section.addresses.extend(object.path("html_url"));
    section.addresses.push(format!("/hc/{plural}/{id}"));
    section.id = id;
    Some(section)
}

fn article(
    object: &Object,
    all: &Translations<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Article> {
    let id = object.id("id")?;
    let lang = object.lang("locale").or_else(|| object.lang("source_locale"))?;
    let (sum, count) =
        (object.integer("vote_sum").unwrap_or(0), object.integer("vote_count").unwrap_or(0));
    let half = |n: i64| u32::try_from(n.max(0) / 2).unwrap_or(0);
    let mut article = Article {
        file: object.file.clone(),
        section: object.id("section_id"),
        order: object.integer("position"),
        featured: object.flag("promoted"),
        tags: object.texts("label_names"),
        votes: Votes { yes: half(count.saturating_add(sum)), no: half(count.saturating_sub(sum)) },
        ..Article::default()
    };
    let segments = object
        .value
        .get("user_segment_ids")
        .and_then(|ids| Some(ids.as_array()?.first()?.to_string()));
    let segment = object.id("user_segment_id").or(segments);
    let restricted = segment.map(|segment| format!("the user segment {segment} alone may read it"));
    let outdated = object.texts("outdated_locales");
    let mut own = text(object, &lang, &id, restricted.clone());
    own.stale = object.flag("outdated");
    article.texts.insert(lang, own);
    for translation in all.get("article", &id) {
        let Some(lang) = translation.lang("locale") else { continue };
        let mut text = text(translation, &lang, &id, restricted.clone());
        text.stale = translation.flag("outdated")
            || outdated.iter().any(|tag| objects::lang(tag).as_ref() == Some(&lang));
        text.draft |= translation.flag("hidden");
        article.texts.entry(lang).or_insert(text);
    }
    if object.text("body").is_some_and(|body| body.contains("{{dc.")) {
        let message = format!(
            "article {id} shows dynamic content (`{{{{dc…}}}}`), which an export does not hold"
        );
        diagnostics.push(
            Diagnostic::warning("import-dynamic", message)
                .help("write the words where the braces stand"),
        );
    }
    article.id = id;
    Some(article)
}

fn text(object: &Object, lang: &Lang, id: &str, restricted: Option<String>) -> Text {
    let tag = object.text("locale").unwrap_or_else(|| lang.as_str().to_lowercase()).to_lowercase();
    let mut addresses: Vec<String> = object.path("html_url").into_iter().collect();
    addresses.push(format!("/hc/{tag}/articles/{id}"));
    if object.text("source_locale").is_some_and(|source| source.eq_ignore_ascii_case(&tag)) {
        addresses.push(format!("/hc/articles/{id}"));
    }
    Text {
        title: object.text("title").or_else(|| object.text("name")).unwrap_or_default(),
        body: Body::Html(object.text("body").unwrap_or_default()),
        published: object.day("created_at"),
        updated: object.day("edited_at").or_else(|| object.day("updated_at")),
        draft: object.flag("draft"),
        restricted,
        addresses,
        ..Text::default()
    }
}

/// Translations of articles, sections and categories, by kind and id of what they translate.
struct Translations<'o>(BTreeMap<(String, String), Vec<&'o Object>>);

impl<'o> Translations<'o> {
    fn of(objects: &'o Objects) -> Self {
        let mut all: BTreeMap<(String, String), Vec<&Object>> = BTreeMap::new();
        for object in objects.of(&["translations"], &["source_id", "locale"]) {
            let Some(id) = object.id("source_id") else { continue };
            // The documents write the kind in two ways.
            let kind =
                object.text("source_type").unwrap_or_else(|| "article".to_owned()).to_lowercase();
            all.entry((kind, id)).or_default().push(object);
        }
        Self(all)
    }

    fn get(&self, kind: &str, id: &str) -> impl Iterator<Item = &'o Object> {
        self.0.get(&(kind.to_owned(), id.to_owned())).into_iter().flatten().copied()
    }
}

/// Files below articles; pictures in the text are in the text.
fn attachments(objects: &Objects) -> BTreeMap<String, Vec<(String, String)>> {
    let mut found: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for object in objects.of(&["article_attachments"], &["content_url", "article_id"]) {
        if object.flag("inline") {
            continue;
        }
        let (Some(article), Some(url)) = (object.id("article_id"), object.text("content_url"))
        else {
            continue;
        };
        let name = object
            .text("display_file_name")
            .or_else(|| object.text("file_name"))
            .unwrap_or_else(|| url.clone());
        found.entry(article).or_default().push((name, url));
    }
    found
}

/// The language and the words of an address are decoration: the number counts.
pub fn canonical(path: &str) -> Option<String> {
    path.contains("/hc/").then_some(())?;
    let (kind, id) = objects::kind_behind(path, &["articles", "sections", "categories"])?;
    Some(format!("/hc/{kind}/{id}"))
}
