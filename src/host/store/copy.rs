//! A SQLite database as a file among others: copied while it is used, checked, and put back.
//! Copying the file by hand leaves the journal of one beside the pages of another.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, Row, SqliteConnection};

use super::address::{file_of, shown, with_ending};
use super::error::StoreError;

/// How long to wait for whoever writes.
const PATIENCE: Duration = Duration::from_secs(10);

/// Copies a database that may be in use to a new file, whole and in one piece.
///
/// # Errors
/// When there is a file already, or the copy could not be made.
pub async fn backup(address: &str, to: &Path) -> Result<(), StoreError> {
    let from = sqlite(address)?;
    fresh(to)?;
    let mut connection = options(&from).connect().await?;
    let copied = sqlx::query("VACUUM INTO $1")
        .bind(to.to_string_lossy().into_owned())
        .execute(&mut connection)
        .await;
    connection.close().await?;
    if copied.is_err() {
        // What is there of it is no copy.
        let _ = std::fs::remove_file(to);
    }
    copied?;
    check_file(to).await
}

/// Reads every page, and holds the sums of votes against the votes.
///
/// # Errors
/// [`StoreError::Damaged`].
pub async fn check(address: &str) -> Result<(), StoreError> {
    check_file(&sqlite(address)?).await
}

/// Where [`restore`] leaves what was there.
pub(super) fn before(database: &Path) -> PathBuf {
    with_ending(database, ".before")
}

/// Puts a copy in the place of a database that nobody uses; what was there stays as `….before`. With
/// that as the copy, both change places: the way back.
///
/// # Errors
/// When the copy is damaged or the database itself, when somebody uses the database, or when what
/// was there before another restore still stands where this would leave its own.
pub async fn restore(address: &str, from: &Path) -> Result<PathBuf, StoreError> {
    let to = sqlite(address)?;
    if is_same(from, &to) {
        return Err(StoreError::Itself(to));
    }
    check_file(from).await?;
    let before = before(&to);
    if to.exists() {
        alone(&to).await?;
        if before.exists() && !is_same(from, &before) {
            return Err(StoreError::Before(before));
        }
    }
    // Whole before anything is moved: what is moved may be the copy.
    // What somebody who stopped has left under that name may be it, too.
    let new = with_ending(&to, ".new");
    let new = if is_same(from, &new) { with_ending(&to, ".newer") } else { new };
    let _ = std::fs::remove_file(&new);
    fresh(&new)?;
    std::fs::copy(from, &new).map_err(|why| trouble(&new, why))?;
    let file = std::fs::File::open(&new).and_then(|file| file.sync_all());
    file.map_err(|why| trouble(&new, why))?;
    if to.exists() {
        rename(&to, &before)?;
    }
    // Nor may what was there find the journal of the one before it, which is another database's.
    for (file, ending) in [(&to, "-wal"), (&to, "-shm"), (&before, "-wal"), (&before, "-shm")] {
        match std::fs::remove_file(with_ending(file, ending)) {
            Err(why) if why.kind() != std::io::ErrorKind::NotFound => {
                return Err(trouble(file, why));
            }
            _ => {}
        }
    }
    rename(&new, &to)?;
    Ok(before)
}

/// Whether both are one file, by whatever names.
fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    real(one).is_some_and(|one| real(other) == Some(one))
}

async fn check_file(path: &Path) -> Result<(), StoreError> {
    let mut connection = options(path).connect().await?;
    let judged = judge(&mut connection).await;
    connection.close().await?;
    judged
}

async fn judge(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    let said: String =
        sqlx::query("PRAGMA integrity_check(1)").fetch_one(&mut *connection).await?.try_get(0)?;
    if said != "ok" {
        return Err(StoreError::Damaged(said));
    }
    let wrong: i64 = sqlx::query(
        "SELECT COUNT(*) FROM tallies WHERE yes + no <> (SELECT COUNT(*) FROM votes
           WHERE votes.article = tallies.article AND votes.lang = tallies.lang)",
    )
    .fetch_one(&mut *connection)
    .await?
    .try_get(0)?;
    match wrong {
        0 => Ok(()),
        _ => Err(StoreError::Damaged(format!(
            "the sums of votes on {wrong} texts are not those of the votes"
        ))),
    }
}

/// Whether nobody else has the database open: only then the exclusive lock is given.
async fn alone(path: &Path) -> Result<(), StoreError> {
    let options =
        SqliteConnectOptions::new().filename(path).busy_timeout(Duration::from_millis(500));
    let mut connection = options.disable_statement_logging().connect().await?;
    let mut taken = Ok(());
    for statement in ["PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE", "COMMIT"] {
        taken = sqlx::query(statement).execute(&mut connection).await.map(drop);
        if taken.is_err() {
            break;
        }
    }
    connection.close().await?;
    taken.map_err(|_| StoreError::InUse(path.to_owned()))
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new().filename(path).busy_timeout(PATIENCE).disable_statement_logging()
}

fn sqlite(address: &str) -> Result<PathBuf, StoreError> {
    file_of(address).ok_or_else(|| StoreError::NoFile(shown(address)))
}

/// An empty file for its owner alone; a copy holds what the database holds.
fn fresh(path: &Path) -> Result<(), StoreError> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).map_err(|why| trouble(path, why))
}

fn rename(from: &Path, to: &Path) -> Result<(), StoreError> {
    std::fs::rename(from, to).map_err(|why| trouble(from, why))
}

fn trouble(path: &Path, why: std::io::Error) -> StoreError {
    StoreError::File { path: path.to_owned(), why }
}
