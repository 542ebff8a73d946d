//! Any folder of Markdown files.

use super::assemble::{Parts, assemble, odd_name};
use super::dialect::Dialects;
use super::draft::{Address, Draft, settle_indexes};
use super::front::{self, Front};
use super::kramdown;
use super::languages::{self, Placement};
use super::mapped::Mapped;
use super::names::readable;
use super::page::SourcePage;
use super::path::{parent, stem};
use super::scan::scan;
use super::{EXAMPLE_BASE_URL, Imported, Options, title_of};
use crate::diagnostics::{Diagnostics, Span};
use crate::model::path_within;
use crate::tree::Value;

/// Plans the import of a folder of Markdown, with or without front matter.
pub fn markdown(options: &Options) -> (Imported, Diagnostics) {
    let (tree, mut diagnostics) = scan(&options.source);
    if diagnostics.iter().any(|d| d.code == "import-source") {
        return (Imported::default(), diagnostics);
    }
    let paths: Vec<&str> = tree.markdown.iter().map(|file| &*file.path).collect();
    let detected = languages::detect(&paths, options.language.as_ref());
    let mut drafts = Vec::with_capacity(tree.markdown.len());
    let dialects = Dialects::new(&tree);
    for (file, placement) in tree.markdown.iter().zip(detected.placements) {
        if Dialects::is_part(&file.path) {
            continue;
        }
        let (page, found) = SourcePage::read(file.clone());
        diagnostics.extend(found);
        drafts.push(draft(&page, placement, &dialects, &mut diagnostics));
    }
    settle_indexes(&mut drafts, &Default::default());
    let parts = Parts {
        drafts,
        default: detected.default,
        roots: Default::default(),
        title: options.title.clone().unwrap_or_else(|| title_of(&tree.root)),
        base_url: options.base_url.clone().unwrap_or_else(|| EXAMPLE_BASE_URL.to_owned()),
        origin: None,
    };
    let (imported, found) = assemble(&tree, parts);
    diagnostics.extend(found);
    (imported, diagnostics.sorted())
}

fn draft(page: &SourcePage, placement: Placement, dialects: &Dialects<'_>, diagnostics: &mut Diagnostics) -> Draft {
    let mut front = Front::read(page, &[], diagnostics);
    let body = Mapped::of(&page.file.text, page.body.start..page.body.end);
    let body = kramdown::to_commonmark(&dialects.to_commonmark(page, &body, diagnostics));
    if front.title.is_none() && !has_heading(body.text()) {
        front.title = Some(readable(placement.path.rsplit('/').next().unwrap_or(&placement.path)));
    }
    let mut addresses: Vec<Address> = Vec::new();
    if odd_name(&placement.path) || placement.renamed {
        // The language's folder is part of the old path.
        let path = format!("/{}/", stem(&page.file.path));
        addresses.push(Address { path, span: Span::new(0, 0), redirect: true });
    }
    addresses.extend(named(page, &placement.path));
    let permalink = page.get("permalink").and_then(|node| Some((node.as_text()?, node.span)));
    for (path, span) in permalink.into_iter().chain(front::addresses(page)) {
        let path = format!("/{}", path.trim().trim_start_matches('/'));
        addresses.push(Address { path, span, redirect: true });
    }
    Draft {
        file: page.file.clone(),
        lang: placement.lang,
        path: placement.path,
        is_index: false,
        front,
        body,
        addresses,
    }
}

/// The page under another name than its file's: Docusaurus' `id`, the `slug` of several tools.
fn named(page: &SourcePage, path: &str) -> Vec<Address> {
    let folder = parent(path);
    let names = ["slug", "id"].into_iter().filter_map(|key| page.get(key));
    let names = names.filter_map(|node| match &node.value {
        // Numbers are a database's, not an address.
        Value::String(name) if !name.trim().is_empty() => Some((name.trim().trim_end_matches('/'), node.span)),
        _ => None,
    });
    let address = |(name, span): (&str, Span)| {
        let base = if name.starts_with('/') { "" } else { folder };
        let path = path_within(base, name)?;
        // The folder itself, or the home page, which has no other address.
        let path = if path.is_empty() { "/".to_owned() } else { format!("/{path}/") };
        Some(Address { path, span, redirect: true })
    };
    names.filter_map(address).collect()
}

/// Whether the text can name its own page.
fn has_heading(text: &str) -> bool {
    let line = |line: &str| line.starts_with('#') || line.starts_with("===") || line.starts_with("---");
    text.lines().any(line) && super::markup::look_through(text).headings.iter().any(|h| !h.text.trim().is_empty())
}
