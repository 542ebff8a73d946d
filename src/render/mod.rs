//! The linked site as files in memory: pages, machine-readable copies, assets.
//!
//! 1. [`theme`] holds templates, assets and strings; a site's own files stand over the built-in
//!    ones, and assets are named by their content;
//!    [`Look`] is what a site's pages take of them;
//! 2. `page::scope` prepares what all pages of one language share, once;
//! 3. `pages` writes that language's pages;
//! 4. `contact` writes the pages that send people to the right channel;
//! 5. `copies` writes what machines read, and what the customers' server fills in and knows;
//! 6. [`plan`] lists all of these by address and writes any one of them when it is asked for.
//!
//! Nothing a page shows grows with the site, except on the pages that list all of it. Threads never
//! show in what comes out.

mod addresses;
mod contact;
mod copies;
mod input;
mod look;
mod page;
mod pages;
mod plan;
mod theme;

pub use contact::{duration_words, hours_words, search_documents};
pub use copies::host::REASONS;
pub use input::{Contact, Input, Related};
pub use look::Look;
pub use plan::{Page, Plan, plan};
pub use theme::strings::missing_strings;
pub use theme::{
    Merged, ORIGINALS, Origin, Theme, ThemeFile, built_in_files, copied, is_stale, mark, merge,
    origin,
};

use std::ops::ControlFlow;
use std::sync::{Mutex, PoisonError};

use crate::diagnostics::Diagnostics;
use crate::model::OutputFile;

/// All files of the site by path below `dist/` (`site/fr/index.html`), in memory. A page whose
/// template fails is missing, and the failure is among the diagnostics.
pub fn render(input: &Input<'_>) -> (Vec<OutputFile>, Diagnostics) {
    plan(input, |plan, found| {
        let files = Mutex::new(plan.assets());
        let failed = plan.write_all(|file| {
            files.lock().unwrap_or_else(PoisonError::into_inner).push(file);
            ControlFlow::Continue(())
        });
        let mut files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let mut diagnostics = found.clone();
        diagnostics.extend(failed.unwrap_or_default());
        (files, diagnostics.sorted())
    })
}
