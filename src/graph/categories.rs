//! Folders become the category tree.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::articles::source_document;
use super::ids::{ArticleIx, CategoryIx, Ix, List};
use super::inherited::idle;
use super::site::{Article, Category, CategoryName};
use crate::config::Config;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::{ByLang, Document, DocumentKey, Lang, SitePath, path, readable};

/// Articles in `content/` itself, beside categories, are on the home page and in no category's
/// list: somebody may have forgotten the folder. What a menu names stands there on purpose.
pub(super) fn beside(
    config: &Config,
    categories: &List<CategoryIx, Category>,
    articles: &List<ArticleIx, Article>,
) -> Option<Diagnostic> {
    let is_beside =
        |category: &Category| category.key.as_str() != "" && !category.counts.is_empty();
    if !categories.iter().any(is_beside) {
        return None;
    }
    let menus: BTreeSet<&str> = config.menu_keys().collect();
    let is_named = |article: &Article| {
        menus.contains(article.key.as_str()) || menus.contains(article.id.as_str())
    };
    let loose = articles
        .iter()
        .filter(|article| article.category == CategoryIx::ROOT && !is_named(article));
    let places: Vec<&Arc<Document>> = loose.filter_map(source_document).collect();
    let first = places.first()?;
    let message = match places.len() {
        1 => "this article is in no category: only the home page lists it".to_owned(),
        n => format!(
            "this article and {} more are in no category: only the home page lists them",
            n - 1
        ),
    };
    let help = "move it into a folder, or name it under `nav` or `footer` in site.toml";
    Some(Diagnostic::notice("no-category", message).at(first.file.whole()).help(help))
}

/// Articles in one list that readers still look through.
const LONG: usize = 300;

/// Folders with so many articles that nobody finds one by looking.
pub(super) fn long(categories: &List<CategoryIx, Category>) -> Diagnostics {
    let told = |category: &Category| {
        let most = category.articles.values().map(Vec::len).max().filter(|most| *most > LONG)?;
        let folder = match category.key.as_str() {
            "" => "content".to_owned(),
            key => format!("content/{key}"),
        };
        let message = format!("{folder} has {most} articles in one list");
        let help = "make folders in it: readers choose a topic faster than a title";
        let told = Diagnostic::notice("long-category", message).at(Place::file(folder));
        Some(told.help(help))
    };
    categories.iter().filter_map(told).collect()
}

type Intros = BTreeMap<DocumentKey, ByLang<Arc<Document>>>;

/// The tree of all folders that hold documents, parents first; every article learns its category.
/// A category has a page in a language when an article at or below it has one.
pub(super) fn tree(
    config: &Config,
    articles: &mut List<ArticleIx, Article>,
    documents: Vec<Arc<Document>>,
    diagnostics: &mut Diagnostics,
) -> List<CategoryIx, Category> {
    let mut intros: Intros = BTreeMap::new();
    for document in documents {
        intros.entry(document.key.clone()).or_default().insert(document.lang.clone(), document);
    }
    let mut categories = folders(articles, &intros);
    let by_key: BTreeMap<DocumentKey, CategoryIx> =
        categories.pairs().map(|(ix, category)| (category.key.clone(), ix)).collect();
    let mut last = (DocumentKey::new(""), CategoryIx::ROOT);
    for article in articles.iter_mut() {
        let folder = article.key.folder().unwrap_or_default();
        // Neighbours mostly stand in one folder.
        if last.0.as_str() != folder {
            // `folders` made one for every folder that holds an article.
            last = (DocumentKey::new(folder), by_key[folder]);
        }
        article.category = last.1;
    }
    count(&mut categories, articles);
    for category in categories.iter_mut() {
        let own = intros.get(&category.key);
        let source = own
            .and_then(|own| config.languages.iter().find_map(|language| own.get(&language.lang)));
        if let (Some(own), Some(source)) = (own, source) {
            own.values().for_each(|document| diagnostics.extend(idle(source, document)));
        }
        category.order = source.and_then(|document| document.front.order);
        category.icon =
            source.and_then(|document| document.front.icon.as_ref()).map(|icon| icon.value.clone());
        let languages: Vec<Lang> = category.counts.keys().cloned().collect();
        for lang in languages {
            let nearest = own.and_then(|own| config.chain(&lang).find_map(|lang| own.get(lang)));
            let document = nearest.or(source).cloned();
            category.names.insert(lang, name(&category.key, document));
        }
    }
    reorder(categories, articles)
}

