//! How commands end: the exit codes.

use std::process::ExitCode;

use super::interrupt;
use crate::diagnostics::Diagnostic;

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
    /// Somebody ended it before it was done.
    Interrupted,
}

impl Exit {
    /// Of a change that was refused: somebody named a place that does not do, or the disk failed.
    pub fn of_refusal(why: &Diagnostic) -> Self {
        if why.code == "unwritable" { Self::Machine } else { Self::Usage }
    }

    /// The process's exit code.
    pub fn code(self) -> u8 {
        match self {
            Exit::Fine => 0,
            Exit::Mistakes => 1,
            Exit::Usage => 2,
            Exit::Machine => 3,
            Exit::Interrupted => interrupt::CODE,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit.code())
    }
}
