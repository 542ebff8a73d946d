//! The one door through which site files go out.
//!
//! 1. [`paths`]: the files' paths are safe and do not collide;
//! 2. [`target`]: the out folder may be written to, and holds nothing but an older build;
//! 3. [`build`]: what the build consists of, with compressed copies ([`compress`]) if asked for;
//! 4. [`work`]: the staging folder is locked, and what a killed build left is made good;
//! 5. [`previous`]: nothing changed? then that is all; else the old hashed files are kept;
//! 6. [`tree`]: everything is written to the staging folder and made durable;
//! 7. [`swap`]: the staged site and the old one change places; [`in_place`] where they cannot.
//!
//! [`run`] is steps 4 to 7; [`disk`] is every system call they make.
//!
//! Until step 7 the old site is not touched, and step 7 is one system call.

mod build;
mod compress;
mod disk;
mod error;
mod in_place;
mod manifest;
mod paths;
mod previous;
mod run;
mod swap;
mod target;
mod tree;
mod work;

use std::path::{Path, PathBuf};
use std::time::Duration;

pub use disk::{Disk, Kind, LocalDisk, Lock};
pub use error::PublishError;
pub use manifest::{Coding, Encoding, MANIFEST, Manifest, ManifestError, ManifestFile};

use crate::diagnostics::Diagnostics;
use crate::model::OutputFile;
use build::Build;
use run::Run;

/// The report's name in the out folder.
pub const REPORT: &str = "report.json";

/// What to publish, and where.
#[derive(Debug, Clone)]
pub struct PublishRequest<'a> {
    /// The site's own folder, which must survive.
    pub root: &'a Path,
    /// The out folder. Created if missing; a link is followed.
    pub out: &'a Path,
    /// Paths below the out folder, in `site/`, `index/` or `host/`.
    pub files: &'a [OutputFile],
    /// Becomes `report.json`.
    pub report: &'a serde_json::Value,
    /// Writes `.br` and `.gz` beside what is worth compressing.
    pub precompress: bool,
    /// Where compressed copies may be kept from build to build (`.frontdesk/cache`).
    pub cache: Option<&'a Path>,
    /// Whether the build must survive a power loss the moment it is published. Costs one flush of
    /// the file system; a writer's preview does without.
    pub durable: bool,
    /// How long to wait for another build that publishes to the same folder.
    pub patience: Duration,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The out folder as it really is: absolute, links resolved.
    pub out: PathBuf,
    pub outcome: Outcome,
    /// Of the build, compressed copies and the manifest included.
    pub files: usize,
    pub bytes: u64,
    /// Files kept from the build before.
    pub previous: usize,
    /// What went wrong without harm to the site.
    pub warnings: Diagnostics,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The folder already held exactly this build and was not touched.
    Unchanged,
    /// Replaced as one.
    Swapped,
    /// Updated file by file, because the folder cannot be renamed.
    InPlace,
}

/// Publishes to the machine's own disk: see the module's steps.
pub fn publish(request: &PublishRequest<'_>) -> Result<Published, PublishError> {
    publish_on(&LocalDisk, request)
}

/// [`publish`] on any disk.
pub fn publish_on(disk: &dyn Disk, request: &PublishRequest<'_>) -> Result<Published, PublishError> {
    let mistakes = paths::check(request.files);
    if mistakes.has_errors() {
        return Err(PublishError::Files(mistakes));
    }
    let target = target::resolve(disk, request.root, request.out)?;
    if !work::is_left(disk, &work::beside(&target))? && !work::is_left(disk, &work::inside(&target))? {
        // Refused before anything is created. What a killed build left is judged once made good.
        target.survey(disk)?;
    }
    let build = Build::new(disk, request)?;
    let run = Run { disk, target: &target, durable: request.durable, patience: request.patience };
    if let Some(published) = run.beside(&build)? {
        return Ok(published);
    }
    run.inside(&build)
}
