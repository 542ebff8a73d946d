//! Why a site could not be published.

use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostics::{Diagnostic, Diagnostics};

/// Each tells its own part; [`told`](crate::diagnostics::told) adds what caused it. The old site is
/// untouched, except where [`PublishError::HalfMoved`] says otherwise.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The list of files cannot stand in one folder: unsafe or colliding paths, each reported.
    #[error("{} of the site's files cannot be written where they ask to be", .0.len())]
    Files(Diagnostics),
    /// The out folder is not ours to replace; the diagnostic says why and what to do.
    #[error("{}", .0.message)]
    Refused(Box<Diagnostic>),
    /// Another build has been publishing to the same folder for longer than the request's patience.
    #[error("another build is publishing to {}", .0.display())]
    Busy(PathBuf),
    /// Whoever made the files wanted none of them published.
    #[error("the site is not to be published")]
    Unwanted,
    /// The machine failed us.
    #[error("cannot {doing} {}", path.display())]
    Io { doing: &'static str, path: PathBuf, source: io::Error },
    /// A folder that can only be updated file by file was left between two builds. The next start
    /// finishes the move.
    #[error("{} is partly updated; build again to finish", out.display())]
    HalfMoved { out: PathBuf, source: Box<PublishError> },
}

impl PublishError {
    pub(super) fn refused(code: &'static str, message: String, help: &str) -> Self {
        Self::Refused(Box::new(Diagnostic::error(code, message).help(help)))
    }

    pub(super) fn io_kind(&self) -> Option<io::ErrorKind> {
        match self {
            Self::Io { source, .. } => Some(source.kind()),
            _ => None,
        }
    }
}

/// `result.map_err(io("write", path))`
pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> PublishError {
    move |source| PublishError::Io { doing, path: path.to_path_buf(), source }
}
