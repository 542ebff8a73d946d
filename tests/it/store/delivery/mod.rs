//! Tickets reach the desk: by mail, by webhook, at least once, whatever is in them.

mod claims;
mod mails;
mod refusals;
mod ways;
mod webhook;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::Ordering::SeqCst;

use frontdesk::host::deliver::{Courier, Secrets, Settings};
use frontdesk::host::store::{Kind, NoteKind, Store};
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
