//! One build on its way into one out folder.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::build::Build;
use super::disk::{Disk, Kind};
use super::error::{PublishError, io};
use super::manifest::{MANIFEST, Manifest};
use super::request::{Outcome, Published};
use super::swap::{self, Swap};
use super::target::{Old, State, Target};
use super::tree::Content;
use super::work::{self, Work};
use super::{in_place, previous, tree};
use crate::diagnostics::{Diagnostic, Diagnostics, told};

/// Where to, and how.
pub(super) struct Run<'a> {
    pub disk: &'a dyn Disk,
    pub target: &'a Target,
    pub durable: bool,
    pub patience: Duration,
}

/// A whole new site in the staging folder.
struct Staged {
    manifest: Manifest,
    old: Option<Old>,
    warnings: Diagnostics,
}

impl Run<'_> {
    /// Stages the build beside the out folder and swaps the two. `None` when the out folder cannot
    /// be renamed: it is as it was.
    pub(super) fn beside(&self, build: &Build<'_>) -> Result<Option<Published>, PublishError> {
        let exists = self.disk.kind(&self.target.path).map_err(io("look at", &self.target.path))?
            == Kind::Folder;
        if exists && self.device(&self.target.path)? != self.device(&self.target.parent)? {
            return Ok(None);
        }
        tree::create_folders(self.disk, &self.target.parent)?;
        let work = match self.open(self.target.staging_beside()) {
            Err(e) if exists && is_read_only(&e) => return Ok(None),
            opened => opened?,
        };
        let result = self.swap_in(build, &work);
        let trouble = tidy(work);
        let mut published = result?;
        if let Some(published) = &mut published {
            published.warnings.extend(trouble);
        }
        Ok(published)
    }

    /// Stages the build inside the out folder and moves it into place file by file.
    pub(super) fn inside(&self, build: &Build<'_>) -> Result<Published, PublishError> {
        let work = self.open(self.target.staging_inside())?;
        let result = self.move_in(build, &work);
        if matches!(result, Err(PublishError::HalfMoved { .. })) {
            // The plan stays, for the next start to follow.
            return result;
        }
        let trouble = tidy(work);
        let mut published = result?;
        published.warnings.extend(trouble);
        Ok(published)
    }

    fn swap_in(
        &self,
        build: &Build<'_>,
        work: &Work<'_>,
    ) -> Result<Option<Published>, PublishError> {
        swap::recover(self.disk, work, self.target)?;
        let leftover = self.target.staging_inside();
        if work::is_left(self.disk, &leftover)? {
            let leftover = self.open(leftover)?;
            in_place::resume(self.disk, &leftover, self.target, self.durable)?;
            leftover.finish()?;
        }
        let Some(staged) = self.stage(build, work)? else {
            return Ok(Some(self.unchanged(build)));
        };
        if swap::swap(self.disk, work, self.target)? == Swap::CannotRename {
            return Ok(None);
        }
        let mut published = self.published(Outcome::Swapped, &staged.manifest, staged.warnings);
        if self.durable
            && let Err(e) =
                self.disk.sync(&self.target.parent).map_err(io("sync", &self.target.parent))
        {
            published
                .warnings
                .push(harmless(&e, "a power loss within seconds may bring the old site back"));
        }
        Ok(Some(published))
    }

    fn move_in(&self, build: &Build<'_>, work: &Work<'_>) -> Result<Published, PublishError> {
        in_place::resume(self.disk, work, self.target, self.durable)?;
        work.clear()?;
        let Some(staged) = self.stage(build, work)? else {
            return Ok(self.unchanged(build));
        };
        in_place::prepare(work, &staged.manifest, staged.old.as_ref())?;
        if self.durable {
            self.disk.sync_all(work.folder()).map_err(io("sync", work.folder()))?;
        }
        in_place::resume(self.disk, work, self.target, self.durable)?;
        Ok(self.published(Outcome::InPlace, &staged.manifest, staged.warnings))
    }

    /// Writes the whole new site to the staging folder, durably; `None` when it is there already.
    fn stage(&self, build: &Build<'_>, work: &Work<'_>) -> Result<Option<Staged>, PublishError> {
        let old = match self.target.survey(self.disk)? {
            State::Ours(old) => Some(old),
            State::Absent | State::Empty => None,
        };
        let mut warnings = build.warnings.clone();
        let mut kept = Vec::new();
        if let Some(old) = &old {
            if previous::is_unchanged(self.disk, self.target, old, &build.manifest) {
                return Ok(None);
            }
            let (files, lost) = previous::keep(self.disk, self.target, old, &build.manifest);
            kept = files;
            warnings.extend(lost);
        }
        let listed = build.manifest.files.iter().chain(kept.iter().map(|kept| &kept.file)).cloned();
        let manifest = Manifest::new(listed.collect());
        let json = manifest
            .to_json()
            .map_err(|e| io("write", Path::new(MANIFEST))(std::io::Error::other(e)))?;
        let kept = kept
            .iter()
            .flat_map(|kept| &kept.contents)
            .map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        let contents: Vec<Content<'_>> =
            build.contents().chain(kept).chain([(MANIFEST, json.as_slice())]).collect();
        tree::write(self.disk, &work.new_site(), &contents)?;
        if self.durable {
            self.disk.sync_all(work.folder()).map_err(io("sync", work.folder()))?;
        }
        Ok(Some(Staged { manifest, old, warnings }))
    }

    fn unchanged(&self, build: &Build<'_>) -> Published {
        self.published(Outcome::Unchanged, &build.manifest, build.warnings.clone())
    }

    fn published(&self, outcome: Outcome, manifest: &Manifest, warnings: Diagnostics) -> Published {
        let sizes = manifest
            .files
            .iter()
            .map(|file| file.bytes + file.encodings.iter().map(|e| e.bytes).sum::<u64>());
        Published {
            out: self.target.path.clone(),
            outcome,
            files: manifest.contents().count() + 1,
            bytes: sizes.sum(),
            previous: manifest.files.iter().filter(|file| file.previous).count(),
            warnings,
        }
    }

    fn open(&self, folder: PathBuf) -> Result<Work<'_>, PublishError> {
        let work = Work::open(self.disk, folder, self.patience)?;
        if self.durable {
            work.sync_marker()?;
        }
        Ok(work)
    }

    fn device(&self, path: &Path) -> Result<u64, PublishError> {
        self.disk.device(path).map_err(io("look at", path))
    }
}

fn is_read_only(error: &PublishError) -> bool {
    matches!(error.io_kind(), Some(ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem))
}

/// Removes the staging folder. Trouble with that is worth a warning after a success, and nothing
/// beside a failure: the next start tidies up again.
fn tidy(work: Work<'_>) -> Diagnostics {
    work.finish()
        .err()
        .map(|e| harmless(&e, "the next build removes what is left"))
        .into_iter()
        .collect()
}

fn harmless(error: &PublishError, help: &str) -> Diagnostic {
    Diagnostic::warning("publish", format!("the site is published, but: {}", told(error)))
        .help(help)
}
