//! The one door through which site files go out.
//!
//! 1. [`paths`]: the files' paths are safe and do not collide;
//! 2. [`target`]: the out folder may be written to, and holds nothing but an older build;
//! 3. [`build`]: what the build consists of, with compressed copies ([`compress`]) if asked for;
//!    one that is [`made`] while it is written skips this, and is looked at once it is staged;
//! 4. [`work`]: the staging folder is locked, and what a killed build left is made good;
//! 5. [`standing`]: what comes out as it stands in the out folder need not be written; the rest goes
//!    to the staging folder as it is [`made`];
//! 6. [`previous`]: nothing changed? then that is all; else the old hashed files are kept, what
//!    stood is carried over, and all of it made durable;
//! 7. [`swap`]: the staged site and the old one change places; [`in_place`] where they cannot.
//!
//! [`request`] is what is asked and what came of it, [`run`] steps 4 to 7, [`disk`] every system
//! call they make.
//!
//! Until step 7 the old site is not touched, and step 7 is one system call.

mod build;
mod compress;
mod disk;
mod error;
mod in_place;
mod made;
mod manifest;
mod paths;
mod previous;
mod request;
mod run;
mod standing;
mod swap;
mod target;
mod tree;
mod work;

pub use disk::{Disk, Kind, LocalDisk, Lock};
pub use error::PublishError;
pub use made::{Make, Take};
pub use manifest::{
    Coding, Encoding, MANIFEST, Manifest, ManifestError, ManifestFile, read_verified,
};
pub use request::{Outcome, PublishRequest, Published, REPORT};

use build::Build;
use run::{Run, What};
use target::Target;

/// Publishes to the machine's own disk: see the module's steps.
pub fn publish(request: &PublishRequest<'_>) -> Result<Published, PublishError> {
    publish_on(&LocalDisk, request)
}

/// [`publish`] on any disk.
pub fn publish_on(
    disk: &dyn Disk,
    request: &PublishRequest<'_>,
) -> Result<Published, PublishError> {
    let mistakes = paths::check(request.files.iter().map(|file| file.path.as_str()));
    if mistakes.has_errors() {
        return Err(PublishError::Files(mistakes));
    }
    let target = admitted(disk, request)?;
    let build = Build::new(disk, request)?;
    run(disk, request, &target, What::Ready(&build))
}

/// [`publish`], of files that are given away as they are made: `files` and `report` of `request`
/// are nothing.
pub fn publish_made(
    request: &PublishRequest<'_>,
    make: Make<'_>,
) -> Result<Published, PublishError> {
    publish_made_on(&LocalDisk, request, make)
}

/// [`publish_made`] on any disk.
pub fn publish_made_on(
    disk: &dyn Disk,
    request: &PublishRequest<'_>,
    make: Make<'_>,
) -> Result<Published, PublishError> {
    let target = admitted(disk, request)?;
    run(disk, request, &target, What::Made(make))
}

fn admitted(disk: &dyn Disk, request: &PublishRequest<'_>) -> Result<Target, PublishError> {
    let target = target::resolve(disk, request.root, request.out)?;
    if !work::is_left(disk, &target.staging_beside())?
        && !work::is_left(disk, &target.staging_inside())?
    {
        // Refused before anything is created. What a killed build left is judged once made good.
        target.survey(disk)?;
    }
    Ok(target)
}

fn run(
    disk: &dyn Disk,
    request: &PublishRequest<'_>,
    target: &Target,
    what: What<'_>,
) -> Result<Published, PublishError> {
    let run = Run { disk, target, durable: request.durable, patience: request.patience };
    if let Some(published) = run.beside(what)? {
        return Ok(published);
    }
    run.inside(what)
}
