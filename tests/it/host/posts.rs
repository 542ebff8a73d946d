//! What customers send, and what others would like to send in their name.

use std::time::Duration;

use super::{Answer, Desk, Wire, options, site};
use frontdesk::host::web::client::Proxies;

const SITE: (&str, &str) = ("Origin", "https://help.example.com");
const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");
const JSON: (&str, &str) = ("Accept", "application/json");
const YES: &[u8] = b"helpful=yes&lang=en&page=https%3A%2F%2Fhelp.example.com%2Fshop%2Fpay%2F";
const NO: &[u8] = b"helpful=no&lang=en&page=https%3A%2F%2Fhelp.example.com%2Fshop%2Fpay%2F";
const VOTES: &str = "/api/ratings/shop/pay";

async fn counts(desk: &Desk) -> serde_json::Value {
    serde_json::from_slice(&desk.get("/api/ratings/shop/pay?lang=en").await.bytes).unwrap()
}

fn cookie(answer: &Answer) -> String {
    answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plain_form_votes_and_the_last_vote_counts() {
    let desk = Desk::open().await;
    assert_eq!(counts(&desk).await, serde_json::json!({ "yes": 0, "no": 0, "votes": 0 }));
    let first = desk.ask("POST", VOTES, &[SITE, FORM], YES).await;
    assert_eq!(first.status, 200);
    assert!(first.body().contains("href=\"https://help.example.com/shop/pay/\""));
    let set = first.header("set-cookie").unwrap();
    for part in ["__Host-frontdesk=", "HttpOnly", "Secure", "SameSite=", "Path=/"] {
        assert!(set.contains(part), "{set}");
    }
    let visitor = cookie(&first);
    // A change of mind, by the page that then asks why and leads to contact.
    let second = desk.ask("POST", VOTES, &[SITE, FORM, ("Cookie", &visitor)], NO).await;
    assert!(second.body().contains("name=\"reason\"") && second.header("set-cookie").is_none());
    assert_eq!(counts(&desk).await["no"], 1);
    let why = [NO, b"&reason=unclear&comment=too+long"].concat();
    let third = desk.ask("POST", VOTES, &[SITE, FORM, ("Cookie", &visitor)], &why).await;
    assert!(third.status == 200 && !third.body().contains("name=\"reason\""));
    assert_eq!(counts(&desk).await, serde_json::json!({ "yes": 0, "no": 1, "votes": 1 }));
    // Another visitor, and a forged one, who is nobody and gets a name of its own.
    desk.ask("POST", VOTES, &[SITE, FORM, ("User-Agent", "another")], YES).await;
    let forged = format!("__Host-frontdesk={}", "ab".repeat(32));
    assert!(
        desk.ask("POST", VOTES, &[SITE, FORM, ("Cookie", &forged), ("User-Agent", "a third")], YES)
            .await
            .header("set-cookie")
            .is_some()
    );
    let said = desk.ask("POST", VOTES, &[SITE, FORM, JSON, ("Cookie", &visitor)], YES).await;
    assert_eq!(serde_json::from_slice::<serde_json::Value>(&said.bytes).unwrap()["yes"], 3);
    assert_eq!(counts(&desk).await, serde_json::json!({ "yes": 3, "no": 0, "votes": 3 }));
    desk.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_clicks_are_one_vote_and_who_keeps_no_cookie_counts_five_times() {
    let desk = Desk::open().await;
    let click = || desk.ask("POST", VOTES, &[SITE, FORM], YES);
    let (one, two) = tokio::join!(click(), click());
    assert_eq!((one.status, two.status), (200, 200));
    assert_eq!(cookie(&one), cookie(&two), "one visitor");
    assert_eq!(counts(&desk).await["votes"], 1);
    for agent in ["a", "b", "c", "d", "e", "f", "g", "h"] {
        assert_eq!(
            desk.ask("POST", VOTES, &[SITE, FORM, ("User-Agent", agent)], NO).await.status,
            200
        );
    }
    // The second click took one of the five; whoever comes behind them shares one voice.
    assert_eq!(counts(&desk).await["votes"], 5);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn votes_need_an_article_a_language_and_an_answer() {
    let desk = Desk::open().await;
    for (path, body) in [
        ("/api/ratings/shop/nothing", YES),
        ("/api/ratings/", YES),
        ("/api/ratings/..%2fpay", YES),
        (VOTES, b"helpful=maybe&lang=en"),
        (VOTES, b"helpful=yes&lang=de"),
        (VOTES, b""),
    ] {
        let status = desk.ask("POST", path, &[SITE, FORM], body).await.status;
        assert!(matches!(status, 404 | 415), "{path}: {status}");
    }
    assert_eq!(counts(&desk).await["votes"], 0);
    // Votes follow the article: a former address is the same one.
    assert_eq!(desk.ask("POST", "/api/ratings/old/pay", &[SITE, FORM], YES).await.status, 200);
    assert_eq!(counts(&desk).await["votes"], 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_of_other_sites_change_nothing() {
    let desk = Desk::open().await;
    let multipart = "multipart/form-data; boundary=x";
    let parts = "--x\r\nContent-Disposition: form-data; name=\"helpful\"\r\n\r\nyes\r\n--x\r\n\
        Content-Disposition: form-data; name=\"lang\"\r\n\r\nen\r\n--x--\r\n";
    let attacks: &[&[(&str, &str)]] = &[
        &[("Origin", "https://evil.example"), FORM],
        &[("Origin", "null"), FORM],
        &[("Origin", ""), FORM],
        &[("Origin", "https://help.example.com.evil.example"), FORM],
        &[("Origin", "http://help.example.com"), FORM],
        &[("Origin", "https://help.example.com:8443"), FORM],
        &[SITE, ("Origin", "https://evil.example"), FORM],
        &[("Sec-Fetch-Site", "cross-site"), FORM],
        &[("Sec-Fetch-Site", "same-site"), FORM],
        &[SITE, ("Content-Type", "text/plain")],
        &[SITE, ("Content-Type", "text/plain; application/x-www-form-urlencoded")],
        &[SITE, ("Content-Type", multipart)],
        &[SITE, ("Content-Type", "application/json")],
        &[SITE, FORM, ("Content-Type", "text/plain")],
        &[SITE],
    ];
    for headers in attacks {
        let is_multipart = headers.iter().any(|(_, value)| *value == multipart);
        let body = if is_multipart { parts.as_bytes() } else { YES };
        for path in [VOTES, "/api/replies/shop/pay", "/api/tickets", "/api/confirm"] {
            let answer = desk.ask("POST", path, headers, body).await;
            assert!(answer.status >= 400, "{path} {headers:?}: {}", answer.status);
            assert!(
                answer.header("access-control-allow-origin").is_none_or(|origin| origin == SITE.1),
                "{headers:?}"
            );
        }
    }
    assert_eq!(counts(&desk).await["votes"], 0);
    assert!(
        desk.store.replies(None).await.unwrap().is_empty()
            && desk.store.tickets(10).await.unwrap().is_empty()
    );
    // Reading with a cookie is for the declared site alone.
    let ours = desk.ask("GET", "/api/ratings/shop/pay?lang=en", &[SITE], b"").await;
    assert_eq!(ours.header("access-control-allow-origin"), Some(SITE.1));
    assert_eq!(ours.header("access-control-allow-credentials"), Some("true"));
    let theirs = desk
        .ask("GET", "/api/ratings/shop/pay?lang=en", &[("Origin", "https://evil.example")], b"")
        .await;
    assert_eq!(theirs.header("access-control-allow-origin"), None);
    assert!(theirs.head.contains("vary: origin"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forged_addresses_do_not_escape_the_limit() {
    // Nobody is trusted: the header is the client's own word.
    let desk = Desk::open().await;
    let mut taken = 0;
    for n in 0..60 {
        let claimed = format!("198.51.100.{n}");
        let answer =
            desk.ask("POST", VOTES, &[SITE, FORM, ("X-Forwarded-For", &claimed)], YES).await;
        assert!(matches!(answer.status, 200 | 429), "{}", answer.status);
        assert_eq!(answer.status == 429, answer.header("retry-after").is_some());
        taken += u32::from(answer.status == 200);
    }
    assert!(taken < 40, "{taken}");
    desk.close().await.unwrap();

    // Behind a proxy, what the client wrote stands to the left of what the proxy saw.
    let site = site();
    super::build(&site, &[]);
    let options = frontdesk::host::web::Options {
        proxies: Proxies::parse(&["127.0.0.1"]).unwrap(),
        ..options(&site.root().join("dist"))
    };
    let desk = Desk::start(site, options).await;
    let mut taken = 0;
    for n in 0..60 {
        let line = format!("203.0.113.{n}, 198.51.100.7");
        taken += u32::from(
            desk.ask("POST", VOTES, &[SITE, FORM, ("X-Forwarded-For", &line)], YES).await.status
                == 200,
        );
    }
    assert!(taken < 40, "{taken}");
    let other =
        desk.ask("POST", VOTES, &[SITE, FORM, ("X-Forwarded-For", "198.51.100.8")], YES).await;
    assert_eq!(other.status, 200);
}

/// The value of a hidden field.
fn hidden(page: &str, name: &str) -> String {
    let start = page.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("no such field");
    start.split('"').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reply_is_shown_again_before_it_is_taken_and_nothing_is_lost() {
    let desk = Desk::open().await;
    let path = "/api/replies/shop/pay";
    let whole = "name=Jo+%3Cb%3E&email=jo%40example.com&text=It+works+%22now%22%0A%3Cscript%3E&lang=en&page=https://help.example.com/shop/pay/";
    let first = desk.ask("POST", path, &[SITE, FORM], whole.as_bytes()).await;
    assert_eq!(first.status, 200);
    let page = first.body();
    assert!(
        page.contains("It works &quot;now&quot;\n&lt;script&gt;")
            && page.contains("value=\"Jo &lt;b&gt;\"")
    );
    // Something missing, or a machine that fills in everything: the text is still there.
    for (what, status) in [("email=jo", 422), ("name=", 422), ("website=spam", 422)] {
        let name = what.split('=').next().unwrap();
        let token = hidden(&page, "token");
        let body: String =
            whole.split('&').filter(|pair| !pair.starts_with(name)).collect::<Vec<_>>().join("&");
        let again = desk
            .ask("POST", path, &[SITE, FORM], format!("{body}&{what}&token={token}").as_bytes())
            .await;
        assert_eq!(again.status, status, "{what}");
        assert!(again.body().contains("It works &quot;now&quot;"), "{what}");
    }
    // A token is for people, who take a moment, and for one purpose.
    tokio::time::sleep(Duration::from_millis(1100)).await;
    let token = hidden(&page, "token");
    let held = desk
        .ask("POST", path, &[SITE, FORM, JSON], format!("{whole}&token={token}").as_bytes())
        .await;
    assert_eq!((held.status, held.body().as_str()), (201, "{\"held\":true}"));
    // Sent twice, it is one reply.
    assert_eq!(
        desk.ask("POST", path, &[SITE, FORM], format!("{whole}&token={token}").as_bytes())
            .await
            .status,
        201
    );
    let stored = desk.store.replies(None).await.unwrap();
    assert_eq!(
        (stored.len(), stored[0].name.as_str(), stored[0].email.as_str()),
        (1, "Jo <b>", "jo@example.com")
    );
    let forged = desk
        .ask(
            "POST",
            path,
            &[SITE, FORM, JSON],
            format!("{whole}&token={}", "00".repeat(40)).as_bytes(),
        )
        .await;
    assert_eq!(forged.status, 409);
    // It is not on the page before somebody has read it.
    assert!(!desk.get("/shop/pay/").await.body().contains("It works"));
}

/// Whoever may not send it gets the text back that was written, in the language it was written in.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_may_not_be_sent_is_not_lost() {
    let site = super::tickets::with_forms();
    super::build(&site, &[]);
    let rates = frontdesk::host::web::Rates {
        tries: frontdesk::host::web::limit::Rate::per_minute(1),
        ..Default::default()
    };
    let options =
        frontdesk::host::web::Options { rates: Some(rates), ..options(&site.root().join("dist")) };
    let desk = Desk::start(site, options).await;
    let reply = "name=Jo&email=jo%40example.com&text=%C3%87a+marche&lang=fr";
    let (ticket, multipart) = (
        super::tickets::ticket(&[("lang", None, b"fr"), ("page", None, b"")]),
        super::tickets::MULTIPART,
    );
    desk.ask("POST", "/api/tickets", &[SITE, multipart], &ticket).await;
    let evil = ("Origin", "https://help-example-com.translate.goog");
    for (origin, status) in [(SITE, 429), (evil, 403)] {
        let refused = desk.ask("POST", "/api/tickets", &[origin, multipart], &ticket).await;
        assert_eq!(refused.status, status);
        let page = refused.body();
        assert!(
            page.contains("Since noon.") && page.contains("<html lang=\"fr\""),
            "{status}: {page}"
        );
        let refused =
            desk.ask("POST", "/api/replies/shop/pay", &[origin, FORM], reply.as_bytes()).await;
        assert_eq!(refused.status, status);
        let page = refused.body();
        assert!(
            page.contains("Ça marche") && page.contains("<html lang=\"fr\""),
            "{status}: {page}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn replies_are_off_where_the_site_says_so() {
    let desk = Desk::of(site().file(
        "content/shop/off.md",
        "---\ntitle: Off\nreplies: false\nrating: false\n---\n\nText.\n",
    ))
    .await;
    let body = b"name=a&email=a%40example.com&text=b&lang=en";
    assert_eq!(desk.ask("POST", "/api/replies/shop/off", &[SITE, FORM], body).await.status, 404);
    assert_eq!(desk.ask("POST", "/api/ratings/shop/off", &[SITE, FORM], YES).await.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bodies_are_bounded_in_size_and_time() {
    let desk = Desk::open().await;
    let long = vec![b'a'; 65 * 1024];
    assert_eq!(desk.ask("POST", VOTES, &[SITE, FORM], &long).await.status, 413);
    let chunked =
        [format!("{:x}\r\n", long.len()).into_bytes(), long, b"\r\n0\r\n\r\n".to_vec()].concat();
    assert_eq!(
        desk.ask("POST", VOTES, &[SITE, FORM, ("Transfer-Encoding", "chunked")], &chunked)
            .await
            .status,
        413
    );
    // Announced, never sent: refused within ten seconds, and the connection is closed.
    let mut wire = Wire::open(desk.address).await;
    let started = std::time::Instant::now();
    let answer =
        wire.ask("POST", VOTES, &[SITE, FORM, ("Content-Length", "70")], b"helpful=").await;
    assert_eq!(answer.status, 408);
    assert!(wire.answer("POST").await.is_none());
    println!("a body that stopped was given up after {:?}", started.elapsed());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_equal_votes_at_once_are_one_row() {
    let site = site();
    super::build(&site, &[]);
    let rates = frontdesk::host::web::Rates {
        votes: frontdesk::host::web::limit::Rate::per_minute(10_000),
        ..Default::default()
    };
    let options =
        frontdesk::host::web::Options { rates: Some(rates), ..options(&site.root().join("dist")) };
    let desk = Desk::start(site, options).await;
    let visitor = cookie(&desk.ask("POST", VOTES, &[SITE, FORM], NO).await);
    let address = desk.address;
    let votes: Vec<_> = (0..100)
        .map(|_| {
            let visitor = visitor.clone();
            tokio::spawn(async move {
                Wire::open(address)
                    .await
                    .ask("POST", VOTES, &[SITE, FORM, ("Cookie", &visitor)], YES)
                    .await
                    .status
            })
        })
        .collect();
    for vote in votes {
        assert_eq!(vote.await.unwrap(), 200);
    }
    assert_eq!(counts(&desk).await, serde_json::json!({ "yes": 1, "no": 0, "votes": 1 }));
    let tallies = desk.store.tallies().await.unwrap();
    assert_eq!((tallies.len(), tallies[0].yes, tallies[0].no), (1, 1, 0));
    desk.close().await.unwrap();
}
