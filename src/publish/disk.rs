//! Every file-system call that publishing makes, as one trait.
//!
//! The trait is thin on purpose: a test wraps [`LocalDisk`], lets the Nth call fail, and thereby
//! shows what a full disk or a kill leaves behind at each point. Nothing else in `publish` touches
//! the file system.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What stands at a path. Links are not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Missing,
    File,
    Folder,
    Link,
    /// A socket, a device and the like.
    Other,
}

/// The outcome of an attempt to lock a file.
#[derive(Debug)]
pub enum Lock {
    /// Ours until the handle is dropped, or the process ends in whatever way.
    Held(File),
    /// Another process or thread holds it.
    Busy,
    /// It was removed while we asked for it: ask again.
    Gone,
}

/// The file-system calls of publishing. Paths are absolute; errors are the system's own.
pub trait Disk: Sync {
    fn kind(&self, path: &Path) -> io::Result<Kind>;
    /// Follows every link; the path must exist.
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf>;
    /// A number that differs between mounted file systems.
    fn device(&self, path: &Path) -> io::Result<u64>;
    /// The names in a folder with their kinds, sorted.
    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, Kind)>>;
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// A file's length in bytes and the time of its last change.
    fn stamp(&self, path: &Path) -> io::Result<(u64, SystemTime)>;
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    /// Fails when `path` exists.
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Gives the file at `from` a second name, `to`; fails when that exists. Not every file system can.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Swaps two existing paths in one step that no reader and no power loss can split;
    /// `Unsupported` where the system cannot.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;
    /// Lets the owner of a folder change what is in it.
    fn unlock(&self, folder: &Path) -> io::Result<()>;
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// Fails when the folder is not empty.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
    /// Makes everything written so far to the file system that holds `folder` durable.
    fn sync_all(&self, folder: &Path) -> io::Result<()>;
    /// Makes a file's content, or the names in a folder, durable.
    fn sync(&self, path: &Path) -> io::Result<()>;
    /// Locks the file at `path`, which is created if need be, and makes `text` its content.
    fn lock(&self, path: &Path, text: &str) -> io::Result<Lock>;
}

/// The machine's own file systems.
#[derive(Debug, Clone, Copy, Default)]
pub struct LocalDisk;

impl Disk for LocalDisk {
    fn kind(&self, path: &Path) -> io::Result<Kind> {
        match fs::symlink_metadata(path) {
            Ok(metadata) => Ok(kind_of(metadata.file_type())),
            Err(e)
                if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) =>
            {
                Ok(Kind::Missing)
            }
            Err(e) => Err(e),
        }
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    #[cfg(unix)]
    fn device(&self, path: &Path) -> io::Result<u64> {
        use std::os::unix::fs::MetadataExt;
        Ok(fs::metadata(path)?.dev())
    }

    #[cfg(not(unix))]
    fn device(&self, path: &Path) -> io::Result<u64> {
        fs::metadata(path).map(|_| 0)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, Kind)>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            names.push((entry.file_name(), kind_of(entry.file_type()?)));
        }
        names.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        Ok(names)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn stamp(&self, path: &Path) -> io::Result<(u64, SystemTime)> {
        let metadata = fs::symlink_metadata(path)?;
        Ok((metadata.len(), metadata.modified()?))
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        File::options().write(true).create_new(true).open(path)?.write_all(bytes)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
    }

    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    fn exchange(&self, _one: &Path, _other: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    #[cfg(unix)]
    fn unlock(&self, folder: &Path) -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt;
        let mut permissions = fs::symlink_metadata(folder)?.permissions();
        permissions.set_mode(permissions.mode() | 0o700);
        fs::set_permissions(folder, permissions)
    }

    #[cfg(not(unix))]
    fn unlock(&self, _folder: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    #[cfg(any(target_os = "linux", target_os = "android"))]
    fn sync_all(&self, folder: &Path) -> io::Result<()> {
        Ok(rustix::fs::syncfs(File::open(folder)?)?)
    }

    #[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
    fn sync_all(&self, _folder: &Path) -> io::Result<()> {
        rustix::fs::sync();
        Ok(())
    }

    #[cfg(not(unix))]
    fn sync_all(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }

    #[cfg(unix)]
    fn sync(&self, path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }

    #[cfg(not(unix))]
    fn sync(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }

    fn lock(&self, path: &Path, text: &str) -> io::Result<Lock> {
        let mut options = File::options();
        options.read(true).write(true).create(true).truncate(false);
        no_link(&mut options);
        let mut file = options.open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Ok(Lock::Busy),
            // A file system without locks: two builds at once are then for the user to avoid.
            Err(fs::TryLockError::Error(e)) if e.kind() == io::ErrorKind::Unsupported => {}
            Err(fs::TryLockError::Error(e)) => return Err(e),
        }
        if !is_still_at(&file, path)? {
            return Ok(Lock::Gone);
        }
        let mut content = Vec::new();
        (&file).take(text.len() as u64 + 1).read_to_end(&mut content)?;
        if content != text.as_bytes() {
            file.set_len(0)?;
            file.rewind()?;
            file.write_all(text.as_bytes())?;
        }
        Ok(Lock::Held(file))
    }
}

fn kind_of(file_type: fs::FileType) -> Kind {
    if file_type.is_file() {
        Kind::File
    } else if file_type.is_dir() {
        Kind::Folder
    } else if file_type.is_symlink() {
        Kind::Link
    } else {
        Kind::Other
    }
}

#[cfg(unix)]
fn no_link(options: &mut fs::OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
}

#[cfg(not(unix))]
fn no_link(_options: &mut fs::OpenOptions) {}

/// Whether `path` still names the open file: its former holder removes it when it is done.
#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let ours = file.metadata()?;
    match fs::symlink_metadata(path) {
        Ok(there) => Ok(there.dev() == ours.dev() && there.ino() == ours.ino()),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(e) => Err(e),
    }
}

#[cfg(not(unix))]
fn is_still_at(_file: &File, path: &Path) -> io::Result<bool> {
    path.try_exists()
}
