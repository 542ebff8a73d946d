//! PostgreSQL: for several instances of the host beside each other. Each change is a transaction of
//! its own; the server groups commits by itself.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions, Connection, PgPool};

use super::address::shown;
use super::conn::Conn;
use super::error::StoreError;
use super::write::{Write, Written, perform};
use super::{migrate, person};

const CONNECTIONS: u32 = 16;
/// For a connection: a database that is away is said to be so while the customer still looks.
const PATIENCE: Duration = Duration::from_secs(3);
/// For programs that still see what was erased.
const FORGETTING: Duration = Duration::from_secs(10);
/// Between two looks at them.
const SHORT: Duration = Duration::from_millis(100);
/// Whether anybody sees the database as it was before transaction `$1`: rows that were deleted are
/// kept for those, by VACUUM as well. VACUUM FULL keeps them, too, while an older transaction runs
/// in any database of the server: its own snapshot reaches back to that.
const SEEN: &str = "SELECT pg_snapshot_xmin(pg_current_snapshot()) <= $1::text::xid8 \
    OR EXISTS (SELECT FROM pg_stat_activity \
    WHERE datname = current_database() AND pid <> pg_backend_pid() \
    AND age(backend_xmin) > age($1::text::xid))";
/// Between two looks for the server that writes.
const LOOK: Duration = Duration::from_secs(1);

pub(super) struct Postgres {
    pool: PgPool,
    stale: Arc<Stale>,
    /// In the order in which they are asked.
    servers: Vec<PgConnectOptions>,
    /// When they were last asked, and whether one of them writes.
    turning: tokio::sync::Mutex<Option<(Instant, bool)>>,
}

/// What a server's address may say besides its place; others would be ignored, and repeated in the
/// log.
const KNOWN: [&str; 19] = [
    "sslmode",
    "ssl-mode",
    "sslrootcert",
    "ssl-root-cert",
    "ssl-ca",
    "sslcert",
    "ssl-cert",
    "sslkey",
    "ssl-key",
    "statement-cache-capacity",
    "host",
    "hostaddr",
    "port",
    "dbname",
    "user",
    "password",
    "application_name",
    "options",
    SESSION,
];
const SESSION: &str = "target_session_attrs";

/// The servers of `postgres://user@one,two:5433/name`, each with everything else that the address
/// says.
fn servers(url: &str) -> Result<Vec<PgConnectOptions>, StoreError> {
    let wrong = || StoreError::Address(shown(url));
    let (scheme, rest) = url.split_once("://").ok_or_else(wrong)?;
    // A password may hold a slash: what stands before the last `@` is no server.
    let hosts_at = rest.rfind('@').map_or(0, |at| at + 1);
    let (user, rest) = rest.split_at(hosts_at);
    let (hosts, behind) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    hosts
        .split(',')
        .map(|host| server(&format!("{scheme}://{user}{host}{behind}"), wrong))
        .collect()
}

fn server(url: &str, wrong: impl Fn() -> StoreError) -> Result<PgConnectOptions, StoreError> {
    let mut url = url::Url::parse(url).map_err(|_| wrong())?;
    let pairs: Vec<(String, String)> =
        url.query_pairs().map(|(name, text)| (name.into(), text.into())).collect();
    if let Some((name, _)) = pairs.iter().find(|(name, _)| !KNOWN.contains(&name.as_str())) {
        return Err(StoreError::Parameter(name.clone()));
    }
    // The one that takes changes is looked for, whatever is said about it.
    let kept: Vec<&(String, String)> = pairs.iter().filter(|(name, _)| name != SESSION).collect();
    url.set_query(None);
    if !kept.is_empty() {
        url.query_pairs_mut().extend_pairs(kept);
    }
    let options: PgConnectOptions = url.as_str().parse().map_err(|_| wrong())?;
    let options = options.application_name("frontdesk").options([("synchronous_commit", "on")]);
    Ok(options.disable_statement_logging())
}

