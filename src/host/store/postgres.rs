//! PostgreSQL: for several instances of the host beside each other. Each change is a transaction of
//! its own; the server groups commits by itself.

use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions, PgPool};

use super::conn::Conn;
use super::error::StoreError;
use super::migrate;
use super::write::{Write, Written, perform};

const CONNECTIONS: u32 = 16;
const PATIENCE: Duration = Duration::from_secs(10);

pub(super) struct Postgres {
    pool: PgPool,
}

impl Postgres {
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let options: PgConnectOptions = url.parse().map_err(|_| StoreError::Address(without_password(url)))?;
        let options =
            options.application_name("frontdesk").options([("synchronous_commit", "on")]).disable_statement_logging();
        let pool =
            PgPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(PATIENCE).connect_with(options).await?;
        let mut connection = pool.acquire().await?;
        migrate::postgres(&mut connection).await?;
        drop(connection);
        Ok(Self { pool })
    }

    pub async fn reader(&self) -> Result<sqlx::pool::PoolConnection<sqlx::Postgres>, StoreError> {
        Ok(self.pool.acquire().await?)
    }

    pub async fn write(&self, write: Write) -> Result<Written, StoreError> {
        let mut transaction = self.pool.begin().await?;
        let written = perform(&mut Conn::Postgres(&mut transaction), &write, crate::host::now()).await?;
        transaction.commit().await?;
        if matches!(write, Write::Erase { .. }) {
            self.forget().await?;
        }
        Ok(written)
    }

    /// Writes the tables anew: what was deleted otherwise stays in their files. Nobody can write meanwhile.
    async fn forget(&self) -> Result<(), StoreError> {
        for statement in ["VACUUM FULL outbox", "VACUUM FULL attachments", "VACUUM FULL tickets", "VACUUM FULL replies"]
        {
            sqlx::query(statement).execute(&self.pool).await?;
        }
        Ok(())
    }

    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// An address as it may be shown in a message.
fn without_password(url: &str) -> String {
    match (url.find("://"), url.rfind('@')) {
        (Some(scheme), Some(at)) if scheme + 3 < at => {
            let user = url.get(scheme + 3..at).unwrap_or("").split(':').next().unwrap_or("");
            format!("{}{user}{}", url.get(..scheme + 3).unwrap_or(""), url.get(at..).unwrap_or(""))
        }
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn passwords_are_not_shown() {
        assert_eq!(super::without_password("postgres://desk:secret@db/x"), "postgres://desk@db/x");
    }
}
