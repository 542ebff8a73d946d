//! One client, one customer's network and a crowd try to fill everything there is: memory, disk,
//! places and allowances. `scripts/torture` lets them try for a minute each.
//!
//! Memory stays within its bound, the disk within what `[host.limits]` allows, and somebody else is
//! answered.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use frontdesk::host::store::{Attachment, Kind, Store};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::task::JoinHandle;

use super::durable::{occurrences, setting};
use super::real::RealHost;
use super::tickets::{JSON, MULTIPART, PNG, ticket, with_forms};
use super::{SITE_FILE, Wire, build, others};
use crate::site::TestSite;
use crate::store::{self, block_on, due};

const SECONDS: &str = "FRONTDESK_TEST_FLOOD_SECONDS";
/// Megabytes of files a day, of one client and of all.
const FILES: u64 = 10;
const ALL_FILES: u64 = 40;
/// Texts, votes, indexes and the journal, beside the files.
const BESIDE: u64 = 40;
/// Megabytes of the whole process.
const MEMORY: u64 = 300;
/// For somebody else's vote or ticket.
const ANSWERED: Duration = Duration::from_millis(500);

/// Connections at the same time, of each kind of attempt.
const TRIERS: usize = 8;

#[test]
fn one_client_fills_nothing() {
    assert_bounded("one client", FILES, &|_| "198.51.100.7".to_owned());
}

#[test]
fn one_network_fills_nothing() {
    let of = |n: usize| format!("2001:db8:77:{:x}::1", n % 0x1_0000);
    assert_bounded("one /48", ALL_FILES, &of);
}

#[test]
fn a_thousand_clients_fill_nothing() {
    let of = |n: usize| format!("100.{}.{}.7", n % 1_000 / 250, n % 250);
    assert_bounded("1,000 clients", ALL_FILES, &of);
}

fn small_files() -> TestSite {
    let limits = format!("[host.limits]\nfiles = {FILES}\nall_files = {ALL_FILES}\n");
    let site = with_forms().file("site.toml", &format!("{SITE_FILE}{limits}"));
    build(&site, &[]);
    site
}

fn assert_bounded(who: &str, files: u64, address: &(dyn Fn(usize) -> String + Sync)) {
    let site = small_files();
    let host = RealHost::start(&site, "desk.db");
    let during = Duration::from_secs(setting(SECONDS, 4) as u64);
    block_on(async {
        let flood = Flood::begin(host.address, address);
        let waits = others::live(host.address, during).await;
        let tried = flood.end().await;
        println!("{who}: {tried:?} attempts");
        assert!(tried.iter().all(|tried| *tried > 0), "{tried:?}");
        waits.judge(who, ANSWERED);
    });
    let memory = host.most_memory() >> 10;
    host.kill();
    let size = |name: &str| std::fs::metadata(site.root().join(name)).map_or(0, |file| file.len());
    let stored = (size("desk.db") + size("desk.db-wal")) >> 20;
    println!("{who}: {memory} MB of memory, {stored} MB stored");
    assert!(memory <= MEMORY, "{who}: {memory} MB of memory");
    assert!(stored <= files + BESIDE, "{who}: {stored} MB stored");
}

/// Everything that somebody may try, all of it at once.
struct Flood {
    stop: Arc<AtomicBool>,
    /// Attempts, by their kind.
    tried: Arc<[AtomicUsize; 4]>,
    tasks: Vec<JoinHandle<()>>,
}

impl Flood {
    fn begin(host: SocketAddr, address: &(dyn Fn(usize) -> String + Sync)) -> Self {
        let (stop, tried) = (Arc::new(AtomicBool::new(false)), Arc::default());
        let mut flood = Self { stop, tried, tasks: Vec::new() };
        // As many names as a minute's attempts may need; each trier has its own.
        for trier in 0..TRIERS {
            let names: Vec<String> = (0..1_000).map(|n| address(n * TRIERS + trier)).collect();
            let names: Arc<[String]> = names.into();
            flood.go(0, names.clone(), move |from| Box::pin(unread(host, from)));
            flood.go(1, names.clone(), move |from| Box::pin(large_ticket(host, from)));
            flood.go(2, names.clone(), move |from| Box::pin(slow_upload(host, from)));
            flood.go(3, names, move |from| Box::pin(votes(host, from)));
        }
        flood
    }

