//! Putting a whole new site in the place of the old one.

use std::io::{self as std_io, ErrorKind};

use super::disk::{Disk, Kind};
use super::error::{PublishError, io};
use super::target::Target;
use super::work::Work;

/// How an attempt to swap ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Swap {
    Done,
    /// The out folder is a mount point or otherwise fixed in its place; nothing was changed.
    CannotRename,
}

/// Makes the staged site the one at `target`. An error means that the old one is still there.
pub(super) fn swap(
    disk: &dyn Disk,
    work: &Work<'_>,
    target: &Target,
) -> Result<Swap, PublishError> {
    let (new, out) = (work.new_site(), &target.path);
    if disk.kind(out).map_err(io("look at", out))? == Kind::Missing {
        return disk.rename(&new, out).map(|()| Swap::Done).map_err(io("create", out));
    }
    match disk.exchange(&new, out) {
        Ok(()) => Ok(Swap::Done),
        Err(e) if is_fixed(&e) => Ok(Swap::CannotRename),
        // What systems and file systems say that cannot exchange.
        Err(e) if matches!(e.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput) => {
            two_renames(disk, work, target)
        }
        Err(e) => Err(io("replace", out)(e)),
    }
}

/// What a kill between two renames leaves is no site at all: puts the old one back.
pub(super) fn recover(
    disk: &dyn Disk,
    work: &Work<'_>,
    target: &Target,
) -> Result<(), PublishError> {
    let (old, out) = (work.old_site(), &target.path);
    let is_lost = disk.kind(out).map_err(io("look at", out))? == Kind::Missing;
    if is_lost && disk.kind(&old).map_err(io("look at", &old))? == Kind::Folder {
        disk.rename(&old, out).map_err(io("restore", out))?;
    }
    work.clear()
}

fn two_renames(disk: &dyn Disk, work: &Work<'_>, target: &Target) -> Result<Swap, PublishError> {
    let (new, old, out) = (work.new_site(), work.old_site(), &target.path);
    match disk.rename(out, &old) {
        Ok(()) => {}
        Err(e) if is_fixed(&e) => return Ok(Swap::CannotRename),
        Err(e) => return Err(io("move away", out)(e)),
    }
    match disk.rename(&new, out) {
        Ok(()) => Ok(Swap::Done),
        Err(e) => {
            // Should this fail too, the next start does it: see `recover`.
            disk.rename(&old, out).map_err(io("restore", out))?;
            Err(io("replace", out)(e))
        }
    }
}

fn is_fixed(error: &std_io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::ResourceBusy | ErrorKind::CrossesDevices | ErrorKind::PermissionDenied
    )
}
