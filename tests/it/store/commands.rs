//! `ratings`, `replies` and `tickets`: from the database into the site and onto the terminal.

use frontdesk::host::store::{Kind, ReplyState, Settled, Store, number};

use super::{block_on, due, reply, ticket, vote};
use crate::site::TestSite;

const SITE: &str = "title = \"Example Help\"\nbase_url = \"https://help.example.com/\"\n\
    default_language = \"en\"\n[languages.en]\nname = \"English\"\n[features]\nreplies = true\n\
    [host]\nurl = \"https://desk.example.com/\"\n";

pub fn site() -> TestSite {
    TestSite::new()
        .file("site.toml", SITE)
        .file(
            "content/a/renamed.md",
            "---\nid: a/renamed\naliases: [/a/b/]\n---\n# An article\n\nText.\n",
        )
        .file(
            "data/ratings.json",
            "{\"version\":1,\"articles\":{\"a/b\":{\"en\":{\"yes\":10,\"no\":1}}}}",
        )
}

pub fn store(site: &TestSite) -> String {
    site.root().join("desk.db").to_str().unwrap().to_owned()
}

/// One vote each of some visitors.
pub fn votes(db: &str, visitors: std::ops::Range<u8>) {
    block_on(async {
        let store = Store::open(db, None).await.unwrap();
        for visitor in visitors {
            store.vote(vote(visitor, "a/renamed", true)).await.unwrap();
        }
        store.close().await;
    });
}

pub fn said(output: std::process::Output) -> String {
    let text =
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
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
    let votes = |visitors| votes(&db, visitors);
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
    assert!(
        std::fs::read_to_string(&file).unwrap().contains("\"yes\":14"),
        "once more changes nothing"
    );
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
        evil.fields = vec![
            ("subject".into(), "\u{1b}[31mred\u{7}".into()),
            ("details".into(), "one\ntwo".into()),
        ];
        store.open_ticket(due(&[Kind::Desk], evil)).await.unwrap();
        let claimed = store.claim(None, 60, 1).await.unwrap();
        store.settle(&claimed[0], Settled::Dead { error: "554 no".into() }).await.unwrap();
        store.close().await;
    });
    let number = number(&[1; 16]);
    let list = said(site.run(&["tickets", "list", "--db", &db]));
    assert!(list.contains(&number) && list.contains("dead after 1 attempts: 554 no"), "{list}");
    assert!(!list.contains('\u{1b}') && list.contains("\\u{1b}[31mred"), "{list}");
    let shown = said(site.run(&["tickets", "show", &number, "--db", &db]));
    assert!(
        shown.contains("says to be: a@example.org (not confirmed)")
            && shown.contains("details:\n    one\n    two\n"),
        "{shown}"
    );
    assert!(said(site.run(&["tickets", "retry", "--db", &db])).contains("1 deliveries"));
    assert!(
        said(site.run(&["tickets", "erase", "A@example.org", "--db", &db])).contains("1 tickets")
    );
    assert!(said(site.run(&["tickets", "list", "--db", &db])).contains("no tickets"));
}

#[test]
fn what_one_sender_wrote_is_rejected_together() {
    let site = site();
    let db = store(&site);
    block_on(async {
        let store = Store::open(&db, None).await.unwrap();
        for n in 1..=3 {
            store.add_reply(reply(n, "Buy pills")).await.unwrap();
        }
        let mut other = reply(4, "It worked.");
        other.email = "other@example.org".into();
        store.add_reply(other).await.unwrap();
        store.close().await;
    });
    let list = said(site.run(&["replies", "list", "--limit", "2", "--db", &db]));
    assert!(list.contains("2 of 4") && list.matches("pills").count() == 2, "{list}");
    let rejected = said(site.run(&["replies", "reject", "1", "--same-sender", "--db", &db]));
    assert!(rejected.contains("2 others"), "{rejected}");
    let list = said(site.run(&["replies", "list", "--db", &db]));
    assert!(list.contains("It worked.") && !list.contains("pills"), "{list}");
}

