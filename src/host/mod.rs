//! The customers' server: the built site, and what customers send.
//!
//! 1. [`site`]: the build, verified and in memory, exchanged when a new one is published;
//! 2. [`pattern`]: the theme's pages with places for what only a server can say;
//! 3. [`web`]: requests and answers;
//! 4. [`store`]: what customers send, kept;
//! 5. [`mail`]: every message that is sent;
//! 6. [`deliver`]: tickets on their way to the desk.

pub mod deliver;
pub mod mail;
mod pattern;
mod site;
pub mod store;
pub mod web;

use std::io;

/// Seconds since 1970.
fn now() -> i64 {
    i64::try_from(milliseconds() / 1000).unwrap_or(i64::MAX)
}

/// Milliseconds since 1970: the host's only clock.
fn milliseconds() -> u64 {
    let passed = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    passed.map_or(0, |passed| u64::try_from(passed.as_millis()).unwrap_or(u64::MAX))
}

/// Random bytes from the system.
fn random<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes)
}
