//! Word of changed files.
//!
//! Folders are watched, not files: editors save by writing a new file and renaming it over the old
//! one, which a watch on the old file does not survive. What was looked for and not found is
//! watched by the nearest folder above it. Which change matters is for the record of the build to
//! say.
//!
//! Raw events are passed on as paths. (The debouncer crate merges events by what it takes them to
//! mean; a rename over a file followed by its deletion comes out as nothing at all.)

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, MetadataKind, ModifyKind, RenameMode};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::model::path;
use crate::source::{Read, Record};

/// How often folders are looked through where the system does not tell of changes.
const POLL: Duration = Duration::from_secs(1);

/// Something happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// At this path below the site root, `/` between parts. More may follow: it is being written.
    At(String),
    /// The file at this path has gone. An editor may be about to put another one there.
    Gone(String),
    /// The file at this path is as its writer wanted it: closed, or put there whole.
    Written(String),
    /// Nobody knows where: events were lost.
    Everything,
    /// Nobody knows where, and a person should know why.
    Trouble(String),
}

pub type Changes = UnboundedReceiver<Change>;

/// Who reports changes.
pub trait Watch: Send {
    /// Watches what `record` names. `changed` are the paths of the last burst: a watched folder
    /// among them may be another folder by now. Gives the folders that are watched from now on and
    /// were not before, so that something may have changed in them unseen.
    fn follow(&mut self, record: &Record, changed: &[String]) -> Vec<String>;
}

/// Where word of changes comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// The system tells; where it cannot, the folders are polled after all.
    System,
    Polling,
}

/// The site's folders on this machine.
pub struct FolderWatch {
    /// Canonical, as events name it.
    root: PathBuf,
    watcher: Option<Box<dyn Watcher + Send>>,
    backend: Backend,
    watched: BTreeMap<String, Depth>,
    sender: UnboundedSender<Change>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Depth {
    Itself,
    AllBelow,
}

impl FolderWatch {
    /// Reports to the receiver. Nothing is watched before the first [`Watch::follow`].
    pub fn new(root: &Path, backend: Backend) -> (Self, Changes) {
        let (sender, changes) = unbounded_channel();
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        (Self { root, watcher: None, backend, watched: BTreeMap::new(), sender }, changes)
    }

    fn start(&mut self) {
        let (root, sender) = (self.root.clone(), self.sender.clone());
        let hear = move |event: notify::Result<Event>| {
            for change in changes_of(&root, event) {
                // Nobody listens any more when the server ends.
                let _ = sender.send(change);
            }
        };
        let polling = Config::default().with_poll_interval(POLL).with_compare_contents(true);
        let watcher = match self.backend {
            Backend::System => RecommendedWatcher::new(hear, Config::default()).map(boxed),
            Backend::Polling => PollWatcher::new(hear, polling).map(boxed),
        };
        match watcher {
            Ok(watcher) => self.watcher = Some(watcher),
            Err(error) if self.backend == Backend::System => self.fall_back(&error),
            Err(error) => {
                self.report(format!("changes cannot be watched, so edits go unseen: {error}"))
            }
        }
    }

    /// Polls from now on: the system has no watches left. `watched` is empty again.
    fn fall_back(&mut self, error: &notify::Error) {
        self.report(format!(
            "the system does not tell of changes ({error}); looking through the folders every \
             second instead. On Linux, raise fs.inotify.max_user_watches and max_user_instances, \
             and start again"
        ));
        self.backend = Backend::Polling;
        self.watcher = None;
        self.watched.clear();
        self.start();
    }

    fn report(&self, trouble: String) {
        let _ = self.sender.send(Change::Trouble(trouble));
    }

    /// Starts or renews one watch.
    fn watch(&mut self, path: &str, depth: Depth) -> notify::Result<()> {
        let Some(watcher) = &mut self.watcher else { return Ok(()) };
        let full = if path.is_empty() { self.root.clone() } else { self.root.join(path) };
        if self.watched.remove(path).is_some() {
            // An old watch may hang on a folder that has moved away; there may be none, too.
            let _ = watcher.unwatch(&full);
        }
        let mode = match depth {
            Depth::Itself => RecursiveMode::NonRecursive,
            Depth::AllBelow => RecursiveMode::Recursive,
        };
        watcher.watch(&full, mode)?;
        self.watched.insert(path.to_owned(), depth);
        Ok(())
    }

