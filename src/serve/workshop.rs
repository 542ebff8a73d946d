//! Rebuilding:
//!
//! 1. changes are gathered until the editor is done, and those that no build read are dropped;
//! 2. the site is read and linked by the same pipeline as ever, with the memory of the build
//!    before; that is all that a page waits for: each is written when somebody asks for it, with
//!    what search found before;
//! 3. the newest site is what is shown, with its mistakes over it; after a mistake an older page
//!    stays only where the new site has none (a template that cannot be used, no `site.toml`);
//! 4. the watcher follows what was read; when it found folders it had not watched, the site is
//!    read once more, because something may have changed there in between;
//! 5. behind the pages, search looks at the new texts, and every page is written once for its
//!    mistakes alone.

use std::collections::BTreeSet;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rayon::ThreadPool;
use tokio::sync::watch;
use tokio::task::{JoinError, JoinHandle, spawn_blocking};
use tokio::time::Instant;

use super::audit;
use super::behind::{Finding, Searched, Sweep, finished, search, swept};
use super::burst;
use super::gate::Gate;
use super::origin;
use super::renderer::Renderer;
use super::shown::Shown;
use super::watch::{Change, Changes, Watch};
use crate::diagnostics::{Diagnostic, Diagnostics, Format, Severity, render};
use crate::memo::Memo;
use crate::pipeline::{self, Counts, Request, Stage, Written};
use crate::search::SiteIndex;
use crate::source::{Read, Record, Source};

/// What an overlay shows at most; the terminal has them all.
const MISTAKES_SHOWN: usize = 20;
/// When more paths than this change at once, all files are read again.
const MANY: usize = 500;

/// What the person at the terminal may want to know.
pub enum Notice<'a> {
    Listening {
        url: &'a str,
    },
    /// `counts` are absent when not even `site.toml` could be read.
    Built {
        counts: Option<&'a Counts>,
        diagnostics: &'a Diagnostics,
        /// Until pages could be asked for; search and the mistakes of all pages come behind that.
        took: Duration,
    },
    /// The newest build was compared with a clean one: what differs, if anything does.
    Audited {
        differences: &'a [String],
    },
    /// Something that cannot be mended here.
    Trouble(&'a str),
}

pub(super) struct Workshop {
    root: Arc<Path>,
    request: Request,
    memo: Arc<Memo>,
    watch: Arc<Mutex<Box<dyn Watch>>>,
    observe: Box<dyn Fn(Notice<'_>) + Send + Sync>,
    record: Arc<Record>,
    /// With what the last build read of it, for the next one.
    source: Option<Source>,
    /// Changed since then. One that stopped at site.toml was concerned by nothing else; the next
    /// one is.
    unread: BTreeSet<String>,
    shown: watch::Sender<Shown>,
    /// For what nobody waits for.
    threads: Arc<ThreadPool>,
    /// Closed while somebody waits for a build.
    gate: Arc<Gate>,
    /// Of the newest site that search has looked at.
    finding: Option<Arc<Finding>>,
    newest: Option<Newest>,
    searching: Option<JoinHandle<Searched>>,
    sweep: Option<Sweep>,
    /// Whether builds are compared with clean ones.
    audits: bool,
    audit: Option<JoinHandle<Vec<String>>>,
    /// Whether this build has been found different once: a file may have changed meanwhile.
    is_suspect: bool,
}

/// The site that is shown, while it is the newest.
struct Newest {
    stage: Arc<Stage>,
    /// Of reading it, and of search once it has looked.
    diagnostics: Diagnostics,
    took: Duration,
    is_searched: bool,
}

/// One build, as far as pages need it.
struct Attempt {
    stage: Option<Arc<Stage>>,
    index: Arc<SiteIndex>,
    diagnostics: Diagnostics,
    record: Arc<Record>,
    /// Whether sources of pages could not be read.
    is_partial: bool,
}

impl Workshop {
    /// Builds for the first time.
    pub async fn open(
        (root, request, audits): (PathBuf, Request, bool),
        threads: ThreadPool,
        watch: Box<dyn Watch>,
        observe: Box<dyn Fn(Notice<'_>) + Send + Sync>,
    ) -> (Self, watch::Receiver<Shown>) {
        let session = format!("{:016x}", RandomState::new().build_hasher().finish());
        let (shown, receiver) = watch::channel(Shown::new(&root, session));
        let mut workshop = Self {
            root: root.into(),
            request,
            memo: Arc::default(),
            watch: Arc::new(Mutex::new(watch)),
            observe,
            record: Arc::new(likely_reads()),
            source: None,
            unread: BTreeSet::new(),
            shown,
            threads: Arc::new(threads),
            gate: Arc::default(),
            finding: None,
            newest: None,
            searching: None,
            sweep: None,
            audits,
            audit: None,
            is_suspect: false,
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
                biased;
                first = changes.recv() => match first {
                    Some(first) => self.hear(first, &mut changes).await,
                    None => break,
                },
                searched = finished(&mut self.searching) => self.found(searched).await,
                written = swept(&mut self.sweep) => self.settle(written),
                differences = finished(&mut self.audit) => self.audited(differences),
            }
        }
        std::future::pending().await
    }

