//! The database that an address names: which one is opened, and whether it still is that one.

use frontdesk::host::store::Store;

use super::super::{block_on, postgres, vote};

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
