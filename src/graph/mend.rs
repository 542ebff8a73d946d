//! What to write instead of an address that leads nowhere, where only one thing can be meant.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use percent_encoding::percent_decode_str;
use rustc_hash::FxBuildHasher;

use super::ids::{ArticleIx, List};
use super::near::small;
use super::site::Article;
use crate::content::markdown::{Address, addresses, encoded};
use crate::diagnostics::{Diagnostic, Span};
use crate::model::{Document, DocumentKey, path};
use crate::tree::{TextFile, is_slip, suggest};

/// What the mendings of a site share: a document may have hundreds of dead links, and be shown to
/// readers of every language.
pub(super) struct Mender<'a> {
    articles: &'a List<ArticleIx, Article>,
    /// Made at the first link that leads nowhere.
    folded: OnceLock<Folded<'a>>,
    /// Of each document in which something leads nowhere, by its path.
    addresses: Mutex<BTreeMap<Arc<str>, Arc<[Address]>>>,
}

/// An article with its name in small letters.
type Named<'a> = (Cow<'a, str>, &'a DocumentKey);

/// Articles by their names in small letters.
#[derive(Default)]
struct Folded<'a> {
    by_name: HashMap<Cow<'a, str>, Vec<&'a DocumentKey>, FxBuildHasher>,
    by_folder: HashMap<Option<&'a str>, Vec<Named<'a>>, FxBuildHasher>,
}

impl<'a> Folded<'a> {
    fn of(articles: &'a List<ArticleIx, Article>) -> Self {
        let mut folded = Self::default();
        folded.by_name.reserve(articles.len());
        // They stand by their ids, which mostly are their keys.
        let mut keys: Vec<&DocumentKey> = articles.iter().map(|article| &article.key).collect();
        keys.sort();
        for key in keys {
            let name = small(key.name());
            folded.by_name.entry(name.clone()).or_default().push(key);
            folded.by_folder.entry(key.folder()).or_default().push((name, key));
        }
        folded
    }
}

impl<'a> Mender<'a> {
    pub fn new(articles: &'a List<ArticleIx, Article>) -> Self {
        Self { articles, folded: OnceLock::new(), addresses: Mutex::default() }
    }

    /// The article that was surely meant by `key`: the only one of its name, or the only one nearly
    /// so called in the same folder.
    pub fn article(&self, key: &DocumentKey, own: &DocumentKey) -> Option<&'a DocumentKey> {
        let straight = DocumentKey::new(key.as_str().replace('\\', "/"));
        let folded = self.folded.get_or_init(|| Folded::of(self.articles));
        let name = small(straight.name());
        let beside = || folded.by_folder.get(&straight.folder()).into_iter().flatten();
        // Written in other letters.
        if let Some((_, meant)) = beside().find(|(other, _)| *other == name) {
            return Some(meant);
        }
        let mut moved =
            folded.by_name.get(&*name).into_iter().flatten().copied().filter(|other| *other != own);
        if let Some(meant) = moved.next() {
            return moved.next().is_none().then_some(meant);
        }
        let is_near = |(near, other): &&Named<'_>| *other != own && is_slip(&name, near);
        let mut near = beside().filter(is_near);
        let (_, meant) = near.next()?;
        near.next().is_none().then_some(*meant)
    }

    /// The article that was perhaps meant, where [`article`](Self::article) is not sure: by its name in another folder, or by one that is nearly
    /// the same, in the folder that was written or in that of `own`.
    pub fn near(&self, key: &DocumentKey, own: &DocumentKey) -> Option<&'a DocumentKey> {
        let folded = self.folded.get_or_init(|| Folded::of(self.articles));
        let name = small(key.name());
        let same = folded.by_name.get(&*name).into_iter().flatten().copied();
        if let Some(meant) = same.into_iter().find(|other| *other != own) {
            return Some(meant);
        }
        [key.folder(), own.folder()].iter().find_map(|folder| {
            let beside = folded.by_folder.get(folder).into_iter().flatten();
            let beside: Vec<_> = beside.filter(|(_, other)| *other != own).collect();
            let near = suggest(&name, beside.iter().map(|(name, _)| &**name))?;
            beside.into_iter().find(|(name, _)| name == near).map(|(_, key)| *key)
        })
    }

    /// `d`, with the change that makes the address of `written` at `span` lead to `target` (a path
    /// below the site root).
    pub fn path(
        &self,
        d: Diagnostic,
        document: &Document,
        (span, written): (Span, &str),
        target: &str,
    ) -> Diagnostic {
        let new = match written.starts_with('/') {
            true => format!("/{}", target.strip_prefix("content/").unwrap_or(target)),
            false => path::between(path::parent(&document.file.own(span).0.path), target),
        };
        self.address(d, document, (span, written), &new)
    }

    /// `d`, with the change that writes `new` instead of the address `written` at `span`.
    pub fn address(
        &self,
        d: Diagnostic,
        document: &Document,
        (span, written): (Span, &str),
        new: &str,
    ) -> Diagnostic {
        self.with(d, document, span, |address| {
            let behind = address.url.find(['?', '#']).map_or("", |at| &address.url[at..]);
            (decoded(path_of(&address.url)) == written).then(|| format!("{}{behind}", encoded(new)))
        })
    }

    /// `d`, with the change that makes the address at `span` lead to the heading `anchor`.
    pub fn anchor(
        &self,
        d: Diagnostic,
        document: &Document,
        (span, written): (Span, &str),
        anchor: &str,
    ) -> Diagnostic {
        self.with(d, document, span, |address| {
            let (before, own) = address.url.split_once('#')?;
            (decoded(own) == written).then(|| format!("{before}#{}", encoded(anchor)))
        })
    }

    /// `change` gives what to write instead of the address, if it is the one that is meant. It
    /// stands inside the link, or in the definition that the link refers to.
    fn with(
        &self,
        d: Diagnostic,
        document: &Document,
        span: Span,
        change: impl Fn(&Address) -> Option<String>,
    ) -> Diagnostic {
        let (file, own) = document.file.own(span);
        let is_part = own != span;
        let body = if is_part { Span::new(0, file.text.len()) } else { document.markdown };
        let all = self.addresses(file, body);
        let found = || all.iter().filter_map(|address| Some((address, change(address)?)));
        let is_inside = |place: Span| own.start <= place.start && place.end <= own.end;
        match found().find(|(address, _)| is_inside(address.span)).or_else(|| found().next()) {
            Some((address, new)) => {
                // As all spans of a document: those in a part begin behind its own text.
                let shift = span.start - own.start;
                let there = Span::new(address.span.start + shift, address.span.end + shift);
                d.fix(there, address.written(&new))
            }
            None => d,
        }
    }

    fn addresses(&self, file: &TextFile, body: Span) -> Arc<[Address]> {
        let known = || self.addresses.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known().get(&file.path) {
            return Arc::clone(known);
        }
        let read: Arc<[Address]> = addresses(file, body).into();
        known().insert(file.path.clone(), Arc::clone(&read));
        read
    }
}

fn path_of(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or(url)
}

fn decoded(text: &str) -> String {
    percent_decode_str(text)
        .decode_utf8()
        .map_or_else(|_| text.to_owned(), |text| text.into_owned())
}
