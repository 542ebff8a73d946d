//! `data/facts.yaml`: what is true of the team in one place. Hours, prices, reply times, numbers
//! and names, written as `{{ fact.reply_time }}` wherever a text needs them.
//!
//! 1. [`model`]: a fact, its kind, and its form in each language;
//! 2. [`read`]: the file, every mistake at its place;
//! 3. [`fill`]: where a text names facts, and YAML with the facts' forms in it.
//!
//! Markdown is filled by `content`, between its parser and its writer: only there is known what is
//! text and what is code.

mod fill;
mod model;
mod read;

pub use fill::{
    Placeholder, fill_text, fill_tree, in_braces, is_name, placeholders, uses_in_tree, within,
};
pub use model::{Fact, Facts, Kind};
pub use read::read;

/// Where the facts stand, below the site root.
pub const PATH: &str = "data/facts.yaml";
