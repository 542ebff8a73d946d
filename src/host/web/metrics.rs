//! Counters for `/metrics`, in Prometheus' text format. Nothing in them tells one client from another.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

use crate::host::store::Backlog;

/// What a request was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    Page,
    Rating,
    Reply,
    Ticket,
    Search,
    Confirm,
    Token,
    Other,
}

const ROUTES: [(Route, &str); 8] = [
    (Route::Page, "page"),
    (Route::Rating, "rating"),
    (Route::Reply, "reply"),
    (Route::Ticket, "ticket"),
    (Route::Search, "search"),
    (Route::Confirm, "confirm"),
    (Route::Token, "token"),
    (Route::Other, "other"),
];
/// Upper bounds of the latency histogram, in microseconds.
const BOUNDS: [u64; 8] = [500, 1_000, 5_000, 10_000, 50_000, 200_000, 1_000_000, 5_000_000];
const CLASSES: usize = 5;

#[derive(Default)]
pub struct Metrics {
    requests: [[AtomicU64; CLASSES]; ROUTES.len()],
    latency: [AtomicU64; BOUNDS.len() + 1],
    latency_sum: AtomicU64,
    connections: AtomicU64,
    connections_open: AtomicU64,
    pub limited: AtomicU64,
    pub refused_origin: AtomicU64,
    pub builds: AtomicU64,
    pub builds_refused: AtomicU64,
}

impl Route {
    pub fn name(self) -> &'static str {
        ROUTES.iter().find(|(route, _)| *route == self).map_or("other", |(_, name)| name)
    }
}

impl Metrics {
    pub fn opened(&self) {
        self.connections.fetch_add(1, Relaxed);
        self.connections_open.fetch_add(1, Relaxed);
    }

    pub fn closed(&self) {
        self.connections_open.fetch_sub(1, Relaxed);
    }

    pub fn answered(&self, route: Route, status: u16, took: Duration) {
        let class = usize::from(status / 100).saturating_sub(1).min(CLASSES - 1);
        let at = ROUTES.iter().position(|(known, _)| *known == route).unwrap_or(ROUTES.len() - 1);
        if let Some(count) = self.requests.get(at).and_then(|classes| classes.get(class)) {
            count.fetch_add(1, Relaxed);
        }
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        let at = BOUNDS.iter().position(|bound| micros <= *bound).unwrap_or(BOUNDS.len());
        if let Some(count) = self.latency.get(at) {
            count.fetch_add(1, Relaxed);
        }
        self.latency_sum.fetch_add(micros, Relaxed);
    }

    /// The counters, whether the database takes what customers send, and what waits for its delivery:
    /// `None` where that cannot be read.
    pub fn text(&self, is_up: bool, backlog: Option<Backlog>) -> String {
        let mut text = String::new();
        let mut say = |line: std::fmt::Arguments<'_>| {
            // Writing to a string cannot fail.
            let _ = text.write_fmt(line);
        };
        say(format_args!("# TYPE frontdesk_requests_total counter\n"));
        for ((_, name), classes) in ROUTES.iter().zip(&self.requests) {
            for (class, count) in (1..).zip(classes) {
                let count = count.load(Relaxed);
                if count > 0 {
                    say(format_args!("frontdesk_requests_total{{route=\"{name}\",status=\"{class}xx\"}} {count}\n"));
                }
            }
        }
        say(format_args!("# TYPE frontdesk_request_seconds histogram\n"));
        let mut sum = 0;
        for (bound, count) in BOUNDS.iter().zip(&self.latency) {
            sum += count.load(Relaxed);
            say(format_args!("frontdesk_request_seconds_bucket{{le=\"{}\"}} {sum}\n", *bound as f64 / 1e6));
        }
        sum += self.latency.last().map_or(0, |count| count.load(Relaxed));
        say(format_args!("frontdesk_request_seconds_bucket{{le=\"+Inf\"}} {sum}\n"));
        say(format_args!("frontdesk_request_seconds_sum {}\n", self.latency_sum.load(Relaxed) as f64 / 1e6));
        say(format_args!("frontdesk_request_seconds_count {sum}\n"));
        for (name, kind, value) in [
            ("connections_total", "counter", &self.connections),
            ("connections_open", "gauge", &self.connections_open),
            ("rate_limited_total", "counter", &self.limited),
            ("foreign_origin_total", "counter", &self.refused_origin),
            ("builds_loaded_total", "counter", &self.builds),
            ("builds_refused_total", "counter", &self.builds_refused),
        ] {
            say(format_args!("# TYPE frontdesk_{name} {kind}\nfrontdesk_{name} {}\n", value.load(Relaxed)));
        }
        say(format_args!("# TYPE frontdesk_database_up gauge\nfrontdesk_database_up {}\n", u8::from(is_up)));
        if let Some(Backlog { waiting, dead, oldest_seconds, untold }) = backlog {
            say(format_args!("# TYPE frontdesk_deliveries gauge\n"));
            say(format_args!("frontdesk_deliveries{{state=\"waiting\"}} {waiting}\n"));
            say(format_args!("frontdesk_deliveries{{state=\"dead\"}} {dead}\n"));
            say(format_args!("# TYPE frontdesk_delivery_oldest_seconds gauge\n"));
            say(format_args!("frontdesk_delivery_oldest_seconds {oldest_seconds}\n"));
            say(format_args!("# TYPE frontdesk_tickets_untold gauge\n"));
            say(format_args!("frontdesk_tickets_untold {untold}\n"));
        }
        text
    }
}
