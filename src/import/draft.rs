//! A page on its way: what is known of it before its links are settled.

use std::collections::BTreeSet;

use super::front::Front;
use super::mapped::Mapped;
use super::path::{ancestors, last, parent};
use crate::diagnostics::{Diagnostic, Place, Span};
use crate::model::Lang;
use crate::ratings::Votes;
use crate::replies::Reply;
use crate::tree::TextFile;

/// A page of the source, converted, with its place in the new site.
#[derive(Debug, Clone)]
pub struct Draft {
    pub file: TextFile,
    pub lang: Lang,
    /// Without extension and language, in the source's names; translations share it.
    pub path: String,
    /// It introduces the folder `path` instead of being an article.
    pub is_index: bool,
    pub front: Front,
    pub body: Mapped,
    /// Where it was found on the old site, with the place that says so. The first is where it
    /// really stood.
    pub addresses: Vec<Address>,
    pub votes: Votes,
    /// What readers wrote below it, oldest first.
    pub replies: Vec<Reply>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Decoded, with a leading slash, as the old site had it.
    pub path: String,
    pub span: Span,
    /// Worth a redirect where the new site does not have it; otherwise it only resolves links.
    pub redirect: bool,
}

impl Address {
    /// An address that no line of the source says.
    pub fn unwritten(path: String) -> Self {
        Self { path, span: Span::new(0, 0), redirect: true }
    }
}

impl Draft {
    /// An article of nobody's votes and without an old address.
    pub fn new(file: TextFile, lang: Lang, path: String, front: Front, body: Mapped) -> Self {
        let (addresses, votes, replies) = (Vec::new(), Votes::default(), Vec::new());
        Self { file, lang, path, is_index: false, front, body, addresses, votes, replies }
    }

    /// The source's folder in which the page stands.
    pub fn folder(&self) -> &str {
        if self.is_index { &self.path } else { parent(&self.path) }
    }

    pub fn place(&self, span: Span) -> Place {
        self.file.place(span)
    }

    pub fn notice(
        &self,
        code: &'static str,
        span: Span,
        message: impl Into<String>,
        help: &str,
    ) -> Diagnostic {
        Diagnostic::warning(code, message).at(self.place(span)).help(help)
    }
}

/// A name that introduces its folder.
pub fn is_index_name(name: &str) -> bool {
    matches!(name.to_ascii_lowercase().as_str(), "index" | "_index" | "readme")
}

/// Turns `x/index` into the introduction of `x`, and `x` as well where a folder of that name stands
/// beside it: both would have the same address. The first of several introductions wins. `roots`
/// are folders whose content belongs to the root. The home page shows no text of a writer: what
/// introduces the whole site in more than a few words is an article.
pub fn settle_indexes(drafts: &mut [Draft], roots: &BTreeSet<String>) {
    let folders: BTreeSet<String> =
        drafts.iter().flat_map(|draft| ancestors(draft.folder())).map(str::to_owned).collect();
    let mut introduced: BTreeSet<(Lang, String)> = drafts
        .iter()
        .filter(|draft| draft.is_index)
        .map(|draft| (draft.lang.clone(), draft.path.clone()))
        .collect();
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|i| drafts.get(*i).map(|draft| (rank(&draft.path), draft.path.clone())));
    let inhabited = inhabited(drafts);
    let is_taken = drafts.iter().any(|draft| draft.path == HOME);
    let home = if is_taken { format!("{HOME}-home") } else { HOME.to_owned() };
    let pages: BTreeSet<(Lang, String)> =
        drafts.iter().map(|draft| (draft.lang.clone(), draft.path.clone())).collect();
    for i in order {
        let Some(draft) = drafts.get_mut(i).filter(|draft| !draft.is_index) else { continue };
        let folder = match is_index_name(last(&draft.path)) {
            true => parent(&draft.path).to_owned(),
            false if folders.contains(&draft.path) => draft.path.clone(),
            false => continue,
        };
        let folder = if roots.contains(&folder) { String::new() } else { folder };
        if !folder.is_empty() && !inhabited.contains(&folder) {
            // A folder around a single page: the page is an article, at the same address if it is
            // free.
            let taken = pages.contains(&(draft.lang.clone(), folder.clone()));
            draft.path = if taken { format!("{folder}-index") } else { folder };
            continue;
        }
        if introduced.insert((draft.lang.clone(), folder.clone())) {
            draft.is_index = !(folder.is_empty() && says_much(draft.body.text()));
            draft.path = if draft.is_index { folder } else { home.clone() };
        }
    }
}

/// What the article is called that was the home page.
const HOME: &str = "introduction";

/// So many words are more than a greeting.
const MANY: usize = 20;

/// Whether a home page's text would be missed: a picture, or more than a description holds.
fn says_much(text: &str) -> bool {
    let prose = text.lines().map(str::trim).filter(|line| !line.starts_with(['#', '<']));
    let words: usize = prose.map(|line| line.split_whitespace().count()).sum();
    words >= MANY || text.contains("![") || text.contains("<img")
}

/// Folders in which an article stands at any depth, in any language: only those are categories.
fn inhabited(drafts: &[Draft]) -> BTreeSet<String> {
    let counts = |draft: &&Draft| !draft.is_index && !is_index_name(last(&draft.path));
    let folders = drafts.iter().filter(counts).flat_map(|draft| ancestors(parent(&draft.path)));
    // The folder of a folder's only page holds that page as an article.
    let lone = drafts.iter().filter(|draft| !draft.is_index && is_index_name(last(&draft.path)));
    let lone = lone.flat_map(|draft| ancestors(parent(parent(&draft.path))));
    folders.chain(lone).map(str::to_owned).collect()
}

/// index.md before README.md before a page that only shares its folder's name.
fn rank(path: &str) -> u8 {
    match last(path).to_ascii_lowercase().as_str() {
        "index" | "_index" => 0,
        "readme" => 1,
        _ => 2,
    }
}
