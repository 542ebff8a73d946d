//! Two real servers, of which one takes the other's place.

use std::time::Duration;

use frontdesk::host::store::Store;
use sqlx::{Connection, Executor, PgConnection};

use super::postgres::Server;
use super::{block_on, vote};

/// The one that takes changes is written to, wherever it stands in the address; when it is gone and
/// the other was promoted, that one. Everything acknowledged is there.
#[test]
fn the_server_that_takes_changes_is_followed() {
    block_on(async {
        let first = Server::own();
        let address = first.database().await;
        let second = first.standby();
        // An acknowledged change is on both.
        let mut admin = PgConnection::connect(&address).await.unwrap();
        admin.execute("ALTER SYSTEM SET synchronous_standby_names = '*'").await.unwrap();
        admin.execute("SELECT pg_reload_conf()").await.unwrap();

        let both = first.with(&second, &address);
        let store =
            Store::open(&format!("{both}&target_session_attrs=read-write"), None).await.unwrap();
        for visitor in 1..=5 {
            store.vote(vote(visitor, "a/b", true)).await.unwrap();
        }
        first.kill();
        let name = address.rsplit('/').next().unwrap().split('?').next().unwrap().to_owned();
        let mut other = PgConnection::connect(&second.address(&name)).await.unwrap();
        assert!(store.vote(vote(6, "a/b", true)).await.is_err(), "nobody takes changes now");
        other.execute("ALTER SYSTEM RESET synchronous_standby_names").await.unwrap();
        other.execute("SELECT pg_promote()").await.unwrap();
        let mut tries = 0;
        while let Err(error) = store.vote(vote(7, "a/b", true)).await {
            tries += 1;
            assert!(tries < 20, "{error}");
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        assert_eq!(store.counts("a/b", "en").await.unwrap().yes, 6);
        store.probe().await.unwrap();
        store.close().await;
    });
}
