//! Opening a file so that it cannot be anywhere but below the root.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::diagnostics::{Diagnostic, Place};

/// The bytes of `path` below `root`; an error diagnostic when it is missing, too large, unreadable
/// or leads out of the tree.
pub(super) fn read(root: &Path, path: &str, limit: u64) -> Result<Vec<u8>, Diagnostic> {
    let file = match open_below(root, path) {
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

/// The kernel itself resolves the path below the folder, so a link swapped in between a check and
/// the opening has no chance.
#[cfg(target_os = "linux")]
fn open_below(root: &Path, path: &str) -> io::Result<File> {
    use rustix::fs::{CWD, Mode, OFlags, ResolveFlags, openat, openat2};
    let search = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let beneath = ResolveFlags::BENEATH | ResolveFlags::NO_MAGICLINKS;
    let folder = openat(CWD, root, search, Mode::empty())?;
    let open = || -> rustix::io::Result<File> {
        let how = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK;
        let below = path.strip_prefix(realm(path)).unwrap_or(path).trim_start_matches('/');
        let fd = match realm(path) {
            "" => openat2(&folder, path, how, Mode::empty(), beneath)?,
            realm => openat2(
                openat2(&folder, realm, search, Mode::empty(), beneath)?,
                below,
                how,
                Mode::empty(),
                beneath,
            )?,
        };
        Ok(File::from(fd))
    };
    match open() {
        Err(rustix::io::Errno::NOSYS) => open_checked(root, path),
        result => Ok(result?),
    }
}

#[cfg(not(target_os = "linux"))]
fn open_below(root: &Path, path: &str) -> io::Result<File> {
    open_checked(root, path)
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
