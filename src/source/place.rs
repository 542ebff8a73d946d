//! Places below a site's folder, for what writes there.

use std::io;
use std::path::Path;

use crate::diagnostics::{Diagnostic, Place};

/// The part of `folder` that is there already must stand below `root`.
///
/// # Errors
/// `CrossesDevices` where it does not.
pub fn stays_below(root: &Path, folder: &Path) -> io::Result<()> {
    let root = root.canonicalize()?;
    let existing = folder.ancestors().find(|folder| folder.symlink_metadata().is_ok());
    match existing {
        Some(existing) if existing.canonicalize()?.starts_with(&root) => Ok(()),
        _ => Err(io::Error::from(io::ErrorKind::CrossesDevices)),
    }
}

/// Why the file at `path` could not be written: it is there, leads out of the site
/// ([`stays_below`]), or the disk failed.
pub fn refused(path: &str, error: &io::Error) -> Diagnostic {
    let d = match error.kind() {
        io::ErrorKind::AlreadyExists => Diagnostic::error("exists", "there is such a file already"),
        io::ErrorKind::CrossesDevices => {
            Diagnostic::error("outside", "this leads out of the site's folder")
        }
        _ => Diagnostic::error("unwritable", format!("cannot be written: {error}")),
    };
    d.at(Place::file(path))
}
