//! What readers of a translation are told: a note beside each part whose original says something
//! else by now.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::block::Kind;
use super::drift::{Change, Drift, Status, compare};
use super::record::Record;
use super::texts::{Text, texts};
use crate::config::Config;
use crate::content::{self, Mark, Rules};
use crate::model::{Document, Heading, Lang, Note};

/// `documents` with notes in the translations that drifted; the others are the same values.
pub fn marked(
    config: &Config,
    documents: Vec<Arc<Document>>,
    records: &[(Lang, Record)],
    rules: &Rules,
) -> Vec<Arc<Document>> {
    if records.iter().all(|(_, record)| record.articles.is_empty()) {
        return documents;
    }
    let texts = texts(config, &documents);
    let records: BTreeMap<&Lang, &Record> =
        records.iter().map(|(lang, record)| (lang, record)).collect();
    let translations: Vec<(&Text, &Arc<Document>)> = texts
        .iter()
        .flat_map(|text| text.translations.values().map(move |own| (text, own)))
        .collect();
    let marked = translations.into_par_iter().filter_map(|(text, own)| {
        let entry = records.get(&own.lang)?.articles.get(&text.name);
        let status = compare(entry, (&text.source, text.parts()), Some(own));
        let Status::Recorded(parts) = status else { return None };
        let marks = marks(&text.source, own, &parts);
        (!marks.is_empty()).then(|| (own.file.path.clone(), with(own, rules, &marks)))
    });
    let mut marked: BTreeMap<Arc<str>, Arc<Document>> = marked.collect();
    let own = |document: Arc<Document>| marked.remove(&document.file.path).unwrap_or(document);
    documents.into_iter().map(own).collect()
}

fn with(document: &Document, rules: &Rules, marks: &[Mark]) -> Arc<Document> {
    Arc::new(Document { body: content::marked(document, rules, marks), ..document.clone() })
}

/// One note a part and kind of change, however many parts are new behind it.
fn marks(source: &Document, own: &Document, parts: &[Drift]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = parts.iter().filter_map(|part| mark(source, own, part)).collect();
    marks.dedup_by(|a, b| (a.at, a.note.words) == (b.at, b.note.words));
    marks
}

fn mark(source: &Document, own: &Document, part: &Drift) -> Option<Mark> {
    let (there, here) = part.starts;
    let is_title = match part.kind {
        Kind::Title | Kind::Description => true,
        // The heading that is the title is no heading of the body.
        Kind::Heading => {
            here.is_some_and(|at| headings(own).all(|heading| at < heading.span.start))
        }
        _ => false,
    };
    let words = match part.change {
        Change::Moved => return None,
        _ if is_title => "drift-title",
        Change::Changed | Change::Split | Change::Joined => "drift-changed",
        Change::New | Change::Missing => "drift-new",
        Change::Gone => "drift-gone",
    };
    // The front matter stands nowhere in the text, and neither does what comes before all of it.
    let at = here.filter(|at| *at >= own.markdown.start).unwrap_or(0);
    Some(Mark { at, note: Note { words, anchor: there.and_then(|at| anchor(source, at)) } })
}

/// Of the section of `source` that `at` stands in.
fn anchor(source: &Document, at: usize) -> Option<String> {
    let before = headings(source).take_while(|heading| heading.span.start <= at);
    before.last().map(|heading| heading.anchor.clone())
}

fn headings(document: &Document) -> impl Iterator<Item = &Heading> {
    document.body.sections.iter().filter_map(|section| section.heading.as_ref())
}
