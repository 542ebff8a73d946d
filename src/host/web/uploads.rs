//! What a form brings before it is judged, within bounds for all clients together: memory for
//! texts, the disk for files. A slow client holds what it has sent so far and nobody up.
//!
//! 1. texts take from a budget of bytes as they arrive ([`Uploads::text`]);
//! 2. files take a place, of which one client has few, and go to a nameless file of the system;
//! 3. only a form that has arrived whole comes into memory with its files, a few at a time.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::crowd::{Crowd, Inside};

/// Bytes of texts that are being read, of everybody.
const TEXTS: usize = 64 << 20;
/// A piece of that budget.
const UNIT: usize = 1024;
/// Forms with files that are on their way at the same time, and those of one client.
const FORMS: usize = 64;
const FORMS_OF_ONE: usize = 2;
/// Forms with files that are in memory at the same time.
const WHOLE: usize = 4;
/// Who waits longer for a place is told to come back.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);
/// How often a client's own places are looked at.
const LOOK: Duration = Duration::from_millis(50);

/// The bounds, shared by all requests.
pub(super) struct Uploads {
    texts: Arc<Semaphore>,
    forms: Arc<Semaphore>,
    whole: Arc<Semaphore>,
    clients: Arc<Crowd>,
}

/// Part of the budget for texts; given back when it is dropped.
#[derive(Debug, Default)]
pub(super) struct Held(Option<OwnedSemaphorePermit>);

/// A place for a form with files.
#[derive(Debug)]
pub(super) struct Place {
    _of_everybody: OwnedSemaphorePermit,
    _of_client: Inside,
}

/// A file on the disk without a name: nothing is left of it, however we end.
#[derive(Debug)]
pub(super) struct Spool {
    file: File,
    len: usize,
}

impl Default for Uploads {
    fn default() -> Self {
        let places = |count| Arc::new(Semaphore::new(count));
        let clients = Crowd::of(FORMS_OF_ONE);
        Self { texts: places(TEXTS / UNIT), forms: places(FORMS), whole: places(WHOLE), clients }
    }
}

impl Uploads {
    /// Takes `bytes` more of the budget for texts; whether there was enough of it.
    pub fn text(&self, held: &mut Held, bytes: usize) -> bool {
        let units = u32::try_from(bytes.div_ceil(UNIT)).unwrap_or(u32::MAX);
        let Ok(more) = self.texts.clone().try_acquire_many_owned(units) else { return false };
        match &mut held.0 {
            Some(permit) => permit.merge(more),
            None => held.0 = Some(more),
        }
        true
    }

    /// A place for a client's form with files; `None` where none becomes free in time.
    pub async fn place(&self, client: [u8; 16], patience: Duration) -> Option<Place> {
        let place = async {
            // The client's own places first: who waits for one of those takes none of the others'.
            let entered = loop {
                match self.clients.enter(client) {
                    Some(entered) => break entered,
                    None => tokio::time::sleep(LOOK).await,
                }
            };
            let place = self.forms.clone().acquire_owned().await.ok()?;
            Some(Place { _of_everybody: place, _of_client: entered })
        };
        tokio::time::timeout(patience, place).await.ok()?
    }

    /// Leave to bring a whole form with its files into memory.
    pub async fn whole(&self) -> Option<OwnedSemaphorePermit> {
        tokio::time::timeout(PATIENCE, self.whole.clone().acquire_owned()).await.ok()?.ok()
    }
}

impl Spool {
    pub async fn new() -> io::Result<Self> {
        let file =
            tokio::task::spawn_blocking(tempfile::tempfile).await.map_err(io::Error::other)??;
        Ok(Self { file: File::from_std(file), len: 0 })
    }

    pub async fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes).await?;
        self.len += bytes.len();
        Ok(())
    }

    /// All that was written.
    pub async fn read(mut self) -> io::Result<Vec<u8>> {
        self.file.flush().await?;
        self.file.rewind().await?;
        let mut bytes = Vec::with_capacity(self.len);
        self.file.read_to_end(&mut bytes).await?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_client_takes_two_places_and_waits_for_a_third_in_vain() {
        let uploads = Uploads::default();
        let one = uploads.place([1; 16], LOOK).await.unwrap();
        let two = uploads.place([1; 16], LOOK).await.unwrap();
        assert!(uploads.place([1; 16], LOOK).await.is_none());
        assert!(uploads.place([2; 16], LOOK).await.is_some());
        drop(one);
        assert!(uploads.place([1; 16], LOOK).await.is_some());
        drop(two);
    }

    #[tokio::test]
    async fn texts_are_bounded_together() {
        let uploads = Uploads::default();
        let mut held = Held::default();
        assert!(uploads.text(&mut held, TEXTS / 2) && uploads.text(&mut held, TEXTS / 2));
        let mut other = Held::default();
        assert!(!uploads.text(&mut other, 1));
        drop(held);
        assert!(uploads.text(&mut other, 1));
    }

    #[tokio::test]
    async fn what_goes_to_the_disk_comes_back() {
        let mut spool = Spool::new().await.unwrap();
        spool.write(b"one ").await.unwrap();
        spool.write(b"two").await.unwrap();
        assert_eq!(spool.read().await.unwrap(), b"one two");
    }
}
