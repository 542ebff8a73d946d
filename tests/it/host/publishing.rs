//! A build that says something new beside its pages is followed: where tickets go, whom to believe.

use std::time::Duration;

use frontdesk::host::store::{Kind, Store, number};

use super::real::RealHost;
use super::tickets::{JSON, MULTIPART, Part, send, ticket, with_forms};
use super::{Desk, PATIENCE, SITE_FILE, build, site};
use crate::store::sink::MailSink;
use crate::store::{block_on, due};

fn mail(port: u16) -> String {
    format!(
        "[host.mail]\nserver = \"127.0.0.1\"\nport = {port}\nsecurity = \"none\"\n\
         from = \"desk@example.com\"\nto = \"support@example.com\"\n"
    )
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn settings_follow_the_build_while_the_host_runs() {
    let mut desk = Desk::of(with_forms()).await;
    let taken = send(&desk, &[]).await;
    assert!(!taken.body().contains("jo@example.com"), "nobody sends a mail");
    let root = desk.site.root().join("site.toml");
    std::fs::write(&root, format!("{SITE_FILE}trusted_proxies = [\"127.0.0.1\"]\n{}", mail(25)))
        .unwrap();
    build(&desk.site, &[]);
    let followed = desk.settings.wait_for(|settings| settings.desk.mail.is_some());
    let settings =
        tokio::time::timeout(PATIENCE, followed).await.expect("nobody is told").unwrap().clone();
    assert_eq!(settings.desk.mail.map(|mail| mail.to).as_deref(), Some("support@example.com"));
    assert!(settings.has_forms);
    assert_eq!(settings.languages[1].mail.confirm_subject, "Veuillez confirmer votre adresse");

    let taken = send(&desk, &[]).await;
    assert!(
        taken.body().contains("jo@example.com"),
        "what the page promises is sent: {}",
        taken.body()
    );
    let kinds: Vec<Kind> =
        desk.store.deliveries(true).await.unwrap().into_iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [Kind::Desk, Kind::Confirm]);

    // The proxy is believed now: these are forty clients and not one.
    for client in 0..40 {
        let from = format!("198.51.100.{client}");
        let headers = [
            ("Origin", "https://help.example.com"),
            ("Content-Type", "application/x-www-form-urlencoded"),
            ("X-Forwarded-For", &from),
        ];
        let vote =
            desk.ask("POST", "/api/ratings/shop/pay", &headers, b"helpful=yes&lang=en").await;
        assert_eq!(vote.status, 200, "client {client}");
    }
}

/// Hardly a mail server carries an address beyond ASCII: who gives one learns it at once and not
/// when an answer fails to come, but only where it is us who answer.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_that_no_mail_of_ours_reaches_is_refused_in_the_form() {
    let odd: [Part<'_>; 1] = [("email", None, "用户@example.com".as_bytes())];
    let desk = Desk::of(with_forms()).await;
    assert_eq!(send(&desk, &odd).await.status, 201, "somebody else answers");
    let desk = Desk::of(with_forms().file("site.toml", &format!("{SITE_FILE}{}", mail(25)))).await;
    let refused = send(&desk, &odd).await;
    assert_eq!(refused.status, 422);
    let page = refused.body();
    assert!(page.contains("Our mail does not reach addresses with letters"), "{page}");
    assert!(page.contains("value=\"用户@example.com\"") && page.contains("Since noon."), "{page}");
    let site = ("Origin", "https://help.example.com");
    let told = desk.ask("POST", "/api/tickets", &[site, MULTIPART, JSON], &ticket(&odd)).await;
    let told: serde_json::Value = serde_json::from_slice(&told.bytes).unwrap();
    assert_eq!((&told["wrong"], &told["odd"]), (&serde_json::json!(["email"]), &true.into()));
    for fits in ["jo@bücher.example", "jo@example.com"] {
        assert_eq!(send(&desk, &[("email", None, fits.as_bytes())]).await.status, 201, "{fits}");
    }
}

/// A mailbox is asked three times a day, under whichever of its addresses: the page of the fourth
/// ticket promises no mail.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_that_is_not_sent_is_not_promised() {
    let desk = Desk::of(with_forms().file("site.toml", &format!("{SITE_FILE}{}", mail(25)))).await;
    let mut promised = Vec::new();
    for n in 1..=4 {
        let address = format!("jo+{n}@example.com");
        let taken = send(&desk, &[("email", None, address.as_bytes())]).await;
        assert_eq!(taken.status, 201);
        promised.push(taken.body().contains(&address));
    }
    assert_eq!(promised, [true, true, true, false]);
    let all = desk.store.deliveries(true).await.unwrap();
    assert_eq!(all.iter().filter(|one| one.kind == Kind::Confirm).count(), 3);
}

