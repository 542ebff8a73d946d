//! Search that answers questions: one corpus a language, read by tantivy here and by the browser.
//!
//! 1. [`text`]: text to words, words to terms;
//! 2. [`corpus`]: a language's articles as numbers, with what is related;
//! 3. [`meaning`]: what words mean, out of vectors that a site brings along;
//! 4. [`index`]: the corpus as one deterministic tantivy segment, sealed, and opened again;
//! 5. [`shards`]: the corpus as small files for the browser;
//! 6. [`query`]: what a query's words stand for, ranking, answers with excerpts;
//! 7. [`checks`]: questions whose answer is known, articles that say the same;
//! 8. [`site`]: all of it for all languages of a site.
//!
//! The ranking's formula is written down in docs/search.md.

pub mod checks;
pub mod corpus;
mod error;
pub mod index;
pub mod meaning;
mod pace;
pub mod query;
pub mod shards;
mod site;
#[cfg(test)]
mod tests;
pub mod text;

pub use checks::{asks, baseline, duplicates, likeness, pins};
pub use corpus::Corpus;
pub use corpus::article::{SearchArticle, SearchSection, Votes};
pub use corpus::contact::{Action, Contact, Route};
pub use corpus::documents::documents;
pub use corpus::pins::{PINS_FILE, Pins, Target};
pub use corpus::synonyms::Synonyms;
pub use error::SearchError;
pub use index::SearchIndex;
pub use index::files::IndexFiles;
pub use index::segment::build_files;
pub use meaning::Meanings;
pub use pace::Pace;
pub use query::answer::{Answer, Indexes, Parts, Question, Shown};
pub use query::excerpt::Excerpt;
pub use query::rank::{Hit, SearchRequest};
pub use query::slot::Match;
pub use shards::{Before, Give, project};
pub use site::{
    Found, Input, Related, SiteIndex, Takers, find_duplicates, find_site, index_site,
    index_site_into, meant_texts,
};
