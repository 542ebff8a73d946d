//! The customers' server: the built site, and what customers send.
//!
//! 1. [`site`]: the build, verified and in memory, exchanged when a new one is published;
//! 2. [`pattern`]: the theme's pages with places for what only a server can say;
//! 3. [`web`]: requests and answers, with [`headers`] on each;
//! 4. [`text`] and [`attach`]: what strangers write and attach, made harmless;
//! 5. [`store`]: what customers send, kept;
//! 6. [`mail`]: every message that is sent; [`promised`]: until when an answer was promised;
//! 7. [`deliver`]: tickets on their way to the desk;
//! 8. [`checkup`]: whether all of that works.

mod attach;
pub mod checkup;
pub mod deliver;
mod headers;
pub mod mail;
mod pattern;
mod promised;
mod site;
pub mod store;
mod text;
pub mod web;

use std::io;

/// Seconds since 1970.
fn now() -> i64 {
    i64::try_from(milliseconds() / 1000).unwrap_or(i64::MAX)
}

/// Day and minute of a moment in seconds since 1970, in UTC.
pub fn moment(at: i64) -> String {
    let moment = jiff::Timestamp::from_second(at).unwrap_or_default();
    moment.strftime("%Y-%m-%dT%H:%MZ").to_string()
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
