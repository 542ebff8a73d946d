//! The databases' tables, brought up to date at every start. Two instances that start together wait
//! for each other (sqlx holds a lock in PostgreSQL, and SQLite has one writer).

use std::borrow::Cow;

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{PgConnection, SqlSafeStr, SqliteConnection};

use super::error::StoreError;

/// Number, name and text; a file once released is never changed.
type File = (i64, &'static str, &'static str);

const SQLITE: &[File] = &[
    (1, "start", include_str!("migrations/sqlite/0001_start.sql")),
    (2, "persons", include_str!("migrations/sqlite/0002_persons.sql")),
    (3, "desk", include_str!("migrations/sqlite/0003_desk.sql")),
    (4, "files", include_str!("migrations/sqlite/0004_files.sql")),
    (5, "sought", include_str!("migrations/sqlite/0005_sought.sql")),
    (6, "promised", include_str!("migrations/sqlite/0006_promised.sql")),
];
const POSTGRES: &[File] = &[
    (1, "start", include_str!("migrations/postgres/0001_start.sql")),
    (2, "persons", include_str!("migrations/postgres/0002_persons.sql")),
    (3, "desk", include_str!("migrations/postgres/0003_desk.sql")),
    (4, "files", include_str!("migrations/postgres/0004_files.sql")),
    (5, "allowances", include_str!("migrations/postgres/0005_allowances.sql")),
    (6, "sought", include_str!("migrations/postgres/0006_sought.sql")),
    (7, "promised", include_str!("migrations/postgres/0007_promised.sql")),
];

pub(super) async fn sqlite(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    Ok(migrator(SQLITE).run_direct(None, connection, false).await?)
}

pub(super) async fn postgres(connection: &mut PgConnection) -> Result<(), StoreError> {
    Ok(migrator(POSTGRES).run_direct(None, connection, false).await?)
}

fn migrator(files: &[File]) -> Migrator {
    let migration = |(version, name, sql): &File| {
        Migration::new(
            *version,
            Cow::Borrowed(*name),
            MigrationType::Simple,
            (*sql).into_sql_str(),
            false,
        )
    };
    Migrator::with_migrations(files.iter().map(migration).collect())
}
