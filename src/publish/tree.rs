//! Whole folders: listing and removing them, many files at a time.

use std::io::ErrorKind;
use std::path::Path;

use rayon::prelude::*;

use super::disk::{Disk, Kind};
use super::error::{PublishError, io};

/// A file to write: its path below some folder, `/` between parts, and its content.
pub(super) type Content<'a> = (&'a str, &'a [u8]);

/// Everything below `folder` except folders, sorted by path. Links are listed, not followed. A name
/// that is no UTF-8 is none of ours: it appears as [`Kind::Other`] under a readable spelling.
pub(super) fn scan(disk: &dyn Disk, folder: &Path) -> Result<Vec<(String, Kind)>, PublishError> {
    let mut found = scan_below(disk, folder, "")?;
    found.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    Ok(found)
}

fn scan_below(
    disk: &dyn Disk,
    folder: &Path,
    prefix: &str,
) -> Result<Vec<(String, Kind)>, PublishError> {
    let names = disk.list(folder).map_err(io("list", folder))?;
    let found: Result<Vec<_>, _> = names
        .par_iter()
        .map(|(name, kind)| {
            let path = format!("{prefix}{}", name.to_string_lossy());
            match (kind, name.to_str()) {
                (Kind::Folder, Some(_)) => {
                    scan_below(disk, &folder.join(name), &format!("{path}/"))
                }
                (_, Some(_)) => Ok(vec![(path, *kind)]),
                (_, None) => Ok(vec![(path, Kind::Other)]),
            }
        })
        .collect();
    Ok(found?.into_iter().flatten().collect())
}

/// Creates `folder` and the folders above it, as far as they are missing.
pub(super) fn create_folders(disk: &dyn Disk, folder: &Path) -> Result<(), PublishError> {
    if disk.kind(folder).map_err(io("look at", folder))? != Kind::Missing {
        return Ok(());
    }
    if let Some(parent) = folder.parent() {
        create_folders(disk, parent)?;
    }
    match disk.create_folder(folder) {
        Err(e) if e.kind() != std::io::ErrorKind::AlreadyExists => Err(io("create", folder)(e)),
        _ => Ok(()),
    }
}

/// Removes whatever stands at `path`, if anything; links themselves, never what they lead to.
pub(super) fn remove(disk: &dyn Disk, path: &Path) -> Result<(), PublishError> {
    match disk.kind(path).map_err(io("look at", path))? {
        Kind::Missing => Ok(()),
        Kind::Folder => remove_folder(disk, path),
        _ => disk.remove_file(path).map_err(io("remove", path)),
    }
}

/// A folder that somebody made read-only while it was published is the user's own all the same, and
/// would stand in the way of every build to come.
fn remove_folder(disk: &dyn Disk, folder: &Path) -> Result<(), PublishError> {
    empty(disk, folder).or_else(|e| match e.io_kind() {
        Some(ErrorKind::PermissionDenied) if disk.unlock(folder).is_ok() => empty(disk, folder),
        _ => Err(e),
    })?;
    disk.remove_folder(folder).map_err(io("remove", folder))
}

fn empty(disk: &dyn Disk, folder: &Path) -> Result<(), PublishError> {
    let names = disk.list(folder).map_err(io("list", folder))?;
    names.par_iter().try_for_each(|(name, kind)| {
        let path = folder.join(name);
        match kind {
            Kind::Folder => remove_folder(disk, &path),
            _ => disk.remove_file(&path).map_err(io("remove", &path)),
        }
    })
}
