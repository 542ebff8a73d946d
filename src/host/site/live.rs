//! The build that is shown now. A request keeps the one it began with; another build is exchanged
//! as one, and files that pages of the build before still ask for stay.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use super::load::load;
use super::{Generation, LoadError, Served};
use crate::publish::MANIFEST;

/// How often the folder is looked at: one `stat`.
const LOOK: Duration = Duration::from_secs(1);
/// Looks between two tries of a build that stays damaged.
const LONGEST_WAIT: u32 = 60;

/// The folder with what was loaded from it.
pub struct LiveSite {
    dist: PathBuf,
    shown: RwLock<Shown>,
}

#[derive(Clone)]
struct Shown {
    current: Arc<Generation>,
    /// Files of the build before whose names carry their hash.
    older: Arc<HashMap<String, Arc<Served>>>,
}

/// What a look at the folder brought.
#[derive(Debug)]
pub enum News {
    None,
    Exchanged,
    /// The old build goes on.
    Refused(LoadError),
}

/// When a build that was refused is tried again: at once when its manifest changes, else ever less
/// often. What is copied file by file may be whole a moment later under the same manifest.
#[derive(Debug, Default)]
struct Patience {
    /// Looks until the next try, and between the last two.
    left: u32,
    wait: u32,
}

impl Patience {
    fn refused(&mut self) {
        self.wait = (2 * self.wait).clamp(1, LONGEST_WAIT);
        self.left = self.wait;
    }

    /// One more look went by; whether it is time.
    fn is_over(&mut self) -> bool {
        self.left = self.left.saturating_sub(1);
        self.left == 0
    }
}

/// What tells one state of the manifest from another, cheaply.
#[derive(PartialEq, Eq, Clone, Debug, Default)]
struct Stamp(Option<(SystemTime, u64, u64)>);

impl LiveSite {
    /// # Errors
    /// When there is no build that can be shown.
    pub fn open(dist: &Path) -> Result<Self, LoadError> {
        let current = Arc::new(load(dist)?);
        let shown = Shown { current, older: Arc::default() };
        Ok(Self { dist: dist.to_owned(), shown: RwLock::new(shown) })
    }

    /// The build for one request.
    pub fn current(&self) -> Arc<Generation> {
        self.shown.read().unwrap_or_else(PoisonError::into_inner).current.clone()
    }

    /// The same, for a look that is over at once: nobody counts who holds the build.
    pub fn look_up<T>(&self, look: impl FnOnce(&Generation) -> T) -> T {
        look(&self.shown.read().unwrap_or_else(PoisonError::into_inner).current)
    }

    /// A hashed file of the build before, by path below the web root.
    pub fn older(&self, path: &str) -> Option<Arc<Served>> {
        self.shown.read().unwrap_or_else(PoisonError::into_inner).older.get(path).cloned()
    }

    /// Loads what the folder holds now, if that is another build.
    pub fn look(&self) -> News {
        let current = self.current();
        let is_same = |bytes: Vec<u8>| blake3::hash(&bytes) == current.hash;
        if std::fs::read(self.dist.join(MANIFEST)).is_ok_and(is_same) {
            return News::None;
        }
        match load(&self.dist) {
            Ok(new) if new.hash == current.hash => News::None,
            Ok(new) => {
                let shown = Shown { current: Arc::new(new), older: Arc::new(current.immutable()) };
                *self.shown.write().unwrap_or_else(PoisonError::into_inner) = shown;
                News::Exchanged
            }
            Err(error) => News::Refused(error),
        }
    }

    /// Follows the folder for ever. Each state of it is tried until it loads, and told once.
    pub async fn follow(self: Arc<Self>, tell: impl Fn(&News) + Send) {
        let mut seen = self.stamp();
        let mut refused: Option<Patience> = None;
        // What happened between opening and here.
        let mut is_due = true;
        loop {
            if is_due {
                let site = self.clone();
                match tokio::task::spawn_blocking(move || site.look()).await {
                    Ok(News::None) | Err(_) => refused = None,
                    Ok(news @ News::Exchanged) => {
                        refused = None;
                        tell(&news);
                    }
                    Ok(news @ News::Refused(_)) => {
                        if refused.is_none() {
                            tell(&news);
                        }
                        refused.get_or_insert_default().refused();
                    }
                }
            }
            tokio::time::sleep(LOOK).await;
            let now = self.stamp();
            if now != seen {
                refused = None;
                seen = now;
                is_due = true;
            } else {
                is_due = refused.as_mut().is_some_and(Patience::is_over);
            }
        }
    }

    fn stamp(&self) -> Stamp {
        let metadata = std::fs::metadata(self.dist.join(MANIFEST)).ok();
        Stamp(metadata.and_then(|m| Some((m.modified().ok()?, m.len(), inode(&m)))))
    }
}

#[cfg(unix)]
fn inode(metadata: &std::fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn inode(_: &std::fs::Metadata) -> u64 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stays_damaged_is_tried_ever_less_often() {
        let mut patience = Patience::default();
        patience.refused();
        let mut tries = Vec::new();
        for look in 1..=600 {
            if patience.is_over() {
                tries.push(look);
                patience.refused();
            }
        }
        assert_eq!(tries[..7], [1, 3, 7, 15, 31, 63, 123]);
        assert!(tries.len() < 16, "{tries:?}");
    }
}
