//! Articles that may already say what a new one is to say.

use crate::model::{Document, Lang};
use crate::search::likeness::Likeness;

/// The articles of `lang` with a title, a question or a heading like `title`, and that line.
pub(super) fn articles<'a>(
    documents: &'a [Document],
    lang: &Lang,
    title: &str,
) -> Vec<(&'a Document, &'a str)> {
    let own = documents.iter().filter(|document| document.lang == *lang);
    let lines: Vec<(&Document, &str)> =
        own.flat_map(|document| lines(document).map(move |line| (document, line))).collect();
    let likeness = Likeness::new(lang, lines.iter().map(|(_, line)| *line));
    let mut found: Vec<(&Document, &str)> =
        likeness.like(title).into_iter().filter_map(|at| lines.get(at).copied()).collect();
    // One line an article: its title comes first.
    found.dedup_by(|later, earlier| later.0.key == earlier.0.key);
    found
}

fn lines(document: &Document) -> impl Iterator<Item = &str> {
    let asks = document.front.asks.iter().map(|ask| ask.value.as_str());
    let headings = document.body.headings().map(|heading| heading.text.as_str());
    std::iter::once(document.title.as_str()).chain(asks).chain(headings)
}
