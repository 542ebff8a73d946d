//! What was left out of a body.

use std::sync::{Arc, Mutex};

/// What handlers know of the whole body, and count on their way.
#[derive(Debug, Default)]
pub struct Counts {
    pub private: usize,
    pub generated: usize,
    /// Levels that headings go down: the title is the only one of the first.
    pub lower: usize,
}

pub type Shared = Arc<Mutex<Counts>>;
