//! What a help centre needs to have looked at: one page for whoever leads it, once a week.
//!
//! 1. [`finding`]: one article and what is said about it, in sections;
//! 2. [`collect`]: every section of a site;
//! 3. [`reading`]: how hard a text is to read, by published formulas;
//! 4. [`page`]: the report as a page that stands alone.

mod collect;
mod finding;
mod page;
mod reading;

pub use collect::{Given, collect};
pub use finding::{Finding, Report, Section};
pub use page::html;
pub use reading::{Formula, ease, formula};
