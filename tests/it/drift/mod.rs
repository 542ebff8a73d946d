//! Random edits of a text and of its translation, as a team makes them: what is told is what
//! changed, and nothing else.

mod pair;
mod part;

use frontdesk::translate::{Change, Drift, Status, accept, blocks, settle, status};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use pair::{EDITS, Pair, Work};
use part::{KINDS, read};

/// Edits that are tried: `scripts/torture` asks for more.
fn wanted() -> u32 {
    asked().unwrap_or(500)
}

fn asked() -> Option<u32> {
    std::env::var("FRONTDESK_TEST_DRIFT").ok().map(|count| count.parse().unwrap())
}

/// The same ones every time, unless more are asked for.
fn seed() -> RngSeed {
    asked().map_or(RngSeed::Fixed(22), |_| RngSeed::Random)
}

const MOST: usize = 24;

proptest! {
    #![proptest_config(ProptestConfig {
        cases: wanted() / (MOST as u32 / 2),
        failure_persistence: None,
        rng_seed: seed(),
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_told_is_what_changed(
        kinds in proptest::collection::vec(0..KINDS.len(), 3..16),
        edits in proptest::collection::vec((0..EDITS.len(), any::<u16>(), any::<u16>()), 1..=MOST),
    ) {
        let mut pair = Pair::new(&kinds);
        let mut last = Work::Writing;
        for (edit, at, to) in edits {
            // What a translation was made of is known once it is recorded: before its source goes
            // on, and before new parts are put between others that are written anew.
            let work = Work::of(edit);
            if work != last && last != Work::Writing {
                pair.sync();
            }
            last = work;
            EDITS[edit](&mut pair, usize::from(at), usize::from(to));
            pair.check();
        }
    }
}

/// What is told once the texts, a line a part, have become others: the change and both lines. A
/// record that has taken in what was translated tells the same.
fn told(before: [&[&str]; 2], now: [&[&str]; 2]) -> Vec<(Change, u32, u32)> {
    let both = |[source, own]: [&[&str]; 2]| {
        (read("content/a.md", &source.join("\n\n")), read("content/a.fr.md", &own.join("\n\n")))
    };
    let (source, own) = both(before);
    let entry = accept(&blocks(&source), &blocks(&own));
    let (source, own) = both(now);
    let all = [settle(&entry, &blocks(&source), &blocks(&own)), entry].map(|entry| {
        let Status::Recorded(told) = status(Some(&entry), &source, Some(&own)) else {
            panic!("not recorded")
        };
        let short = |drift: &Drift| (drift.change, drift.source.line, drift.own.line);
        told.iter().map(short).collect::<Vec<_>>()
    });
    assert_eq!(all[0], all[1]);
    all[0].clone()
}

/// Of parts that say the same in both languages the one that changed is told, and settled.
#[test]
fn equal_parts_are_told_apart_by_what_stands_around_them() {
    let source =
        ["Press *Save*.", "Choose a name.", "Press *Save*.", "Then wait.", "Press *Save*."];
    let own = ["Appuyez.", "Un nom.", "Appuyez.", "Attendez.", "Appuyez."];
    for at in [0, 2, 4] {
        let (mut changed, mut followed) = (source, own);
        changed[at] = "Press *Save* twice.";
        let line = 1 + 2 * at as u32;
        assert_eq!(told([&source, &own], [&changed, &own]), [(Change::Changed, line, line)]);
        followed[at] = "Appuyez deux fois.";
        assert_eq!(told([&source, &own], [&changed, &followed]), []);
        assert_eq!(told([&source, &own], [&source, &followed]), []);
    }
}

/// What moved and changed at once is one part, and its translation is where it was.
#[test]
fn a_part_that_moved_and_changed_is_one() {
    let moved = ["One two three four five.", "Six seven eight.", "Nine ten eleven."];
    let own = ["Un deux trois.", "Six sept huit.", "Neuf dix onze."];
    let now = [moved[1], moved[2], "One two three four six."];
    assert_eq!(told([&moved, &own], [&now, &own]), [(Change::Changed, 5, 1)]);
    let followed = ["Un deux six.", own[1], own[2]];
    assert_eq!(told([&moved, &own], [&now, &followed]), [(Change::Moved, 5, 1)]);
    let both = [own[1], own[2], "Un deux six."];
    assert_eq!(told([&moved, &own], [&now, &both]), []);
}

/// A new part and a changed one beside it, and only one of them translated.
#[test]
fn a_new_part_does_not_take_the_translation_of_its_neighbour() {
    let (source, own) = (["One two three.", "Four five six."], ["Un.", "Quatre."]);
    let now = ["One two three.", "New words here.", "Four five seven."];
    let (followed, added) = (["Un.", "Quatre sept."], ["Un.", "Nouveau.", "Quatre."]);
    assert_eq!(told([&source, &own], [&now, &followed]), [(Change::New, 3, 1)]);
    assert_eq!(told([&source, &own], [&now, &added]), [(Change::Changed, 5, 5)]);
    let all = ["Un.", "Nouveau.", "Quatre sept."];
    assert_eq!(told([&source, &own], [&now, &all]), []);
    let behind = ["One two four.", "New words here.", "Four five six."];
    assert_eq!(told([&source, &own], [&behind, &["Un quatre.", "Quatre."]]), [(Change::New, 3, 1)]);
}
