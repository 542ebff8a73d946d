//! What all requests share: the build that is shown, the bounds, the counters, the database.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use axum::http::HeaderMap;
use tokio::sync::{Semaphore, watch};

use super::client::{self, Proxies};
use super::health::Health;
use super::limit::{Limiter, Rate};
use super::metrics::Metrics;
use super::signed::Keys;
use super::uploads::Uploads;
use super::visitors::Visitors;
use crate::host::checkup::{self, Finding};
use crate::host::deliver::{Secrets, Settings};
use crate::host::site::{Generation, LiveSite, News};
use crate::host::store::{Allowance, Store};
use crate::model::Limits;

/// Searches that run at the same time; they are work for a processor, not for waiting.
const SEARCHES: usize = 4;

/// Part of the common bound that those have for themselves who have not sent anything today.
const NEWCOMERS: u32 = 4;
/// Files of everybody.
const ALL_FILES: (&str, &[u8]) = ("all files", b"");
/// Seconds.
const DAY: i64 = 24 * 60 * 60;
/// Searches in vain that are counted, of everybody.
const SOUGHT: Rate = Rate::per_minute(60);
/// Once a day.
const KNOWN: Rate = Rate::new(1, Duration::from_secs(24 * 60 * 60));

/// What the server needs to know besides the build.
#[derive(Clone)]
pub struct Options {
    /// The build.
    pub dist: PathBuf,
    /// Proxies whose `X-Forwarded-For` is believed, besides those that the build names.
    pub proxies: Proxies,
    /// Open connections at most.
    pub connections: usize,
    /// Instead of what the build says.
    pub rates: Option<Rates>,
    /// Where counters are told to whoever asks; without it only to this machine.
    pub metrics: Option<SocketAddr>,
    /// With which `/readyz` tries the ways to the desk.
    pub secrets: Secrets,
}

/// How often one client may do what, and all of them together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rates {
    pub votes: Rate,
    /// Forms that are sent, whole or not.
    pub tries: Rate,
    /// Of those, what is stored.
    pub replies: Rate,
    pub tickets: Rate,
    pub searches: Rate,
    /// Reading the votes, and asking for tokens.
    pub counts: Rate,
    /// Replies and tickets of everybody: what a desk can read, and a disk hold.
    pub everybody: Rate,
    /// Kilobytes of files of one client, and of everybody.
    pub files: Rate,
    pub all_files: Rate,
}

impl Rates {
    /// What `[host.limits]` says, and what it does not.
    pub fn of(limits: &Limits) -> Self {
        let every = Duration::from_secs(limits.every.max(1).into());
        Self {
            votes: Rate::per_minute(limits.votes),
            tries: Rate::per_minute(limits.forms),
            replies: Rate::new(limits.replies, every),
            tickets: Rate::new(limits.tickets, every),
            searches: Rate::per_minute(limits.searches),
            counts: Rate::per_minute(600),
            everybody: Rate::per_minute(limits.everybody),
            files: by_day(limits.files),
            all_files: by_day(limits.all_files),
        }
    }
}

impl Default for Rates {
    fn default() -> Self {
        Self::of(&Limits::default())
    }
}

/// `megabytes` a day, all of them at once if need be, in kilobytes.
fn by_day(megabytes: u32) -> Rate {
    let kilobytes = megabytes.saturating_mul(1024).max(1);
    Rate::new(kilobytes, Duration::from_secs(24 * 60 * 60) / kilobytes)
}

fn kilobytes(bytes: usize) -> u32 {
    u32::try_from(bytes.div_ceil(1024)).unwrap_or(u32::MAX)
}

/// Everything that requests share.
pub struct App {
    pub site: Arc<LiveSite>,
    pub settings: Options,
    /// All proxies that are believed now.
    pub proxies: RwLock<Proxies>,
    /// What is allowed now.
    rates: RwLock<Rates>,
    pub visitors: Visitors,
    /// Where tickets go, for whoever delivers them.
    pub desk: watch::Sender<Settings>,
    pub limiter: Limiter,
    pub health: Health,
    pub metrics: Metrics,
    pub searches: Semaphore,
    pub uploads: Uploads,
    pub keys: Keys,
    pub store: Arc<Store>,
}

