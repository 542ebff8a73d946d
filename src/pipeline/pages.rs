//! A site's files: one at a time for whoever looks at some of them only, all of them for a build.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use super::built::{Counts, Written};
use super::{Desk, Stage};
use crate::diagnostics::Diagnostics;
use crate::graph::Site;
use crate::limits;
use crate::loose;
use crate::model::OutputFile;
use crate::render;
use crate::search::SiteIndex;

/// The files of a [`Stage`] with what an index adds to it. Pages are written when they are asked
/// for, or all of them side by side, by the same function.
pub struct Pages<'a> {
    stage: &'a Stage,
    plan: &'a render::Plan<'a>,
    /// What is no page and none of `static/`.
    made: Vec<&'a OutputFile>,
    /// Of `static/`.
    fixed: &'a [OutputFile],
    /// What is there already, by path.
    ready: HashMap<&'a str, &'a OutputFile, FxBuildHasher>,
    /// Of the plan alone.
    found: &'a Diagnostics,
    /// What is wrong whichever page is written.
    pub diagnostics: Diagnostics,
    given: &'a Given,
}

impl Stage {
    /// Gives `work` the site's pages, none of them written yet.
    pub fn pages<T>(&self, index: &SiteIndex, work: impl FnOnce(&Pages<'_>) -> T) -> T {
        self.pages_beside(&Given::default(), index, work)
    }

    /// [`Self::pages`], beside files of the index that have been `given` away.
    pub fn pages_beside<T>(
        &self,
        given: &Given,
        index: &SiteIndex,
        work: impl FnOnce(&Pages<'_>) -> T,
    ) -> T {
        let contact = self.desk.as_deref().map(Desk::links);
        render::plan(&self.input(index, contact.as_ref()), |plan, found| {
            let assets = plan.assets();
            let routing = self.desk.iter().flat_map(|desk| desk.files.files.iter());
            let made: Vec<&OutputFile> = assets.iter().chain(&index.files).chain(routing).collect();
            // Asked for only where something may stand in their way.
            let addresses = std::iter::once_with(|| plan.addresses()).flatten().map(Cow::Owned);
            let made_paths = made.iter().map(|file| &file.path).chain(&given.paths);
            let built = made_paths.map(|path| path.as_str().into()).chain(addresses);
            let (fixed, taken) = loose::admitted(built, self.fixed.clone());
            let ready = made.iter().copied().chain(&fixed);
            let ready = ready.map(|file| (file.path.as_str(), file)).collect();
            let mut diagnostics = found.clone();
            diagnostics.extend(taken);
            let diagnostics = diagnostics.sorted();
            let fixed = fixed.as_slice();
            work(&Pages { stage: self, plan, made, fixed, ready, found, diagnostics, given })
        })
    }
}

impl Pages<'_> {
    /// The paths of pages below `dist/`, but for the further parts of long lists.
    pub fn addresses(&self) -> impl Iterator<Item = String> {
        self.plan.addresses()
    }

    /// The file at `path`, if it is no page.
    pub fn ready(&self, path: &str) -> Option<&OutputFile> {
        self.ready.get(path).copied()
    }

    /// All files that are no pages.
    pub fn others(&self) -> impl Iterator<Item = &OutputFile> {
        self.made.iter().copied().chain(self.fixed)
    }

    /// Writes the page at `path`; `None` where the site has none, an error where one cannot be
    /// written.
    pub fn write(&self, path: &str) -> Option<Result<OutputFile, Diagnostics>> {
        let mut failed = None;
        for outcome in self.plan.write(self.plan.find(path)?) {
            match outcome {
                Ok(file) if file.path == path => return Some(Ok(file)),
                Ok(_) => {}
                Err(found) => failed = Some(Err(found)),
            }
        }
        failed
    }

    /// Every file of the site, in no order, each given away as soon as it is made. `None` when
    /// `take` wants no more.
    pub fn write_all(
        &self,
        take: impl Fn(OutputFile) -> ControlFlow<()> + Sync,
    ) -> Option<Written> {
        let sum = Mutex::new(self.given.clone());
        let add = |file: OutputFile| {
            sum.lock().unwrap_or_else(PoisonError::into_inner).add(&file);
            take(file)
        };
        let failed = self.plan.write_all(add)?;
        let is_whole = failed.is_empty();
        let mut diagnostics = self.found.clone();
        diagnostics.extend(failed);
        if self.made.par_iter().try_for_each(|file| add((*file).clone())).is_break() {
            return None;
        }
        // A list's further pages are known by now, and what could not be written is in nobody's way.
        let (fixed, taken) = {
            let sum = sum.lock().unwrap_or_else(PoisonError::into_inner);
            loose::admitted(sum.paths.iter().map(Cow::from), self.stage.fixed.clone())
        };
        diagnostics.extend(taken);
        if fixed.into_iter().try_for_each(add).is_break() {
            return None;
        }
        let sum = sum.into_inner().unwrap_or_else(PoisonError::into_inner);
        diagnostics.extend(limits::check(&self.stage.hosts, &sum.load));
        Some(Written { counts: sum.counts(&self.stage.site), is_whole, diagnostics })
    }
}

/// What is told of files together that have been given away: of a part of an index, or of all.
#[derive(Debug, Clone, Default)]
pub struct Given {
    paths: Vec<String>,
    pages: usize,
    bytes: u64,
    load: limits::Load,
}

impl Given {
    /// How many they are.
    pub fn len(&self) -> usize {
        self.paths.len()
    }

    pub fn is_empty(&self) -> bool {
        self.paths.is_empty()
    }

    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    pub(super) fn add(&mut self, file: &OutputFile) {
        self.paths.push(file.path.clone());
        self.pages += usize::from(file.path.ends_with(".html"));
        self.bytes += file.bytes.len() as u64;
        self.load.add(file);
    }

    fn counts(&self, site: &Site) -> Counts {
        let versions = site.articles.iter().flat_map(|article| article.versions.values());
        Counts {
            languages: site.config.languages.len(),
            articles: site.articles.len(),
            translations: versions.filter(|version| !version.is_fallback()).count(),
            pages: self.pages,
            uncopied: match site.has_copies() || site.config.output.markdown.is_some() {
                true => 0,
                false => site.texts(),
            },
            files: self.paths.len(),
            bytes: self.bytes,
        }
    }
}
