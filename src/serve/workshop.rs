//! Rebuilding:
//!
//! 1. changes are gathered until the editor is done, and those that no build read are dropped;
//! 2. the site is built by the same pipeline as ever, with the memory of the build before and with
//!    what search found then; behind the pages, search looks at the new texts and they are written
//!    with that;
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
use tokio::task::{JoinError, JoinHandle, spawn_blocking};
use tokio::time::Instant;

use super::burst;
use super::files::{Difference, Files, Found, NO_PAGE};
use super::origin::Origins;
use super::watch::{Change, Changes, Watch};
use crate::diagnostics::{Diagnostic, Diagnostics, Format, Severity, render};
use crate::graph::Site;
use crate::memo::Memo;
use crate::pipeline::{self, Built, Counts, Request, Stage};
use crate::search::SiteIndex;
use crate::source::{Read, Record, Source};

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
        /// Until the pages were there; search comes behind them.
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
    /// What a page compares with [`Self::message`]; `html` is the page without the script.
    pub fn version(&self, html: &[u8]) -> String {
        format!("{}.{}.{}", self.session, self.revision, mark(html))
    }

    /// The state as the script of the page at `path` reads it: `page` tells whether that page is
    /// another one now.
    pub fn message(&self, path: &str) -> String {
        let page = match self.files.find(path) {
            Found::File(file) | Found::Nothing(Some(file)) => mark(&file.bytes),
            Found::Folder | Found::Nothing(None) => mark(NO_PAGE.as_bytes()),
        };
        let styles = self.styles.as_ref();
        let styles =
            styles.map(|swap| serde_json::json!({ "from": self.revision - 1, "swap": &**swap }));
        serde_json::json!({
            "session": &*self.session,
            "build": self.build,
            "revision": self.revision,
            "page": page,
            "styles": styles,
            "mistakes": &*self.mistakes,
        })
        .to_string()
    }

    /// Whether that is anything new.
    fn take(&mut self, files: Arc<Files>, mistakes: Vec<String>, is_new: bool) -> bool {
        let is_told = *self.mistakes == *mistakes;
        self.build += u64::from(is_new);
        self.mistakes = mistakes.into();
        match self.files.difference(&files) {
            Difference::Nothing => return is_new || !is_told,
            Difference::Styles(swap) => self.styles = Some(Arc::new(swap)),
            Difference::Pages => self.styles = None,
        }
        self.revision += 1;
        self.files = files;
        true
    }
}

/// Tells a page from what it was before.
fn mark(html: &[u8]) -> String {
    let hash = blake3::hash(html).to_hex();
    hash.get(..16).unwrap_or_default().to_owned()
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
    /// Of the newest site that search has looked at.
    finding: Option<Arc<Finding>>,
    /// The newest site, while search has not begun to look at it.
    due: Option<Due>,
    searching: Option<JoinHandle<Searched>>,
}

/// What search found, and where.
struct Finding {
    site: Arc<Site>,
    index: SiteIndex,
}

/// A site whose pages are shown with what search found in an older one.
struct Due {
    build: u64,
    stage: Stage,
    /// Of reading it.
    diagnostics: Diagnostics,
    took: Duration,
}

/// The same site with its own index.
struct Searched {
    build: u64,
    attempt: Attempt,
}

