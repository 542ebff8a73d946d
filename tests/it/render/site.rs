//! Small linked sites, built by hand so that these tests need none of the stages before rendering.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use frontdesk::config::{self, Config, MissingTranslation};
use frontdesk::content::{self, Named};
use frontdesk::graph::{
    Article, ArticleIx, Category, CategoryIx, CategoryName, Ix, List, Meta, Redirect, Site, Tag,
    Version,
};
use frontdesk::model::{ByLang, Document, DocumentKey, DocumentKind, Lang, SitePath, slugify};
use frontdesk::tree::TextFile;

pub const CONFIG: &str = r#"title = "Test Help"
base_url = "https://help.example.com/sub/"
default_language = "en"
edit_url = "https://git.example.com/edit/{path}"
nav = ["sitemap", "https://video.example.com/"]
[languages.en]
name = "English"
[languages.fr]
name = "Français"
title = "Aide"
[languages.ar]
name = "العربية"
missing_translation = "hide"
"#;

pub fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

/// A site of `files` (path below `content/`, Markdown), every link leading to `#link`.
pub fn site(config: &str, files: &[(&str, &str)]) -> Site {
    let (config, diagnostics) = config::read(&TextFile::new("site.toml", config), None);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let config = Arc::new(config.unwrap());
    let languages: Vec<Lang> =
        config.languages.iter().map(|language| language.lang.clone()).collect();
    let mut documents: BTreeMap<(DocumentKind, DocumentKey), BTreeMap<Lang, Arc<Document>>> =
        BTreeMap::new();
    for (path, text) in files {
        let file = TextFile::new(format!("content/{path}"), *text);
        let Ok(Named::Document(name)) = content::name(&file.path, &languages) else {
            panic!("{path} is no document")
        };
        let (document, _) = content::parse(&file, &name, &content::Rules::default());
        documents.entry((name.kind, name.key)).or_default().insert(name.lang, Arc::new(document));
    }
    let mut site = Site {
        config,
        articles: Vec::new().into(),
        ended: BTreeSet::new(),
        categories: categories(&documents, &languages),
        tags: BTreeMap::new(),
        redirects: Vec::new(),
        assets: Vec::new(),
    };
    for ((kind, key), written) in &documents {
        if *kind == DocumentKind::Article {
            add_article(&mut site, key, written);
        }
    }
    for category in site.categories.iter_mut() {
        for (lang, articles) in &category.articles {
            category.counts.insert(lang.clone(), articles.len());
        }
    }
    // The root counts everything below it.
    for language in &site.config.languages {
        let has_text = |article: &&Article| article.versions.contains_key(&language.lang);
        let count = site.articles.iter().filter(has_text).count();
        if let Some(root) = site.categories.iter_mut().next() {
            root.counts.insert(language.lang.clone(), count);
        }
    }
    site
}

fn path(lang: &Lang, key: &str) -> SitePath {
    let prefix = if lang.as_str() == "en" { String::new() } else { format!("{lang}/") };
    SitePath::new(if key.is_empty() { prefix } else { format!("{prefix}{key}/") })
}

type Written = BTreeMap<(DocumentKind, DocumentKey), BTreeMap<Lang, Arc<Document>>>;

fn categories(documents: &Written, languages: &[Lang]) -> List<CategoryIx, Category> {
    let mut keys: Vec<DocumentKey> = vec![DocumentKey::new("")];
    keys.extend(
        documents.keys().filter_map(|(_, key)| key.parent()).filter(|key| !key.as_str().is_empty()),
    );
    keys.sort();
    keys.dedup();
    let of = |key: &DocumentKey| documents.get(&(DocumentKind::Category, key.clone()));
    let name = |key: &DocumentKey, lang: &Lang| {
        let document = of(key)
            .and_then(|written| written.get(lang).or_else(|| written.values().next()))
            .cloned();
        CategoryName {
            path: path(lang, key.as_str()),
            title: document
                .as_ref()
                .map_or_else(|| key.name().to_owned(), |document| document.title.clone()),
            description: document
                .as_ref()
                .map(|document| document.description.clone())
                .unwrap_or_default(),
            document,
            hrefs: vec!["#link".into(); 9].into(),
            assets: Vec::new().into(),
        }
    };
    keys.iter()
        .enumerate()
        .map(|(index, key)| Category {
            key: key.clone(),
            parent: (index > 0).then_some(CategoryIx::ROOT),
            children: if index == 0 {
                (1..keys.len()).map(CategoryIx::new).collect()
            } else {
                Vec::new()
            },
            articles: ByLang::new(),
            counts: ByLang::new(),
            order: None,
            icon: of(key).and_then(|written| {
                written.values().next()?.front.icon.as_ref().map(|icon| icon.value.clone())
            }),
            names: languages.iter().map(|lang| (lang.clone(), name(key, lang))).collect(),
        })
        .collect()
}

