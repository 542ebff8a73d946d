//! Folders become the category tree.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::site::{Article, Category, CategoryIndex, CategoryName};
use crate::config::Config;
use crate::model::{Document, DocumentKey, Lang, SitePath};

type Intros = BTreeMap<DocumentKey, BTreeMap<Lang, Arc<Document>>>;

/// The tree of all folders that hold documents, parents first; every article learns its category.
/// A category has a page in a language when an article at or below it has one.
pub(super) fn tree(config: &Config, articles: &mut [Article], documents: Vec<Arc<Document>>) -> Vec<Category> {
    let mut intros: Intros = BTreeMap::new();
    for document in documents {
        intros.entry(document.key.clone()).or_default().insert(document.lang.clone(), document);
    }
    let mut categories = folders(articles, &intros);
    let by_key: BTreeMap<DocumentKey, CategoryIndex> =
        categories.iter().enumerate().map(|(index, category)| (category.key.clone(), index)).collect();
    for article in articles.iter_mut() {
        let folder = article.key.parent().unwrap_or_else(|| DocumentKey::new(""));
        article.category = by_key.get(&folder).copied().unwrap_or(0);
    }
    count(&mut categories, articles);
    for category in &mut categories {
        let own = intros.get(&category.key);
        let source = own.and_then(|own| config.languages.iter().find_map(|language| own.get(&language.lang)));
        category.order = source.and_then(|document| document.front.order);
        category.icon = source.and_then(|document| document.front.icon.as_ref()).map(|icon| icon.value.clone());
        let languages: Vec<Lang> = category.counts.keys().cloned().collect();
        for lang in languages {
            let document = own.and_then(|own| own.get(&lang)).or(source).cloned();
            category.names.insert(lang, name(&category.key, document));
        }
    }
    reorder(categories, articles)
}

/// The articles of every category in reading order: `order`, then title.
pub(super) fn sort(config: &Config, categories: &mut [Category], articles: &[Article]) {
    for language in &config.languages {
        for (index, article) in articles.iter().enumerate() {
            if article.versions.contains_key(&language.lang)
                && let Some(category) = categories.get_mut(article.category)
            {
                category.articles.entry(language.lang.clone()).or_default().push(index);
            }
        }
        for category in categories.iter_mut() {
            if let Some(list) = category.articles.get_mut(&language.lang) {
                list.sort_by_cached_key(|index| reading_order(articles, *index, &language.lang));
            }
        }
    }
}

fn reading_order(articles: &[Article], index: usize, lang: &Lang) -> (i64, String, String) {
    articles.get(index).map_or_else(Default::default, |article| {
        let title = article.versions.get(lang).map_or("", |version| version.document.title.as_str());
        (article.meta.order.unwrap_or(i64::MAX), collation(title), article.id.clone())
    })
}

/// Titles as people look for them: case and accents do not separate neighbours.
pub(super) fn collation(title: &str) -> String {
    title.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

fn folders(articles: &[Article], intros: &Intros) -> Vec<Category> {
    let mut keys: BTreeSet<DocumentKey> = BTreeSet::from([DocumentKey::new("")]);
    let holders = articles.iter().filter_map(|article| article.key.parent()).chain(intros.keys().cloned());
    for key in holders {
        let mut at = Some(key);
        while let Some(key) = at {
            at = key.parent();
            keys.insert(key);
        }
    }
    // Sorted by key, a parent always stands before its children.
    let keys: Vec<DocumentKey> = keys.into_iter().collect();
    keys.iter()
        .map(|key| {
            let parent = key.parent().and_then(|parent| keys.binary_search(&parent).ok());
            empty(key.clone(), parent)
        })
        .collect()
}

fn empty(key: DocumentKey, parent: Option<CategoryIndex>) -> Category {
    Category {
        key,
        parent,
        children: Vec::new(),
        articles: BTreeMap::new(),
        counts: BTreeMap::new(),
        order: None,
        icon: None,
        names: BTreeMap::new(),
    }
}

fn count(categories: &mut [Category], articles: &[Article]) {
    for article in articles {
        let mut at = Some(article.category);
        while let Some(category) = at.and_then(|index| categories.get_mut(index)) {
            for lang in article.versions.keys() {
                *category.counts.entry(lang.clone()).or_default() += 1;
            }
            at = category.parent;
        }
    }
}

fn name(key: &DocumentKey, document: Option<Arc<Document>>) -> CategoryName {
    let title = document.as_ref().map_or_else(|| readable(key.name()), |document| document.title.clone());
    let description = document.as_ref().map(|document| document.description.clone()).unwrap_or_default();
    CategoryName { path: SitePath::new(""), title, description, document, hrefs: Vec::new(), assets: Vec::new() }
}

fn readable(folder: &str) -> String {
    let spaced = folder.replace(['-', '_'], " ");
    let mut chars = spaced.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Siblings by `order`, then key; indexes everywhere follow the move.
fn reorder(categories: Vec<Category>, articles: &mut [Article]) -> Vec<Category> {
    let mut children: Vec<Vec<CategoryIndex>> = vec![Vec::new(); categories.len()];
    for (index, category) in categories.iter().enumerate() {
        if let Some(list) = category.parent.and_then(|parent| children.get_mut(parent)) {
            list.push(index);
        }
    }
    let sibling_order = |index: &CategoryIndex| {
        categories.get(*index).map(|category| (category.order.unwrap_or(i64::MAX), category.key.clone()))
    };
    let mut sequence = Vec::with_capacity(categories.len());
    let mut stack = vec![0];
    while let Some(index) = stack.pop() {
        sequence.push(index);
        let mut below = children.get(index).cloned().unwrap_or_default();
        below.sort_by_key(sibling_order);
        stack.extend(below.into_iter().rev());
    }
    let mut moved = vec![0; categories.len()];
    for (new, old) in sequence.iter().enumerate() {
        if let Some(slot) = moved.get_mut(*old) {
            *slot = new;
        }
    }
    for article in articles {
        article.category = moved.get(article.category).copied().unwrap_or(0);
    }
    let mut slots: Vec<Option<Category>> = categories.into_iter().map(Some).collect();
    let mut ordered: Vec<Category> =
        sequence.iter().filter_map(|old| slots.get_mut(*old).and_then(Option::take)).collect();
    for category in &mut ordered {
        category.parent = category.parent.and_then(|parent| moved.get(parent).copied());
    }
    for index in 1..ordered.len() {
        if let Some(parent) = ordered.get(index).and_then(|category| category.parent)
            && let Some(parent) = ordered.get_mut(parent)
        {
            parent.children.push(index);
        }
    }
    ordered
}
