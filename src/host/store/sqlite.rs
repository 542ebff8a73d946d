//! SQLite: one file, one writer, and many changes in one transaction.
//!
//! A commit with `synchronous=FULL` waits for the disk, and every change is acknowledged only after
//! its commit. So the writer takes all changes that wait, carries them out in one transaction and
//! acknowledges them together: under load the disk is asked as often as it can answer, not as often
//! as customers vote.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Row, SqliteConnection, SqlitePool};
use tokio::sync::{mpsc, oneshot};

use super::conn::Conn;
use super::error::StoreError;
use super::migrate;
use super::person::Removed;
use super::write::{Write, Written, perform};

/// Changes that share a transaction at most.
const LARGEST_GROUP: usize = 512;
/// Changes that may wait; more are refused by waiting callers, not by memory.
const QUEUE: usize = 4_096;
const READERS: u32 = 4;
/// Of each connection: 16 MB, as SQLite counts it.
const CACHE: &str = "-16384";
const BUSY: Duration = Duration::from_secs(10);

pub(super) struct Sqlite {
    readers: SqlitePool,
    writer: mpsc::Sender<Job>,
}

struct Job {
    write: Write,
    done: oneshot::Sender<Result<Written, StoreError>>,
}

impl Sqlite {
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(BUSY)
            .foreign_keys(true)
            // What is deleted is overwritten: a forgotten person is not in the file's free pages.
            .pragma("secure_delete", "ON")
            .pragma("cache_size", CACHE)
            .disable_statement_logging();
        private(path)?;
        let mut connection = options.clone().connect().await?;
        migrate::sqlite(&mut connection).await?;
        let reading = options.clone().read_only(true);
        let readers = SqlitePoolOptions::new().max_connections(READERS).connect_with(reading).await?;
        let (writer, jobs) = mpsc::channel(QUEUE);
        let writing = Writer { options, connection: Some(connection) };
        tokio::spawn(writing.write_all(jobs));
        Ok(Self { readers, writer })
    }

    pub async fn reader(&self) -> Result<sqlx::pool::PoolConnection<sqlx::Sqlite>, StoreError> {
        Ok(self.readers.acquire().await?)
    }

    /// Carries `write` out and returns when it is on the disk.
    pub async fn write(&self, write: Write) -> Result<Written, StoreError> {
        let (done, answer) = oneshot::channel();
        self.writer.send(Job { write, done }).await.map_err(|_| StoreError::Closing)?;
        answer.await.map_err(|_| StoreError::Closing)?
    }

    pub async fn close(&self) {
        self.readers.close().await;
    }
}

/// Makes the file before SQLite does, for its owner alone: tickets, addresses and the secret that signs
/// cookies are in it. The journal's files get the same rights.
#[cfg(unix)]
fn private(path: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    let trouble = |why| StoreError::File { path: path.to_owned(), why };
    let file = std::fs::OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(path);
    let mode = file.and_then(|file| file.metadata()).map_err(trouble)?.permissions().mode();
    if mode & 0o077 != 0 {
        let mode = format!("{:o}", mode & 0o777);
        tracing::warn!(%mode, "other accounts can read the database: `chmod 600` its files");
    }
    Ok(())
}

#[cfg(not(unix))]
fn private(_: &Path) -> Result<(), StoreError> {
    Ok(())
}

/// The one connection that writes.
struct Writer {
    options: SqliteConnectOptions,
    /// None after a transaction that failed as a whole. SQLite ends such a transaction by itself when
    /// the disk is full or fails; what the connection believes of it is wrong from then on.
    connection: Option<SqliteConnection>,
}

impl Writer {
    async fn write_all(mut self, mut jobs: mpsc::Receiver<Job>) {
        let mut group = Vec::with_capacity(LARGEST_GROUP);
        while jobs.recv_many(&mut group, LARGEST_GROUP).await > 0 {
            match self.carry_out(&group).await {
                Ok(outcomes) => {
                    for (job, outcome) in group.drain(..).zip(outcomes) {
                        // A caller that has gone away does not need the answer.
                        let _ = job.done.send(outcome);
                    }
                }
                Err(error) => {
                    // Nothing of the group is stored, and everybody in it is told.
                    tracing::error!(%error, "a group of changes could not be committed");
                    let error = Arc::new(error);
                    for job in group.drain(..) {
                        let _ = job.done.send(Err(StoreError::Undone(error.clone())));
                    }
                }
            }
        }
        if let Some(connection) = self.connection.take()
            && let Err(error) = connection.close().await
        {
            tracing::error!(%error, "the database could not be closed");
        }
    }

    /// One outcome a job; an error where nothing of the group is stored.
    async fn carry_out(&mut self, group: &[Job]) -> Result<Vec<Result<Written, StoreError>>, StoreError> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.options.clone().connect().await?,
        };
        let writes: Vec<&Write> = group.iter().map(|job| &job.write).collect();
        // Where this fails, the connection is dropped with it.
        let mut outcomes = commit(&mut connection, &writes).await?;
        for (write, outcome) in writes.iter().zip(&mut outcomes) {
            let forgotten = match (write, &*outcome) {
                // Also where nothing was left to remove: the traces may be of an attempt before.
                (Write::Erase { .. }, Ok(_)) => forget(&mut connection).await,
                // Overwritten already; the file is not written anew every hour.
                (Write::Expire { .. }, Ok(Written::Removed(removed))) if *removed != Removed::default() => {
                    empty_journal(&mut connection).await
                }
                _ => Ok(()),
            };
            if let Err(error) = forgotten {
                // Removed, but traces may be left in the files: whoever asked has to know.
                *outcome = Err(error);
            }
        }
        self.connection = Some(connection);
        Ok(outcomes)
    }
}

/// One transaction; a change that fails is undone alone.
async fn commit(
    connection: &mut SqliteConnection,
    writes: &[&Write],
) -> Result<Vec<Result<Written, StoreError>>, StoreError> {
    let now = crate::host::now();
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    let mut outcomes = Vec::with_capacity(writes.len());
    for write in writes {
        let alone = writes.len() == 1;
        if !alone {
            sqlx::query("SAVEPOINT one").execute(&mut *transaction).await?;
        }
        let outcome = perform(&mut Conn::Sqlite(&mut transaction), write, now).await;
        if !alone {
            if outcome.is_err() {
                sqlx::query("ROLLBACK TO one").execute(&mut *transaction).await?;
            }
            sqlx::query("RELEASE one").execute(&mut *transaction).await?;
        } else if let Err(error) = outcome {
            // Where SQLite has ended the transaction by itself, what it failed of is what to tell.
            return match transaction.rollback().await {
                Ok(()) => Ok(vec![Err(error)]),
                Err(_) => Err(error),
            };
        }
        outcomes.push(outcome);
    }
    transaction.commit().await?;
    Ok(outcomes)
}

/// Takes what was deleted out of the journal and the file's free pages.
async fn forget(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    empty_journal(connection).await?;
    sqlx::query("VACUUM").execute(&mut *connection).await?;
    empty_journal(connection).await
}

/// The answer's first column says whether somebody was reading and the journal had to stay.
async fn empty_journal(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    let row = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut *connection).await?;
    match row.try_get::<i64, _>(0)? {
        0 => Ok(()),
        _ => Err(StoreError::Busy),
    }
}
