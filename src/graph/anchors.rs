//! Which anchor of the page a reader sees is meant by a fragment.

use super::site::Article;
use crate::model::{Body, Document};

/// What a fragment leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The anchor to write.
    Found(String),
    Missing,
}

/// Resolves `fragment` on `shown`, one of `article`'s texts. An anchor of any of its languages is
/// valid: a pinned one stays what it is, any other means the heading at the same position. The
/// source language is asked first, because links are written against it.
pub(super) fn resolve(article: &Article, shown: &Document, fragment: &str) -> Anchor {
    if has(&shown.body, fragment) {
        return Anchor::Found(fragment.to_owned());
    }
    let source = article.versions.get(&article.source);
    let others = source
        .into_iter()
        .chain(article.versions.values())
        .filter(|version| !version.is_fallback());
    for other in others {
        let Some(position) =
            other.document.body.headings().position(|heading| heading.anchor == fragment)
        else {
            continue;
        };
        if let Some(heading) = shown.body.headings().nth(position).filter(|heading| !heading.pinned)
        {
            return Anchor::Found(heading.anchor.clone());
        }
    }
    Anchor::Missing
}

/// Where a translation has fewer headings than the text the fragment was written against: which is
/// missing.
pub(super) fn shortened(article: &Article, shown: &Document, fragment: &str) -> Option<String> {
    let source = &article.versions.get(&article.source)?.document;
    let mut headings = source.body.headings();
    let position = headings.position(|heading| heading.anchor == fragment)? + 1;
    let there = shown.body.headings().count();
    (there < position).then(|| {
        let (source, own) = (&source.file.path, &shown.file.path);
        format!(
            "it is heading {position} of {source}, and {own} has only {there}: translate it too"
        )
    })
}

/// The anchor closest to `fragment`, for the diagnostic's fix.
pub(super) fn closest<'d>(shown: &'d Document, fragment: &str) -> Option<&'d str> {
    crate::tree::suggest(fragment, shown.body.headings().map(|heading| heading.anchor.as_str()))
}

fn has(body: &Body, fragment: &str) -> bool {
    body.headings().any(|heading| heading.anchor == fragment)
        || body.ids.iter().any(|id| id == fragment)
}
