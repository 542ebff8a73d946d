//! What to write instead of an address that leads nowhere, where only one thing can be meant.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;
use rapidfuzz::distance::osa;

use super::ids::ArticleIx;
use crate::content::markdown::{Address, addresses, encoded};
use crate::diagnostics::{Diagnostic, Span};
use crate::model::{Document, DocumentKey, path};

/// The article that was surely meant by `key`: the only one of its name, or the only one nearly so
/// called in the same folder.
pub(super) fn article<'n>(
    names: &'n BTreeMap<DocumentKey, ArticleIx>,
    key: &DocumentKey,
    own: &DocumentKey,
) -> Option<&'n DocumentKey> {
    let straight = DocumentKey::new(key.as_str().replace('\\', "/"));
    if let Some((meant, _)) = names.get_key_value(&straight) {
        return Some(meant);
    }
    let others = || names.keys().filter(|other| *other != own);
    let name = straight.name().to_lowercase();
    let mut moved = others().filter(|other| other.name().to_lowercase() == name);
    if let Some(meant) = moved.next() {
        return moved.next().is_none().then_some(meant);
    }
    let parent = straight.parent();
    let mut near = others().filter(|other| {
        let most = (other.name().chars().count() / 4).max(1);
        other.parent() == parent && osa::distance(other.name().to_lowercase().chars(), name.chars()) <= most
    });
    let meant = near.next()?;
    near.next().is_none().then_some(meant)
}

/// `d`, with the change that makes the address of `written` at `span` lead to `target` (a path below the
/// site root).
pub(super) fn path(d: Diagnostic, document: &Document, (span, written): (Span, &str), target: &str) -> Diagnostic {
    let new = match written.starts_with('/') {
        true => format!("/{}", target.strip_prefix("content/").unwrap_or(target)),
        false => path::between(path::parent(&document.file.path), target),
    };
    let change = |address: &Address| {
        let behind = address.url.find(['?', '#']).map_or("", |at| &address.url[at..]);
        format!("{}{behind}", encoded(&new))
    };
    with(d, document, span, change, |address| decoded(path_of(&address.url)) == written)
}

/// `d`, with the change that makes the address at `span` lead to the heading `anchor`.
pub(super) fn anchor(d: Diagnostic, document: &Document, (span, written): (Span, &str), anchor: &str) -> Diagnostic {
    let change = |address: &Address| {
        let before = address.url.split('#').next().unwrap_or_default();
        format!("{before}#{}", encoded(anchor))
    };
    let is_it = |address: &Address| address.url.split_once('#').is_some_and(|(_, own)| decoded(own) == written);
    with(d, document, span, change, is_it)
}

/// The address stands inside the link, or in the definition that it refers to.
fn with(
    d: Diagnostic,
    document: &Document,
    span: Span,
    change: impl Fn(&Address) -> String,
    is_it: impl Fn(&Address) -> bool,
) -> Diagnostic {
    let found: Vec<Address> = addresses(&document.file, document.markdown).into_iter().filter(is_it).collect();
    let inside = found.iter().find(|address| span.start <= address.span.start && address.span.end <= span.end);
    match inside.or(found.first()) {
        Some(address) => d.fix(address.span, address.written(&change(address))),
        None => d,
    }
}

fn path_of(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or(url)
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_owned(), |text| text.into_owned())
}
