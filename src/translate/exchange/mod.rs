//! What translators work on: their tools' files, out of a site and back into it.
//!
//! 1. [`code`]: what stands in a text and is nothing to translate;
//! 2. [`message`]: words with numbered placeholders, and whether all of them came back;
//!    [`notation`]: one as plain text;
//! 3. [`segment`]: the texts of a document's parts, [`html`]: those in raw HTML; [`markdown`]: one of
//!    them written again;
//! 4. [`state`]: how far each part is translated; [`front`]: a translation's front matter;
//! 5. [`sheet`]: an article laid out for a translator; [`memory`]: what other articles have;
//! 6. [`collect`]: what is handed out, as [`xliff`] or [`po`]; [`returned`]: what they read;
//! 7. [`came`]: one text that came back; [`splice`], [`placing`], [`merge`]: an article with all of
//!    them; [`take`]: a file of them.
//!
//! A unit is known by the hash of its source: what came back for a text that says something else by
//! now is not taken for its translation.

mod came;
mod code;
mod collect;
mod front;
mod html;
mod markdown;
mod memory;
mod merge;
mod message;
mod notation;
mod placing;
mod po;
mod returned;
mod segment;
mod sheet;
mod splice;
mod state;
mod take;
mod xliff;

pub use collect::{Exchange, Wanted, collect};
pub use merge::Merged;
pub use returned::Returns;
pub use take::{Taking, Took, take};

use crate::diagnostics::Diagnostic;
use crate::tree::TextFile;

/// A kind of file that translation tools read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Xliff,
    Po,
}

impl Format {
    /// By what a file's text begins with: tools choose endings of their own.
    pub fn of(text: &str) -> Self {
        if text.trim_start().starts_with('<') { Self::Xliff } else { Self::Po }
    }
}

/// The text of a file for translators. `title` is the site's.
pub fn write(exchange: &Exchange, format: Format, title: &str) -> String {
    match format {
        Format::Xliff => xliff::write(exchange),
        Format::Po => po::write(exchange, title),
    }
}

/// What stands in a file that came back.
///
/// # Errors
/// The line at which it cannot be read.
pub fn read(file: &TextFile) -> Result<Returns, Diagnostic> {
    match Format::of(&file.text) {
        Format::Xliff => xliff::read(file),
        Format::Po => po::read(file),
    }
}