/// One build.
#[derive(Default)]
struct Attempt {
    /// With the mistakes of reading it, when search has still to look at it.
    stage: Option<(Stage, Diagnostics)>,
    finding: Option<Arc<Finding>>,
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
            finding: None,
            due: None,
            searching: None,
        };
        // Watched before it is read: nothing can change in between unseen.
        workshop.follow_reads(Vec::new()).await;
        workshop.rebuild(Vec::new()).await;
        (workshop, receiver)
    }

    /// Rebuilds at every change that matters. Ends when nobody can report changes any more, which
    /// only happens when the server does; so it waits instead.
    pub async fn follow(mut self, mut changes: Changes) {
        loop {
            self.search();
            tokio::select! {
                first = changes.recv() => match first {
                    Some(first) => self.hear(first, &mut changes).await,
                    None => break,
                },
                searched = finished(&mut self.searching) => self.found(searched),
            }
        }
        std::future::pending().await
    }

    async fn hear(&mut self, first: Change, changes: &mut Changes) {
        let burst = burst::gather(first, changes, |path| self.record.concerns(path)).await;
        for trouble in &burst.troubles {
            (self.observe)(Notice::Trouble(trouble));
        }
        if burst.everything || burst.paths.iter().any(|path| self.record.concerns(path)) {
            self.rebuild(burst.paths).await;
        }
    }

    /// Lets search look at the newest site, when it is through with the one before.
    fn search(&mut self) {
        if self.searching.is_none() {
            self.searching = self.due.take().map(|due| spawn_blocking(move || searched(due)));
        }
    }

    /// An index of a site that is no longer the newest is worth nothing: the next one is on its
    /// way.
    fn found(&mut self, searched: Result<Searched, JoinError>) {
        self.searching = None;
        match searched {
            Ok(searched) if searched.build == self.shown.borrow().build => {
                self.show(searched.attempt, false)
            }
            Ok(_) => {}
            Err(error) => {
                let what =
                    format!("search failed, so it knows an older site (please report it): {error}");
                (self.observe)(Notice::Trouble(&what));
            }
        }
    }

    async fn rebuild(&mut self, mut changed: Vec<String>) {
        loop {
            let attempt = self.attempt().await;
            self.record = attempt.record.clone();
            self.show(attempt, true);
            if !self.follow_reads(std::mem::take(&mut changed)).await {
                return;
            }
        }
    }

    async fn attempt(&self) -> Attempt {
        let (root, request, memo) = (self.root.clone(), self.request.clone(), self.memo.clone());
        let finding = self.finding.clone();
        let started = Instant::now();
        let mut attempt = match spawn_blocking(move || attempt(&root, &request, &memo, finding))
            .await
        {
            Ok(attempt) => attempt,
            Err(error) => {
                let d = Diagnostic::error("internal", format!("the build itself failed: {error}"));
                failed(
                    d.help("this is a fault of frontdesk; please report it"),
                    self.record.clone(),
                )
            }
        };
        attempt.took = started.elapsed();
        attempt
    }

    /// `is_new`: a build of its own, not an older one with what search found meanwhile.
    fn show(&mut self, attempt: Attempt, is_new: bool) {
        let Attempt { stage, finding, files, origins, counts, diagnostics, took, .. } = attempt;
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
            let keep = |path: &str| {
                origins.as_ref().is_none_or(|new| new.keeps(&self.origins, path, &self.root))
            };
            built.over(&self.shown.borrow().files, keep)
        };
        let files = Arc::new(files);
        if let Some(origins) = origins {
            // A page that stayed keeps its origin.
            self.origins = if mistakes.is_empty() { origins } else { origins.over(&self.origins) };
        }
        if stage.is_none() {
            (self.observe)(Notice::Built {
                counts: counts.as_ref(),
                diagnostics: &diagnostics,
                took,
            });
        }
        self.shown.send_if_modified(|shown| shown.take(files, mistakes, is_new));
        self.finding = finding.or(self.finding.take());
        let build = self.shown.borrow().build;
        self.due = stage.map(|(stage, diagnostics)| Due { build, stage, diagnostics, took });
    }

    /// Whether a folder is watched from now on that was not before.
    async fn follow_reads(&self, changed: Vec<String>) -> bool {
        let (watch, record) = (self.watch.clone(), self.record.clone());
        let followed = spawn_blocking(move || {
            watch.lock().unwrap_or_else(PoisonError::into_inner).follow(&record, &changed)
        });
        match followed.await {
            Ok(is_new) => is_new,
            Err(error) => {
                (self.observe)(Notice::Trouble(&format!(
                    "the watcher failed, so edits may go unseen: {error}"
                )));
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

fn attempt(
    root: &std::path::Path,
    request: &Request,
    memo: &Memo,
    last: Option<Arc<Finding>>,
) -> Attempt {
    let source = match Source::open(root) {
        Ok(source) => source,
        Err(d) => return failed(d, likely_reads()),
    };
    memo.turn();
    let (stage, diagnostics) = Stage::read(&source, request, memo);
    let record = source.record();
    let Some(stage) = stage else { return Attempt { diagnostics, record, ..Attempt::default() } };
    let Some(last) = last else { return with_index(&stage, diagnostics, record) };
    let (built, found) = stage.write(last.index.carried(&last.site, &stage.site));
    let mut all = diagnostics.clone();
    all.extend(found);
    Attempt {
        stage: Some((stage, diagnostics)),
        diagnostics: all.sorted(),
        record,
        ..Attempt::of(built)
    }
}

/// The site with what search finds in itself.
fn with_index(stage: &Stage, mut diagnostics: Diagnostics, record: Record) -> Attempt {
    let (index, found) = stage.find();
    diagnostics.extend(found);
    let finding = Some(Arc::new(Finding { site: Arc::clone(&stage.site), index: index.clone() }));
    let (built, found) = stage.write(index);
    diagnostics.extend(found);
    Attempt { finding, diagnostics: diagnostics.sorted(), record, ..Attempt::of(built) }
}

impl Attempt {
    fn of(built: Built) -> Self {
        Self {
            origins: Some(Origins::of(&built.site)),
            files: Some(Files::new(built.files)),
            counts: Some(built.counts),
            ..Self::default()
        }
    }
}

fn searched(due: Due) -> Searched {
    let Due { build, stage, diagnostics, took } = due;
    let work = || Attempt { took, ..with_index(&stage, diagnostics, Record::default()) };
    // In threads of its own: the next edit's page shall not queue behind it.
    let attempt = match rayon::ThreadPoolBuilder::new().build() {
        Ok(threads) => threads.install(work),
        Err(_) => work(),
    };
    Searched { build, attempt }
}

async fn finished(searching: &mut Option<JoinHandle<Searched>>) -> Result<Searched, JoinError> {
    match searching {
        Some(searching) => searching.await,
        None => std::future::pending().await,
    }
}

fn failed(diagnostic: Diagnostic, record: Record) -> Attempt {
    let diagnostics = Diagnostics::from_iter([diagnostic]);
    Attempt { diagnostics, record, ..Attempt::default() }
}
