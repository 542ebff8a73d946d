//! Random histories: writers here and writers at the source go on for some rounds, each followed
//! by an update. No edit is lost, and what is told are exactly the parts that both changed.
//!
//! One thing is defined here, because no comparison of texts could tell it: what one side does
//! between two updates to a part that it takes out, puts in or rewrites without leaving a word stands
//! three parts apart from the next such thing. (Two neighbours of one kind, of which one was taken
//! out and the other rewritten to the last word, are the same file whichever of them it was.) What
//! was done before the last update is known from its record and may stand anywhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::world::*;
use crate::site::tree;
use crate::woven::Dice;

/// What a value or a part becomes, and whether it is told.
fn expected<'t>(
    base: Option<&'t str>,
    here: Option<&'t str>,
    source: Option<&'t str>,
) -> (Option<&'t str>, bool) {
    if here == source || source == base {
        (here, false)
    } else if here == base {
        (source, false)
    } else {
        (here, true)
    }
}

/// A title, and the parts by their places.
type Text = (String, BTreeMap<usize, String>);

/// What an update tells anew of an article, by the parts' numbers.
type Told = BTreeMap<Option<usize>, Conflict>;

/// The article as it has to be after the update, and what has to be told of it.
fn merged(life: &Life) -> (Option<Text>, Told) {
    let mut told = Told::new();
    let Some(here) = &life.here else {
        return match (&life.source, life.base.parts.is_empty()) {
            // It is new.
            (Some(source), true) => {
                (Some((source.title.clone(), source.parts.iter().cloned().collect())), told)
            }
            _ => (None, told),
        };
    };
    let Some(source) = &life.source else {
        return (Some((here.title.clone(), here.parts.iter().cloned().collect())), told);
    };
    let all = [&life.base, here, source].map(|article| {
        article.parts.iter().map(|(n, text)| (*n, text.as_str())).collect::<BTreeMap<_, _>>()
    });
    let titles = [&life.base.title, &here.title, &source.title].map(String::as_str);
    let (title, is_told) = expected(Some(titles[0]), Some(titles[1]), Some(titles[2]));
    if is_told {
        let line = |title: &str| Some(format!("title: {title}"));
        told.insert(None, ("title:".into(), line(titles[1]), line(titles[2])));
    }
    let numbers: BTreeSet<usize> = all.iter().flat_map(|parts| parts.keys().copied()).collect();
    let mut parts = BTreeMap::new();
    for number in numbers {
        let [base, own, theirs] = [0, 1, 2].map(|side| all[side].get(&number).copied());
        let (text, is_told) = expected(base, own, theirs);
        if let Some(text) = text {
            parts.insert(number, text.to_owned());
        }
        if is_told {
            let what = ["heading", "list item", "code", "quote", "paragraph"][number % 5];
            let owned = |text: Option<&str>| text.map(str::to_owned);
            told.insert(Some(number), (what.into(), owned(own), owned(theirs)));
        }
    }
    (Some((title.unwrap().to_owned(), parts)), told)
}

/// Where in the site the article with one of these parts stands.
fn find(root: &Path, parts: &BTreeMap<usize, String>) -> (String, String) {
    let marks: Vec<String> = parts
        .values()
        .filter_map(|text| text.split(|c: char| c.is_whitespace()).find(|w| w.len() > 3))
        .map(str::to_owned)
        .collect();
    let files = tree(&root.join("content"));
    let pages = files.iter().filter_map(|(path, bytes)| {
        Some((path.to_str()?.to_owned(), String::from_utf8(bytes.clone()).ok()?))
    });
    let has = |text: &str| {
        marks.iter().filter(|mark| text.split_whitespace().any(|word| word == **mark)).count()
    };
    let (count, path, text) =
        pages.map(|(path, text)| (has(&text), path, text)).max_by_key(|(n, ..)| *n).unwrap();
    assert!(count > 0, "no page has {marks:?}");
    (path, text)
}

