//! Tickets reach the desk: by mail, by webhook, at least once, whatever is in them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::Ordering::SeqCst;

use frontdesk::contact::published::{PUBLISHED, Published};
use frontdesk::host::deliver::{Courier, Secrets, Settings};
use frontdesk::host::store::{Attachment, Kind, NoteKind, Settled, Store, number};
use frontdesk::model::{
    DeskSettings, Direction, Lang, LanguageEntry, MailSecurity, MailSettings, MailWords,
    WebhookSettings,
};
use tokio::sync::watch;

use super::sink::{MailSink, Stage, web_sink};
use super::{block_on, due, ticket};

pub fn mail(port: u16) -> DeskSettings {
    DeskSettings {
        mail: Some(MailSettings {
            server: "127.0.0.1".into(),
            port,
            security: MailSecurity::None,
            user: None,
            helo: None,
            from: "desk@example.com".into(),
            to: "support@example.com".into(),
            topics: BTreeMap::from([("invoice".into(), "billing@example.com".into())]),
            confirm: true,
        }),
        ..DeskSettings::default()
    }
}

/// What a build says beside `desk`.
fn settings(desk: &DeskSettings) -> Settings {
    let mail = MailWords {
        number: "Number:".into(),
        confirm_subject: "Please confirm".into(),
        confirm_text: format!("About {}:", MailWords::TOPIC),
        confirm_not_you: "Not you?".into(),
        reply: format!("We answer within {}.", MailWords::WITHIN),
        until: format!(
            "We answer by {}, {} ({}).",
            MailWords::DATE,
            MailWords::TIME,
            MailWords::ZONE
        ),
    };
    let language = |lang: &str, title: &str| LanguageEntry {
        lang: Lang::parse(lang).unwrap(),
        dir: Direction::Ltr,
        prefix: String::new(),
        title: title.into(),
        mail: mail.clone(),
    };
    Settings {
        host: "https://desk.example.com/".into(),
        desk: desk.clone(),
        languages: vec![language("en", "Example Help"), language("fr", "Aide Example")],
        replies: BTreeMap::from([(
            "ticket".into(),
            BTreeMap::from([
                (Lang::parse("en").unwrap(), "1 day".into()),
                (Lang::parse("fr").unwrap(), "1 jour".into()),
            ]),
        )]),
        ..Settings::default()
    }
}

/// The mail says the same moment as the page, in the customer's language; one that has passed
/// meanwhile it does not say.
#[test]
fn the_customer_is_told_until_when_an_answer_comes() {
    let sink = MailSink::start();
    let site = crate::answer_by::site("    hours: office\n", "    reply_within: 24h\n");
    assert!(site.build(&[]).status.success());
    let json = std::fs::read(site.root().join("dist").join(PUBLISHED)).unwrap();
    let promises = Published::parse(&json).unwrap().promises();
    block_on(async {
        let (folder, store, _) = desk(&mail(sink.port)).await;
        let told = Settings { promises: promises.clone(), ..settings(&mail(sink.port)) };
        let courier = Courier::new(watch::channel(told).1, secrets()).unwrap();
        let sent = ticket([1; 16], "customer@example.org");
        let number = store.open_ticket(due(&[Kind::Confirm], sent)).await.unwrap();
        let stored = store.ticket(&number).await.unwrap().unwrap();
        courier.round(&store).await.unwrap();
        let by = promises.answer_by("ticket", "en", stored.at).unwrap();
        let said = format!("We answer by {}, {} (Time in Berlin).", by.date, by.time);
        let mail = sink.mails()[0].data.replace("=\r\n", "");
        assert!(mail.contains(&said) && !mail.contains("within"), "{said}: {mail}");

        let sent = ticket([2; 16], "late@example.org");
        store.open_ticket(due(&[Kind::Confirm], sent)).await.unwrap();
        change(&folder, "UPDATE tickets SET at = at - 1000000").await;
        courier.round(&store).await.unwrap();
        assert!(!sink.mails()[1].data.contains("We answer by"), "{}", sink.mails()[1].data);
    });
}

fn dispatcher(desk: &DeskSettings, secrets: Secrets) -> Result<Courier, String> {
    Courier::new(watch::channel(settings(desk)).1, secrets)
}

fn secrets() -> Secrets {
    Secrets { smtp_password: None, webhook_secret: Some("a secret".into()), webhook_url: None }
}

/// A store, and a desk that delivers as `desk` says; kept with the folder they stand in.
pub async fn desk(desk: &DeskSettings) -> (tempfile::TempDir, Arc<Store>, Courier) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path().join("desk.db").to_str().unwrap(), None).await.unwrap();
    (folder, Arc::new(store), dispatcher(desk, secrets()).unwrap())
}

