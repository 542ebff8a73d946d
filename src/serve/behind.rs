//! What nobody waits for: search looks at the newest texts, every page is written once to see
//! whether it can be.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};
use tokio::task::{JoinError, JoinHandle, spawn_blocking};

use super::gate::Gate;
use super::renderer::Renderer;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::graph::Site;
use crate::pipeline::{Stage, Written};
use crate::search::{Pace, SiteIndex};

/// What search found, and where.
pub(super) struct Finding {
    site: Arc<Site>,
    pub index: Arc<SiteIndex>,
}

/// A site that search has looked at.
pub(super) struct Searched {
    pub stage: Arc<Stage>,
    pub finding: Finding,
    pub diagnostics: Diagnostics,
}

/// All pages being written once.
pub(super) struct Sweep {
    stop: Arc<AtomicBool>,
    task: JoinHandle<Result<Option<Written>, Diagnostic>>,
}

/// Threads that the system runs when nothing else wants to: the next edit and its page come first.
pub(super) fn threads() -> Result<ThreadPool, ThreadPoolBuildError> {
    ThreadPoolBuilder::new().thread_name(|at| format!("behind-{at}")).start_handler(yields).build()
}

#[cfg(target_os = "linux")]
fn yields(_: usize) {
    // Of this thread alone, as Linux has it. Where that is refused, it is a thread like others.
    let _ = rustix::process::nice(10);
}

#[cfg(not(target_os = "linux"))]
fn yields(_: usize) {}

impl Finding {
    /// What still holds in `site`: all of it when its articles are the same ones.
    pub fn carried(&self, site: &Arc<Site>) -> Arc<SiteIndex> {
        if Arc::ptr_eq(&self.site, site) || is_alike(&self.site, site) {
            return Arc::clone(&self.index);
        }
        Arc::new(self.index.carried(&self.site, site))
    }

    /// Whether readers get the same of both.
    pub fn is_same(&self, other: &Self) -> bool {
        self.index.files == other.index.files && self.index.related == other.index.related
    }
}

fn is_alike(one: &Site, other: &Site) -> bool {
    let ids =
        |a: &Site, b: &Site| a.articles.iter().map(|a| &a.id).eq(b.articles.iter().map(|b| &b.id));
    one.languages().eq(other.languages()) && ids(one, other)
}

/// `last` is what search found before.
pub(super) fn search(
    stage: Arc<Stage>,
    last: Option<Arc<Finding>>,
    threads: Arc<ThreadPool>,
    gate: Arc<Gate>,
) -> JoinHandle<Searched> {
    spawn_blocking(move || {
        let pace = Pace::giving_way(move || gate.pass());
        let last = last.map(|last| Arc::clone(&last.index)).unwrap_or_default();
        let (index, diagnostics) = threads.install(|| stage.find(pace, &last));
        let finding = Finding { site: Arc::clone(&stage.site), index: Arc::new(index) };
        Searched { stage, finding, diagnostics }
    })
}

impl Sweep {
    pub fn start(renderer: Arc<Renderer>, threads: Arc<ThreadPool>) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let asked = Arc::clone(&stop);
        let go_on = move |_| match asked.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        };
        let task = tokio::spawn(async move { renderer.write_all(threads, go_on).await });
        Self { stop, task }
    }
}

impl Drop for Sweep {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// Waits for the sweep, if there is one.
pub(super) async fn swept(
    sweep: &mut Option<Sweep>,
) -> Result<Result<Option<Written>, Diagnostic>, JoinError> {
    match sweep {
        Some(sweep) => (&mut sweep.task).await,
        None => std::future::pending().await,
    }
}

/// Waits for `task`, if there is one.
pub(super) async fn finished<T>(task: &mut Option<JoinHandle<T>>) -> Result<T, JoinError> {
    match task {
        Some(task) => task.await,
        None => std::future::pending().await,
    }
}
