//! Updating an out folder that cannot be renamed (a mount point, a container's volume).
//!
//! 1. What of the new site does not stand in the out folder is staged inside it, on the same file
//!    system.
//! 2. A plan is written: what moves where, in which order, and what goes. From here on the update
//!    can only go forward; a kill or a failure is made good by the next start, from the plan.
//! 3. Each file is renamed into its place: immutable ones first, because pages name them; then
//!    pages; the report; the manifest last.
//! 4. What the new manifest no longer lists is removed.
//!
//! A reader may see old pages beside new ones during step 3, but no page without its assets and no
//! file half written.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self as std_io, ErrorKind};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::disk::{Disk, Kind};
use super::error::{PublishError, io};
use super::manifest::{MANIFEST, Manifest};
use super::request::REPORT;
use super::target::{Old, Target};
use super::work::Work;
use super::{paths, tree};
use crate::model::CacheClass;

/// What is left to do. Paths are below the out folder.
#[derive(Debug, Serialize, Deserialize)]
struct Plan {
    /// From the staged site into place, in this order; one that is no longer staged is done.
    moves: Vec<String>,
    removals: Vec<String>,
}

/// Writes the plan, in which files that `stood` are left alone: after this, only [`resume`] may touch the out folder.
pub(super) fn prepare(
    work: &Work<'_>,
    (new, stood): (&Manifest, &[String]),
    old: Option<&Old>,
) -> Result<(), PublishError> {
    let mut ranks: BTreeMap<&str, u8> = BTreeMap::new();
    for file in &new.files {
        let rank = match file.cache {
            CacheClass::Immutable => 0,
            CacheClass::Revalidate if file.path != REPORT => 1,
            CacheClass::Revalidate => 2,
        };
        ranks.extend(file.contents().map(|(path, _)| (path, rank)));
    }
    let removals = old.into_iter().flat_map(|old| &old.files);
    let removals = removals
        .filter(|path| *path != MANIFEST && !ranks.contains_key(path.as_str()))
        .cloned()
        .collect();
    for path in stood {
        ranks.remove(path.as_str());
    }
    let mut moves: Vec<(u8, &str)> = ranks.into_iter().map(|(path, rank)| (rank, path)).collect();
    moves.sort_unstable();
    let moves =
        moves.into_iter().map(|(_, path)| path).chain([MANIFEST]).map(str::to_owned).collect();
    let json = serde_json::to_vec(&Plan { moves, removals })
        .map_err(|e| io("plan the update of", work.folder())(std_io::Error::other(e)))?;
    work.write_plan(&json)
}

/// Does what the plan says, as far as it is not done. Nothing happens without a plan. The plan
/// stays until the staging folder is cleared; to follow it twice does no harm.
pub(super) fn resume(
    disk: &dyn Disk,
    work: &Work<'_>,
    target: &Target,
    durable: bool,
) -> Result<(), PublishError> {
    let Some(json) = work.plan()? else { return Ok(()) };
    let follow = || -> Result<(), PublishError> {
        let plan: Plan = serde_json::from_slice(&json).map_err(|e| {
            io("read the plan in", work.folder())(std_io::Error::new(ErrorKind::InvalidData, e))
        })?;
        follow(disk, work, target, &plan)?;
        if durable {
            disk.sync_all(&target.path).map_err(io("sync", &target.path))?;
        }
        Ok(())
    };
    follow().map_err(|source| PublishError::HalfMoved {
        out: target.path.clone(),
        source: Box::new(source),
    })
}

fn follow(
    disk: &dyn Disk,
    work: &Work<'_>,
    target: &Target,
    plan: &Plan,
) -> Result<(), PublishError> {
    let staged = work.new_site();
    let mut folders = BTreeSet::new();
    for path in &plan.moves {
        check(path, work.folder())?;
        let (from, to) = (staged.join(path), target.path.join(path));
        if disk.kind(&from).map_err(io("look at", &from))? != Kind::File {
            continue;
        }
        make_way(disk, &target.path, path, &mut folders)?;
        if disk.kind(&to).map_err(io("look at", &to))? == Kind::Folder {
            tree::remove(disk, &to)?;
        }
        disk.rename(&from, &to).map_err(io("replace", &to))?;
    }
    for path in &plan.removals {
        check(path, work.folder())?;
        remove_with_folders(disk, &target.path, path)?;
    }
    Ok(())
}

/// A plan is read back from disk: it must not lead out of the out folder.
fn check(path: &str, plan: &Path) -> Result<(), PublishError> {
    if matches!(path, MANIFEST | REPORT) || paths::fault(path).is_none() {
        return Ok(());
    }
    let problem = format!("{path:?} is no path of a site");
    Err(io("follow the plan in", plan)(std_io::Error::new(ErrorKind::InvalidData, problem)))
}

/// Creates the folders above `path`, removing old files that stand where a folder must be.
/// `folders` remembers the ones that are there.
fn make_way<'p>(
    disk: &dyn Disk,
    out: &Path,
    path: &'p str,
    folders: &mut BTreeSet<&'p str>,
) -> Result<(), PublishError> {
    for (at, _) in path.match_indices('/') {
        let folder = path.get(..at).unwrap_or(path);
        if !folders.insert(folder) {
            continue;
        }
        let folder = out.join(folder);
        let kind = disk.kind(&folder).map_err(io("look at", &folder))?;
        if kind == Kind::Folder {
            continue;
        }
        if kind != Kind::Missing {
            disk.remove_file(&folder).map_err(io("remove", &folder))?;
        }
        disk.create_folder(&folder).map_err(io("create", &folder))?;
    }
    Ok(())
}

/// Removes an old file and the folders that it leaves empty, but nothing that is reached through a
/// link.
fn remove_with_folders(disk: &dyn Disk, out: &Path, path: &str) -> Result<(), PublishError> {
    for (at, _) in path.match_indices('/') {
        let folder = out.join(path.get(..at).unwrap_or(path));
        if disk.kind(&folder).map_err(io("look at", &folder))? != Kind::Folder {
            return Ok(());
        }
    }
    let file = out.join(path);
    if disk.kind(&file).map_err(io("look at", &file))? == Kind::File {
        disk.remove_file(&file).map_err(io("remove", &file))?;
    }
    for (at, _) in path.rmatch_indices('/') {
        let folder = out.join(path.get(..at).unwrap_or(path));
        match disk.remove_folder(&folder) {
            Ok(()) => {}
            Err(e) if e.kind() == ErrorKind::DirectoryNotEmpty => break,
            Err(e) => return Err(io("remove", &folder)(e)),
        }
    }
    Ok(())
}