    /// Whether `path` is watched at `depth` or more, by a watch that the last burst left alone.
    fn is_watched(&self, path: &str, depth: Depth, changed: &[String]) -> bool {
        let own = self.watched.get(path).filter(|own| **own >= depth).map(|_| path);
        let above =
            || above(path).find(|folder| self.watched.get(*folder) == Some(&Depth::AllBelow));
        own.or_else(above)
            .is_some_and(|by| !changed.iter().any(|changed| is_at_or_below(by, changed)))
    }
}

impl Watch for FolderWatch {
    fn follow(&mut self, record: &Record, changed: &[String]) -> Vec<String> {
        if self.watcher.is_none() {
            self.start();
        }
        let mut new = Vec::new();
        // Outer folders first: they tell when an inner one is replaced meanwhile.
        let mut wanted: Vec<(String, Depth)> =
            wanted(&self.root, record).into_iter().rev().collect();
        while let Some((path, depth)) = wanted.pop() {
            if self.is_watched(&path, depth, changed) {
                continue;
            }
            match self.watch(&path, depth) {
                Ok(()) => new.push(path),
                Err(error) if self.backend == Backend::System && is_exhausted(&error) => {
                    self.fall_back(&error);
                    wanted = self::wanted(&self.root, record).into_iter().rev().collect();
                }
                // It has just gone; the folder above has noticed.
                Err(error) if !self.root.join(&path).is_dir() => drop(error),
                Err(error) => self
                    .report(format!("{path} cannot be watched, so edits in it go unseen: {error}")),
            }
        }
        new
    }
}

fn boxed(watcher: impl Watcher + Send + 'static) -> Box<dyn Watcher + Send> {
    Box::new(watcher)
}

/// Whether the system has run out of watches.
fn is_exhausted(error: &notify::Error) -> bool {
    use std::io::ErrorKind;
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => true,
        // ENOSPC from inotify_add_watch; EMFILE and ENFILE for instances.
        notify::ErrorKind::Io(error) => {
            error.kind() == ErrorKind::StorageFull
                || matches!(error.raw_os_error(), Some(23 | 24 | 28))
        }
        _ => false,
    }
}

fn changes_of(root: &Path, event: notify::Result<Event>) -> Vec<Change> {
    match event {
        Ok(event) if event.need_rescan() => vec![Change::Everything],
        Ok(event) if is_reading(event.kind) => Vec::new(),
        Ok(event) => {
            let last = event.paths.len().saturating_sub(1);
            let change = |at| match at == last && is_done(event.kind) {
                true => Change::Written,
                false if has_gone(event.kind) => Change::Gone,
                false => Change::At,
            };
            let paths = event.paths.iter().enumerate();
            paths.map(|(at, path)| change_at(root, path, change(at))).collect()
        }
        Err(error) => vec![Change::Trouble(format!("a change may have gone unseen: {error}"))],
    }
}

/// Our own build opens every file; only writing counts.
fn is_reading(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(kind) => kind != AccessKind::Close(AccessMode::Write),
        EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime)) => true,
        _ => false,
    }
}

/// Whether an event says that its (last) path is whole: closed by its writer, or moved there.
fn is_done(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Access(AccessKind::Close(AccessMode::Write))
            | EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both))
    )
}

/// Whether an event says that there is nothing at its path any more; of two paths, at the first.
fn has_gone(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Remove(_)
            | EventKind::Modify(ModifyKind::Name(RenameMode::From | RenameMode::Both))
    )
}

fn change_at(root: &Path, path: &Path, change: fn(String) -> Change) -> Change {
    match path.strip_prefix(root) {
        Ok(below) => {
            let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
            change(parts.join("/"))
        }
        Err(_) => Change::Everything,
    }
}

