//! Tickets reach the desk: by mail, by webhook, at least once, whatever is in them.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering::SeqCst;

use frontdesk::host::deliver::{Desk, Secrets};
use frontdesk::host::store::{Store, number};
use frontdesk::model::{DeskSettings, MailSecurity, MailSettings, WebhookSettings};

use super::sink::{MailSink, web_sink};
use super::{block_on, ticket};

fn mail(port: u16) -> DeskSettings {
    DeskSettings {
        mail: Some(MailSettings {
            server: "127.0.0.1".into(),
            port,
            security: MailSecurity::None,
            user: None,
            from: "desk@example.com".into(),
            to: "support@example.com".into(),
            topics: BTreeMap::from([("invoice".into(), "billing@example.com".into())]),
            confirm: true,
        }),
        ..DeskSettings::default()
    }
}

/// A store and a desk that deliver as `settings` say; kept with the folder they stand in.
async fn desk(settings: &DeskSettings) -> (tempfile::TempDir, Store, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let secrets = Secrets { smtp_password: None, webhook_secret: Some("a secret".into()) };
    let desk = Desk::new(settings, &secrets, "https://desk.example.com/").unwrap();
    let store = Store::open(folder.path().join("desk.db").to_str().unwrap(), None).await.unwrap();
    let store = store.delivering(desk.kinds());
    (folder, store, desk)
}

#[test]
fn the_desk_gets_the_ticket_and_the_sender_a_link() {
    let sink = MailSink::start();
    block_on(async {
        let (_folder, store, desk) = desk(&mail(sink.port)).await;
        let mut sent = ticket([1; 16], "customer@example.org");
        sent.topic = "invoice".into();
        let number = store.open_ticket(sent).await.unwrap();
        assert!(desk.round(&store).await.unwrap());
        assert!(!desk.round(&store).await.unwrap());
        let mails = sink.mails();
        assert_eq!(mails.len(), 2);
        assert_eq!(mails[0].to, ["RCPT TO:<billing@example.com>"]);
        assert_eq!(mails[0].header("Reply-To").as_deref(), Some("customer@example.org"));
        assert!(mails[0].data.contains("says to be: customer@example.org (not confirmed)"), "{}", mails[0].data);
        assert!(!mails[0].data.contains("authenticated"));
        assert!(mails[0].data.contains("\r\n> Charged twice"), "{}", mails[0].data);
        assert_eq!(mails[1].to, ["RCPT TO:<customer@example.org>"]);
        assert_eq!(mails[1].header("From").as_deref(), Some("desk@example.com"));
        assert!(!mails[1].data.contains("Charged twice"), "nothing that the sender wrote goes out through us");
        let stored = store.ticket(&number).await.unwrap().unwrap();
        store.confirm(&store.confirmation(&stored)).await.unwrap().unwrap();
        desk.round(&store).await.unwrap();
        let mails = sink.mails();
        assert!(mails[2].data.contains("address confirmed: customer@example.org"), "{}", mails[2].data);
        assert_eq!(mails[2].to, ["RCPT TO:<billing@example.com>"]);
    });
}

#[test]
fn nothing_in_a_ticket_makes_a_second_mail_or_another_recipient() {
    let sink = MailSink::start();
    block_on(async {
        let mut settings = mail(sink.port);
        settings.mail.as_mut().unwrap().confirm = false;
        let (_folder, store, desk) = desk(&settings).await;
        let evil = "x\r\nBcc: thief@example.net\r\n\r\nhello\n.\nMAIL FROM:<a@b>\r\n.\r\n\0RCPT TO:<thief@example.net>\r\nDATA";
        for (at, field) in (0..10_u8).enumerate() {
            let mut sent = ticket([field; 16], "customer@example.org");
            match at {
                0 => sent.email = evil.into(),
                1 => sent.topic_name = evil.into(),
                2 => sent.topic = evil.into(),
                3 => sent.page = evil.into(),
                4 => sent.lang = evil.into(),
                5 => sent.audience = Some(evil.into()),
                6 => sent.yes = vec![evil.into()],
                7 => sent.fields = vec![("subject".into(), evil.into()), (evil.into(), evil.into())],
                8 => sent.attachments[0].name = evil.into(),
                _ => sent.attachments[0].media_type = evil.into(),
            }
            store.open_ticket(sent).await.unwrap();
        }
        while desk.round(&store).await.unwrap() {}
        let mails = sink.mails();
        assert_eq!(mails.len(), 10, "{:?}", store.deliveries(false).await.unwrap());
        for mail in &mails {
            assert_eq!(mail.from.split(' ').nth(1), Some("FROM:<desk@example.com>"));
            assert_eq!(mail.to, ["RCPT TO:<support@example.com>"]);
            assert_eq!(mail.header("Bcc"), None, "{}", mail.data);
        }
    });
}

