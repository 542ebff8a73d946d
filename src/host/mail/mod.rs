//! Mail to the desk, and the one mail that a visitor gets. Every message is built here.
//!
//! 1. [`address`]: addresses as mail servers take them;
//! 2. [`compose`]: the messages, each with its headers, in the reader's language;
//! 3. [`mailer`]: the server that takes them, and what its refusals mean.

mod address;
mod compose;
mod mailer;

pub use address::reachable;
pub use compose::{
    IDENTITY, Sender, answer, confirmation, confirmed, more, pending, report, ticket,
};
pub use mailer::{Mailer, Refused};
