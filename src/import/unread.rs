//! Files that hold text in a form nobody here reads: told by kind, with their count.

use std::collections::BTreeMap;

use super::scan::SourceTree;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};

/// Endings of texts.
const TEXTS: [&str; 9] =
    ["adoc", "asciidoc", "rst", "lr", "org", "textile", "docx", "odt", "ipynb"];

/// One notice for each kind.
pub fn notices(tree: &SourceTree) -> Diagnostics {
    let mut kinds: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for path in tree.others.keys().filter(|path| !path.starts_with("../")) {
        let Some((_, ending)) = path.rsplit_once('.') else { continue };
        if let Some(kind) = TEXTS.iter().find(|kind| ending.eq_ignore_ascii_case(kind)) {
            kinds.entry(kind).or_insert((0, path)).0 += 1;
        }
    }
    let notices = kinds.into_iter().map(|(kind, (count, first))| {
        let files =
            if count == 1 { "1 file was".to_owned() } else { format!("{count} files were") };
        Diagnostic::warning(
            "import-unread",
            format!("{files} not read: .{kind} is no Markdown; the first is this"),
        )
        .at(Place::file(first))
        .help("convert them to Markdown first, for instance with pandoc")
    });
    notices.collect()
}
