//! The Model Context Protocol: a build's search, articles and contact routing as tools of
//! assistants.
//!
//! 1. [`message`]: JSON-RPC, one message at a time;
//! 2. [`server`]: what each method answers; it remembers nothing between two messages;
//! 3. [`tools`] and [`resources`]: what there is to call and to read;
//! 4. [`stdio`]: a line a message, over any reader and writer. The host has `/mcp` for HTTP.
//!
//! Ours rather than the `rmcp` crate: three tools without sessions are these files, and it would
//! bring nine crates, 13 seconds of compiling for itself alone, and a table of strangers' sessions.

mod message;
mod resources;
mod server;
mod stdio;
mod tools;

pub use message::{Batch, read};
pub use server::{VERSIONS, answer};
pub use stdio::{LONGEST, run};
