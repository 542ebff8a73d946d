//! The writers' server, driven the way a browser and an editor do. Every wait is for word from the
//! server itself; [`PATIENCE`] only ends a test that would otherwise hang.

mod edits;
mod mending;
mod requests;
mod scripts;

use std::future::Future;
use std::path::Path;
use std::time::Duration;

use frontdesk::serve::{self, Backend, Changes, FolderWatch, Inputs, Notice, Options, Watch};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

const PATIENCE: Duration = Duration::from_secs(120);

const SITE: &str = "title = \"Example Help\"\nbase_url = \"https://help.example.com/\"\n\
    default_language = \"en\"\n[languages.en]\nname = \"English\"\n[languages.fr]\n\
    name = \"Français\"\n";

/// A running server over a site in a temporary folder.
struct Desk {
    site: TempDir,
    port: u16,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<std::io::Result<()>>,
}

/// A site of two articles.
fn site() -> TempDir {
    let site = tempfile::tempdir().unwrap();
    write(site.path(), "site.toml", SITE);
    write(site.path(), "content/start/first.md", "# First\n\nThe first words.\n");
    write(site.path(), "content/start/second.md", "# Second\n\nSee [the first](first.md).\n");
    site
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

fn options(root: &Path) -> Options {
    Options {
        root: root.to_owned(),
        now: "2026-03-01T00:00:00Z".parse().unwrap(),
        shown_at: None,
        drafts: true,
        audit: false,
    }
}

impl Desk {
    async fn open() -> Self {
        Self::open_with(site(), Backend::System).await
    }

    async fn open_with(site: TempDir, backend: Backend) -> Self {
        let (watch, changes) = FolderWatch::new(site.path(), backend);
        Self::start(site, Box::new(watch), changes).await
    }

    async fn start(site: TempDir, watch: Box<dyn Watch>, changes: Changes) -> Self {
        let options = options(site.path());
        Self::run(site, options, watch, changes, Box::new(|_| {})).await
    }

    /// Told of every comparison with a clean build.
    async fn audited() -> (Self, UnboundedReceiver<Vec<String>>) {
        let site = site();
        let (watch, changes) = FolderWatch::new(site.path(), Backend::System);
        let (sender, audits) = unbounded_channel();
        let observe = move |notice: Notice<'_>| {
            if let Notice::Audited { differences } = notice {
                let _ = sender.send(differences.to_vec());
            }
        };
        let options = Options { audit: true, ..options(site.path()) };
        let observe = Box::new(observe);
        (Self::run(site, options, Box::new(watch), changes, observe).await, audits)
    }

    async fn run(
        site: TempDir,
        options: Options,
        watch: Box<dyn Watch>,
        changes: Changes,
        observe: Box<dyn Fn(Notice<'_>) + Send + Sync>,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (stop, stopped) = oneshot::channel();
        let inputs = Inputs { listener, watch, changes, observe };
        let shutdown = async {
            let _ = stopped.await;
        };
        let task = tokio::spawn(serve::run(options, inputs, shutdown));
        Self { site, port, stop: Some(stop), task }
    }

    fn root(&self) -> &Path {
        self.site.path()
    }

    async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[]).await
    }

    /// A request with the `Host` of this server unless `headers` name another.
    async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await.unwrap();
        let head = self.head(method, path, headers, "Connection: close\r\n");
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut bytes = Vec::new();
        patiently(stream.read_to_end(&mut bytes)).await.unwrap();
        Answer::parse(&bytes)
    }

    fn head(&self, method: &str, path: &str, headers: &[(&str, &str)], more: &str) -> String {
        let mut head = format!("{method} {path} HTTP/1.1\r\n{more}");
        if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
            head.push_str(&format!("Host: 127.0.0.1:{}\r\n", self.port));
        }
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head + "\r\n"
    }

    /// An open page's connection; or the status with which it was refused.
    async fn live(&self, headers: &[(&str, &str)]) -> Result<Live, u16> {
        self.live_at("/_frontdesk/live", headers).await
    }

    async fn live_at(&self, path: &str, headers: &[(&str, &str)]) -> Result<Live, u16> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await.unwrap();
        let upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
                       Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        let head = self.head("GET", path, headers, upgrade);
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        while !answer.ends_with(b"\r\n\r\n") {
            answer.push(patiently(stream.read_u8()).await.unwrap());
        }
        let status = Answer::parse(&answer).status;
        if status == 101 { Ok(Live { stream }) } else { Err(status) }
    }

    async fn page_live(&self) -> Live {
        let origin = format!("http://127.0.0.1:{}", self.port);
        self.live(&[("Origin", &origin)]).await.unwrap()
    }

    /// The connection of the open page at `page`.
    async fn live_of(&self, page: &str) -> Live {
        let origin = format!("http://127.0.0.1:{}", self.port);
        let path = format!("/_frontdesk/live?page={}", page.replace('/', "%2F"));
        self.live_at(&path, &[("Origin", &origin)]).await.unwrap()
    }

    /// Waits for the build after which `path` answers as `is_there` says.
    async fn until(
        &self,
        live: &mut Live,
        path: &str,
        is_there: impl Fn(&Answer) -> bool,
    ) -> State {
        loop {
            let state = live.next().await;
            if is_there(&self.get(path).await) {
                return state;
            }
        }
    }

    async fn close(mut self) -> std::io::Result<()> {
        self.stop.take().unwrap().send(()).unwrap();
        patiently(&mut self.task).await.unwrap()
    }
}

async fn patiently<T>(wait: impl Future<Output = T>) -> T {
    tokio::time::timeout(PATIENCE, wait).await.expect("nothing was heard from the server")
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn parse(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Self { status, head: head.to_ascii_lowercase(), body: body.to_owned() }
    }

    fn has(&self, text: &str) -> bool {
        self.status == 200 && self.body.contains(text)
    }
}

#[derive(Debug, serde::Deserialize)]
struct State {
    session: String,
    build: u64,
    revision: u64,
    page: String,
    styles: Option<serde_json::Value>,
    mistakes: Vec<String>,
}

/// A WebSocket, as far as a page needs one: the server's frames are text, unmasked and whole.
struct Live {
    stream: TcpStream,
}

impl Live {
    async fn next(&mut self) -> State {
        let text = patiently(self.frame()).await.expect("the server has closed the connection");
        serde_json::from_str(&text).unwrap()
    }

    /// `None` for the closing frame.
    async fn frame(&mut self) -> Option<String> {
        let kind = self.stream.read_u8().await.unwrap() & 0x0f;
        let length = match self.stream.read_u8().await.unwrap() {
            126 => u64::from(self.stream.read_u16().await.unwrap()),
            127 => self.stream.read_u64().await.unwrap(),
            short => u64::from(short),
        };
        let mut payload = vec![0; usize::try_from(length).unwrap()];
        self.stream.read_exact(&mut payload).await.unwrap();
        (kind == 1).then(|| String::from_utf8(payload).unwrap())
    }
}
