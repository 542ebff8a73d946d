//! Contact routing: every customer to the one channel that can help, proven at build time.
//!
//! 1. [`read()`] turns contact.yaml and its language files into a [`model::Routing`], [`load()`]
//!    checks it against the site and the day;
//! 2. [`evaluate`] judges every channel in one case: a pure function with time as an argument;
//! 3. [`prove`] tries every case there is and reports what would go wrong, with [`trace`] for
//!    words;
//! 4. [`hours`] turns opening hours into instants;
//! 5. [`table`] holds every decision once, [`plan`] says which pages tell them; [`export`] and
//!    [`files()`] write both for machines;
//! 6. [`promises`] says until when an answer comes; [`published`] is all of it for those who have
//!    nothing but a build;
//! 7. [`check_articles`] holds the articles' topics and links against it.

mod articles;
pub mod day;
pub mod duration;
pub mod evaluate;
pub mod export;
pub mod fields;
mod files;
pub mod hours;
pub mod id;
mod load;
pub mod model;
pub mod plan;
pub mod promises;
pub mod prove;
pub mod published;
mod read;
pub mod table;
pub mod trace;
pub mod words;

pub use articles::check_articles;
pub use files::{Files, ROUTING_PATH, files};
pub use load::{CONTACT_FILE, Texts, load};
pub use read::{check_dates, check_delivery, read};
