//! A folder that is written file by file, by a build that makes them at that moment: nobody has to
//! hold all of it.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;
use rustc_hash::FxBuildHasher;
use serde_json::Value;

use super::build::entry;
use super::disk::Disk;
use super::error::{PublishError, io};
use super::manifest::ManifestFile;
use super::paths;
use super::standing::Standing;
use crate::diagnostics::Diagnostics;
use crate::model::OutputFile;

/// Takes a file; breaks off when no more can be taken.
pub type Take<'t> = &'t (dyn Fn(OutputFile) -> ControlFlow<()> + Sync);

/// Gives every file of a build away, from whatever threads, and then says what `report.json` holds;
/// `None` when the build is not to be published after all. May be asked again, when it turns out
/// that the files must be written elsewhere.
pub type Make<'m> = &'m dyn Fn(Take<'_>) -> Option<Value>;

/// A folder that files are written to one by one, but for those that stand in the out folder.
pub(super) struct Sink<'d> {
    disk: &'d dyn Disk,
    folder: PathBuf,
    standing: Standing<'d>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    paths: Vec<String>,
    /// As file systems compare them that ignore case.
    seen: HashSet<String, FxBuildHasher>,
    /// Those that are there already.
    folders: HashSet<String, FxBuildHasher>,
    /// Whether some path is unsafe or meets another one.
    is_doubtful: bool,
    listed: Vec<ManifestFile>,
    /// Not written, because they stand.
    stood: Vec<String>,
    failed: Option<PublishError>,
}

impl<'d> Sink<'d> {
    /// `folder` must not exist.
    pub fn new(
        disk: &'d dyn Disk,
        folder: PathBuf,
        standing: Standing<'d>,
    ) -> Result<Self, PublishError> {
        disk.create_folder(&folder).map_err(io("create", &folder))?;
        Ok(Self { disk, folder, standing, state: Mutex::default() })
    }

    /// Writes `file`. What stands in its way is told by [`Self::finish`].
    pub fn take(&self, file: &OutputFile) -> ControlFlow<()> {
        let is_safe = paths::fault(&file.path).is_none();
        {
            let mut state = self.state();
            let is_new = state.seen.insert(paths::fold(&file.path));
            state.paths.push(file.path.clone());
            if !is_safe || !is_new {
                state.is_doubtful = true;
                return ControlFlow::Continue(());
            }
        }
        let written = self.put(&file.path, &file.bytes);
        let entry = entry(file, &[]);
        let mut state = self.state();
        match written {
            Ok(()) => {
                state.listed.push(entry);
                ControlFlow::Continue(())
            }
            Err(error) => {
                state.failed.get_or_insert(error);
                ControlFlow::Break(())
            }
        }
    }

    /// The files that were taken, if all of them could be.
    pub fn finish(&self) -> Result<Vec<ManifestFile>, PublishError> {
        let mut state = self.state();
        let is_file = |folder: &String| state.seen.contains(&paths::fold(folder));
        if state.is_doubtful || state.failed.is_some() || state.folders.iter().any(is_file) {
            // Threads shall not show in what is told.
            state.paths.par_sort_unstable();
            let mistakes: Diagnostics = paths::check(state.paths.iter().map(String::as_str));
            if mistakes.has_errors() {
                return Err(PublishError::Files(mistakes));
            }
        }
        match state.failed.take() {
            Some(error) => Err(error),
            None => Ok(std::mem::take(&mut state.listed)),
        }
    }

    /// Writes a file whose path is known to be safe, unless it stands.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        if self.standing.has(path, bytes) {
            self.state().stood.push(path.to_owned());
            return Ok(());
        }
        self.write(path, bytes)
    }

    /// Those that were not written, because they stand in the out folder.
    pub fn stood(&self) -> Vec<String> {
        std::mem::take(&mut self.state().stood)
    }

    /// Puts files that stand in the out folder here as well.
    pub fn carry(&self, stood: &[String]) -> Result<(), PublishError> {
        stood.par_iter().try_for_each(|path| {
            self.create_folders(path)?;
            self.standing.carry(path, &self.folder.join(path))
        })
    }

    /// Writes a file of our own.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        self.create_folders(path)?;
        let path = self.folder.join(path);
        self.disk.write_new(&path, bytes).map_err(io("write", &path))
    }

    /// The folders above `path`, outermost first.
    fn create_folders(&self, path: &str) -> Result<(), PublishError> {
        let mut state = self.state();
        if path.rsplit_once('/').is_none_or(|(folder, _)| state.folders.contains(folder)) {
            return Ok(());
        }
        for (at, _) in path.match_indices('/') {
            let below = path.get(..at).unwrap_or(path);
            if !state.folders.contains(below) {
                let folder = self.folder.join(below);
                self.disk.create_folder(&folder).map_err(io("create", &folder))?;
                state.folders.insert(below.to_owned());
            }
        }
        Ok(())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
