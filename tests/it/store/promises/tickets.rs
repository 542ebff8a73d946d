//! Tickets and replies: each is kept once, found, and goes when it may.

use frontdesk::host::store::{
    Filter, Kind, NewTicket, Promised, ReplyState, Settled, StoreError, number,
};

use super::super::{due, on_both, reply, ticket};

#[test]
fn a_form_sent_twice_is_one_reply_and_one_ticket() {
    on_both(|store| async move {
        for _ in 0..2 {
            store.add_reply(reply(1, "Thank you.")).await.unwrap();
            assert_eq!(
                store
                    .open_ticket(due(
                        &[Kind::Desk, Kind::Confirm],
                        ticket([9; 16], "a@example.org")
                    ))
                    .await
                    .unwrap(),
                number(&[9; 16])
            );
        }
        assert_eq!(store.replies(None).await.unwrap().len(), 1);
        assert_eq!(store.tickets(10).await.unwrap().len(), 1);
        assert_eq!(store.deliveries(true).await.unwrap().len(), 2);
        let stored = store.ticket(&number(&[9; 16])).await.unwrap().unwrap();
        let sent = ticket([9; 16], "a@example.org");
        assert_eq!((&stored.fields, &stored.yes, stored.identity), (&sent.fields, &sent.yes, true));
        assert_eq!(store.attachments(stored.id).await.unwrap(), sent.attachments);
    });
}

#[test]
fn replies_wait_until_somebody_decides() {
    on_both(|store| async move {
        store.add_reply(reply(1, "one")).await.unwrap();
        store.add_reply(reply(2, "two")).await.unwrap();
        let pending = store.replies(Some(ReplyState::Pending)).await.unwrap();
        assert_eq!(pending.len(), 2);
        assert!(store.judge_reply(pending[0].id, ReplyState::Approved).await.unwrap());
        assert!(!store.judge_reply(9_999, ReplyState::Approved).await.unwrap());
        let approved = store.replies(Some(ReplyState::Approved)).await.unwrap();
        assert_eq!(approved.iter().map(|reply| reply.text.as_str()).collect::<Vec<_>>(), ["one"]);
    });
}

/// An answer was lost, a sentence was added, and the form was sent again: nothing may be thrown
/// away.
#[test]
fn other_words_under_the_same_form_are_not_the_same_ticket() {
    on_both(|store| async move {
        let number = store.open_ticket(ticket([1; 16], "a@example.org")).await.unwrap();
        assert_eq!(store.open_ticket(ticket([1; 16], "a@example.org")).await.unwrap(), number);
        let mut other = ticket([1; 16], "a@example.org");
        other.fields[1].1.push_str(" And on Tuesday.");
        assert!(matches!(store.open_ticket(other).await, Err(StoreError::Taken)));
        assert!(matches!(
            store.open_ticket(ticket([1; 16], "b@example.org")).await,
            Err(StoreError::Taken)
        ));
        assert_eq!(store.tickets(10).await.unwrap().len(), 1);
    });
}

#[test]
fn tickets_are_found_by_what_the_desk_asks_for() {
    on_both(|store| async move {
        for n in 1..=60 {
            let mut one = ticket([n; 16], "a@example.org");
            one.topic = if n % 2 == 0 { "refund".into() } else { "login".into() };
            store.open_ticket(due(&[Kind::Desk], one)).await.unwrap();
        }
        // The oldest is given up, far behind the newest fifty.
        let claimed = store.claim(None, 600, 1).await.unwrap();
        store.settle(&claimed[0], Settled::Dead { error: "554 no".into() }).await.unwrap();
        let found = async |filter: &Filter| {
            let (tickets, count) = store.find(filter, 50).await.unwrap();
            (tickets.first().map(|ticket| ticket.number.clone()), tickets.len(), count)
        };
        let dead = Filter { dead: true, ..Filter::default() };
        assert_eq!(found(&dead).await, (Some(number(&[1; 16])), 1, 1));
        assert_eq!(found(&Filter::default()).await, (Some(number(&[60; 16])), 50, 60));
        let login = Filter { topic: Some("login".into()), ..Filter::default() };
        assert_eq!(found(&login).await, (Some(number(&[1; 16])), 30, 30));
        assert!(store.mark(&number(&[1; 16]), true).await.unwrap());
        assert!(!store.mark("AAAAA-BBBBB", true).await.unwrap());
        let open = Filter { open: true, topic: Some("login".into()), ..Filter::default() };
        assert_eq!(found(&open).await, (Some(number(&[3; 16])), 29, 29));
        let counts = store.ticket_counts().await.unwrap();
        assert_eq!((counts.all, counts.open, counts.unconfirmed, counts.dead), (60, 59, 60, 1));
        store.mark(&number(&[1; 16]), false).await.unwrap();
        assert_eq!(found(&open).await.1, 30);
        let later = Filter { since: Some(i64::MAX - 1), ..Filter::default() };
        assert_eq!(found(&later).await, (None, 0, 0));
    });
}

#[test]
fn files_go_when_the_desk_has_them() {
    on_both(|store| async move {
        for n in 1..=2 {
            store.open_ticket(due(&[Kind::Desk], ticket([n; 16], "a@example.org"))).await.unwrap();
        }
        let claimed = store.claim(None, 600, 1).await.unwrap();
        store.settle(&claimed[0], Settled::Done).await.unwrap();
        assert_eq!(store.expire_files(i64::MAX).await.unwrap(), 1);
        let files =
            async |n: u8| store.ticket(&number(&[n; 16])).await.unwrap().unwrap().attachments.len();
        assert_eq!((files(1).await, files(2).await), (0, 1));
        assert_eq!(store.tickets(10).await.unwrap().len(), 2);
    });
}

#[test]
fn retention_keeps_what_has_not_arrived() {
    on_both(|store| async move {
        store.open_ticket(due(&[Kind::Desk], ticket([1; 16], "a@example.org"))).await.unwrap();
        store.open_ticket(due(&[Kind::Desk], ticket([2; 16], "a@example.org"))).await.unwrap();
        let claimed = store.claim(None, 0, 1).await.unwrap();
        store.settle(&claimed[0], Settled::Done).await.unwrap();
        let removed = store.expire(i64::MAX).await.unwrap();
        assert_eq!(removed.tickets, 1);
        assert_eq!(store.tickets(10).await.unwrap().len(), 1);
    });
}

/// What was promised comes back as it was; of older tickets nothing is known.
#[test]
fn promises_are_kept() {
    on_both(|store| async move {
        let until = Promised::Until { at: 1_800_000_000, zone: "Europe/Berlin".into() };
        for (named, promised) in [(1, Promised::Unknown), (2, Promised::Nothing), (3, until)] {
            let sent =
                NewTicket { promised: promised.clone(), ..ticket([named; 16], "a@b.example") };
            let number = store.open_ticket(sent).await.unwrap();
            assert_eq!(store.ticket(&number).await.unwrap().unwrap().promised, promised);
        }
        let listed = store.tickets(3).await.unwrap();
        assert!(listed.iter().all(|ticket| !ticket.attachments.is_empty()), "{listed:?}");
        let found = store.find(&Filter { open: true, ..Filter::default() }, 9).await.unwrap().0;
        assert!(found.iter().all(|ticket| !ticket.attachments.is_empty()), "{found:?}");
    });
}