    async fn hear(&mut self, first: Change, changes: &mut Changes) {
        let burst = burst::gather(first, changes, |path| self.record.concerns(path)).await;
        for trouble in &burst.troubles {
            self.trouble(trouble);
        }
        self.unread.extend(burst.paths.iter().cloned());
        if burst.everything || self.unread.len() > MANY {
            (self.source, self.unread) = (None, BTreeSet::new());
        }
        if burst.everything || burst.paths.iter().any(|path| self.record.concerns(path)) {
            self.rebuild(burst.paths).await;
        }
    }

    async fn rebuild(&mut self, mut changed: Vec<String>) {
        loop {
            let started = Instant::now();
            // What is under way behind the pages is about an older text.
            (self.sweep, self.audit, self.is_suspect) = (None, None, false);
            let closed = self.gate.close();
            let attempt = self.attempt().await;
            self.record = Arc::clone(&attempt.record);
            self.show(attempt, started).await;
            drop(closed);
            let new = self.follow_reads(std::mem::take(&mut changed)).await;
            if new.is_empty() {
                return;
            }
            // Anything may have changed in a folder that nobody watched.
            self.unread.extend(new);
        }
    }

    async fn attempt(&mut self) -> Attempt {
        let (root, request, memo) = (self.root.clone(), self.request.clone(), self.memo.clone());
        let (last, before) = (self.finding.clone(), self.shown.borrow().whole().cloned());
        let changed: Vec<String> = std::mem::take(&mut self.unread).into_iter().collect();
        let source = self.source.take();
        let work = move || {
            let source = match source {
                Some(source) => source.again(&changed),
                None => Source::open(&root),
            };
            match source {
                Ok(source) => {
                    (attempt(&source, (&root, &request), &memo, last, before), Some(source))
                }
                Err(d) => (failed(d, Arc::new(likely_reads())), None),
            }
        };
        let done = spawn_blocking(work).await;
        let (attempt, source) = done.unwrap_or_else(|error| {
            let d = Diagnostic::error("internal", format!("the build itself failed: {error}"));
            let d = d.help("this is a fault of frontdesk; please report it");
            (failed(d, Arc::clone(&self.record)), None)
        });
        self.source = source;
        attempt
    }

    async fn show(&mut self, attempt: Attempt, started: Instant) {
        let Attempt { stage, index, mut diagnostics, is_partial, .. } = attempt;
        let started_pages = match stage {
            Some(stage) => Renderer::start(stage, index, is_partial).await.map(Some),
            None => Ok(None),
        };
        let took = started.elapsed();
        match started_pages {
            Ok(Some((renderer, ready))) => {
                let stage = Arc::clone(&renderer.stage);
                let mut seen = diagnostics.clone();
                seen.extend(ready.diagnostics);
                let mistakes = mistakes(&seen.sorted());
                self.shown.send_modify(|shown| {
                    shown.take(Arc::new(renderer), ready.styles, mistakes);
                });
                self.newest = Some(Newest { stage, diagnostics, took, is_searched: false });
            }
            without => {
                diagnostics.extend(without.err().into_iter().collect());
                self.newest = None;
                (self.observe)(Notice::Built { counts: None, diagnostics: &diagnostics, took });
                self.shown.send_modify(|shown| shown.keep(mistakes(&diagnostics)));
            }
        }
    }

    /// Lets search look at the newest site, when it is through with the one before.
    fn search(&mut self) {
        if self.searching.is_some() {
            return;
        }
        if let Some(newest) = self.newest.as_mut().filter(|newest| !newest.is_searched) {
            newest.is_searched = true;
            let (stage, threads) = (Arc::clone(&newest.stage), Arc::clone(&self.threads));
            let last = self.finding.clone();
            self.searching = Some(search(stage, last, threads, Arc::clone(&self.gate)));
        }
    }

