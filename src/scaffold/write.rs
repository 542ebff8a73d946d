//! New files onto the disk, and one that frontdesk keeps itself written anew.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::NewFile;
use crate::diagnostics::Diagnostic;
use crate::source::{refused, stays_below};

/// Writes `file` below `root` with the folders it needs. Nothing is overwritten, and a symbolic
/// link that leads out of the site is not followed.
pub fn write(root: &Path, file: &NewFile) -> Result<(), Diagnostic> {
    try_write(root, file).map_err(|error| failed(&file.path, &error))
}

/// Like [`write()`], in the place of an older version of the same file: either is there whole.
pub fn replace(root: &Path, file: &NewFile) -> Result<(), Diagnostic> {
    try_replace(root, file).map_err(|error| failed(&file.path, &error))
}

fn failed(path: &str, error: &io::Error) -> Diagnostic {
    let d = refused(path, error);
    match error.kind() {
        io::ErrorKind::AlreadyExists => d.help("edit it, or choose another name"),
        io::ErrorKind::CrossesDevices => d.help("choose a folder inside the site"),
        _ => d,
    }
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

fn try_replace(root: &Path, file: &NewFile) -> io::Result<()> {
    let fresh = NewFile { path: format!("{}.new", file.path), text: file.text.clone() };
    if let Some(folder) = Path::new(&fresh.path).parent() {
        stays_below(root, &root.join(folder))?;
    }
    match fs::remove_file(root.join(&fresh.path)) {
        // What a killed run left.
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    try_write(root, &fresh)?;
    fs::rename(root.join(&fresh.path), root.join(&file.path))
}
