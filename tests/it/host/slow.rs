//! Clients that take their time, and those that never end.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::Desk;

/// Connections that send a byte a second and come again when they are closed;
/// `FRONTDESK_TEST_DRIPS` for the long run.
fn drips() -> usize {
    std::env::var("FRONTDESK_TEST_DRIPS").ok().and_then(|count| count.parse().ok()).unwrap_or(100)
}

fn seconds() -> Duration {
    let seconds =
        std::env::var("FRONTDESK_TEST_DRIP_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(seconds.unwrap_or(9))
}

/// How long the server bears with a header that comes a byte a second.
async fn drip(address: std::net::SocketAddr) -> Duration {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let began = Instant::now();
    for byte in b"GET / HTTP/1.1\r\nHost: help.example.com\r\n\
        X-Slow: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    {
        let mut seen = [0; 1];
        tokio::select! {
            read = stream.read(&mut seen) => if read.unwrap_or(0) == 0 { break },
            () = tokio::time::sleep(Duration::from_secs(1)) => {}
        }
        if stream.write_all(&[*byte]).await.is_err() {
            break;
        }
    }
    began.elapsed()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn headers_that_drip_are_cut_off_and_hold_nobody_up() {
    let desk = Desk::open().await;
    let started = Instant::now();
    let mut tasks = Vec::new();
    for _ in 0..drips() {
        let address = desk.address;
        tasks.push(tokio::spawn(async move {
            let mut longest = Duration::ZERO;
            while started.elapsed() < seconds() {
                longest = longest.max(drip(address).await);
            }
            longest
        }));
    }
    let mut took = Vec::new();
    while started.elapsed() < seconds() {
        let asked = Instant::now();
        assert_eq!(desk.get("/shop/pay/").await.status, 200);
        took.push(asked.elapsed());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let mut longest = Duration::ZERO;
    for task in tasks {
        longest = longest.max(task.await.unwrap());
    }
    took.sort_unstable();
    let p99 = took[took.len() * 99 / 100];
    println!(
        "{} drips: closed after {longest:?} at most; requests beside them p99 {p99:?}",
        drips()
    );
    // The drips themselves take a minute if nobody stops them.
    assert!(longest < Duration::from_secs(30), "{longest:?}");
}

/// Bytes that a body goes on for; `FRONTDESK_TEST_ENDLESS` for the long run.
fn endless() -> u64 {
    std::env::var("FRONTDESK_TEST_ENDLESS")
        .ok()
        .and_then(|bytes| bytes.parse().ok())
        .unwrap_or(256 << 20)
}

/// The real program, because memory is a process's.
#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_endless_upload_is_refused_and_takes_no_memory() {
    use std::io::{BufRead, BufReader};
    let site = super::tickets::with_forms();
    super::build(&site, &[]);
    let mut host = std::process::Command::new(env!("CARGO_BIN_EXE_frontdesk"))
        .args(["host", "--listen", "127.0.0.1:0", "--db", "desk.db"])
        .current_dir(site.root())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(host.stderr.take().unwrap()).lines();
    let said =
        lines.find_map(|line| line.ok().filter(|line| line.contains("\"listening\""))).unwrap();
    let said: serde_json::Value = serde_json::from_str(&said).unwrap();
    let address: std::net::SocketAddr = said["address"].as_str().unwrap().parse().unwrap();
    let memory = |id: u32| -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap().to_owned();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    };
    super::Wire::open(address).await.ask("GET", "/", &[], b"").await;
    let before = memory(host.id());
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = "POST /api/tickets HTTP/1.1\r\nHost: x\r\nOrigin: https://help.example.com\r\n\
                Content-Type: multipart/form-data; boundary=fence\r\n\
                Transfer-Encoding: chunked\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    let part =
        b"--fence\r\nContent-Disposition: form-data; name=\"images\"; filename=\"a.png\"\r\n\r\n";
    let chunk =
        |bytes: &[u8]| [format!("{:x}\r\n", bytes.len()).as_bytes(), bytes, b"\r\n"].concat();
    stream.write_all(&chunk(part)).await.unwrap();
    let (mut reader, mut writer) = stream.into_split();
    let sending = tokio::spawn(async move {
        let block = chunk(&vec![b'a'; 1 << 20]);
        let mut sent = 0;
        while sent < endless() && writer.write_all(&block).await.is_ok() {
            sent += 1 << 20;
        }
        sent
    });
    let mut answer = Vec::new();
    // The connection may be reset once the refusal has been read.
    let _ = tokio::time::timeout(super::PATIENCE, reader.read_to_end(&mut answer)).await.unwrap();
    let sent = sending.await.unwrap();
    let grown = memory(host.id()).saturating_sub(before) / 1024;
    println!(
        "an upload of {} MB: refused after {} MB, memory grown by {grown} MB",
        endless() >> 20,
        sent >> 20
    );
    host.kill().unwrap();
    host.wait().unwrap();
    assert!(answer.starts_with(b"HTTP/1.1 413"), "{}", String::from_utf8_lossy(&answer));
    assert!(grown < 50, "{grown} MB");
}

/// In a process of its own: see below.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "run by a_million_clients_fit_into_the_table, alone in a process"]
fn a_million_clients() {
    use frontdesk::host::web::limit::{Limiter, Rate};
    let resident = || -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap().to_owned();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    };
    let before = resident();
    let limiter = Limiter::new([1; 32]);
    let now = Instant::now();
    for client in 0..1_000_000_u32 {
        let _ = limiter.take("vote", &client.to_le_bytes(), Rate::per_minute(30), now);
    }
    println!("grown by {} KB", resident() - before);
}

#[cfg(target_os = "linux")]
#[test]
fn a_million_clients_fit_into_the_table() {
    let alone = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "host::slow::a_million_clients", "--ignored", "--nocapture"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&alone.stdout).into_owned();
    let grown: u64 =
        said.split("grown by ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    println!("a million clients: {grown} KB");
    assert!(grown < 64 * 1024, "{said}");
}
