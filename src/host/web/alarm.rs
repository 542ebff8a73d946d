//! The clock of one connection: a client has a while for the header of each request, and hyper sets
//! and drops an alarm for each. One sleep is kept and put off instead, which takes no lock; a new
//! one would be entered with the runtime and taken out again at every request.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use hyper::rt::{Sleep, Timer};
use tokio::time::sleep_until;

/// What is not in use.
type Spare = Arc<Mutex<Option<Pin<Box<tokio::time::Sleep>>>>>;

#[derive(Default)]
pub(super) struct Alarms {
    spare: Spare,
}

struct Alarm {
    at: Instant,
    /// Once somebody waits.
    sleep: Option<Pin<Box<tokio::time::Sleep>>>,
    spare: Spare,
}

impl Timer for Alarms {
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Sleep>> {
        self.sleep_until(Instant::now() + duration)
    }

    fn sleep_until(&self, at: Instant) -> Pin<Box<dyn Sleep>> {
        Box::pin(Alarm { at, sleep: None, spare: self.spare.clone() })
    }
}

impl Sleep for Alarm {}

impl Future for Alarm {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = &mut *self;
        let sleep = match this.sleep.as_mut() {
            Some(sleep) => sleep,
            None => {
                let kept = this.spare.lock().unwrap_or_else(PoisonError::into_inner).take();
                let sleep = match kept {
                    Some(mut kept) => {
                        kept.as_mut().reset(this.at.into());
                        kept
                    }
                    None => Box::pin(sleep_until(this.at.into())),
                };
                this.sleep.insert(sleep)
            }
        };
        sleep.as_mut().poll(cx)
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        if let Some(sleep) = self.sleep.take() {
            // It may still go off: then the connection is looked at once for nothing.
            *self.spare.lock().unwrap_or_else(PoisonError::into_inner) = Some(sleep);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_sleep_serves_one_alarm_after_the_other() {
        let alarms = Alarms::default();
        let is_kept = || alarms.spare.lock().unwrap().is_some();
        let hour = Duration::from_secs(3600);
        let mut first = alarms.sleep(hour);
        assert!(!is_kept());
        let waits = std::future::poll_fn(|cx| Poll::Ready(first.as_mut().poll(cx).is_pending()));
        assert!(waits.await);
        drop(first);
        assert!(is_kept());
        // Put back as well as off.
        let mut second = alarms.sleep(Duration::ZERO);
        second.as_mut().await;
        assert!(!is_kept());
        drop(second);
        // What went off can be used again.
        alarms.sleep(Duration::from_millis(1)).await;
        assert!(is_kept());
    }
}
