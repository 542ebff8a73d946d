//! More than anybody would ask for: requests without end on one connection, forms that come back
//! larger than they were, uploads that never end. Nobody else notices.

use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use super::real::RealHost;
use super::tickets::{MULTIPART, send, ticket, with_forms};
use super::{Desk, Wire, build, site};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_request_gets_an_answer() {
    let desk = Desk::open().await;
    let lines = |count: usize| (0..count).map(|n| format!("X-H{n}: 1\r\n")).collect::<String>();
    for (request, status) in [
        (format!("GET / HTTP/1.1\r\nHost: x\r\n{}\r\n", lines(99)), 200),
        (format!("GET / HTTP/1.1\r\nHost: x\r\n{}\r\n", lines(120)), 431),
        (format!("GET / HTTP/1.1\r\nHost: x\r\nCookie: a={}\r\n\r\n", "b".repeat(60_000)), 431),
        ("GARBAGE\r\n\r\n".to_owned(), 400),
        ("GET / HTTP/1.1\r\nHost x\r\n\r\n".to_owned(), 400),
        // Behind a request that is answered.
        ("GET / HTTP/1.1\r\nHost: x\r\n\r\nGARBAGE\r\n\r\n".to_owned(), 200),
    ] {
        let mut wire = Wire::open(desk.address).await;
        let _ = wire.stream.write_all(request.as_bytes()).await;
        let head = &request[..request.len().min(40)];
        let answer = wire.answer("GET").await.unwrap_or_else(|| panic!("no answer to {head}"));
        assert_eq!(answer.status, status, "{head}");
        if request.ends_with("GARBAGE\r\n\r\n") && status == 200 {
            assert_eq!(wire.answer("GET").await.expect("no answer to what follows").status, 400);
        }
    }
}

/// Health checks and small clients end their side behind the request, and read.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_ends_their_side_is_answered_each_time() {
    let desk = Desk::open().await;
    for n in 0..40 {
        let mut wire = Wire::open(desk.address).await;
        wire.stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
        wire.stream.shutdown().await.unwrap();
        let answer = wire.answer("GET").await.unwrap_or_else(|| panic!("no answer to the {n}th"));
        assert_eq!(answer.status, 200);
    }
}

