//! Deliveries: each is one instance's at a time, until it has arrived.

use frontdesk::host::store::{Backlog, Kind, Settled, Way, number};

use super::super::{due, on_both, ticket};

#[test]
fn what_waits_for_its_next_try_is_tried_at_a_start_or_when_somebody_asks() {
    on_both(|store| async move {
        let new = due(&[Kind::Desk], ticket([7; 16], "a@example.org"));
        let number = store.open_ticket(new).await.unwrap();
        let far = jiff::Timestamp::now().as_second() + 5 * 3_600;
        for asks in [false, true] {
            let claimed = store.claim(None, 60, 9).await.unwrap();
            assert_eq!(claimed.len(), 1);
            // Somebody is at it: nobody else begins.
            assert_eq!(store.retry_given_up().await.unwrap(), 0);
            let later = Settled::Later { due_at: far, error: "451 later".into() };
            store.settle(&claimed[0], later).await.unwrap();
            assert_eq!(store.claim(None, 60, 9).await.unwrap().len(), 0, "hours away");
            let tried = match asks {
                false => store.retry_given_up().await.unwrap(),
                true => store.retry(Some(&number)).await.unwrap(),
            };
            assert_eq!(tried, 1);
        }
        let claimed = store.claim(None, 60, 9).await.unwrap();
        assert_eq!(claimed[0].attempts, 3, "tries are counted on");
    });
}

#[test]
fn a_delivery_is_claimed_once_and_kept_until_it_arrived() {
    on_both(|store| async move {
        store.open_ticket(due(&[Kind::Desk], ticket([1; 16], "a@example.org"))).await.unwrap();
        let first = store.claim(None, 600, 10).await.unwrap();
        assert_eq!((first.len(), first[0].attempts), (1, 1));
        assert!(store.claim(None, 600, 10).await.unwrap().is_empty(), "somebody is at it");
        let later = Settled::Later { due_at: 0, error: "refused".into() };
        store.settle(&first[0], later).await.unwrap();
        let second = store.claim(None, 0, 10).await.unwrap();
        assert_eq!((second[0].attempts, &second[0].message_id), (2, &first[0].message_id));
        let third = store.claim(None, 600, 10).await.unwrap();
        assert_eq!(third.len(), 1, "a claim that ran out, as after a crash, is nobody's");
        store.settle(&third[0], Settled::Dead { error: "no such mailbox".into() }).await.unwrap();
        assert_eq!(store.deliveries(false).await.unwrap()[0].state, "dead");
        assert!(store.claim(None, 600, 10).await.unwrap().is_empty());
        assert_eq!(store.retry(Some(&number(&[1; 16]))).await.unwrap(), 1);
        let fourth = store.claim(None, 600, 10).await.unwrap();
        store.settle(&fourth[0], Settled::Done).await.unwrap();
        assert!(store.deliveries(false).await.unwrap().is_empty());
    });
}

#[test]
fn a_claim_is_given_back_by_whoever_has_it() {
    on_both(|store| async move {
        store.open_ticket(due(&[Kind::Desk], ticket([1; 16], "a@example.org"))).await.unwrap();
        let first = store.claim(None, 0, 1).await.unwrap();
        let second = store.claim(None, 600, 1).await.unwrap();
        store.release(&first[0]).await.unwrap();
        assert!(store.claim(None, 600, 1).await.unwrap().is_empty(), "it is another claim's");
        store.release(&second[0]).await.unwrap();
        let third = store.claim(None, 600, 1).await.unwrap();
        store.settle(&third[0], Settled::Done).await.unwrap();
        store.release(&third[0]).await.unwrap();
        assert!(store.claim(None, 600, 1).await.unwrap().is_empty(), "done is done");
    });
}

/// Each way claims its own, and of a ticket no two of one kind are under way at the same time.
#[test]
fn claims_of_one_way_hold_nothing_of_the_other() {
    on_both(|store| async move {
        let both = [Kind::Desk, Kind::Webhook];
        let number = store.open_ticket(due(&both, ticket([1; 16], "a@example.org"))).await.unwrap();
        for text in ["one", "two"] {
            assert!(store.add_more(&number, text, Vec::new()).await.unwrap());
        }
        let mut order = Vec::new();
        let hanging = store.claim(Some(Way::Mail), 600, 10).await.unwrap();
        assert_eq!(hanging.iter().map(|one| one.kind).collect::<Vec<_>>(), [Kind::Desk]);
        loop {
            let claimed = store.claim(Some(Way::Webhook), 600, 10).await.unwrap();
            let Some(delivery) = claimed.first() else { break };
            assert_eq!(claimed.len(), 1, "the next one waits for its end: {claimed:?}");
            assert!(store.claim(Some(Way::Webhook), 600, 10).await.unwrap().is_empty());
            order.push(delivery.kind);
            store.settle(delivery, Settled::Done).await.unwrap();
        }
        assert_eq!(order, [Kind::Webhook, Kind::WebhookMore, Kind::WebhookMore]);
        // One that has to be tried again holds nothing up but what is about it.
        let later = Settled::Later { due_at: i64::MAX, error: "451 later".to_owned() };
        store.settle(&hanging[0], Settled::Done).await.unwrap();
        let first = store.claim(Some(Way::Mail), 600, 10).await.unwrap();
        store.settle(&first[0], later).await.unwrap();
        assert_eq!(store.claim(Some(Way::Mail), 600, 10).await.unwrap().len(), 1);
    });
}

/// An attempt that fails after another instance took the delivery over says nothing about that
/// one's.
#[test]
fn a_late_failure_does_not_take_a_claim_away() {
    on_both(|store| async move {
        store.open_ticket(due(&[Kind::Desk], ticket([1; 16], "a@example.org"))).await.unwrap();
        let slow = store.claim(None, 0, 1).await.unwrap();
        let quick = store.claim(None, 600, 1).await.unwrap();
        let failure = |due_at| Settled::Later { due_at, error: "451 later".to_owned() };
        store.settle(&slow[0], failure(0)).await.unwrap();
        assert!(store.claim(None, 600, 1).await.unwrap().is_empty(), "the quick one still has it");
        store.settle(&slow[0], Settled::Dead { error: "550 no".to_owned() }).await.unwrap();
        assert_eq!(store.deliveries(false).await.unwrap()[0].state, "waiting");
        store.settle(&quick[0], failure(i64::MAX)).await.unwrap();
        assert_eq!(store.deliveries(false).await.unwrap()[0].error.as_deref(), Some("451 later"));
        store.settle(&slow[0], Settled::Done).await.unwrap();
        assert!(store.deliveries(false).await.unwrap().is_empty(), "what has arrived has arrived");
    });
}

#[test]
fn the_backlog_counts_what_has_not_arrived() {
    on_both(|store| async move {
        assert_eq!(store.backlog().await.unwrap(), Backlog::default());
        for n in 1..=2 {
            store
                .open_ticket(due(&[Kind::Desk, Kind::Webhook], ticket([n; 16], "a@example.org")))
                .await
                .unwrap();
        }
        let claimed = store.claim(None, 0, 2).await.unwrap();
        store.settle(&claimed[0], Settled::Done).await.unwrap();
        store.settle(&claimed[1], Settled::Dead { error: "550 no".to_owned() }).await.unwrap();
        let backlog = store.backlog().await.unwrap();
        assert_eq!((backlog.waiting, backlog.dead), (2, 1));
    });
}
