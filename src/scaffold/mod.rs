//! A start for writers: a whole site, or one more article.
//!
//! 1. [`site()`]: the files of a new help centre, in two languages and free of mistakes;
//! 2. [`article()`]: one Markdown file, from the site's archetype or as the frame of a translation;
//! 3. [`similar`]: articles that may already say it;
//! 4. [`write()`]: onto the disk, over nothing that is there.

mod article;
mod similar;
mod site;
mod write;

pub use article::{ARCHETYPE, Request, article};
pub use site::site;
pub use write::write;

/// A file that is not there yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Below the site root, `/` between parts.
    pub path: String,
    pub text: String,
}