/// The whole program: a ticket that was taken before anybody said where tickets go arrives.
#[test]
fn a_ticket_from_before_the_settings_is_sent_with_them() {
    let site = with_forms();
    build(&site, &[]);
    let host = RealHost::start(&site, "desk.db");
    let sink = MailSink::start();
    let db = site.root().join("desk.db");
    block_on(async {
        let store = Store::open(db.to_str().unwrap(), None).await.unwrap();
        store.open_ticket(crate::store::ticket([1; 16], "customer@example.org")).await.unwrap();
    });
    std::fs::write(site.root().join("site.toml"), format!("{SITE_FILE}{}", mail(sink.port)))
        .unwrap();
    build(&site, &[]);
    let started = std::time::Instant::now();
    while sink.mails().is_empty() {
        assert!(started.elapsed() < PATIENCE, "the ticket was never sent");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(sink.mails()[0].data.contains(&number(&[1; 16])));
    host.kill();
}

#[test]
fn forms_without_a_way_to_the_desk_are_a_warning_at_build_and_at_start() {
    let site = with_forms();
    let output = site.build(&["--format", "json"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("\"untold-form\"") && said.contains("content/contact.yaml"), "{said}");
    assert_eq!(site.build(&["--strict"]).status.code(), Some(1));
    let host = RealHost::start(&site, "desk.db");
    let log = || std::fs::read_to_string(host.log()).unwrap();
    let started = std::time::Instant::now();
    while !log().contains("nobody is told of a ticket") {
        assert!(started.elapsed() < PATIENCE, "{}", log());
        std::thread::sleep(Duration::from_millis(50));
    }
    host.kill();
}

/// The clock of a machine that has just started may be years ahead.
#[test]
fn nothing_is_forgotten_at_the_start() {
    let site = site();
    build(&site, &[]);
    let db = site.root().join("desk.db");
    let open = async || Store::open(db.to_str().unwrap(), None).await.unwrap();
    block_on(async {
        let store = open().await;
        store
            .open_ticket(due(&[Kind::Desk], crate::store::ticket([1; 16], "customer@example.org")))
            .await
            .unwrap();
        for delivery in store.claim(None, 600, 10).await.unwrap() {
            store.settle(&delivery, frontdesk::host::store::Settled::Done).await.unwrap();
        }
        let mut file = <sqlx::SqliteConnection as sqlx::Connection>::connect(db.to_str().unwrap())
            .await
            .unwrap();
        sqlx::Executor::execute(&mut file, "UPDATE tickets SET at = at - 426 * 86400")
            .await
            .unwrap();
    });
    let mut host = RealHost::start(&site, "desk.db");
    host.terminate();
    assert_eq!(host.ended().code(), Some(0));
    block_on(async { assert_eq!(open().await.tickets(10).await.unwrap().len(), 1) });
}

/// A ticket that nobody was told of is not old: it waits.
#[test]
fn only_what_the_desk_was_told_of_is_forgotten() {
    crate::store::on_both(|store| async move {
        store.open_ticket(crate::store::ticket([1; 16], "untold@example.org")).await.unwrap();
        store
            .open_ticket(due(&[Kind::Confirm], crate::store::ticket([2; 16], "untold@example.org")))
            .await
            .unwrap();
        store
            .open_ticket(due(
                &[Kind::Desk, Kind::Confirm],
                crate::store::ticket([3; 16], "told@example.org"),
            ))
            .await
            .unwrap();
        for delivery in store.claim(None, 600, 10).await.unwrap() {
            store.settle(&delivery, frontdesk::host::store::Settled::Done).await.unwrap();
        }
        assert_eq!(store.expire(i64::MAX).await.unwrap().tickets, 1);
        let left: Vec<String> =
            store.tickets(10).await.unwrap().into_iter().map(|ticket| ticket.email).collect();
        assert_eq!(left, ["untold@example.org", "untold@example.org"]);
        assert!(
            store.deliveries(true).await.unwrap().iter().all(|one| one.ticket == number(&[2; 16]))
        );
    });
}
