//! Changes onto the disk: everything is written beside its place first, then put there name by
//! name; when one of these steps fails, the ones before are taken back.

use std::fs::{self, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::changes::Changes;
use crate::diagnostics::Diagnostic;
use crate::source::{refused, stays_below};

/// Behind the name of a file that is written and not in its place yet. Nothing reads hidden files.
const BESIDE: &str = ".frontdesk-new";

/// Makes `changes` in the site at `root`.
///
/// # Errors
/// What could not be written; everything is then as it was.
pub fn apply(root: &Path, changes: &Changes) -> Result<(), Diagnostic> {
    let mut done = Done::default();
    run(root, changes, &mut done).map_err(|(path, error)| {
        let left = done.undo();
        let help = match left {
            Ok(()) => "nothing was changed".to_owned(),
            Err(error) => format!(
                "not everything could be taken back: {error}; see what your version control says"
            ),
        };
        refused(&path, &error).help(help)
    })?;
    done.tidy(root);
    Ok(())
}

type Failed = (String, io::Error);

fn run(root: &Path, changes: &Changes, done: &mut Done) -> Result<(), Failed> {
    let copies = changes.copies.iter().map(|(path, from)| (path, New::Copy(from)));
    let texts = changes.texts.iter().map(|(path, (_, after))| (path, New::Text(after)));
    let fresh = changes.fresh.iter().map(|(path, text)| (path, New::Text(text)));
    let last = changes.last.iter().map(|(path, text)| (path, New::Text(text)));
    let mut staged = Vec::new();
    for (path, new) in copies.chain(texts).chain(fresh).chain(last) {
        let target = root.join(path);
        let beside = beside(&target);
        let folder = target.parent().unwrap_or(root);
        done.folder(root, folder).map_err(|error| (path.clone(), error))?;
        done.written.push(beside.clone());
        write(&target, &beside, new).map_err(|error| (path.clone(), error))?;
        staged.push((path, target, beside));
    }
    for (path, target, beside) in staged {
        done.put(&beside, &target, changes.fresh.contains_key(path))
            .map_err(|error| (path.clone(), error))?;
    }
    for (old, new) in &changes.moves {
        let (from, to) = (root.join(old), root.join(new));
        done.folder(root, to.parent().unwrap_or(root)).map_err(|error| (new.clone(), error))?;
        done.rename(&from, &to).map_err(|error| (new.clone(), error))?;
    }
    Ok(())
}

/// What a file will hold.
#[derive(Clone, Copy)]
enum New<'a> {
    Text(&'a str),
    Copy(&'a Path),
}

fn beside(target: &Path) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}{BESIDE}"))
}

/// A link would be replaced by a file: what it leads to is not ours to change.
fn write(target: &Path, beside: &Path, new: New<'_>) -> io::Result<()> {
    let before = target.symlink_metadata().ok();
    if before.as_ref().is_some_and(fs::Metadata::is_symlink) {
        return Err(io::Error::from(io::ErrorKind::CrossesDevices));
    }
    let mut out = OpenOptions::new().write(true).create(true).truncate(true).open(beside)?;
    match new {
        New::Text(text) => {
            // Reading takes the mark off; the file keeps it.
            if starts_with_mark(target)? {
                out.write_all(MARK)?;
            }
            out.write_all(text.as_bytes())?;
        }
        New::Copy(from) => drop(io::copy(&mut fs::File::open(from)?, &mut out)?),
    }
    if let Some(before) = before {
        out.set_permissions(before.permissions())?;
    }
    out.sync_all()
}

/// The byte order mark that some editors begin a file with.
const MARK: &[u8] = "\u{feff}".as_bytes();

