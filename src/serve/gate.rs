//! Who waits comes first: what runs behind the pages stands still while a build is made that
//! somebody is about to look at. Threads of low priority are not enough: they take the processors'
//! caches and the memory's bandwidth from those before them.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// Open unless somebody holds it closed.
#[derive(Debug, Default)]
pub(super) struct Gate {
    /// How many hold it closed.
    closed: AtomicUsize,
    lock: Mutex<()>,
    opened: Condvar,
}

/// Holds the gate closed until it is dropped.
#[derive(Debug)]
pub(super) struct Closed(Arc<Gate>);

impl Gate {
    pub fn close(self: &Arc<Self>) -> Closed {
        self.closed.fetch_add(1, Ordering::Relaxed);
        Closed(Arc::clone(self))
    }

    /// Waits until it is open.
    pub fn pass(&self) {
        if self.is_open() {
            return;
        }
        let mut lock = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        while !self.is_open() {
            lock = self.opened.wait(lock).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn is_open(&self) -> bool {
        self.closed.load(Ordering::Relaxed) == 0
    }
}

impl Drop for Closed {
    fn drop(&mut self) {
        // Under the lock, so that nobody looks before it and waits behind it.
        let _lock = self.0.lock.lock().unwrap_or_else(PoisonError::into_inner);
        if self.0.closed.fetch_sub(1, Ordering::Relaxed) == 1 {
            self.0.opened.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    #[test]
    fn nobody_passes_while_it_is_held_closed() {
        let gate = Arc::new(Gate::default());
        gate.pass();
        let (one, other) = (gate.close(), gate.close());
        let (passed, told) = mpsc::channel();
        let walker = {
            let gate = Arc::clone(&gate);
            thread::spawn(move || {
                gate.pass();
                passed.send(()).is_ok()
            })
        };
        drop(one);
        assert!(told.try_recv().is_err(), "one still holds it");
        drop(other);
        assert_eq!(told.recv(), Ok(()));
        assert_eq!(walker.join().ok(), Some(true));
    }
}
