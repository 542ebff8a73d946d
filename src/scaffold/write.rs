//! New files onto the disk.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::NewFile;
use crate::diagnostics::Diagnostic;
use crate::source::{refused, stays_below};

/// Writes `file` below `root` with the folders it needs. Nothing is overwritten, and a symbolic
/// link that leads out of the site is not followed.
pub fn write(root: &Path, file: &NewFile) -> Result<(), Diagnostic> {
    let failed = |error: io::Error| {
        let d = refused(&file.path, &error);
        match error.kind() {
            io::ErrorKind::AlreadyExists => d.help("edit it, or choose another name"),
            io::ErrorKind::CrossesDevices => d.help("choose a folder inside the site"),
            _ => d,
        }
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