/// The articles of every category in reading order: `order`, then title.
pub(super) fn sort(
    config: &Config,
    categories: &mut List<CategoryIx, Category>,
    articles: &List<ArticleIx, Article>,
) {
    for language in &config.languages {
        for (ix, article) in articles.pairs() {
            if article.versions.contains_key(&language.lang) {
                let lists = &mut categories[article.category].articles;
                lists.entry(language.lang.clone()).or_default().push(ix);
            }
        }
        let categories: Vec<&mut Category> = categories.iter_mut().collect();
        categories.into_par_iter().for_each(|category| {
            if let Some(list) = category.articles.get_mut(&language.lang) {
                in_reading_order(list, articles, &language.lang);
            }
        });
    }
}

fn in_reading_order(list: &mut [ArticleIx], articles: &List<ArticleIx, Article>, lang: &Lang) {
    list.sort_by_cached_key(|ix| {
        let article = &articles[*ix];
        let version = article.versions.get(lang);
        let title = version.map_or("", |version| version.document.title.as_str());
        (article.meta.order.unwrap_or(i64::MAX), collation(title), article.id.as_str())
    });
}

/// Titles as people look for them: neither case nor accents nor a mark before the first word
/// separate neighbours (`«Écrire»` stands with `ecrire`), and numbers stand by their size (step 9
/// before step 10). The only alphabet of the site.
pub fn collation(title: &str) -> String {
    let title = title.trim_start_matches(|c: char| !c.is_alphanumeric());
    if title.is_ascii() {
        return by_size(&title.to_ascii_lowercase());
    }
    let plain: String = title
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        // Korean syllables are letters of their own.
        .nfc()
        .collect();
    by_size(&plain)
}

/// Digits a number is filled up to; longer ones are no numbers that anybody counts by.
const DIGITS: usize = 12;

/// Numbers with zeros in front, so that comparing letters compares their size.
fn by_size(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
        let (number, after) = from.split_at(end);
        let number = number.trim_start_matches('0');
        out.push_str(before);
        out.extend(std::iter::repeat_n('0', DIGITS.saturating_sub(number.len())));
        out.push_str(number);
        rest = after;
    }
    out.push_str(rest);
    out
}

fn folders(articles: &List<ArticleIx, Article>, intros: &Intros) -> List<CategoryIx, Category> {
    let mut keys: BTreeSet<DocumentKey> = BTreeSet::from([DocumentKey::new("")]);
    let mut holders: Vec<&str> =
        articles.iter().filter_map(|article| article.key.folder()).collect();
    // Neighbours mostly stand in one folder.
    holders.dedup();
    for key in holders.into_iter().chain(intros.keys().map(DocumentKey::as_str)) {
        let mut at = key;
        // What is known is known with all folders above it.
        while !keys.contains(at) {
            keys.insert(DocumentKey::new(at));
            at = path::parent(at);
        }
    }
    // Sorted by key, a parent always stands before its children.
    let keys: Vec<DocumentKey> = keys.into_iter().collect();
    keys.iter()
        .map(|key| {
            let parent = key.parent().and_then(|parent| keys.binary_search(&parent).ok());
            empty(key.clone(), parent.map(CategoryIx::new))
        })
        .collect()
}

