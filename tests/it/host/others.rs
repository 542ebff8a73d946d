//! Customers who have nothing to do with what goes on: a vote and a small ticket again and again,
//! each from an address that was never there.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use super::Wire;
use super::tickets::{JSON, MULTIPART, ticket};

const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");
const ORIGIN: (&str, &str) = ("Origin", "https://help.example.com");
/// A token has to be older than a second.
const READ_A_PAGE: Duration = Duration::from_millis(1_100);
/// Votes beside one ticket.
const VOTES: usize = 5;

/// How long they waited for their answers, shortest first.
#[derive(Debug, Default)]
pub struct Waits {
    pub votes: Vec<Duration>,
    pub tickets: Vec<Duration>,
}

impl Waits {
    /// Of a hundred, the one that waited longest but one; `most` is a promise about the optimised
    /// program, `FRONTDESK_TEST_BINARY`: anything else is told and not judged.
    pub fn judge(&self, what: &str, most: Duration) {
        let p99 = |waits: &[Duration]| waits[waits.len() * 99 / 100];
        let (vote, ticket) = (p99(&self.votes), p99(&self.tickets));
        println!(
            "{what}: {} votes p99 {vote:?}, {} tickets p99 {ticket:?}",
            self.votes.len(),
            self.tickets.len()
        );
        let is_judged = std::env::var_os("FRONTDESK_TEST_BINARY").is_some();
        assert!(!is_judged || vote.max(ticket) <= most, "{what}: {vote:?}, {ticket:?}");
    }
}

/// Votes and tickets until `during` is over; each is taken.
pub async fn live(host: SocketAddr, during: Duration) -> Waits {
    let mut waits = Waits::default();
    let began = Instant::now();
    let mut n = 0_u32;
    while began.elapsed() < during || waits.tickets.is_empty() {
        n += 1;
        let from = format!("{}.{}.113.7", 60 + n / 250, n % 250);
        let token = token(host, &from).await.expect("a token for somebody new");
        let asked = Instant::now();
        while asked.elapsed() < READ_A_PAGE {
            for voter in 0..VOTES {
                let from =
                    format!("{}.{}.{voter}.{}", 30 + n / 250, n % 250, waits.votes.len() % 250);
                waits.votes.push(vote(host, &from).await);
            }
            tokio::time::sleep(READ_A_PAGE / 2).await;
        }
        let form = ticket(&[("token", None, token.as_bytes())]);
        let headers = [ORIGIN, MULTIPART, JSON, ("X-Forwarded-For", from.as_str())];
        let sent = Instant::now();
        let answer = Wire::open(host).await.ask("POST", "/api/tickets", &headers, &form).await;
        waits.tickets.push(sent.elapsed());
        assert_eq!(answer.status, 201, "{}", answer.body());
    }
    waits.votes.sort_unstable();
    waits.tickets.sort_unstable();
    waits
}

/// What a form is sent with; `None` for whoever asks too often.
pub async fn token(host: SocketAddr, from: &str) -> Option<String> {
    let headers = [ORIGIN, ("X-Forwarded-For", from)];
    let answer = Wire::open(host).await.ask("GET", "/api/token?for=ticket", &headers, b"").await;
    let told: serde_json::Value = serde_json::from_slice(&answer.bytes).ok()?;
    Some(told["token"].as_str()?.to_owned())
}

/// How long a vote waits for its answer.
async fn vote(host: SocketAddr, from: &str) -> Duration {
    let headers = [ORIGIN, FORM, ("X-Forwarded-For", from)];
    let sent = Instant::now();
    let mut wire = Wire::open(host).await;
    let answer = wire.ask("POST", "/api/ratings/shop/pay", &headers, b"helpful=yes&lang=en").await;
    assert_eq!(answer.status, 200, "{}", answer.body());
    sent.elapsed()
}
