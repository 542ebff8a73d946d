//! Text to words, words to terms: nothing here knows an article or an index.

pub mod affix;
pub mod analysis;
mod arabic;
mod filipino;
pub mod function_words;
pub mod interner;
pub mod said;
pub mod spoken;
pub mod stem;
pub mod typo;
pub mod words;
