//! The database fails again and again while customers write: a disk that fills, a server that only
//! reads, one that is stopped. `scripts/torture` does each twenty times, on a disk that is full.
//!
//! Nothing acknowledged is lost, `/readyz` says each time how it is, and the host goes on by itself.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sqlx::{Connection, Executor, PgConnection};

use super::customers::{Ledger, Town};
use super::durable::setting;
use super::failures::{bound_files, status, vote_as};
use super::real::RealHost;
use super::tickets::with_forms;
use super::{PATIENCE, build};
use crate::store::block_on;
use crate::store::postgres::Server;
use frontdesk::host::store::Store;

const CUSTOMERS: usize = 6;
/// Times that the database fails; [`LONG`] and more are a long run, which also looks at the clock.
const ROUNDS: &str = "FRONTDESK_TEST_OUTAGES";
const LONG: usize = 20;
/// After its cure a host is of use again.
const BACK: Duration = Duration::from_secs(5);

/// A bound on the size of files stands for the end of the disk.
#[test]
fn a_disk_that_fills_again_and_again_loses_nothing() {
    let site = with_forms();
    build(&site, &[]);
    let hosts = [RealHost::bounded(&site, "desk.db")];
    let begin = || bound_files(&hosts[0], "20000:unlimited");
    let end = || bound_files(&hosts[0], "unlimited");
    let ledger = again_and_again(&hosts, &begin, &end);
    kept(&ledger, site.root().join("desk.db").to_str().unwrap());
}

/// `FRONTDESK_TEST_SMALL_DISK` is a folder on a small disk of its own.
#[test]
#[ignore = "needs a small disk: scripts/torture"]
fn a_small_disk_that_fills_again_and_again_loses_nothing() {
    let disk = PathBuf::from(std::env::var_os("FRONTDESK_TEST_SMALL_DISK").unwrap());
    let site = with_forms();
    build(&site, &[]);
    let db = disk.join("desk.db");
    let hosts = [RealHost::start(&site, db.to_str().unwrap())];
    let ballast = disk.join("ballast");
    let ledger = again_and_again(&hosts, &|| fill(&ballast), &|| {
        std::fs::remove_file(&ballast).unwrap();
    });
    kept(&ledger, db.to_str().unwrap());
    drop(hosts);
    for name in ["desk.db", "desk.db-wal", "desk.db-shm"] {
        // A journal may be gone with the last reader.
        let _ = std::fs::remove_file(disk.join(name));
    }
}

/// Writes until there is no room.
fn fill(path: &Path) {
    let mut file = File::create(path).unwrap();
    for block in [vec![0; 1 << 16], vec![0; 1 << 10]] {
        while file.write_all(&block).is_ok() {}
    }
}

/// What a server is that has followed another one, with connections that it was made to keep.
#[test]
fn a_server_that_only_reads_again_and_again_loses_nothing() {
    let site = with_forms();
    build(&site, &[]);
    let database = block_on(Server::shared().database());
    let name = database.rsplit('/').next().unwrap().split('?').next().unwrap();
    let hosts = [RealHost::start(&site, &database), RealHost::start(&site, &database)];
    let set = |value: &str| {
        let set = format!("ALTER DATABASE {name} SET default_transaction_read_only = {value}");
        block_on(async {
            let mut admin = PgConnection::connect(&database).await.unwrap();
            admin.execute("SET default_transaction_read_only = off").await.unwrap();
            admin.execute(sqlx::AssertSqlSafe(set)).await.unwrap();
            if value == "on" {
                let others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                              WHERE datname = current_database() AND pid <> pg_backend_pid()";
                admin.execute(others).await.unwrap();
            }
        });
    };
    let ledger = again_and_again(&hosts, &|| set("on"), &|| set("off"));
    kept(&ledger, &database);
}

#[test]
fn a_server_that_is_stopped_again_and_again_loses_nothing() {
    let site = with_forms();
    build(&site, &[]);
    let server = Server::own();
    let database = block_on(server.database());
    let hosts = [RealHost::start(&site, &database), RealHost::start(&site, &database)];
    let ledger = again_and_again(&hosts, &|| server.stop(), &|| {
        server.start_again();
        block_on(server.answers());
    });
    kept(&ledger, &database);
}

/// Lets the database fail while customers write; what was acknowledged.
fn again_and_again(hosts: &[RealHost], begin: &dyn Fn(), end: &dyn Fn()) -> Ledger {
    let rounds = setting(ROUNDS, 2);
    let town = Town::new(&hosts.iter().map(|host| host.address).collect::<Vec<_>>());
    let mut longest = Duration::ZERO;
    town.busy(CUSTOMERS, || {
        for round in 1..=rounds {
            begin();
            hosts.iter().for_each(|host| until(host, round, 503));
            end();
            let cured = Instant::now();
            for host in hosts {
                until(host, round, 200);
                let voter = u32::try_from(round).unwrap();
                assert_eq!(block_on(vote_as(host, voter)), 200, "ready, and takes no vote");
            }
            longest = longest.max(cured.elapsed());
        }
        town.until_everything_was_taken();
    });
    let ledger = town.ledger.lock().unwrap().clone();
    let answers = town.answers.lock().unwrap().clone();
    println!(
        "{rounds} times, {} host(s): back after {longest:?} at most; {} votes, {} replies, {} \
         tickets acknowledged; answers {answers:?}",
        hosts.len(),
        ledger.votes.len(),
        ledger.replies.len(),
        ledger.tickets.len()
    );
    assert!(answers.contains_key(&503), "nobody noticed: {answers:?}");
    let is_expected = |status: &u16| matches!(status, 200 | 201 | 429 | 503);
    assert!(answers.keys().all(is_expected), "{answers:?}");
    assert!(rounds < LONG || longest <= BACK, "back after {longest:?}");
    ledger
}

/// Waits until `/readyz` says so.
fn until(host: &RealHost, round: usize, expected: u16) {
    let asked = Instant::now();
    block_on(async {
        while status(host, "/readyz").await != expected {
            assert!(asked.elapsed() < PATIENCE, "round {round}: never {expected}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    });
}

fn kept(ledger: &Ledger, db: &str) {
    block_on(async {
        let store = Store::open(db, None).await.unwrap();
        ledger.assert_kept(&store).await;
        store.close().await;
    });
}
