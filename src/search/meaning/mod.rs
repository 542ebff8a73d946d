//! What words mean: documents that share no word with a question and answer it all the same.
//!
//! A model of sentences gives every section and every common word a vector, once, outside the
//! build (`tools/meaning`); `data/meaning/<lang>.bin` keeps them, and which sections are near which
//! words. A build makes lists of documents of that, which both readers add to the ranking. No model
//! is in the program or in a browser; without the file everything is as if this room were not here.
//!
//! 1. [`texts`]: what is given to the model, and the keys it is known by;
//! 2. [`file`]: what of it the build reads;
//! 3. [`lists`]: of each word the documents that are near, as written and read;
//! 4. [`near`]: lists out of a corpus and the file.
//!
//! The reasons and figures are in docs/search.md, "Meaning".

pub mod file;
pub mod lists;
pub mod near;
pub mod texts;

pub use file::{FOLDER, Meanings, path, read};
pub use lists::{Lists, Written};
pub use near::{Near, near};
pub use texts::{Text, texts};
