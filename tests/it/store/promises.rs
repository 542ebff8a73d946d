//! What the store promises, whichever database it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use frontdesk::host::store::{
    Backlog, Counts, Filter, Kind, ReplyState, Settled, Store, StoreError, Way, number,
};

use super::{block_on, due, on_both, postgres, reply, ticket, vote};

#[test]
fn a_visitor_has_one_vote_and_may_change_it() {
    on_both(|store| async move {
        for visitor in 0..5 {
            store.vote(vote(visitor, "a/b", true)).await.unwrap();
        }
        store.vote(vote(3, "a/b", true)).await.unwrap();
        assert_eq!(store.counts("a/b", "en").await.unwrap(), Counts { yes: 5, no: 0 });
        let mut no = vote(3, "a/b", false);
        (no.reason, no.comment) = (Some("unclear".into()), Some("Step 2?".into()));
        assert_eq!(store.vote(no).await.unwrap(), Counts { yes: 4, no: 1 });
        assert_eq!(store.counts("a/b", "fr").await.unwrap(), Counts::default());
        let complaints = store.complaints(10).await.unwrap();
        assert_eq!((complaints.len(), complaints[0].comment.as_deref()), (1, Some("Step 2?")));
        store.vote(vote(3, "a/b", false)).await.unwrap();
        assert_eq!(store.complaints(10).await.unwrap().len(), 1, "a bare no keeps its reason");
        store.vote(vote(3, "a/b", true)).await.unwrap();
        assert_eq!(store.complaints(10).await.unwrap().len(), 0, "a yes takes it back");
        let tallies = store.tallies().await.unwrap();
        assert_eq!(tallies, store.tallies_since(0).await.unwrap(), "sums are those of the votes");
    });
}