/// Makes everything due that waits for another attempt.
async fn bring_forward(folder: &tempfile::TempDir) {
    change(folder, "UPDATE outbox SET due_at = 0").await;
}

/// From now on the next attempt is an hour away, however long the first ones take.
async fn put_off(folder: &tempfile::TempDir) {
    let later = "CREATE TRIGGER put_off AFTER UPDATE OF due_at ON outbox WHEN NEW.due_at > 0
                 BEGIN UPDATE outbox SET due_at = CAST(strftime('%s', 'now') AS INTEGER) + 3600
                 WHERE id = NEW.id; END";
    change(folder, later).await;
}

async fn change(folder: &tempfile::TempDir, sql: &'static str) {
    let file = folder.path().join("desk.db");
    let mut file = <sqlx::SqliteConnection as sqlx::Connection>::connect(file.to_str().unwrap())
        .await
        .unwrap();
    sqlx::Executor::execute(&mut file, sql).await.unwrap();
}

#[test]
fn the_desk_gets_the_ticket_and_the_sender_a_link() {
    let sink = MailSink::start();
    block_on(async {
        let (_folder, store, desk) = desk(&mail(sink.port)).await;
        let mut sent = ticket([1; 16], "customer@example.org");
        sent.topic = "invoice".into();
        let number = store.open_ticket(due(&[Kind::Desk, Kind::Confirm], sent)).await.unwrap();
        assert!(desk.round(&store).await.unwrap());
        assert!(!desk.round(&store).await.unwrap());
        let mails = sink.mails();
        assert_eq!(mails.len(), 2);
        assert_eq!(mails[0].to, ["RCPT TO:<billing@example.com>"]);
        assert_eq!(mails[0].header("Reply-To").as_deref(), Some("customer@example.org"));
        assert!(
            mails[0].data.contains("says to be: customer@example.org (not confirmed)"),
            "{}",
            mails[0].data
        );
        assert!(!mails[0].data.contains("authenticated"));
        assert!(mails[0].data.contains("\r\n| Charged twice"), "{}", mails[0].data);
        assert_eq!(mails[1].to, ["RCPT TO:<customer@example.org>"]);
        assert_eq!(mails[1].header("From").as_deref(), Some("\"Example Help\" <desk@example.com>"));
        assert_eq!(
            mails[1].header("Auto-Submitted").as_deref(),
            Some("auto-generated"),
            "no robot answers it"
        );
        assert!(mails[1].data.contains("We answer within 1 day."), "{}", mails[1].data);
        assert_eq!(mails[0].header("Auto-Submitted"), None, "a person wrote it");
        assert!(
            !mails[1].data.contains("Charged twice"),
            "nothing that the sender wrote goes out through us"
        );
        let stored = store.ticket(&number).await.unwrap().unwrap();
        store.confirm(&store.confirmation(&stored)).await.unwrap().unwrap();
        desk.round(&store).await.unwrap();
        let mails = sink.mails();
        assert!(
            mails[2].data.contains("address confirmed: customer@example.org"),
            "{}",
            mails[2].data
        );
        assert_eq!(mails[2].to, ["RCPT TO:<billing@example.com>"]);
        // Part of the same conversation, wherever mails are joined to one.
        let first = mails[0].header("Message-ID").unwrap();
        assert_eq!(mails[2].header("In-Reply-To").as_ref(), Some(&first));
        assert_eq!(mails[2].header("References").as_ref(), Some(&first));
        assert_eq!(
            mails[2].header("Subject"),
            Some(format!("Re: {}", mails[0].header("Subject").unwrap()))
        );
    });
}

