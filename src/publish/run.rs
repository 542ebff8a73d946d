//! One build on its way into one out folder.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rayon::prelude::*;

use super::build::{self, Build};
use super::disk::{Disk, Kind};
use super::error::{PublishError, io};
use super::made::{Make, Sink};
use super::manifest::{MANIFEST, Manifest, ManifestFile};
use super::request::{Outcome, Published};
use super::standing::Standing;
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

/// What is published.
#[derive(Clone, Copy)]
pub(super) enum What<'a> {
    /// Known as a whole.
    Ready(&'a Build<'a>),
    /// Written while it is made.
    Made(Make<'a>),
}

/// How much of it is staged.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// What will take the old site's place.
    Whole,
    /// What will be moved into it.
    Changed,
}

/// A new site in the staging folder.
struct Staged {
    manifest: Manifest,
    /// Files that stand in the out folder as they shall be.
    stood: Vec<String>,
    old: Option<Old>,
    warnings: Diagnostics,
}

/// What staging came to.
enum Stage {
    New(Staged),
    /// The out folder holds it already.
    Unchanged {
        manifest: Manifest,
        warnings: Diagnostics,
    },
}

impl Run<'_> {
    /// Stages the build beside the out folder and swaps the two. `None` when the out folder cannot
    /// be renamed: it is as it was.
    pub(super) fn beside(&self, what: What<'_>) -> Result<Option<Published>, PublishError> {
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
        let result = self.swap_in(what, &work);
        let trouble = tidy(work);
        let mut published = result?;
        if let Some(published) = &mut published {
            published.warnings.extend(trouble);
        }
        Ok(published)
    }

    /// Stages the build inside the out folder and moves it into place file by file.
    pub(super) fn inside(&self, what: What<'_>) -> Result<Published, PublishError> {
        let work = self.open(self.target.staging_inside())?;
        let result = self.move_in(what, &work);
        if matches!(result, Err(PublishError::HalfMoved { .. })) {
            // The plan stays, for the next start to follow.
            return result;
        }
        let trouble = tidy(work);
        let mut published = result?;
        published.warnings.extend(trouble);
        Ok(published)
    }

    fn swap_in(&self, what: What<'_>, work: &Work<'_>) -> Result<Option<Published>, PublishError> {
        swap::recover(self.disk, work, self.target)?;
        let leftover = self.target.staging_inside();
        if work::is_left(self.disk, &leftover)? {
            let leftover = self.open(leftover)?;
            in_place::resume(self.disk, &leftover, self.target, self.durable)?;
            leftover.finish()?;
        }
        let staged = match self.stage(what, Part::Whole, work)? {
            Stage::New(staged) => staged,
            Stage::Unchanged { manifest, warnings } => {
                return Ok(Some(self.published(Outcome::Unchanged, &manifest, warnings)));
            }
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

    fn move_in(&self, what: What<'_>, work: &Work<'_>) -> Result<Published, PublishError> {
        in_place::resume(self.disk, work, self.target, self.durable)?;
        work.clear()?;
        let staged = match self.stage(what, Part::Changed, work)? {
            Stage::New(staged) => staged,
            Stage::Unchanged { manifest, warnings } => {
                return Ok(self.published(Outcome::Unchanged, &manifest, warnings));
            }
        };
        in_place::prepare(work, (&staged.manifest, &staged.stood), staged.old.as_ref())?;
        if self.durable {
            self.disk.sync_all(work.folder()).map_err(io("sync", work.folder()))?;
        }
        in_place::resume(self.disk, work, self.target, self.durable)?;
        Ok(self.published(Outcome::InPlace, &staged.manifest, staged.warnings))
    }

    /// Writes the new site to the staging folder, durably: all of it, or what does not stand in the
    /// out folder.
    fn stage(&self, what: What<'_>, part: Part, work: &Work<'_>) -> Result<Stage, PublishError> {
        let old = match self.target.survey(self.disk)? {
            State::Ours(old) => Some(old),
            State::Absent | State::Empty => None,
        };
        let standing = Standing::new(self.disk, self.target, old.as_ref());
        let sink = Sink::new(self.disk, work.new_site(), standing)?;
        let (manifest, mut warnings) = match what {
            What::Ready(build) => {
                let contents: Vec<Content<'_>> = build.contents().collect();
                contents.par_iter().try_for_each(|(path, bytes)| sink.put(path, bytes))?;
                (build.manifest.clone(), build.warnings.clone())
            }
            What::Made(make) => (made(make, &sink)?, Diagnostics::new()),
        };
        let mut stood = sink.stood();
        let Some((kept, lost)) = self.kept((old.as_ref(), &stood), &manifest) else {
            return Ok(Stage::Unchanged { manifest, warnings });
        };
        warnings.extend(lost);
        stood.extend(kept.iter().flat_map(ManifestFile::contents).map(|(path, _)| path.to_owned()));
        let manifest = Manifest::new(manifest.files.into_iter().chain(kept).collect());
        let json = manifest.to_json();
        let json = json.map_err(|e| io("write", Path::new(MANIFEST))(std::io::Error::other(e)))?;
        sink.write(MANIFEST, &json)?;
        if part == Part::Whole {
            sink.carry(&stood)?;
        }
        if self.durable {
            self.disk.sync_all(work.folder()).map_err(io("sync", work.folder()))?;
        }
        Ok(Stage::New(Staged { manifest, stood, old, warnings }))
    }

    /// What stays of the build before, and what is lost of it; `None` when it is this one.
    fn kept(
        &self,
        (old, stood): (Option<&Old>, &[String]),
        new: &Manifest,
    ) -> Option<(Vec<ManifestFile>, Diagnostics)> {
        let Some(old) = old else { return Some((Vec::new(), Diagnostics::new())) };
        if previous::is_unchanged(self.disk, self.target, (old, stood), new) {
            return None;
        }
        Some(previous::keep(self.disk, self.target, old, new))
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

/// Has all files of a build made into `sink`.
fn made(make: Make<'_>, sink: &Sink<'_>) -> Result<Manifest, PublishError> {
    let report = make(&|file| sink.take(&file));
    let mut files = sink.finish()?;
    let report = build::report(&report.ok_or(PublishError::Unwanted)?)?;
    sink.put(&report.path, &report.bytes)?;
    files.push(build::entry(&report, &[]));
    Ok(Manifest::new(files))
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
