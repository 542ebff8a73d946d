//! The host as its users run it: the real command in a process of its own, which can be killed.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::site::TestSite;

/// Logs below a site's folder.
pub const LOGS: &str = "logs";

/// A host that listens; it ends with this value.
pub struct RealHost {
    pub address: SocketAddr,
    process: Child,
    log: PathBuf,
}

/// `FRONTDESK_TEST_BINARY`, for the long runs an optimised one, or the one of the tests.
fn program() -> PathBuf {
    std::env::var_os("FRONTDESK_TEST_BINARY")
        .map_or(env!("CARGO_BIN_EXE_frontdesk").into(), PathBuf::from)
}

impl RealHost {
    pub fn start(site: &TestSite, db: &str) -> Self {
        Self::run(Command::new(program()), site, db)
    }

    /// The same, where a file that grows beyond a bound is an error and no signal.
    pub fn bounded(site: &TestSite, db: &str) -> Self {
        let mut shell = Command::new("sh");
        shell.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""]).arg(program());
        Self::run(shell, site, db)
    }

    /// The same, with its system calls written to `trace`.
    pub fn traced(site: &TestSite, db: &str, trace: &Path) -> Self {
        let mut strace = Command::new("strace");
        // With -D the host is our child, not strace.
        strace.args([
            "-D",
            "-f",
            "-y",
            "-s",
            "100",
            "-e",
            "trace=network,read,write,writev,fsync,fdatasync",
            "-o",
        ]);
        strace.arg(trace).arg(program());
        Self::run(strace, site, db)
    }

    fn run(mut command: Command, site: &TestSite, db: &str) -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let log =
            site.root().join(LOGS).join(format!("{}.log", NUMBER.fetch_add(1, Ordering::Relaxed)));
        std::fs::create_dir_all(log.parent().unwrap()).unwrap();
        let mut process = command
            .args([
                "host",
                "--listen",
                "127.0.0.1:0",
                "--trusted-proxy",
                "127.0.0.1",
                "--dist",
                "dist",
                "--db",
                db,
            ])
            .current_dir(site.root())
            .env("FRONTDESK_LOG", "frontdesk=debug,warn")
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(&log).unwrap())
            .spawn()
            .unwrap();
        let address = loop {
            let said = std::fs::read_to_string(&log).unwrap();
            match said.split_inclusive('\n').filter(|line| line.ends_with('\n')).find_map(listening)
            {
                Some(address) => break address,
                // Starting takes as long as it takes; a host that has ended never listens.
                None => assert!(process.try_wait().unwrap().is_none(), "{said}"),
            }
            std::thread::sleep(Duration::from_millis(2));
        };
        Self { address, process, log }
    }

    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Where it writes.
    pub fn log(&self) -> &Path {
        &self.log
    }

    /// Kilobytes at most until now.
    #[cfg(target_os = "linux")]
    pub fn most_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap().to_owned();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }

    /// SIGTERM.
    pub fn terminate(&mut self) {
        self.tell(rustix::process::Signal::TERM);
    }

    /// SIGHUP.
    pub fn hang_up(&mut self) {
        self.tell(rustix::process::Signal::HUP);
    }

    fn tell(&self, signal: rustix::process::Signal) {
        let id = rustix::process::Pid::from_child(&self.process);
        rustix::process::kill_process(id, signal).unwrap();
    }

    /// Waits for its end.
    pub fn ended(&mut self) -> ExitStatus {
        self.process.wait().unwrap()
    }

    /// SIGKILL.
    pub fn kill(mut self) {
        self.process.kill().unwrap();
        let status: ExitStatus = self.process.wait().unwrap();
        assert_eq!(status.code(), None, "the host ended by itself");
    }
}

impl Drop for RealHost {
    fn drop(&mut self) {
        // It may be dead already, which is as good.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn listening(line: &str) -> Option<SocketAddr> {
    let line: serde_json::Value = serde_json::from_str(line).ok()?;
    (line["message"] == "listening").then(|| line["address"].as_str().unwrap().parse().unwrap())
}
