//! Documents become a site: identities, translations, routes, links.
//!
//! [`link`] takes every parsed document and returns one [`Site`] plus everything that is wrong
//! between files. Its steps, a file each:
//!
//! 1. `categories`: folders become the category tree;
//! 2. `articles`: documents of one key become one article; translations inherit; ids are settled;
//! 3. `routes`: every page of every language gets its address, collisions are reported;
//! 4. `redirects`: aliases become redirects to the addresses of step 3;
//! 5. `links`: every open link and file of every body is resolved for every reader's language.

mod site;

pub use site::{
    Article, ArticleIndex, Category, CategoryIndex, CategoryName, Meta, PublishedAsset, Redirect, ResolvedAsset, Site,
    Tag, Version,
};
