//! While it runs: builds come, somebody counts, and in the end it is stopped.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};

use tokio::io::AsyncWriteExt;

use super::real::RealHost;
use super::{Desk, PATIENCE, Wire, build, site};

/// A site whose pages and style sheets say which build they are of.
fn publish(desk: &Desk, n: usize) {
    let root = desk.site.root();
    std::fs::create_dir_all(root.join("themes/default/assets")).unwrap();
    std::fs::write(
        root.join("themes/default/assets/theme.css"),
        format!("body {{ --build: build-{n}-end }}"),
    )
    .unwrap();
    std::fs::write(
        root.join("content/shop/pay.md"),
        format!("# How to pay\n\nThis is build-{n}-end.\n"),
    )
    .unwrap();
    build(&desk.site, &[]);
}

fn number(text: &str) -> Option<usize> {
    text.split_once("build-")?.1.split_once("-end")?.0.parse().ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_are_never_mixed_while_builds_are_published() {
    let desk = Desk::open().await;
    publish(&desk, 0);
    desk.until("/shop/pay/", "build-0-end").await;
    let (stop, seen) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let readers: Vec<_> = (0..4)
        .map(|_| {
            let (stop, seen, address) = (stop.clone(), seen.clone(), desk.address);
            tokio::spawn(async move {
                while !stop.load(SeqCst) {
                    let mut wire = Wire::open(address).await;
                    let page = wire.ask("GET", "/shop/pay/", &[], b"").await.body();
                    let style = page
                        .split('"')
                        .find(|part| part.contains("theme.") && part.ends_with(".css"))
                        .unwrap();
                    let style = wire.ask("GET", style, &[], b"").await;
                    assert_eq!(style.status, 200, "a page's own file");
                    assert_eq!(
                        number(&style.body()),
                        number(&page),
                        "a page and its style are of one build"
                    );
                    seen.fetch_add(1, SeqCst);
                }
            })
        })
        .collect();
    for n in 1..=3 {
        publish(&desk, n);
        desk.until("/shop/pay/", &format!("build-{n}-end")).await;
    }
    stop.store(true, SeqCst);
    for reader in readers {
        reader.await.unwrap();
    }
    assert!(seen.load(SeqCst) > 20);
    desk.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn counters_name_routes_and_nobody() {
    let desk = Desk::open().await;
    let post = [
        ("Origin", "https://help.example.com"),
        ("Content-Type", "application/x-www-form-urlencoded"),
    ];
    desk.ask("POST", "/api/ratings/shop/pay", &post, b"helpful=yes&lang=en").await;
    desk.ask(
        "POST",
        "/api/ratings/shop/pay",
        &[("Origin", "https://evil.example"), post[1]],
        b"helpful=yes",
    )
    .await;
    desk.get("/search/?q=unmistakable").await;
    desk.get("/no-such-page/").await;
    let said = desk.get("/metrics").await;
    assert_eq!(
        said.header("content-type"),
        Some("application/openmetrics-text; version=1.0.0; charset=utf-8")
    );
    let text = said.body();
    for line in [
        "frontdesk_requests_total{route=\"rating\",status=\"2xx\"} 1\n",
        "frontdesk_requests_total{route=\"rating\",status=\"4xx\"} 1\n",
        "frontdesk_requests_total{route=\"search\",status=\"2xx\"} 1\n",
        "frontdesk_requests_total{route=\"page\",status=\"4xx\"} 1\n",
        "frontdesk_foreign_origin_total 1\n",
        "frontdesk_request_seconds_count 4\n",
        "frontdesk_database_up 1\n",
        "frontdesk_deliveries{state=\"dead\"} 0\n",
        "frontdesk_deliveries{state=\"refused\"} 0\n",
    ] {
        assert!(text.contains(line), "{line}{text}");
    }
    for word in ["unmistakable", "no-such-page", "shop", "127.0.0.1", "evil"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
    desk.close().await.unwrap();
}

/// SIGTERM: nothing new, but what is under way is finished.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_under_way_is_finished_at_the_end() {
    let site = site();
    build(&site, &[]);
    let mut host = RealHost::start(&site, "desk.db");
    let mut wire = Wire::open(host.address).await;
    let mut idle = Wire::open(host.address).await;
    idle.ask("GET", "/healthz", &[], b"").await;
    let head = "POST /api/ratings/shop/pay HTTP/1.1\r\nHost: x\r\n\
        Origin: https://help.example.com\r\nExpect: 100-continue\r\n\
        Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 19\r\n\r\n";
    wire.stream.write_all(head.as_bytes()).await.unwrap();
    // "Go on": the host has the request and waits for its body.
    let mut said = [0; 25];
    tokio::io::AsyncReadExt::read_exact(&mut wire.stream, &mut said).await.unwrap();
    assert!(said.starts_with(b"HTTP/1.1 100"));
    host.terminate();
    assert!(idle.answer("GET").await.is_none(), "an idle connection is closed");
    wire.stream.write_all(b"helpful=yes&lang=en").await.unwrap();
    let answer = wire.answer("POST").await.unwrap();
    assert_eq!(answer.status, 200);
    let ended = tokio::time::timeout(PATIENCE, tokio::task::spawn_blocking(move || host.ended()))
        .await
        .unwrap();
    assert_eq!(ended.unwrap().code(), Some(0));
}

/// What turns logs over, or a terminal that is closed, ends nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hangup_ends_nothing() {
    let site = site();
    build(&site, &[]);
    let mut host = RealHost::start(&site, "desk.db");
    host.hang_up();
    tokio::time::timeout(PATIENCE, async {
        while !std::fs::read_to_string(host.log()).unwrap().contains("told to reload") {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
    })
    .await
    .expect("it says nothing");
    assert_eq!(Wire::open(host.address).await.ask("GET", "/healthz", &[], b"").await.status, 200);
    host.terminate();
    let ended = tokio::task::spawn_blocking(move || host.ended()).await.unwrap();
    assert_eq!(ended.code(), Some(0));
}