impl App {
    /// # Errors
    /// When the system gives no random numbers.
    pub fn new(
        options: Options,
        site: Arc<LiveSite>,
        store: Arc<Store>,
        desk: watch::Sender<Settings>,
    ) -> io::Result<Self> {
        Ok(Self {
            site,
            proxies: RwLock::new(options.proxies.clone()),
            rates: RwLock::new(options.rates.unwrap_or_default()),
            visitors: Visitors::default(),
            settings: options,
            desk,
            limiter: Limiter::new(crate::host::random()?),
            health: Health::default(),
            metrics: Metrics::default(),
            searches: Semaphore::new(SEARCHES),
            uploads: Uploads::default(),
            keys: Keys::new(store.secret()),
            store,
        })
    }

    /// Who asks: an address behind the proxies that are believed.
    pub fn client(&self, peer: SocketAddr, headers: &HeaderMap) -> IpAddr {
        self.proxies.read().unwrap_or_else(PoisonError::into_inner).client(peer, headers)
    }

    /// Whether others stand behind that address.
    pub fn is_proxy(&self, address: IpAddr) -> bool {
        self.proxies.read().unwrap_or_else(PoisonError::into_inner).trusts(address.to_canonical())
    }

    /// What a build says beside its pages.
    pub fn take_over(&self, build: &Generation) {
        let named = &build.description.desk.trusted_proxies;
        match self.settings.proxies.with(named) {
            Ok(proxies) => *self.proxies.write().unwrap_or_else(PoisonError::into_inner) = proxies,
            Err(entry) => {
                tracing::error!(entry, "a trusted proxy is no address or network; none changes")
            }
        }
        if self.settings.rates.is_none() {
            let rates = Rates::of(&build.description.desk.limits);
            *self.rates.write().unwrap_or_else(PoisonError::into_inner) = rates;
        }
        let settings = Settings::of(&build.description, build.promises.clone());
        self.desk.send_if_modified(|known| {
            let is_other = *known != settings;
            *known = settings;
            is_other
        });
        self.health.forget_ways();
    }

    /// Whether the client may do `what` once more.
    pub fn admits(
        &self,
        what: &str,
        rate: Rate,
        peer: SocketAddr,
        headers: &HeaderMap,
    ) -> Result<(), Duration> {
        let client = client::bucket(self.client(peer, headers));
        self.counted(self.limiter.take(what, &client, rate, Instant::now()))
    }

