//! `frontdesk mv`: random moves on a generated site. After each, every page says what it said,
//! every link leads where it led, every old address is alive and every vote belongs to its article.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use frontdesk::edit::{self, Changes, Move};
use frontdesk::graph::Site;
use frontdesk::memo::Memo;
use frontdesk::pipeline::{Linked, Request};
use frontdesk::source::Source;

use crate::site::{TestSite, tree};

const SVG: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'/>";
const FOLDERS: [&str; 4] = ["a", "b", "a/c", "d"];

/// Small, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn pick<'t, T>(&mut self, things: &'t [T]) -> &'t T {
        &things[self.roll(things.len())]
    }
}

fn request() -> Request {
    Request::at("2026-11-22T00:00:00Z".parse().unwrap())
}

fn linked(root: &Path) -> Site {
    let source = Source::open(root).unwrap();
    let (linked, found) = Linked::read(&source, &request(), &Memo::default());
    assert!(!found.has_errors(), "{found:#?}");
    linked.unwrap().site
}

fn planned(root: &Path, old: &str, new: &str) -> Result<Changes, Vec<&'static str>> {
    let source = Source::open(root).unwrap();
    let plan = edit::plan(&source, &request(), Move { old, new });
    plan.map_err(|found| found.iter().map(|d| d.code).collect())
}

/// From the folder of one path to another, both below `content/`.
fn between(from: &str, to: &str) -> String {
    let up = "../".repeat(from.matches('/').count());
    format!("{up}{to}")
}

/// Ten articles that name each other in every way there is.
fn generated(dice: &mut Dice) -> TestSite {
    let mut site = TestSite::new();
    let mut keys = vec!["about".to_owned()];
    for folder in FOLDERS {
        let intro = format!(
            "---\ntitle: Folder {folder}\n---\nSee [about]({}).\n",
            between(&format!("{folder}/x"), "about.md")
        );
        site = site.file(&format!("content/{folder}/_category.md"), &intro);
        keys.extend((0..=dice.roll(2)).map(|n| format!("{folder}/t{n}-{}", dice.roll(99))));
        for n in 0..2 {
            site = site.file(
                &format!("content/{folder}/img/p {n}.svg"),
                &SVG.replace('4', &(n + 3).to_string()),
            );
        }
    }
    let mut votes = Vec::new();
    for (n, key) in keys.iter().enumerate() {
        let languages: &[&str] = if dice.roll(2) == 0 { &["", ".fr"] } else { &[""] };
        for lang in languages {
            let mut front = format!("title: \"T{n}{lang}\"\n");
            if lang.is_empty() {
                front.push_str(&format!("related: [{}]\n", dice.pick(&keys)));
                let more = dice.pick::<&str>(&[
                    "",
                    "",
                    "slug: short\naliases:\n  - /old-SLUG/\n",
                    "id: kept-ID\n",
                ]);
                front.push_str(more);
                front = front
                    .replace("SLUG", &n.to_string())
                    .replace("ID", &n.to_string())
                    .replace("short", &format!("s{n}"));
            }
            let body: String = (0..5).map(|_| link(dice, key, &keys)).collect();
            site = site.file(
                &format!("content/{key}{lang}.md"),
                &format!("---\n{front}---\n## One\n\n{body}\n"),
            );
        }
        votes.push(format!("\"{key}\": {{ \"en\": {{ \"yes\": {}, \"no\": 1 }} }}", n + 1));
    }
    let config = fs::read_to_string(site.root().join("site.toml")).unwrap();
    let config = format!("nav = [\"{}\", \"sitemap\"]\n{config}", dice.pick(&keys));
    let votes = format!(
        "{{\n  \"version\": 1,\n  \"articles\": {{\n    {}\n  }}\n}}\n",
        votes.join(",\n    ")
    );
    site.file("site.toml", &config).file("data/ratings.json", &votes)
}

