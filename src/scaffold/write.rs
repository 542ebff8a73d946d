//! New files onto the disk.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::NewFile;
use crate::diagnostics::{Diagnostic, Place};

/// Writes `file` below `root` with the folders it needs. Nothing is overwritten, and a symbolic link
/// that leads out of the site is not followed.
pub fn write(root: &Path, file: &NewFile) -> Result<(), Diagnostic> {
    let failed = |error: io::Error| {
        let d = match error.kind() {
            io::ErrorKind::AlreadyExists => {
                Diagnostic::error("exists", "there is such a file already").help("edit it, or choose another name")
            }
            io::ErrorKind::CrossesDevices => Diagnostic::error("outside", "this leads out of the site's folder")
                .help("choose a folder inside the site"),
            _ => Diagnostic::error("unwritable", format!("cannot be written: {error}")),
        };
        d.at(Place::file(file.path.clone()))
    };
    try_write(root, file).map_err(failed)
}

fn try_write(root: &Path, file: &NewFile) -> io::Result<()> {
    let target = root.join(&file.path);
    let folder = target.parent().unwrap_or(root);
    // Looked at before a folder is made: making one may follow a link as well.
    stays_below(root, folder)?;
    fs::create_dir_all(folder)?;
    let mut out = OpenOptions::new().write(true).create_new(true).open(&target)?;
    out.write_all(file.text.as_bytes())
}

/// The part of `folder` that is there already must stand below `root`.
fn stays_below(root: &Path, folder: &Path) -> io::Result<()> {
    let root = root.canonicalize()?;
    let existing = folder.ancestors().find(|folder| folder.symlink_metadata().is_ok());
    match existing {
        Some(existing) if existing.canonicalize()?.starts_with(&root) => Ok(()),
        _ => Err(io::Error::from(io::ErrorKind::CrossesDevices)),
    }
}
