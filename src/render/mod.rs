//! The linked site as files in memory: pages, machine-readable copies, assets.
//!
//! 1. [`Theme`] holds templates, assets and strings; a site's own files stand over the built-in ones;
//! 2. `assets` names the theme's files by their content;
//! 3. `scope` prepares what all pages of one language share, once;
//! 4. `home`, `category`, `article`, `overview` and `tags` write that language's pages, in parallel;
//! 5. `contact` writes the pages that send people to the right channel;
//! 6. `host` writes what the customers' server fills in and knows;
//! 7. `feed`, `llms`, `listing`, `sitemap` and `hosting` write the copies for machines.
//!
//! Nothing a page shows grows with the site, except on the pages that list all of it. The order of
//! the files is that of the steps above, whatever the threads did.

mod article;
mod assets;
mod body;
mod category;
mod colour;
mod contact;
mod feed;
mod home;
mod host;
mod hosting;
mod item;
mod json_ld;
mod listing;
mod llms;
mod markdown_copy;
mod nav;
mod overview;
mod page;
mod policy;
mod related;
mod scope;
mod shared;
mod sitemap;
mod strings;
mod tags;
mod template_errors;
mod theme;

pub use contact::{Contact, hours_words};
pub use host::REASONS;
pub use strings::missing_strings;
pub use theme::{Theme, ThemeFile};

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostics::Diagnostics;
use crate::graph::{ArticleIx, Site};
use crate::model::{Lang, OutputFile};
use crate::ratings::Ratings;
use crate::replies::Replies;

use scope::Scope;
use shared::Shared;

/// For each language, articles to show beside an article, best first.
pub type Related = BTreeMap<Lang, BTreeMap<ArticleIx, Vec<ArticleIx>>>;

/// Everything pages are made of.
pub struct Input<'a> {
    pub site: &'a Site,
    pub ratings: &'a Ratings,
    pub replies: &'a Replies,
    pub theme: &'a Theme,
    /// What the index finds similar; without it, articles that share tags are related.
    pub related: Option<&'a Related>,
    /// `None` when the site has no contact routing: pages then link to no contact pages.
    pub contact: Option<&'a Contact<'a>>,
}

/// All files of the site, paths below `dist/` (`site/fr/index.html`). A page whose template fails is
/// missing, and the failure is among the diagnostics.
pub fn render(input: &Input<'_>) -> (Vec<OutputFile>, Diagnostics) {
    let (shared, mut diagnostics) = Shared::new(input);
    let mut files = Vec::new();
    for language in &input.site.config.languages {
        let (scope, found) = Scope::new(&shared, language);
        diagnostics.extend(found);
        let mut outcomes = vec![home::write(&scope)];
        outcomes.extend(overview::write(&scope));
        outcomes.extend(category::write_all(&scope));
        outcomes.extend(tags::write_all(&scope));
        let places = article::Places::new(&scope);
        let versions: Vec<_> = input.site.versions(&language.lang).collect();
        let pages: Vec<Vec<page::Outcome>> =
            versions.par_iter().map(|version| article::write(&scope, &places, *version)).collect();
        outcomes.extend(pages.into_iter().flatten());
        outcomes.extend(contact::write(&scope));
        outcomes.push(host::page(&scope));
        outcomes.push(Ok(feed::write(&scope)));
        outcomes.push(Ok(llms::write(&scope)));
        for outcome in outcomes {
            match outcome {
                Ok(file) => files.push(file),
                Err(found) => diagnostics.extend(found),
            }
        }
    }
    files.push(listing::write(&shared));
    files.extend(sitemap::write(&shared));
    files.extend(hosting::write(&shared));
    files.push(host::description(&shared));
    files.extend(shared.into_files());
    (files, diagnostics.sorted())
}
