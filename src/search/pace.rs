//! How search works while somebody waits for something else.

use std::fmt;
use std::sync::Arc;

/// What is done between two pieces of work: by default nothing.
#[derive(Clone, Default)]
pub struct Pace(Option<Arc<dyn Fn() + Send + Sync>>);

impl Pace {
    /// Calls `wait` before each piece, in the thread that does it.
    pub fn giving_way(wait: impl Fn() + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(wait)))
    }

    /// To be called where no lock is held and some milliseconds' work ends.
    pub(super) fn step(&self) {
        if let Some(wait) = &self.0 {
            wait();
        }
    }
}

impl fmt::Debug for Pace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pace").field(&self.0.is_some()).finish()
    }
}
