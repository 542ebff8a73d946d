//! Why something could not be stored or read.

use std::path::PathBuf;
use std::sync::Arc;

/// The message names what failed, never what was to be stored.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the database is damaged: {0}; restore a copy, as docs/host.md says")]
    Damaged(String),
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    #[error("the database at {server} cannot be reached: {why}")]
    Away { server: String, why: String },
    #[error("the database could not be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    #[error("`{0}` is no database: write a file's path or postgres://user@server/name")]
    Address(String),
    #[error("`{0}` is nothing that the address of a database can say")]
    Parameter(String),
    #[error("what is stored cannot be read: {0}")]
    Stored(#[from] serde_json::Error),
    #[error("the system gives no random numbers: {0}")]
    Random(#[from] std::io::Error),
    #[error(
        "it is removed, but another program reads the database as it was before: do it again when \
         that has ended"
    )]
    Busy,
    #[error("{}: it is not the file that was opened: start the host again", .0.display())]
    Replaced(PathBuf),
    /// By all instances together; so many seconds to wait.
    #[error("too often: wait {0} seconds")]
    TooOften(i64),
    /// Another ticket was sent under the same form.
    #[error("the form was sent before, with other words")]
    Taken,
    #[error("{}: somebody uses it; stop the host first", .0.display())]
    InUse(PathBuf),
    #[error("{}: it is the database itself", .0.display())]
    Itself(PathBuf),
    #[error(
        "{} is what an earlier restore has left: move it away, or remove it if nobody needs it; to \
         go back to it, restore it",
        .0.display()
    )]
    Before(PathBuf),
    #[error("`{0}` is no file: use pg_dump and pg_restore")]
    NoFile(String),
    #[error("the database is closing")]
    Closing,
    /// Of changes that share a transaction with the one that failed.
    #[error("nothing was stored: {0}")]
    Undone(#[source] Arc<StoreError>),
    #[error("{}: {why}", path.display())]
    File {
        path: PathBuf,
        #[source]
        why: std::io::Error,
    },
}

impl StoreError {
    /// Whether the server takes no changes: it follows another one, or was told so.
    pub(super) fn is_read_only(&self) -> bool {
        // read_only_sql_transaction
        let code =
            |error: &sqlx::Error| error.as_database_error()?.code().map(|code| code == "25006");
        matches!(self, StoreError::Database(error) if code(error).unwrap_or(false))
    }
}
