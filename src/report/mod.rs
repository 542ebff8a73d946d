//! What a help centre needs to have looked at: one page for whoever leads it, once a week.
//!
//! 1. [`finding`]: one article and what is said about it, in sections;
//! 2. [`heard`]: what a host knows of readers;
//! 3. [`collect`]: every section of a site;
//! 4. [`reading`]: how hard a text is to read, by published formulas;
//! 5. [`page`]: the report as a page that stands alone.

mod collect;
mod finding;
mod heard;
mod page;
mod reading;

pub use collect::{Given, collect};
pub use finding::{Finding, Report, Section};
pub use heard::{Heard, SEARCHES, Search, Tickets, Topic, searches};
pub use page::html;
pub use reading::{Formula, ease, formula};