fn starts_with_mark(path: &Path) -> io::Result<bool> {
    let mut start = Vec::new();
    match fs::File::open(path) {
        Ok(file) => file.take(MARK.len() as u64).read_to_end(&mut start)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    Ok(start == MARK)
}

/// What was done so far, to be taken back.
#[derive(Default)]
struct Done {
    written: Vec<PathBuf>,
    folders: Vec<PathBuf>,
    /// In the order they were made.
    steps: Vec<Step>,
    /// Folders that files have left.
    left: Vec<PathBuf>,
}

enum Step {
    /// A file's bytes before.
    Text(PathBuf, Option<Vec<u8>>),
    Renamed(PathBuf, PathBuf),
}

impl Done {
    /// Makes `folder` and those above it.
    fn folder(&mut self, root: &Path, folder: &Path) -> io::Result<()> {
        stays_below(root, folder)?;
        let missing: Vec<&Path> =
            folder.ancestors().take_while(|folder| !folder.exists()).collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder)?;
            self.folders.push(folder.to_owned());
        }
        Ok(())
    }

    fn put(&mut self, beside: &Path, target: &Path, is_fresh: bool) -> io::Result<()> {
        let before = match is_fresh {
            true if target.symlink_metadata().is_ok() => {
                return Err(io::Error::from(io::ErrorKind::AlreadyExists));
            }
            true => None,
            false => match fs::read(target) {
                Ok(bytes) => Some(bytes),
                Err(error) if error.kind() == io::ErrorKind::NotFound => None,
                Err(error) => return Err(error),
            },
        };
        fs::rename(beside, target)?;
        self.steps.push(Step::Text(target.to_owned(), before));
        Ok(())
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        if to.symlink_metadata().is_ok() {
            return Err(io::Error::from(io::ErrorKind::AlreadyExists));
        }
        fs::rename(from, to)?;
        self.steps.push(Step::Renamed(from.to_owned(), to.to_owned()));
        self.left.extend(from.parent().map(Path::to_owned));
        Ok(())
    }

    fn undo(&mut self) -> io::Result<()> {
        let mut result = Ok(());
        for step in self.steps.drain(..).rev() {
            let undone = match step {
                Step::Text(path, Some(before)) => fs::write(path, before),
                Step::Text(path, None) => fs::remove_file(path),
                Step::Renamed(from, to) => fs::rename(to, from),
            };
            result = result.and(undone);
        }
        for path in self.written.drain(..).filter(|path| path.exists()) {
            result = result.and(fs::remove_file(path));
        }
        for folder in self.folders.drain(..).rev() {
            result = result.and(fs::remove_dir(folder));
        }
        result
    }

    /// Takes away the folders that are empty now; one that is not is kept.
    fn tidy(&mut self, root: &Path) {
        self.left.sort_by_key(|folder| std::cmp::Reverse(folder.components().count()));
        for folder in self.left.drain(..) {
            let below = folder
                .ancestors()
                .take_while(|folder| *folder != root && *folder != root.join("content"));
            for folder in below {
                if fs::remove_dir(folder).is_err() {
                    break;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn what_cannot_be_finished_is_taken_back() {
        let root = tempfile::tempdir().unwrap();
        let at = |path: &str| root.path().join(path);
        fs::create_dir_all(at("content/a")).unwrap();
        for path in ["content/a/x.md", "content/a/y.md", "content/z.md"] {
            fs::write(at(path), path).unwrap();
        }
        let mut changes = Changes::default();
        changes.texts.insert("content/a/x.md".into(), (Arc::from("content/a/x.md"), "new".into()));
        changes.fresh.insert("content/b/_category.md".into(), "fresh".into());
        changes.moves.insert("content/a/x.md".into(), "content/b/x.md".into());
        let mut bad = changes.clone();
        bad.moves.insert("content/a/y.md".into(), "content/z.md".into());
        let error = apply(root.path(), &bad).unwrap_err();
        assert_eq!((error.code, error.help.as_deref()), ("exists", Some("nothing was changed")));
        let files = || {
            let entries =
                walkdir::WalkDir::new(root.path()).sort_by_file_name().into_iter().flatten();
            let files = entries.filter(|entry| entry.depth() > 1);
            files
                .map(|entry| entry.path().strip_prefix(root.path()).unwrap().display().to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(files(), ["content/a", "content/a/x.md", "content/a/y.md", "content/z.md"]);
        assert_eq!(fs::read_to_string(at("content/a/x.md")).unwrap(), "content/a/x.md");

        changes.moves.insert("content/a/y.md".into(), "content/b/y.md".into());
        apply(root.path(), &changes).unwrap();
        assert_eq!(
            files(),
            [
                "content/b",
                "content/b/_category.md",
                "content/b/x.md",
                "content/b/y.md",
                "content/z.md"
            ]
        );
        assert_eq!(fs::read_to_string(at("content/b/x.md")).unwrap(), "new");
    }
}
