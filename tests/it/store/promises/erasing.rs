//! Nothing is left of a person who is erased, and erasing says when it could not do all.

use frontdesk::host::store::{Kind, Store, StoreError};

use super::super::{block_on, due, on_both, postgres, reply, ticket, vote};

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
