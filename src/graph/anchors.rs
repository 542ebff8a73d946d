//! Which anchor of the page a reader sees is meant by a fragment.

use super::site::Article;
use crate::model::{Body, Document, Heading, slugify};
use crate::tree::is_slip;

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

/// The anchor that surely was meant: of the heading with these words, which is pinned to another
/// name, or of the only one that `fragment` is but for a slip of the hand.
pub(super) fn meant<'d>(shown: &'d Document, fragment: &str) -> Option<&'d str> {
    let only = |is_one: &dyn Fn(&Heading) -> bool| {
        let mut found = shown.body.headings().filter(|heading| is_one(heading));
        let first = found.next()?;
        found.next().is_none().then_some(first.anchor.as_str())
    };
    let wanted = slugify(fragment);
    only(&|heading| heading.anchor == wanted)
        .or_else(|| only(&|heading| heading.pinned && slugify(&heading.text) == wanted))
        .or_else(|| only(&|heading| is_slip(fragment, &heading.anchor)))
}

/// The anchor closest to `fragment`, for the diagnostic's fix.
pub(super) fn closest<'d>(shown: &'d Document, fragment: &str) -> Option<&'d str> {
    crate::tree::suggest(fragment, shown.body.headings().map(|heading| heading.anchor.as_str()))
}

fn has(body: &Body, fragment: &str) -> bool {
    body.headings().any(|heading| heading.anchor == fragment)
        || body.ids.iter().any(|id| id == fragment)
}
