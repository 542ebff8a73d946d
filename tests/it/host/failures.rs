//! The database fails for a while: a full disk, a server that only reads. When that is over, the
//! host goes on by itself.

use std::process::Command;
use std::time::Duration;

use frontdesk::host::store::{Kind, Store};
use sqlx::{Connection, Executor, PgConnection};

use super::real::RealHost;
use super::{Wire, build, site};
use crate::store::{block_on, due, postgres, ticket, vote};

const VOTE: [(&str, &str); 2] =
    [("Origin", "https://help.example.com"), ("Content-Type", "application/x-www-form-urlencoded")];

pub async fn status(host: &RealHost, path: &str) -> u16 {
    Wire::open(host.address).await.ask("GET", path, &[], b"").await.status
}

pub async fn vote_as(host: &RealHost, client: u32) -> u16 {
    vote_from(host.address, &format!("198.51.{}.{}", client / 250, client % 250)).await
}

/// The status of a vote from that address.
pub async fn vote_from(host: std::net::SocketAddr, from: &str) -> u16 {
    let headers = [VOTE[0], VOTE[1], ("X-Forwarded-For", from)];
    let mut wire = Wire::open(host).await;
    wire.ask("POST", "/api/ratings/shop/pay", &headers, b"helpful=yes&lang=en").await.status
}

/// A bound on the size of files stands for the end of the disk: what is written behind it fails.
pub fn bound_files(host: &RealHost, bytes: &str) {
    let limit = format!("--fsize={bytes}");
    let set =
        Command::new("prlimit").args(["--pid", &host.id().to_string(), &limit]).status().unwrap();
    assert!(set.success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_full_disk_everything_is_stored_again() {
    let site = site();
    build(&site, &[]);
    let host = RealHost::bounded(&site, "desk.db");
    assert_eq!(status(&host, "/readyz").await, 200);
    let mut client = 0;
    for round in 1..=5 {
        bound_files(&host, "20000:unlimited");
        let mut failures = 0;
        while failures < 3 {
            client += 1;
            failures += u32::from(vote_as(&host, client).await == 503);
            assert!(client < 3_000, "the disk never was full");
        }
        tokio::time::sleep(Duration::from_millis(1_100)).await;
        assert_eq!(status(&host, "/readyz").await, 503, "round {round}");
        let counters = Wire::open(host.address).await.ask("GET", "/metrics", &[], b"").await.body();
        assert!(counters.contains("frontdesk_database_up 0\n"), "{counters}");
        bound_files(&host, "unlimited");
        client += 1;
        assert_eq!(vote_as(&host, client).await, 200, "round {round}");
        tokio::time::sleep(Duration::from_millis(1_100)).await;
        assert_eq!(status(&host, "/readyz").await, 200, "round {round}");
    }
    host.kill();
}

/// Somebody whose ticket could not be stored is asked to try again, and may.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_could_not_be_stored_costs_nothing() {
    let limits = "[host.limits]\nfiles = 1\n";
    let site =
        super::tickets::with_forms().file("site.toml", &format!("{}{limits}", super::SITE_FILE));
    build(&site, &[]);
    let host = RealHost::bounded(&site, "desk.db");
    let mut file = super::tickets::PNG.to_vec();
    // Two of them are too many for a day.
    file.resize(600 << 10, b'x');
    let from = "198.51.100.200";
    let token = super::others::token(host.address, from).await.unwrap();
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    let parts = [("token", None, token.as_bytes()), ("images", Some("a.png"), file.as_slice())];
    let form = super::tickets::ticket(&parts);
    let send = async || {
        let headers = [VOTE[0], super::tickets::MULTIPART, ("X-Forwarded-For", from)];
        let mut wire = Wire::open(host.address).await;
        wire.ask("POST", "/api/tickets", &headers, &form).await.status
    };
    bound_files(&host, "20000:unlimited");
    let mut client = 0;
    while vote_as(&host, client).await != 503 {
        client += 1;
    }
    for _ in 0..8 {
        assert_eq!(send().await, 503);
    }
    bound_files(&host, "unlimited");
    assert_eq!(send().await, 201);
    host.kill();
}

/// Whoever may read the counters is told by `/readyz` what `frontdesk desk doctor` says; everybody
/// else only whether something can be sent.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_host_says_what_the_doctor_says() {
    let mail = "[host.mail]\nserver = \"127.0.0.1\"\nport = 1\nsecurity = \"none\"\n\
                from = \"desk@example.com\"\nto = \"a@example.com\"\nhelo = \"desk.example.com\"\n";
    let site = site().file("site.toml", &format!("{}{mail}", super::SITE_FILE));
    build(&site, &[]);
    let host = RealHost::start(&site, "desk.db");
    let doctor = || {
        let ran = site.run(&["desk", "doctor", "--db", "desk.db"]);
        (ran.status.code(), timeless(&String::from_utf8(ran.stdout).unwrap()))
    };
    let ready = async |headers: &[(&str, &str)]| {
        let said = Wire::open(host.address).await.ask("GET", "/readyz", headers, b"").await;
        (said.status, timeless(&said.body()))
    };
    let (code, said) = doctor();
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("BAD  mail: 127.0.0.1"), "{said}");
    assert_eq!(ready(&[]).await, (200, format!("ready\n{said}")));
    assert_eq!(ready(&[("X-Forwarded-For", "198.51.100.7")]).await, (200, "ready\n".into()));

    // The mail server is put right, and the next build says where it is.
    let sink = crate::store::sink::MailSink::start();
    let mail = mail.replace("port = 1\n", &format!("port = {}\n", sink.port));
    std::fs::write(site.root().join("site.toml"), format!("{}{mail}", super::SITE_FILE)).unwrap();
    build(&site, &[]);
    let (code, said) = doctor();
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("ok   mail: 127.0.0.1 lets us in as desk.example.com\n"), "{said}");
    let expected = (200, format!("ready\n{said}"));
    tokio::time::timeout(super::PATIENCE, async {
        while ready(&[]).await != expected {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    })
    .await
    .expect("the host never said the same");
    host.kill();
}

