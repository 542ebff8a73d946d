//! What the steps of a build take.

use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use super::output;

/// Says of each step, on standard error, how long it took.
pub struct Timings {
    last: Mutex<Instant>,
    is_wanted: bool,
}

impl Timings {
    pub fn new(started: Instant, is_wanted: bool) -> Self {
        Self { last: Mutex::new(started), is_wanted }
    }

    /// The step that is done now, and how many things it was about.
    pub fn done(&self, step: &str, count: usize) {
        if !self.is_wanted {
            return;
        }
        let now = Instant::now();
        let last = {
            let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *last, now)
        };
        let seconds = now.duration_since(last).as_secs_f64();
        let memory = memory().map(|(now, peak)| format!("{now:>7} MB now {peak:>7} MB at most"));
        let memory = memory.unwrap_or_default();
        output::say(&format!("{seconds:>8.3} s  {step:<14}{count:>8} {memory}"));
    }
}

/// What this process holds, and the most it has held, in megabytes; where the system tells.
fn memory() -> Option<(u64, u64)> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let of = |name: &str| -> Option<u64> {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().next()?.parse().ok().map(|kilobytes: u64| kilobytes / 1000)
    };
    Some((of("VmRSS:")?, of("VmHWM:")?))
}
