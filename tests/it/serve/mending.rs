//! Mistakes made and mended in any order: whatever else is wrong, an article's page shows what was
//! saved last, and what is wrong is told until nothing is.

use std::collections::BTreeSet;

use super::{Desk, SITE, write};
use crate::woven::Dice;

const ARTICLES: [&str; 3] = ["start/first", "start/second", "other/deep/third"];

/// A page with one of these has an error and is shown all the same.
const MISTAKES: [&str; 5] = [
    "See [nothing](nowhere.md).",
    "![nothing](nowhere.png)",
    "See [no part](#nowhere).",
    "{{ fact.unknown }}",
    "<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs",
];

/// Files that are right in one way and wrong in another, without which no page can be made anew.
const REST: [(&str, &str, &str); 3] = [
    ("site.toml", SITE, "title = [\n"),
    ("themes/default/templates/parts/footer.html", "<footer>Own</footer>\n", "{% nonsense %}\n"),
    ("data/ratings.json", "{ \"version\": 1, \"articles\": {} }\n", "{"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_newest_text_is_shown_whatever_is_wrong() {
    let wanted: usize = std::env::var("FRONTDESK_TEST_MISTAKES").map_or(20, |n| n.parse().unwrap());
    let desk = Desk::open().await;
    let root = desk.root().to_owned();
    let mut live = desk.page_live().await;
    let mut dice = Dice(7);
    let (mut wrong, mut blocked) = (BTreeSet::new(), None);
    for step in 0..wanted {
        // What keeps all pages from being made is mended by the very next edit.
        if let Some((path, right)) = blocked.take() {
            write(&root, path, right);
        } else if dice.roll(8) == 0 {
            let (path, right, broken) = dice.pick(&REST);
            write(&root, path, broken);
            while live.next().await.mistakes.is_empty() {}
            assert!(desk.get("/start/first/").await.status == 200, "step {step}: {path}");
            blocked = Some((path, right));
            continue;
        }
        let article = *dice.pick(&ARTICLES);
        let mistake = if dice.roll(2) == 0 { Some(*dice.pick(&MISTAKES)) } else { None };
        if mistake.is_some() {
            wrong.insert(article)
        } else {
            wrong.remove(article)
        };
        let said = format!("Saved in step {step}.");
        let text = format!("# Title {step}\n\n{said}\n\n{}\n", mistake.unwrap_or_default());
        write(&root, &format!("content/{article}.md"), &text);
        loop {
            let state = live.next().await;
            let is_shown = desk.get(&format!("/{article}/")).await.has(&said);
            // Word of the page can come before word of its mistakes.
            let is_told = |article: &&str| state.mistakes.iter().any(|told| told.contains(article));
            if is_shown
                && state.mistakes.is_empty() == wrong.is_empty()
                && wrong.iter().all(is_told)
            {
                break;
            }
        }
    }
}
