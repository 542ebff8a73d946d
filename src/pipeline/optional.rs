//! Files that a site may do without.

use crate::diagnostics::Diagnostics;
use crate::source::Source;
use crate::tree::TextFile;

/// What `read` makes of a file that a site may do without; `none` without it, or where it is
/// broken.
pub(super) fn data<T>(
    source: &Source,
    path: &str,
    diagnostics: &mut Diagnostics,
    read: impl Fn(&TextFile) -> (T, Diagnostics),
    none: T,
) -> T {
    let Some(file) = optional(source, path, diagnostics) else { return none };
    let (value, found) = read(&file);
    diagnostics.extend(found);
    value
}

/// The file at `path`; what keeps it from being read is told.
pub(super) fn optional(
    source: &Source,
    path: &str,
    diagnostics: &mut Diagnostics,
) -> Option<TextFile> {
    source.optional_text(path).unwrap_or_else(|d| {
        diagnostics.push(d);
        None
    })
}
