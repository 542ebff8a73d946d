//! One build's pages, each written when somebody asks for it.
//!
//! A plan borrows the site that it is the plan of, so both live in a thread of their own, which
//! ends when nobody can ask any more. A site that nobody is likely to ask again rests: it has no
//! plan until it is asked for one more page.

use std::fmt::Display;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use rayon::ThreadPool;
use tokio::sync::oneshot;

use super::styles::Styles;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::OutputFile;
use crate::pipeline::{Pages, Stage, Written};
use crate::search::SiteIndex;

/// Pages written at once: a list of the whole site shall not hold up the page that somebody reads.
const WRITERS: usize = 3;

/// A site with its pages.
pub(super) struct Renderer {
    pub stage: Arc<Stage>,
    index: Arc<SiteIndex>,
    /// To the thread that has the plan; none while the site rests.
    asks: Mutex<Option<Sender<Ask>>>,
    /// Whether a page is known to be missing that should be there.
    is_partial: AtomicBool,
    /// Whether every page has been written once.
    is_whole: AtomicBool,
}

/// What is known before any page is written.
pub(super) struct Ready {
    pub diagnostics: Diagnostics,
    pub styles: Styles,
}

/// What stands at an address.
pub(super) enum Wrote {
    File(OutputFile),
    /// A page that cannot be written.
    Failed,
    Nothing,
}

enum Ask {
    Page { path: String, answer: oneshot::Sender<Wrote> },
    All { pool: Arc<ThreadPool>, take: Box<Take>, answer: oneshot::Sender<Option<Written>> },
}

/// What becomes of a file, and whether more are wanted.
type Take = dyn Fn(OutputFile) -> ControlFlow<()> + Send + Sync;

impl Renderer {
    /// `is_partial`: whether pages are missing because their sources could not be read.
    pub async fn start(
        stage: Arc<Stage>,
        index: Arc<SiteIndex>,
        is_partial: bool,
    ) -> Result<(Self, Ready), Diagnostic> {
        let renderer = Self {
            stage,
            index,
            asks: Mutex::default(),
            is_partial: AtomicBool::new(is_partial),
            is_whole: AtomicBool::new(false),
        };
        let (asks, ready) = renderer.open().await?;
        *renderer.asks() = Some(asks);
        Ok((renderer, ready))
    }

    /// A thread with a plan of the site, which ends with the last sender.
    async fn open(&self) -> Result<(Sender<Ask>, Ready), Diagnostic> {
        let (asks, asked) = channel();
        let (tell, ready) = oneshot::channel();
        let (stage, index) = (Arc::clone(&self.stage), Arc::clone(&self.index));
        let work = move || stage.pages(&index, |pages| answer(pages, asked, tell));
        let started = thread::Builder::new().name("pages".to_owned()).spawn(work);
        started.map_err(|error| failed(&error))?;
        Ok((asks, ready.await.map_err(|error| failed(&error))?))
    }

    /// Lets the plan go. Whoever asks for a page all the same has it made again, for that page.
    pub fn rest(&self) {
        *self.asks() = None;
    }

    fn asks(&self) -> MutexGuard<'_, Option<Sender<Ask>>> {
        self.asks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn sender(&self) -> Result<Sender<Ask>, Diagnostic> {
        let known = self.asks().clone();
        match known {
            Some(asks) => Ok(asks),
            None => Ok(self.open().await?.0),
        }
    }

    /// The file at `path` below `dist/`.
    pub async fn page(&self, path: String) -> Wrote {
        let (answer, wrote) = oneshot::channel();
        let ask = Ask::Page { path, answer };
        let asked = self.sender().await.is_ok_and(|asks| asks.send(ask).is_ok());
        let wrote = match asked {
            true => wrote.await.unwrap_or(Wrote::Failed),
            false => Wrote::Failed,
        };
        if matches!(wrote, Wrote::Failed) {
            self.is_partial.store(true, Ordering::Relaxed);
        }
        wrote
    }

    /// Writes every file in the threads of `pool`. `None` when `take` wanted no more.
    pub async fn write_all(
        &self,
        pool: Arc<ThreadPool>,
        take: impl Fn(OutputFile) -> ControlFlow<()> + Send + Sync + 'static,
    ) -> Result<Option<Written>, Diagnostic> {
        let (answer, written) = oneshot::channel();
        let ask = Ask::All { pool, take: Box::new(take), answer };
        // The error holds the question, which nobody can show.
        let asks = self.sender().await?;
        asks.send(ask).map_err(|_| failed(&"nobody writes any more"))?;
        let written = written.await.map_err(|error| failed(&error))?;
        if let Some(written) = &written {
            let mark = if written.is_whole { &self.is_whole } else { &self.is_partial };
            mark.store(true, Ordering::Relaxed);
        }
        Ok(written)
    }

    pub fn is_partial(&self) -> bool {
        self.is_partial.load(Ordering::Relaxed)
    }

    /// Whether every page is known to be there.
    pub fn is_whole(&self) -> bool {
        !self.is_partial() && self.is_whole.load(Ordering::Relaxed)
    }
}

fn failed(error: &dyn Display) -> Diagnostic {
    Diagnostic::error("internal", format!("the pages themselves failed: {error}"))
        .help("this is a fault of frontdesk; please report it")
}

fn answer(pages: &Pages<'_>, asked: Receiver<Ask>, tell: oneshot::Sender<Ready>) {
    let styles = Styles::of(pages.others());
    // Whoever wanted it may have gone.
    let _ = tell.send(Ready { diagnostics: pages.diagnostics.clone(), styles });
    let asked = Mutex::new(asked);
    thread::scope(|scope| {
        for _ in 0..WRITERS {
            scope.spawn(|| {
                while let Some(ask) = next(&asked) {
                    ask.answer(pages);
                }
            });
        }
    });
}

fn next(asked: &Mutex<Receiver<Ask>>) -> Option<Ask> {
    asked.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

impl Ask {
    fn answer(self, pages: &Pages<'_>) {
        match self {
            Ask::Page { path, answer } => {
                let _ = answer.send(wrote(pages, &path));
            }
            Ask::All { pool, take, answer } => {
                let _ = answer.send(pool.install(|| pages.write_all(take)));
            }
        }
    }
}

fn wrote(pages: &Pages<'_>, path: &str) -> Wrote {
    if let Some(file) = pages.ready(path) {
        return Wrote::File(file.clone());
    }
    match pages.write(path) {
        Some(Ok(file)) => Wrote::File(file),
        Some(Err(_)) => Wrote::Failed,
        None => Wrote::Nothing,
    }
}
