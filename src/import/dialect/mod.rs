//! What other generators write into Markdown, as CommonMark.
//!
//! 1. [`comments`]: what was never meant for readers;
//! 2. [`components`]: imports, comments and components of MDX; [`elements`]: Markdown in HTML;
//! 3. [`marks`]: files that a page takes in; [`shortcodes`]: tags of Hugo, GitBook and mdBook;
//! 4. [`notes`]: admonitions, callouts and tabs;
//! 5. [`learn`], [`blocks`], [`marks`]: what single sites and extensions of Markdown write besides;
//! 6. [`wiki`]: `[[links]]` by name.
//!
//! The order is that in which the generators themselves look: a component's body and a file that is
//! taken in may hold shortcodes, and shortcodes become the `:::` notes that `notes` reads.
//!
//! What is known becomes what it meant; of what is not, the mark goes, its content stays, and a
//! notice says so. Nothing inside code is touched.

mod alert;
mod blocks;
mod comments;
mod components;
mod elements;
mod learn;
mod loss;
mod marks;
mod notes;
mod shortcodes;
mod tags;
mod wiki;

use std::collections::BTreeSet;

use super::mapped::{Edit, Mapped};
use super::page::SourcePage;
use super::path::{last, parent};
use super::scan::SourceTree;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::path_within;
use crate::tree::TextFile;
use loss::{Losses, notices};

/// What the dialects of one source need to know of all of it.
pub struct Dialects<'a> {
    tree: &'a SourceTree,
    names: wiki::FileNames<'a>,
    /// Files that pages import.
    parts: BTreeSet<String>,
    /// Paragraphs that links lead to.
    blocks: BTreeSet<String>,
}

impl<'a> Dialects<'a> {
    pub fn new(tree: &'a SourceTree) -> Self {
        let parts = tree.markdown.iter().flat_map(|file| {
            let own = components::imported(&file.text, &file.path).into_iter();
            own.chain(learn::included(&file.text, &file.path))
        });
        Self {
            tree,
            names: wiki::FileNames::new(tree),
            parts: parts.collect(),
            blocks: blocks::named(&tree.markdown),
        }
    }

    /// Pages that exist only as parts of others: MDX files whose names start with `_`, and Markdown
    /// of such a name, or in a folder of includes, that a page takes in.
    pub fn is_part(&self, path: &str) -> bool {
        let is_named_so =
            last(path).starts_with('_') || path.split('/').any(|folder| folder == "includes");
        is_named_so && (path.ends_with(".mdx") || self.parts.contains(path))
    }

    /// The body of `page` in plain Markdown.
    pub fn to_commonmark(
        &self,
        page: &SourcePage,
        body: &Mapped,
        diagnostics: &mut Diagnostics,
    ) -> Mapped {
        let (body, hidden) = without_comments(&page.file, body);
        diagnostics.extend(hidden.into_iter().collect());
        let mut step = |body: Mapped, (edits, losses): (Vec<Edit>, Losses)| {
            diagnostics.extend(notices(page, &body, losses));
            body.edited(edits)
        };
        let mut body = body;
        let is_mdx = components::are_used(&page.file.path, body.text());
        if is_mdx {
            let found = components::edits(body.text(), &page.file.path, self.tree);
            body = step(body, found);
        }
        let found = elements::edits(body.text(), is_mdx);
        body = step(body, (found, Losses::new()));
        let found = marks::snippets(body.text(), |name| self.snippet(&page.file.path, name));
        body = step(body, (found, Losses::new()));
        let found = shortcodes::edits(body.text());
        body = step(body, found);
        let found = learn::edits(body.text(), &page.file.path, self.tree);
        body = step(body, found);
        let found = marks::made_of_code(body.text());
        body = step(body, found);
        let found = notes::edits(body.text());
        body = step(body, (found, Losses::new()));
        let found = blocks::edits(body.text(), &self.blocks);
        body = step(body, (found, Losses::new()));
        let found = marks::edits(body.text());
        body = step(body, (found, Losses::new()));
        let found = self.names.edits(&page.file.path, body.text());
        step(body, (found, Losses::new()))
    }
}

impl Dialects<'_> {
    /// A file that a page takes in: by its path from the page, or by the end of its own.
    fn snippet(&self, page: &str, name: &str) -> Option<String> {
        let beside = path_within(parent(page), name)?;
        let end = format!("/{name}");
        let files = &self.tree.markdown;
        let found = files.iter().find(|file| *file.path == *beside);
        let found = found
            .or_else(|| files.iter().find(|file| *file.path == *name || file.path.ends_with(&end)));
        let hidden = || self.tree.read_other(&beside).filter(|_| name.ends_with(".md"));
        let found = found.cloned().or_else(hidden)?;
        Some(SourcePage::read(found).0.body_text().trim().to_owned())
    }
}

/// The body without what its writers keep to themselves, and one notice of how much that is.
pub fn without_comments(file: &TextFile, body: &Mapped) -> (Mapped, Option<Diagnostic>) {
    let found = comments::find(body.text());
    let notice = found.first().map(|first| {
        let count = found.len();
        let words = if count == 1 { "a comment".to_owned() } else { format!("{count} comments") };
        Diagnostic::warning("import-comment", format!("{words} that readers never saw left out"))
            .at(file.place(body.origin_span(first)))
            .help("nothing to do; what readers should see must stand outside of comments")
    });
    (body.edited(found.into_iter().map(Edit::delete).collect()), notice)
}