fn add_article(site: &mut Site, key: &DocumentKey, written: &BTreeMap<Lang, Arc<Document>>) {
    let index = ArticleIx::new(site.articles.len());
    let config = Arc::clone(&site.config);
    let source = written.get(&lang("en")).or_else(|| written.values().next()).unwrap();
    let category = site
        .categories
        .pairs()
        .find(|(_, category)| Some(&category.key) == key.parent().as_ref())
        .unwrap()
        .0;
    let mut versions = ByLang::new();
    for language in &config.languages {
        let Some(document) = shown(language.missing, written.get(&language.lang), source) else {
            continue;
        };
        let tags = add_tags(site, &config, index, &language.lang, document);
        site.categories[category].articles.entry(language.lang.clone()).or_default().push(index);
        versions.insert(
            language.lang.clone(),
            Version {
                lang: language.lang.clone(),
                path: path(&language.lang, key.as_str()),
                tags,
                hrefs: vec!["#link".into(); document.body.links.len()].into(),
                assets: vec![Default::default(); document.body.assets.len()].into(),
                document: Arc::clone(document),
            },
        );
    }
    for alias in &source.front.aliases {
        let from = SitePath::new(format!("{}/", alias.value.trim_matches('/')));
        site.redirects.push(Redirect {
            from,
            to: path(&lang("en"), key.as_str()),
            article: Some(index),
            span: alias.span,
        });
    }
    site.articles.push(Article {
        id: key.as_str().to_owned(),
        key: key.clone(),
        category,
        source: source.lang.clone(),
        meta: meta(source),
        versions,
    });
}

fn shown<'a>(
    missing: MissingTranslation,
    own: Option<&'a Arc<Document>>,
    source: &'a Arc<Document>,
) -> Option<&'a Arc<Document>> {
    own.or_else(|| (missing == MissingTranslation::Show).then_some(source))
}

fn add_tags(
    site: &mut Site,
    _: &Config,
    index: ArticleIx,
    lang: &Lang,
    document: &Document,
) -> Vec<String> {
    let mut slugs = Vec::new();
    for tag in &document.front.tags {
        let slug = slugify(&tag.value);
        let tags = site.tags.entry(lang.clone()).or_default();
        match tags.iter_mut().find(|known| known.slug == slug) {
            Some(known) => known.articles.push(index),
            None => tags.push(Tag {
                slug: slug.clone(),
                name: tag.value.clone(),
                lang: document.lang.clone(),
                path: path(lang, &format!("tags/{slug}")),
                articles: vec![index],
            }),
        }
        tags.sort_by(|a, b| a.slug.cmp(&b.slug));
        slugs.push(slug);
    }
    slugs
}

fn meta(source: &Document) -> Meta {
    let front = &source.front;
    let until = front.until.as_ref().map(|until| until.value);
    Meta {
        order: front.order,
        featured: front.featured.unwrap_or(false),
        until,
        expired: until.is_some_and(|until| until < jiff::civil::date(2026, 11, 1)),
        audience: front.audience.iter().map(|audience| audience.value.clone()).collect(),
        topics: front.topics.clone(),
        author: front.author.clone(),
        published: front.published,
        updated: front.updated,
        rating: front.rating.unwrap_or(true),
        replies: true,
        ..Meta::default()
    }
}
