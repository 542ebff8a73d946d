//! SQLite: one file, one writer, and many changes in one transaction.
//!
//! A commit with `synchronous=FULL` waits for the disk, and every change is acknowledged only after
//! its commit. So the writer takes all changes that wait, carries them out in one transaction and
//! acknowledges them together: under load the disk is asked as often as it can answer, not as often
//! as customers vote.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Row, SqliteConnection, SqlitePool};
use tokio::sync::{mpsc, oneshot};

use super::conn::Conn;
use super::error::StoreError;
use super::migrate;
use super::person::{self, Removed};
use super::vote;
use super::write::{Write, Written, perform};

/// Changes that share a transaction at most.
const LARGEST_GROUP: usize = 512;
/// Changes that may wait; more are refused by waiting callers, not by memory.
const QUEUE: usize = 4_096;
const READERS: u32 = 4;
/// Of each connection: 16 MB, as SQLite counts it.
const CACHE: &str = "-16384";
const BUSY: Duration = Duration::from_secs(10);
/// For one try to empty the journal, and between two.
const SHORT: Duration = Duration::from_millis(200);
/// For all of them.
const FORGETTING: Duration = Duration::from_secs(15);
/// Bytes of a database that is not written anew to forget somebody.
const LARGE: i64 = 64 << 20;

pub(super) struct Sqlite {
    path: PathBuf,
    options: SqliteConnectOptions,
    /// Whether a journal stood beside it at the start.
    had_journal: bool,
    readers: SqlitePool,
    writer: mpsc::Sender<Job>,
    /// Ends with the writer.
    writing: oneshot::Receiver<()>,
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
        let had_journal =
            std::fs::metadata(journal_of(path)).is_ok_and(|journal| journal.len() > 0);
        let mut connection = options.clone().connect().await?;
        migrate::sqlite(&mut connection).await?;
        person::name_all(&mut Conn::Sqlite(&mut connection)).await?;
        let reading = options.clone().read_only(true);
        let readers =
            SqlitePoolOptions::new().max_connections(READERS).connect_with(reading).await?;
        let (writer, jobs) = mpsc::channel(QUEUE);
        let (ends, writing) = oneshot::channel();
        let file = file_id(path)?;
        let path = path.to_owned();
        let writes = Writer {
            path: path.clone(),
            file,
            options: options.clone(),
            connection: Some(connection),
            ends,
        };
        tokio::spawn(writes.write_all(jobs));
        Ok(Self { path, options, had_journal, readers, writer, writing })
    }

    pub async fn reader(&self) -> Result<sqlx::pool::PoolConnection<sqlx::Sqlite>, StoreError> {
        Ok(self.readers.acquire().await?)
    }

    /// Carries `write` out and returns when it is on the disk. What forgets something also takes it
    /// out of the journal, beside the writer: others go on meanwhile.
    pub async fn write(&self, write: Write) -> Result<Written, StoreError> {
        let forgets = matches!(write, Write::Erase { .. });
        // A customer's own ticket is overwritten at once, too; only the journal keeps it for a
        // while.
        let expires = matches!(
            write,
            Write::Expire { .. } | Write::ExpireFiles { .. } | Write::EraseTicket { .. }
        );
        let (done, answer) = oneshot::channel();
        self.writer.send(Job { write, done }).await.map_err(|_| StoreError::Closing)?;
        let written = answer.await.map_err(|_| StoreError::Closing)??;
        if forgets {
            // Also where nothing was left to remove: the traces may be of an attempt before.
            forget(&self.options).await?;
        } else if expires && !is_nothing(&written) {
            // Overwritten already; the journal is emptied when somebody writes less, at the latest.
            let mut connection = self.options.clone().busy_timeout(SHORT).connect().await?;
            let _ = empty_journal(&mut connection).await?;
            connection.close().await?;
        }
        Ok(written)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub async fn check_after_a_crash(&self) -> Result<(), StoreError> {
        if !self.had_journal {
            return Ok(());
        }
        let mut reader = self.reader().await?;
        let said: String =
            sqlx::query("PRAGMA quick_check(1)").fetch_one(&mut *reader).await?.try_get(0)?;
        if said == "ok" { Ok(()) } else { Err(StoreError::Damaged(said)) }
    }

    /// Bytes of the database's file and its journal.
    pub fn bytes(&self) -> Result<u64, StoreError> {
        let journal = journal_of(&self.path);
        let size = |path: &Path| std::fs::metadata(path).map(|metadata| metadata.len());
        Ok(size(&self.path).map_err(|why| trouble(&self.path, why))? + size(&journal).unwrap_or(0))
    }

    pub async fn close(&self) {
        self.readers.close().await;
    }

    /// Waits until the writer has closed the file.
    pub async fn end(self) {
        let Self { writer, writing, .. } = self;
        drop(writer);
        // Its end is all that it says.
        let _ = writing.await;
    }
}

