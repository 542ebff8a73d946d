//! Hosts that are killed with SIGKILL at random moments while customers write. `scripts/torture`
//! kills many more.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use frontdesk::host::store::Store;
use sqlx::{Connection, Executor, PgConnection, SqliteConnection};

use super::customers::{Ledger, Town};
use super::durable::{assert_nobody_was_noted, database_and_logs, setting};
use super::real::RealHost;
use super::tickets::with_forms;
use super::{PATIENCE, SITE_FILE, build};
use crate::site::TestSite;
use crate::store::block_on;
use crate::store::postgres::Server;
use crate::store::sink::MailSink;

const CUSTOMERS: usize = 6;
/// Kills between two looks at what is stored.
const BETWEEN_LOOKS: usize = 10;

#[test]
fn killed_hosts_lose_nothing_on_sqlite() {
    let sink = MailSink::start();
    let site = site(&sink);
    let file = site.root().join("desk.db");
    let ledger = kill_again_and_again(
        &site,
        file.to_str().unwrap(),
        1,
        setting("FRONTDESK_TEST_HOST_KILLS", 8),
    );
    ledger.assert_delivered(&sink);
    assert_nobody_was_noted(&database_and_logs(site.root()), &ledger.votes[0]);
}

#[test]
fn killed_instances_lose_nothing_on_postgresql() {
    let sink = MailSink::start();
    let site = site(&sink);
    let database = block_on(Server::shared().database());
    let ledger =
        kill_again_and_again(&site, &database, 2, setting("FRONTDESK_TEST_INSTANCE_KILLS", 6));
    ledger.assert_delivered(&sink);
    // What the server still held in memory is in its files now: between them and its journal, which it takes away
    // afterwards, nothing could be found otherwise.
    block_on(async {
        let mut connection = PgConnection::connect(&database).await.unwrap();
        connection.execute("CHECKPOINT").await.unwrap();
    });
    let files = walkdir::WalkDir::new(Server::shared().folder()).into_iter().filter_map(Result::ok);
    let mut files: Vec<PathBuf> = files
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    files.extend(database_and_logs(site.root()));
    assert_nobody_was_noted(&files, &ledger.votes[0]);
}

/// A site whose tickets go to `sink`.
fn site(sink: &MailSink) -> TestSite {
    let mail = format!(
        "[host.mail]\nserver = \"127.0.0.1\"\nport = {}\nsecurity = \"none\"\n\
         from = \"desk@example.com\"\nto = \"support@example.com\"\nconfirm = false\n",
        sink.port
    );
    let site = with_forms().file("site.toml", &format!("{SITE_FILE}{mail}"));
    build(&site, &[]);
    site
}

/// Kills one of `count` hosts at a time, looks at what is stored while they run again, and waits
/// until everything is delivered.
fn kill_again_and_again(site: &TestSite, db: &str, count: usize, kills: usize) -> Ledger {
    let mut hosts: Vec<Option<RealHost>> =
        (0..count).map(|_| Some(RealHost::start(site, db))).collect();
    let town = Town::new(&hosts.iter().flatten().map(|host| host.address).collect::<Vec<_>>());
    let mut moments = Moments(0x9e37_79b9_7f4a_7c15);
    town.busy(CUSTOMERS, || {
        for n in 1..=kills {
            // Any moment will do: the customers do nothing but write.
            let (moment, at) = moments.next(count);
            std::thread::sleep(moment);
            hosts[at].take().unwrap().kill();
            town.moves(at, None);
            let host = RealHost::start(site, db);
            town.moves(at, Some(host.address));
            hosts[at] = Some(host);
            if n % BETWEEN_LOOKS == 0 {
                look(&town, db);
            }
        }
        town.until_everything_was_taken();
    });
    let ledger = look(&town, db);
    block_on(until_delivered(db));
    println!(
        "{kills} kills of {count} host(s): {} votes, {} replies, {} tickets acknowledged; answers \
         {:?}",
        ledger.votes.len(),
        ledger.replies.len(),
        ledger.tickets.len(),
        town.answers.lock().unwrap()
    );
    let is_expected = |status: &u16| matches!(status, 0 | 200 | 201 | 429);
    assert!(town.answers.lock().unwrap().keys().all(is_expected), "{:?}", town.answers);
    ledger
}

/// Everything acknowledged so far is there once, and the database is sound.
fn look(town: &Town, db: &str) -> Ledger {
    let ledger = town.ledger.lock().unwrap().clone();
    block_on(async {
        let store = Store::open(db, None).await.unwrap();
        ledger.assert_kept(&store).await;
        store.close().await;
        if !db.starts_with("postgres:") {
            let mut file = SqliteConnection::connect(db).await.unwrap();
            let said: String =
                sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut file).await.unwrap();
            assert_eq!(said, "ok");
            file.close().await.unwrap();
        }
    });
    ledger
}

/// What a killed host had claimed is nobody's after two minutes, which pass at once here; then the
/// host that runs delivers it.
async fn until_delivered(db: &str) {
    let pass = "UPDATE outbox SET claimed_until = 0 WHERE state = 'waiting'";
    if db.starts_with("postgres:") {
        PgConnection::connect(db).await.unwrap().execute(pass).await.unwrap();
    } else {
        SqliteConnection::connect(db).await.unwrap().execute(pass).await.unwrap();
    }
    let store = Store::open(db, None).await.unwrap();
    let mut started = Instant::now();
    let mut before = usize::MAX;
    loop {
        let waiting = store.deliveries(false).await.unwrap();
        if waiting.is_empty() {
            break;
        }
        if waiting.len() < before {
            (started, before) = (Instant::now(), waiting.len());
        }
        assert!(started.elapsed() < PATIENCE, "not delivered: {waiting:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    store.close().await;
}

impl Ledger {
    /// A mail for each acknowledged ticket, and one Message-ID for all mails of a ticket.
    fn assert_delivered(&self, sink: &MailSink) {
        let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mails = sink.mails();
        for mail in &mails {
            let start = mail
                .data
                .find("ticket-")
                .unwrap_or_else(|| panic!("a mail of its own: {}", mail.data));
            let words = mail.data[start..].split_inclusive("-end").next().unwrap().to_owned();
            ids.entry(words).or_default().insert(mail.header("Message-ID").unwrap());
        }
        for (words, number) in &self.tickets {
            let expected = BTreeSet::from([format!("<{number}.desk@example.com>")]);
            assert_eq!(ids.get(words), Some(&expected), "{words}");
        }
        assert!(ids.values().all(|ids| ids.len() == 1), "{ids:?}");
        println!("{} mails for {} tickets", mails.len(), ids.len());
    }
}

/// Up to 300 ms and one of the hosts, from a xorshift generator: the same at each run, as far as a
/// scheduler allows.
struct Moments(u64);

impl Moments {
    fn next(&mut self, hosts: usize) -> (Duration, usize) {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (Duration::from_micros(self.0 % 300_000), (self.0 >> 32) as usize % hosts)
    }
}
