//! Clients that take their time, and those that never end.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::Desk;

/// Connections that send a byte a second; `FRONTDESK_TEST_DRIPS` for the long run.
fn drips() -> usize {
    std::env::var("FRONTDESK_TEST_DRIPS").ok().and_then(|count| count.parse().ok()).unwrap_or(100)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn headers_that_drip_are_cut_off_and_hold_nobody_up() {
    let desk = Desk::open().await;
    let started = Instant::now();
    let mut tasks = Vec::new();
    for _ in 0..drips() {
        let mut stream = TcpStream::connect(desk.address).await.unwrap();
        tasks.push(tokio::spawn(async move {
            let began = Instant::now();
            for byte in
                b"GET / HTTP/1.1\r\nHost: help.example.com\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".iter()
            {
                let mut seen = [0; 1];
                tokio::select! {
                    read = stream.read(&mut seen) => if read.unwrap_or(0) == 0 { return began.elapsed() },
                    () = tokio::time::sleep(Duration::from_secs(1)) => {}
                }
                if stream.write_all(&[*byte]).await.is_err() {
                    return began.elapsed();
                }
            }
            began.elapsed()
        }));
    }
    let mut took = Vec::new();
    while started.elapsed() < Duration::from_secs(9) {
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
    println!("{} drips: closed after {longest:?} at most; requests beside them p99 {p99:?}", drips());
    // The drips themselves take a minute if nobody stops them.
    assert!(longest < Duration::from_secs(30), "{longest:?}");
}
