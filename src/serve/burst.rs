//! Changes that belong together: editors save in several steps.

use std::collections::BTreeSet;
use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use super::watch::{Change, Changes};

/// Silence that ends a burst of changes whose last word is not known: a file is being written.
const QUIET: Duration = Duration::from_millis(40);
/// The same where files have gone. Editors that put another one there do it with their next call
/// to the system.
const GONE: Duration = Duration::from_millis(4);
/// A burst that never ends is cut here.
const LONGEST_BURST: Duration = Duration::from_millis(500);

/// Changes that came close together.
#[derive(Default)]
pub(super) struct Burst {
    pub paths: Vec<String>,
    /// Paths whose last word is not known.
    unsettled: BTreeSet<String>,
    /// Paths of files that have gone.
    gone: BTreeSet<String>,
    pub everything: bool,
    pub troubles: Vec<String>,
}

impl Burst {
    fn add(&mut self, change: Change, concerns: &impl Fn(&str) -> bool) {
        match change {
            Change::At(path) => {
                self.settle(&path);
                if concerns(&path) {
                    self.unsettled.insert(path.clone());
                }
                self.paths.push(path);
            }
            Change::Gone(path) => {
                self.settle(&path);
                if concerns(&path) {
                    self.gone.insert(path.clone());
                }
                self.paths.push(path);
            }
            Change::Written(path) => {
                self.settle(&path);
                self.paths.push(path);
            }
            Change::Everything => self.everything = true,
            Change::Trouble(what) => {
                self.everything = true;
                self.troubles.push(what);
            }
        }
    }

    fn settle(&mut self, path: &str) {
        self.unsettled.remove(path);
        self.gone.remove(path);
    }

    /// How long to wait for more; not at all when nothing is half written as far as anybody knows.
    fn patience(&self) -> Option<Duration> {
        match (self.unsettled.is_empty() && !self.everything, self.gone.is_empty()) {
            (true, true) => None,
            (true, false) => Some(GONE),
            (false, _) => Some(QUIET),
        }
    }
}

/// `first` and what comes with it, until whoever writes is done with the paths that matter.
pub(super) async fn gather(
    first: Change,
    changes: &mut Changes,
    concerns: impl Fn(&str) -> bool,
) -> Burst {
    let mut burst = Burst::default();
    burst.add(first, &concerns);
    let end = Instant::now() + LONGEST_BURST;
    loop {
        while let Ok(change) = changes.try_recv() {
            burst.add(change, &concerns);
        }
        let Some(patience) = burst.patience().filter(|_| Instant::now() < end) else { break };
        match timeout_at(end.min(Instant::now() + patience), changes.recv()).await {
            Ok(Some(change)) => burst.add(change, &concerns),
            Ok(None) | Err(_) => break,
        }
    }
    burst.paths.sort();
    burst.paths.dedup();
    burst
}

#[cfg(test)]
mod tests {
    use tokio::sync::mpsc::unbounded_channel;

    use super::*;

    /// What `changes` leave unsettled, when the writer of `b` is no concern.
    async fn unsettled(changes: &[Change]) -> Vec<String> {
        let (sender, mut receiver) = unbounded_channel();
        for change in changes {
            sender.send(change.clone()).unwrap();
        }
        drop(sender);
        let first = receiver.recv().await.unwrap();
        let burst = gather(first, &mut receiver, |path| path != "b").await;
        burst.unsettled.into_iter().chain(burst.gone).collect()
    }

    fn at(path: &str) -> Change {
        Change::At(path.into())
    }

    fn gone(path: &str) -> Change {
        Change::Gone(path.into())
    }

    fn written(path: &str) -> Change {
        Change::Written(path.into())
    }

    #[tokio::test]
    async fn editors_ways_of_saving_are_settled_by_their_last_step() {
        assert!(unsettled(&[at("a"), at("a"), written("a")]).await.is_empty(), "in place");
        assert!(
            unsettled(&[at("b"), written("b"), gone("b"), written("a")]).await.is_empty(),
            "renamed over"
        );
        assert_eq!(
            unsettled(&[gone("a"), written("a~")]).await,
            ["a"],
            "a backup, and the text has still to come"
        );
        assert!(
            unsettled(&[gone("a"), written("a~"), at("a"), written("a")]).await.is_empty(),
            "backup and text"
        );
        assert_eq!(
            unsettled(&[at("a"), written("a"), at("c")]).await,
            ["c"],
            "a second file is being written"
        );
        assert_eq!(
            unsettled(&[at("a"), gone("a"), gone("b")]).await,
            ["a"],
            "a file that went while it was written"
        );
    }
}