/// The folders to watch: each folder that was listed with all below it, the folder of each file,
/// and every folder above those, because a folder itself may be moved away or come back.
fn wanted(root: &Path, record: &Record) -> BTreeMap<String, Depth> {
    let mut wanted: BTreeMap<String, Depth> = BTreeMap::from([(String::new(), Depth::Itself)]);
    let is_covered = |wanted: &BTreeMap<String, Depth>, path: &str| {
        wanted.get(path) == Some(&Depth::AllBelow)
            || above(path).any(|folder| wanted.get(folder) == Some(&Depth::AllBelow))
    };
    let mut add = |path: &str, depth: Depth| {
        if is_covered(&wanted, path) {
            return;
        }
        for folder in above(path) {
            if root.join(folder).is_dir() {
                wanted.entry(folder.to_owned()).or_insert(Depth::Itself);
            }
        }
        if root.join(path).is_dir() {
            wanted.insert(path.to_owned(), depth);
        }
    };
    for read in record.iter() {
        if let Read::Folder(path) = read {
            add(path, Depth::AllBelow);
        }
    }
    for read in record.iter() {
        if let Read::File(path) = read {
            add(path::parent(path), Depth::Itself);
        }
    }
    wanted
}

/// The folders above `path`, nearest first, the root (`""`) last; none above the root.
fn above(path: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(path).filter(|path| !path.is_empty());
    std::iter::from_fn(move || {
        let (folder, more) = match rest?.rsplit_once('/') {
            Some((folder, _)) => (folder, Some(folder)),
            None => ("", None),
        };
        rest = more;
        Some(folder)
    })
}

fn is_at_or_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || folder.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_watched_that_were_read_or_could_appear() {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(root.path().join("content/a/b")).unwrap();
        let reads = [
            Read::Folder("content".into()),
            Read::Folder("content/a".into()),
            Read::File("content/a/x.md".into()),
            Read::Folder("themes/own".into()),
            Read::File("data/ratings.json".into()),
            Read::File("site.toml".into()),
        ];
        let mut record = Record::default();
        reads.into_iter().for_each(|read| record.insert(read));
        let found = wanted(root.path(), &record);
        assert_eq!(
            found,
            BTreeMap::from([(String::new(), Depth::Itself), ("content".into(), Depth::AllBelow)])
        );

        std::fs::create_dir(root.path().join("data")).unwrap();
        std::fs::create_dir(root.path().join("themes")).unwrap();
        let found = wanted(root.path(), &record);
        assert_eq!(found.get("data"), Some(&Depth::Itself));
        assert_eq!(found.get("themes"), Some(&Depth::Itself));
    }

    #[test]
    fn folders_above_a_path() {
        assert_eq!(above("a/b/c").collect::<Vec<_>>(), ["a/b", "a", ""]);
        assert_eq!(above("a").collect::<Vec<_>>(), [""]);
        assert_eq!(above("").count(), 0);
        assert!(
            is_at_or_below("content/a", "content")
                && is_at_or_below("a", "")
                && !is_at_or_below("ab", "a")
        );
    }

    #[test]
    fn running_out_of_watches_is_told_from_a_vanished_folder() {
        assert!(is_exhausted(&notify::Error::new(notify::ErrorKind::MaxFilesWatch)));
        assert!(is_exhausted(&notify::Error::io(std::io::Error::from_raw_os_error(24))));
        assert!(!is_exhausted(&notify::Error::path_not_found()));
    }

    #[test]
    fn reading_is_no_change() {
        let event = |kind| {
            changes_of(Path::new("/s"), Ok(Event::new(kind).add_path("/s/content/a.md".into())))
        };
        assert_eq!(event(EventKind::Access(AccessKind::Open(AccessMode::Any))), []);
        let written = event(EventKind::Access(AccessKind::Close(AccessMode::Write)));
        assert_eq!(written, [Change::Written("content/a.md".into())]);
    }

    #[test]
    fn only_the_place_a_file_was_moved_to_is_settled() {
        let kind = EventKind::Modify(ModifyKind::Name(RenameMode::Both));
        let event =
            Event::new(kind).add_path("/s/content/a.md".into()).add_path("/s/content/a.md~".into());
        let found = changes_of(Path::new("/s"), Ok(event));
        assert_eq!(
            found,
            [Change::Gone("content/a.md".into()), Change::Written("content/a.md~".into())]
        );
    }
}
