//! Two real hosts on one PostgreSQL.

use std::net::SocketAddr;

use frontdesk::host::store::Store;

use super::real::RealHost;
use super::tickets::with_forms;
use super::{Answer, Wire, build};
use crate::store::block_on;
use crate::store::postgres::Server;

const VOTES: &str = "/api/ratings/shop/pay";

/// A vote of the visitor that `cookie` names, from the `n`th address: no address is over its limit.
async fn vote(host: SocketAddr, n: usize, cookie: &str, form: &[u8]) -> Answer {
    let from = format!("2001:db8:{n:x}::1");
    let headers = [
        ("Origin", "https://help.example.com"),
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("X-Forwarded-For", &from),
        ("Cookie", cookie),
    ];
    Wire::open(host).await.ask("POST", VOTES, &headers, form).await
}

#[test]
fn a_hundred_equal_votes_through_two_hosts_are_one_row() {
    let site = with_forms();
    build(&site, &[]);
    block_on(async {
        let database = Server::shared().database().await;
        let hosts = [RealHost::start(&site, &database), RealHost::start(&site, &database)];
        let addresses = [hosts[0].address, hosts[1].address];
        let first = vote(addresses[0], 0, "", b"helpful=no&lang=en").await;
        let cookie = first.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
        let votes: Vec<_> = (1..=100)
            .map(|n| {
                let cookie = cookie.clone();
                tokio::spawn(async move {
                    vote(addresses[n % 2], n, &cookie, b"helpful=yes&lang=en").await
                })
            })
            .collect();
        for vote in votes {
            let answer = vote.await.unwrap();
            assert_eq!(answer.status, 200);
            assert!(
                answer.header("set-cookie").is_none(),
                "each host knows the cookies of the other"
            );
        }
        for address in addresses {
            let counts =
                Wire::open(address).await.ask("GET", &format!("{VOTES}?lang=en"), &[], b"").await;
            let counts: serde_json::Value = serde_json::from_slice(&counts.bytes).unwrap();
            assert_eq!(counts, serde_json::json!({ "yes": 1, "no": 0, "votes": 1 }));
        }
        let store = Store::open(&database, None).await.unwrap();
        let rows = store.tallies_since(0).await.unwrap();
        assert_eq!((rows.len(), rows[0].yes, rows[0].no), (1, 1, 0), "rows of votes, counted");
        assert_eq!(rows, store.tallies().await.unwrap());
        store.close().await;
    });
}

/// Two doors are not twice the allowance.
#[test]
fn a_clients_tickets_are_counted_by_all_instances() {
    let site = with_forms();
    build(&site, &[]);
    block_on(async {
        let database = Server::shared().database().await;
        let hosts = [RealHost::start(&site, &database), RealHost::start(&site, &database)];
        let ask = async |n: usize, from: &str, method: &str, path: &str, body: String| {
            let headers = [
                ("Origin", "https://help.example.com"),
                ("Content-Type", "application/x-www-form-urlencoded"),
                ("Accept", "application/json"),
                ("X-Forwarded-For", from),
            ];
            Wire::open(hosts[n % 2].address)
                .await
                .ask(method, path, &headers, body.as_bytes())
                .await
        };
        let mut tokens = Vec::new();
        for n in 0..8 {
            let told = ask(n, "198.51.100.9", "GET", "/api/token?for=ticket", String::new()).await;
            let told: serde_json::Value = serde_json::from_slice(&told.bytes).unwrap();
            tokens.push(told["token"].as_str().unwrap().to_owned());
        }
        tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
        let mut said = Vec::new();
        for (n, token) in tokens.iter().enumerate() {
            let from = if n < 7 { "198.51.100.7" } else { "198.51.100.8" };
            let body = format!(
                "channel=ticket&topic=general&lang=en&email=jo%40example.com&subject=s&details=d{n}&token={token}"
            );
            let answer = ask(n, from, "POST", "/api/tickets", body).await;
            assert_eq!(answer.status == 429, answer.header("retry-after").is_some());
            said.push(answer.status);
        }
        assert_eq!(said, [201, 201, 201, 201, 201, 429, 429, 201]);
        let store = Store::open(&database, None).await.unwrap();
        assert_eq!(store.tickets(100).await.unwrap().len(), 6);
        store.close().await;
    });
}
