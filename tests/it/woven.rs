//! A generated site whose articles name each other in every way there is, and what may not change
//! when its sources are rewritten.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use frontdesk::diagnostics::Diagnostics;
use frontdesk::graph::Site;
use frontdesk::memo::Memo;
use frontdesk::pipeline::{Linked, Request};
use frontdesk::source::Source;

use crate::site::TestSite;

pub const SVG: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'/>";
pub const FOLDERS: [&str; 4] = ["a", "b", "a/c", "d"];

/// Small, and the same everywhere.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    pub fn pick<'t, T>(&mut self, things: &'t [T]) -> &'t T {
        &things[self.roll(things.len())]
    }
}

pub fn request() -> Request {
    Request::at("2026-11-22T00:00:00Z".parse().unwrap())
}

pub fn linked(root: &Path) -> Site {
    let (site, found) = read(root);
    assert!(!found.has_errors(), "{found:#?}");
    site
}

/// The site, and its mistakes.
pub fn read(root: &Path) -> (Site, Diagnostics) {
    let source = Source::open(root).unwrap();
    let (linked, found) = Linked::read(&source, &request(), &Memo::default());
    (linked.unwrap().site, found)
}

/// From the folder of one path to another, both below `content/`.
fn between(from: &str, to: &str) -> String {
    let up = "../".repeat(from.matches('/').count());
    format!("{up}{to}")
}

/// Ten articles that name each other in every way there is.
pub fn generated(dice: &mut Dice) -> TestSite {
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
pub type Said = BTreeMap<(String, String), (String, Vec<String>)>;

pub struct Snapshot {
    pub said: Said,
    /// Titles by address, redirects followed.
    pub addresses: BTreeMap<String, String>,
    pub titles: BTreeSet<String>,
    pub votes: BTreeMap<String, u64>,
}

pub fn snapshot(root: &Path) -> Snapshot {
    snapshot_of(root, &linked(root))
}

pub fn snapshot_of(root: &Path, site: &Site) -> Snapshot {
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
