//! New files onto the disk.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::NewFile;
use crate::diagnostics::{Diagnostic, Place};
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

/// Writes every file below its root, or none of them: what can be seen to fail is looked at before, and
/// where one fails all the same, what was made so far is taken away.
pub fn write_all(files: &[(&Path, &NewFile)]) -> Result<(), Diagnostic> {
    files.iter().try_for_each(|(root, file)| fits(root, file))?;
    let mut made: Vec<PathBuf> = Vec::new();
    for (root, file) in files {
        let target = root.join(&file.path);
        let folders = target.ancestors().skip(1);
        let missing: Vec<&Path> =
            folders.take_while(|folder| folder.symlink_metadata().is_err()).collect();
        made.extend(missing.into_iter().rev().map(Path::to_owned));
        let written = fs::create_dir_all(root)
            .map_err(|error| refused(&file.path, &error))
            .and_then(|()| write(root, file));
        // A file that was there already is not ours to take away.
        made.extend(Some(target).filter(|_| !matches!(&written, Err(d) if d.code == "exists")));
        if let Err(d) = written {
            take_away(&made);
            return Err(d);
        }
    }
    Ok(())
}

/// Whether nothing that is there now stands in the way of `file`.
fn fits(root: &Path, file: &NewFile) -> Result<(), Diagnostic> {
    let target = root.join(&file.path);
    let Some(there) = target.ancestors().find(|path| path.symlink_metadata().is_ok()) else {
        return Ok(());
    };
    if there == target {
        return Err(refused(&file.path, &io::ErrorKind::AlreadyExists.into()));
    }
    if !there.is_dir() {
        let shown = there.strip_prefix(root).unwrap_or(there).display();
        let d =
            Diagnostic::error("exists", format!("{shown} is no folder, and one is needed there"));
        return Err(d.at(Place::file(&*file.path)).help("move it away, or give it another name"));
    }
    match root.exists() {
        true => stays_below(root, there).map_err(|error| refused(&file.path, &error)),
        false => Ok(()),
    }
}

/// The last one first, so that folders are empty when it is their turn. One that somebody has put
/// something into stays.
fn take_away(made: &[PathBuf]) {
    for path in made.iter().rev() {
        let _ = if path.is_dir() { fs::remove_dir(path) } else { fs::remove_file(path) };
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