/// Where the servers are, as messages may say it.
fn places(servers: &[PgConnectOptions]) -> String {
    let place = |server: &PgConnectOptions| match server.get_socket() {
        Some(socket) => socket.display().to_string(),
        None => format!("{}:{}", server.get_host(), server.get_port()),
    };
    servers.iter().map(place).collect::<Vec<_>>().join(", ")
}

/// Whether the chosen one of `servers` lets us in: a pool tries again until it says only that it
/// has waited.
async fn greet(server: &PgConnectOptions, servers: &[PgConnectOptions]) -> Result<(), StoreError> {
    let away = |why: String| StoreError::Away { server: places(servers), why };
    match tokio::time::timeout(PATIENCE, server.connect()).await {
        Ok(Ok(connection)) => Ok(connection.close().await?),
        Ok(Err(error)) => Err(away(error.to_string())),
        Err(_) => Err(away(format!("no answer within {} seconds", PATIENCE.as_secs()))),
    }
}

/// The first server that takes changes. One alone is not asked: whether it does shows.
async fn writable(servers: &[PgConnectOptions]) -> Option<usize> {
    if let [_] = servers {
        return Some(0);
    }
    for (at, server) in servers.iter().enumerate() {
        let asked = tokio::time::timeout(PATIENCE, writes(server)).await;
        if matches!(asked, Ok(Ok(true))) {
            return Some(at);
        }
    }
    None
}

async fn writes(server: &PgConnectOptions) -> Result<bool, sqlx::Error> {
    let mut connection = server.connect().await?;
    let sql = "SELECT NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off'";
    let writes = sqlx::query_scalar(sql).fetch_one(&mut connection).await;
    connection.close().await?;
    writes
}

fn is_away(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::PoolTimedOut | sqlx::Error::Io(_))
}

