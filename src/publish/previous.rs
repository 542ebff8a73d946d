//! The build before: whether it is this one already, and which of its files stay for one more
//! generation.
//!
//! A page that a visitor opened before the swap asks for that build's hashed files after it. So
//! they are kept until the next build that changes anything, and no longer.

use std::collections::{BTreeSet, HashSet};

use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use super::disk::{Disk, Kind};
use super::error::{PublishError, io};
use super::manifest::{Manifest, ManifestFile, hash};
use super::paths;
use super::target::{Old, Target};
use crate::diagnostics::{Diagnostic, Diagnostics, told};
use crate::model::CacheClass;

/// Whether `old` is the build `new` and stands there whole: every file that is not among `stood`,
/// which were compared, is read and compared, since no time stamp proves a content. One that cannot
/// be read is not whole.
pub(super) fn is_unchanged(
    disk: &dyn Disk,
    target: &Target,
    (old, stood): (&Old, &[String]),
    new: &Manifest,
) -> bool {
    let stood: HashSet<&str, FxBuildHasher> = stood.iter().map(String::as_str).collect();
    old.manifest.current().eq(&new.files)
        && old.manifest.contents().count() + 1 == old.files.len()
        && old
            .manifest
            .files
            .par_iter()
            .flat_map_iter(ManifestFile::contents)
            .all(|(path, hash)| stood.contains(path) || read(disk, target, path, hash).is_ok())
}

/// The hashed files of the web root that `new` does not have itself. When `new` is the same build
/// as `old` (only damaged, or compressed differently), no generation has passed and what `old` kept
/// stays kept. A file that is missing or was altered is dropped, with a warning.
pub(super) fn keep(
    disk: &dyn Disk,
    target: &Target,
    old: &Old,
    new: &Manifest,
) -> (Vec<ManifestFile>, Diagnostics) {
    let is_same = old.manifest.is_same_build(new);
    let taken: BTreeSet<String> = new.contents().map(|(path, _)| paths::fold(path)).collect();
    let is_wanted = |file: &&ManifestFile| {
        file.previous == is_same
            && file.cache == CacheClass::Immutable
            && file.path.starts_with("site/")
            && file.contents().all(|(path, _)| {
                paths::fault(path).is_none() && !taken.contains(&paths::fold(path))
            })
    };
    let wanted: Vec<_> = old.manifest.files.iter().filter(is_wanted).collect();
    let results: Vec<_> = wanted.into_par_iter().map(|file| keep_one(disk, target, file)).collect();
    let (mut kept, mut warnings) = (Vec::new(), Diagnostics::new());
    for result in results {
        match result {
            Ok(one) => kept.push(one),
            Err(e) => warnings.push(
                Diagnostic::warning(
                    "previous-file",
                    format!("a file of the previous build was not kept: {}", told(&e)),
                )
                .help("pages that are open since then may miss it until they are reloaded"),
            ),
        }
    }
    (kept, warnings)
}

fn keep_one(
    disk: &dyn Disk,
    target: &Target,
    file: &ManifestFile,
) -> Result<ManifestFile, PublishError> {
    for (path, hash) in file.contents() {
        read(disk, target, path, hash)?;
    }
    Ok(ManifestFile { previous: true, ..file.clone() })
}

/// The content of a listed file, if it is a plain file and still what the manifest says.
pub(super) fn read(
    disk: &dyn Disk,
    target: &Target,
    path: &str,
    expected: &str,
) -> Result<Vec<u8>, PublishError> {
    let path = target.path.join(path);
    if disk.kind(&path).map_err(io("look at", &path))? != Kind::File {
        return Err(io("read", &path)(std::io::ErrorKind::NotFound.into()));
    }
    let bytes = disk.read(&path).map_err(io("read", &path))?;
    if hash(&bytes) != expected {
        return Err(io("keep", &path)(std::io::Error::other("it was altered")));
    }
    Ok(bytes)
}
