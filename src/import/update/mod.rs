//! A later export into the site that an earlier one became: what changed at the source arrives,
//! what was changed here stays, and what both changed is told.
//!
//! 1. [`record`]: what the last import wrote, kept beside the site;
//! 2. [`here`], [`fresh`]: the site as it stands, and the import of today; which of its files is
//!    which of the last import's;
//! 3. [`follow`], [`places`]: where all of them stand in the site by now, and where new ones go;
//! 4. [`pieces`], [`links`], [`lineage`], [`merge`], [`front`], [`page`]: three versions of a page
//!    into one;
//! 5. [`site_toml`], [`readers`]: what is no page;
//! 6. [`conflict`]: what somebody has to decide;
//! 7. [`mod@plan`]: all of it, as changes that are made whole or not at all.

mod conflict;
mod follow;
mod fresh;
mod front;
mod here;
mod lineage;
mod links;
mod merge;
mod page;
mod pieces;
mod places;
mod plan;
mod readers;
mod record;
mod site_toml;

pub use conflict::Conflict;
pub use merge::{Clash, Merged, merge};
pub use plan::{Update, plan};
pub use record::{Asked, Record, first};
