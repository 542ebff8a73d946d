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
                tokio::spawn(async move { vote(addresses[n % 2], n, &cookie, b"helpful=yes&lang=en").await })
            })
            .collect();
        for vote in votes {
            let answer = vote.await.unwrap();
            assert_eq!(answer.status, 200);
            assert!(answer.header("set-cookie").is_none(), "each host knows the cookies of the other");
        }
        for address in addresses {
            let counts = Wire::open(address).await.ask("GET", &format!("{VOTES}?lang=en"), &[], b"").await;
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