    pub fn rates(&self) -> Rates {
        *self.rates.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// What instances that share a database count together, of one client.
    pub fn allowance(&self, what: &str, rate: Rate, client: IpAddr) -> Allowance {
        let key = blake3::derive_key("frontdesk shared limits", self.store.secret());
        let mut hash = blake3::Hasher::new_keyed(&key);
        // Another hash each day: nobody can be followed.
        hash.update(&(crate::host::now() / DAY).to_be_bytes());
        hash.update(&client::bucket(client));
        hash.update(what.as_bytes());
        let mut short = [0; 16];
        hash.finalize_xof().fill(&mut short);
        let every = i64::try_from(rate.every.as_secs()).unwrap_or(i64::MAX).clamp(1, DAY);
        Allowance { client: short, burst: i64::from(rate.burst), every }
    }

    /// Whether a reply or ticket may be stored: by this client, by the networks it is part of, and
    /// by all of them together. Where the common bound refuses, nothing is taken of the client's
    /// own, and whoever has not sent anything today has a share that nobody else can use up.
    pub fn admits_one_more(&self, what: &str, rate: Rate, client: IpAddr) -> Result<(), Duration> {
        let (now, limiter) = (Instant::now(), &self.limiter);
        let taken = || -> Result<(), Duration> {
            let networks = client::networks(client);
            for (network, factor) in &networks {
                limiter.room(what, network, rate.times(*factor), now)?;
            }
            let (everybody, neighbourhood) =
                (self.rates().everybody, client::neighbourhood(client));
            if let Err(wait) = limiter.take("everybody", b"", everybody, now) {
                limiter.room("known", &neighbourhood, KNOWN, now).map_err(|_| wait)?;
                limiter.take("newcomers", b"", everybody.share(NEWCOMERS), now)?;
            }
            for (network, factor) in &networks {
                limiter.take(what, network, rate.times(*factor), now)?;
            }
            // Known or not, from here on they are.
            let _ = limiter.take("known", &neighbourhood, KNOWN, now);
            Ok(())
        };
        self.counted(taken())
    }

    /// Gives back what [`admits_one_more`](Self::admits_one_more) took: nothing was stored.
    pub fn give_back(&self, what: &str, rate: Rate, client: IpAddr) {
        let now = Instant::now();
        for (network, factor) in client::networks(client) {
            self.limiter.give_back(what, &network, rate.times(factor), now);
        }
        self.limiter.give_back("everybody", b"", self.rates().everybody, now);
    }

    /// Whether so many bytes of files may be kept today. Where all together have too many, nothing
    /// is taken of the client's own.
    pub fn admits_files(&self, client: IpAddr, bytes: usize) -> Result<(), Duration> {
        let (now, rates, kilobytes) = (Instant::now(), self.rates(), kilobytes(bytes));
        let own = client::bucket(client);
        let own = ("files", own.as_slice());
        let taken = self.limiter.take_many(own, rates.files, kilobytes, now);
        self.counted(taken.and_then(|()| {
            let all = self.limiter.take_many(ALL_FILES, rates.all_files, kilobytes, now);
            all.inspect_err(|_| self.limiter.give_back_many(own, rates.files, kilobytes, now))
        }))
    }

    /// Gives back what [`admits_files`](Self::admits_files) took: nothing was stored.
    pub fn give_back_files(&self, client: IpAddr, bytes: usize) {
        let (now, rates, kilobytes) = (Instant::now(), self.rates(), kilobytes(bytes));
        let own = client::bucket(client);
        self.limiter.give_back_many(("files", &own), rates.files, kilobytes, now);
        self.limiter.give_back_many(ALL_FILES, rates.all_files, kilobytes, now);
    }

    /// Whether one more search in vain is counted: everybody's together are few, so that nobody
    /// fills the database with what they made up.
    pub fn admits_sought(&self) -> Result<(), Duration> {
        self.limiter.take("sought", b"", SOUGHT, Instant::now())
    }

    fn counted(&self, taken: Result<(), Duration>) -> Result<(), Duration> {
        if taken.is_err() {
            self.metrics.limited.inc();
        }
        taken
    }

    /// What `/metrics` says. A scrape tries the database, and tells whether that works.
    pub async fn counters(&self) -> Result<String, std::fmt::Error> {
        let backlog = self.store.backlog().await;
        match self.store.bytes().await {
            Ok(bytes) => drop(self.metrics.database_bytes.set(bytes)),
            Err(error) => tracing::error!(%error, "the size of the database could not be read"),
        }
        if let Err(error) = &backlog {
            tracing::error!(%error, "deliveries could not be counted");
        }
        let is_up = self.health.is_ready(&self.store).await && backlog.is_ok();
        self.metrics.text(is_up, backlog.ok())
    }

    /// What `frontdesk desk doctor` says of the same database and build, the database first.
    pub async fn checkup(&self) -> Vec<Finding> {
        let mut findings = vec![self.health.database(&self.store).await];
        findings.extend(checkup::machine(&self.store).await);
        let build = self.site.current();
        findings.push(checkup::build(&build.description));
        findings.extend(self.health.ways(&build.description, &self.settings.secrets).await);
        findings
    }

    pub fn tell(&self, news: &News) {
        match news {
            News::None => {}
            News::Exchanged => {
                self.metrics.builds.inc();
                tracing::info!("a new build is shown");
                self.take_over(&self.site.current());
            }
            News::Refused(error) => {
                self.metrics.builds_refused.inc();
                tracing::error!(%error, "a new build is refused; the old one goes on");
            }
        }
    }
}
