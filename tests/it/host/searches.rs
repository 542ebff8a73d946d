//! Searches in vain, from pages and made up.

use frontdesk::host::web::{Options, Rates};
use frontdesk::model::Limits;

use super::{Desk, site};

const PAGE: (&str, &str) = ("Origin", "https://help.example.com");
const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");
const PATH: &str = "/api/searches";
/// Forged searches; `FRONTDESK_TEST_FORGED` says otherwise.
const FORGED: usize = 400;

#[tokio::test(flavor = "multi_thread")]
async fn only_a_site_that_says_so_counts() {
    let desk = Desk::open().await;
    assert_eq!(desk.ask("POST", PATH, &[PAGE, FORM], b"q=a&lang=en").await.status, 404);
    desk.close().await.unwrap();
}

/// However many are sent, from wherever: nothing is stored in words on one day, few rows are stored
/// at all, and search finds what it found.
#[tokio::test(flavor = "multi_thread")]
async fn forged_searches_store_no_text_and_change_nothing() {
    let file = super::SITE_FILE.to_owned() + "learn = true\n";
    let site = site().file("site.toml", &file);
    super::build(&site, &[]);
    let dist = site.root().join("dist");
    let rates = Rates::of(&Limits { searches: 1_000_000, ..Limits::default() });
    let proxies = frontdesk::host::web::client::Proxies::parse(&["127.0.0.1"]).unwrap();
    let options = Options { rates: Some(rates), proxies, ..super::options(&dist) };
    let desk = Desk::start(site, options).await;
    let before = desk.get("/api/search?q=pay").await.body();
    let mut wire = super::Wire::open(desk.address).await;
    let forged =
        std::env::var("FRONTDESK_TEST_FORGED").map_or(FORGED, |number| number.parse().unwrap());
    let start = std::time::Instant::now();
    for number in 0..forged {
        let from = format!("203.0.{}.7", number % 250);
        let headers = [PAGE, FORM, ("X-Forwarded-For", from.as_str())];
        let body = format!("q=forged+words+{}&lang=en&found=no", number % 3);
        let answer = wire.ask("POST", PATH, &headers, body.as_bytes()).await;
        assert_eq!(answer.status, 204, "{answer:?}");
    }
    println!("{forged} forged searches in {:.1?}", start.elapsed());
    for (headers, body, status) in [
        (&[("Origin", "https://evil.example"), FORM], &b"q=a&lang=en"[..], 403),
        (&[PAGE, FORM], b"q=a&lang=xx", 404),
        (&[PAGE, ("Content-Type", "application/json")], b"{}", 415),
    ] {
        assert_eq!(desk.ask("POST", PATH, headers, body).await.status, status);
    }
    assert_eq!(desk.get(PATH).await.status, 405);
    assert_eq!(desk.store.searches_in_vain().await.unwrap(), []);
    assert_eq!(desk.get("/api/search?q=pay").await.body(), before);
    let folder = desk.site.root().to_owned();
    for name in ["desk.db", "desk.db-wal"] {
        let bytes = std::fs::read(folder.join(name)).unwrap_or_default();
        assert!(!bytes.windows(6).any(|part| part == b"forged"), "{name}");
    }
    desk.close().await.unwrap();
}