fn empty(key: DocumentKey, parent: Option<CategoryIx>) -> Category {
    Category {
        key,
        parent,
        children: Vec::new(),
        articles: ByLang::new(),
        counts: ByLang::new(),
        order: None,
        icon: None,
        names: ByLang::new(),
    }
}

fn count(categories: &mut List<CategoryIx, Category>, articles: &List<ArticleIx, Article>) {
    let add =
        |category: &mut Category, lang: &Lang, more: usize| match category.counts.get_mut(lang) {
            Some(count) => *count += more,
            None => {
                category.counts.insert(lang.clone(), more);
            }
        };
    for article in articles {
        let category = &mut categories[article.category];
        article.versions.keys().for_each(|lang| add(category, lang, 1));
    }
    // Whatever is below a folder has been counted in it before it is counted in its parent.
    for ix in categories.ids().rev() {
        let Some(parent) = categories[ix].parent else { continue };
        for (lang, count) in categories[ix].counts.clone() {
            add(&mut categories[parent], &lang, count);
        }
    }
}

fn name(key: &DocumentKey, document: Option<Arc<Document>>) -> CategoryName {
    let title =
        document.as_ref().map_or_else(|| readable(key.name()), |document| document.title.clone());
    let description =
        document.as_ref().map(|document| document.description.clone()).unwrap_or_default();
    CategoryName {
        path: SitePath::new(""),
        title,
        description,
        document,
        hrefs: Arc::default(),
        assets: Arc::default(),
    }
}

/// Siblings by `order`, then key, its numbers by size; positions everywhere follow the move.
///
/// A category's place is known only when its `_category.md` is, and by then articles, parents and
/// counts already point at it. So the move is planned on positions first, and then everything that
/// holds one is moved once.
fn reorder(
    categories: List<CategoryIx, Category>,
    articles: &mut List<ArticleIx, Article>,
) -> List<CategoryIx, Category> {
    let sequence = reading_sequence(&categories);
    // Where each category goes, by where it was.
    let mut moved: List<CategoryIx, CategoryIx> = categories.ids().collect();
    for (new, old) in sequence.iter().enumerate() {
        moved[*old] = CategoryIx::new(new);
    }
    // Most sites say nothing of their folders' order.
    if !moved.pairs().all(|(old, new)| old == *new) {
        articles.iter_mut().for_each(|article| article.category = moved[article.category]);
    }
    let mut placed: Vec<(CategoryIx, Category)> = moved.iter().copied().zip(categories).collect();
    placed.sort_by_key(|(place, _)| *place);
    let mut ordered: List<CategoryIx, Category> =
        placed.into_iter().map(|(_, category)| category).collect();
    for category in ordered.iter_mut() {
        category.parent = category.parent.map(|parent| moved[parent]);
    }
    // Children are named in the order they stand in now, which is that of their siblings.
    for ix in ordered.ids() {
        if let Some(parent) = ordered[ix].parent {
            ordered[parent].children.push(ix);
        }
    }
    ordered
}

/// The tree from the root down, a category's siblings by `order`, then key. A stack instead of
/// recursion: how deep folders go is the writer's business.
fn reading_sequence(categories: &List<CategoryIx, Category>) -> Vec<CategoryIx> {
    let mut children: List<CategoryIx, Vec<CategoryIx>> =
        categories.iter().map(|_| Vec::new()).collect();
    for (ix, category) in categories.pairs() {
        if let Some(parent) = category.parent {
            children[parent].push(ix);
        }
    }
    let mut sequence = Vec::with_capacity(categories.len());
    let mut stack = vec![CategoryIx::ROOT];
    while let Some(ix) = stack.pop() {
        sequence.push(ix);
        let below = &mut children[ix];
        below.sort_by_cached_key(|child| {
            let child = &categories[*child];
            (child.order.unwrap_or(i64::MAX), collation(child.key.as_str()), child.key.clone())
        });
        // The last one pushed is the next one visited.
        stack.extend(below.iter().rev());
    }
    sequence
}
