//! A site's files one at a time, for whoever looks at some of them only.

use std::collections::BTreeMap;

use super::{Desk, Stage};
use crate::diagnostics::Diagnostics;
use crate::loose;
use crate::model::OutputFile;
use crate::render;
use crate::search::SiteIndex;

/// The files of a [`Stage`] with what an index adds to it. Pages are written when they are asked
/// for, by the function that writes them for a build.
pub struct Pages<'a> {
    plan: &'a render::Plan<'a>,
    /// What is there already, by path.
    ready: BTreeMap<String, OutputFile>,
    /// What is wrong whichever page is written.
    pub diagnostics: Diagnostics,
}

impl Stage {
    /// Gives `work` the site's pages, none of them written yet.
    pub fn pages<T>(&self, index: &SiteIndex, work: impl FnOnce(&Pages<'_>) -> T) -> T {
        let contact = self.desk.as_ref().map(Desk::links);
        render::plan(&self.input(index, contact.as_ref()), |plan, found| {
            let mut diagnostics = found.clone();
            let mut ready = plan.assets();
            ready.extend(index.files.iter().cloned());
            ready.extend(self.desk.iter().flat_map(|desk| desk.files.files.iter().cloned()));
            let built = ready.iter().map(|file| file.path.as_str()).chain(plan.addresses());
            let (fixed, found) = loose::admitted(built, self.fixed.clone());
            diagnostics.extend(found);
            ready.extend(fixed);
            let ready = ready.into_iter().map(|file| (file.path.clone(), file)).collect();
            work(&Pages { plan, ready, diagnostics: diagnostics.sorted() })
        })
    }
}

impl Pages<'_> {
    /// The paths of pages below `dist/`, but for the further parts of long lists.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.plan.addresses()
    }

    /// The files that are no pages, by path.
    pub fn ready(&self) -> &BTreeMap<String, OutputFile> {
        &self.ready
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
}