    fn go<F>(&mut self, kind: usize, names: Arc<[String]>, attempt: F)
    where
        F: Fn(String) -> std::pin::Pin<Box<dyn Future<Output = ()> + Send>> + Send + 'static,
    {
        let (stop, tried) = (self.stop.clone(), self.tried.clone());
        self.tasks.push(tokio::spawn(async move {
            for name in names.iter().cycle() {
                if stop.load(Ordering::Relaxed) {
                    break;
                }
                attempt(name.clone()).await;
                tried[kind].fetch_add(1, Ordering::Relaxed);
                tokio::task::yield_now().await;
            }
        }));
    }

    async fn end(self) -> [usize; 4] {
        self.stop.store(true, Ordering::Relaxed);
        for task in self.tasks {
            task.await.unwrap();
        }
        [0, 1, 2, 3].map(|kind| self.tried[kind].load(Ordering::Relaxed))
    }
}

/// Memory: requests behind each other and a form that comes back, whose answers nobody reads.
async fn unread(host: SocketAddr, from: String) {
    let Ok(mut stream) = TcpStream::connect(host).await else { return };
    let head = format!("HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: {from}\r\n");
    let body = format!("lang=en&channel=ticket&topic=general&details={}", "%22".repeat(30_000));
    let form = format!(
        "POST /api/tickets {head}Content-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let pages = format!("GET /shop/pay/ {head}\r\n").repeat(400);
    let write = async {
        for part in [&form, &pages, &form, &pages] {
            if stream.write_all(part.as_bytes()).await.is_err() {
                break;
            }
        }
    };
    let _ = tokio::time::timeout(Duration::from_millis(500), write).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
}

/// Disk: a ticket with as large a file as a form takes.
async fn large_ticket(host: SocketAddr, from: String) {
    let mut file = PNG.to_vec();
    file.resize(9 << 20, b'x');
    let Some(token) = others::token(host, &from).await else { return };
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    let form =
        ticket(&[("token", None, token.as_bytes()), ("images", Some("a.png"), file.as_slice())]);
    let origin = ("Origin", "https://help.example.com");
    let headers = [origin, MULTIPART, JSON, ("X-Forwarded-For", from.as_str())];
    post(host, "/api/tickets", &headers, &form).await;
}

/// Whatever becomes of it.
async fn post(host: SocketAddr, path: &str, headers: &[(&str, &str)], body: &[u8]) {
    let mut wire = Wire::open(host).await;
    let lines: String =
        headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let length = body.len();
    let head =
        format!("POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n{lines}\r\n");
    // A host that refuses may close before everything is written.
    let _ = wire.stream.write_all(head.as_bytes()).await;
    let _ = wire.stream.write_all(body).await;
    let _ = wire.answer("POST").await;
}

/// Places: an upload that hardly goes on, for seconds.
async fn slow_upload(host: SocketAddr, from: String) {
    drip_upload(host, &from, Duration::from_secs(3)).await;
}

/// One kilobyte a second of a large file.
pub async fn drip_upload(host: SocketAddr, from: &str, during: Duration) {
    let Ok(mut stream) = TcpStream::connect(host).await else { return };
    let head = format!(
        "POST /api/tickets HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: {from}\r\n\
         Content-Type: multipart/form-data; boundary=fence\r\nContent-Length: 8000000\r\n\r\n\
         --fence\r\nContent-Disposition: form-data; name=\"images\"; filename=\"a.png\"\r\n\r\n"
    );
    let (began, piece) = (Instant::now(), [b'a'; 256]);
    let mut next: &[u8] = head.as_bytes();
    while began.elapsed() < during && stream.write_all(next).await.is_ok() {
        next = &piece;
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
}

/// Allowances: votes, as fast as they are answered.
async fn votes(host: SocketAddr, from: String) {
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    let origin = ("Origin", "https://help.example.com");
    let headers = [origin, form, ("X-Forwarded-For", from.as_str())];
    let vote = b"helpful=no&lang=en&comment=more+and+more";
    post(host, "/api/ratings/shop/pay", &headers, vote).await;
}

/// Two hundred uploads from a hundred addresses, none of which ever ends.
#[test]
fn slow_uploads_do_not_hold_up_a_small_ticket() {
    let site = small_files();
    let host = RealHost::start(&site, "desk.db");
    let during = Duration::from_secs(setting(SECONDS, 4) as u64);
    block_on(async {
        let address = host.address;
        let uploads: Vec<_> = (0..200)
            .map(|n| {
                tokio::spawn(async move {
                    loop {
                        let from = format!("198.51.100.{}", n % 100);
                        drip_upload(address, &from, Duration::from_secs(3_600)).await;
                        tokio::time::sleep(Duration::from_millis(100)).await;
                    }
                })
            })
            .collect();
        let waits = others::live(address, during).await;
        uploads.iter().for_each(JoinHandle::abort);
        waits.judge("200 slow uploads of 100 addresses", Duration::from_millis(300));
    });
    host.kill();
}

/// Somebody is forgotten in a database of that many megabytes, while others vote.
#[test]
fn somebody_is_forgotten_in_a_large_database_under_votes() {
    let megabytes = setting("FRONTDESK_TEST_ERASE_MEGABYTES", 80);
    let site = small_files();
    let db = site.root().join("desk.db");
    block_on(large_database(db.to_str().unwrap(), megabytes));
    let host = RealHost::start(&site, "desk.db");
    block_on(async {
        let (address, done) = (host.address, Arc::new(AtomicBool::new(false)));
        let ended = done.clone();
        let voting = tokio::spawn(async move {
            let mut longest = Duration::ZERO;
            let mut count = 0;
            while !ended.load(Ordering::Relaxed) {
                let (began, from) = (Instant::now(), format!("60.{}.7.7", count % 250));
                let status = super::failures::vote_from(address, &from).await;
                assert_eq!(status, 200, "after {:?}", began.elapsed());
                longest = longest.max(began.elapsed());
                count += 1;
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            (count, longest)
        });
        let began = Instant::now();
        let erased = site.run(&["people", "erase", "v1@example.org", "--db", "desk.db"]);
        let took = began.elapsed();
        done.store(true, Ordering::Relaxed);
        let (votes, longest) = voting.await.unwrap();
        let said = String::from_utf8_lossy(&[erased.stdout, erased.stderr].concat()).into_owned();
        println!("{megabytes} MB: erased in {took:?}; {votes} votes, {longest:?} at most");
        assert!(erased.status.success(), "{said}");
        assert!(said.starts_with("1 ticket"), "{said}");
    });
    host.kill();
    assert_absent(&site, "v1@example.org");
}

async fn large_database(db: &str, megabytes: usize) {
    let store = Store::open(db, None).await.unwrap();
    for n in 0..megabytes.div_ceil(10) {
        let mut sent = store::ticket([n as u8; 16], &format!("v{n}@example.org"));
        sent.attachments = vec![Attachment {
            name: "a.bin".into(),
            media_type: "text/plain".into(),
            bytes: vec![n as u8; 10 << 20],
        }];
        store.open_ticket(due(&[Kind::Desk], sent)).await.unwrap();
    }
    store.close().await;
}

/// Neither the database nor its journal holds `text`.
fn assert_absent(site: &TestSite, text: &str) {
    use std::io::Read;
    for name in ["desk.db", "desk.db-wal"] {
        let Ok(mut file) = std::fs::File::open(site.root().join(name)) else { continue };
        let (mut window, mut chunk) = (Vec::new(), vec![0; 1 << 20]);
        loop {
            let read = file.read(&mut chunk).unwrap();
            if read == 0 {
                break;
            }
            window.extend_from_slice(&chunk[..read]);
            assert_eq!(occurrences(&window, text.as_bytes()), 0, "{text} in {name}");
            // What may be cut at the chunk's end.
            window.drain(..window.len().saturating_sub(text.len()));
        }
    }
}
