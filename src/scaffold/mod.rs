//! A start for writers: a whole site, or one more article.
//!
//! 1. [`site()`]: the files of a new help centre, in up to four languages and free of mistakes;
//! 2. [`workflow()`]: what checks and builds it, for the [`Repository`] it stands in;
//! 3. [`article()`]: one Markdown file, from the site's archetype, a [`kind`]'s pattern, or as the
//!    frame of a translation;
//! 4. [`similar`]: articles that may already say it;
//! 5. [`write()`]: onto the disk, over nothing that is there; [`write_all`]: whole or not at all.

mod article;
mod kind;
mod repository;
mod similar;
mod site;
mod workflow;
mod write;

pub use article::{ARCHETYPE, Request, article};
pub use kind::Kind;
pub use repository::{CodeHost, Repository};
pub use site::{Wanted, languages, site};
pub use workflow::{Workflow, workflow};
pub use write::{write, write_all};

/// A file that is not there yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Below the folder it is written to, `/` between parts.
    pub path: String,
    pub text: String,
}
