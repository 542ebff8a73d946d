//! PostgreSQL: for several instances of the host beside each other. Each change is a transaction of
//! its own; the server groups commits by itself.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions, PgPool};

use super::address::shown;
use super::conn::Conn;
use super::error::StoreError;
use super::write::{Write, Written, perform};
use super::{migrate, person};

const CONNECTIONS: u32 = 16;
/// For a connection: a database that is away is said to be so while the customer still looks.
const PATIENCE: Duration = Duration::from_secs(3);

pub(super) struct Postgres {
    pool: PgPool,
    stale: Arc<Stale>,
}

/// When a server last refused to write: whatever was connected before that may lead to the same one,
/// which was the first server until another took its place.
#[derive(Debug, Default)]
struct Stale(Mutex<Option<Instant>>);

impl Stale {
    fn is(&self, age: Duration) -> bool {
        let since = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        since.is_some_and(|since| since.elapsed() <= age)
    }

    fn begin(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }
}

impl Postgres {
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let options: PgConnectOptions = url.parse().map_err(|_| StoreError::Address(shown(url)))?;
        let options =
            options.application_name("frontdesk").options([("synchronous_commit", "on")]).disable_statement_logging();
        let stale = Arc::new(Stale::default());
        let judge = stale.clone();
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(PATIENCE)
            .before_acquire(move |_, connection| {
                let is_fresh = !judge.is(connection.age);
                Box::pin(async move { Ok(is_fresh) })
            })
            .connect_with(options)
            .await?;
        let mut connection = pool.acquire().await?;
        migrate::postgres(&mut connection).await?;
        person::name_all(&mut Conn::Postgres(&mut connection)).await?;
        drop(connection);
        Ok(Self { pool, stale })
    }

    pub async fn reader(&self) -> Result<sqlx::pool::PoolConnection<sqlx::Postgres>, StoreError> {
        Ok(self.pool.acquire().await?)
    }

    pub async fn write(&self, write: Write) -> Result<Written, StoreError> {
        let written = match self.transact(&write).await {
            Err(error) if error.is_read_only() => {
                // The server does not write any more: another one may have taken its place. Nothing
                // was stored, so the change may be tried again, on a connection of its own.
                self.stale.begin();
                self.transact(&write).await?
            }
            written => written?,
        };
        if matches!(write, Write::Erase { .. }) {
            self.forget().await?;
        }
        Ok(written)
    }

    async fn transact(&self, write: &Write) -> Result<Written, StoreError> {
        let mut transaction = self.pool.begin().await?;
        let now = crate::host::now();
        let written = perform(&mut Conn::Postgres(&mut transaction), write, now).await?;
        transaction.commit().await?;
        Ok(written)
    }

    /// Writes the tables anew: what was deleted otherwise stays in their files. Nobody can write meanwhile.
    async fn forget(&self) -> Result<(), StoreError> {
        for statement in [
            "VACUUM FULL outbox",
            "VACUUM FULL notes",
            "VACUUM FULL attachments",
            "VACUUM FULL tickets",
            "VACUUM FULL replies",
        ] {
            sqlx::query(statement).execute(&self.pool).await?;
        }
        Ok(())
    }

    pub async fn close(&self) {
        self.pool.close().await;
    }
}
