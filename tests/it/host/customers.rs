//! Customers who vote, reply and open tickets as fast as they are answered, and note every answer.
//!
//! Everything they send carries words of its own, so that each vote, reply and ticket can be found
//! again. What got no answer is sent again as it was, as browsers do: the same token, once.

use std::collections::{BTreeMap, VecDeque};
use std::net::SocketAddr;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use frontdesk::host::store::Store;

use super::PATIENCE;

/// Younger tokens may be refused: they count whole seconds.
const READ_A_PAGE: Duration = Duration::from_millis(2100);
/// Forms that a customer has open.
const OPEN_FORMS: usize = 6;

/// All addresses begin so, as text; [`FROM_BYTES`] as a number.
pub const FROM: &str = "2001:db8:beef:";
pub const FROM_BYTES: [u8; 6] = [0x20, 0x01, 0x0d, 0xb8, 0xbe, 0xef];
/// But for this one.
pub const FROM_V4: &str = "198.51.100.77";

/// What was acknowledged, by the words it carries.
#[derive(Debug, Default, Clone)]
pub struct Ledger {
    pub votes: Vec<String>,
    pub replies: Vec<String>,
    /// With their numbers.
    pub tickets: Vec<(String, String)>,
}

/// Where the hosts listen, and what they have answered.
pub struct Town {
    pub hosts: Vec<Mutex<Option<SocketAddr>>>,
    pub ledger: Mutex<Ledger>,
    /// How often each status was answered; 0 stands for no answer.
    pub answers: Mutex<BTreeMap<u16, u64>>,
    stop: AtomicBool,
    addresses: AtomicUsize,
}

struct Customer<'a> {
    town: &'a Town,
    agent: ureq::Agent,
    name: usize,
    /// Forms that were opened and are not acknowledged.
    forms: VecDeque<Form>,
}

struct Form {
    purpose: &'static str,
    token: String,
    words: String,
    opened: Instant,
}

impl Town {
    pub fn new(addresses: &[SocketAddr]) -> Self {
        Self {
            hosts: addresses.iter().map(|address| Mutex::new(Some(*address))).collect(),
            ledger: Mutex::default(),
            answers: Mutex::default(),
            stop: AtomicBool::new(false),
            addresses: AtomicUsize::new(0),
        }
    }

    /// Runs `during` while `customers` customers are busy.
    pub fn busy(&self, customers: usize, during: impl FnOnce()) {
        std::thread::scope(|scope| {
            let stop = StopAtEnd(&self.stop);
            for name in 0..customers {
                scope.spawn(move || Customer::new(self, name).live());
            }
            during();
            drop(stop);
        });
    }

    pub fn moves(&self, host: usize, address: Option<SocketAddr>) {
        *self.hosts[host].lock().unwrap() = address;
    }

    /// Waits until something of each kind was acknowledged.
    pub fn until_everything_was_taken(&self) {
        let started = Instant::now();
        let lacks = |ledger: &Ledger| {
            ledger.votes.is_empty() || ledger.replies.is_empty() || ledger.tickets.is_empty()
        };
        while lacks(&self.ledger.lock().unwrap()) {
            assert!(started.elapsed() < PATIENCE, "{:?}", self.answers.lock().unwrap());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// An address that asks for the first time: nobody is held back.
    fn from(&self) -> String {
        let n = self.addresses.fetch_add(1, Ordering::Relaxed);
        if n.is_multiple_of(101) {
            FROM_V4.to_owned()
        } else {
            format!("{FROM}{:x}::1", n % 0x1_0000)
        }
    }
}

/// Also where a test fails: its customers must not go on for ever.
struct StopAtEnd<'a>(&'a AtomicBool);

impl Drop for StopAtEnd<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl<'a> Customer<'a> {
    fn new(town: &'a Town, name: usize) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            .build();
        Self { town, agent: config.into(), name, forms: VecDeque::new() }
    }

    fn live(mut self) {
        for n in 0.. {
            if self.town.stop.load(Ordering::Relaxed) {
                return;
            }
            let at = *self.town.hosts[(self.name + n) % self.town.hosts.len()].lock().unwrap();
            match at {
                Some(address) => self.act(address, n),
                None => std::thread::sleep(Duration::from_millis(1)),
            }
        }
    }

    fn act(&mut self, address: SocketAddr, n: usize) {
        self.vote(address, n);
        if self.forms.len() < OPEN_FORMS {
            self.open_a_form(address, n);
        }
        if self.forms.front().is_some_and(|form| form.opened.elapsed() > READ_A_PAGE) {
            self.send_a_form(address);
        }
    }

    /// A vote under a new cookie, then the same vote under that cookie.
    fn vote(&mut self, address: SocketAddr, n: usize) {
        let words = format!("vote-{}-{n}-end", self.name);
        let form = [("helpful", "no"), ("lang", "en"), ("comment", words.as_str())];
        let Some((200, _, cookie)) = self.post(address, "ratings/shop/pay", &form, "") else {
            return;
        };
        self.town.ledger.lock().unwrap().votes.push(words.clone());
        self.post(address, "ratings/shop/pay", &form, &cookie);
    }

