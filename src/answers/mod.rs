//! One question to a published build, answered as JSON: the host's `/api/` and assistants ask here,
//! and what a search found is told by the command line in the same words.
//!
//! 1. [`build`]: what a build gives to whoever asks; [`folder`]: the one in a folder;
//! 2. [`language`]: which language an answer is in, [`address`]: where it leads;
//! 3. [`search`], [`contact`] and [`article`] answer;
//! 4. [`fault`]: why there is no answer.
//!
//! Nothing here joins a path from a question: articles are known by name, files by the manifest.

mod address;
pub mod article;
pub mod build;
pub mod contact;
pub mod fault;
pub mod folder;
mod language;
pub mod search;

pub use build::Build;
pub use fault::Fault;
pub use folder::Folder;
