//! Opening a file so that it cannot be anywhere but below the root.

use std::fs::File;
use std::io::{self, Read};
#[cfg(target_os = "linux")]
use std::os::fd::OwnedFd;
use std::path::Path;
#[cfg(target_os = "linux")]
use std::sync::OnceLock;

#[cfg(target_os = "linux")]
use rustix::fs::{CWD, Mode, OFlags, ResolveFlags, openat, openat2};
#[cfg(target_os = "linux")]
use rustix::io::Errno;

use crate::diagnostics::{Diagnostic, Place};

/// The folders that files are opened in, each held once it was needed: thousands of files stand in
/// the same one.
#[derive(Debug, Default)]
pub(super) struct Doors {
    #[cfg(target_os = "linux")]
    root: OnceLock<OwnedFd>,
    /// By [`realm`].
    #[cfg(target_os = "linux")]
    published: [OnceLock<OwnedFd>; PUBLISHED.len()],
}

impl Doors {
    /// The bytes of `path` below `root`; an error diagnostic when it is missing, too large,
    /// unreadable or leads out of the tree.
    pub fn read(&self, root: &Path, path: &str, limit: u64) -> Result<Vec<u8>, Diagnostic> {
        read(self.open_below(root, path), path, limit)
    }
}

fn read(opened: io::Result<File>, path: &str, limit: u64) -> Result<Vec<u8>, Diagnostic> {
    let file = match opened {
        Ok(file) => file,
        Err(error) if leads_out(&error) => return Err(outside(path)),
        Err(error) => return Err(unreadable(path, &error)),
    };
    let expected = file.metadata().map_or(0, |meta| meta.len()).min(limit);
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or(0) + 1);
    // Not the metadata's word: a file may grow while it is read, and a pipe has no length.
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| unreadable(path, &error))?;
    if bytes.len() as u64 > limit {
        let message = format!("the file is larger than {} MiB", limit / 1024 / 1024);
        return Err(Diagnostic::error("too-large", message)
            .at(Place::file(path))
            .help("split it, or link to it elsewhere"));
    }
    Ok(bytes)
}

/// The folder that `path` may not lead out of, below the root: what is published stands in
/// `content/` or `static/` itself; everything else anywhere in the site.
pub(super) fn realm(path: &str) -> &'static str {
    let top = path.split('/').next().unwrap_or_default();
    PUBLISHED.iter().find(|folder| **folder == top).copied().unwrap_or("")
}

/// Folders whose files are published as they are.
const PUBLISHED: [&str; 2] = ["content", "static"];

pub(super) fn outside(path: &str) -> Diagnostic {
    let (what, help) = match realm(path) {
        "content" => ("content/", "copy the file into content/"),
        "static" => ("static/", "copy the file into static/"),
        _ => ("the site's folder", "copy the file into the site"),
    };
    Diagnostic::error("outside", format!("this leads out of {what}"))
        .at(Place::file(path))
        .help(help)
}

fn unreadable(path: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::error("unreadable", format!("cannot be read: {error}")).at(Place::file(path))
}

#[cfg(target_os = "linux")]
impl Doors {
    /// The kernel itself resolves the path below the folder, so a link swapped in between a check
    /// and the opening has no chance.
    fn open_below(&self, root: &Path, path: &str) -> io::Result<File> {
        match self.open(root, path) {
            Err(Errno::NOSYS) => open_checked(root, path),
            result => Ok(result?),
        }
    }

    fn open(&self, root: &Path, path: &str) -> rustix::io::Result<File> {
        let search = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let beneath = ResolveFlags::BENEATH | ResolveFlags::NO_MAGICLINKS;
        let root = held(&self.root, || openat(CWD, root, search, Mode::empty()))?;
        let realm = realm(path);
        let at = PUBLISHED.iter().position(|folder| *folder == realm);
        let (folder, below) = match at.and_then(|at| self.published.get(at)) {
            None => (root, path),
            Some(known) => {
                let open = || openat2(root, realm, search, Mode::empty(), beneath);
                let below = path.strip_prefix(realm).unwrap_or(path).trim_start_matches('/');
                (held(known, open)?, below)
            }
        };
        let how = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK;
        Ok(File::from(openat2(folder, below, how, Mode::empty(), beneath)?))
    }
}

/// What is held, or opened now; of two that are opened at once the first stays.
#[cfg(target_os = "linux")]
fn held(
    known: &OnceLock<OwnedFd>,
    open: impl FnOnce() -> rustix::io::Result<OwnedFd>,
) -> rustix::io::Result<&OwnedFd> {
    match known.get() {
        Some(folder) => Ok(folder),
        None => {
            let folder = open()?;
            Ok(known.get_or_init(|| folder))
        }
    }
}

#[cfg(not(target_os = "linux"))]
impl Doors {
    fn open_below(&self, root: &Path, path: &str) -> io::Result<File> {
        open_checked(root, path)
    }
}

fn open_checked(root: &Path, path: &str) -> io::Result<File> {
    let target = root.join(path).canonicalize()?;
    if !target.starts_with(root.join(realm(path)).canonicalize()?) {
        return Err(io::Error::from(io::ErrorKind::CrossesDevices));
    }
    File::open(target)
}

fn leads_out(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::CrossesDevices
}
