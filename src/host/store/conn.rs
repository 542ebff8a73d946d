//! One connection, whichever database it leads to: the same `$1` SQL, the same few kinds of values.
//!
//! Only the statements that differ between the two databases ask which one it is.

use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{PgConnection, Postgres, Row as _, Sqlite, SqliteConnection};

use super::error::StoreError;

/// A connection, inside a transaction or not.
pub(super) enum Conn<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

/// A value of a statement.
#[derive(Debug, Clone)]
pub(super) enum Param {
    Text(String),
    Maybe(Option<String>),
    Number(i64),
    Bytes(Vec<u8>),
}

/// A row of an answer; columns by position.
pub(super) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl Conn<'_> {
    /// Runs a statement; the number of rows it changed.
    pub async fn run(&mut self, sql: &'static str, params: Vec<Param>) -> Result<u64, StoreError> {
        Ok(match self {
            Conn::Sqlite(conn) => sqlite(sql, params).execute(&mut **conn).await?.rows_affected(),
            Conn::Postgres(conn) => {
                postgres(sql, params).execute(&mut **conn).await?.rows_affected()
            }
        })
    }

    pub async fn rows(
        &mut self,
        sql: &'static str,
        params: Vec<Param>,
    ) -> Result<Vec<Row>, StoreError> {
        Ok(match self {
            Conn::Sqlite(conn) => sqlite(sql, params)
                .fetch_all(&mut **conn)
                .await?
                .into_iter()
                .map(Row::Sqlite)
                .collect(),
            Conn::Postgres(conn) => postgres(sql, params)
                .fetch_all(&mut **conn)
                .await?
                .into_iter()
                .map(Row::Postgres)
                .collect(),
        })
    }

    /// All rows of an answer, each as `read` understands it.
    pub async fn list<T>(
        &mut self,
        sql: &'static str,
        params: Vec<Param>,
        read: impl Fn(&Row) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        self.rows(sql, params).await?.iter().map(read).collect()
    }

    pub async fn row(
        &mut self,
        sql: &'static str,
        params: Vec<Param>,
    ) -> Result<Option<Row>, StoreError> {
        Ok(self.rows(sql, params).await?.into_iter().next())
    }

    pub fn is_postgres(&self) -> bool {
        matches!(self, Conn::Postgres(_))
    }
}

impl Row {
    pub fn text(&self, at: usize) -> Result<String, StoreError> {
        Ok(match self {
            Row::Sqlite(row) => row.try_get(at)?,
            Row::Postgres(row) => row.try_get(at)?,
        })
    }

    pub fn maybe_text(&self, at: usize) -> Result<Option<String>, StoreError> {
        Ok(match self {
            Row::Sqlite(row) => row.try_get(at)?,
            Row::Postgres(row) => row.try_get(at)?,
        })
    }

    pub fn number(&self, at: usize) -> Result<i64, StoreError> {
        Ok(match self {
            Row::Sqlite(row) => row.try_get(at)?,
            Row::Postgres(row) => row.try_get(at)?,
        })
    }

    pub fn maybe_number(&self, at: usize) -> Result<Option<i64>, StoreError> {
        Ok(match self {
            Row::Sqlite(row) => row.try_get(at)?,
            Row::Postgres(row) => row.try_get(at)?,
        })
    }

    pub fn bytes(&self, at: usize) -> Result<Vec<u8>, StoreError> {
        Ok(match self {
            Row::Sqlite(row) => row.try_get(at)?,
            Row::Postgres(row) => row.try_get(at)?,
        })
    }
}

impl From<&str> for Param {
    fn from(text: &str) -> Self {
        Param::Text(text.to_owned())
    }
}

impl From<String> for Param {
    fn from(text: String) -> Self {
        Param::Text(text)
    }
}

impl From<Option<String>> for Param {
    fn from(text: Option<String>) -> Self {
        Param::Maybe(text)
    }
}

impl From<i64> for Param {
    fn from(number: i64) -> Self {
        Param::Number(number)
    }
}

impl From<bool> for Param {
    fn from(flag: bool) -> Self {
        Param::Number(i64::from(flag))
    }
}

impl From<&[u8]> for Param {
    fn from(bytes: &[u8]) -> Self {
        Param::Bytes(bytes.to_vec())
    }
}

fn sqlite(sql: &'static str, params: Vec<Param>) -> Query<'static, Sqlite, SqliteArguments> {
    params.into_iter().fold(sqlx::query(sql), |query, param| match param {
        Param::Text(text) => query.bind(text),
        Param::Maybe(text) => query.bind(text),
        Param::Number(number) => query.bind(number),
        Param::Bytes(bytes) => query.bind(bytes),
    })
}

fn postgres(sql: &'static str, params: Vec<Param>) -> Query<'static, Postgres, PgArguments> {
    params.into_iter().fold(sqlx::query(sql), |query, param| match param {
        // PostgreSQL's texts hold no NUL, and no text of a person does either.
        Param::Text(text) => query.bind(text.replace('\0', "")),
        Param::Maybe(text) => query.bind(text.map(|text| text.replace('\0', ""))),
        Param::Number(number) => query.bind(number),
        Param::Bytes(bytes) => query.bind(bytes),
    })
}

/// The values of a statement, each in its own kind.
macro_rules! params {
    ($($value:expr),* $(,)?) => { vec![$($crate::host::store::conn::Param::from($value)),*] };
}
pub(super) use params;
