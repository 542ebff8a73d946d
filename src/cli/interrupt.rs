//! Ctrl-C, and what a service manager or a CI that gives up sends: a build that is on its way to the
//! disk takes its half-written files away first.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// As shells name the end by Ctrl-C: 128 and the signal's number.
pub const CODE: u8 = 130;

/// Whether somebody wants this process to end.
#[derive(Debug, Clone)]
pub struct Interrupt {
    asked: Arc<AtomicBool>,
    /// Nothing lies about that had to be taken away.
    is_free: Arc<AtomicBool>,
}

impl Interrupt {
    /// Listens from now on. Until [`Self::hold`] the process ends at once, and after it when asked
    /// for the second time.
    pub fn listen() -> io::Result<Self> {
        let interrupt = Self { asked: Arc::default(), is_free: Arc::new(AtomicBool::new(true)) };
        for signal in [SIGINT, SIGTERM] {
            for enough in [&interrupt.is_free, &interrupt.asked] {
                flag::register_conditional_shutdown(signal, CODE.into(), enough.clone())?;
            }
            flag::register(signal, interrupt.asked.clone())?;
        }
        Ok(interrupt)
    }

    /// From now on it is asked whether to end.
    pub fn hold(&self) {
        self.is_free.store(false, Ordering::SeqCst);
    }

    pub fn is_asked(&self) -> bool {
        self.asked.load(Ordering::SeqCst)
    }
}