/// What an article's part, or its title, says.
fn said(article: &Article, number: Option<usize>) -> Option<String> {
    match number {
        None => Some(format!("title: {}", article.title)),
        Some(number) => {
            article.parts.iter().find(|(n, _)| *n == number).map(|(_, text)| text.clone())
        }
    }
}

/// What is open after an update: what it tells anew, and what was open as long as nobody touched it
/// here. Of what was taken out here it is open as long as the source has the text that was told.
fn still_open(life: &Life, fresh: Told) -> Told {
    let Some(here) = &life.here else { return Told::new() };
    let mut open = life.open.clone();
    open.retain(|number, (_, told_here, told_source)| {
        let theirs = life.source.as_ref().map(|source| said(source, *number));
        said(here, *number) == *told_here
            && (told_here.is_some() || theirs.is_none_or(|theirs| theirs == *told_source))
    });
    open.extend(fresh);
    open
}

/// The numbers of `parts` that `other` has as well, in order.
fn common(parts: &[Part], other: &[Part]) -> Vec<usize> {
    let is_there = |number: &usize| other.iter().any(|(n, _)| n == number);
    parts.iter().map(|(number, _)| *number).filter(is_there).collect()
}

#[test]
fn no_edit_is_lost_and_conflicts_are_real() {
    let histories: u64 =
        std::env::var("FRONTDESK_TEST_HISTORIES").map_or(16, |n| n.parse().unwrap());
    let (mut rounds, mut conflicts) = (0, 0);
    for seed in 1..=histories {
        let mut dice = Dice(seed);
        let mut world = World::new(&mut dice);
        for round in 0..4 {
            let what = format!("seed {seed}, round {round}");
            let arrived = world.lives.len();
            world.at_the_source(&mut dice);
            world.here(&mut dice, arrived);
            world.write_source();
            let mut told = world.update();
            for at in 0..world.lives.len() {
                let life = &world.lives[at];
                let (expected, fresh) = merged(life);
                conflicts += fresh.len();
                let open = still_open(life, fresh);
                world.lives[at].open = open;
                let Some((title, parts)) = expected else {
                    world.lives[at].here = None;
                    continue;
                };
                let life = &world.lives[at];
                let (path, text) = find(&world.out(), &parts);
                if let Some(here) = &life.here {
                    assert_eq!(path, here.path, "{what}: it stands where it stood");
                }
                let known = |text: &str| world.texts.get(text).copied();
                let (own_title, own) = read(&text, &known);
                assert_eq!(own_title, title, "{what}: {text}");
                let found: BTreeMap<usize, String> = own.iter().cloned().collect();
                assert_eq!(found.len(), own.len(), "{what}: a part stands twice\n{text}");
                assert_eq!(found, parts, "{what}: {path}\n{text}");
                for side in [&life.here, &life.source].into_iter().flatten() {
                    let orders = (common(&own, &side.parts), common(&side.parts, &own));
                    assert_eq!(orders.0, orders.1, "{what}: another order\n{text}");
                }
                let life = &mut world.lives[at];
                life.here = Some(Article { n: at, path, title, parts: own });
            }
            let lives = world.lives.iter();
            let mut expected: Vec<_> = lives.flat_map(|life| life.open.values().cloned()).collect();
            expected.sort();
            told.sort();
            assert_eq!(told, expected, "{what}");
            // The same export once more: nothing.
            let before = tree(&world.out());
            world.update();
            assert!(before == tree(&world.out()), "{what}: a second update changes something");
            for life in &mut world.lives {
                if let Some(source) = life.source.clone().filter(|_| life.here.is_some()) {
                    life.base = source;
                } else if life.base.parts.is_empty() {
                    life.base.parts = vec![(0, String::new())];
                }
            }
            rounds += 1;
        }
    }
    assert!(conflicts as u64 > histories && rounds as u64 == 4 * histories, "{conflicts}");
}