/// While a mail server is silent, what is not known yet is said of mail, and of nothing else.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_silent_mail_server_is_no_broken_build() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = silent.local_addr().unwrap().port();
    let mail = format!(
        "[host.mail]\nserver = \"127.0.0.1\"\nport = {port}\nsecurity = \"none\"\n\
         from = \"desk@example.com\"\nto = \"a@example.com\"\n"
    );
    let site = site().file("site.toml", &format!("{}{mail}", super::SITE_FILE));
    build(&site, &[]);
    let host = RealHost::start(&site, "desk.db");
    let said = Wire::open(host.address).await.ask("GET", "/readyz", &[], b"").await.body();
    assert!(said.contains("ok   build: https://desk.example.com/\n"), "{said}");
    assert!(said.contains("BAD  mail: is being tried, without an answer so far\n"), "{said}");
    host.kill();
}

/// Without what changes between two looks: the minute, and the megabytes that are free.
fn timeless(text: &str) -> String {
    let is_other = |line: &&str| !line.contains(" clock: ") && !line.contains(" space: ");
    let (kept, left): (Vec<&str>, Vec<&str>) = text.split_inclusive('\n').partition(is_other);
    assert!(left.is_empty() || left.len() == 2, "{text}");
    kept.concat()
}

/// What a server is that has followed another one, or was told to follow it: it reads and refuses
/// to write. Connections that were made to it are of no use once it writes again, or another one
/// does.
#[test]
fn after_a_server_that_only_reads_everything_is_stored_again() {
    block_on(async {
        let address = postgres::Server::shared().database().await;
        let store = Store::open(&address, None).await.unwrap();
        store.vote(vote(1, "a/b", true)).await.unwrap();
        let name = address.rsplit('/').next().unwrap().split('?').next().unwrap().to_owned();
        let mut admin = PgConnection::connect(&address).await.unwrap();
        for round in 2..7_u8 {
            let set = |value: &str| {
                format!("ALTER DATABASE {name} SET default_transaction_read_only = {value}")
            };
            admin.execute(sqlx::AssertSqlSafe(set("on"))).await.unwrap();
            let others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                          WHERE datname = current_database() AND pid <> pg_backend_pid()";
            admin.execute(others).await.unwrap();
            // Several connections, so that the pool keeps some.
            let failing = (0..4).map(|n| store.vote(vote(100 + n, "a/b", true)));
            for failed in futures(failing.collect()).await {
                assert!(failed.is_err(), "round {round}");
            }
            assert!(store.probe().await.is_err());
            admin.execute("SET default_transaction_read_only = off").await.unwrap();
            admin.execute(sqlx::AssertSqlSafe(set("off"))).await.unwrap();
            store.vote(vote(round, "a/b", true)).await.unwrap();
            let sent = ticket([round; 16], "customer@example.org");
            store.open_ticket(due(&[Kind::Desk], sent)).await.unwrap();
            store.probe().await.unwrap();
        }
    });
}

