//! What of a dialect could not be kept.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::import::mapped::Mapped;
use crate::import::page::SourcePage;

/// Found in one body: where, and what has no meaning here.
pub type Losses = Vec<(Range<usize>, String)>;

/// Each loss once a page, at its first place: a component used forty times is one thing to mend.
pub fn notices(page: &SourcePage, body: &Mapped, losses: Losses) -> Diagnostics {
    let mut seen = BTreeSet::new();
    let fresh = losses.into_iter().filter(|(_, what)| seen.insert(what.clone()));
    let notices = fresh.map(|(range, what)| {
        Diagnostic::warning(
            "import-dialect",
            format!("{what} has no meaning here; what is inside it stays"),
        )
        .at(page.file.place(body.origin_span(&range)))
        .help("write what it showed as plain Markdown")
    });
    notices.collect()
}
