//! Sites of one article and of a thousand: the home page is useful, no page is endless, nothing is
//! left out of the lists.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::site::{TestSite, tree};

/// The largest page that is no article, in bytes.
const HEAVIEST: usize = 150_000;
/// Entries of all lists on a page: more of them are higher than 15,000 pixels of a phone.
const LONGEST: usize = 260;

fn site() -> TestSite {
    TestSite::new().file("site.toml", SETTINGS)
}

type Files = BTreeMap<PathBuf, Vec<u8>>;

/// `count` articles in `folder` of content/, their titles from all over the alphabet.
fn articles(site: TestSite, folder: &str, count: usize) -> TestSite {
    let words = ["Apples", "Bread", "Cakes", "Dates", "Eggs", "How to bake", "How to cool", "Zest"];
    (0..count).fold(site, |site, n| {
        let title = format!("{} in step {n}", words[n % words.len()]);
        let text = format!("# {title}\n\nText number {n}.\n\n## What about {n}?\n\nMuch.\n");
        site.file(&format!("content/{folder}a{n}.md"), &text)
    })
}

fn built(site: &TestSite) -> Files {
    let output = site.build(&[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    tree(&site.root().join("dist/site"))
}

fn text(files: &Files, path: &str) -> String {
    let bytes = files.get(Path::new(path)).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(bytes.clone()).unwrap()
}

/// Addresses that the pages below `folder` lead to.
fn linked(files: &Files, folder: &str) -> BTreeSet<String> {
    let pages = files.iter().filter(|(path, _)| {
        path.starts_with(folder) && path.extension().is_some_and(|ending| ending == "html")
    });
    let hrefs = pages.flat_map(|(_, bytes)| {
        let text = String::from_utf8(bytes.clone()).unwrap();
        let hrefs = text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        hrefs.map(str::to_owned).collect::<Vec<_>>()
    });
    hrefs.collect()
}

fn assert_pages_are_short(files: &Files) {
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with("index.html")) {
        let html = String::from_utf8(bytes.clone()).unwrap();
        if html.contains("\"@type\":\"Article\"") {
            continue;
        }
        assert!(bytes.len() <= HEAVIEST, "{}: {} bytes", path.display(), bytes.len());
        let entries = html.matches("<li").count();
        assert!(entries <= LONGEST, "{}: {entries} entries", path.display());
    }
}

#[test]
fn a_small_site_is_listed_on_its_home_page() {
    for count in [1, 10] {
        let files = built(&articles(site(), "", count));
        let home = text(&files, "index.html");
        for n in 0..count {
            assert!(home.contains(&format!("href=\"/a{n}/\"")), "{count}: {n}");
        }
        // No list of what stands here already, no news without a day, no promise of somebody.
        assert!(!files.keys().any(|path| path.starts_with("search/all")));
        assert!(!files.contains_key(Path::new("feed.xml")) && !home.contains("feed.xml"));
        assert!(!home.contains("reach us") && !home.contains("ask us"), "{home}");
        assert_pages_are_short(&files);
    }
    let folders = articles(articles(site(), "one/", 5), "two/", 5);
    let home = text(&built(&folders), "index.html");
    for folder in ["one", "two"] {
        assert!(home.contains(&format!("<a href=\"/{folder}/\"")), "{home}");
        for n in 0..5 {
            assert!(home.contains(&format!("href=\"/{folder}/a{n}/\"")), "{folder} {n}");
        }
    }
    assert!(!home.contains("class=\"cards\""), "{home}");
}

#[test]
fn sixty_articles_have_all_their_questions_on_one_page() {
    let files = built(&articles(site(), "kb/", 60));
    let all = text(&files, "search/all/index.html");
    assert_eq!(all.matches("#what-about-").count(), 60);
    assert!(!files.keys().any(|path| path.starts_with("search/all/~2")));
    // With descriptions, and in the order that people count in.
    let kb = text(&files, "kb/index.html");
    assert!(kb.contains("<p>Text number 7.</p>"), "{kb}");
    let place = |title: &str| kb.find(title).unwrap_or_else(|| panic!("{title}"));
    assert!(place("Apples in step 8<") < place("Apples in step 16<"));
    assert!(!files.contains_key(Path::new("kb/~2/index.html")));
    // More than cards can show, and few enough to be seen at once.
    let home = linked(&files, "index.html");
    assert!((0..60).all(|n| home.contains(&format!("/kb/a{n}/"))), "{home:?}");
    assert_pages_are_short(&files);
}

/// The home page of many articles without a category shows where each letter stands, and says so
/// once.
#[test]
fn a_flat_home_page_leads_to_the_letters() {
    let files = built(&articles(site(), "", 130));
    let home = text(&files, "index.html");
    for letter in 1..=6 {
        let href = format!("href=\"/search/all/#fd-letter-{letter}\"");
        assert!(home.contains(&href), "{home}");
        let id = format!("id=\"fd-letter-{letter}\"");
        assert!(text(&files, "search/all/index.html").contains(&id));
    }
    assert_eq!(home.matches("class=\"more\"").count(), 1, "{home}");
    assert!(home.matches("<li>").count() < 40, "{home}");
    assert_pages_are_short(&files);
}

#[test]
fn a_flat_thousand_is_cut_by_letters() {
    let site = articles(site(), "kb/", 1_200);
    let files = built(&site);
    assert_pages_are_short(&files);
    let expected: BTreeSet<String> = (0..1_200).map(|n| format!("/kb/a{n}/")).collect();
    for folder in ["search/all", "kb"] {
        let pages: Files = files
            .iter()
            .filter(|(path, _)| {
                path.starts_with(folder) && !path.to_string_lossy().contains("kb/a")
            })
            .map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect();
        let missing: Vec<_> = expected.difference(&linked(&pages, folder)).cloned().collect();
        assert!(missing.is_empty(), "{folder}: {} of 1,200 are on no page", missing.len());
    }
    let first = text(&files, "kb/index.html");
    assert!(first.contains("name=\"category\" value=\"kb\""), "a field for this section");
    assert!(first.contains("href=\"/kb/~2/\"") || first.contains("href=\"/kb/~2/#fd-letter-1\""));
    assert!(
        text(&files, "index.html").contains("href=\"/kb/~2/"),
        "the home page shows the letters"
    );
    // The site map names the category; the search page is the field.
    assert!(text(&files, "sitemap/index.html").len() < 20_000);
    assert!(!text(&files, "search/index.html").contains("/kb/a7/"));
    let said = String::from_utf8(site.build(&[]).stderr).unwrap();
    assert!(said.contains("content/kb has 1200 articles in one list"), "{said}");

    // What programs read is cut, too.
    let listing: Value = serde_json::from_str(&text(&files, "articles.json")).unwrap();
    let parts = listing["parts"].as_array().unwrap();
    let counts: Vec<u64> = parts.iter().map(|part| part["articles"].as_u64().unwrap()).collect();
    assert_eq!((counts, &listing["articles"]), (vec![1_000, 200], &Value::Array(vec![])));
    let part: Value = serde_json::from_str(&text(&files, "articles-en-2.json")).unwrap();
    assert_eq!(part["articles"].as_array().unwrap().len(), 200);
    let llms = text(&files, "llms.txt");
    assert!(llms.contains("https://help.example.com/kb/llms.txt): 1200"), "{llms}");
    assert!(!llms.contains("a7/") && text(&files, "kb/llms.txt").contains("/kb/a7/index.md)\n"));
}

#[test]
fn a_chosen_order_is_cut_by_numbers() {
    let site = (0..200).fold(site(), |site, n| {
        let text = format!("---\ntitle: Lesson {n}\norder: {}\n---\n\nText.\n", 200 - n);
        site.file(&format!("content/kb/l{n}.md"), &text)
    });
    let files = built(&site);
    let first = text(&files, "kb/index.html");
    assert!(first.find("Lesson 199").unwrap() < first.find("Lesson 60").unwrap());
    assert!(first.contains("href=\"/kb/~2/\">151 – 200</a>"), "{first}");
    assert!(text(&files, "kb/~2/index.html").contains("Lesson 0<"));
}

const SETTINGS: &str = "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
    default_language = \"en\"\n[languages.en]\nname = \"English\"\n";

fn tagged() -> TestSite {
    let article = |n: usize, tags: &str| {
        format!("---\ntitle: Article {n}\ntags: [{tags}]\npublished: 2026-03-01\n---\n\nText.\n")
    };
    (0..20).fold(site(), |site, n| {
        let tags = format!("printer, t{n}{}", if n < 3 { ", rare" } else { "" });
        site.file(&format!("content/kb/a{n}.md"), &article(n, &tags))
    })
}

#[test]
fn a_tag_has_a_page_from_two_articles_on() {
    let has = |files: &Files, path: &str| files.contains_key(Path::new(path));
    let files = built(&tagged());
    assert!(has(&files, "tags/printer/index.html") && has(&files, "tags/rare/index.html"));
    assert!(!has(&files, "tags/t7/index.html"));
    assert!(!text(&files, "kb/a7/index.html").contains("/tags/t7/"));
    assert!(has(&files, "feed.xml"));
    let from = format!("{SETTINGS}[output]\ntags_from = 4\n");
    let files = built(&tagged().file("site.toml", &from));
    assert!(has(&files, "tags/printer/index.html") && !has(&files, "tags/rare/index.html"));
}

#[test]
fn what_hosts_count_can_be_left_out() {
    let settings = format!("{SETTINGS}[output]\nmarkdown = false\ntag_pages = false\n");
    let files = built(&tagged().file("site.toml", &settings));
    let ending = |wanted: &str| {
        files.keys().filter(|path| path.extension().is_some_and(|ending| ending == wanted)).count()
    };
    assert_eq!(ending("md"), 0);
    assert!(!files.keys().any(|path| path.starts_with("tags")));
    let article = text(&files, "kb/a7/index.html");
    assert!(!article.contains("text/markdown") && !article.contains("/tags/"), "{article}");
    assert!(text(&files, "llms.txt").contains("(https://help.example.com/kb/a7/): Text."));
    let listing: Value = serde_json::from_str(&text(&files, "articles.json")).unwrap();
    assert_eq!(listing["articles"][0]["markdown"], Value::Null);
    let wrong = tagged().file("site.toml", &format!("{SETTINGS}[output]\nmarkdwon = false\n"));
    wrong.assert_mistakes("error[unknown-key] site.toml:7:1");
}

/// Hosts count files: of 2,100 pages 2,100 copies are left out, unless the site asks for them.
#[test]
fn many_pages_have_no_copies_unasked() {
    let languages = ["fr", "de", "es", "it", "pl", "nl"];
    let tables = languages.map(|lang| format!("[languages.{lang}]\nname = \"{lang}\"\n"));
    let settings = format!("{SETTINGS}{}", tables.concat());
    let site = articles(site(), "kb/", 300).file("site.toml", &settings);
    let said = String::from_utf8(site.build(&[]).stderr).unwrap();
    assert!(said.contains("2100 Markdown copies left out: [output] markdown"), "{said}");
    let copies = |site: &TestSite| {
        let files = tree(&site.root().join("dist/site"));
        files.keys().filter(|path| path.ends_with("index.md")).count()
    };
    assert_eq!(copies(&site), 0);
    let site = site.file("site.toml", &format!("{settings}[output]\nmarkdown = true\n"));
    let said = String::from_utf8(site.build(&[]).stderr).unwrap();
    assert!(!said.contains("left out"), "{said}");
    assert_eq!(copies(&site), 2_100);
}

/// The switch of languages on a page leads to pages that there are.
#[test]
fn a_language_with_few_articles_has_no_list_to_lead_to() {
    let french = "[languages.fr]\nname = \"Français\"\nmissing_translation = \"hide\"\n";
    let site = TestSite::new().file("site.toml", &format!("{SETTINGS}{french}"));
    let site = articles(site, "kb/", 20).file("content/kb/a1.fr.md", "# Un\n\nTexte.\n");
    let files = built(&site);
    assert!(!files.contains_key(Path::new("fr/search/all/index.html")));
    assert!(!linked(&files, "").contains("/fr/search/all/"));
    assert!(linked(&files, "search").iter().any(|href| href.starts_with("/fr/")));
}
