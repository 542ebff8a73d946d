//! The customers' server over real sockets.

mod budgets;
mod changed_forms;
mod customers;
mod documented;
mod durable;
mod failures;
mod files;
mod instances;
mod kills;
mod lengths;
mod machines;
mod others;
mod outages;
mod overload;
mod posts;
mod publishing;
mod real;
mod running;
mod searches;
mod slow;
mod ticket_life;
mod tickets;
mod wire;

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use frontdesk::host::deliver::{Secrets, Settings};
use frontdesk::host::store::Store;
use frontdesk::host::web::client::Proxies;
use frontdesk::host::web::{self, Options};
use tokio::net::TcpListener;
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;

use crate::site::TestSite;
pub use wire::{Answer, Wire};

/// For an answer to arrive, on a machine that has other things to do.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A site with two languages and a server for it.
pub struct Desk {
    pub site: TestSite,
    pub address: SocketAddr,
    pub store: Arc<Store>,
    /// What whoever delivers is told.
    pub settings: watch::Receiver<Settings>,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<std::io::Result<()>>,
}

/// Ends within `[host]`.
pub const SITE_FILE: &str = "title = \"Example Help\"\nbase_url = \"https://help.example.com/\"\n\
    default_language = \"en\"\n[languages.en]\nname = \"English\"\n[languages.fr]\n\
    name = \"Français\"\n[features]\nreplies = true\n[host]\nurl = \"https://desk.example.com/\"\n";

pub fn site() -> TestSite {
    TestSite::new()
        .file("site.toml", SITE_FILE)
        .file("content/shop/_category.md", "---\ntitle: Shop\n---\n")
        .file(
            "content/shop/pay.md",
            "---\ntitle: How to pay\naliases: [/old/pay, /old/pay.html]\n---\n\n\
             Pay by card or by invoice.\n",
        )
        .file(
            "content/shop/pay.fr.md",
            "---\ntitle: Comment payer\n---\n\n\
            Payez par carte ou sur facture.\n",
        )
        .file("content/shop/où.md", "# Where?\n\nUpstairs, beside the lift.\n")
}

pub fn options(dist: &Path) -> Options {
    Options {
        dist: dist.to_owned(),
        proxies: Proxies::default(),
        connections: 4096,
        rates: None,
        metrics: None,
        secrets: Secrets::default(),
    }
}

impl Desk {
    pub async fn open() -> Self {
        Self::of(site()).await
    }

    pub async fn of(site: TestSite) -> Self {
        build(&site, &[]);
        let options = options(&site.root().join("dist"));
        Self::start(site, options).await
    }

    pub async fn start(site: TestSite, options: Options) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let db = site.root().join("desk.db");
        let store = Arc::new(Store::open(db.to_str().unwrap(), None).await.unwrap());
        let (told, settings) = watch::channel(Settings::default());
        let task = tokio::spawn(web::run(options, store.clone(), listener, told, async {
            let _ = stopped.await;
        }));
        Self { site, address, store, settings, stop: Some(stop), task }
    }

    pub async fn get(&self, path: &str) -> Answer {
        Wire::open(self.address).await.ask("GET", path, &[], b"").await
    }

    pub async fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Answer {
        Wire::open(self.address).await.ask(method, path, headers, body).await
    }

    /// Ends the server as a service manager does.
    pub async fn close(mut self) -> std::io::Result<()> {
        self.stop.take().unwrap().send(()).unwrap();
        tokio::time::timeout(PATIENCE, &mut self.task).await.unwrap().unwrap()
    }

    /// Waits until `path` answers with `text`.
    pub async fn until(&self, path: &str, text: &str) {
        tokio::time::timeout(PATIENCE, async {
            while !self.get(path).await.body().contains(text) {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        })
        .await
        .expect("the new build was never shown");
    }
}

pub fn build(site: &TestSite, args: &[&str]) {
    let output = site.build(args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
