//! Which way deliveries go once a build says something new.

use frontdesk::host::deliver::Courier;
use frontdesk::host::store::Kind;
use frontdesk::model::{DeskSettings, WebhookSettings};
use tokio::sync::watch;

use super::super::sink::{MailSink, web_sink};
use super::super::{block_on, due, ticket};
use super::{desk, mail, secrets, settings};

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
