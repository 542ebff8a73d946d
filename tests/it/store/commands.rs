//! `ratings`, `replies` and `tickets`: from the database into the site and onto the terminal.

use frontdesk::host::store::{Kind, ReplyState, Settled, Store, number};

use super::{block_on, due, reply, ticket, vote};
use crate::site::TestSite;

const SITE: &str = "title = \"Example Help\"\nbase_url = \"https://help.example.com/\"\ndefault_language = \"en\"\n[languages.en]\nname = \"English\"\n[features]\nreplies = true\n[host]\nurl = \"https://desk.example.com/\"\n";

fn site() -> TestSite {
    TestSite::new()
        .file("site.toml", SITE)
        .file("content/a/renamed.md", "---\nid: a/renamed\naliases: [/a/b/]\n---\n# An article\n\nText.\n")
        .file("data/ratings.json", "{\"version\":1,\"articles\":{\"a/b\":{\"en\":{\"yes\":10,\"no\":1}}}}")
}

fn store(site: &TestSite) -> String {
    site.root().join("desk.db").to_str().unwrap().to_owned()
}

fn said(output: std::process::Output) -> String {
    let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{text}");
    text
}

#[test]
fn votes_and_replies_come_back_into_the_pages_and_follow_a_rename() {
    let site = site();
    let db = store(&site);
    block_on(async {
        let store = Store::open(&db, None).await.unwrap();
        store.vote(vote(1, "a/b", true)).await.unwrap();
        store.vote(vote(2, "a/renamed", false)).await.unwrap();
        let mut said = reply(1, "It <b>worked</b>.\n\nThank you.");
        said.name = "<script>alert(1)</script>".into();
        store.add_reply(said).await.unwrap();
        store.add_reply(reply(2, "Rejected words")).await.unwrap();
        store.close().await;
    });
    said(site.build(&[]));
    for _ in 0..2 {
        said(site.run(&["ratings", "export", "--db", &db]));
    }
    said(site.run(&["replies", "approve", "1", "--db", &db]));
    said(site.run(&["replies", "reject", "2", "--db", &db]));
    said(site.run(&["replies", "export", "--db", &db]));
    let replies = std::fs::read_to_string(site.root().join("data/replies.json")).unwrap();
    assert!(!replies.contains("reader@example.org") && !replies.contains("Rejected"), "{replies}");
    said(site.build(&[]));
    let page = std::fs::read_to_string(site.root().join("dist/site/a/renamed/index.html")).unwrap();
    assert!(page.contains("data-yes=\"11\" data-no=\"2\""), "{page}");
    assert!(
        page.contains("&lt;script&gt;alert(1)&lt;&#x2F;script&gt;")
            || page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"),
        "{page}"
    );
    assert!(page.contains("It &lt;b&gt;worked&lt;"), "{page}");
    let report = said(site.run(&["ratings", "report", "--db", &db]));
    assert!(report.starts_with("a/renamed [en]: 0 of 1 found it helpful"), "{report}");
}

#[test]
fn votes_that_a_database_lost_are_not_lost_silently() {
    let site = site();
    let db = store(&site);
    let votes = |visitors: std::ops::Range<u8>| {
        let db = db.clone();
        block_on(async move {
            let store = Store::open(&db, None).await.unwrap();
            for visitor in visitors {
                store.vote(vote(visitor, "a/renamed", true)).await.unwrap();
            }
            store.close().await;
        });
    };
    votes(0..3);
    said(site.build(&[]));
    said(site.run(&["ratings", "export", "--db", &db]));
    let file = site.root().join("data/ratings.json");
    let before = std::fs::read_to_string(&file).unwrap();
    assert!(before.contains("\"yes\":13"), "{before}");
    for path in [db.clone(), format!("{db}-wal"), format!("{db}-shm")] {
        let _ = std::fs::remove_file(path);
    }
    votes(5..6);
    let refused = site.run(&["ratings", "export", "--db", &db]);
    let why = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(1), "{why}");
    assert!(why.contains("a/renamed [en]: 1 instead of 3") && why.contains("--lost keep"), "{why}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), before, "nothing is written");
    said(site.run(&["ratings", "export", "--db", &db, "--lost", "keep"]));
    assert!(std::fs::read_to_string(&file).unwrap().contains("\"yes\":14"));
    said(site.run(&["ratings", "export", "--db", &db]));
    assert!(std::fs::read_to_string(&file).unwrap().contains("\"yes\":14"), "once more changes nothing");
    std::fs::write(&file, before).unwrap();
    said(site.run(&["ratings", "export", "--db", &db, "--lost", "drop"]));
    assert!(std::fs::read_to_string(&file).unwrap().contains("\"yes\":11"));
}

#[test]
fn tickets_are_listed_shown_and_tried_again() {
    let site = site();
    let db = store(&site);
    block_on(async {
        let store = Store::open(&db, None).await.unwrap();
        let mut evil = ticket([1; 16], "a@example.org");
        evil.fields = vec![("subject".into(), "\u{1b}[31mred\u{7}".into()), ("details".into(), "one\ntwo".into())];
        store.open_ticket(due(&[Kind::Desk], evil)).await.unwrap();
        let claimed = store.claim(60, 1).await.unwrap();
        store.settle(&claimed[0], Settled::Dead { error: "554 no".into() }).await.unwrap();
        store.close().await;
    });
    let number = number(&[1; 16]);
    let list = said(site.run(&["tickets", "list", "--db", &db]));
    assert!(list.contains(&number) && list.contains("dead after 1 attempts: 554 no"), "{list}");
    assert!(!list.contains('\u{1b}') && list.contains("\\u{1b}[31mred"), "{list}");
    let shown = said(site.run(&["tickets", "show", &number, "--db", &db]));
    assert!(shown.contains("says to be: a@example.org (not confirmed)") && shown.contains("one\ntwo"), "{shown}");
    assert!(said(site.run(&["tickets", "retry", "--db", &db])).contains("1 deliveries"));
    assert!(said(site.run(&["tickets", "erase", "A@example.org", "--db", &db])).contains("1 tickets"));
    assert!(said(site.run(&["tickets", "list", "--db", &db])).contains("no tickets"));
}

#[test]
fn a_database_that_is_not_there_is_not_made() {
    let site = site();
    let output = site.run(&["tickets", "list", "--db", "nowhere.db"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(!site.root().join("nowhere.db").exists());
    assert!(String::from_utf8(output.stderr).unwrap().contains("nowhere.db: there is no such database"));
}

#[test]
fn only_pending_replies_are_listed() {
    let site = site();
    let db = store(&site);
    block_on(async {
        let store = Store::open(&db, None).await.unwrap();
        store.add_reply(reply(1, "first")).await.unwrap();
        store.add_reply(reply(2, "second")).await.unwrap();
        store.judge_reply(1, ReplyState::Rejected).await.unwrap();
        store.close().await;
    });
    let list = said(site.run(&["replies", "list", "--db", &db]));
    assert!(list.contains("second") && !list.contains("first"), "{list}");
}
