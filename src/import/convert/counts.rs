//! What was left out of a body.

use std::sync::{Arc, Mutex};

/// What handlers count on their way.
#[derive(Debug, Default)]
pub struct Counts {
    pub private: usize,
    pub generated: usize,
}

pub type Shared = Arc<Mutex<Counts>>;
