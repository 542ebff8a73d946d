//! What the desk's own system gets, where it may stand, and which secrets go with it.

use frontdesk::host::deliver::Secrets;
use frontdesk::host::store::{Kind, NoteKind, number};
use frontdesk::model::{DeskSettings, WebhookSettings};

use super::super::sink::web_sink;
use super::super::{block_on, due, reply, ticket};
use super::{desk, dispatcher, secrets};

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
            serde_json::from_str(include_str!("../../../../docs/webhook.schema.json")).unwrap();
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
        store.add_reply(reply(1, "Buy pills")).await.unwrap();
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
