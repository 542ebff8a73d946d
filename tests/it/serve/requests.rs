//! What is answered, and what is refused.

use super::{Desk, PATIENCE, patiently};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_bring_the_script_and_links_stay_here() {
    let desk = Desk::open().await;
    let page = desk.get("/start/first/").await;
    assert!(page.has("The first words."));
    let tag = "<script type=\"module\" src=\"/_frontdesk/reload.js\" data-frontdesk=\"";
    assert_eq!(page.body.matches(tag).count(), 1);
    assert!(page.body.find(tag) < page.body.find("</body>"));
    assert!(page.body.contains(&format!(
        "<link rel=\"canonical\" href=\"http://127.0.0.1:{}/start/first/\">",
        desk.port
    )));
    for line in [
        "cache-control: no-store",
        "x-content-type-options: nosniff",
        "cross-origin-resource-policy: same-origin",
    ] {
        assert!(page.head.contains(line), "{line}\n{}", page.head);
    }
    // The page's own policy lets the script load and listen.
    let policy = page.body.replace("&#x27;", "'").replace("&#39;", "'");
    assert!(
        policy.contains("default-src 'self';") && policy.contains("script-src 'self';"),
        "{}",
        page.body
    );

    let script = desk.get("/_frontdesk/reload.js").await;
    assert!(script.head.contains("content-type: text/javascript") && script.has("WebSocket"));
    assert!(!script.body.contains("innerHTML"));
    assert!(desk.get("/_frontdesk/overlay.css").await.head.contains("content-type: text/css"));
    assert!(!desk.get("/sitemap.xml").await.body.contains("<script"));
    assert!(desk.root().read_dir().unwrap().all(|entry| entry.unwrap().file_name() != "dist"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_there_is_told_in_the_readers_language() {
    let desk = Desk::open().await;
    let english = desk.get("/start/none/").await;
    let french = desk.get("/fr/start/none/").await;
    assert_eq!((english.status, french.status), (404, 404));
    assert!(
        english.body.contains("<html lang=\"en\"") && french.body.contains("<html lang=\"fr\"")
    );
    assert!(english.body.contains("data-frontdesk"), "a page that is written later must appear");

    let moved = desk.get("/start/first?x=1").await;
    assert_eq!(moved.status, 308);
    assert!(moved.head.contains("location: /start/first/?x=1"), "{}", moved.head);
    assert_eq!(desk.send("POST", "/start/first/", &[]).await.status, 405);
    let head = desk.send("HEAD", "/start/first/", &[]).await;
    assert_eq!((head.status, head.body.as_str()), (200, ""));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_outside_the_build_can_be_reached() {
    let desk = Desk::open().await;
    let paths = [
        "/../site.toml",
        "/..%2fsite.toml",
        "/%2e%2e/site.toml",
        "/%2e%2e%2fsite.toml",
        "/start/..%5c..%5csite.toml",
        "/start/%2e%2e/first/",
        "/start%2ffirst/",
        "/./site.toml",
        "//etc/passwd",
        "/%00",
        "/%ff/",
        "/site.toml",
        "/content/start/first.md",
        "/site/index.html",
        "/manifest.json",
        "/.git/config",
        "/%c0%ae%c0%ae/site.toml",
    ];
    for path in paths {
        let answer = desk.get(path).await;
        assert_eq!(answer.status, 404, "{path}: {}", answer.head);
        assert!(!answer.body.contains("help.example.com"), "{path}");
    }
    for path in ["//example.com", "//example.com/start/first", "/\\example.com"] {
        assert!(!desk.get(path).await.head.contains("location:"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn other_names_and_other_pages_are_refused() {
    let desk = Desk::open().await;
    let port = desk.port;
    let own = format!("localhost:{port}");
    assert_eq!(desk.send("GET", "/", &[("Host", &own)]).await.status, 200);
    assert_eq!(desk.send("GET", "/", &[("Host", &format!("[::1]:{port}"))]).await.status, 200);
    let foreign = [
        "example.com".to_owned(),
        format!("example.com:{port}"),
        "127.0.0.1".to_owned(),
        "localhost:1".into(),
    ];
    for host in &foreign {
        assert_eq!(desk.send("GET", "/", &[("Host", host)]).await.status, 403, "{host}");
        let origin = format!("http://{host}");
        assert_eq!(desk.send("GET", "/", &[("Origin", &origin)]).await.status, 403, "{origin}");
        assert_eq!(desk.live(&[("Origin", &origin)]).await.err(), Some(403), "{origin}");
    }
    for origin in ["null", "https://127.0.0.1", "file://"] {
        assert_eq!(desk.live(&[("Origin", origin)]).await.err(), Some(403), "{origin}");
    }
    assert_eq!(desk.live(&[]).await.err(), Some(403));
    let rebound = [("Host", foreign[1].as_str()), ("Origin", &format!("http://{}", foreign[1]))];
    assert_eq!(desk.live(&rebound).await.err(), Some(403));
    let no_cors = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors")];
    assert_eq!(desk.send("GET", "/_frontdesk/reload.js", &no_cors).await.status, 403);
    assert_eq!(desk.send("GET", &format!("http://example.com:{port}/"), &[]).await.status, 403);
    assert!(desk.live(&[("Origin", &format!("http://{own}"))]).await.is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_ends_when_told_with_pages_open() {
    let desk = Desk::open().await;
    let mut live = desk.page_live().await;
    let state = live.next().await;
    assert_eq!(
        (state.build, state.revision, state.mistakes.len(), state.session.len()),
        (1, 1, 0, 16)
    );
    desk.close().await.unwrap();
    assert_eq!(patiently(live.frame()).await, None);
}

#[tokio::test]
async fn it_listens_on_loopback_only() {
    let site = super::site();
    let listener = tokio::net::TcpListener::bind("0.0.0.0:0").await.unwrap();
    let (watch, changes) =
        frontdesk::serve::FolderWatch::new(site.path(), frontdesk::serve::Backend::System);
    let inputs = frontdesk::serve::Inputs {
        listener,
        watch: Box::new(watch),
        changes,
        observe: Box::new(|_| {}),
    };
    let run = frontdesk::serve::run(super::options(site.path()), inputs, std::future::pending());
    assert!(tokio::time::timeout(PATIENCE, run).await.unwrap().is_err());
}