#[test]
fn votes_that_come_together_are_written_as_if_one_came_after_the_other() {
    on_both(|store| async move {
        let store = Arc::new(store);
        // Of a text's visitors: the answer, and the words that are kept of it.
        let mut opinions: BTreeMap<(&str, u8), (bool, Option<String>)> = BTreeMap::new();
        for round in 0..6 {
            let mut tasks = tokio::task::JoinSet::new();
            let texts = ["a/b", "a/c", "d"].into_iter();
            for (article, visitor) in texts.flat_map(|text| (0..20).map(move |n| (text, n))) {
                // From round to round some change their mind; everybody says it twice.
                let mut said = vote(visitor, article, (visitor * 7 + round * 5) % 3 > 0);
                let has_words = !said.helpful && visitor % 2 == round % 2;
                said.comment = has_words.then(|| format!("\0{{\"'{round}\u{1f600}"));
                for _ in 0..2 {
                    let (store, said) = (Arc::clone(&store), said.clone());
                    tasks.spawn(async move { store.vote(said).await.unwrap() });
                }
                let opinion = opinions.entry((article, visitor)).or_default();
                let words = said.comment.map(|text| text.replace('\0', ""));
                *opinion = (said.helpful, words.or(opinion.1.take()).filter(|_| !said.helpful));
            }
            for counts in tasks.join_all().await {
                assert!((1..=20).contains(&(counts.yes + counts.no)), "{counts:?}");
            }
            let tallies = store.tallies().await.unwrap();
            assert_eq!(tallies, store.tallies_since(0).await.unwrap(), "sums are the votes'");
            for tally in tallies {
                let all = opinions.iter().filter(|(key, _)| key.0 == tally.article);
                let (yes, no): (Vec<_>, Vec<_>) = all.partition(|(_, said)| said.0);
                let wanted = (yes.len() as u64, no.len() as u64);
                assert_eq!((tally.yes, tally.no), wanted, "{} in round {round}", tally.article);
            }
            let told = store.complaints(1_000).await.unwrap();
            let mut told: Vec<_> = told.into_iter().map(|one| one.comment).collect();
            let mut words: Vec<_> = opinions.values().map(|said| said.1.clone()).collect();
            words.retain(Option::is_some);
            told.sort();
            words.sort();
            assert_eq!(told, words, "round {round}");
        }
    });
}

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
fn a_hundred_equal_votes_through_two_instances_are_one() {
    block_on(async {
        let address = postgres::Server::shared().database().await;
        let (one, two) = tokio::join!(Store::open(&address, None), Store::open(&address, None));
        let stores = [Arc::new(one.unwrap()), Arc::new(two.unwrap())];
        assert_eq!(stores[0].secret(), stores[1].secret(), "instances share the secret");
        let tasks: Vec<_> = (0..100)
            .map(|i| {
                let store = Arc::clone(&stores[i % 2]);
                tokio::spawn(async move { store.vote(vote(1, "a/b", true)).await.unwrap() })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(stores[0].counts("a/b", "en").await.unwrap(), Counts { yes: 1, no: 0 });
        assert_eq!(stores[1].tallies_since(0).await.unwrap(), stores[0].tallies().await.unwrap());
    });
}

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
fn a_link_confirms_its_own_ticket_once() {
    on_both(|store| async move {
        let number = store
            .open_ticket(due(&[Kind::Desk, Kind::Confirm], ticket([1; 16], "a@example.org")))
            .await
            .unwrap();
        let stored = store.ticket(&number).await.unwrap().unwrap();
        let token = store.confirmation(&stored);
        assert_eq!(stored.address_confirmed_at, None);
        for forged in ["", "x", &token[1..], &token.replace('.', "..")] {
            assert_eq!(store.confirm(forged).await.unwrap(), None);
        }
        for _ in 0..2 {
            assert_eq!(store.confirm(&token).await.unwrap().as_deref(), Some(number.as_str()));
        }
        assert!(store.ticket(&number).await.unwrap().unwrap().address_confirmed_at.is_some());
        let kinds: Vec<Kind> =
            store.deliveries(true).await.unwrap().into_iter().map(|entry| entry.kind).collect();
        assert_eq!(kinds, [Kind::Desk, Kind::Confirm, Kind::DeskConfirmed]);
    });
}

#[test]
fn nobody_can_fill_a_strangers_mailbox_through_us() {
    on_both(|store| async move {
        for submission in 0..6 {
            let address =
                if submission % 2 == 0 { "victim@example.org" } else { "Victim@Example.org" };
            store
                .open_ticket(due(&[Kind::Desk, Kind::Confirm], ticket([submission; 16], address)))
                .await
                .unwrap();
        }
        let all = store.deliveries(true).await.unwrap();
        assert_eq!(all.iter().filter(|entry| entry.kind == Kind::Desk).count(), 6);
        assert_eq!(all.iter().filter(|entry| entry.kind == Kind::Confirm).count(), 3);
    });
}

#[test]
fn one_mailbox_has_many_addresses() {
    on_both(|store| async move {
        for submission in 0..6 {
            let address = format!("victim+{submission}@example.org");
            store
                .open_ticket(due(&[Kind::Confirm], ticket([submission; 16], &address)))
                .await
                .unwrap();
        }
        assert_eq!(store.deliveries(true).await.unwrap().len(), 3);
    });
}

/// Many mailboxes, each asked once: all of them together are bounded as well.
#[test]
fn links_to_all_mailboxes_together_are_bounded() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("desk.db");
    block_on(async {
        let store = Store::open(file.to_str().unwrap(), None).await.unwrap();
        let ask = async |n: u8| {
            let sent = ticket([n; 16], &format!("a{n}@example.org"));
            store.open_ticket(due(&[Kind::Confirm], sent)).await.unwrap();
            store.deliveries(true).await.unwrap().len()
        };
        assert_eq!(ask(1).await, 1);
        let mut writer =
            <sqlx::SqliteConnection as sqlx::Connection>::connect(file.to_str().unwrap())
                .await
                .unwrap();
        let many =
            "WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < 998)
            INSERT INTO outbox (ticket, kind, message_id, state, attempts, due_at, claimed_until)
            SELECT ticket, kind, message_id || n.at, state, attempts, due_at, claimed_until
            FROM outbox, n";
        sqlx::Executor::execute(&mut writer, many).await.unwrap();
        assert_eq!(ask(2).await, 1_000);
        assert_eq!(ask(3).await, 1_000, "the hour is full");
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
fn a_person_is_found_however_the_address_is_written() {
    on_both(|store| async move {
        for (n, address) in
            (1..).zip(["Ö.Person@example.com", "user@bücher.example", "a.person+shop@example.com"])
        {
            store.open_ticket(ticket([n; 16], address)).await.unwrap();
        }
        assert_eq!(store.erase("ö.person@EXAMPLE.com").await.unwrap().tickets, 1);
        assert_eq!(store.erase("user@xn--bcher-kva.example").await.unwrap().tickets, 1);
        assert_eq!(
            store.erase("a.person@example.com").await.unwrap().tickets,
            0,
            "perhaps, but not surely"
        );
        assert_eq!(store.addresses().await.unwrap(), ["a.person+shop@example.com"]);
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

/// Whoever removes or replaces the file of a host that runs: nothing is acknowledged that the next
/// start does not find.
#[test]
fn a_file_that_was_replaced_is_not_written_to() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("desk.db");
    block_on(async {
        let store = Store::open(file.to_str().unwrap(), None).await.unwrap();
        store.vote(vote(1, "a/b", true)).await.unwrap();
        std::fs::rename(&file, folder.path().join("moved.db")).unwrap();
        let error = store.vote(vote(2, "a/b", true)).await.unwrap_err();
        assert!(error.to_string().contains("not the file that was opened"), "{error}");
        assert!(store.probe().await.is_err());
        std::fs::write(&file, b"").unwrap();
        assert!(store.probe().await.is_err());
    });
}

/// Each of the two counts before it writes: without a lock both would find room.
#[test]
fn two_instances_do_not_fill_it_either() {
    block_on(async {
        let address = postgres::Server::shared().database().await;
        let open = async || Store::open(&address, None).await.unwrap();
        let stores = [Arc::new(open().await), Arc::new(open().await)];
        let tasks: Vec<_> = (0..30_u8)
            .map(|n| {
                let store = Arc::clone(&stores[usize::from(n % 2)]);
                let address = if n % 3 == 0 { "victim@example.org" } else { "Victim@Example.org" };
                tokio::spawn(async move {
                    store
                        .open_ticket(due(&[Kind::Desk, Kind::Confirm], ticket([n; 16], address)))
                        .await
                        .unwrap()
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        let all = stores[0].deliveries(true).await.unwrap();
        assert_eq!(all.iter().filter(|entry| entry.kind == Kind::Desk).count(), 30);
        assert_eq!(all.iter().filter(|entry| entry.kind == Kind::Confirm).count(), 3);
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

/// The files of a SQLite database hold nothing of a person who was forgotten.
#[test]
fn a_forgotten_person_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("desk.db");
    block_on(async {
        let store = Store::open(file.to_str().unwrap(), None).await.unwrap();
        let mut theirs = ticket([1; 16], "Gone@Example.org");
        theirs.fields.push(("details".into(), "unmistakable-words ".repeat(3_000)));
        theirs.attachments[0].bytes = b"unmistakable-bytes".repeat(5_000);
        store.open_ticket(due(&[Kind::Desk, Kind::Confirm], theirs)).await.unwrap();
        store
            .open_ticket(due(&[Kind::Desk, Kind::Confirm], ticket([2; 16], "stays@example.org")))
            .await
            .unwrap();
        let mut said = reply(1, "unmistakable-reply");
        said.email = "gone@example.org".into();
        store.add_reply(said).await.unwrap();
        let removed = store.erase("gone@example.org").await.unwrap();
        assert_eq!((removed.tickets, removed.replies), (1, 1));
        assert_eq!(store.tickets(10).await.unwrap().len(), 1);
        for entry in std::fs::read_dir(folder.path()).unwrap() {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            let holds = |words: &[u8]| {
                bytes.windows(words.len()).any(|window| window.eq_ignore_ascii_case(words))
            };
            assert!(!holds(b"unmistakable"), "{}", path.display());
            assert!(!holds(b"gone@example.org"), "{}", path.display());
        }
    });
}

/// Nor do the tables and statistics of a PostgreSQL database. Its journal is the server's own, and
/// goes as the server writes on.
#[test]
fn a_forgotten_person_leaves_no_trace_in_postgresql() {
    use sqlx::{Connection, Executor};
    block_on(async {
        let server = postgres::Server::shared();
        let address = server.database().await;
        let store = Store::open(&address, None).await.unwrap();
        let mut theirs = ticket([1; 16], "Vanished@Example.org");
        theirs.fields.push(("details".into(), "vanishing-words ".repeat(3_000)));
        theirs.attachments[0].bytes =
            (0..40_000_u32).flat_map(|n| format!("vanishing-{n}").into_bytes()).collect();
        store.open_ticket(due(&[Kind::Desk, Kind::Confirm], theirs)).await.unwrap();
        store
            .open_ticket(due(&[Kind::Desk, Kind::Confirm], ticket([2; 16], "stays@example.org")))
            .await
            .unwrap();
        let mut said = reply(1, "vanishing-reply");
        said.email = "vanished@example.org".into();
        store.add_reply(said).await.unwrap();
        let mut admin = sqlx::PgConnection::connect(&address).await.unwrap();
        admin.execute("ANALYZE").await.unwrap();
        admin.execute("CHECKPOINT").await.unwrap();
        let number: i64 = sqlx::query_scalar(
            "SELECT oid::BIGINT FROM pg_database WHERE datname = current_database()",
        )
        .fetch_one(&mut admin)
        .await
        .unwrap();
        let files = server.folder().join(format!("data/base/{number}"));
        let traces = || {
            let files = std::fs::read_dir(&files).unwrap().map(|entry| entry.unwrap().path());
            let text = |bytes: Vec<u8>| {
                bytes.into_iter().map(|byte| char::from(byte.to_ascii_lowercase())).collect()
            };
            let texts = files.filter_map(|file| std::fs::read(file).ok()).map(text);
            texts
                .filter(|text: &String| {
                    text.contains("vanishing-") || text.contains("vanished@example.org")
                })
                .count()
        };
        assert!(traces() > 0, "it would be found");
        let removed = store.erase("vanished@example.org").await.unwrap();
        assert_eq!((removed.tickets, removed.replies), (1, 1));
        admin.execute("CHECKPOINT").await.unwrap();
        assert_eq!(traces(), 0);
        assert_eq!(store.tickets(10).await.unwrap().len(), 1);
    });
}

/// Rows that somebody still sees stay in the files, and a table that somebody holds is not written
/// anew: then erasing is no success, and nobody else waits.
#[test]
fn erasing_beside_a_reader_of_postgresql_is_not_called_done() {
    use sqlx::{Connection, Executor};
    block_on(async {
        let address = postgres::Server::shared().database().await;
        let store = Store::open(&address, None).await.unwrap();
        for (token, opened, asked) in [
            ([3; 16], "BEGIN ISOLATION LEVEL REPEATABLE READ", "SELECT 1"),
            ([4; 16], "BEGIN", "SELECT * FROM tickets"),
        ] {
            store.open_ticket(due(&[Kind::Desk], ticket(token, "seen@example.org"))).await.unwrap();
            let mut reader = sqlx::PgConnection::connect(&address).await.unwrap();
            reader.execute(opened).await.unwrap();
            reader.execute(asked).await.unwrap();
            let error = store.erase("seen@example.org").await.unwrap_err();
            assert!(matches!(error, StoreError::Busy), "{error}");
            store.vote(vote(1, "a/b", true)).await.unwrap();
            reader.execute("COMMIT").await.unwrap();
            assert_eq!(store.erase("seen@example.org").await.unwrap().tickets, 0);
        }
    });
}

/// While another program reads, the journal cannot be emptied; then erasing is no success.
#[test]
fn erasing_beside_a_reader_is_not_called_done() {
    use sqlx::{Connection, Executor};
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("desk.db");
    block_on(async {
        let store = Store::open(file.to_str().unwrap(), None).await.unwrap();
        store.open_ticket(ticket([1; 16], "gone@example.org")).await.unwrap();
        let mut reader = sqlx::SqliteConnection::connect(file.to_str().unwrap()).await.unwrap();
        reader.execute("BEGIN").await.unwrap();
        reader.fetch_all("SELECT number FROM tickets").await.unwrap();
        let error = store.erase("gone@example.org").await.unwrap_err();
        assert!(error.to_string().contains("another program reads"), "{error}");
        reader.execute("COMMIT").await.unwrap();
        assert_eq!(
            store.erase("gone@example.org").await.unwrap().tickets,
            0,
            "removed the first time, now without trace"
        );
    });
}

#[test]
fn a_wrong_address_is_said_without_its_password() {
    block_on(async {
        let error = Store::open("mysql://x/y", None).await.err().unwrap();
        assert_eq!(
            error.to_string(),
            "`mysql://x/y` is no database: write a file's path or postgres://user@server/name"
        );
        assert!(Store::open("/nowhere/at/all.db", None).await.is_err());
    });
}

/// Of several servers the one that takes changes is written to, wherever it stands in the address.
#[test]
fn the_server_that_writes_is_found() {
    block_on(async {
        let address = postgres::Server::shared().database().await;
        let (before, behind) = address.split_once("@127.0.0.1:").unwrap();
        let both = format!("{before}@127.0.0.1:1,127.0.0.1:{behind}");
        let store = Store::open(&both, None).await.unwrap();
        store.vote(vote(1, "a/b", true)).await.unwrap();
        assert_eq!(
            Store::open(&address, None).await.unwrap().counts("a/b", "en").await.unwrap().yes,
            1
        );
    });
}
