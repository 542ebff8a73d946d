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
    pub fn report(&mut self, diagnostic: Diagnostic, range: Range<usize>) {
        let offset = self.origin.offset;
        let span = Span::new(offset + range.start, offset + range.end);
        self.diagnostics.push(diagnostic.at(self.origin.file.place(span)));
    }
}
