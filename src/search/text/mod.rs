//! Text to words, words to terms: nothing here knows an article or an index.

pub mod affix;
pub mod aligned;
pub mod analysis;
mod arabic;
mod endings;
mod filipino;
pub mod function_words;
pub mod interner;
pub mod said;
pub mod spoken;
pub mod stem;
mod trial;
pub mod typo;
pub mod words;
