//! The same site with other texts.
//!
//! What other pages and the site's shape can see of a document is its front matter, its title and
//! its headings: its card. As long as all cards are the same, a text's own links are all that an
//! edit can change, and only they are resolved again.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::inherited::key_span;
use super::kept::Kept;
use super::links::{self, Targets};
use super::resolved::Resolved;
use super::site::Site;
use super::{Input, shape};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Document, DocumentKind, Lang};

/// A linked site with all that its links were resolved from.
pub struct Links {
    from: Origin,
    site: Arc<Site>,
    targets: Arc<Targets>,
    /// Of the site's shape.
    shape: Diagnostics,
    /// Of the links in each text, by its path.
    found: BTreeMap<Arc<str>, Vec<Diagnostic>>,
}

/// What the site was linked from, but for the listing and the files, which the targets keep.
struct Origin {
    config: Arc<crate::config::Config>,
    documents: Vec<Arc<Document>>,
    today: jiff::civil::Date,
    drafts: bool,
}

/// [`link`](super::link), which resolves only the links of other texts than `last` had, when that
/// is all that can have changed.
pub fn link_again(input: Input, last: Option<&Links>) -> Links {
    match last.and_then(|last| last.edited(&input)) {
        Some(edited) => edited,
        None => Links::new(input, last),
    }
}

impl Links {
    pub fn site(&self) -> &Arc<Site> {
        &self.site
    }

    pub fn diagnostics(&self) -> Diagnostics {
        let found = self.found.values().flatten().cloned();
        self.shape.clone().into_iter().chain(found).collect()
    }

    /// From nothing but the links that lead where they led in `last`.
    fn new(input: Input, last: Option<&Self>) -> Self {
        let from = Origin {
            config: Arc::clone(&input.config),
            documents: input.documents.clone(),
            today: input.today,
            drafts: input.drafts,
        };
        let (mut site, targets, shape) = shape(input);
        let last = last.map(|last| (last, site.places_in(&last.site)));
        let kept = last.as_ref().and_then(|(last, places)| {
            let has_same_files = last.targets.has_files_of(&targets);
            Kept::new(&last.site, &last.found, (&site, places), has_same_files)
        });
        let resolved = links::resolve(&mut site, &targets, kept.as_ref());
        // Several builds live side by side for a while: what is the same in them is there once.
        if let Some((last, places)) = last {
            site.articles.share(&last.site.articles, &places);
        }
        let mut found: BTreeMap<Arc<str>, Vec<Diagnostic>> = BTreeMap::new();
        for (path, diagnostics) in resolved {
            found.entry(path).or_default().extend(diagnostics);
        }
        Self { from, site: Arc::new(site), targets: Arc::new(targets), shape, found }
    }

    /// The same with the texts of `input`; `None` when more than texts may be different.
    fn edited(&self, input: &Input) -> Option<Self> {
        let Input { config, documents, listing, files, today, drafts } = input;
        let Origin { config: own, documents: known, today: day, drafts: shown } = &self.from;
        let is_same = own == config && day == today && shown == drafts;
        if !is_same || known.len() != documents.len() || !self.targets.are_of(listing, files) {
            return None;
        }
        let pairs = known.iter().zip(documents).filter(|(old, new)| !Arc::ptr_eq(old, new));
        let edits: Vec<(&Arc<Document>, &Arc<Document>)> = pairs.collect();
        if !edits.iter().all(|(old, new)| is_same_card(old, new)) {
            return None;
        }
        let mut edited = Self {
            from: Origin {
                config: Arc::clone(own),
                documents: documents.clone(),
                today: *day,
                drafts: *shown,
            },
            site: Arc::clone(&self.site),
            targets: Arc::clone(&self.targets),
            shape: self.shape.clone(),
            found: self.found.clone(),
        };
        if !edits.is_empty() {
            let mut site = Site::clone(&self.site);
            for (old, new) in edits {
                edited.found.remove(&old.file.path);
                put(&mut site, &self.targets, old, new, &mut edited.found);
            }
            edited.site = Arc::new(site);
        }
        Some(edited)
    }
}

/// Puts `new` where `old` stands in `site`, with its links resolved.
fn put(
    site: &mut Site,
    targets: &Targets,
    old: &Arc<Document>,
    new: &Arc<Document>,
    found: &mut BTreeMap<Arc<str>, Vec<Diagnostic>>,
) {
    // A draft that is not shown has no place.
    let Some(at) = targets.article(&new.key) else { return };
    let mut readers: Vec<Lang> = Vec::new();
    for (_, version) in site.articles[at].versions.iter_mut() {
        if Arc::ptr_eq(&version.document, old) {
            version.document = Arc::clone(new);
            readers.push(version.lang.clone());
        }
    }
    for lang in readers {
        let Resolved { hrefs, assets, diagnostics } =
            links::resolve_one(site, targets, new, &lang, at);
        if !diagnostics.is_empty() {
            found.entry(Arc::clone(&new.file.path)).or_default().extend(diagnostics);
        }
        if let Some(version) = site.articles[at].versions.get_mut(&lang) {
            (version.hrefs, version.assets) = (hrefs, assets);
        }
    }
}

/// Whether nothing that others may see of `old` is another in `new`. Places in the front matter are
/// seen too: what is wrong with the site's shape is told there.
fn is_same_card(old: &Document, new: &Document) -> bool {
    let Document { file, key, kind, lang, front, title, description: _, body, markdown } = old;
    let head = |document: &Document| {
        let text = &document.file.text;
        let first = text.find('\n').unwrap_or(text.len());
        text.get(..document.markdown.start.max(first)).map(str::to_owned)
    };
    let anchors = |document: &Document| -> Vec<(u8, String, bool, String)> {
        let headings = document.body.headings();
        headings.map(|own| (own.level, own.anchor.clone(), own.pinned, own.text.clone())).collect()
    };
    let wanted = |document: &Document| -> Vec<String> {
        document.body.assets.iter().map(|asset| asset.path.clone()).collect()
    };
    let dates = ["published", "updated", "reviewed"];
    *kind == DocumentKind::Article
        && new.kind == *kind
        && (&new.file.path, &new.key, &new.lang) == (&file.path, key, lang)
        && (&new.front, &new.title, new.markdown.start) == (front, title, markdown.start)
        && head(old) == head(new)
        && dates.iter().all(|date| key_span(old, date) == key_span(new, date))
        && new.body.ids == body.ids
        && anchors(old) == anchors(new)
        && wanted(old) == wanted(new)
}
