//! The planned files, on disk.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{Content, Imported};

/// Why nothing, or not everything, was written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    #[error("{} is not empty; nothing was written", .0.display())]
    NotEmpty(PathBuf),
    #[error("{} cannot be written: {error}", .path.display())]
    Io { path: PathBuf, error: io::Error },
}

/// Writes everything below `out`, which must not exist or be empty.
pub fn write(imported: &Imported, out: &Path) -> Result<(), WriteError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error| WriteError::Io { path, error }
    };
    match fs::read_dir(out).map(|mut entries| entries.next().is_some()) {
        Ok(true) => return Err(WriteError::NotEmpty(out.to_owned())),
        Ok(false) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed(out)(error)),
    }
    let folders: BTreeSet<PathBuf> =
        imported.files.iter().filter_map(|file| out.join(&file.path).parent().map(Path::to_owned)).collect();
    fs::create_dir_all(out).map_err(failed(out))?;
    for folder in &folders {
        fs::create_dir_all(folder).map_err(failed(folder))?;
    }
    imported.files.par_iter().try_for_each(|file| {
        let path = out.join(&file.path);
        match &file.content {
            Content::Text(text) => fs::write(&path, text),
            Content::Copy(from) => fs::copy(from, &path).map(drop),
        }
        .map_err(failed(&path))
    })
}
