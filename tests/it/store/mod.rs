//! The store's promises, on both databases.

mod commands;
mod copies;
mod delivery;
mod doctor;
mod failover;
mod heard;
mod parsed;
pub mod postgres;
mod promises;
pub mod sink;
mod sought;

use frontdesk::host::store::{Attachment, Kind, NewReply, NewTicket, Promised, Store, Vote};

/// A runtime for one test.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
        .block_on(future)
}

/// Runs `test` with an empty SQLite file, then with an empty PostgreSQL database.
pub fn on_both<F: Future<Output = ()>>(test: impl Fn(Store) -> F) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("desk.db");
    block_on(async {
        test(Store::open(file.to_str().unwrap(), None).await.unwrap()).await;
        let database = postgres::Server::shared().database().await;
        test(Store::open(&database, None).await.unwrap()).await;
    });
}

pub fn vote(visitor: u8, article: &str, helpful: bool) -> Vote {
    Vote {
        article: article.into(),
        lang: "en".into(),
        visitor: [visitor; 16],
        helpful,
        reason: None,
        comment: None,
    }
}

pub fn reply(submission: u8, text: &str) -> NewReply {
    NewReply {
        submission: [submission; 16],
        article: "a/b".into(),
        lang: "en".into(),
        name: "A reader".into(),
        email: "reader@example.org".into(),
        text: text.into(),
    }
}

pub fn ticket(submission: [u8; 16], email: &str) -> NewTicket {
    NewTicket {
        submission,
        promised: Promised::Unknown,
        lang: "en".into(),
        channel: "ticket".into(),
        topic: "refund".into(),
        topic_name: "A refund".into(),
        identity: true,
        audience: Some("customer".into()),
        yes: vec!["phone_plan".into()],
        email: email.into(),
        page: "/billing/refunds/".into(),
        fields: vec![
            ("subject".into(), "Charged twice".into()),
            ("details".into(), "Both on Monday.\n\n.\nRCPT".into()),
        ],
        deliveries: Vec::new(),
        attachments: vec![Attachment {
            name: "a.txt".into(),
            media_type: "text/plain".into(),
            bytes: b"\0\xff1".to_vec(),
        }],
    }
}

/// A ticket that has to be delivered so.
pub fn due(kinds: &[Kind], ticket: NewTicket) -> NewTicket {
    NewTicket { deliveries: kinds.to_vec(), ..ticket }
}
