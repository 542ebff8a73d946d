//! Documents become a site: identities, translations, routes, links.
//!
//! [`link`] takes every parsed document and returns one [`Site`] plus everything that is wrong
//! between files. Its steps, a file each:
//!
//! 1. [`articles`]: documents of one key become one article; translations inherit
//!    ([`inherited`]: and say nothing else); ids are settled; [`drafts`] are left out;
//! 2. [`categories`]: folders become the category tree, named in every language;
//! 3. [`routes`]: every page of every language gets its address, collisions are reported;
//! 4. [`redirects`]: aliases become redirects to the addresses of step 3;
//! 5. [`tags`]: what carries the same tag;
//! 6. [`links`], [`anchors`], [`files`], [`embeds`], [`near`], [`mend`], [`missing`]: every open link and file of every body
//!    is resolved for every reader's language.
//!
//! [`again`] does the same for a site of which only texts are others, as an edit leaves it; where more
//! is another, [`kept`] knows which links lead where they led.

mod again;
mod anchors;
mod articles;
mod categories;
mod drafts;
mod embeds;
mod files;
mod ids;
mod inherited;
mod kept;
mod labels;
mod links;
mod mend;
mod missing;
mod near;
mod redirects;
mod resolved;
mod review;
mod routes;
mod site;
mod tags;

pub use again::{Links, link_again};
pub use categories::collation;
pub use files::{FileBytes, picture_size, wanted_files};
pub use ids::{ArticleIx, CategoryIx, Ix, List};
pub use review::{Coverage, coverage, review};
pub use site::{
    Article, Category, CategoryName, Meta, PublishedAsset, Redirect, ResolvedAsset, Site, Tag,
    Version,
};

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::model::Document;

/// Everything a site is made of.
pub struct Input {
    pub config: Arc<Config>,
    pub documents: Vec<Arc<Document>>,
    /// The paths of all files of `content/`: what a wrong one may have meant.
    pub listing: Arc<BTreeSet<String>>,
    /// The files of [`wanted_files`].
    pub files: FileBytes,
    /// The day of the build.
    pub today: Date,
    /// Whether drafts are shown.
    pub drafts: bool,
}

/// Links the documents. There is always a site: what cannot be linked is left out and reported.
pub fn link(input: Input) -> (Site, Diagnostics) {
    let (mut site, targets, mut diagnostics) = shape(input);
    let found = links::resolve(&mut site, &targets, None).into_iter().flat_map(|(_, found)| found);
    // A fallback page repeats its source's mistakes.
    diagnostics.extend(found.collect::<Diagnostics>().sorted());
    (site, diagnostics)
}

/// The site without any link, and what links may lead to.
fn shape(input: Input) -> (Site, links::Targets, Diagnostics) {
    let Input { config, documents, listing, files, today, drafts } = input;
    let (category_docs, article_docs): (Vec<_>, Vec<_>) = documents
        .into_iter()
        .partition(|document| document.kind == crate::model::DocumentKind::Category);

    let when = drafts::When { today, drafts };
    let hidden = article_docs.iter().filter(|document| when.hides(document));
    let hidden = hidden.map(|document| document.key.clone()).collect();
    let (gathered, mut diagnostics) = articles::gather(&config, article_docs, when);
    let articles::Gathered { mut articles, ended } = gathered;
    let mut categories = categories::tree(&config, &mut articles, category_docs, &mut diagnostics);
    diagnostics.extend(routes::assign(&config, &mut categories, &mut articles));
    categories::sort(&config, &mut categories, &articles);
    if let Some(told) = categories::beside(&config, &categories, &articles) {
        diagnostics.push(told);
    }
    diagnostics.extend(categories::long(&categories));
    let redirects = redirects::collect(&config, &articles, &categories, &mut diagnostics);
    let tags = tags::collect(&config, &mut articles, &mut diagnostics);
    let mut site =
        Site { config, articles, ended, categories, tags, redirects, assets: Vec::new() };
    let targets = links::Targets::new(&mut site, files, near::Around::new(listing, hidden));
    (site, targets, diagnostics)
}
