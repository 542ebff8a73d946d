//! The report with what a host has heard, and by mail.

use frontdesk::host::store::{Sought, Store, Vote};
use serde_json::Value;

use super::sink::MailSink;
use super::{block_on, ticket, vote};
use crate::site::TestSite;

const DAY: &str = "2026-11-22";

/// A site whose host has heard three things of it, and its database.
fn heard(config: &str) -> (TestSite, String) {
    let votes = r#"{"version":1,"articles":{"pay":{"en":{"yes":2,"no":4}}}}"#;
    let config = format!(
        "title = \"Help\"\nbase_url = \"https://help.example.com/\"\ndefault_language = \"en\"\n\
         [languages.en]\nname = \"English\"\n{config}"
    );
    let site = TestSite::new()
        .file("site.toml", &config)
        .file("content/pay.md", "# Pay\n\nWith money.\n")
        .file("data/ratings.json", votes);
    let db = site.root().join("desk.db").to_str().unwrap().to_owned();
    block_on(async {
        let store = Store::open(&db, None).await.unwrap();
        for (visitor, reason) in
            [(1, Some("missing")), (2, Some("missing")), (3, Some("wrong")), (4, None)]
        {
            let reason = reason.map(str::to_owned);
            store.vote(Vote { reason, ..vote(visitor, "pay", false) }).await.unwrap();
        }
        for mark in 0..4_u8 {
            let (lang, words) = ("en".to_owned(), "<b>quokka</b>".to_owned());
            let sought =
                Sought { key: [9; 16], day: mark.into(), mark, lang, words, unopened: mark == 0 };
            store.sought(sought).await.unwrap();
        }
        for number in 1..=3 {
            store.open_ticket(ticket([number; 16], "reader@example.org")).await.unwrap();
        }
        let (all, _) = store.find(&Default::default(), 1).await.unwrap();
        store.mark(&all[0].number, true).await.unwrap();
        store.close().await;
    });
    (site, db)
}

/// Titles and what is said, of one section.
fn section(report: &Value, id: &str) -> Option<Vec<String>> {
    let sections = report["sections"].as_array().unwrap();
    let findings = &sections.iter().find(|section| section["id"] == id)?["findings"];
    let line = |finding: &Value| {
        format!("{}: {}", finding["title"].as_str().unwrap(), finding["said"].as_str().unwrap())
    };
    Some(findings.as_array().unwrap().iter().map(line).collect())
}

fn report(site: &TestSite, args: &[&str]) -> Value {
    let output = site.run(&[&["report", "--json"], args].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn what_a_host_has_heard_stands_in_the_report() {
    let (site, db) = heard("");
    let alone = report(&site, &[]);
    assert_eq!(section(&alone, "rated-badly").unwrap(), ["Pay: 2 of 6 votes say that it helped"]);
    assert!(section(&alone, "searched-in-vain").is_none() && section(&alone, "tickets").is_none());
    let all = report(&site, &["--db", &db]);
    assert_eq!(
        section(&all, "rated-badly").unwrap(),
        ["Pay: 2 of 6 votes say that it helped, missing 2, wrong 1"]
    );
    let searched = ["<b>quokka</b>: 4 times, in 1 of them something was found and not opened"];
    assert_eq!(section(&all, "searched-in-vain").unwrap(), searched);
    assert_eq!(
        section(&all, "tickets").unwrap(),
        ["A refund (refund): 3 in 28 days, 2 of them open"]
    );
    // Tickets of another time are none of these days.
    let later = report(&site, &["--db", &db, "--now", "2100-01-01"]);
    assert_eq!(section(&later, "tickets").unwrap(), Vec::<String>::new());
    // What was exported stands in the site.
    assert!(site.run(&["searches", "export", "--db", &db]).status.success());
    let exported = report(&site, &[]);
    assert_eq!(section(&exported, "searched-in-vain").unwrap(), searched);
    assert!(section(&exported, "tickets").is_none());
    let site = site.file("data/searches.json", "{");
    let output = site.run(&["report"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(1) && said.contains("data/searches.json"), "{said}");
}

#[test]
fn the_report_is_mailed_through_the_hosts_settings() {
    let sink = MailSink::start();
    let (site, db) = heard(&format!(
        "[host]\nurl = \"https://desk.example.com/\"\n[host.mail]\nserver = \"127.0.0.1\"\nport = {}\nsecurity = \"none\"\n\
         from = \"Help <desk@example.com>\"\nto = \"lead@example.com\"\n",
        sink.port
    ));
    let output = site.run(&["report", "--mail", "--db", &db, "--now", DAY]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mails = sink.mails();
    assert_eq!(mails.len(), 1, "{mails:?}");
    let mail = &mails[0];
    assert_eq!(mail.header("Subject").unwrap(), format!("Help: what needs care on {DAY}"));
    assert!(mail.to[0].contains("lead@example.com"), "{mail:?}");
    assert!(mail.header("Content-Type").unwrap().starts_with("multipart/alternative"));
    assert!(mail.data.contains("&lt;b&gt;quokka") && mail.data.contains("Rated badly"), "{mail:?}");
    // Nobody takes it, or nobody is named: it is told.
    sink.refuse_next("554 5.7.1 no");
    let output = site.run(&["report", "--mail", "--db", &db, "--now", DAY]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(3) && said.contains("5.7.1"), "{said}");
    let (site, _) = heard("");
    let output = site.run(&["report", "--mail"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && said.contains("[host.mail]"), "{said}");
}
