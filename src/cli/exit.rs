//! How commands end: the exit codes.

use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Fine,
    /// The content has mistakes.
    Mistakes,
    /// The arguments do not fit.
    Usage,
    /// Reading, writing or listening failed.
    Machine,
}

impl Exit {
    /// The process's exit code.
    pub fn code(self) -> u8 {
        match self {
            Exit::Fine => 0,
            Exit::Mistakes => 1,
            Exit::Usage => 2,
            Exit::Machine => 3,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit.code())
    }
}
