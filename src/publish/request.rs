//! What is asked of a publication, and what came of it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::diagnostics::Diagnostics;
use crate::model::OutputFile;

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