    fn open_a_form(&mut self, address: SocketAddr, n: usize) {
        let purpose = if n.is_multiple_of(2) { "reply" } else { "ticket" };
        let asked = self
            .agent
            .get(format!("http://{address}/api/token?for={purpose}"))
            .header("X-Forwarded-For", self.town.from())
            .call();
        let Some((200, body, _)) = self.note(asked) else { return };
        let body: serde_json::Value = serde_json::from_str(&body).unwrap();
        let token = body["token"].as_str().unwrap().to_owned();
        let words = format!("{purpose}-{}-{n}-end", self.name);
        self.forms.push_back(Form { purpose, token, words, opened: Instant::now() });
    }

    fn send_a_form(&mut self, address: SocketAddr) {
        let Some(form) = self.forms.front() else { return };
        let (token, words) = (form.token.as_str(), form.words.as_str());
        let email = format!("{words}@example.org");
        let answer = match form.purpose {
            "reply" => {
                let fields = [
                    ("lang", "en"),
                    ("name", "Jo"),
                    ("email", &email),
                    ("text", words),
                    ("token", token),
                ];
                self.post(address, "replies/shop/pay", &fields, "")
            }
            _ => {
                let fields = [
                    ("lang", "en"),
                    ("channel", "ticket"),
                    ("topic", "general"),
                    ("email", &email),
                    ("subject", "Error"),
                    ("side", "yours"),
                    ("details", words),
                    ("token", token),
                ];
                self.post(address, "tickets", &fields, "")
            }
        };
        // Whatever else it was, the form stays open and is sent again.
        let Some((201, body, _)) = answer else { return };
        let body: serde_json::Value = serde_json::from_str(&body).unwrap();
        let Some(form) = self.forms.pop_front() else { return };
        let mut ledger = self.town.ledger.lock().unwrap();
        match body["number"].as_str() {
            Some(number) => ledger.tickets.push((form.words, number.to_owned())),
            None => ledger.replies.push(form.words),
        }
    }

    /// Status, body and cookie.
    fn post(
        &self,
        address: SocketAddr,
        path: &str,
        form: &[(&str, &str)],
        cookie: &str,
    ) -> Option<(u16, String, String)> {
        let asked = self
            .agent
            .post(format!("http://{address}/api/{path}"))
            .header("Origin", "https://help.example.com")
            .header("Accept", "application/json")
            .header("X-Forwarded-For", self.town.from())
            .header("Cookie", cookie)
            .send_form(form.iter().copied());
        self.note(asked)
    }

    /// An answer is one when its last byte has arrived.
    fn note(
        &self,
        asked: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
    ) -> Option<(u16, String, String)> {
        let answer = asked.ok().and_then(|mut answer| {
            let body = answer.body_mut().read_to_string().ok()?;
            let cookie = answer
                .headers()
                .get("set-cookie")
                .and_then(|value| value.to_str().ok())
                .unwrap_or_default();
            let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
            Some((answer.status().as_u16(), body, cookie))
        });
        let status = answer.as_ref().map_or(0, |(status, ..)| *status);
        *self.town.answers.lock().unwrap().entry(status).or_default() += 1;
        answer
    }
}

impl Ledger {
    /// Everything acknowledged is stored, and nothing is stored twice.
    pub async fn assert_kept(&self, store: &Store) {
        let votes = store.complaints(i64::MAX).await.unwrap();
        once("vote", &self.votes, votes.into_iter().filter_map(|vote| vote.comment));
        let replies = store.replies(None).await.unwrap();
        once("reply", &self.replies, replies.into_iter().map(|reply| reply.text));
        let tickets = store.tickets(i64::MAX).await.unwrap();
        let words = |fields: &[(String, String)]| {
            fields
                .iter()
                .find(|(field, _)| field == "details")
                .map(|(_, text)| text.clone())
                .unwrap()
        };
        let stored: Vec<(String, String)> =
            tickets.into_iter().map(|ticket| (words(&ticket.fields), ticket.number)).collect();
        once("ticket", &self.tickets, stored.iter().cloned());
        let (mut words, mut numbers): (Vec<_>, Vec<_>) = stored.into_iter().unzip();
        let count = words.len();
        words.sort();
        words.dedup();
        numbers.sort();
        numbers.dedup();
        assert_eq!((words.len(), numbers.len()), (count, count), "a ticket was opened twice");
    }
}

fn once<T: Ord + std::fmt::Debug>(what: &str, acknowledged: &[T], stored: impl Iterator<Item = T>) {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for each in stored {
        *counts.entry(each).or_default() += 1;
    }
    let lost: Vec<&T> = acknowledged.iter().filter(|each| !counts.contains_key(each)).collect();
    assert!(lost.is_empty(), "{what} lost: {lost:?}");
    let twice: Vec<_> = counts.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "{what} twice: {twice:?}");
}
