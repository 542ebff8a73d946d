//! Why a question has no answer, in words for whoever wrote the program that asks.

use std::fmt;

/// A reason that a program can act upon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Something is missing, too long, or not what it should be.
    Bad(String),
    /// It names something that is not there.
    Unknown(String),
    /// This build cannot be asked that.
    Missing(&'static str),
    /// Our own fault.
    Failed,
}

impl Fault {
    /// A stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Fault::Bad(_) => "bad-request",
            Fault::Unknown(_) => "unknown",
            Fault::Missing(_) => "missing",
            Fault::Failed => "failed",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Bad(text) | Fault::Unknown(text) => f.write_str(text),
            Fault::Missing(text) => f.write_str(text),
            Fault::Failed => f.write_str("the answer could not be made; please try again"),
        }
    }
}