    /// What search found in a site that is no longer the newest is closer to it than what it found
    /// before.
    async fn found(&mut self, searched: Result<Searched, JoinError>) {
        self.searching = None;
        let Searched { stage, finding, diagnostics } = match searched {
            Ok(searched) => searched,
            Err(error) => return self.trouble(&format!("search {}", broken(&error))),
        };
        let finding = Arc::new(finding);
        let before = self.finding.replace(Arc::clone(&finding));
        let Some(newest) = &mut self.newest else { return };
        let is_newest = Arc::ptr_eq(&newest.stage, &stage);
        if is_newest {
            newest.diagnostics.extend(diagnostics);
        }
        let is_news = before.is_some_and(|before| !before.is_same(&finding));
        let index = finding.carried(&newest.stage.site);
        let is_partial = self.shown.borrow().now().is_some_and(|now| now.is_partial());
        match Renderer::start(Arc::clone(&newest.stage), index, is_partial).await {
            Ok((renderer, _)) => {
                let renderer = Arc::new(renderer);
                self.shown.send_modify(|shown| shown.exchange(Arc::clone(&renderer), is_news));
                if is_newest {
                    self.sweep = Some(Sweep::start(renderer, Arc::clone(&self.threads)));
                }
            }
            Err(error) => self.trouble(&error.message),
        }
    }

    /// Every page has been written once: all mistakes are known.
    fn settle(&mut self, written: Result<Result<Option<Written>, Diagnostic>, JoinError>) {
        self.sweep = None;
        let written = match written {
            Ok(Ok(Some(written))) => written,
            Ok(Ok(None)) => return,
            Ok(Err(error)) => return self.trouble(&error.message),
            Err(error) => return self.trouble(&format!("writing all pages {}", broken(&error))),
        };
        let Some(newest) = &mut self.newest else { return };
        newest.diagnostics.extend(written.diagnostics);
        newest.diagnostics = std::mem::take(&mut newest.diagnostics).sorted();
        let (diagnostics, took) = (&newest.diagnostics, newest.took);
        (self.observe)(Notice::Built { counts: Some(&written.counts), diagnostics, took });
        let mistakes = mistakes(diagnostics);
        self.shown.send_modify(|shown| shown.settle(mistakes));
        self.start_audit();
    }

    fn start_audit(&mut self) {
        let now = self.shown.borrow().now().cloned();
        let (Some(newest), Some(now)) = (&self.newest, now) else { return };
        if self.audits {
            let from = (Arc::clone(&self.root), self.request.clone());
            let told = newest.diagnostics.clone();
            let differences = audit::differences(now, told, from, Arc::clone(&self.threads));
            self.audit = Some(tokio::spawn(differences));
        }
    }

    /// A difference counts when it is there again: a file may have changed while it was read, and
    /// word of that be on its way.
    fn audited(&mut self, differences: Result<Vec<String>, JoinError>) {
        self.audit = None;
        let differences = differences.unwrap_or_else(|error| vec![broken(&error)]);
        if !differences.is_empty() && !self.is_suspect {
            self.is_suspect = true;
            return self.start_audit();
        }
        (self.observe)(Notice::Audited { differences: &differences });
    }

    fn trouble(&self, what: &str) {
        (self.observe)(Notice::Trouble(what));
    }

    /// The folders that are watched from now on and were not before.
    async fn follow_reads(&self, changed: Vec<String>) -> Vec<String> {
        let (watch, record) = (self.watch.clone(), self.record.clone());
        let followed = spawn_blocking(move || {
            watch.lock().unwrap_or_else(PoisonError::into_inner).follow(&record, &changed)
        });
        match followed.await {
            Ok(new) => new,
            Err(error) => {
                self.trouble(&format!("the watcher failed, so edits may go unseen: {error}"));
                Vec::new()
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

/// `last`: what search found; `before`: the last site that had all its pages.
fn attempt(
    source: &Source,
    (root, request): (&Path, &Request),
    memo: &Memo,
    last: Option<Arc<Finding>>,
    before: Option<Arc<Stage>>,
) -> Attempt {
    let (stage, diagnostics) = Stage::read(source, request, memo);
    let stage = stage.map(Arc::new);
    let site = stage.as_ref().map(|stage| &stage.site);
    let index = last.and_then(|last| Some(last.carried(site?))).unwrap_or_default();
    let lacks = |before: &Stage| site.is_some_and(|site| origin::lacks(site, &before.site, root));
    let is_partial = diagnostics.has_errors() && before.is_some_and(|before| lacks(&before));
    Attempt { stage, index, diagnostics, record: Arc::new(source.record()), is_partial }
}

fn failed(diagnostic: Diagnostic, record: Arc<Record>) -> Attempt {
    let diagnostics = Diagnostics::from_iter([diagnostic]);
    Attempt { stage: None, index: Arc::default(), diagnostics, record, is_partial: true }
}

fn mistakes(diagnostics: &Diagnostics) -> Vec<String> {
    let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error);
    errors.map(|d| render(d, Format::Human)).take(MISTAKES_SHOWN).collect()
}

fn broken(error: &JoinError) -> String {
    format!("failed, so an older site is known (please report it): {error}")
}
