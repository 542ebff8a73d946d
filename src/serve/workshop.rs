//! Rebuilding:
//!
//! 1. changes are gathered until the editor is quiet, and those that no build read are dropped;
//! 2. the site is built by the same pipeline as ever, with the memory of the build before;
//! 3. the newest build is what is shown, with its mistakes over it; after a mistake an older page
//!    stays only where the new build has none (a template that cannot be used, no `site.toml`);
//! 4. the watcher follows what was read; when it found folders it had not watched, the site is
//!    built once more, because something may have changed there in between.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::spawn_blocking;
use tokio::time::{Instant, timeout_at};

use super::files::{Difference, Files};
use super::origin::Origins;
use super::watch::{Change, Changes, Watch};
use crate::diagnostics::{Diagnostic, Diagnostics, Format, Severity, render};
use crate::memo::Memo;
use crate::pipeline::{self, Counts, Request};
use crate::source::{Read, Record, Source};

/// Silence that ends a burst of changes: editors save in several steps.
const QUIET: Duration = Duration::from_millis(40);
/// A burst that never ends is cut here.
const LONGEST_BURST: Duration = Duration::from_millis(500);
/// What an overlay shows at most; the terminal has them all.
const MISTAKES_SHOWN: usize = 20;

/// What the person at the terminal may want to know.
pub enum Notice<'a> {
    Listening {
        url: &'a str,
    },
    /// `counts` are absent when not even `site.toml` could be read.
    Built {
        counts: Option<&'a Counts>,
        diagnostics: &'a Diagnostics,
        took: Duration,
    },
    /// Something about watching that cannot be mended here.
    Trouble(&'a str),
}

/// What is served, as of one build.
#[derive(Clone)]
pub(super) struct Shown {
    pub files: Arc<Files>,
    /// Tells this run of the server from another: its pages are too old to be patched.
    session: Arc<str>,
    /// Counts builds.
    build: u64,
    /// Counts builds that changed a file.
    revision: u64,
    /// How the style sheets of the revision before are called now, when nothing else changed.
    styles: Option<Arc<BTreeMap<String, String>>>,
    /// Rendered errors.
    mistakes: Arc<[String]>,
}

impl Shown {
    /// What a page compares with [`Self::message`].
    pub fn version(&self) -> String {
        format!("{}.{}", self.session, self.revision)
    }

    /// The state as the pages' script reads it.
    pub fn message(&self) -> String {
        let styles = self.styles.as_ref();
        let styles = styles.map(|swap| serde_json::json!({ "from": self.revision - 1, "swap": &**swap }));
        serde_json::json!({
            "session": &*self.session,
            "build": self.build,
            "revision": self.revision,
            "styles": styles,
            "mistakes": &*self.mistakes,
        })
        .to_string()
    }
}

