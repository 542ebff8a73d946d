//! What an address in an open text names.

use std::sync::Arc;

use percent_encoding::percent_decode_str;

use super::workspace::Workspace;
use crate::content::markdown::addresses;
use crate::diagnostics::Span;
use crate::model::{Document, Heading};
use crate::source;
use crate::tree::TextFile;

/// A document of the site, and the heading of it that an address names.
pub(super) struct Target<'w> {
    pub document: &'w Arc<Document>,
    pub heading: Option<&'w Heading>,
    /// Of the address, in the text that names it.
    pub span: Span,
}

/// The target of the address that `at` stands in.
pub(super) fn target<'w>(
    workspace: &'w Workspace,
    file: &TextFile,
    at: usize,
) -> Option<Target<'w>> {
    let whole = Span::new(0, file.text.len());
    let address = addresses(file, whole)
        .into_iter()
        .find(|address| (address.span.start..=address.span.end).contains(&at))?;
    let (path, fragment) = match address.url.split_once('#') {
        Some((path, fragment)) => (path, Some(decoded(fragment))),
        None => (address.url.as_str(), None),
    };
    let document = document(workspace, &file.path, path.split('?').next().unwrap_or(path))?;
    let mut headings = document.body.sections.iter().filter_map(|section| section.heading.as_ref());
    let heading = fragment.and_then(|anchor| headings.find(|heading| heading.anchor == anchor));
    Some(Target { document, heading, span: address.span })
}

/// The document that `written` names in the file at `from`; the file itself where nothing is written.
pub(super) fn document<'w>(
    workspace: &'w Workspace,
    from: &str,
    written: &str,
) -> Option<&'w Arc<Document>> {
    if written.contains("://") {
        return None;
    }
    if written.is_empty() {
        return workspace.document(from);
    }
    let path = source::resolve(from, &decoded(written))?;
    let path = match path.starts_with("content/") || path == "content" {
        true => path,
        false => format!("content/{path}"),
    };
    let path = path.trim_end_matches('/');
    // A folder is its `_category.md`; an address without an ending is the article's.
    [path.to_owned(), format!("{path}.md"), format!("{path}/_category.md")]
        .iter()
        .find_map(|path| workspace.document(path))
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
