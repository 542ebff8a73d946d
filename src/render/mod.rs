//! The linked site as files in memory: pages, machine-readable copies, assets.
//!
//! 1. [`theme`] holds templates, assets and strings; a site's own files stand over the built-in
//!    ones, and assets are named by their content;
//! 2. `page::scope` prepares what all pages of one language share, once;
//! 3. `pages` writes that language's pages, in parallel;
//! 4. `contact` writes the pages that send people to the right channel;
//! 5. `copies` writes what machines read, and what the customers' server fills in and knows.
//!
//! Nothing a page shows grows with the site, except on the pages that list all of it. The order of
//! the files is that of the steps above, whatever the threads did.

mod contact;
mod copies;
mod input;
mod page;
mod pages;
mod theme;

pub use contact::{hours_words, search_documents};
pub use copies::host::REASONS;
pub use input::{Contact, Input, Related};
pub use theme::strings::missing_strings;
pub use theme::{Theme, ThemeFile, built_in_files, copied, is_stale};

use rayon::prelude::*;

use crate::diagnostics::Diagnostics;
use crate::model::OutputFile;

use copies::{feed, host, hosting, listing, llms, sitemap};
use page::scope::Scope;
use page::shared::Shared;
use pages::{all, article, category, home, overview, own_types, tags};

/// All files of the site, paths below `dist/` (`site/fr/index.html`). A page whose template fails
/// is missing, and the failure is among the diagnostics.
pub fn render(input: &Input<'_>) -> (Vec<OutputFile>, Diagnostics) {
    let (shared, mut diagnostics) = Shared::new(input);
    diagnostics.extend(own_types::unknown(input));
    let mut files = Vec::new();
    for language in &input.site.config.languages {
        let mut scope = Scope::new(&shared, language);
        // Every page names the file, so it is written before there is any.
        let words = contact::script_words(&scope).unwrap_or_else(|found| {
            diagnostics.extend(found);
            None
        });
        diagnostics.extend(scope.open(words.as_ref().map(|(address, _)| address.clone())));
        let mut outcomes = vec![home::write(&scope)];
        outcomes.push(all::search(&scope));
        outcomes.extend(all::write(&scope));
        outcomes.extend(overview::write(&scope));
        outcomes.extend(category::write_all(&scope));
        outcomes.extend(tags::write_all(&scope));
        let places = article::Places::new(&scope);
        let versions: Vec<_> = input.site.versions(&language.lang).collect();
        let pages: Vec<Vec<page::Outcome>> =
            versions.par_iter().map(|version| article::write(&scope, &places, *version)).collect();
        outcomes.extend(pages.into_iter().flatten());
        outcomes.extend(contact::write(&scope));
        outcomes.extend(words.map(|(_, file)| Ok(file)));
        outcomes.push(host::page(&scope));
        outcomes.extend(feed::write(&scope));
        outcomes.extend(llms::write(&scope).into_iter().map(Ok));
        keep(outcomes, &mut files, &mut diagnostics);
    }
    let mut outcomes = listing::write(&shared);
    if !input.site.config.preview {
        outcomes.extend(sitemap::write(&shared));
    }
    outcomes.extend(hosting::write(&shared).into_iter().map(Ok));
    if let Some(told) = hosting::too_many_redirects(input.site.redirects.len()) {
        diagnostics.push(told);
    }
    outcomes.push(host::description(&shared));
    keep(outcomes, &mut files, &mut diagnostics);
    files.extend(shared.into_files());
    (files, diagnostics.sorted())
}

fn keep(outcomes: Vec<page::Outcome>, files: &mut Vec<OutputFile>, diagnostics: &mut Diagnostics) {
    for outcome in outcomes {
        match outcome {
            Ok(file) => files.push(file),
            Err(found) => diagnostics.extend(found),
        }
    }
}
