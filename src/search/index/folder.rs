//! Where tantivy writes a segment: in memory, its files in pieces.
//!
//! tantivy's own directory in memory keeps a file in one piece that doubles as it grows (at 8,000
//! articles 48 MB for a store of 22) and copies it where it is done and where it is read. Nothing
//! reads a segment's files there but one; they are taken as they are.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tantivy::directory::error::{DeleteError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, Directory, FileHandle, RamDirectory, TerminatingWrite, WatchCallback,
    WatchHandle, WritePtr,
};

use crate::search::error::SearchError;

/// The ending of the one file that tantivy reads while it writes others: how long texts are.
const READ: &str = "fieldnorm";
/// Bytes of one piece.
const PIECE: usize = 1 << 20;

/// Clones are the same folder.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    /// What is read: tantivy's own bookkeeping, and that one file.
    small: RamDirectory,
    /// The segment's other files.
    written: Arc<Mutex<BTreeMap<PathBuf, Vec<Vec<u8>>>>>,
}

impl Default for Folder {
    fn default() -> Self {
        Self { small: RamDirectory::create(), written: Arc::default() }
    }
}

impl Folder {
    /// The file at `path`, if it was written: it is gone from here then.
    ///
    /// # Errors
    /// Only if tantivy's directory fails.
    pub fn take(&self, path: &Path) -> Result<Option<Vec<u8>>, SearchError> {
        let pieces = self.written().remove(path);
        if let Some(pieces) = pieces {
            let mut bytes = Vec::with_capacity(pieces.iter().map(Vec::len).sum());
            // Each goes as it is copied.
            pieces.into_iter().for_each(|piece| bytes.extend_from_slice(&piece));
            return Ok(Some(bytes));
        }
        if !self.small.exists(path)? {
            return Ok(None);
        }
        let bytes = self.small.atomic_read(path)?;
        self.small.delete(path).map_err(|_| SearchError::impossible("a file is gone"))?;
        Ok(Some(bytes))
    }

    fn written(&self) -> MutexGuard<'_, BTreeMap<PathBuf, Vec<Vec<u8>>>> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A file that is being written.
struct Pieces {
    folder: Folder,
    path: PathBuf,
    pieces: Vec<Vec<u8>>,
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut left = bytes;
        while !left.is_empty() {
            if self.pieces.last().is_none_or(|piece| piece.len() == PIECE) {
                // One piece is all that most files of most sites need: it grows as it has to.
                let room = if self.pieces.is_empty() { 0 } else { PIECE };
                self.pieces.push(Vec::with_capacity(room));
            }
            let Some(piece) = self.pieces.last_mut() else { break };
            let (now, later) = left.split_at(left.len().min(PIECE - piece.len()));
            piece.extend_from_slice(now);
            left = later;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl TerminatingWrite for Pieces {
    fn terminate_ref(&mut self, _: AntiCallToken) -> io::Result<()> {
        let pieces = std::mem::take(&mut self.pieces);
        self.folder.written().insert(std::mem::take(&mut self.path), pieces);
        Ok(())
    }
}

impl Directory for Folder {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.small.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        match self.written().remove(path) {
            Some(_) => Ok(()),
            None => self.small.delete(path),
        }
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(self.written().contains_key(path) || self.small.exists(path)?)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        if path.extension().is_some_and(|ending| ending == READ) {
            return self.small.open_write(path);
        }
        if self.written().contains_key(path) {
            return Err(OpenWriteError::FileAlreadyExists(path.to_owned()));
        }
        let file = Pieces { folder: self.clone(), path: path.to_owned(), pieces: Vec::new() };
        Ok(BufWriter::new(Box::new(file)))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.small.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.small.atomic_write(path, data)
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.small.watch(callback)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_comes_out_as_it_was_written() {
        let folder = Folder::default();
        let whole: Vec<u8> = (0..5 * PIECE / 2).map(|at| at as u8).collect();
        for name in ["a.store", "a.fieldnorm"] {
            let path = Path::new(name);
            assert_eq!(folder.take(path).unwrap(), None, "{name}");
            let mut file = folder.open_write(path).unwrap();
            for part in whole.chunks(PIECE / 3 + 7) {
                file.write_all(part).unwrap();
            }
            file.terminate().unwrap();
            assert!(folder.exists(path).unwrap(), "{name}");
            assert!(folder.open_write(path).is_err(), "{name}");
            assert_eq!(folder.take(path).unwrap().as_ref(), Some(&whole), "{name}");
            assert!(!folder.exists(path).unwrap(), "{name}");
        }
    }
}
