//! Whether what is shown is what a clean build makes: for whoever works on frontdesk.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::ThreadPool;
use tokio::task::spawn_blocking;

use super::renderer::Renderer;
use crate::diagnostics::{Diagnostic, Diagnostics, Format, render};
use crate::memo::Memo;
use crate::model::OutputFile;
use crate::pipeline::{Request, Stage, Written};
use crate::search::{Pace, SiteIndex};
use crate::source::Source;

/// So many differences are told; more of them say no more.
const TOLD: usize = 5;

/// A site's files by path, as hashes: two whole sites need not be held for a comparison.
#[derive(Default, Clone)]
struct Marks(Arc<Mutex<BTreeMap<String, blake3::Hash>>>);

impl Marks {
    fn take(&self, file: OutputFile) -> ControlFlow<()> {
        let hash = blake3::hash(&file.bytes);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(file.path, hash);
        ControlFlow::Continue(())
    }
}

/// What differs between the pages of `shown`, of which `told` is told, and a clean build.
pub(super) async fn differences(
    shown: Arc<Renderer>,
    told: Diagnostics,
    (root, request): (Arc<Path>, Request),
    threads: Arc<ThreadPool>,
) -> Vec<String> {
    let own = Marks::default();
    let take = own.clone();
    let written = shown.write_all(Arc::clone(&threads), move |file| take.take(file)).await;
    if let Err(error) = written {
        return vec![render(&error, Format::Human)];
    }
    let clean = spawn_blocking(move || threads.install(|| clean(&root, &request)));
    match clean.await {
        Ok(Some((clean, found))) => compare(&own, &clean, &told, &found),
        Ok(None) => vec!["a clean build has no site".to_owned()],
        Err(error) => vec![format!("the clean build failed: {error}")],
    }
}

fn clean(root: &Path, request: &Request) -> Option<(Marks, Diagnostics)> {
    let source = Source::open(root).ok()?;
    let (stage, mut diagnostics) = Stage::read(&source, request, &Memo::default());
    let stage = stage?;
    let (index, found) = stage.find(Pace::default(), &SiteIndex::default());
    diagnostics.extend(found);
    let marks = Marks::default();
    let Written { diagnostics: found, .. } =
        stage.pages(&index, |pages| pages.write_all(|file| marks.take(file)))?;
    diagnostics.extend(found);
    Some((marks, diagnostics.sorted()))
}

fn compare(own: &Marks, clean: &Marks, told: &Diagnostics, found: &Diagnostics) -> Vec<String> {
    let own = own.0.lock().unwrap_or_else(PoisonError::into_inner);
    let clean = clean.0.lock().unwrap_or_else(PoisonError::into_inner);
    let lacking = clean.keys().filter(|path| !own.contains_key(*path));
    let lacking = lacking.map(|path| format!("{path} is missing"));
    let others = own.iter().filter_map(|(path, hash)| match clean.get(path) {
        None => Some(format!("{path} should be gone")),
        Some(clean) if clean != hash => Some(format!("{path} is not what a clean build writes")),
        Some(_) => None,
    });
    let text = |d: &Diagnostic| render(d, Format::Human).trim_end().to_owned();
    let (told, found): (Vec<_>, Vec<_>) =
        (told.iter().map(text).collect(), found.iter().map(text).collect());
    let untold = found.iter().filter(|d| !told.contains(d)).map(|d| format!("not told: {d}"));
    let wrong = told.iter().filter(|d| !found.contains(d)).map(|d| format!("told wrongly: {d}"));
    lacking.chain(others).chain(untold).chain(wrong).take(TOLD).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(files: &[(&str, &str)]) -> Marks {
        let marks = Marks::default();
        for (path, text) in files {
            let _ = marks.take(OutputFile::new(*path, text.as_bytes().to_vec()));
        }
        marks
    }

    #[test]
    fn each_kind_of_difference_is_told() {
        let (own, clean) = (
            marks(&[("a", "1"), ("b", "1"), ("old", "")]),
            marks(&[("a", "1"), ("b", "2"), ("new", "")]),
        );
        let told = Diagnostics::from_iter([Diagnostic::error("x", "wrong")]);
        let found = Diagnostics::from_iter([Diagnostic::error("y", "right")]);
        assert_eq!(
            compare(&own, &clean, &told, &found),
            [
                "new is missing",
                "b is not what a clean build writes",
                "old should be gone",
                "not told: error[y]: right",
                "told wrongly: error[x]: wrong",
            ]
        );
        let same = || marks(&[("a", "1")]);
        assert!(compare(&same(), &same(), &told, &told).is_empty());
    }
}
