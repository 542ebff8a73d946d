//! For editors: what is wrong as one types, where a link leads, what could stand here, and names
//! that change everywhere at once. The Language Server Protocol, over standard input and output.
//!
//! 1. [`position`]: lines and UTF-16 columns of the protocol, bytes and paths of ours;
//! 2. [`workspace`]: the site on the disk with what editors have open over it, linked anew after each
//!    change;
//! 3. [`problems`]: diagnostics by file, and what has one mending;
//! 4. [`target`], [`parts`]: what an address or a part's name in an open text stands for;
//! 5. [`complete`], [`look`], [`rename`]: what may stand here, what it is, and a new name for it;
//! 6. [`server`]: messages, one after the other.

mod complete;
mod look;
mod parts;
mod position;
mod problems;
mod rename;
mod server;
mod target;
mod workspace;

pub use server::{Stopped, run};
