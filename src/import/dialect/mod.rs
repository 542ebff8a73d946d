//! What other generators write into Markdown, as CommonMark.
//!
//! 1. [`comments`]: what was never meant for readers;
//! 2. [`components`]: imports, comments and components of MDX;
//! 3. [`shortcodes`]: tags of Hugo, GitBook and mdBook;
//! 4. [`notes`]: admonitions, callouts and tabs;
//! 5. [`wiki`]: `[[links]]` by name.
//!
//! What is known becomes what it meant; of what is not, the mark goes, its content stays, and a
//! notice says so. Nothing inside code is touched.

mod comments;
mod components;
mod notes;
mod shortcodes;
mod tags;
mod wiki;

use std::collections::BTreeSet;
use std::ops::Range;

use super::mapped::{Edit, Mapped};
use super::page::SourcePage;
use super::scan::SourceTree;
use crate::diagnostics::{Diagnostic, Diagnostics};

/// What the dialects of one source need to know of all of it.
pub struct Dialects<'a> {
    tree: &'a SourceTree,
    names: wiki::Names<'a>,
}

/// Found in one body: where, and what could not be kept.
type Losses = Vec<(Range<usize>, String)>;

impl<'a> Dialects<'a> {
    pub fn new(tree: &'a SourceTree) -> Self {
        Self { tree, names: wiki::Names::new(tree) }
    }

    /// Pages that exist only as parts of others: MDX files whose names start with `_`.
    pub fn is_part(path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        name.starts_with('_') && name.ends_with(".mdx")
    }

    /// The body of `page` in plain Markdown.
    pub fn to_commonmark(&self, page: &SourcePage, body: &Mapped, diagnostics: &mut Diagnostics) -> Mapped {
        let (body, hidden) = without_comments(page, body);
        diagnostics.extend(hidden.into_iter().collect());
        let mut step = |body: Mapped, (edits, losses): (Vec<Edit>, Losses)| {
            diagnostics.extend(notices(page, &body, losses));
            body.edited(edits)
        };
        let mut body = body;
        if components::are_used(&page.file.path, body.text()) {
            let found = components::edits(body.text(), &page.file.path, self.tree);
            body = step(body, found);
        }
        let found = shortcodes::edits(body.text());
        body = step(body, found);
        let found = notes::edits(body.text());
        body = step(body, (found, Losses::new()));
        let found = self.names.edits(&page.file.path, body.text());
        step(body, (found, Losses::new()))
    }
}

/// The body without what its writers keep to themselves, and one notice of how much that is.
fn without_comments(page: &SourcePage, body: &Mapped) -> (Mapped, Option<Diagnostic>) {
    let found = comments::find(body.text());
    let notice = found.first().map(|first| {
        let count = found.len();
        let words = if count == 1 { "a comment".to_owned() } else { format!("{count} comments") };
        Diagnostic::warning("import-comment", format!("{words} that readers never saw left out"))
            .at(page.file.place(body.origin_span(first)))
            .help("nothing to do; what readers should see must stand outside of comments")
    });
    (body.edited(found.into_iter().map(Edit::delete).collect()), notice)
}

/// Each loss once a page, at its first place.
fn notices(page: &SourcePage, body: &Mapped, losses: Losses) -> Diagnostics {
    let mut seen = BTreeSet::new();
    let fresh = losses.into_iter().filter(|(_, what)| seen.insert(what.clone()));
    let notices = fresh.map(|(range, what)| {
        Diagnostic::warning("import-dialect", format!("{what} has no meaning here; what is inside it stays"))
            .at(page.file.place(body.origin_span(&range)))
            .help("write what it showed as plain Markdown")
    });
    notices.collect()
}

/// The kind of alert that a name of another generator stands for.
fn alert(name: &str) -> Option<&'static str> {
    Some(match name.to_ascii_lowercase().as_str() {
        "note" | "info" | "abstract" | "summary" | "question" | "help" | "faq" | "quote" | "example" | "seealso"
        | "todo" | "notice" | "primary" | "secondary" | "default" | "hint-info" | "neutral" => "NOTE",
        "tip" | "hint" | "success" | "check" | "done" | "star" => "TIP",
        "important" => "IMPORTANT",
        "warning" | "attention" | "warn" => "WARNING",
        "caution" | "danger" | "error" | "failure" | "fail" | "bug" | "missing" | "deprecated" => "CAUTION",
        _ => return None,
    })
}
