//! The real command, killed with SIGKILL at random moments of a whole build: reading, rendering,
//! the index, publishing. `scripts/torture` kills more of them.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::publish_kills::{Moments, kills};
use crate::site::{TestSite, tree};

type Tree = BTreeMap<PathBuf, Vec<u8>>;

#[test]
fn a_killed_command_leaves_the_old_or_the_new_site() {
    // 1. What each of the two looks like after the other: hashed files of the build before stay
    //    once.
    let mut site = write_articles(TestSite::new(), 0);
    build(&site);
    let mut trees: [Tree; 2] = Default::default();
    let mut longest = Duration::ZERO;
    for which in [1, 0, 1] {
        site = write_articles(site, which);
        let start = Instant::now();
        build(&site);
        longest = longest.max(start.elapsed());
        trees[which] = tree(&site.root().join("dist"));
    }
    assert_ne!(trees[0], trees[1]);
    // 2. Kills, anywhere in a build.
    let mut moments = Moments::new();
    let (mut killed, mut old, mut new, mut ended) = (0, 0, 0, 0);
    let mut now = 1;
    while killed < kills() {
        site = write_articles(site, 1 - now);
        let was_killed = kill_a_build(&site, moments.below(longest));
        let found = tree(&site.root().join("dist"));
        assert!(
            trees.contains(&found),
            "after {killed} kills: neither the old tree nor the new one"
        );
        let turned = found == trees[1 - now];
        assert!(was_killed || turned, "a build that ended has published");
        killed += usize::from(was_killed);
        ended += usize::from(!was_killed);
        old += usize::from(was_killed && !turned);
        new += usize::from(was_killed && turned);
        now = if turned { 1 - now } else { now };
    }
    // 3. The next build that ends finds nothing in its way and leaves nothing lying about.
    site = write_articles(site, 1 - now);
    build(&site);
    assert_eq!(tree(&site.root().join("dist")), trees[1 - now]);
    let mut names: Vec<_> =
        std::fs::read_dir(site.root()).unwrap().map(|e| e.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["content", "dist", "site.toml"]);
    println!(
        "{killed} builds killed within {longest:?}: {old} left the old site, {new} the new; \
         {ended} were faster"
    );
}

/// Ctrl-C, and a CI that gives up, while the pages are on their way to the disk.
#[cfg(unix)]
#[test]
fn an_interrupted_build_takes_away_what_it_wrote() {
    use rustix::process::{Pid, Signal, kill_process};
    let site = (0..200).fold(write_articles(TestSite::new(), 0), |site, n| {
        site.file(&format!("content/more/a{n}.md"), &format!("# More {n}\n\nText.\n"))
    });
    let staging = site.root().join(".dist.staging-frontdesk/new/site");
    for signal in [Signal::INT, Signal::TERM] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_frontdesk"))
            .args(["build", "--now", "2026-11-22"])
            .current_dir(site.root())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // The first page is there, and there are hundreds to come.
        while !staging.exists() {
            assert!(child.try_wait().unwrap().is_none(), "it never wrote anything");
            std::thread::yield_now();
        }
        let id = Pid::from_raw(child.id().try_into().unwrap()).unwrap();
        kill_process(id, signal).unwrap();
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(130), "{said}");
        assert!(said.contains("interrupted"), "{said}");
        let mut names: Vec<_> =
            std::fs::read_dir(site.root()).unwrap().map(|e| e.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["content", "site.toml"]);
    }
}

/// The same articles with other words, and one article that only either of them has.
fn write_articles(site: TestSite, which: usize) -> TestSite {
    let content = site.root().join("content");
    if content.exists() {
        std::fs::remove_dir_all(&content).unwrap();
    }
    let word = ["harbour", "mountain"][which];
    let mut site = site.file(&format!("content/{word}.md"), &format!("# Only here\n\nA {word}.\n"));
    for n in 0..12 {
        let mut text = format!("# Article {n}\n\n");
        for section in 0..8 {
            writeln!(
                text,
                "## How do I reach the {word} by road {section}?\n\nAsk at the {word}.\n"
            )
            .unwrap();
        }
        site = site.file(&format!("content/roads/article-{n}.md"), &text);
    }
    site
}

fn build(site: &TestSite) {
    let output = site.build(&[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Whether it was still running.
fn kill_a_build(site: &TestSite, after: Duration) -> bool {
    let mut child = Command::new(env!("CARGO_BIN_EXE_frontdesk"))
        .args(["build", "--now", "2026-11-22"])
        .current_dir(site.root())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(after);
    child.kill().unwrap();
    let status = child.wait().unwrap();
    assert!(status.code().is_none_or(|code| code == 0), "the build failed: {status}");
    status.code().is_none()
}
