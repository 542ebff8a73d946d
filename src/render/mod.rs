//! The linked site as files in memory: pages, machine-readable copies, assets.
//!
//! 1. [`theme`] holds templates, assets and strings; a site's own files stand over the built-in
//!    ones, and assets are named by their content;
//! 2. `page::scope` prepares what all pages of one language share, once;
//! 3. `pages` writes that language's pages;
//! 4. `contact` writes the pages that send people to the right channel;
//! 5. `copies` writes what machines read, and what the customers' server fills in and knows;
//! 6. [`plan`] lists all of these by address and writes any one of them when it is asked for.
//!
//! Nothing a page shows grows with the site, except on the pages that list all of it. The order of
//! the files is the plan's, whatever the threads did.

mod contact;
mod copies;
mod input;
mod page;
mod pages;
mod plan;
mod theme;

pub use contact::{hours_words, search_documents};
pub use copies::host::REASONS;
pub use input::{Contact, Input, Related};
pub use plan::{Page, Plan, plan};
pub use theme::strings::missing_strings;
pub use theme::{Theme, ThemeFile, built_in_files, copied, is_stale};

use rayon::prelude::*;

use crate::diagnostics::Diagnostics;
use crate::model::OutputFile;

/// All files of the site, paths below `dist/` (`site/fr/index.html`). A page whose template fails
/// is missing, and the failure is among the diagnostics.
pub fn render(input: &Input<'_>) -> (Vec<OutputFile>, Diagnostics) {
    plan(input, |plan, found| {
        let mut diagnostics = found.clone();
        let pages = plan.pages().par_iter();
        let written: Vec<Vec<page::Outcome>> = pages.map(|page| plan.write(*page)).collect();
        let mut files = Vec::new();
        for outcome in written.into_iter().flatten() {
            match outcome {
                Ok(file) => files.push(file),
                Err(found) => diagnostics.extend(found),
            }
        }
        files.extend(plan.assets());
        (files, diagnostics.sorted())
    })
}
