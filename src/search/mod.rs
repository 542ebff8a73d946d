//! Search that answers questions: one index a language, read by tantivy here and by the browser.
//!
//! 1. [`analysis`] and [`stem`]: text to words, words to terms;
//! 2. [`build`]: sections to one deterministic tantivy segment, sealed in [`files`];
//! 3. [`index`]: the verified index, opened in memory, with its [`lexicon`];
//! 4. [`resolve`]: what a query's words stand for: affix rules, prefixes, typos, synonyms;
//! 5. [`query`]: BM25 per field, grouped by article;
//! 6. [`answer`]: all languages of a build, with excerpts of what was found;
//! 7. [`asks`] and [`baseline`]: questions whose answer is known, asked of one build or of two;
//! 8. [`duplicates`] and [`likeness`]: articles, and lines, that say the same.
//!
//! The ranking's formula is written down in ARCHITECTURE.md, "Search: the formula".

pub mod affix;
pub mod analysis;
pub mod answer;
pub mod asks;
pub mod baseline;
mod budget;
pub mod build;
pub mod document;
mod documents;
pub mod duplicates;
pub mod error;
pub mod excerpt;
pub mod files;
mod filipino;
pub mod index;
pub mod lexicon;
pub mod likeness;
mod neighbours;
pub mod projection;
pub mod query;
mod related;
pub mod resolve;
pub mod schema;
mod site;
pub mod slot;
pub mod standing;
pub mod stem;
pub mod synonyms;
mod terms;
#[cfg(test)]
mod tests;
mod tokens;
mod typo;

pub use answer::{Answer, Found, Indexes, Question};
pub use build::{build_files, vocabulary};
pub use document::{SearchArticle, SearchSection, Votes};
pub use documents::documents;
pub use error::SearchError;
pub use excerpt::Excerpt;
pub use files::IndexFiles;
pub use index::SearchIndex;
pub use projection::project;
pub use query::{Hit, SearchRequest};

pub use site::{SiteIndex, index_site};
pub use slot::Match;
pub use synonyms::Synonyms;
