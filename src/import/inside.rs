//! Where in a larger folder the site stands: a repository holds a program and its documentation, an
//! archive one folder with everything in it.

use std::collections::BTreeSet;

use super::kind::{self, JEKYLL, MARKDOWN};
use super::path::last;
use super::scan::SourceTree;
use super::{exports, generators};
use crate::diagnostics::{Diagnostic, Span};

/// What projects call the folder of their documentation, the most telling first.
const NAMES: [&str; 12] = [
    "docs",
    "documentation",
    "doc",
    "website",
    "site",
    "guide",
    "book",
    "help",
    "support",
    "manual",
    "handbook",
    "web",
];

/// Folders below the source that are looked at: `packages/docs`.
const DEEPEST: usize = 2;

/// The folder in which everything stands: what archives hold.
fn only_folder(tree: &SourceTree) -> Option<String> {
    let mut tops = paths(tree).map(|path| path.split_once('/').map(|(top, _)| top));
    let first = tops.next()??;
    tops.all(|top| top == Some(first)).then(|| first.to_owned())
}

/// The folder in which a generator's project stands, where the source itself is none, with a notice
/// of what is not looked at.
pub fn project(tree: &SourceTree, from: Option<&str>) -> Option<(String, Option<Diagnostic>)> {
    let is_known = from.is_some_and(|from| from == MARKDOWN || exports::is_vendor(from));
    let here = kind::recognise(tree, None);
    if is_known || here != MARKDOWN && from.is_none_or(|from| from == here) {
        return None;
    }
    let only = only_folder(tree);
    let deepest = DEEPEST + usize::from(only.is_some());
    let folders: BTreeSet<&str> = paths(tree)
        .flat_map(|path| path.match_indices('/').take(deepest).map(move |(at, _)| &path[..at]))
        .collect();
    let rank = |folder: &str| match only.as_deref() == Some(folder) {
        true => Some(0),
        false => NAMES.iter().position(|name| last(folder).eq_ignore_ascii_case(name)),
    };
    let mut folders: Vec<(usize, usize, &str)> = folders
        .into_iter()
        .filter_map(|folder| Some((folder.matches('/').count(), rank(folder)?, folder)))
        .collect();
    folders.sort_unstable();
    let is_project = |folder: &str| {
        let has = |name: &str| tree.others.contains_key(&format!("{folder}/{name}"));
        let is_jekyll =
            from.is_none_or(|from| from == JEKYLL) && (has("_config.yml") || has("_config.yaml"));
        is_jekyll || generators::recognise_in(tree, folder, from).is_some()
    };
    let (.., folder) = folders.into_iter().find(|(.., folder)| is_project(folder))?;
    let inside = format!("{folder}/");
    let outside: Vec<_> =
        tree.markdown.iter().filter(|file| !file.path.starts_with(&inside)).collect();
    let notice = outside.first().map(|first| {
        let message = format!(
            "the site stands in {folder}/; what stands beside it was not imported ({} pages), and \
             the first is this",
            outside.len()
        );
        Diagnostic::warning("import-skipped", message)
            .at(first.place(Span::new(0, 0)))
            .help("import their folder by itself, if readers should find them")
    });
    Some((folder.to_owned(), notice))
}

fn paths(tree: &SourceTree) -> impl Iterator<Item = &str> {
    let pages = tree.markdown.iter().map(|file| &*file.path);
    pages.chain(tree.others.keys().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::TextFile;

    fn tree(pages: &[&str], others: &[&str]) -> SourceTree {
        SourceTree {
            root: "/none/repo".into(),
            markdown: pages.iter().map(|path| TextFile::new(*path, "# Page\n")).collect(),
            others: others.iter().map(|path| ((*path).to_owned(), path.into())).collect(),
            ..SourceTree::default()
        }
    }

    #[test]
    fn the_documentation_of_a_program() {
        let jekyll = tree(&["README.md", "docs/a.md"], &["docs/_config.yml", "src/main.rs"]);
        let (folder, notice) = project(&jekyll, None).unwrap();
        assert_eq!(folder, "docs");
        assert!(notice.unwrap().message.contains("(1 pages)"));
        assert_eq!(project(&jekyll, Some(MARKDOWN)), None);
        let archive = tree(&["repo-main/a.md"], &["repo-main/_config.yml"]);
        assert_eq!(project(&archive, None).unwrap().0, "repo-main");
        assert_eq!(project(&tree(&["repo-main/a.md"], &["repo-main/x.png"]), None), None);
        assert_eq!(
            project(&tree(&["docs/a.md"], &["_config.yml", "docs/_config.yml"]), None),
            None
        );
        let seen = jekyll.narrowed("docs");
        assert_eq!(&*seen.markdown[0].path, "a.md");
        assert!(
            seen.others.contains_key("_config.yml") && seen.others.contains_key("../src/main.rs")
        );
    }
}