#[test]
fn nothing_in_a_ticket_makes_a_second_mail_or_another_recipient() {
    let sink = MailSink::start();
    block_on(async {
        let mut settings = mail(sink.port);
        settings.mail.as_mut().unwrap().confirm = false;
        let (_folder, store, desk) = desk(&settings).await;
        let evil = "x\r\nBcc: thief@example.net\r\n\r\nhello\n.\nMAIL FROM:<a@b>\r\n\
            .\r\n\0RCPT TO:<thief@example.net>\r\nDATA";
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
                7 => {
                    sent.fields = vec![("subject".into(), evil.into()), (evil.into(), evil.into())]
                }
                8 => sent.attachments[0].name = evil.into(),
                _ => sent.attachments[0].media_type = evil.into(),
            }
            store.open_ticket(due(&[Kind::Desk], sent)).await.unwrap();
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

#[test]
fn what_was_refused_for_now_comes_again_under_the_same_id() {
    let sink = MailSink::start();
    block_on(async {
        let mut settings = mail(sink.port);
        settings.mail.as_mut().unwrap().confirm = false;
        let (folder, store, desk) = desk(&settings).await;
        store
            .open_ticket(due(&[Kind::Desk], ticket([1; 16], "customer@example.org")))
            .await
            .unwrap();
        sink.refuse_next("451 later");
        desk.round(&store).await.unwrap();
        let waiting = store.deliveries(false).await.unwrap();
        assert_eq!((waiting[0].state.as_str(), waiting[0].attempts), ("waiting", 1));
        assert!(waiting[0].error.as_deref().unwrap().contains("451"), "{waiting:?}");
        assert!(!desk.round(&store).await.unwrap(), "not due yet");

        bring_forward(&folder).await;
        desk.round(&store).await.unwrap();
        let id = sink.mails()[0].header("Message-ID").unwrap();
        assert_eq!(id, format!("<{}.desk@example.com>", number(&[1; 16])));
    });
}

#[test]
fn an_address_that_a_server_repeats_is_not_kept() {
    let sink = MailSink::start();
    block_on(async {
        let (_folder, store, desk) = desk(&mail(sink.port)).await;
        store
            .open_ticket(due(&[Kind::Desk, Kind::Confirm], ticket([1; 16], "nobody@example.org")))
            .await
            .unwrap();
        sink.refuse_next("550 <Nobody@example.org> unknown");
        sink.refuse_next("451 later");
        desk.round(&store).await.unwrap();
        let waiting = store.deliveries(false).await.unwrap();
        assert_eq!(
            waiting[1].error.as_deref(),
            Some("the mail server refused the address"),
            "{waiting:?}"
        );
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
        store
            .open_ticket(due(&[Kind::Webhook], ticket([1; 16], "customer@example.org")))
            .await
            .unwrap();
        desk_open.round(&store).await.unwrap();
        let post = posts.lock().unwrap()[0].clone();
        let body: serde_json::Value = serde_json::from_str(&post.body).unwrap();
        assert_eq!(body["ticket"]["number"], number(&[1; 16]));
        assert_eq!(body["ticket"]["address_confirmed_at"], serde_json::Value::Null);
        assert!(post.head.contains("frontdesk-signature: t="), "{}", post.head);

        let (_folder, store, desk_closed) = desk(&webhook(Vec::new())).await;
        store
            .open_ticket(due(&[Kind::Webhook], ticket([1; 16], "customer@example.org")))
            .await
            .unwrap();
        desk_closed.round(&store).await.unwrap();
        let waiting = store.deliveries(false).await.unwrap();
        assert!(waiting[0].error.as_deref().unwrap().contains("private network"), "{waiting:?}");
        assert_eq!(posts.lock().unwrap().len(), 1);
    });
}

/// Relays refuse who greets with an address or as "localhost".
#[test]
fn we_greet_with_a_name_of_our_own() {
    for (helo, greeting) in
        [(None, "EHLO example.com"), (Some("a.example.org"), "EHLO a.example.org")]
    {
        let sink = MailSink::start();
        let mut settings = mail(sink.port);
        settings.mail.as_mut().unwrap().helo = helo.map(str::to_owned);
        block_on(async {
            let (_folder, store, desk) = desk(&settings).await;
            let sent = ticket([1; 16], "customer@example.org");
            store.open_ticket(due(&[Kind::Desk], sent)).await.unwrap();
            desk.round(&store).await.unwrap();
        });
        assert_eq!(sink.greetings(), [greeting]);
    }
}

/// A chat service's address is itself a secret: it may come from outside the site's files.
#[test]
fn the_webhooks_address_may_be_a_secret() {
    let (port, posts) = web_sink("204 No Content");
    block_on(async {
        let webhook = WebhookSettings {
            url: "https://named-in-the-file.example.com/".into(),
            allow: vec!["127.0.0.1".into()],
        };
        let settings = DeskSettings { webhook: Some(webhook), ..DeskSettings::default() };
        let (_folder, store, _) = desk(&settings).await;
        let webhook_url = Some(format!("http://127.0.0.1:{port}/T0/B0/XXXX"));
        let desk = dispatcher(&settings, Secrets { webhook_url, ..secrets() }).unwrap();
        let sent = ticket([1; 16], "customer@example.org");
        store.open_ticket(due(&[Kind::Webhook], sent)).await.unwrap();
        desk.round(&store).await.unwrap();
        assert!(posts.lock().unwrap()[0].head.starts_with("post /t0/b0/xxxx "));
    });
}

#[test]
fn secrets_that_are_missing_are_said_at_the_start() {
    let settings = DeskSettings {
        webhook: Some(WebhookSettings {
            url: "https://crm.example.com/".into(),
            allow: Vec::new(),
        }),
        ..DeskSettings::default()
    };
    let error = dispatcher(&settings, Secrets::default()).err().unwrap();
    assert!(error.contains("FRONTDESK_WEBHOOK_SECRET"), "{error}");
    let webhook_url = Some("hooks.example.com/T0/B0/XXXX".to_owned());
    let error = dispatcher(&settings, Secrets { webhook_url, ..secrets() }).err().unwrap();
    assert!(error.contains("FRONTDESK_WEBHOOK_URL") && !error.contains("XXXX"), "{error}");
}

/// A password that was changed, a block list, a relay that is closed, a receiver that is being
/// replaced: whatever it is, it is put right one day, and no ticket may be lost until then.
#[test]
fn what_is_our_fault_is_tried_until_it_is_put_right() {
    let sink = MailSink::start();
    block_on(async {
        let mut settings = mail(sink.port);
        settings.mail.as_mut().unwrap().confirm = false;
        let (folder, store, desk) = desk(&settings).await;
        for (n, refusal) in (1..).zip([
            "535 5.7.8 authentication failed",
            "550 5.7.1 client host blocked using a block list",
            "554 5.7.1 relay access denied",
            "504 5.5.2 helo rejected",
            "552 5.2.2 mailbox full",
            "550 5.1.1 <support@example.com> unknown",
            "530 5.7.0 must issue a STARTTLS command first",
        ]) {
            store
                .open_ticket(due(&[Kind::Desk], ticket([n; 16], "customer@example.org")))
                .await
                .unwrap();
            sink.refuse_next(refusal);
            desk.round(&store).await.unwrap();
            let waiting = store.deliveries(false).await.unwrap();
            let last = waiting.last().unwrap();
            assert_eq!((last.state.as_str(), last.attempts), ("waiting", 1), "{refusal}: {last:?}");
        }
        bring_forward(&folder).await;
        desk.round(&store).await.unwrap();
        assert!(store.deliveries(false).await.unwrap().is_empty());
        assert_eq!(sink.mails().len(), 7);
    });
    for status in [
        "401 Unauthorized",
        "403 Forbidden",
        "404 Not Found",
        "405 No",
        "410 Gone",
        "413 Large",
        "422 No",
    ] {
        let (port, posts) = web_sink(status);
        block_on(async {
            let webhook = WebhookSettings {
                url: format!("http://127.0.0.1:{port}/hook"),
                allow: vec!["127.0.0.1".into()],
            };
            let settings = DeskSettings { webhook: Some(webhook), ..DeskSettings::default() };
            let (_folder, store, desk) = desk(&settings).await;
            store
                .open_ticket(due(&[Kind::Webhook], ticket([1; 16], "customer@example.org")))
                .await
                .unwrap();
            desk.round(&store).await.unwrap();
            assert_eq!(store.deliveries(false).await.unwrap()[0].state, "waiting", "{status}");
            assert_eq!(posts.lock().unwrap().len(), 1);
        });
    }
}

/// Only an address that nobody reads ends a delivery, and only the one to that address.
#[test]
fn an_address_that_nobody_reads_is_not_tried_again() {
    let sink = MailSink::start();
    block_on(async {
        for (n, refusal, state) in [
            (1, "550 5.1.1 <customer@example.org>: user unknown", "refused"),
            (2, "550 <customer@example.org> is no mailbox here", "refused"),
            (3, "550 5.7.1 client host blocked using a block list", "waiting"),
            (4, "535 5.7.8 authentication failed", "waiting"),
        ] {
            let (_folder, store, desk) = desk(&mail(sink.port)).await;
            store
                .open_ticket(due(&[Kind::Confirm], ticket([n; 16], "customer@example.org")))
                .await
                .unwrap();
            sink.refuse_next(refusal);
            desk.round(&store).await.unwrap();
            assert_eq!(store.deliveries(false).await.unwrap()[0].state, state, "{refusal}");
            let backlog = store.backlog().await.unwrap();
            assert_eq!(
                (backlog.dead, backlog.refused),
                (0, i64::from(state == "refused")),
                "no alarm: {refusal}"
            );
        }
        // What no server would take is no more anybody's fault.
        let (_folder, store, desk) = desk(&mail(sink.port)).await;
        store.open_ticket(due(&[Kind::Confirm], ticket([9; 16], "jo@127.0.0.1"))).await.unwrap();
        desk.round(&store).await.unwrap();
        assert_eq!(store.deliveries(false).await.unwrap()[0].state, "refused");
    });
}

/// Nobody has to type `tickets retry`: what was given up is tried when the host starts.
#[test]
fn what_was_given_up_is_tried_again_at_the_next_start() {
    let sink = MailSink::start();
    block_on(async {
        let (_folder, store, desk) = desk(&mail(sink.port)).await;
        let both = [Kind::Desk, Kind::Confirm];
        store.open_ticket(due(&both, ticket([1; 16], "customer@example.org"))).await.unwrap();
        for delivery in store.claim(None, 600, 10).await.unwrap() {
            let error = "for weeks".to_owned();
            let is_desk = delivery.kind == Kind::Desk;
            let settled =
                if is_desk { Settled::Dead { error } } else { Settled::Refused { error } };
            store.settle(&delivery, settled).await.unwrap();
        }
        desk.catch_up(&store).await;
        desk.round(&store).await.unwrap();
        let left = store.deliveries(false).await.unwrap();
        assert_eq!(
            (left.len(), left[0].kind),
            (1, Kind::Confirm),
            "a customer's address stays refused"
        );
        assert_eq!(sink.mails()[0].to, ["RCPT TO:<support@example.com>"]);
    });
}

/// A build that says something new about where tickets go is followed while the host runs.
#[test]
fn deliveries_follow_the_published_build() {
    let (old_team, new_team) = (MailSink::start(), MailSink::start());
    block_on(async {
        let (_folder, store, _) = desk(&DeskSettings::default()).await;
        let (told, followed) = watch::channel(settings(&DeskSettings::default()));
        let mut desk = Courier::new(followed, secrets()).unwrap();
        store.open_ticket(ticket([1; 16], "customer@example.org")).await.unwrap();
        assert!(!desk.round(&store).await.unwrap(), "there is nowhere to send it");
        assert_eq!(store.backlog().await.unwrap().untold, 1);

        told.send_replace(settings(&mail(old_team.port)));
        desk.follow(&store).await;
        while desk.round(&store).await.unwrap() {}
        let subjects: Vec<_> = old_team.mails().iter().map(|mail| mail.to.clone()).collect();
        assert_eq!(
            subjects,
            [["RCPT TO:<support@example.com>"], ["RCPT TO:<customer@example.org>"]]
        );
        assert_eq!(store.backlog().await.unwrap().untold, 0);

        let mut moved = mail(new_team.port);
        moved.mail.as_mut().unwrap().to = "new@example.com".into();
        told.send_replace(settings(&moved));
        desk.follow(&store).await;
        store
            .open_ticket(due(&[Kind::Desk], ticket([2; 16], "customer@example.org")))
            .await
            .unwrap();
        while desk.round(&store).await.unwrap() {}
        assert_eq!(new_team.mails()[0].to, ["RCPT TO:<new@example.com>"]);
        assert_eq!(old_team.mails().len(), 2, "what has arrived is not sent again");
    });
}

/// From mail to a webhook: what the mail server never took goes the new way.
#[test]
fn a_way_that_is_not_set_any_more_holds_nothing_back() {
    let (port, posts) = web_sink("204 No Content");
    let sink = MailSink::start();
    block_on(async {
        let (_folder, store, _) = desk(&DeskSettings::default()).await;
        let (told, followed) = watch::channel(settings(&mail(sink.port)));
        let mut desk = Courier::new(followed, secrets()).unwrap();
        store
            .open_ticket(due(&[Kind::Desk], ticket([1; 16], "customer@example.org")))
            .await
            .unwrap();
        sink.refuse_next("451 later");
        desk.round(&store).await.unwrap();
        let webhook = WebhookSettings {
            url: format!("http://127.0.0.1:{port}/"),
            allow: vec!["127.0.0.1".into()],
        };
        told.send_replace(settings(&DeskSettings {
            webhook: Some(webhook),
            ..DeskSettings::default()
        }));
        desk.follow(&store).await;
        desk.round(&store).await.unwrap();
        assert_eq!(posts.lock().unwrap().len(), 1);
        assert!(store.deliveries(false).await.unwrap().is_empty());
    });
}

/// Every mail says what it holds, so that any reader shows the text that was written.
#[test]
fn mails_say_how_their_text_is_written() {
    let sink = MailSink::start();
    block_on(async {
        let (_folder, store, desk) = desk(&mail(sink.port)).await;
        let mut sent = ticket([1; 16], "kunde@bücher.example");
        sent.lang = "fr".into();
        sent.fields = vec![("subject".into(), "Größe".into())];
        let number = store.open_ticket(due(&[Kind::Desk, Kind::Confirm], sent)).await.unwrap();
        desk.round(&store).await.unwrap();
        let stored = store.ticket(&number).await.unwrap().unwrap();
        store.confirm(&store.confirmation(&stored)).await.unwrap().unwrap();
        desk.round(&store).await.unwrap();
        let mails = sink.mails();
        assert_eq!(mails.len(), 3);
        for mail in &mails {
            assert_eq!(mail.header("MIME-Version").as_deref(), Some("1.0"), "{}", mail.data);
            assert!(mail.data.contains("Content-Type: text/plain; charset=utf-8"), "{}", mail.data);
            assert!(mail.data.split("\r\n\r\n").next().unwrap().is_ascii(), "{}", mail.data);
        }
        // The domain as every server knows it, and the customer's language and the site's name.
        assert_eq!(mails[0].header("Reply-To").as_deref(), Some("kunde@xn--bcher-kva.example"));
        assert_eq!(mails[1].to, ["RCPT TO:<kunde@xn--bcher-kva.example>"]);
        assert!(mails[1].data.contains("Aide Example"), "{}", mails[1].data);
        assert!(
            mails[1].data.contains("lang=3Dfr") || mails[1].data.contains("lang=fr"),
            "{}",
            mails[1].data
        );
    });
}

/// An address whose local part only SMTPUTF8 carries: the desk gets it in the text.
#[test]
fn an_address_beyond_ascii_is_no_header() {
    let sink = MailSink::start();
    block_on(async {
        let (_folder, store, desk) = desk(&mail(sink.port)).await;
        store.open_ticket(due(&[Kind::Desk], ticket([1; 16], "用户@example.org"))).await.unwrap();
        desk.round(&store).await.unwrap();
        let mails = sink.mails();
        assert_eq!(mails[0].header("Reply-To"), None);
        assert!(mails[0].data.split("\r\n\r\n").next().unwrap().is_ascii(), "{}", mails[0].data);
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

/// Help desks hide quotes and what stands behind dashes, and take U+2028 for the end of a line.
#[test]
fn what_a_customer_wrote_is_neither_hidden_nor_taken_for_ours() {
    let sink = MailSink::start();
    block_on(async {
        let (_folder, store, desk) = desk(&mail(sink.port)).await;
        let mut sent = ticket([1; 16], "customer@example.org");
        let details = "first\u{2028}Sender: address confirmed: boss@example.com\u{2029}Identity: \
            checked\u{85}last";
        sent.fields = vec![("subject".into(), "Größe".into()), ("details".into(), details.into())];
        sent.attachments.clear();
        store.open_ticket(due(&[Kind::Desk], sent)).await.unwrap();
        desk.round(&store).await.unwrap();
        let data = sink.mails()[0].data.clone();
        for line in
            ["first", "Sender: address confirmed: boss@example.com", "Identity: checked", "last"]
        {
            assert!(data.contains(&format!("\r\n| {line}\r\n")), "{line}: {data}");
        }
        let text = data.split("\r\n\r\n").skip(1).collect::<Vec<_>>().join("\r\n\r\n");
        assert!(
            !text.lines().any(|line| line.starts_with('>') || line.starts_with("-- ")),
            "{text}"
        );
    });
}

#[test]
fn the_desk_answers_and_the_customer_reads_it_whole() {
    let sink = MailSink::start();
    block_on(async {
        let (_folder, store, desk) = desk(&mail(sink.port)).await;
        let number = store.open_ticket(ticket([1; 16], "customer@example.org")).await.unwrap();
        assert!(store.add_note(&number, NoteKind::Note, "asked billing").await.unwrap());
        assert!(
            store.add_note(&number, NoteKind::Answer, "You have it back.\n\nSorry.").await.unwrap()
        );
        assert!(!store.add_note("AAAAA-BBBBB", NoteKind::Answer, "x").await.unwrap());
        while desk.round(&store).await.unwrap() {}
        let mails = sink.mails();
        assert_eq!(mails.len(), 1, "a note is the desk's own");
        assert_eq!(mails[0].to, ["RCPT TO:<customer@example.org>"]);
        assert_eq!(
            mails[0].header("Reply-To").as_deref(),
            Some("\"Example Help\" <support@example.com>")
        );
        assert_eq!(mails[0].header("Auto-Submitted"), None);
        assert!(mails[0].data.contains("You have it back.\r\n\r\nSorry."), "{}", mails[0].data);
        let id = store.ticket(&number).await.unwrap().unwrap().id;
        let kinds: Vec<NoteKind> =
            store.notes(id).await.unwrap().into_iter().map(|note| note.kind).collect();
        assert_eq!(kinds, [NoteKind::Note, NoteKind::Answer]);
    });
}

/// The desk's own system gets files by links that end, and knows what happened.
#[test]
fn a_webhook_is_told_where_the_files_are() {
    let (port, posts) = web_sink("204 No Content");
    block_on(async {
        let webhook = WebhookSettings {
            url: format!("http://127.0.0.1:{port}/"),
            allow: vec!["127.0.0.1".into()],
        };
        let (_folder, store, desk) =
            desk(&DeskSettings { webhook: Some(webhook), ..DeskSettings::default() }).await;
        let number = store
            .open_ticket(due(&[Kind::Webhook], ticket([1; 16], "customer@example.org")))
            .await
            .unwrap();
        for _ in 0..2 {
            store.add_note(&number, NoteKind::More, "and one more thing").await.unwrap();
        }
        while desk.round(&store).await.unwrap() {}
        let posts: Vec<serde_json::Value> = posts
            .lock()
            .unwrap()
            .iter()
            .map(|post| serde_json::from_str(&post.body).unwrap())
            .collect();
        assert_eq!((&posts[0]["event"], &posts[1]["event"]), (&"ticket".into(), &"message".into()));
        assert_eq!(
            (&posts[1]["message"], posts.len()),
            (&"and one more thing".into(), 2),
            "pressed twice, said once"
        );
        let mut schemas = boon::Schemas::new();
        let mut compiler = boon::Compiler::new();
        let schema =
            serde_json::from_str(include_str!("../../../docs/webhook.schema.json")).unwrap();
        compiler.add_resource("webhook.json", schema).unwrap();
        let schema = compiler.compile("webhook.json", &mut schemas).unwrap();
        for post in &posts {
            schemas.validate(post, schema).unwrap_or_else(|error| panic!("{error}"));
        }
        let link = posts[0]["files"][0].as_str().unwrap();
        let token = link.strip_prefix("https://desk.example.com/api/file?token=").unwrap();
        let file = store.file_of(token).await.unwrap().unwrap();
        assert_eq!((file.name.as_str(), file.bytes.as_slice()), ("a.txt", &b"\0\xff1"[..]));
        assert_eq!(store.file_of(&token.replace('.', "-")).await.unwrap(), None);
    });
}

#[test]
fn somebody_is_told_once_that_replies_wait() {
    let sink = MailSink::start();
    block_on(async {
        let (_folder, store, mut desk) = desk(&mail(sink.port)).await;
        desk.tell_of_replies(&store).await;
        assert!(sink.mails().is_empty(), "nothing waits");
        for n in 1..=2 {
            store.add_reply(super::reply(n, "Buy pills")).await.unwrap();
        }
        sink.refuse_next("451 later");
        for _ in 0..3 {
            desk.tell_of_replies(&store).await;
        }
        let mails = sink.mails();
        assert_eq!(mails.len(), 1);
        assert_eq!(
            mails[0].header("Subject").as_deref(),
            Some("frontdesk: 2 replies wait to be read")
        );
        assert!(!mails[0].data.contains("pills"));
    });
}

/// A desk without a mailbox hears of them, too.
#[test]
fn a_webhook_is_told_that_replies_wait() {
    let (port, posts) = web_sink("204 No Content");
    block_on(async {
        let webhook = WebhookSettings {
            url: format!("http://127.0.0.1:{port}/"),
            allow: vec!["127.0.0.1".into()],
        };
        let settings = DeskSettings { webhook: Some(webhook), ..DeskSettings::default() };
        let (_folder, store, mut desk) = desk(&settings).await;
        store.add_reply(super::reply(1, "Buy pills")).await.unwrap();
        for _ in 0..2 {
            desk.tell_of_replies(&store).await;
        }
        let posts = posts.lock().unwrap();
        assert_eq!(posts.len(), 1);
        let told: serde_json::Value = serde_json::from_str(&posts[0].body).unwrap();
        assert_eq!((&told["event"], &told["replies"]), (&"replies_wait".into(), &1.into()));
        assert!(!posts[0].body.contains("pills"));
    });
}

/// What a customer adds later reaches the desk with its files, each once.
#[test]
fn files_that_come_later_reach_the_desk_with_their_message() {
    let sink = MailSink::start();
    block_on(async {
        let (_folder, store, desk) = desk(&mail(sink.port)).await;
        let number = store
            .open_ticket(due(&[Kind::Desk], ticket([1; 16], "customer@example.org")))
            .await
            .unwrap();
        let file = Attachment {
            name: "late.txt".into(),
            media_type: "text/plain".into(),
            bytes: b"later".to_vec(),
        };
        assert!(store.add_more(&number, "see the file", vec![file]).await.unwrap());
        while desk.round(&store).await.unwrap() {}
        let mails = sink.mails();
        assert_eq!(mails.len(), 2);
        assert!(
            mails[0].data.contains("a.txt") && !mails[0].data.contains("late.txt"),
            "{}",
            mails[0].data
        );
        assert!(
            mails[1].data.contains("late.txt") && !mails[1].data.contains("a.txt"),
            "{}",
            mails[1].data
        );
        assert!(mails[1].data.contains("| see the file"));
        let stored = store.ticket(&number).await.unwrap().unwrap();
        let names: Vec<&str> = stored.attachments.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["a.txt", "late.txt"]);
    });
}

/// Fourteen ways to refuse, some tickets each (`FRONTDESK_TEST_REFUSED`), then put right: each
/// arrives, once by its `Message-ID`, and what a ticket brings later after its first.
#[test]
fn whatever_was_refused_arrives_when_it_is_put_right() {
    const REFUSALS: [(Stage, &str); 8] = [
        (Stage::Auth, "535 5.7.8 authentication failed"),
        (Stage::Recipient, "554 5.7.1 relay access denied"),
        (Stage::From, "550 5.7.1 client host blocked using a block list"),
        (Stage::Recipient, "451 4.7.1 greylisted, try again later"),
        (Stage::Recipient, "552 5.2.2 mailbox full"),
        (Stage::Data, "550 5.7.26 this mail is against our policy"),
        (Stage::Data, "421 4.4.2 timeout"),
        (Stage::Closed, ""),
    ];
    let each: u8 =
        std::env::var("FRONTDESK_TEST_REFUSED").map_or(8, |count| count.parse().unwrap());
    let sink = MailSink::start();
    sink.hangs_up.store(true, SeqCst);
    block_on(async {
        let mut settings = mail(sink.port);
        let of_mail = settings.mail.as_mut().unwrap();
        (of_mail.confirm, of_mail.user) = (false, Some("desk".into()));
        let password = || Secrets { smtp_password: Some("secret".into()), ..secrets() };
        let (folder, store, _) = desk(&DeskSettings::default()).await;
        let desk = dispatcher(&settings, password()).unwrap();
        let mut number_of = Vec::new();
        let sent = async |n: usize| {
            let mut name = [0; 16];
            name[..8].copy_from_slice(&n.to_be_bytes());
            let number = store
                .open_ticket(due(&[Kind::Desk], ticket(name, "customer@example.org")))
                .await
                .unwrap();
            store.add_note(&number, NoteKind::More, "and one more thing").await.unwrap();
            number
        };
        // A server that says nothing is waited for half a minute: one of those, in a long run.
        let silent = usize::from(each >= 50);
        for n in 0..usize::from(each) * REFUSALS.len() + silent {
            let (stage, answer) = match n < silent {
                true => (Stage::Silent, ""),
                false => REFUSALS[n % REFUSALS.len()],
            };
            sink.refuse_at(stage, answer);
            number_of.push(sent(n).await);
        }
        put_off(&folder).await;
        desk.round(&store).await.unwrap();
        assert_eq!(sink.left(), 0, "each was tried");
        // A server that cannot encrypt, for settings that demand it.
        let mut demanding = settings.clone();
        demanding.mail.as_mut().unwrap().security = MailSecurity::Starttls;
        for _ in 0..each {
            number_of.push(sent(number_of.len()).await);
        }
        dispatcher(&demanding, password()).unwrap().round(&store).await.unwrap();
        assert!(sink.mails().is_empty(), "and nothing of what waits for its first");
        let waiting = store.deliveries(false).await.unwrap();
        let tried = waiting.iter().filter(|delivery| delivery.attempts == 1).count();
        assert_eq!((waiting.len(), tried), (2 * number_of.len(), number_of.len()));

        bring_forward(&folder).await;
        while desk.round(&store).await.unwrap() {}
        assert!(store.deliveries(false).await.unwrap().is_empty());
        let ids: Vec<String> =
            sink.mails().iter().map(|mail| mail.header("Message-ID").unwrap()).collect();
        assert_eq!(ids.len(), 2 * number_of.len());
        for number in &number_of {
            let of = |kind: &str| {
                let starts = format!("<{number}.{kind}");
                let at: Vec<usize> =
                    (0..ids.len()).filter(|at| ids[*at].starts_with(&starts)).collect();
                assert_eq!(at.len(), 1, "{starts}");
                at[0]
            };
            assert!(of("desk@") < of("desk-more-"), "{number}");
        }
    });
    for status in
        ["401 Unauthorized", "404 Not Found", "413 Too Large", "429 Too Many", "500 Broken"]
    {
        block_on(async {
            let hook = |port| WebhookSettings {
                url: format!("http://127.0.0.1:{port}/"),
                allow: vec!["127.0.0.1".into()],
            };
            let with = |port| DeskSettings { webhook: Some(hook(port)), ..DeskSettings::default() };
            let (port, posts) = web_sink(status);
            let (folder, store, refused) = desk(&with(port)).await;
            for n in 0..each {
                store
                    .open_ticket(due(&[Kind::Webhook], ticket([n; 16], "customer@example.org")))
                    .await
                    .unwrap();
            }
            while refused.round(&store).await.unwrap() {}
            assert_eq!(posts.lock().unwrap().len(), usize::from(each));
            let (port, posts) = web_sink("200 OK");
            let cured = dispatcher(&with(port), secrets()).unwrap();
            bring_forward(&folder).await;
            while cured.round(&store).await.unwrap() {}
            assert!(store.deliveries(false).await.unwrap().is_empty(), "{status}");
            let mut keys: Vec<String> =
                posts.lock().unwrap().iter().map(|post| post.body.clone()).collect();
            keys.sort();
            keys.dedup();
            assert_eq!(keys.len(), usize::from(each), "{status}");
        });
    }
}
