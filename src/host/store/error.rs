//! Why something could not be stored or read.

/// The message names what failed, never what was to be stored.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    #[error("the database could not be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    #[error("`{0}` is no database: write a file's path or postgres://user@server/name")]
    Address(String),
    #[error("what is stored cannot be read: {0}")]
    Stored(#[from] serde_json::Error),
    #[error("the system gives no random numbers: {0}")]
    Random(#[from] std::io::Error),
    #[error(
        "it is removed, but another program reads the database and keeps its journal: do it again when that has ended"
    )]
    Busy,
    #[error("the database is closing")]
    Closing,
}
