//! Guides: articles that ask, and lead on by what is answered.
//!
//! 1. [`tree`]: the steps of a text, and which answers lead where;
//! 2. [`shape`]: steps that nothing leads to, dead ends, and circles without a way out.
//!
//! A guide is an article in everything else: one page, on which the style sheet shows the step that
//! the address names.

mod shape;
mod tree;

pub use shape::check;
pub use tree::{Choice, Guide, Step};
