//! The staging folder: where a build waits until it is whole, and how leftovers of killed builds
//! are known.
//!
//! It stands beside the out folder (`.dist.staging-frontdesk`), or inside it where the out folder
//! cannot be renamed (`dist/.frontdesk-staging`). Its name is fixed and its marker file is also a
//! lock: of two builds one waits, and a leftover is known by its marker being there, unlocked.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::disk::{Disk, Kind, Lock};
use super::error::{PublishError, io};
use super::tree;

const MARKER: &str = "frontdesk-staging.lock";
const MARKER_TEXT: &str =
    "frontdesk keeps an unfinished build here. While no build runs, this folder may be deleted.\n";

/// The new site, while it is written; after an exchange, the old one.
const NEW: &str = "new";
/// The old site, on systems that cannot exchange.
const OLD: &str = "old";
/// What is left to do for an update in place. Its presence means that the new site is whole.
const PLAN: &str = "plan.json";
const PLAN_PART: &str = "plan.json.part";

const POLL: Duration = Duration::from_millis(20);

/// A locked staging folder, empty but for its marker once [`Work::clear`] has run.
pub(super) struct Work<'d> {
    disk: &'d dyn Disk,
    folder: PathBuf,
    /// Held until the end of the process or of this value.
    _lock: std::fs::File,
}

impl<'d> Work<'d> {
    /// Creates and locks `folder`, or takes over a leftover one; waits up to `patience` for another
    /// build. Refuses a folder of that name that frontdesk did not make.
    pub(super) fn open(
        disk: &'d dyn Disk,
        folder: PathBuf,
        patience: Duration,
    ) -> Result<Self, PublishError> {
        let mut waited = Duration::ZERO;
        loop {
            if let Some(lock) = attempt(disk, &folder)? {
                return Ok(Self { disk, folder, _lock: lock });
            }
            if waited >= patience {
                return Err(PublishError::Busy(folder));
            }
            thread::sleep(POLL);
            waited += POLL;
        }
    }

    /// After this, not even a power loss leaves a staging folder that is not known as ours.
    pub(super) fn sync_marker(&self) -> Result<(), PublishError> {
        let marker = self.folder.join(MARKER);
        self.disk.sync(&marker).map_err(io("sync", &marker))
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn new_site(&self) -> PathBuf {
        self.folder.join(NEW)
    }

    pub(super) fn old_site(&self) -> PathBuf {
        self.folder.join(OLD)
    }

    /// The plan of an update in place that was begun, if there is one.
    pub(super) fn plan(&self) -> Result<Option<Vec<u8>>, PublishError> {
        let path = self.folder.join(PLAN);
        match self.disk.kind(&path).map_err(io("look at", &path))? {
            Kind::Missing => Ok(None),
            _ => self.disk.read(&path).map(Some).map_err(io("read", &path)),
        }
    }

    /// Appears whole or not at all.
    pub(super) fn write_plan(&self, plan: &[u8]) -> Result<(), PublishError> {
        let (part, path) = (self.folder.join(PLAN_PART), self.folder.join(PLAN));
        self.disk.write_new(&part, plan).map_err(io("write", &part))?;
        self.disk.rename(&part, &path).map_err(io("rename", &part))
    }

    /// Removes everything but the marker. The plan goes first: without it the rest means nothing.
    pub(super) fn clear(&self) -> Result<(), PublishError> {
        [PLAN, PLAN_PART, NEW, OLD]
            .iter()
            .try_for_each(|name| tree::remove(self.disk, &self.folder.join(name)))
    }

    /// Removes the folder, unless another build has taken it over meanwhile.
    pub(super) fn finish(self) -> Result<(), PublishError> {
        self.clear()?;
        let marker = self.folder.join(MARKER);
        self.disk.remove_file(&marker).map_err(io("remove", &marker))?;
        match self.disk.remove_folder(&self.folder) {
            Err(e) if !matches!(e.kind(), ErrorKind::DirectoryNotEmpty | ErrorKind::NotFound) => {
                Err(io("remove", &self.folder)(e))
            }
            _ => Ok(()),
        }
    }
}

/// Whether `folder` is there, so that there may be something to recover.
pub(super) fn is_left(disk: &dyn Disk, folder: &Path) -> Result<bool, PublishError> {
    Ok(disk.kind(folder).map_err(io("look at", folder))? != Kind::Missing)
}

/// `None` when another build holds the folder or has just removed it.
fn attempt(disk: &dyn Disk, folder: &Path) -> Result<Option<std::fs::File>, PublishError> {
    match disk.create_folder(folder) {
        Err(e) if e.kind() != ErrorKind::AlreadyExists => return Err(io("create", folder)(e)),
        _ => {}
    }
    match disk.kind(folder).map_err(io("look at", folder))? {
        Kind::Folder => {}
        Kind::Missing => return Ok(None),
        _ => return Err(foreign(folder)),
    }
    let names = match disk.list(folder) {
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(None),
        listed => listed.map_err(io("list", folder))?,
    };
    let marker = folder.join(MARKER);
    if !names.is_empty() && !is_ours(disk, &marker, &names)? {
        return Err(foreign(folder));
    }
    match disk.lock(&marker, MARKER_TEXT) {
        Ok(Lock::Held(file)) => Ok(Some(file)),
        Ok(Lock::Busy | Lock::Gone) => Ok(None),
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
        Err(e) => Err(io("lock", &marker)(e)),
    }
}

/// Only names that we make, beside a marker that says so. A marker cut short by a kill counts as
/// long as nothing else is there, because it is completed before anything else is written.
fn is_ours(
    disk: &dyn Disk,
    marker: &Path,
    names: &[(OsString, Kind)],
) -> Result<bool, PublishError> {
    let known =
        |name: &OsString| [MARKER, NEW, OLD, PLAN, PLAN_PART].iter().any(|ours| name == ours);
    if !names.iter().all(|(name, kind)| known(name) && matches!(kind, Kind::File | Kind::Folder)) {
        return Ok(false);
    }
    let text = match disk.read(marker) {
        // Another build is just removing it.
        Err(e) if e.kind() == ErrorKind::NotFound => {
            return Ok(names.iter().any(|(name, _)| name == MARKER));
        }
        read => read.map_err(io("read", marker))?,
    };
    Ok(if names.len() == 1 {
        MARKER_TEXT.as_bytes().starts_with(&text)
    } else {
        text == MARKER_TEXT.as_bytes()
    })
}

fn foreign(folder: &Path) -> PublishError {
    PublishError::refused(
        "foreign-staging",
        format!("{} is in the way, and frontdesk did not make it", folder.display()),
        "move it away: frontdesk stages its builds there",
    )
}
