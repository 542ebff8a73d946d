//! What is no mistake, but somebody should look at it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::articles::source_document;
use super::labels;
use super::site::{Article, Category, Site};
use crate::config::MissingTranslation;
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::model::{Document, Lang};
use crate::tree::TextFile;

/// How much of the help centre is there in each language, the default one first.
pub fn coverage(site: &Site) -> Vec<Coverage> {
    let own = |article: &Article, lang: &Lang| {
        article.versions.get(lang).is_some_and(|version| !version.is_fallback())
    };
    site.languages()
        .map(|lang| Coverage {
            lang: lang.clone(),
            translated: site.articles.iter().filter(|article| own(article, lang)).count(),
            articles: site.articles.len(),
        })
        .collect()
}

/// Articles with a text of their own in one language, out of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    pub lang: Lang,
    pub translated: usize,
    pub articles: usize,
}

/// Translations that readers see a notice for (a language that hides them misses nothing),
/// translations older than their source, reviews that are due, notices whose day has passed, and
/// labels of nothing.
/// All warnings.
pub fn review(site: &Site, today: Date) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for category in &site.categories {
        category_words(site, category, &mut diagnostics);
        let own = category.names.iter().filter_map(|(lang, name)| {
            name.document.as_ref().filter(|document| document.lang == *lang)
        });
        own.filter_map(|document| due(document, today)).for_each(|d| diagnostics.push(d));
    }
    for article in &site.articles {
        translations(article, &mut diagnostics);
        dates(article, today, &mut diagnostics);
    }
    parts(site, &mut diagnostics);
    labels::unused(site).for_each(|d| diagnostics.push(d));
    diagnostics.sorted()
}

/// A folder's title and description are read on every page of a language.
fn category_words(site: &Site, category: &Category, diagnostics: &mut Diagnostics) {
    let lacks = |lang: &&Lang| {
        let shown =
            site.config.language(lang).is_some_and(|l| l.missing == MissingTranslation::Show);
        let document = category.names.get(*lang).and_then(|name| name.document.as_ref());
        shown && document.is_some_and(|document| document.lang != **lang)
    };
    let missing: Vec<&str> = site.languages().filter(lacks).map(Lang::as_str).collect();
    let source = category.names.values().find_map(|name| name.document.as_ref());
    if let (Some(first), Some(source)) = (missing.first(), source) {
        let message =
            format!("title and description are not translated into {}", missing.join(", "));
        let name = source.file.path.rsplit('/').next().unwrap_or_default();
        let stem = name.split('.').next().unwrap_or(name);
        diagnostics.push(
            Diagnostic::warning("missing-translation", message)
                .at(source.file.whole())
                .help(format!("write {stem}.{first}.md beside it")),
        );
    }
}

/// Parts whose readers see another language than their article's.
fn parts(site: &Site, diagnostics: &mut Diagnostics) {
    let articles = site.articles.iter().flat_map(|article| article.versions.values());
    let intros = site.categories.iter().flat_map(|category| category.names.values());
    let documents = articles
        .map(|version| &version.document)
        .chain(intros.filter_map(|name| name.document.as_ref()));
    let mut missing: BTreeMap<&str, (&TextFile, BTreeSet<&Lang>)> = BTreeMap::new();
    for document in documents {
        for part in document.body.parts.iter().filter(|part| part.lang != document.lang) {
            let file = document.file.own(part.text).0;
            let entry =
                missing.entry(part.name.as_str()).or_insert_with(|| (file, BTreeSet::new()));
            entry.1.insert(&document.lang);
        }
    }
    for (name, (file, languages)) in missing {
        let languages: Vec<&str> = languages.into_iter().map(Lang::as_str).collect();
        let message = format!("the part `{name}` is not translated into {}", languages.join(", "));
        let name = name.rsplit('/').next().unwrap_or(name);
        let first = languages.first().unwrap_or(&"");
        diagnostics.push(
            Diagnostic::warning("missing-translation", message)
                .at(file.whole())
                .help(format!("write {name}.{first}.md beside it")),
        );
    }
}

fn translations(article: &Article, diagnostics: &mut Diagnostics) {
    let Some(source) = source_document(article) else { return };
    let missing: Vec<&str> = article
        .versions
        .values()
        .filter(|version| version.is_fallback())
        .map(|version| version.lang.as_str())
        .collect();
    if let Some(first) = missing.first() {
        diagnostics.push(
            Diagnostic::warning(
                "missing-translation",
                format!("not translated into {}", missing.join(", ")),
            )
            .at(source.file.whole())
            .help(format!(
                "frontdesk new {} --lang {}",
                for_shell(article.key.as_str()),
                first
            )),
        );
    }
    for version in article.versions.values().filter(|version| !version.is_fallback()) {
        let (Some(own), Some(newer)) = (version.document.front.updated, source.front.updated)
        else {
            continue;
        };
        if own < newer {
            diagnostics.push(
                Diagnostic::warning(
                    "stale-translation",
                    format!("updated {own}, its source {newer}"),
                )
                .at(version.document.file.whole())
                .related(source.file.whole(), "the source")
                .help("carry the change over and set `updated:`"),
            );
        }
    }
}

/// As one word of a command line.
fn for_shell(key: &str) -> String {
    match key.chars().all(|c| c.is_alphanumeric() || "-_./".contains(c)) {
        true => key.to_owned(),
        false => format!("'{}'", key.replace('\'', r"'\''")),
    }
}

fn due(document: &Document, today: Date) -> Option<Diagnostic> {
    let due = document.front.review_by.filter(|due| due.value < today)?;
    let message = format!("was to be reviewed by {}", due.value);
    Some(
        Diagnostic::notice("review-due", message)
            .at(document.place(due.span))
            .help("read it again, then move `review_by:`"),
    )
}

fn dates(article: &Article, today: Date, diagnostics: &mut Diagnostics) {
    for version in article.versions.values().filter(|version| !version.is_fallback()) {
        let front = &version.document.front;
        due(&version.document, today).into_iter().for_each(|d| diagnostics.push(d));
        if let Some(until) = front.until.filter(|until| until.value < today) {
            diagnostics.push(
                Diagnostic::notice("notice-over", format!("this notice ended on {}", until.value))
                    .at(version.document.place(until.span))
                    .help("remove the article, or `until:`"),
            );
        }
        let (Some(published), Some(updated)) = (front.published, front.updated) else { continue };
        if updated < published {
            diagnostics.push(
                Diagnostic::warning(
                    "odd-dates",
                    format!("updated {updated} before it was published {published}"),
                )
                .at(version.document.place(Span::default()))
                .help("correct one of the two dates"),
            );
        }
    }
}
