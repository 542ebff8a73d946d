//! `frontdesk mv`: random moves on a generated site. After each, every page says what it said,
//! every link leads where it led, every old address is alive and every vote belongs to its article.

use std::fs;
use std::path::Path;

use frontdesk::edit::{self, Changes, Move};
use frontdesk::source::Source;

use crate::site::{TestSite, tree};
use crate::woven::{Dice, FOLDERS, SVG, Snapshot, generated, linked, request, snapshot};

fn planned(root: &Path, old: &str, new: &str) -> Result<Changes, Vec<&'static str>> {
    let source = Source::open(root).unwrap();
    let plan = edit::plan(&source, &request(), Move { old, new });
    plan.map_err(|found| found.iter().map(|d| d.code).collect())
}

fn assert_kept(what: &str, before: &Snapshot, after: &Snapshot) {
    for (page, (text, links)) in &before.said {
        let Some((text_now, links_now)) = after.said.get(page) else {
            panic!("{what}: {page:?} is gone")
        };
        assert_eq!((text_now, links_now), (text, links), "{what}: {page:?}");
    }
    for (address, title) in
        before.addresses.iter().filter(|(_, title)| after.titles.contains(*title))
    {
        let now = after.addresses.get(address);
        let same = now.is_some_and(|now| now[3..] == title[3..]);
        assert!(same, "{what}: /{address} was {title}, is {now:?}");
    }
    assert_eq!(after.votes, before.votes, "{what}");
}

#[test]
fn random_moves_lose_nothing() {
    let wanted: usize = std::env::var("FRONTDESK_TEST_MOVES").map_or(12, |n| n.parse().unwrap());
    let (mut done, mut seed) = (0, 0);
    while done < wanted {
        seed += 1;
        assert!(seed < 40 + wanted as u64, "{done} moves of {seed} sites");
        let mut dice = Dice(seed);
        let site = generated(&mut dice);
        let mut before = snapshot(site.root());
        for _ in 0..4 {
            let keys: Vec<String> =
                linked(site.root()).articles.iter().map(|a| a.key.to_string()).collect();
            let old = if dice.roll(3) == 0 {
                format!("{}/", dice.pick(&FOLDERS))
            } else {
                dice.pick(&keys).clone()
            };
            let place = *dice.pick(&["", "a/", "b/", "d/", "e/", "e/f/", "a/c/"]);
            let new = format!("{place}n{}", dice.roll(1000));
            let what = format!("seed {seed}: mv {old} {new}");
            let files = tree(site.root());
            match planned(site.root(), &old, &new) {
                Ok(changes) => edit::apply(site.root(), &changes).unwrap(),
                // A folder that is not there any more, whose page other articles name, whose
                // picture would lie over another, or whose old address another one's page would
                // take.
                Err(codes) => {
                    let known =
                        ["unknown-article", "dead-link", "bad-id", "duplicate-address", "exists"];
                    let known = codes.iter().all(|code| known.contains(code));
                    assert!(known && files == tree(site.root()), "{what}: {codes:?}");
                    continue;
                }
            }
            let after = snapshot(site.root());
            assert_kept(&what, &before, &after);
            before = after;
            done += 1;
        }
    }
}