#[test]
fn a_database_that_is_not_there_is_not_made() {
    let site = site();
    let output = site.run(&["tickets", "list", "--db", "nowhere.db"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(!site.root().join("nowhere.db").exists());
    assert!(
        String::from_utf8(output.stderr).unwrap().contains("nowhere.db: there is no such database")
    );
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

#[test]
fn a_team_works_from_the_command_line() {
    let site = site();
    let db = store(&site);
    block_on(async {
        let store = Store::open(&db, None).await.unwrap();
        let mut sent = ticket([1; 16], "Jo@example.org");
        sent.attachments[0].name = "shot.png".into();
        store.open_ticket(sent).await.unwrap();
        store.open_ticket(ticket([2; 16], "other@example.org")).await.unwrap();
        store.close().await;
    });
    let number = number(&[1; 16]);
    let run = |args: &[&str]| site.run(&[args, &["--db", &db]].concat());
    said(run(&["tickets", "note", &number, "asked billing"]));
    said(run(&["tickets", "answer", &number, "You have it back."]));
    let shown = said(run(&["tickets", "show", &number]));
    assert!(shown.contains("note ") && shown.contains("    asked billing\n"), "{shown}");
    assert!(shown.contains("answer ") && shown.contains("    You have it back.\n"), "{shown}");
    said(run(&["tickets", "done", &number]));
    let open = said(run(&["tickets", "list", "--open"]));
    assert!(!open.contains(&number) && open.contains("1 of 1; 2 tickets"), "{open}");
    assert!(
        said(run(&["tickets", "list", "--count"]))
            .contains("2 of 2 tickets (1 open, 2 unconfirmed, 0 with")
    );
    said(run(&["tickets", "open", &number]));
    assert!(said(run(&["tickets", "list", "--open"])).contains(&number));
    assert_eq!(run(&["tickets", "done", "AAAAA-BBBBB"]).status.code(), Some(2));
    for typed in [number.to_lowercase(), number.replace('-', " "), format!("[{number}]")] {
        assert!(said(run(&["tickets", "show", &typed])).starts_with(&number), "{typed}");
    }
    let none = run(&["tickets", "list", "--topic", "refnud", "--lang", "xx"]);
    let text = String::from_utf8_lossy(&none.stderr).into_owned();
    assert_eq!(none.status.code(), Some(2), "{text}");
    let near = "no ticket is about `refnud`; there are: refund; did you mean `refund`?";
    assert!(text.contains(near), "{text}");
    assert!(text.contains("no ticket is in `xx`; there are: en"), "{text}");
    assert!(said(run(&["tickets", "list", "--lang", "EN", "--topic", "Refund"])).contains(&number));
    let shown = said(run(&["tickets", "show", &number]));
    for told in [
        "\nidentity: this topic needs proof: compare the address with the one on file before",
        "\nlanguage: en\n",
        "\nchannel: ticket\ntopic: refund\n",
        "\nwritten on: /billing/refunds/\n",
    ] {
        assert!(shown.contains(told), "{told}: {shown}");
    }
    let retried = run(&["tickets", "retry", "NOSUC-H"]);
    assert_eq!(retried.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&retried.stderr).contains("there is no ticket NOSUC-H"));
    said(run(&["tickets", "note", &number, "\u{feff}one\r\ntwo\r\n"]));
    let shown = said(run(&["tickets", "show", &number]));
    assert!(shown.contains(":\n    one\n    two\n"), "{shown}");
    // A list says of each ticket what the ticket says.
    let listed = said(run(&["tickets", "list", "--json"]));
    let whole = said(run(&["tickets", "show", &number, "--json"]));
    let whole: serde_json::Value = serde_json::from_str(&whole).unwrap();
    let listed = listed.lines().map(|line| serde_json::from_str(line).unwrap());
    let listed: Vec<serde_json::Value> = listed.collect();
    let own = listed.iter().find(|ticket| ticket["number"] == number.as_str()).unwrap();
    assert_eq!(own["attachments"], whole["attachments"]);
    assert_eq!(own["attachments"][0]["name"], "shot.png");
    said(run(&["tickets", "files", &number, "--out", "files"]));
    said(run(&["tickets", "files", &number, "--out", "files"]));
    assert_eq!(std::fs::read(site.root().join("files/shot.png")).unwrap(), b"\0\xff1");
    assert!(site.root().join("files/1-shot.png").exists(), "nothing is written over");

    said(run(&["people", "export", "jo@EXAMPLE.org", "--out", "person"]));
    let person = std::fs::read_to_string(site.root().join("person/person.json")).unwrap();
    assert!(
        person.contains(&number) && person.contains("asked billing") && !person.contains("other@"),
        "{person}"
    );
    assert!(site.root().join("person").join(&number).join("shot.png").exists());
    let near = run(&["people", "erase", "jo+shop@example.org"]);
    let text = String::from_utf8_lossy(&near.stderr).into_owned();
    assert_eq!(near.status.code(), Some(1), "{text}");
    assert!(
        text.contains("0 tickets and 0 replies") && text.contains("near: Jo@example.org"),
        "{text}"
    );
    assert!(said(run(&["people", "erase", "JO@example.org"])).contains("1 tickets"));
}

/// A log of a server is a long answer; what is longer than any letter is refused, not cut.
#[test]
fn an_answer_is_whole_or_refused() {
    let site = site();
    let db = store(&site);
    let number = block_on(async {
        let store = Store::open(&db, None).await.unwrap();
        let sent = due(&[Kind::Desk], ticket([1; 16], "jo@example.org"));
        let number = store.open_ticket(sent).await.unwrap();
        store.close().await;
        number
    });
    let long = "a line of a log: ä 12345\n".repeat(5_000) + "THE END";
    let answer = |text: &str| {
        std::fs::write(site.root().join("answer.txt"), text).unwrap();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_frontdesk"));
        command.args(["tickets", "answer", &number, "--db", &db]).current_dir(site.root());
        command.stdin(std::fs::File::open(site.root().join("answer.txt")).unwrap());
        command.output().unwrap()
    };
    said(answer(&long));
    let notes = block_on(async {
        let store = Store::open(&db, None).await.unwrap();
        let id = store.ticket(&number).await.unwrap().unwrap().id;
        let notes = store.notes(id).await.unwrap();
        store.close().await;
        notes
    });
    assert_eq!((notes.len(), notes[0].text.as_str()), (1, long.as_str()));
    let refused = answer(&"a".repeat(2_000_000));
    let text = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(refused.status.code() == Some(2) && text.contains("longer than 1024 KB"), "{text}");
}

#[test]
fn a_doctor_finds_what_does_not_work() {
    let site = site().file(
        "site.toml",
        &format!(
            "{SITE}[host.mail]\nserver = \"127.0.0.1\"\nport = 1\nsecurity = \"none\"\n\
            from = \"Help <desk@example.com>\"\nto = \"a@example.com\"\n"
        ),
    );
    let db = store(&site);
    block_on(async { Store::open(&db, None).await.unwrap().close().await });
    said(site.build(&[]));
    let bad = site.run(&["desk", "doctor", "--db", &db]);
    let text = String::from_utf8_lossy(&bad.stdout).into_owned();
    assert_eq!(bad.status.code(), Some(1), "{text}");
    assert!(
        text.contains("ok   database: can be written") && text.contains("BAD  mail: 127.0.0.1"),
        "{text}"
    );
    let sink = super::sink::MailSink::start();
    let settings = std::fs::read_to_string(site.root().join("site.toml")).unwrap();
    let settings = settings.replace("port = 1\n", &format!("port = {}\n", sink.port));
    std::fs::write(site.root().join("site.toml"), settings).unwrap();
    said(site.build(&[]));
    said(site.run(&["desk", "doctor", "--send", "--db", &db]));
    assert_eq!(sink.mails()[0].header("From").as_deref(), Some("Help <desk@example.com>"));
}
