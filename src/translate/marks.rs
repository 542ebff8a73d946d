//! What readers of a translation are told: a note beside each part whose original says something
//! else by now.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::block::Kind;
use super::drift::{Change, Drift, Status, compare};
use super::record::{Record, Records};
use super::texts::{Text, texts};
use crate::config::Config;
use crate::content::{self, Mark, Rules};
use crate::model::{Document, Heading, Lang, Note};

/// A site's documents with notes in the translations that drifted, and what each translation was
/// compared with.
pub struct Marked {
    /// In the order they came in. Those that did not drift are the same values.
    pub documents: Vec<Arc<Document>>,
    records: Arc<Records>,
    rules: Arc<Rules>,
    /// By the path of the translation.
    compared: BTreeMap<Arc<str>, Compared>,
}

/// A translation beside its source.
struct Compared {
    source: Arc<Document>,
    own: Arc<Document>,
    /// With notes, if it drifted.
    noted: Option<Arc<Document>>,
}

impl Marked {
    /// Compares each translation with its source, unless `last` has compared the same two by the
    /// same records: an edit changes two of a site's thousands.
    pub fn again(
        config: &Config,
        documents: &[Arc<Document>],
        (records, rules): (&Arc<Records>, &Arc<Rules>),
        last: Option<&Self>,
    ) -> Self {
        let compared = match records.iter().all(|(_, record)| record.articles.is_empty()) {
            true => BTreeMap::new(),
            false => {
                let known = last.filter(|last| last.is_by(records, rules));
                compare_all(config, documents, (records, rules), known)
            }
        };
        let noted = |document: &Arc<Document>| {
            compared.get(&document.file.path).and_then(|compared| compared.noted.clone())
        };
        let noted = |document| noted(document).unwrap_or_else(|| Arc::clone(document));
        let documents = documents.iter().map(noted).collect();
        Self { documents, records: Arc::clone(records), rules: Arc::clone(rules), compared }
    }

    fn is_by(&self, records: &Arc<Records>, rules: &Arc<Rules>) -> bool {
        Arc::ptr_eq(&self.records, records) && Arc::ptr_eq(&self.rules, rules)
    }

    fn known(&self, source: &Arc<Document>, own: &Arc<Document>) -> Option<Option<Arc<Document>>> {
        let known = self.compared.get(&own.file.path)?;
        let is_same = Arc::ptr_eq(&known.source, source) && Arc::ptr_eq(&known.own, own);
        is_same.then(|| known.noted.clone())
    }
}

fn compare_all(
    config: &Config,
    documents: &[Arc<Document>],
    (records, rules): (&[(Lang, Record)], &Rules),
    last: Option<&Marked>,
) -> BTreeMap<Arc<str>, Compared> {
    let texts = texts(config, documents);
    let records: BTreeMap<&Lang, &Record> =
        records.iter().map(|(lang, record)| (lang, record)).collect();
    let noted = |text: &Text, own: &Arc<Document>| {
        let entry = records.get(&own.lang)?.articles.get(&text.name);
        let status = compare(entry, (&text.source, text.parts()), Some(own));
        let Status::Recorded(parts) = status else { return None };
        let marks = marks(&text.source, own, &parts);
        (!marks.is_empty()).then(|| with(own, rules, &marks))
    };
    let translations: Vec<(&Text, &Arc<Document>)> = texts
        .iter()
        .flat_map(|text| text.translations.values().map(move |own| (text, own)))
        .collect();
    let compared = translations.into_par_iter().map(|(text, own)| {
        let known = last.and_then(|last| last.known(&text.source, own));
        let noted = known.unwrap_or_else(|| noted(text, own));
        let (source, own) = (Arc::clone(&text.source), Arc::clone(own));
        (Arc::clone(&own.file.path), Compared { source, own, noted })
    });
    compared.collect()
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
