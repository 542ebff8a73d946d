//! What stands in a file that came back from translators.

use super::message::Token;
use crate::diagnostics::{Diagnostic, Span};
use crate::tree::TextFile;

#[derive(Debug)]
pub struct Returns {
    /// As the file names it.
    pub lang: String,
    pub span: Span,
    pub units: Vec<Returned>,
}

#[derive(Debug)]
pub struct Returned {
    /// Of the source's file.
    pub path: String,
    pub id: String,
    /// None where it is not translated; the error says what no placeholder is.
    pub tokens: Result<Vec<Token>, String>,
    /// Whether the translator is done with it.
    pub is_done: bool,
    pub span: Span,
}

/// The file cannot be read further than `span`.
pub fn said(file: &TextFile, span: Span, why: &str) -> Diagnostic {
    Diagnostic::error("bad-exchange", format!("this file cannot be read: {why}"))
        .at(file.place(span))
}
