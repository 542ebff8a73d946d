//! What the store promises, whichever database it is.

mod claims;
mod databases;
mod erasing;
mod links;
mod tickets;
mod votes;
