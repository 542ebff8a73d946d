//! One vote a visitor, and sums that are those of the votes.

use std::collections::BTreeMap;
use std::sync::Arc;

use frontdesk::host::store::{Counts, Store};

use super::super::{block_on, on_both, postgres, vote};

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
