//! Copies of a database, on the command line: made, checked and put back, without losing anybody or
//! bringing anybody back.

use frontdesk::host::store::{Kind, Store};

use super::commands::{said, site, store, votes};
use super::{block_on, due, reply, ticket};

#[test]
fn a_copy_is_made_checked_and_put_back() {
    let site = site();
    let db = store(&site);
    let votes = |visitors| votes(&db, visitors);
    votes(0..3);
    let run = |args: &[&str]| site.run(&[args, &["--db", &db]].concat());
    said(run(&["db", "backup", "copy.db"]));
    assert_eq!(run(&["db", "backup", "copy.db"]).status.code(), Some(3), "nothing is written over");
    votes(5..9);
    assert!(said(run(&["db", "check"])).contains("sound"));
    said(run(&["db", "restore", "copy.db"]));
    assert!(said(run(&["db", "check"])).contains("sound"));
    let report = said(run(&["ratings", "report"]));
    assert!(report.starts_with("a/renamed [en]: 3 of 3"), "{report}");
    assert!(site.root().join("desk.db.before").exists());

    // A file that is no database, and one that somebody uses.
    std::fs::write(
        site.root().join("broken.db"),
        b"no database at all, but long enough to be read as one",
    )
    .unwrap();
    assert_ne!(run(&["db", "restore", "broken.db"]).status.code(), Some(0));
    block_on(async {
        let open = Store::open(&db, None).await.unwrap();
        let refused = run(&["db", "restore", "copy.db"]);
        let text = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(text.contains("stop the host first"), "{text}");
        open.close().await;
    });
}

/// Whoever restores the wrong copy finds the way back.
#[test]
fn a_restore_loses_nothing() {
    let site = site();
    let db = store(&site);
    let path = |name: &str| site.root().join(name);
    let run = |args: &[&str]| site.run(&[args, &["--db", &db]].concat());
    let tickets = |count: u8| {
        block_on(async {
            let store = Store::open(&db, None).await.unwrap();
            for n in 0..count {
                let sent = due(&[Kind::Desk], ticket([n; 16], "jo@example.org"));
                store.open_ticket(sent).await.unwrap();
            }
            store.close().await;
        });
    };
    let count = || {
        let said = said(run(&["tickets", "list", "--json"]));
        said.matches("\"number\"").count()
    };
    tickets(1);
    said(run(&["db", "backup", "one.db"]));
    tickets(3);
    said(run(&["db", "backup", "three.db"]));
    tickets(5);
    let itself = run(&["db", "restore", "./desk.db"]);
    let text = String::from_utf8_lossy(&itself.stderr).into_owned();
    assert!(!itself.status.success() && text.contains("the database itself"), "{text}");

    said(run(&["db", "restore", "one.db"]));
    assert_eq!(count(), 1);
    // A second one would write over the five that were there.
    let refused = run(&["db", "restore", "three.db"]);
    let text = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && text.contains("an earlier restore"), "{text}");
    assert_eq!(count(), 1);
    said(run(&["db", "restore", path("desk.db.before").to_str().unwrap()]));
    assert_eq!(count(), 5);
    said(run(&["db", "restore", "desk.db.before"]));
    assert_eq!(count(), 1);
    std::fs::rename(path("desk.db.before"), path("five.db")).unwrap();
    said(run(&["db", "restore", "three.db"]));
    assert_eq!(count(), 3);
    assert!(!path("desk.db.new").exists());
    // What a restore that was stopped has left is a copy like any other.
    std::fs::rename(path("five.db"), path("desk.db.new")).unwrap();
    std::fs::remove_file(path("desk.db.before")).unwrap();
    said(run(&["db", "restore", "desk.db.new"]));
    assert_eq!(count(), 5);
    assert!(path("desk.db.new").exists() && !path("desk.db.newer").exists());
}

/// Who asked to be forgotten stays forgotten: in what a restore left, and when a copy is put back.
#[test]
fn a_copy_brings_nobody_back_who_was_erased() {
    let site = site();
    let db = store(&site);
    let run = |args: &[&str]| site.run(&[args, &["--db", &db]].concat());
    let send = |n: u8, email: &'static str| {
        let db = db.clone();
        block_on(async move {
            let store = Store::open(&db, None).await.unwrap();
            let sent = due(&[Kind::Desk], ticket([n; 16], email));
            let number = store.open_ticket(sent).await.unwrap();
            let mut of = reply(n, "A reply");
            of.email = email.into();
            store.add_reply(of).await.unwrap();
            store.close().await;
            number
        })
    };
    let senders = || -> Vec<String> {
        block_on(async {
            let store = Store::open(&db, None).await.unwrap();
            let addresses = store.addresses().await.unwrap();
            store.close().await;
            addresses
        })
    };
    send(1, "Gone@example.org");
    send(2, "stays@example.org");
    let single = send(3, "single@example.org");
    said(run(&["db", "backup", "copy.db"]));
    said(run(&["db", "restore", "copy.db"]));
    assert!(!site.root().join("desk.db.erased").exists(), "nobody was erased yet");

    let told = said(run(&["people", "erase", "gone@example.org"]));
    assert!(
        told.contains("1 tickets and 1 replies erased from ") && told.contains(".before"),
        "{told}"
    );
    assert!(told.contains("copies of the database that you have made"), "{told}");
    for file in ["desk.db", "desk.db.before", "desk.db.erased"] {
        let bytes = std::fs::read(site.root().join(file)).unwrap();
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!text.contains("gone@example.org"), "{file}");
    }
    block_on(async {
        let store = Store::open(&db, None).await.unwrap();
        store.erase_ticket(&single).await.unwrap();
        store.close().await;
    });
    // Who comes back of their own accord is no trace of what was erased.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    send(4, "gone@example.org");
    said(run(&["db", "backup", "later.db"]));

    std::fs::remove_file(site.root().join("desk.db.before")).unwrap();
    let told = said(run(&["db", "restore", "copy.db"]));
    let counts = "the copy had 2 tickets and 1 replies that had been erased";
    assert!(told.contains(counts) && told.contains("\n  Gone@example.org\n"), "{told}");
    assert!(told.contains("the copy itself still has them"), "{told}");
    assert_eq!(senders(), ["single@example.org", "stays@example.org"]);
    std::fs::remove_file(site.root().join("desk.db.before")).unwrap();
    let told = said(run(&["db", "restore", "later.db"]));
    assert!(!told.contains("erased"), "{told}");
    assert_eq!(senders(), ["gone@example.org", "single@example.org", "stays@example.org"]);
}
