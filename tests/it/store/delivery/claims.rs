//! Whose a delivery is and when its turn comes: with two hosts, a receiver that hangs, a clock that
//! is put back.

use std::sync::Arc;
use std::sync::atomic::Ordering::SeqCst;

use frontdesk::host::store::Kind;
use frontdesk::model::{DeskSettings, WebhookSettings};

use super::super::sink::{MailSink, web_sink};
use super::super::{block_on, due, ticket};
use super::{bring_forward, desk, dispatcher, mail, secrets};

/// Two instances, and a mail server that takes longer for the first mail than a claim lasts.
#[test]
fn a_slow_server_gets_no_mail_twice() {
    let sink = MailSink::start();
    block_on(async {
        let mut settings = mail(sink.port);
        settings.mail.as_mut().unwrap().confirm = false;
        let (folder, store, one) = desk(&settings).await;
        let other = dispatcher(&settings, secrets()).unwrap();
        for n in 1..=3 {
            store
                .open_ticket(due(&[Kind::Desk], ticket([n; 16], "customer@example.org")))
                .await
                .unwrap();
        }
        sink.is_slow.store(true, SeqCst);
        let slow = tokio::spawn({
            let store = Arc::clone(&store);
            async move { one.round(&store).await.unwrap() }
        });
        while sink.arrived() == 0 {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        // The claims of those that wait behind it end.
        let url = folder.path().join("desk.db");
        let mut file = <sqlx::SqliteConnection as sqlx::Connection>::connect(url.to_str().unwrap())
            .await
            .unwrap();
        let pass = "UPDATE outbox SET claimed_until = 0 WHERE id > (SELECT MIN(id) FROM outbox)";
        sqlx::Executor::execute(&mut file, pass).await.unwrap();
        let taken = tokio::spawn({
            let store = Arc::clone(&store);
            async move { other.round(&store).await.unwrap() }
        });
        while sink.arrived() < 2 {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        sink.is_slow.store(false, SeqCst);
        assert!(slow.await.unwrap() && taken.await.unwrap());
        let mut ids: Vec<_> =
            sink.mails().iter().map(|mail| mail.header("Message-ID").unwrap()).collect();
        ids.sort();
        ids.dedup();
        assert_eq!((ids.len(), sink.mails().len()), (3, 3));
        assert!(store.deliveries(false).await.unwrap().is_empty());
    });
}

/// A mail server that says nothing more after one mail, and a host that is told to end meanwhile.
#[test]
fn what_hangs_holds_up_only_itself_and_is_given_back_at_the_end() {
    let sink = MailSink::start();
    *sink.hangs_at.lock().unwrap() = Some("Hang here");
    let (port, posts) = web_sink("204 No Content");
    block_on(async {
        let webhook = WebhookSettings {
            url: format!("http://127.0.0.1:{port}/hook"),
            allow: vec!["127.0.0.1".into()],
        };
        let (_folder, store, courier) =
            desk(&DeskSettings { webhook: Some(webhook), ..mail(sink.port) }).await;
        for n in 1..=3 {
            let mut sent = ticket([n; 16], "customer@example.org");
            if n == 1 {
                sent.fields = vec![("subject".into(), "Hang here".into())];
            }
            store.open_ticket(due(&[Kind::Desk, Kind::Webhook], sent)).await.unwrap();
        }
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let running = tokio::spawn(courier.run(store.clone(), async move { drop(stopped.await) }));
        let pause = || tokio::time::sleep(std::time::Duration::from_millis(5));
        let waiting = async || store.backlog().await.unwrap().waiting;
        // The tests' own patience ends this where it hangs.
        while waiting().await > 1 {
            pause().await;
        }
        assert_eq!((sink.mails().len(), posts.lock().unwrap().len()), (2, 3));
        assert!(store.claim(None, 600, 10).await.unwrap().is_empty(), "it is under way");
        drop(stop);
        running.await.unwrap();
        let left = store.claim(None, 600, 10).await.unwrap();
        assert_eq!(
            left.iter().map(|one| (one.kind, one.attempts)).collect::<Vec<_>>(),
            [(Kind::Desk, 2)]
        );
    });
}

/// The address is confirmed of a ticket that the desk knows.
#[test]
fn what_a_ticket_brings_later_waits_for_its_first() {
    let sink = MailSink::start();
    block_on(async {
        let (folder, store, desk) = desk(&mail(sink.port)).await;
        let number = store
            .open_ticket(due(&[Kind::Desk], ticket([1; 16], "customer@example.org")))
            .await
            .unwrap();
        sink.refuse_next("451 later");
        desk.round(&store).await.unwrap();
        let stored = store.ticket(&number).await.unwrap().unwrap();
        store.confirm(&store.confirmation(&stored)).await.unwrap().unwrap();
        assert!(!desk.round(&store).await.unwrap(), "the first one is not due yet");
        bring_forward(&folder).await;
        while desk.round(&store).await.unwrap() {}
        let ids: Vec<String> =
            sink.mails().iter().map(|mail| mail.header("Message-ID").unwrap()).collect();
        let id = |kind: &str| format!("<{number}.{kind}@example.com>");
        assert_eq!(ids, [id("desk"), id("desk-confirmed")]);
    });
}

/// A clock that was a day ahead, and was put right.
#[test]
fn a_clock_that_is_put_back_delays_nothing() {
    let sink = MailSink::start();
    block_on(async {
        let (folder, store, desk) = desk(&mail(sink.port)).await;
        store
            .open_ticket(due(&[Kind::Desk], ticket([1; 16], "customer@example.org")))
            .await
            .unwrap();
        let file = folder.path().join("desk.db");
        let mut file =
            <sqlx::SqliteConnection as sqlx::Connection>::connect(file.to_str().unwrap())
                .await
                .unwrap();
        let ahead = "UPDATE outbox SET due_at = due_at + 86400, claimed_until = due_at + 86400";
        sqlx::Executor::execute(&mut file, ahead).await.unwrap();
        assert!(desk.round(&store).await.unwrap());
        assert_eq!(sink.mails().len(), 1);
    });
}
