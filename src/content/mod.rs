//! One Markdown file at a time becomes a [`Document`]. Nothing here knows another file.
//!
//! 1. [`name`]: what a file's path says: key, language ([`suffix`]: which one was meant), article or
//!    category;
//! 2. [`front`]: the front matter, every mistake at its place, what looks like one
//!    ([`front_slips`]), and what stands where nobody reads it ([`misplaced`]);
//! 3. [`markdown`]: the body, as HTML whose links are still open, with the [`parts`] that it
//!    shares with others;
//! 4. [`document`]: title and description settled, the three put together.
//!
//! [`pattern`] compiles what is looked for in either.

mod document;
mod foreign;
mod front;
mod front_slips;
pub mod markdown;
mod misplaced;
mod name;
mod parts;
mod pattern;
mod rules;
mod suffix;

pub use document::{marked, outline, parse};
pub use front::{Split, split};
pub use markdown::Mark;
pub use name::{
    FOLDER, Name, Named, OWN_FILES, PartName, is_active, is_folder_note, is_in_parts, is_markdown,
    is_reserved, name, own_pages,
};
pub use parts::Parts;
pub use rules::Rules;
