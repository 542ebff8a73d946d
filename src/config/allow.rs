//! `[[check.allow]]`: mistakes that a team knows and lets pass, each with its reason.

use jiff::civil::Date;

use crate::diagnostics::{Diagnostic, Severity};
use crate::tree::Located;

/// Errors that are read out of sentences, where a reader can judge otherwise: they may pass, too.
const JUDGED: [&str; 1] = ["promise-differs"];

/// Warnings and notices of one code, everywhere or below a path.
#[derive(Debug, Clone, PartialEq)]
pub struct Allow {
    pub code: Located<String>,
    /// A file, or a folder with everything below it; `None` means the whole site.
    pub path: Option<String>,
    pub reason: String,
    /// The last day it holds.
    pub until: Option<Date>,
}

impl Allow {
    pub(super) fn covers(&self, diagnostic: &Diagnostic) -> bool {
        let may_pass = diagnostic.severity != Severity::Error || JUDGED.contains(&diagnostic.code);
        may_pass && self.names(diagnostic)
    }

    /// Whether it is of the code and stands where this says.
    pub(super) fn names(&self, diagnostic: &Diagnostic) -> bool {
        let below = |path: &str| {
            diagnostic.place.as_ref().is_some_and(|place| {
                place
                    .path
                    .strip_prefix(path)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        };
        diagnostic.code == self.code.value && self.path.as_deref().is_none_or(below)
    }
}
