//! Counters for `/metrics`, as OpenMetrics. Nothing in them tells one client from another.

use std::fmt;
use std::sync::OnceLock;
use std::time::Duration;

use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use crate::host::store::Backlog;

/// What [`Metrics::text`] is.
pub const MEDIA_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// Upper bounds of the latency histogram, in seconds.
const BOUNDS: [f64; 8] = [0.0005, 0.001, 0.005, 0.01, 0.05, 0.2, 1.0, 5.0];

/// Classes of status, with that of 0xx, and kinds of [`Route`].
const CLASSES: usize = 6;
const ROUTES: usize = 10;

/// What a request was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Route {
    Page,
    Rating,
    Reply,
    Ticket,
    Search,
    Contact,
    Mcp,
    Confirm,
    Token,
    Other,
}

/// One line of `frontdesk_requests_total`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: Route,
    status: Class,
}

/// `2xx`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Class(u16);

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct State {
    state: &'static str,
}

/// Counted since the start; what is asked of the database stands in gauges that each scrape sets.
pub struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    /// Of `requests`, by route and class: where each is found without asking a map for it.
    found: [[OnceLock<Counter>; CLASSES]; ROUTES],
    seconds: Histogram,
    connections: Counter,
    connections_open: Gauge,
    pub limited: Counter,
    pub refused_origin: Counter,
    pub builds: Counter,
    pub builds_refused: Counter,
    database_up: Gauge,
    deliveries: Family<State, Gauge>,
    oldest_seconds: Gauge,
    untold: Gauge,
    pub database_bytes: Gauge,
    pub replies_pending: Gauge,
}

impl Route {
    pub fn name(self) -> &'static str {
        match self {
            Route::Page => "page",
            Route::Rating => "rating",
            Route::Reply => "reply",
            Route::Ticket => "ticket",
            Route::Search => "search",
            Route::Contact => "contact",
            Route::Mcp => "mcp",
            Route::Confirm => "confirm",
            Route::Token => "token",
            Route::Other => "other",
        }
    }
}

impl EncodeLabelValue for Route {
    fn encode(&self, encoder: &mut LabelValueEncoder<'_>) -> fmt::Result {
        self.name().encode(encoder)
    }
}

impl EncodeLabelValue for Class {
    fn encode(&self, encoder: &mut LabelValueEncoder<'_>) -> fmt::Result {
        format!("{}xx", self.0).encode(encoder)
    }
}

impl Default for Metrics {
    fn default() -> Self {
        let mut metrics = Self {
            registry: Registry::with_prefix("frontdesk"),
            requests: Family::default(),
            found: Default::default(),
            seconds: Histogram::new(BOUNDS),
            connections: Counter::default(),
            connections_open: Gauge::default(),
            limited: Counter::default(),
            refused_origin: Counter::default(),
            builds: Counter::default(),
            builds_refused: Counter::default(),
            database_up: Gauge::default(),
            deliveries: Family::default(),
            oldest_seconds: Gauge::default(),
            untold: Gauge::default(),
            database_bytes: Gauge::default(),
            replies_pending: Gauge::default(),
        };
        metrics.register();
        metrics
    }
}

impl Metrics {
    /// Names are promised to whoever set up an alarm; counters get `_total` behind them.
    fn register(&mut self) {
        let registry = &mut self.registry;
        registry.register("requests", "Answers, by what was asked for", self.requests.clone());
        registry.register("request_seconds", "Until an answer began", self.seconds.clone());
        registry.register("connections", "Accepted", self.connections.clone());
        registry.register("connections_open", "Open now", self.connections_open.clone());
        registry.register("rate_limited", "Refused: too often", self.limited.clone());
        registry.register(
            "foreign_origin",
            "Posts of other sites' pages",
            self.refused_origin.clone(),
        );
        registry.register("builds_loaded", "Builds that were taken over", self.builds.clone());
        registry.register(
            "builds_refused",
            "Builds that were damaged",
            self.builds_refused.clone(),
        );
        registry.register("database_up", "1: something could be stored", self.database_up.clone());
        registry.register("deliveries", "Not delivered", self.deliveries.clone());
        let oldest = self.oldest_seconds.clone();
        registry.register("delivery_oldest_seconds", "Age of the oldest ticket that waits", oldest);
        registry.register("database_bytes", "Size of the database", self.database_bytes.clone());
        registry.register(
            "replies_pending",
            "Replies that wait to be read",
            self.replies_pending.clone(),
        );
        registry.register("tickets_untold", "Tickets that nobody is told of", self.untold.clone());
    }

    pub fn opened(&self) {
        self.connections.inc();
        self.connections_open.inc();
    }

    pub fn closed(&self) {
        self.connections_open.dec();
    }

    pub fn answered(&self, route: Route, status: u16, took: Duration) {
        let status = Class(status / 100);
        let found = || self.requests.get_or_create_owned(&Answered { route, status });
        match self.found.get(route as usize).and_then(|of| of.get(usize::from(status.0))) {
            Some(counter) => counter.get_or_init(found).inc(),
            None => found().inc(),
        };
        self.seconds.observe(took.as_secs_f64());
    }

    /// The counters, whether the database takes what customers send, and what waits for its
    /// delivery: `None` where that cannot be read, and the gauges keep what they said.
    ///
    /// # Errors
    /// Never for values like these.
    pub fn text(&self, is_up: bool, backlog: Option<Backlog>) -> Result<String, fmt::Error> {
        self.database_up.set(i64::from(is_up));
        if let Some(Backlog { waiting, dead, refused, oldest_seconds, untold, replies }) = backlog {
            for (state, count) in [("waiting", waiting), ("dead", dead), ("refused", refused)] {
                self.deliveries.get_or_create(&State { state }).set(count);
            }
            self.oldest_seconds.set(oldest_seconds);
            self.untold.set(untold);
            self.replies_pending.set(replies);
        }
        let mut written = String::new();
        text::encode(&mut written, &self.registry)?;
        Ok(written)
    }
}
