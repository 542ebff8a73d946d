//! The out folder: where it really is, whether it may be written to, and what stands in it.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use super::disk::{Disk, Kind};
use super::error::{PublishError, io};
use super::manifest::{MANIFEST, Manifest, ManifestError};
use super::tree;

/// Folders of a site that hold what a build reads.
const INPUTS: [&str; 4] = ["content", "static", "themes", "data"];

/// The staging folder's name inside an out folder.
const INSIDE: &str = ".frontdesk-staging";

/// What desktops leave in any folder they show.
const LITTER: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// An out folder that may be used: absolute, free of links, possibly not there yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    pub path: PathBuf,
    pub parent: PathBuf,
    pub name: OsString,
}

/// What stands in the out folder before a build.
#[derive(Debug)]
pub(super) enum State {
    Absent,
    Empty,
    Ours(Old),
}

/// The build before.
#[derive(Debug)]
pub(super) struct Old {
    pub manifest: Manifest,
    /// Of the files that are really there, below the out folder; their folders are no links.
    pub files: BTreeSet<String>,
}

/// Finds the folder that `out` means and refuses those that can never be one. An `out` that is a
/// link is followed: the link stays, and all rules apply to where it leads.
pub(super) fn resolve(disk: &dyn Disk, root: &Path, out: &Path) -> Result<Target, PublishError> {
    let path = real_path(disk, out)?;
    let root = disk.canonicalize(root).map_err(io("find", root))?;
    let shown = out.display();
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(forbidden(format!("{shown} is the root of the file system")));
    };
    if root == path {
        return Err(forbidden(format!("{shown} is the site's own folder")));
    }
    if root.starts_with(&path) {
        return Err(forbidden(format!("{shown} holds the site's own folder")));
    }
    if let Some(input) = INPUTS.iter().find(|input| path.starts_with(root.join(input))) {
        return Err(forbidden(format!("{shown} is in {input}/, which the build reads")));
    }
    let home = std::env::home_dir().map(|home| disk.canonicalize(&home).unwrap_or(home));
    if home.is_some_and(|home| home.starts_with(&path)) {
        return Err(forbidden(format!("{shown} is or holds your home folder")));
    }
    Ok(Target { parent: parent.to_path_buf(), name: name.to_owned(), path })
}

impl Target {
    /// Where a build is staged that changes places with the out folder.
    pub(super) fn staging_beside(&self) -> PathBuf {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(".staging-frontdesk");
        self.parent.join(name)
    }

    /// Where a build is staged whose out folder cannot be renamed.
    pub(super) fn staging_inside(&self) -> PathBuf {
        self.path.join(INSIDE)
    }

    /// What stands there now; refuses whatever frontdesk did not write, down to the single file.
    pub(super) fn survey(&self, disk: &dyn Disk) -> Result<State, PublishError> {
        match disk.kind(&self.path).map_err(io("look at", &self.path))? {
            Kind::Missing => return Ok(State::Absent),
            Kind::Folder => {}
            _ => return Err(not_a_folder(&self.path)),
        }
        let names = disk.list(&self.path).map_err(io("list", &self.path))?;
        if names
            .iter()
            .all(|(name, _)| name == INSIDE || LITTER.iter().any(|litter| name == litter))
        {
            return Ok(State::Empty);
        }
        let manifest = self.manifest(disk, &names)?;
        let found = tree::scan(disk, &self.path)?;
        let listed: BTreeSet<&str> =
            manifest.contents().map(|(path, _)| path).chain([MANIFEST]).collect();
        let strangers: Vec<_> = found
            .iter()
            .filter(|(path, kind)| {
                !(is_litter(path) || *kind == Kind::File && listed.contains(path.as_str()))
            })
            .filter(|(path, _)| path.split('/').next() != Some(INSIDE))
            .collect();
        if let [(first, _), others @ ..] = strangers.as_slice() {
            let more = if others.is_empty() {
                String::new()
            } else {
                format!(" and {} more", others.len())
            };
            return Err(PublishError::refused(
                "foreign-output",
                format!(
                    "{} holds files that frontdesk did not write: {first}{more}",
                    self.path.display()
                ),
                "move them out of it (files beside an article, and a theme's assets, are \
                 published with the site)",
            ));
        }
        let files = found
            .into_iter()
            .map(|(path, _)| path)
            .filter(|path| listed.contains(path.as_str()))
            .collect();
        Ok(State::Ours(Old { manifest, files }))
    }

    fn manifest(
        &self,
        disk: &dyn Disk,
        names: &[(OsString, Kind)],
    ) -> Result<Manifest, PublishError> {
        let path = self.path.join(MANIFEST);
        let parsed = if names.iter().any(|(name, kind)| name == MANIFEST && *kind == Kind::File) {
            Manifest::parse(&disk.read(&path).map_err(io("read", &path))?)
        } else {
            Err(ManifestError::Foreign)
        };
        parsed.map_err(|e| match e {
            ManifestError::Foreign => PublishError::refused(
                "foreign-output",
                format!("{} is neither empty nor a build of frontdesk", self.path.display()),
                "choose another folder with --out, or empty this one yourself",
            ),
            ManifestError::Newer(version) => PublishError::refused(
                "newer-output",
                format!(
                    "{} was built by a newer frontdesk (manifest version {version})",
                    self.path.display()
                ),
                "use that version, or remove the folder yourself",
            ),
        })
    }
}

fn real_path(disk: &dyn Disk, out: &Path) -> Result<PathBuf, PublishError> {
    let out = std::path::absolute(out).map_err(io("find", out))?;
    match disk.kind(&out).map_err(io("look at", &out))? {
        Kind::Folder => return disk.canonicalize(&out).map_err(io("find", &out)),
        Kind::Link => {
            let Ok(path) = disk.canonicalize(&out) else {
                return Err(PublishError::refused(
                    "dangling-output",
                    format!("{} is a link that leads nowhere", out.display()),
                    "create the folder it names, or remove the link",
                ));
            };
            return match disk.kind(&path).map_err(io("look at", &path))? {
                Kind::Folder => Ok(path),
                _ => Err(not_a_folder(&out)),
            };
        }
        Kind::File | Kind::Other => return Err(not_a_folder(&out)),
        Kind::Missing => {}
    }
    // The part that is not there yet must be plain names: `..` in it has no meaning.
    let mut missing = Vec::new();
    let mut existing = out.as_path();
    while disk.kind(existing).map_err(io("look at", existing))? == Kind::Missing {
        match (existing.components().next_back(), existing.parent()) {
            (Some(Component::Normal(name)), Some(parent)) => {
                missing.push(name);
                existing = parent;
            }
            _ => {
                return Err(forbidden(format!(
                    "{} leads through a folder that does not exist",
                    out.display()
                )));
            }
        }
    }
    let mut path = disk.canonicalize(existing).map_err(io("find", existing))?;
    if disk.kind(&path).map_err(io("look at", &path))? != Kind::Folder {
        return Err(not_a_folder(existing));
    }
    path.extend(missing.into_iter().rev());
    Ok(path)
}

fn is_litter(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| LITTER.contains(&name))
}

fn not_a_folder(path: &Path) -> PublishError {
    PublishError::refused(
        "output-not-a-folder",
        format!("{} is not a folder", path.display()),
        "choose another folder with --out, or move that file away",
    )
}

fn forbidden(message: String) -> PublishError {
    PublishError::refused(
        "forbidden-output",
        message,
        "choose a folder of its own with --out, such as dist",
    )
}
