//! Alternative texts of pictures.

use std::ops::Range;

use super::found::Found;
use crate::diagnostics::Diagnostic;

/// A picture at `range` without a text for those who cannot see it.
pub(super) fn no_words(address: &str, range: &Range<usize>, found: &mut Found<'_>) {
    let message = "this picture has no words for those who cannot see it";
    let help = format!("write ![what it shows]({address})");
    found.report(Diagnostic::warning("no-alt", message).help(help), range.clone());
}
