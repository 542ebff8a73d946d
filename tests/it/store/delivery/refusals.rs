//! What a receiver refuses is tried again, unless it is an address that nobody reads.

use frontdesk::host::store::{Kind, Settled, number};
use frontdesk::model::{DeskSettings, WebhookSettings};

use super::super::sink::{MailSink, web_sink};
use super::super::{block_on, due, ticket};
use super::{bring_forward, desk, mail};

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