pub(super) struct Workshop {
    root: PathBuf,
    request: Request,
    memo: Arc<Memo>,
    watch: Arc<Mutex<Box<dyn Watch>>>,
    observe: Box<dyn Fn(Notice<'_>) + Send + Sync>,
    record: Record,
    /// Of the pages shown.
    origins: Origins,
    shown: watch::Sender<Shown>,
}

/// One build.
struct Attempt {
    files: Option<Files>,
    /// Absent when there was nothing to build.
    origins: Option<Origins>,
    counts: Option<Counts>,
    diagnostics: Diagnostics,
    record: Record,
    took: Duration,
}

impl Workshop {
    /// Builds for the first time.
    pub async fn open(
        root: PathBuf,
        request: Request,
        watch: Box<dyn Watch>,
        observe: Box<dyn Fn(Notice<'_>) + Send + Sync>,
    ) -> (Self, watch::Receiver<Shown>) {
        let (shown, receiver) = watch::channel(Shown {
            files: Arc::default(),
            session: format!("{:016x}", RandomState::new().build_hasher().finish()).into(),
            build: 0,
            revision: 0,
            styles: None,
            mistakes: Arc::default(),
        });
        let mut workshop = Self {
            root,
            request,
            memo: Arc::default(),
            watch: Arc::new(Mutex::new(watch)),
            observe,
            record: likely_reads(),
            origins: Origins::default(),
            shown,
        };
        // Watched before it is read: nothing can change in between unseen.
        workshop.follow_reads(Vec::new()).await;
        workshop.rebuild(Vec::new()).await;
        (workshop, receiver)
    }

    /// Rebuilds at every change that matters. Ends when nobody can report changes any more, which
    /// only happens when the server does; so it waits instead.
    pub async fn follow(mut self, mut changes: Changes) {
        while let Some(first) = changes.recv().await {
            let burst = gather(first, &mut changes).await;
            for trouble in &burst.troubles {
                (self.observe)(Notice::Trouble(trouble));
            }
            if burst.everything || burst.paths.iter().any(|path| self.record.concerns(path)) {
                self.rebuild(burst.paths).await;
            }
        }
        std::future::pending().await
    }

    async fn rebuild(&mut self, mut changed: Vec<String>) {
        loop {
            let attempt = self.attempt().await;
            self.record = attempt.record.clone();
            self.show(attempt);
            if !self.follow_reads(std::mem::take(&mut changed)).await {
                return;
            }
        }
    }

    async fn attempt(&self) -> Attempt {
        let (root, request, memo) = (self.root.clone(), self.request.clone(), self.memo.clone());
        let started = Instant::now();
        let mut attempt = match spawn_blocking(move || attempt(&root, &request, &memo)).await {
            Ok(attempt) => attempt,
            Err(error) => {
                let d = Diagnostic::error("internal", format!("the build itself failed: {error}"));
                failed(d.help("this is a fault of frontdesk; please report it"), self.record.clone())
            }
        };
        attempt.took = started.elapsed();
        attempt
    }

    fn show(&mut self, attempt: Attempt) {
        let Attempt { files, origins, counts, diagnostics, took, .. } = attempt;
        let mistakes: Vec<String> = diagnostics
            .iter()
            .filter(|d| d.severity == Severity::Error)
            .map(|d| render(d, Format::Human))
            .take(MISTAKES_SHOWN)
            .collect();
        let built = files.unwrap_or_default();
        let files = if mistakes.is_empty() {
            built
        } else {
            let keep = |path: &str| origins.as_ref().is_none_or(|new| new.keeps(&self.origins, path, &self.root));
            built.over(&self.shown.borrow().files, keep)
        };
        let files = Arc::new(files);
        if let Some(origins) = origins {
            // A page that stayed keeps its origin.
            self.origins = if mistakes.is_empty() { origins } else { origins.over(&self.origins) };
        }
        (self.observe)(Notice::Built { counts: counts.as_ref(), diagnostics: &diagnostics, took });
        self.shown.send_modify(|shown| {
            shown.build += 1;
            shown.mistakes = mistakes.into();
            match shown.files.difference(&files) {
                Difference::Nothing => return,
                Difference::Styles(swap) => shown.styles = Some(Arc::new(swap)),
                Difference::Pages => shown.styles = None,
            }
            shown.revision += 1;
            shown.files = files;
        });
    }

    /// Whether a folder is watched from now on that was not before.
    async fn follow_reads(&self, changed: Vec<String>) -> bool {
        let (watch, record) = (self.watch.clone(), self.record.clone());
        let followed =
            spawn_blocking(move || watch.lock().unwrap_or_else(PoisonError::into_inner).follow(&record, &changed));
        match followed.await {
            Ok(is_new) => is_new,
            Err(error) => {
                (self.observe)(Notice::Trouble(&format!("the watcher failed, so edits may go unseen: {error}")));
                false
            }
        }
    }
}

/// What every build is known to read, before there was one.
fn likely_reads() -> Record {
    let mut record = Record::default();
    record.insert(Read::File(pipeline::SITE_FILE.to_owned()));
    record.insert(Read::Folder("content".to_owned()));
    record.insert(Read::Folder("themes".to_owned()));
    record
}

fn attempt(root: &std::path::Path, request: &Request, memo: &Memo) -> Attempt {
    let source = match Source::open(root) {
        Ok(source) => source,
        Err(d) => return failed(d, likely_reads()),
    };
    memo.turn();
    let (built, diagnostics) = pipeline::build(&source, request, memo);
    let origins = built.as_ref().map(|built| Origins::of(&built.site));
    let (files, counts) = match built {
        Some(built) => (Some(Files::new(built.files)), Some(built.counts)),
        None => (None, None),
    };
    Attempt { files, origins, counts, diagnostics, record: source.record(), took: Duration::ZERO }
}

fn failed(diagnostic: Diagnostic, record: Record) -> Attempt {
    let diagnostics = Diagnostics::from_iter([diagnostic]);
    Attempt { files: None, origins: None, counts: None, diagnostics, record, took: Duration::ZERO }
}

/// Changes that came close together.
#[derive(Default)]
struct Burst {
    paths: Vec<String>,
    everything: bool,
    troubles: Vec<String>,
}

impl Burst {
    fn add(&mut self, change: Change) {
        match change {
            Change::At(path) => self.paths.push(path),
            Change::Everything => self.everything = true,
            Change::Trouble(what) => {
                self.everything = true;
                self.troubles.push(what);
            }
        }
    }
}

async fn gather(first: Change, changes: &mut Changes) -> Burst {
    let mut burst = Burst::default();
    burst.add(first);
    let end = Instant::now() + LONGEST_BURST;
    while let Ok(Some(change)) = timeout_at(end.min(Instant::now() + QUIET), changes.recv()).await {
        burst.add(change);
    }
    burst.paths.sort();
    burst.paths.dedup();
    burst
}