#[test]
fn a_move_is_shown_then_made_then_refused() {
    let site =
        || {
            TestSite::new()
            .file("content/a/x.md", "# X\n\n![p](img/p.svg) and [y](y.md#one)\n")
            .file("content/a/x.fr.md", "# X\n\nTexte.\n")
            .file("content/a/y.md", "---\nrelated: [a/x]\n---\n# Y\n\n## One\n\n[x]: x.md\n\n\
                See [x].\n")
            .file("content/a/img/p.svg", SVG)
            .file("content/b/z.md", "# Z\n\n\
                <a href=\"../a/x.md#x\" title='a'>x</a>\n".replace("#x", "").as_str())
            .file(
                "data/ratings.json",
                "{ \"version\": 1, \"articles\": { \"a/x\": { \"en\": { \"yes\": 2, \"no\": 1 } } \
                 } }\n",
            )
        };
    let site = site();
    let before = tree(site.root());
    let output = site.run(&["mv", "a/x", "b/", "--dry-run"]);
    insta::assert_snapshot!(String::from_utf8(output.stdout).unwrap());
    assert_eq!((output.status.code(), before == tree(site.root())), (Some(0), true));

    for (old, new, said) in [
        ("a/nothing", "b/w", "unknown-article"),
        ("a/x", "a/y", "exists"),
        ("a/x", "../w", "bad-id"),
        ("a/x", "A B", "bad-id"),
        ("a/x", "search", "reserved-name"),
        ("a/", "a/b", "bad-id"),
    ] {
        let output = site.run(&["mv", old, new]);
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(
            text.contains(&format!("error[{said}]")) && text.contains("nothing was changed"),
            "{old} {new}: {text}"
        );
    }
    assert!(before == tree(site.root()));

    let output = site.run(&["mv", "content/a/x.md", "b/"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let there = |path: &str| site.root().join(path).exists();
    assert!(there("content/b/x.md") && there("content/b/x.fr.md") && there("content/b/img/p.svg"));
    assert!(!there("content/a/x.md") && !there("content/a/img"));
    let output = site.build(&["--strict"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn what_translations_were_made_from_moves_along() {
    let site = TestSite::new()
        .file("content/shop/_category.md", "---\ntitle: Shop\n---\n")
        .file("content/shop/_category.fr.md", "---\ntitle: Boutique\n---\n")
        .file("content/shop/pay.md", "# Pay\n\nBy card, see [about](../about.md).\n\nNever cash.\n")
        .file("content/shop/pay.fr.md", "# Payer\n\nVoir [nous](../about.md).\n\nJamais.\n")
        .file("content/about.md", "# About\n\nUs, and [how to pay](shop/pay.md).\n")
        .file("content/about.fr.md", "# Nous\n\nNous, et [payer](shop/pay.md).\n");
    assert!(site.run(&["translate", "sync"]).status.success());
    // The record still knows an article that once stood where another one goes.
    let record = site.root().join("data/translations/fr.json");
    let text = fs::read_to_string(&record).unwrap();
    let gone = "\"us/about\": {\"parts\": [\n]}\n}\n}\n";
    fs::write(&record, text.replace("\n]}\n}\n}\n", &format!("\n]}},\n{gone}"))).unwrap();
    // One part drifts before the move: it has to be told after it as before.
    let path = site.root().join("content/shop/pay.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("Never cash.", "Never cash, never cheques.")).unwrap();
    let status = || {
        let said = site.run(&["translate", "status", "--json"]);
        // Old addresses are written above the text, so its lines move.
        String::from_utf8(said.stdout).unwrap().replace(|c: char| c.is_ascii_digit(), "")
    };
    let before = status();
    assert_eq!(before.matches("\"changed\"").count(), 1, "{before}");
    for (old, new) in [("shop/", "store"), ("store/pay", "how/deep/to-pay"), ("about", "us/about")]
    {
        let said = site.run(&["mv", old, new]);
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        let now = status();
        let told = now.replace("how/deep/to-pay", "shop/pay").replace("store/", "shop/");
        assert_eq!(told.replace("us/about", "about"), before, "{old}");
    }
    let synced = site.run(&["translate", "sync", "--check"]);
    assert_eq!(synced.status.code(), Some(0), "{}", String::from_utf8_lossy(&synced.stderr));
}

#[test]
fn pins_follow_their_articles() {
    let pins = "pins:\n  - { query: qqx, article: shop/pay }  # by card\n  \
                - { article: \"shop/where\", query: [zzx, yyx] }\n  - { query: wwx, article: about }\n";
    let site = TestSite::new()
        .file("content/about.md", "# About\n\nUs.\n")
        .file("content/shop/pay.md", "# How to pay\n\nBy card.\n")
        .file("content/shop/where.md", "# Where?\n\nUpstairs.\n")
        .file("data/search.yaml", pins);
    let said = site.run(&["mv", "shop/", "store"]);
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let now = fs::read_to_string(site.root().join("data/search.yaml")).unwrap();
    let wanted = pins.replace("\"shop/where\"", "store/where").replace("shop/pay", "store/pay");
    assert_eq!(now, wanted);
    assert!(site.build(&[]).status.success());
}

/// Also where readers of another language get the source, whose old address led on.
#[test]
fn a_move_there_and_back_leaves_all_as_it_was() {
    let config = "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
        default_language = \"en\"\n[languages.en]\nname = \"English\"\n[languages.fr]\n\
        name = \"Français\"\nmissing_translation = \"show\"\n";
    let site = TestSite::new()
        .file("site.toml", config)
        .file("content/x/_category.md", "---\ntitle: X\n---\n")
        .file("content/x/a.md", "# A\n\nText, see [b](b.md).\n")
        .file("content/x/b.md", "---\ntitle: B\naliases: [/old/]\n---\nText, see [a](a.md).\n")
        .file("content/x/c.md", "---\ntitle: C\naliases:\n  - /older/\n---\nOther text.\n")
        .file("content/x/c.fr.md", "# C\n\nTexte.\n");
    let mv = |from: &str, to: &str| {
        let said = site.run(&["mv", from, to]);
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        let built = site.build(&[]);
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        tree(&site.root().join("content"))
    };
    for (one, other, file) in [("x/a", "y/a", "a.md"), ("x/c", "y/c", "c.md")] {
        let there = mv(one, other);
        let back = mv(other, one);
        let text = String::from_utf8_lossy(&back[&Path::new("x").join(file)]).into_owned();
        assert!(
            text.contains(&format!("/{other}/")) && !text.contains(&format!("/{one}/")),
            "{text}"
        );
        assert!(there == mv(one, other), "{text}");
        mv(other, one);
    }
    mv("x/", "z");
    mv("z/", "x");
}

/// Links to the site by its whole address, and what is allowed there.
#[test]
fn whole_addresses_and_allowances_follow() {
    let config = "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
        default_language = \"en\"\n[languages.en]\nname = \"English\"\n\
        [[check.allow]]\ncode = \"no-text\"\npath = \"content/x/\"\nreason = \"r\"\n\
        [[check.allow]]\ncode = \"no-text\"\npath = \"content/x/a.md\"\nreason = \"r\"\n";
    let site = TestSite::new()
        .file("site.toml", config)
        .file("content/x/a.md", "# A\n\nText.\n")
        .file(
            "content/b.md",
            "# B\n\n[a](https://help.example.com/x/a/#a) <https://help.example.com/x/a> \
             [o](https://example.org/x/a/) [x](https://help.example.com/x/)\n\n\
             [r]: https://help.example.com/x/a/?q\n\n[r]\n\n{{ part.p }}\n",
        )
        .file("content/_parts/p.md", "See [a](https://help.example.com/x/a/).\n");
    assert!(site.run(&["mv", "x/", "y"]).status.success());
    let now = |path: &str| fs::read_to_string(site.root().join(path)).unwrap();
    let wanted = "# B\n\n[a](https://help.example.com/y/a/#a) <https://help.example.com/y/a> \
        [o](https://example.org/x/a/) [x](https://help.example.com/y/)\n\n\
        [r]: https://help.example.com/y/a/?q\n\n[r]\n\n{{ part.p }}\n";
    assert_eq!(now("content/b.md"), wanted);
    assert_eq!(now("content/_parts/p.md"), "See [a](https://help.example.com/y/a/).\n");
    let wanted = config.replace("content/x/", "content/y/");
    assert_eq!(now("site.toml"), wanted);
}