fn link(dice: &mut Dice, from: &str, keys: &[String]) -> String {
    let to = dice.pick(keys).clone();
    let folder = *dice.pick(&FOLDERS);
    let near = between(from, &format!("{to}.md"));
    let picture = between(from, &format!("{folder}/img/p%20{}.svg", dice.roll(2)));
    match dice.roll(11) {
        0 => format!("A [link]({near}) and [deep]({near}#one).\n\n"),
        1 => format!("A [root](/{to}.md) and [whole](/content/{to}.md \"title\").\n\n"),
        2 => format!("A [reference][r{to}].\n\n[r{to}]: <{near}#one> 'x'\n\n"),
        3 => format!(
            "<p class=x><a href=\"{near}\">raw</a> <a \
            href='/{to}/?q=1#one'>address</a></p>\n\n"
        ),
        4 => format!(
            "![picture]({picture}){{width=9}} <img src=\"{picture}\" alt=\"\" \
            srcset=\"{picture} 2x\">\n\n"
        ),
        5 => format!("[![picture]({picture})]({near})\n\n"),
        6 => format!("> - [folder]({}) `[no](gone.md)`\n\n", between(from, &format!("{folder}/"))),
        7 => {
            format!(
                "A [folder](/{folder}/) and [its \
                page]({}).\n\n",
                between(from, &format!("{folder}/_category.md"))
            )
        }
        8 => format!("| a | b |\n|---|---|\n| [x]({near}) | `c` |\n\n"),
        9 => "[Here](#one) and <https://example.org/> and \
            **注意：**[t](https://example.org/a.md)。\n\n"
            .to_owned(),
        _ => format!(
            "[French]({}) and \
            [file]({picture}).\n\n",
            between(from, &format!("{to}.fr.md"))
        ),
    }
}

/// What may not change: for each page (its title tells which) its text and where its links lead.
type Said = BTreeMap<(String, String), (String, Vec<String>)>;

struct Snapshot {
    said: Said,
    /// Titles by address, redirects followed.
    addresses: BTreeMap<String, String>,
    titles: BTreeSet<String>,
    votes: BTreeMap<String, u64>,
}

fn snapshot(root: &Path) -> Snapshot {
    let site = linked(root);
    let mut pages = BTreeMap::new();
    for article in &site.articles {
        for (lang, version) in &article.versions {
            pages.insert(
                version.path.as_str().to_owned(),
                format!("{lang} {}", version.document.title),
            );
        }
    }
    for category in site.categories.iter().skip(1) {
        for (lang, name) in &category.names {
            pages.insert(name.path.as_str().to_owned(), format!("{lang} {}", name.title));
        }
    }
    let mut addresses = pages.clone();
    for redirect in &site.redirects {
        addresses.insert(redirect.from.as_str().to_owned(), pages[redirect.to.as_str()].clone());
    }
    let titles: BTreeSet<String> = pages.values().cloned().collect();
    let mut said = Said::new();
    for article in &site.articles {
        for (lang, version) in &article.versions {
            let lead = |href: &String| {
                let (path, behind) = href.split_at(href.find(['#', '?']).unwrap_or(href.len()));
                match addresses.get(path.trim_start_matches('/')) {
                    Some(title) => format!("{title}{behind}"),
                    None => href.clone(),
                }
            };
            let pictures = version.assets.iter().map(|asset| format!("{asset:?}"));
            let links = version.hrefs.iter().map(lead).chain(pictures).collect();
            let key = (lang.to_string(), version.document.title.clone());
            said.insert(key, (version.document.body.text(), links));
        }
    }
    let ratings = fs::read_to_string(root.join("data/ratings.json")).unwrap();
    let ratings: serde_json::Value = serde_json::from_str(&ratings).unwrap();
    let votes = site.articles.iter().map(|article| {
        let title = article.versions[&article.source].document.title.clone();
        let key = article.key.as_str();
        (title, ratings["articles"][key]["en"]["yes"].as_u64().unwrap_or(0))
    });
    let votes = if site.articles.iter().all(|a| a.id == a.key.as_str()) {
        votes.collect()
    } else {
        BTreeMap::new()
    };
    Snapshot { said, addresses, titles, votes }
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
    let wanted: usize = std::env::var("FRONTDESK_TEST_MOVES").map_or(24, |n| n.parse().unwrap());
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
