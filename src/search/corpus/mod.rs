//! A language's articles as numbers, from which index, shards, related articles and near duplicates
//! are all made.
//!
//! 1. [`article`]: what is searched, plain data ([`documents`] takes it from the linked site), ways
//!    to a person among it ([`contact`], [`named`]), and how long its [`titles`] are;
//! 2. [`vocabulary`]: the words of all articles put together, with surfaces, terms,
//!    [`compounds`] and [`parts`] of compounds;
//! 3. [`counts`]: how often each document and each article says each term, in [`runs`];
//! 4. [`postings`]: the same by term;
//! 5. [`lexicon`]: what people may type and the terms it stands for;
//! 6. [`language`]: all of that in one value, the [`Corpus`];
//! 7. [`synonyms`]: a site's own, and what customers say everywhere ([`everyday`]);
//! 8. [`pins`]: what stands first where it is asked for;
//! 9. [`related`] and [`alike`]: articles that belong together, articles that say the same.
//!
//! The numbers that the ranking goes by are [`weights`].

pub mod alike;
pub mod article;
mod compounds;
pub mod contact;
mod counts;
pub mod documents;
pub mod everyday;
pub mod field_lengths;
mod language;
pub mod lexicon;
pub mod named;
mod parts;
pub mod pins;
pub mod postings;
mod related;
mod runs;
pub mod synonyms;
mod titles;
mod vocabulary;
mod weights;

pub use counts::ArticleTerm;
pub use language::{Corpus, Document};
pub use weights::{HEAD_WEIGHT, head_tokens, idf};
