//! A PostgreSQL server of the tests' own, in a temporary folder.
//!
//! The server refuses to run as root, so as root it runs as the user `postgres`, which the system's
//! package brings.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};
use std::time::Duration;

use sqlx::{Connection, Executor, PgConnection};

pub struct Server {
    folder: tempfile::TempDir,
    port: u16,
    process: Mutex<Child>,
}

impl Server {
    /// One server for all tests of this process; it ends with it.
    pub fn shared() -> &'static Server {
        static SERVER: OnceLock<Server> = OnceLock::new();
        SERVER.get_or_init(Server::own)
    }

    /// A server of one test's own, that may be ended.
    pub fn own() -> Server {
        Server::start(|programs, data| {
            let mut initdb = as_server(&programs.join("initdb"));
            initdb
                .args(["--auth=trust", "--username=desk", "--encoding=UTF8", "--no-sync", "-D"])
                .arg(data);
            initdb
        })
    }

    /// A server that follows this one: it reads, and takes no changes before it is promoted.
    pub fn standby(&self) -> Server {
        let port = self.port.to_string();
        Server::start(move |programs, data| {
            let mut copy = as_server(&programs.join("pg_basebackup"));
            copy.args([
                "-h",
                "127.0.0.1",
                "-p",
                &port,
                "-U",
                "desk",
                "--write-recovery-conf",
                "--no-sync",
            ]);
            copy.args(["--checkpoint=fast", "-D"]).arg(data);
            copy
        })
    }

    /// Ends it at once, as a machine does that loses its power.
    pub fn kill(&self) {
        let mut process = self.process.lock().unwrap();
        process.kill().unwrap();
        process.wait().unwrap();
    }

    /// Ends it as an administrator in a hurry does: what it has not written yet is in its journal.
    pub fn stop(&self) {
        let mut process = self.process.lock().unwrap();
        let id = rustix::process::Pid::from_child(&process);
        rustix::process::kill_process(id, rustix::process::Signal::QUIT).unwrap();
        process.wait().unwrap();
    }

    /// Starts a server that was ended, where it was.
    pub fn start_again(&self) {
        let (folder, port) = (self.folder.path().to_owned(), self.port);
        let (started, process) = std::sync::mpsc::channel();
        // Ended by the kernel with the thread that started it, as below.
        std::thread::spawn(move || {
            started.send(run(&folder, port)).unwrap();
            loop {
                std::thread::park();
            }
        });
        *self.process.lock().unwrap() = process.recv().unwrap();
    }

    /// Waits until it takes connections.
    pub async fn answers(&self) -> PgConnection {
        loop {
            match PgConnection::connect(&self.address("postgres")).await {
                Ok(connection) => return connection,
                // Starting takes as long as it takes; a server that has ended never answers.
                Err(error) => {
                    let ended = self.process.lock().unwrap().try_wait().unwrap();
                    let log = || std::fs::read_to_string(self.folder.path().join("log")).unwrap();
                    assert!(ended.is_none(), "{error}: {}", log());
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            }
        }
    }

    fn start(prepare: impl FnOnce(&Path, &Path) -> Command + Send + 'static) -> Server {
        let (started, server) = std::sync::mpsc::channel();
        // The kernel ends the server with the thread that started it: one that outlives all tests.
        std::thread::spawn(move || {
            started.send(Server::start_here(prepare)).unwrap();
            loop {
                std::thread::park();
            }
        });
        server.recv().unwrap()
    }

    fn start_here(prepare: impl FnOnce(&Path, &Path) -> Command) -> Server {
        let folder = tempfile::tempdir().unwrap();
        let programs = programs();
        let data = folder.path().join("data");
        if is_root() {
            assert!(
                Command::new("chown")
                    .arg("postgres")
                    .arg(folder.path())
                    .status()
                    .unwrap()
                    .success()
            );
        }
        let prepared = prepare(&programs, &data).output().unwrap();
        assert!(prepared.status.success(), "{}", String::from_utf8_lossy(&prepared.stderr));
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let process = run(folder.path(), port);
        Server { folder, port, process: Mutex::new(process) }
    }

    /// The address of a new, empty database; waits for the server where it has just been started.
    pub async fn database(&self) -> String {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let name = format!("desk_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
        let mut connection = self.answers().await;
        connection.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
        self.address(&name)
    }

    /// Where all its files are.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The same database on both servers, in this order.
    pub fn with(&self, other: &Server, address: &str) -> String {
        let own = format!("@127.0.0.1:{}/", self.port);
        address.replace(&own, &format!("@127.0.0.1:{},127.0.0.1:{}/", other.port, self.port))
    }

    pub fn address(&self, database: &str) -> String {
        format!("postgres://desk@127.0.0.1:{}/{database}?sslmode=disable", self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Ok(mut process) = self.process.lock() {
            // It may have been ended already.
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// The server's own process.
fn run(folder: &Path, port: u16) -> Child {
    let log = std::fs::File::options().create(true).append(true).open(folder.join("log"));
    let mut server = as_server(&programs().join("postgres"));
    server.arg("-D").arg(folder.join("data")).args(["-h", "127.0.0.1", "-p", &port.to_string()]);
    server.args(["-c", "max_connections=200", "-c", "unix_socket_directories="]);
    server.stdout(Stdio::null()).stderr(log.unwrap()).spawn().unwrap()
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n")
}

/// `program` as the user that may run the server, ended by the kernel when the tests end.
fn as_server(program: &Path) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL"]);
    if is_root() {
        command.args(["--reuid", "postgres", "--regid", "postgres", "--init-groups"]);
    }
    command.arg(program);
    command
}

/// The newest installed server's programs.
fn programs() -> PathBuf {
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .expect("run scripts/setup first: it installs PostgreSQL")
        .map(|entry| entry.unwrap().path().join("bin"))
        .filter(|folder| folder.join("initdb").exists())
        .collect();
    versions.sort();
    versions.pop().expect("run scripts/setup first: it installs PostgreSQL")
}