/// When a server last refused to write: whatever was connected before that may lead to the same
/// one, which was the first server until another took its place.
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
        let servers = servers(url)?;
        let stale = Arc::new(Stale::default());
        let judge = stale.clone();
        let first = writable(&servers).await.unwrap_or(0);
        let chosen = servers.get(first).cloned().ok_or_else(|| StoreError::Address(shown(url)))?;
        greet(&chosen, &servers).await?;
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(PATIENCE)
            .before_acquire(move |_, connection| {
                let is_fresh = !judge.is(connection.age);
                Box::pin(async move { Ok(is_fresh) })
            })
            .connect_with(chosen)
            .await?;
        let mut connection = pool.acquire().await?;
        migrate::postgres(&mut connection).await?;
        person::name_all(&mut Conn::Postgres(&mut connection)).await?;
        drop(connection);
        Ok(Self { pool, stale, servers, turning: tokio::sync::Mutex::default() })
    }

    pub async fn reader(&self) -> Result<sqlx::pool::PoolConnection<sqlx::Postgres>, StoreError> {
        match self.pool.acquire().await {
            Err(error) if is_away(&error) && self.turn().await => Ok(self.pool.acquire().await?),
            acquired => acquired.map_err(|error| self.named(error.into())),
        }
    }

    pub async fn write(&self, write: Write) -> Result<Written, StoreError> {
        self.write_once(write).await.map_err(|error| self.named(error))
    }

    /// A pool that waited in vain says nothing else.
    fn named(&self, error: StoreError) -> StoreError {
        let StoreError::Database(sqlx::Error::PoolTimedOut) = error else { return error };
        StoreError::Away {
            server: places(&self.servers),
            why: format!("no connection within {} seconds", PATIENCE.as_secs()),
        }
    }

    async fn write_once(&self, write: Write) -> Result<Written, StoreError> {
        let written = match self.transact(&write).await {
            Err(error) if error.is_read_only() => {
                // The server does not write any more: another one may have taken its place. Nothing
                // was stored, so the change may be tried again, on a connection of its own.
                self.stale.begin();
                self.turn().await;
                self.transact(&write).await?
            }
            // No connection: nothing was stored either.
            Err(StoreError::Database(error))
                if matches!(error, sqlx::Error::PoolTimedOut) && self.turn().await =>
            {
                self.transact(&write).await?
            }
            written => written?,
        };
        // Not for a customer's own ticket: any stranger could hold up everybody who writes.
        if matches!(write, Write::Erase { .. }) {
            self.forget().await?;
        }
        Ok(written)
    }

    /// Looks for the server that writes now, where there are several; whether there is one.
    async fn turn(&self) -> bool {
        if self.servers.len() < 2 {
            return false;
        }
        let mut last = self.turning.lock().await;
        if last.is_some_and(|(at, _): (Instant, bool)| at.elapsed() < LOOK) {
            return last.is_some_and(|(_, found)| found);
        }
        let found = writable(&self.servers).await.and_then(|at| self.servers.get(at));
        if let Some(server) = found {
            tracing::warn!(server = server.get_host(), "another server is written to");
            self.pool.set_connect_options(server.clone());
            self.stale.begin();
        }
        *last = Some((Instant::now(), found.is_some()));
        found.is_some()
    }

    async fn transact(&self, write: &Write) -> Result<Written, StoreError> {
        let mut transaction = self.pool.begin().await?;
        let now = crate::host::now();
        let written = perform(&mut Conn::Postgres(&mut transaction), write, now).await?;
        transaction.commit().await?;
        Ok(written)
    }

    /// Writes the tables anew: what was deleted otherwise stays in their files. Nobody can write
    /// meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Busy`] while another program still sees what was deleted, or holds a table.
    async fn forget(&self) -> Result<(), StoreError> {
        let mut connection = self.pool.acquire().await?;
        let until = Instant::now() + FORGETTING;
        let now: String = sqlx::query_scalar("SELECT pg_current_xact_id()::text")
            .fetch_one(&mut *connection)
            .await?;
        while sqlx::query_scalar(SEEN).bind(&now).fetch_one(&mut *connection).await? {
            if Instant::now() > until {
                return Err(StoreError::Busy);
            }
            tokio::time::sleep(SHORT).await;
        }
        // Whoever waits for a table keeps everybody else waiting behind.
        sqlx::query("SET lock_timeout = '2s'").execute(&mut *connection).await?;
        let mut done = Ok(());
        for compact in [
            "VACUUM FULL outbox",
            "VACUUM FULL notes",
            "VACUUM FULL attachments",
            "VACUUM FULL tickets",
            "VACUUM FULL replies",
        ] {
            if let Err(error) = sqlx::query(compact).execute(&mut *connection).await {
                // lock_not_available
                let code = error.as_database_error().and_then(|error| error.code());
                let is_held = code.is_some_and(|code| code == "55P03");
                done = Err(if is_held { StoreError::Busy } else { error.into() });
                break;
            }
        }
        sqlx::query("RESET lock_timeout").execute(&mut *connection).await?;
        done
    }

    pub async fn close(&self) {
        self.pool.close().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_several_servers() {
        let found = |url: &str| -> Vec<(String, u16)> {
            servers(url)
                .unwrap()
                .iter()
                .map(|one| (one.get_host().to_owned(), one.get_port()))
                .collect()
        };
        let both = [("a".to_owned(), 5432), ("b".to_owned(), 5433)];
        assert_eq!(
            found("postgres://fd:p@a,b:5433/desk?target_session_attrs=read-write&sslmode=disable"),
            both
        );
        assert_eq!(found("postgres://fd:p@a,b:5433/desk"), both);
        assert_eq!(found("postgres://a/desk"), both[..1]);
        assert_eq!(found("postgres://fd:p,w@a,b:5433/desk"), both, "marks in a password");
    }

    #[test]
    fn a_misspelt_parameter_is_not_ignored_and_its_value_not_said() {
        let error = servers("postgres://a/desk?pasword=hunter2").unwrap_err().to_string();
        assert_eq!(error, "`pasword` is nothing that the address of a database can say");
    }
}
