//! Links that confirm an address, and how many of them a mailbox gets.

use std::sync::Arc;

use frontdesk::host::store::{Kind, Store};

use super::super::{block_on, due, on_both, postgres, ticket};

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
