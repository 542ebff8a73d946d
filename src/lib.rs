//! frontdesk turns a folder of Markdown help articles into a static, multilingual help centre.
//!
//! The modules stand in the order in which data flows through them:
//!
//! 1. [`diagnostics`]: mistakes as values, with the line they are on;
//! 2. [`tree`]: YAML and TOML as one tree that remembers where everything stood;
//! 3. [`model`] and [`config`]: the nouns, and what `site.toml` says; [`facts`]: what is true
//!    of the team, in one place;
//! 4. [`source`]: the one door through which input files come in;
//! 5. [`content`]: one Markdown file at a time becomes a document;
//! 6. [`graph`]: documents become a site: routes, links, translations;
//! 7. [`search`], [`contact`], [`ratings`], [`replies`]: what the site can answer, where it sends
//!    people, and what they said; [`memo`]: what need not be done twice; [`loose`]: files that are
//!    no articles; [`limits`]: what hosts refuse; [`guide`]: articles that ask;
//!    [`translate`]: what translations no longer say; [`claims`]: what texts say against facts;
//! 8. [`render`]: pages and machine-readable copies, in memory;
//! 9. [`pipeline`]: all of the above on one screen;
//! 10. [`publish`]: the one door through which site files go out;
//! 11. [`answers`]: one question to what was published, for programs; [`mcp`] for assistants;
//! 12. [`serve`], [`edit`] and [`lsp`] for writers, [`report`] for whoever leads them, `host` for customers, [`import`] and [`scaffold`] for
//!     newcomers, [`cli`] for all.
//!
//! `tests/it/layering` rejects an import that points up this list or sideways.

pub mod answers;
pub mod claims;
pub mod cli;
pub mod config;
pub mod contact;
pub mod content;
pub mod diagnostics;
pub mod edit;
pub mod facts;
pub mod graph;
pub mod guide;
#[cfg(feature = "host")]
pub mod host;
pub mod import;
pub mod limits;
pub mod loose;
pub mod lsp;
pub mod mcp;
pub mod memo;
pub mod model;
pub mod pipeline;
pub mod publish;
pub mod ratings;
pub mod render;
pub mod replies;
pub mod report;
pub mod scaffold;
pub mod search;
pub mod serve;
pub mod source;
pub mod translate;
pub mod tree;