/// Two instances, and a mail server that takes longer for the first mail than a claim lasts.
#[test]
fn a_slow_server_gets_no_mail_twice() {
    let sink = MailSink::start();
    block_on(async {
        let mut settings = mail(sink.port);
        settings.mail.as_mut().unwrap().confirm = false;
        let (folder, store, one) = desk(&settings).await;
        let secrets = Secrets { smtp_password: None, webhook_secret: None };
        let other = Desk::new(&settings, &secrets, "https://desk.example.com/").unwrap();
        for n in 1..=3 {
            store.open_ticket(ticket([n; 16], "customer@example.org")).await.unwrap();
        }
        let store = std::sync::Arc::new(store);
        sink.is_slow.store(true, SeqCst);
        let slow = tokio::spawn({
            let store = std::sync::Arc::clone(&store);
            async move { one.round(&store).await.unwrap() }
        });
        while sink.arrived() == 0 {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        // The claims of those that wait behind it end.
        let url = folder.path().join("desk.db");
        let mut file = <sqlx::SqliteConnection as sqlx::Connection>::connect(url.to_str().unwrap()).await.unwrap();
        let pass = "UPDATE outbox SET claimed_until = 0 WHERE id > (SELECT MIN(id) FROM outbox)";
        sqlx::Executor::execute(&mut file, pass).await.unwrap();
        let taken = tokio::spawn({
            let store = std::sync::Arc::clone(&store);
            async move { other.round(&store).await.unwrap() }
        });
        while sink.arrived() < 2 {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        sink.is_slow.store(false, SeqCst);
        assert!(slow.await.unwrap() && taken.await.unwrap());
        let mut ids: Vec<_> = sink.mails().iter().map(|mail| mail.header("Message-ID").unwrap()).collect();
        ids.sort();
        ids.dedup();
        assert_eq!((ids.len(), sink.mails().len()), (3, 3));
        assert!(store.deliveries(false).await.unwrap().is_empty());
    });
}

#[test]
fn what_was_refused_for_now_comes_again_under_the_same_id() {
    let sink = MailSink::start();
    block_on(async {
        let mut settings = mail(sink.port);
        settings.mail.as_mut().unwrap().confirm = false;
        let (_folder, store, desk) = desk(&settings).await;
        store.open_ticket(ticket([1; 16], "customer@example.org")).await.unwrap();
        sink.refuse_next("451 later");
        desk.round(&store).await.unwrap();
        let waiting = store.deliveries(false).await.unwrap();
        assert_eq!((waiting[0].state.as_str(), waiting[0].attempts), ("waiting", 1));
        assert!(waiting[0].error.as_deref().unwrap().contains("451"), "{waiting:?}");
        assert!(!desk.round(&store).await.unwrap(), "not due yet");

        store.open_ticket(ticket([2; 16], "customer@example.org")).await.unwrap();
        sink.refuse_next("554 never");
        desk.round(&store).await.unwrap();
        let dead: Vec<_> = store.deliveries(false).await.unwrap().into_iter().filter(|d| d.state == "dead").collect();
        assert_eq!(dead[0].ticket, number(&[2; 16]));
        assert_eq!(store.retry(None).await.unwrap(), 1);
        desk.round(&store).await.unwrap();
        let id = sink.mails()[0].header("Message-ID").unwrap();
        assert_eq!(id, format!("<{}.desk@example.com>", number(&[2; 16])));
    });
}

#[test]
fn an_address_that_a_server_repeats_is_not_kept() {
    let sink = MailSink::start();
    block_on(async {
        let (_folder, store, desk) = desk(&mail(sink.port)).await;
        store.open_ticket(ticket([1; 16], "nobody@example.org")).await.unwrap();
        sink.refuse_next("550 <Nobody@example.org> unknown");
        sink.refuse_next("451 later");
        desk.round(&store).await.unwrap();
        let waiting = store.deliveries(false).await.unwrap();
        assert_eq!(waiting[1].error.as_deref(), Some("the mail server refused the address"), "{waiting:?}");
    });
}

#[test]
fn a_webhook_is_signed_and_stays_out_of_private_networks() {
    let (port, posts) = web_sink("204 No Content");
    block_on(async {
        let webhook = |allow: Vec<String>| DeskSettings {
            webhook: Some(WebhookSettings { url: format!("http://127.0.0.1:{port}/hook"), allow }),
            ..DeskSettings::default()
        };
        let (_folder, store, desk_open) = desk(&webhook(vec!["127.0.0.1".into()])).await;
        store.open_ticket(ticket([1; 16], "customer@example.org")).await.unwrap();
        desk_open.round(&store).await.unwrap();
        let post = posts.lock().unwrap()[0].clone();
        let body: serde_json::Value = serde_json::from_str(&post.body).unwrap();
        assert_eq!(body["ticket"]["number"], number(&[1; 16]));
        assert_eq!(body["ticket"]["address_confirmed_at"], serde_json::Value::Null);
        assert!(post.head.contains("frontdesk-signature: t="), "{}", post.head);

        let (_folder, store, desk_closed) = desk(&webhook(Vec::new())).await;
        store.open_ticket(ticket([1; 16], "customer@example.org")).await.unwrap();
        desk_closed.round(&store).await.unwrap();
        let waiting = store.deliveries(false).await.unwrap();
        assert!(waiting[0].error.as_deref().unwrap().contains("private network"), "{waiting:?}");
        assert_eq!(posts.lock().unwrap().len(), 1);
    });
}

#[test]
fn secrets_that_are_missing_are_said_at_the_start() {
    let settings = DeskSettings {
        webhook: Some(WebhookSettings { url: "https://crm.example.com/".into(), allow: Vec::new() }),
        ..DeskSettings::default()
    };
    let error = Desk::new(&settings, &Secrets::default(), "https://desk.example.com/").err().unwrap();
    assert!(error.contains("FRONTDESK_WEBHOOK_SECRET"), "{error}");
}
