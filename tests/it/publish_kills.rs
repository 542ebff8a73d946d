//! Builds that are killed with SIGKILL at random moments, and disks that are really full or really
//! mounted. `scripts/torture` runs the long and the privileged ones.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use frontdesk::model::OutputFile;
use frontdesk::publish::{Outcome, PublishError, publish};

use serde_json::json;

use crate::publish::{Site, files, request, snapshot, whole};

const CHILD_OUT: &str = "FRONTDESK_TEST_CHILD_OUT";
const READY: &str = "the child publishes";

/// How many kills; `scripts/torture` asks for more.
pub fn kills() -> usize {
    std::env::var("FRONTDESK_TEST_KILLS").map_or(10, |n| n.parse().unwrap())
}

/// Publishes two generations in turn until it is killed.
#[test]
#[ignore = "the child process of the test below"]
fn child() {
    let out = PathBuf::from(std::env::var_os(CHILD_OUT).expect("started by its parent"));
    let report = json!({});
    println!("\n{READY}");
    for generation in (1..=2).cycle().take(100_000) {
        publish(&request(out.parent().unwrap(), &out, &files(generation), &report)).unwrap();
    }
}

#[test]
fn a_killed_build_leaves_one_whole_site() {
    let site = Site::new();
    site.publish(1);
    let mut moments = Moments::new();
    let (mut leftovers, mut seen) = (0, [0; 3]);
    for n in 0..kills() {
        kill_a_build(&site.out(), moments.below(Duration::from_millis(30)));
        let generation = whole(&site.out(), &[1, 2]);
        seen[generation as usize] += 1;
        leftovers += usize::from(site.names().len() > 2);
        // Sometimes the next start is another kill, sometimes it is a build that ends.
        if n % 3 == 0 {
            assert_eq!(site.publish(3 - generation).outcome, Outcome::Swapped);
            assert_eq!(whole(&site.out(), &[3 - generation]), 3 - generation);
            assert_eq!(site.names(), ["content", "dist"]);
        }
    }
    site.publish(3);
    assert_eq!(whole(&site.out(), &[3]), 3);
    assert_eq!(site.names(), ["content", "dist"]);
    println!(
        "{} kills: {leftovers} left a staging folder; generations 1 and 2 seen {:?} times",
        kills(),
        &seen[1..]
    );
}

/// A disk of a few megabytes, named by the caller: it fills up for real.
#[test]
#[ignore = "needs a small file system: see scripts/torture"]
fn a_full_disk_leaves_the_old_site() {
    let disk =
        PathBuf::from(std::env::var_os("FRONTDESK_TEST_SMALL_DISK").expect("a small file system"));
    let site = Site::new();
    let out = disk.join("dist");
    publish(&site.request(&out, &files(1))).unwrap();
    let old = snapshot(&out);
    let big: Vec<_> =
        (0..64).map(|n| OutputFile::new(format!("site/big-{n}.bin"), vec![n; 1 << 20])).collect();
    match publish(&site.request(&out, &big)) {
        Err(PublishError::Io { source, .. }) => {
            assert_eq!(source.kind(), std::io::ErrorKind::StorageFull)
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(snapshot(&out), old);
    assert_eq!(std::fs::read_dir(&disk).unwrap().count(), 1, "nothing is left behind");
    publish(&site.request(&out, &files(2))).unwrap();
    assert_eq!(whole(&out, &[2]), 2);
}

/// A mounted folder, named by the caller.
#[test]
#[ignore = "needs a mount point: see scripts/torture"]
fn a_real_mount_point_is_updated_in_place() {
    let out = PathBuf::from(std::env::var_os("FRONTDESK_TEST_MOUNT_POINT").expect("a mount point"));
    let site = Site::new();
    for generation in [1, 2, 3] {
        assert_eq!(
            publish(&site.request(&out, &files(generation))).unwrap().outcome,
            Outcome::InPlace
        );
        assert_eq!(whole(&out, &[generation]), generation);
    }
    assert_eq!(publish(&site.request(&out, &files(3))).unwrap().outcome, Outcome::Unchanged);
}

fn kill_a_build(out: &Path, after: Duration) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "publish_kills::child", "--ignored", "--nocapture", "--test-threads=1"])
        .env(CHILD_OUT, out)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let stdout = child.stdout.take().unwrap();
    assert!(
        BufReader::new(stdout).lines().any(|line| line.unwrap() == READY),
        "the child did not start"
    );
    // Any moment will do: the child does nothing but publish.
    std::thread::sleep(after);
    child.kill().unwrap();
    let status = child.wait().unwrap();
    assert_eq!(status.code(), None, "the child ended by itself");
}

/// From a xorshift generator: the same moments at each run, as far as a scheduler allows.
pub struct Moments(u64);

impl Moments {
    pub fn new() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }

    pub fn below(&mut self, most: Duration) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        most.mul_f64((self.0 >> 32) as f64 / f64::from(u32::MAX))
    }
}
