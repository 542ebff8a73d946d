//! Erasing wherever it reaches, and once more where a copy brought somebody back.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::conn::Conn;
use super::copy;
use super::erased::{Again, Erased, Erasures};
use super::error::StoreError;
use super::person::{self, Removed};
use super::write::{Write, Written};
use super::{Database, Store, read};
use crate::host::now;

impl Store {
    /// Forgets everything that was sent under an address, and remembers that it did.
    pub async fn erase(&self, email: &str) -> Result<Removed, StoreError> {
        self.forget(Erased::Person(email)).await
    }

    /// Forgets one ticket, and remembers that it did.
    pub async fn erase_ticket(&self, number: &str) -> Result<Removed, StoreError> {
        self.forget(Erased::Ticket(number)).await
    }

    /// Forgets the same in the file that [`restore`](super::restore) left, where there is one:
    /// which, and what it still had.
    pub async fn erase_from_before(
        &self,
        what: Erased<'_>,
    ) -> Result<Option<(PathBuf, Removed)>, StoreError> {
        let before = self.file().map(copy::before);
        let Some(before) = before.filter(|before| before.exists()) else { return Ok(None) };
        let store = Store::open(&before.to_string_lossy(), Some(self.secret)).await?;
        let removed = store.remove(erasing(what, i64::MAX)).await;
        store.close().await;
        Ok(Some((before, removed?)))
    }

    /// Forgets once more what was erased before and is there again: all that is older than its
    /// erasure.
    pub async fn erase_again(&self) -> Result<Again, StoreError> {
        let Some(list) = self.erasures().await? else { return Ok(Again::default()) };
        let (all, list) =
            in_background(list.path().to_owned(), move || Ok((list.read()?, list))).await?;
        let mut again = Again {
            unknown: all.keys().filter(|name| !list.is_own(name)).count(),
            ..Again::default()
        };
        if all.len() == again.unknown {
            return Ok(again);
        }
        for email in self.addresses().await? {
            let removed = self.once_more(&all, &list, Erased::Person(&email)).await?;
            if removed.tickets + removed.replies > 0 {
                again.add(removed);
                again.addresses.push(email);
            }
        }
        let numbers = read!(self, conn => person::numbers(&mut conn).await)?;
        for number in numbers {
            again.add(self.once_more(&all, &list, Erased::Ticket(&number)).await?);
        }
        Ok(again)
    }

    async fn once_more(
        &self,
        all: &BTreeMap<String, i64>,
        list: &Erasures,
        what: Erased<'_>,
    ) -> Result<Removed, StoreError> {
        match all.get(&list.name(what)) {
            Some(at) => self.remove(erasing(what, *at)).await,
            None => Ok(Removed::default()),
        }
    }

    async fn forget(&self, what: Erased<'_>) -> Result<Removed, StoreError> {
        // Written down first: what is erased twice is erased.
        if let Some(list) = self.erasures().await? {
            let name = list.name(what);
            in_background(list.path().to_owned(), move || list.note(&name, now())).await?;
        }
        self.remove(erasing(what, i64::MAX)).await
    }

    /// The list beside the database; a server has no place beside it.
    async fn erasures(&self) -> Result<Option<Erasures>, StoreError> {
        let Some(file) = self.file() else { return Ok(None) };
        Ok(Some(Erasures::beside(file, &self.kept_secret().await?)))
    }

    pub(super) async fn remove(&self, what: Write) -> Result<Removed, StoreError> {
        match self.write(what).await? {
            Written::Removed(removed) => Ok(removed),
            _ => Ok(Removed::default()),
        }
    }
}

fn erasing(what: Erased<'_>, until: i64) -> Write {
    match what {
        Erased::Person(email) => Write::Erase { email: email.to_owned(), until },
        Erased::Ticket(number) => Write::EraseTicket { number: number.to_owned(), until },
    }
}

/// Works on the list without holding up others.
async fn in_background<T: Send + 'static>(
    path: PathBuf,
    work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> Result<T, StoreError> {
    let done = tokio::task::spawn_blocking(work).await.map_err(std::io::Error::other);
    done.and_then(|done| done).map_err(|why| StoreError::File { path, why })
}
