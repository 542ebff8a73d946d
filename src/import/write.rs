//! The planned files, on disk: whole, or not at all.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tempfile::TempDir;

use super::imported::{Content, Imported};

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    #[error("{} is not empty; nothing was written", .0.display())]
    NotEmpty(PathBuf),
    #[error("somebody ended it")]
    Unwanted,
    #[error("{} cannot be written", .path.display())]
    Io {
        path: PathBuf,
        #[source]
        error: io::Error,
    },
}

/// A site beside its place: it can be built there before anybody sees it. Dropped, it is gone.
pub struct Staged {
    folder: TempDir,
    out: PathBuf,
}

impl Staged {
    /// Writes everything into a new folder beside `out`, which must not exist or be empty, as long as
    /// `is_wanted`.
    ///
    /// # Errors
    /// Where `out` has something in it, the disk refuses, or it is wanted no longer.
    pub fn write(
        imported: &Imported,
        out: &Path,
        is_wanted: &(dyn Fn() -> bool + Sync),
    ) -> Result<Self, WriteError> {
        match fs::read_dir(out).map(|mut entries| entries.next().is_some()) {
            Ok(true) => return Err(WriteError::NotEmpty(out.to_owned())),
            Ok(false) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(failed(out)(error)),
        }
        // Beside it, because only within one disk a folder moves in one step.
        let beside =
            out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(beside).map_err(failed(beside))?;
        let folder = tempfile::Builder::new()
            .prefix(".import-")
            .tempdir_in(beside)
            .map_err(failed(beside))?;
        let staged = Self { folder, out: out.to_owned() };
        staged.files(imported, is_wanted)?;
        Ok(staged)
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// One more file, beside the site's own.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn add(&self, name: &str, text: &str) -> Result<(), WriteError> {
        let path = self.path().join(name);
        let folder = path.parent().unwrap_or(self.path());
        fs::create_dir_all(folder).map_err(failed(folder))?;
        fs::write(&path, text).map_err(failed(&path))
    }

    /// An error of the disk, as one of the whole site.
    pub fn failed(&self) -> impl Fn(io::Error) -> WriteError + use<> {
        failed(&self.out)
    }

    /// Moves the site to its place.
    ///
    /// # Errors
    /// Where the place was filled meanwhile, or the disk refuses.
    pub fn publish(self) -> Result<(), WriteError> {
        // An empty folder; one that was filled meanwhile stays and is the error below.
        let _ = fs::remove_dir(&self.out);
        open_to_readers(self.folder.path()).map_err(failed(self.folder.path()))?;
        fs::rename(self.folder.path(), &self.out).map_err(failed(&self.out))?;
        // Nothing is left to be removed.
        let _ = self.folder.keep();
        Ok(())
    }

    fn files(
        &self,
        imported: &Imported,
        is_wanted: &(dyn Fn() -> bool + Sync),
    ) -> Result<(), WriteError> {
        let place = |path: &str| self.folder.path().join(path);
        let folders: BTreeSet<PathBuf> = imported
            .files
            .iter()
            .filter_map(|file| place(&file.path).parent().map(Path::to_owned))
            .collect();
        for folder in &folders {
            fs::create_dir_all(folder).map_err(failed(folder))?;
        }
        imported.files.par_iter().try_for_each(|file| {
            if !is_wanted() {
                return Err(WriteError::Unwanted);
            }
            let path = place(&file.path);
            match &file.content {
                Content::Text(text) => fs::write(&path, text),
                Content::Copy(from) => fs::copy(from, &path).map(drop),
            }
            .map_err(failed(&path))
        })
    }
}

/// A temporary folder is its owner's alone; a site is made like any other folder.
#[cfg(unix)]
fn open_to_readers(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let made_like = folder.join("content");
    let mode =
        fs::metadata(if made_like.is_dir() { &made_like } else { folder })?.permissions().mode();
    fs::set_permissions(folder, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn open_to_readers(_: &Path) -> io::Result<()> {
    Ok(())
}

fn failed(path: &Path) -> impl Fn(io::Error) -> WriteError + use<> {
    let path = path.to_owned();
    move |error| WriteError::Io { path: path.clone(), error }
}