/// All of them at the same time.
async fn futures<F: Future>(all: Vec<F>) -> Vec<F::Output> {
    let mut all: Vec<_> = all.into_iter().map(Box::pin).collect();
    let mut done: Vec<Option<F::Output>> = all.iter().map(|_| None).collect();
    std::future::poll_fn(|cx| {
        for (one, done) in all.iter_mut().zip(&mut done) {
            if done.is_none()
                && let std::task::Poll::Ready(output) = one.as_mut().poll(cx)
            {
                *done = Some(output);
            }
        }
        if done.iter().all(Option::is_some) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    done.into_iter().flatten().collect()
}

/// After a crash the file is looked through before anybody's ticket is written on top of it: a copy
/// may have been put under a journal that is not its own, a disk may have lost pages.
#[test]
fn a_damaged_database_is_not_served_after_a_crash() {
    let site = site();
    build(&site, &[]);
    let host = RealHost::start(&site, "desk.db");
    let db = site.root().join("desk.db");
    block_on(async {
        for client in 0..60 {
            assert_eq!(vote_as(&host, client).await, 200);
        }
    });
    host.kill();
    // What the crash left in the journal goes into the file; a journal stays.
    block_on(async {
        let mut file = sqlx::SqliteConnection::connect(db.to_str().unwrap()).await.unwrap();
        file.execute("PRAGMA wal_checkpoint(PASSIVE)").await.unwrap();
        let page: i64 =
            sqlx::query_scalar("SELECT rootpage FROM sqlite_master WHERE name = 'votes'")
                .fetch_one(&mut file)
                .await
                .unwrap();
        let size: i64 = sqlx::query_scalar("PRAGMA page_size").fetch_one(&mut file).await.unwrap();
        file.close().await.unwrap();
        let mut bytes = std::fs::read(&db).unwrap();
        let start = usize::try_from((page - 1) * size).unwrap();
        bytes[start..start + 1_000].fill(0xa5);
        std::fs::write(&db, bytes).unwrap();
        std::fs::write(db.with_extension("db-wal"), b"what a crash leaves").unwrap();
    });
    let output = site.run(&["host", "--listen", "127.0.0.1:0", "--db", "desk.db"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "{said}");
    assert!(said.contains("damaged"), "{said}");
}

#[cfg(unix)]
#[test]
fn nobody_else_reads_the_database() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("desk.db");
    block_on(async {
        let store = Store::open(file.to_str().unwrap(), None).await.unwrap();
        store.vote(vote(1, "a/b", true)).await.unwrap();
        let mut seen = 0;
        for entry in std::fs::read_dir(folder.path()).unwrap() {
            let entry = entry.unwrap();
            let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
            assert_eq!(format!("{mode:o}"), "600", "{}", entry.path().display());
            seen += 1;
        }
        assert_eq!(seen, 3, "the file and its journal's two");
        store.close().await;
    });
}

#[test]
fn passwords_of_databases_are_not_printed() {
    let site = site();
    build(&site, &[]);
    let secret = "postgres://desk:hunter2@127.0.0.1:1/desk";
    for (args, db) in [
        (&["host", "--help"][..], secret),
        (&["tickets", "list", "--help"], secret),
        (&["host", "--listen", "127.0.0.1:0"], secret),
        (&["host", "--listen", "127.0.0.1:0"], "postgre://desk:hunter2@127.0.0.1/desk"),
        (&["host", "--listen", "127.0.0.1:0"], "postgres://127.0.0.1:1/desk?password=hunter2"),
        (&["tickets", "list"], "postgre://desk:hunter2@127.0.0.1/desk"),
        (&["tickets", "list"], secret),
        (&["host", "--listen", "127.0.0.1:0"], "postgres:/desk:hunter2@127.0.0.1/desk"),
        (&["host", "--listen", "127.0.0.1:0"], "desk:hunter2@127.0.0.1/desk"),
        (&["host", "--listen", "127.0.0.1:0"], "host=127.0.0.1 user=desk password=hunter2"),
        (&["host", "--listen", "127.0.0.1:0"], "sqlite://x.db?key=hunter2"),
        (&["host", "--listen", "127.0.0.1:0"], "postgres://127.0.0.1:1/desk?pasword=hunter2"),
        (&["tickets", "list"], "host=127.0.0.1 user=desk password=hunter2"),
        (&["db", "check"], "desk:hunter2@127.0.0.1/desk"),
        (&["db", "backup", "copy.db"], "sqlite://x.db?key=hunter2"),
        (&["people", "erase", "a@example.org"], "postgres:/desk:hunter2@127.0.0.1/desk"),
        (&["desk", "doctor"], "host=127.0.0.1 user=desk password=hunter2"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_frontdesk"))
            .args(args)
            .current_dir(site.root())
            .env("FRONTDESK_DB", db)
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8(said).unwrap();
        assert!(!said.contains("hunter2"), "{args:?} with {db}: {said}");
        assert!(!said.is_empty());
        assert_eq!(
            output.status.success(),
            args.ends_with(&["--help"]),
            "{args:?} with {db}: {said}"
        );
    }
    for entry in std::fs::read_dir(site.root()).unwrap() {
        let name = entry.unwrap().file_name();
        assert!(
            !name.to_string_lossy().contains("hunter2"),
            "a file of the password's name: {name:?}"
        );
    }
}
