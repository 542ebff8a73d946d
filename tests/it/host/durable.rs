//! What is acknowledged is on the disk, many may write at once, and nobody's address is kept.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use frontdesk::host::store::Store;

use super::customers::{FROM, FROM_BYTES, FROM_V4, Town};
use super::real::{LOGS, RealHost};
use super::tickets::with_forms;
use super::{Wire, build};
use crate::store::block_on;

/// A number that `scripts/torture` sets higher.
pub fn setting(variable: &str, small: usize) -> usize {
    std::env::var(variable).map_or(small, |number| number.parse().unwrap())
}

#[test]
fn a_vote_is_on_the_disk_before_it_is_acknowledged() {
    let site = with_forms();
    build(&site, &[]);
    let trace = site.root().join("trace");
    let host = RealHost::traced(&site, "desk.db", &trace);
    let form = [
        ("Origin", "https://help.example.com"),
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("Accept", "application/json"),
    ];
    let vote = block_on(async {
        Wire::open(host.address)
            .await
            .ask("POST", "/api/ratings/shop/pay", &form, b"helpful=yes&lang=en")
            .await
    });
    assert_eq!(vote.status, 200);
    host.kill();
    let calls = until_ended(&trace);
    let calls: Vec<&str> = calls.lines().collect();
    let first_after = |from: usize, what: &dyn Fn(&str) -> bool| {
        let found = calls[from..].iter().position(|call| what(call)).map(|at| from + at);
        found.unwrap_or_else(|| panic!("no such call after line {from}:\n{}", calls.join("\n")))
    };
    let asked = first_after(0, &|call| call.contains("POST /api/ratings/shop/pay"));
    let synced = first_after(asked, &|call| call.contains("sync(") && call.contains("desk.db-wal"));
    // A call that is interrupted in the trace ends on a line of its own.
    let thread = calls[synced].split(' ').next().unwrap();
    let done = first_after(synced, &|call| call.starts_with(thread) && call.ends_with("= 0"));
    let answered = first_after(asked, &|call| call.contains("HTTP/1.1 200"));
    assert!(
        done < answered,
        "answered at line {answered}, on the disk at line {done}:\n{}",
        calls.join("\n")
    );
}

/// The whole trace: its writer is told of the end by the system.
fn until_ended(trace: &Path) -> String {
    let started = Instant::now();
    loop {
        let text = std::fs::read_to_string(trace).unwrap();
        if text.lines().next_back().is_some_and(|line| line.ends_with("+++ killed by SIGKILL +++"))
        {
            return text;
        }
        assert!(started.elapsed() < super::PATIENCE, "the trace never ended:\n{text}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn sixty_four_writers_are_all_answered() {
    let site = with_forms();
    build(&site, &[]);
    let host = RealHost::start(&site, "desk.db");
    let town = Town::new(&[host.address]);
    let seconds = setting("FRONTDESK_TEST_SECONDS", 4);
    town.busy(64, || {
        std::thread::sleep(Duration::from_secs(seconds as u64));
        town.until_everything_was_taken();
    });
    let answers = town.answers.lock().unwrap().clone();
    let ledger = town.ledger.lock().unwrap().clone();
    println!(
        "64 writers, {seconds} s: answers {answers:?}; {} votes, {} replies, {} tickets \
         acknowledged",
        ledger.votes.len(),
        ledger.replies.len(),
        ledger.tickets.len()
    );
    assert!(answers.keys().all(|status| matches!(status, 200 | 201 | 429)), "{answers:?}");
    block_on(async {
        let store = Store::open(site.root().join("desk.db").to_str().unwrap(), None).await.unwrap();
        ledger.assert_kept(&store).await;
        store.close().await;
    });
    host.kill();
    let files = database_and_logs(site.root());
    assert_nobody_was_noted(&files, &ledger.votes[0]);
    assert_logs_have_structure(&site.root().join(LOGS));
}

/// A SQLite file with what stands beside it, and the logs.
pub fn database_and_logs(root: &Path) -> Vec<PathBuf> {
    let beside =
        std::fs::read_dir(root).unwrap().chain(std::fs::read_dir(root.join(LOGS)).unwrap());
    let files = beside.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    files.filter(|path| path.extension().is_none_or(|extension| extension != "toml")).collect()
}

/// No customer's address is in `files`, in any form that a program would write; `words`, which were
/// stored, are, so that this could find something.
pub fn assert_nobody_was_noted(files: &[PathBuf], words: &str) {
    let [a, b, c, d]: [u8; 4] = FROM_V4.parse::<std::net::Ipv4Addr>().unwrap().octets();
    let forms: [&[u8]; 7] = [
        FROM.as_bytes(),
        &FROM_BYTES,
        b"20010db8beef",
        b"2001:0db8:beef",
        FROM_V4.as_bytes(),
        &[0xff, 0xff, a, b, c, d],
        b"c633644d",
    ];
    let mut found_words = 0;
    for path in files {
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            // A database server removes files of its own while we look.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => panic!("{}: {error}", path.display()),
        };
        for form in forms {
            assert_eq!(occurrences(&bytes, form), 0, "{form:?} in {}", path.display());
        }
        // Four bytes may stand anywhere by chance, but not again and again.
        for number in [[a, b, c, d], [d, c, b, a]] {
            assert!(
                occurrences(&bytes, &number) < 3,
                "{FROM_V4} as a number in {}",
                path.display()
            );
        }
        found_words += occurrences(&bytes, words.as_bytes());
    }
    assert!(found_words > 0, "{words} was stored, but is in none of {} files", files.len());
}

/// One JSON object a line, with a moment, a level and a message.
fn assert_logs_have_structure(logs: &Path) {
    let mut count = 0;
    for entry in std::fs::read_dir(logs).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for line in text.split_inclusive('\n').filter(|line| line.ends_with('\n')) {
            let said: serde_json::Value =
                serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
            assert!(
                ["timestamp", "level", "message"].iter().all(|key| said[key].is_string()),
                "{line}"
            );
            count += 1;
        }
    }
    assert!(count > 64, "every request is told: {count}");
}

/// In capitals and small letters, whatever the bytes are. By a search that is optimised in tests as well: databases are large.
pub fn occurrences(bytes: &[u8], wanted: &[u8]) -> usize {
    let pattern: String = wanted.iter().map(|byte| format!("\\x{byte:02x}")).collect();
    let search =
        regex::bytes::RegexBuilder::new(&pattern).unicode(false).case_insensitive(true).build();
    search.unwrap().find_iter(bytes).count()
}