/// Requests that nobody reads the answers of take memory for one answer, not for all.
#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_that_follow_each_other_are_answered_one_by_one() {
    let site = site();
    build(&site, &[]);
    for method in ["GET", "HEAD"] {
        let host = RealHost::start(&site, "desk.db");
        let page = Wire::open(host.address).await.ask("GET", "/", &[], b"").await.body();
        let style =
            page.split('"').find(|part| part.contains("theme.") && part.ends_with(".css")).unwrap();
        let before = host.most_memory();
        let requests = format!("{method} {style} HTTP/1.1\r\nHost:x\r\n\r\n").repeat(4_000);
        let mut open = Vec::new();
        for _ in 0..30 {
            let mut stream = TcpStream::connect(host.address).await.unwrap();
            let all = requests.clone();
            open.push(tokio::spawn(async move {
                // The host may stop reading, which is right.
                let _ =
                    tokio::time::timeout(Duration::from_secs(3), stream.write_all(all.as_bytes()))
                        .await;
                stream
            }));
        }
        let mut streams = Vec::new();
        for one in open {
            streams.push(one.await.unwrap());
        }
        let grown = host.most_memory().saturating_sub(before) >> 10;
        println!("{method}: grown by {grown} MB");
        assert!(grown < 60, "{method}: {grown} MB");
        host.kill();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_comes_back_no_larger_than_it_was() {
    let desk = Desk::of(with_forms()).await;
    let quotes = vec![b'"'; 60_000];
    let yes: Vec<_> = (0..50).map(|_| ("yes", None, quotes.as_slice())).collect();
    let answer = desk.ask("POST", "/api/tickets", &[MULTIPART], &ticket(&yes)).await;
    assert_eq!(answer.status, 413, "all texts together are bounded");
    // Within the bound, only what the site knows is repeated.
    for name in ["yes", "audience", "lang", "page"] {
        let answer =
            desk.ask("POST", "/api/tickets", &[MULTIPART], &ticket(&[(name, None, &quotes)])).await;
        assert_eq!(answer.status, 200, "{name}: {}", answer.body());
        assert!(answer.bytes.len() < 40_000, "{name}: {} bytes", answer.bytes.len());
    }
    let plain = ("Content-Type", "application/x-www-form-urlencoded");
    let body = format!("lang=en&page={}&name=A&email=a%40example.com&text=b", "%22".repeat(15_000));
    let answer = desk.ask("POST", "/api/replies/shop/pay", &[plain], body.as_bytes()).await;
    assert_eq!(answer.status, 200);
    assert!(answer.bytes.len() < 40_000, "{} bytes", answer.bytes.len());
}

/// An upload that comes in small pieces, above the pace that is asked for, and never ends.
async fn slow_upload(address: std::net::SocketAddr, from: String) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = format!(
        "POST /api/tickets HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: {from}\r\n\
         Content-Type: multipart/form-data; boundary=fence\r\nContent-Length: 8000000\r\n\r\n\
         --fence\r\nContent-Disposition: form-data; name=\"images\"; filename=\"a.png\"\r\n\r\n"
    );
    let piece = [b'a'; 512];
    if stream.write_all(head.as_bytes()).await.is_err() {
        return;
    }
    while stream.write_all(&piece).await.is_ok() {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slow_uploads_hold_nobody_up() {
    let desk = Desk::of(with_forms()).await;
    let uploads: Vec<_> = (0..12)
        .map(|n| tokio::spawn(slow_upload(desk.address, format!("198.51.100.{n}"))))
        .collect();
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(send(&desk, &[]).await.status, 201);
    // The same client has no place left for files; its text is not lost.
    let files = [
        ("images", Some("a.png"), super::tickets::PNG),
        ("order", None, b"Written behind it.".as_slice()),
    ];
    let (script, form) = ([MULTIPART, ("Accept", "application/json")], ticket(&files));
    let (refused, told) = tokio::join!(
        desk.ask("POST", "/api/tickets", &[MULTIPART], &form),
        desk.ask("POST", "/api/tickets", &script, &form)
    );
    assert_eq!((refused.status, refused.header("retry-after").is_some()), (503, true));
    for text in ["Since noon.", "Written behind it."] {
        assert!(refused.body().contains(text), "{text}: {}", refused.body());
    }
    assert!(refused.body().contains("then try again"), "{}", refused.body());
    assert_eq!((told.status, told.body().as_str()), (503, "{\"error\":\"busy\"}"));
    assert_eq!(uploads.iter().filter(|upload| upload.is_finished()).count(), 0, "they go on");
    for upload in uploads {
        upload.abort();
    }
}

/// One client has a share of the connections, so that others find some.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_client_does_not_take_all_connections() {
    let site = site();
    build(&site, &[]);
    let options = frontdesk::host::web::Options {
        connections: 512,
        ..super::options(&site.root().join("dist"))
    };
    let desk = Desk::start(site, options).await;
    let mut open = Vec::new();
    for _ in 0..64 {
        let mut wire = Wire::open(desk.address).await;
        assert_eq!(wire.ask("GET", "/healthz", &[], b"").await.status, 200);
        open.push(wire);
    }
    let mut one_more = Wire::open(desk.address).await;
    let _ = one_more.stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").await;
    assert!(one_more.answer("GET").await.is_none(), "it is closed");
    drop(open);
    tokio::time::timeout(super::PATIENCE, async {
        loop {
            let mut wire = Wire::open(desk.address).await;
            let _ = wire.stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").await;
            if wire.answer("GET").await.is_some() {
                break;
            }
        }
    })
    .await
    .expect("places are given back");
}

/// Sixty-four networks of one customer are not sixty-four customers, and who has sent nothing yet
/// is heard whatever others do.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_networks_of_one_customer_do_not_close_the_form() {
    let site = with_forms();
    build(&site, &[]);
    let options = frontdesk::host::web::Options {
        proxies: frontdesk::host::web::client::Proxies::parse(&["127.0.0.1"]).unwrap(),
        rates: Some(frontdesk::host::web::Rates {
            everybody: frontdesk::host::web::limit::Rate::per_minute(30),
            ..Default::default()
        }),
        ..super::options(&site.root().join("dist"))
    };
    let desk = Desk::start(site, options).await;
    let token = desk.get("/api/token?for=ticket").await;
    let token: serde_json::Value = serde_json::from_slice(&token.bytes).unwrap();
    let first = token["token"].as_str().unwrap().to_owned();
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    let send = async |from: &str| {
        let headers = [MULTIPART, ("X-Forwarded-For", from), ("Accept", "application/json")];
        desk.ask("POST", "/api/tickets", &headers, &ticket(&[("token", None, first.as_bytes())]))
            .await
            .status
    };
    let mut taken = 0;
    for network in 0..64 {
        for _ in 0..5 {
            taken += u32::from(send(&format!("2001:db8:1:{network:x}::1")).await == 201);
        }
    }
    assert!((20..=80).contains(&taken), "{taken} from one /48");
    assert_eq!(send("198.51.100.7").await, 201, "somebody who was never there");
}