/// Makes the file before SQLite does, for its owner alone: tickets, addresses and the secret that
/// signs cookies are in it. The journal's files get the same rights.
#[cfg(unix)]
fn private(path: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    let file =
        std::fs::OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(path);
    let mode = file
        .and_then(|file| file.metadata())
        .map_err(|why| trouble(path, why))?
        .permissions()
        .mode();
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
    path: PathBuf,
    /// Of the file that was opened.
    file: (u64, u64),
    options: SqliteConnectOptions,
    /// None after a transaction that failed as a whole. SQLite ends such a transaction by itself
    /// when the disk is full or fails; what the connection believes of it is wrong from then on.
    connection: Option<SqliteConnection>,
    /// Dropped behind the connection.
    ends: oneshot::Sender<()>,
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
        drop(self.ends);
    }

    /// One outcome a job; an error where nothing of the group is stored.
    async fn carry_out(
        &mut self,
        group: &[Job],
    ) -> Result<Vec<Result<Written, StoreError>>, StoreError> {
        if file_id(&self.path)? != self.file {
            // Another file stands there: what is written into ours is lost at the next start.
            return Err(StoreError::Replaced(self.path.clone()));
        }
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.options.clone().connect().await?,
        };
        let writes: Vec<&Write> = group.iter().map(|job| &job.write).collect();
        // Where this fails, the connection is dropped with it.
        let outcomes = commit(&mut connection, &writes).await?;
        self.connection = Some(connection);
        Ok(outcomes)
    }
}

/// Whether nothing was there to remove.
fn is_nothing(written: &Written) -> bool {
    match written {
        Written::Removed(removed) => *removed == Removed::default(),
        Written::Retried(count) => *count == 0,
        _ => true,
    }
}

/// One transaction; a change that fails is undone alone.
async fn commit(
    connection: &mut SqliteConnection,
    writes: &[&Write],
) -> Result<Vec<Result<Written, StoreError>>, StoreError> {
    // Nearly always nothing fails; then votes share their statements, and others have no savepoint.
    if writes.len() > 1
        && let Some(all) = commit_all(connection, writes).await?
    {
        return Ok(all);
    }
    commit_each(connection, writes).await
}

/// None, and nothing is changed, where one of them fails.
async fn commit_all(
    connection: &mut SqliteConnection,
    writes: &[&Write],
) -> Result<Option<Vec<Result<Written, StoreError>>>, StoreError> {
    let now = crate::host::now();
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    let mut outcomes = Vec::with_capacity(writes.len());
    while let Some(write) = writes.get(outcomes.len()) {
        let votes =
            vote::together(writes[outcomes.len()..].iter().map_while(|write| match write {
                Write::Vote(vote) => Some(vote),
                _ => None,
            }));
        let conn = &mut Conn::Sqlite(&mut transaction);
        let written = match votes.is_empty() {
            true => perform(conn, write, now).await.map(|written| vec![written]),
            false => vote::put_all(conn, &votes, now)
                .await
                .map(|counts| counts.into_iter().map(Written::Counts).collect()),
        };
        match written {
            Ok(written) => outcomes.extend(written.into_iter().map(Ok)),
            // Where SQLite has ended the transaction by itself, what it failed of is what to tell.
            Err(error) => {
                return transaction.rollback().await.map(|()| None).map_err(|_| error);
            }
        }
    }
    transaction.commit().await?;
    Ok(Some(outcomes))
}

/// Each behind a savepoint of its own.
async fn commit_each(
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

/// Takes what was deleted out of the journal and the file's free places. Deleted rows are
/// overwritten at once; what may be left are copies of moved rows, in indexes above all. A small
/// file is written anew, of a large one the indexes that hold addresses: writing it all would stop
/// everybody.
async fn forget(options: &SqliteConnectOptions) -> Result<(), StoreError> {
    let mut connection = options.clone().connect().await?;
    let size =
        sqlx::query("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
    let bytes: i64 = size.fetch_one(&mut connection).await?.try_get(0)?;
    let compact = match bytes > LARGE {
        true => "REINDEX tickets_person; REINDEX tickets_mailbox; REINDEX replies_person",
        false => "VACUUM",
    };
    for statement in compact.split(';') {
        sqlx::query(statement).execute(&mut connection).await?;
    }
    // Whoever waits for readers holds up the writer; so it is tried often and never for long.
    let mut connection = options.clone().busy_timeout(SHORT).connect().await?;
    let until = Instant::now() + FORGETTING;
    while !empty_journal(&mut connection).await? {
        if Instant::now() > until {
            return Err(StoreError::Busy);
        }
        tokio::time::sleep(SHORT).await;
    }
    Ok(connection.close().await?)
}

/// Whether the journal is empty now; somebody who reads keeps it. The answer's first column says
/// so.
async fn empty_journal(connection: &mut SqliteConnection) -> Result<bool, StoreError> {
    let emptied = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut *connection).await;
    match emptied {
        Ok(row) => Ok(row.try_get::<i64, _>(0)? == 0),
        // SQLITE_BUSY, SQLITE_LOCKED
        Err(sqlx::Error::Database(error))
            if error.code().is_some_and(|code| code == "5" || code == "6") =>
        {
            Ok(false)
        }
        Err(error) => Err(error.into()),
    }
}

/// The journal beside a database.
pub(super) fn journal_of(path: &Path) -> PathBuf {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-wal");
    journal.into()
}

/// What tells a file from another one that takes its place.
fn file_id(path: &Path) -> Result<(u64, u64), StoreError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        match std::fs::metadata(path) {
            Ok(metadata) => Ok((metadata.dev(), metadata.ino())),
            Err(why) if why.kind() == std::io::ErrorKind::NotFound => {
                Err(StoreError::Replaced(path.to_owned()))
            }
            Err(why) => Err(trouble(path, why)),
        }
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        Ok((0, 0))
    }
}

fn trouble(path: &Path, why: std::io::Error) -> StoreError {
    StoreError::File { path: path.to_owned(), why }
}
