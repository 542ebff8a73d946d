//! A question to an index: what its words stand for, which articles say that, what is shown of
//! them.
//!
//! 1. [`budget`]: which words of a long query are looked up;
//! 2. [`resolve`]: each of them becomes a [`slot`]; [`neighbours`] are what a mistyped one may
//!    mean, [`forms`] those of them that nothing says as they are; [`phrases`]: what stands for
//!    words and for several in a row;
//! 3. [`rank`]: slots to articles that answer a [`request`], by tantivy; [`contact`]: ways to a
//!    person among them, [`topics`]: which topics, and where; [`meaning`]: those that mean the same
//!    without saying it; [`titled`]: those that are called so; [`quoted`]: those that say what
//!    stands in quotes;
//! 4. [`answer`]: all languages of a build, with an [`excerpt`] of what was found.

pub mod answer;
mod budget;
mod contact;
pub mod excerpt;
mod forms;
mod light;
pub mod meaning;
mod neighbours;
mod outright;
mod phrases;
mod quoted;
pub mod rank;
mod request;
pub mod resolve;
pub mod slot;
mod titled;
mod topics;
