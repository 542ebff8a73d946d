//! What was found so far.

use std::ops::Range;

use super::super::sink::Origin;
use crate::diagnostics::{Diagnostic, Diagnostics, Span};

/// Ranges are those of the body.
pub(super) struct Found<'a> {
    pub origin: Origin<'a>,
    pub diagnostics: Diagnostics,
}

impl Found<'_> {
    /// The file's place of a range of the body.
    pub fn span(&self, range: &Range<usize>) -> Span {
        let offset = self.origin.offset;
        Span::new(offset + range.start, offset + range.end)
    }

    pub fn report(&mut self, diagnostic: Diagnostic, range: Range<usize>) {
        let span = self.span(&range);
        self.diagnostics.push(diagnostic.at(self.origin.file.place(span)));
    }
}
