//! What needs care, by the real command, and counted once more by hand.

use serde_json::Value;

use super::site::{TestSite, tree};

const SITE: &str = "title = \"Help\"\nbase_url = \"https://help.example.com/\"\n\
    default_language = \"en\"\n[languages.en]\nname = \"English\"\n[languages.fr]\nname = \"Français\"\n";

fn site() -> TestSite {
    let long = "We send the money back. It takes two days.\n\n".repeat(200);
    let hard = "Notwithstanding contractual obligations, reimbursements necessitate comprehensive \
        administrative verification procedures whose duration regularly exceeds customary \
        expectations, particularly concerning international transactions\n\n"
        .repeat(10);
    let votes = r#"{"version":1,"articles":{
        "pay/late":{"en":{"yes":1,"no":5}},
        "pay/old":{"en":{"yes":2,"no":2}},
        "pay/fine":{"en":{"yes":9,"no":1},"fr":{"yes":0,"no":7}}}}"#;
    TestSite::new()
        .file("site.toml", SITE)
        .file("data/ratings.json", votes)
        .file("content/pay/_category.md", "---\ntitle: Pay\nowner: Billing\n---\n")
        .file(
            "content/pay/late.md",
            "---\ntitle: Late\nreview_by: 2026-11-01\nowner: Collections\n---\nSee [fine](fine.md).\n",
        )
        .file(
            "content/pay/old.md",
            "---\ntitle: Old\nreview_by: 2026-01-01\n---\nSee [late](late.md), [self](old.md).\n",
        )
        .file("content/pay/fine.md", "---\ntitle: Fine\nreviewed: 2026-05-01\n---\nAll is well.\n")
        .file("content/pay/fine.fr.md", "# Bien\n\nTout va bien.\n")
        .file("content/other/_category.md", "---\ntitle: Other\nreview_by: 2026-11-21\n---\n")
        .file("content/other/fine.md", &format!("# FINE\n\nSee [old](../pay/old.md).\n\n{long}"))
        .file(
            "content/other/hard.md",
            &format!("---\ntitle: Hard\nreview_by: 2027-01-01\n---\n{hard}\nSee [x](fine.md).\n"),
        )
}

fn report(site: &TestSite) -> Value {
    let output = site.run(&["report", "--json", "--now", "2026-11-22"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// `path [owner] what`, a finding a line.
fn findings(report: &Value, id: &str) -> Vec<String> {
    let sections = report["sections"].as_array().unwrap();
    let section = sections.iter().find(|section| section["id"] == id).unwrap();
    let line = |finding: &Value| {
        let text = |key: &str| finding[key].as_str().unwrap_or("nobody").to_owned();
        format!("{} [{}] {}", text("path"), text("owner"), text("said"))
    };
    section["findings"].as_array().unwrap().iter().map(line).collect()
}

#[test]
fn every_section_finds_what_it_is_for_and_nothing_else() {
    let report = report(&site());
    for (id, expected) in [
        (
            "due",
            &[
                "content/pay/old.md [Billing] was to be reviewed by 2026-01-01",
                "content/pay/late.md [Collections] was to be reviewed by 2026-11-01",
                "content/other/fine.md [nobody] was to be reviewed by 2026-11-21",
            ][..],
        ),
        ("never-reviewed", &[]),
        (
            "rated-badly",
            &[
                "content/pay/fine.fr.md [Billing] 0 of 7 votes say that it helped",
                "content/pay/late.md [Collections] 1 of 6 votes say that it helped",
            ],
        ),
        ("drifted", &[]),
        (
            "same-title",
            &[
                "content/other/fine.md [nobody] 2 articles are called so",
                "content/pay/fine.md [Billing] 2 articles are called so",
            ],
        ),
        ("orphaned", &["content/other/hard.md [nobody] only its category leads to it"]),
        ("long", &["content/other/fine.md [nobody] 1802 words"]),
    ] {
        assert_eq!(findings(&report, id), expected, "{id}");
    }
    let hard = findings(&report, "hard-to-read");
    assert_eq!(hard.len(), 1, "{hard:?}");
    assert!(hard[0].starts_with("content/other/hard.md [nobody] reading ease -"), "{hard:?}");
    assert!(hard[0].ends_with(" by Flesch"), "{hard:?}");
    assert_eq!(report["texts"], 6);
}

#[test]
fn what_nobody_ever_read_and_what_fell_behind_is_found() {
    let site = site();
    site.run(&["translate", "sync"]);
    let site = site
        .file("content/pay/fine.md", "---\ntitle: Fine\n---\nAll is very well.\n")
        .file("content/other/_category.md", "---\ntitle: Other\n---\n");
    let report = report(&site);
    assert_eq!(
        findings(&report, "never-reviewed"),
        [
            "content/other/fine.md [nobody] without any date",
            "content/pay/fine.md [Billing] without any date"
        ]
    );
    assert_eq!(
        findings(&report, "drifted"),
        ["content/pay/fine.fr.md [Billing] 1 part of its source changed"]
    );
}

#[test]
fn the_page_stands_alone_and_escapes_what_writers_wrote() {
    let site = site().file(
        "content/pay/late.md",
        "---\ntitle: \"<b>Late</b>\"\nreview_by: 2026-11-01\nowner: \"A & B\"\n---\nSee [fine](fine.md).\n",
    );
    let output = site.run(&["report", "--html", "report.html", "--now", "2026-11-22"]);
    assert!(output.status.success());
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(shown.starts_with("Help, 2026-11-22: "), "{shown}");
    assert!(shown.contains("\nNothing to do: "), "{shown}");
    let page = std::fs::read_to_string(site.root().join("report.html")).unwrap();
    assert!(page.contains("&lt;b&gt;Late&lt;/b&gt;") && page.contains("A &amp; B"), "{page}");
    assert!(!page.contains("<b>") && !page.contains("<script") && !page.contains(" src="));
}

fn holds_categories(path: &str, texts: &[String]) -> bool {
    let folder = |path: &str| path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let own = folder(path);
    let is_inside = |other: &String| {
        other.contains("_category.") && folder(other) != own && folder(other).starts_with(&own)
    };
    texts.iter().any(is_inside)
}

/// A script that shares nothing with the program counts the same site: the demo, or the one that
/// `FRONTDESK_TEST_CORPUS` names, with votes, dates and edits strewn in.
#[test]
#[ignore = "needs Python with PyYAML"]
fn the_figures_are_those_of_an_independent_count() {
    let mut site = TestSite::of_corpus();
    assert!(site.run(&["translate", "sync"]).status.success());
    let mut votes = serde_json::Map::new();
    let mut texts: Vec<String> = tree(&site.root().join("content"))
        .into_keys()
        .map(|path| path.display().to_string())
        .filter(|path| path.ends_with(".md") && !path.contains("_parts/"))
        .collect();
    texts.sort();
    for (at, path) in texts.iter().enumerate() {
        let file = format!("content/{path}");
        let mut text = std::fs::read_to_string(site.root().join(&file)).unwrap();
        let is_bare = |key: &str| !text.contains(&format!("\n{key}:"));
        // All articles of a category have its day, so only a few categories get one, and none that has
        // others in it.
        let is_category = path.contains("_category.");
        let every = if is_category { 7 } else { 3 };
        let is_outer = is_category && holds_categories(path, &texts);
        if at % every == 0 && !is_outer && text.starts_with("---\n") && is_bare("review_by") {
            text.insert_str(4, &format!("review_by: 2026-{:02}-15\n", 1 + at % 12));
        } else if at % 7 == 1 && text.starts_with("---\n") && is_bare("reviewed") && !is_category {
            text.insert_str(4, "reviewed: 2026-02-01\n");
        }
        let stem = path.trim_end_matches(".md");
        if at % 5 == 0 && !stem.contains('.') {
            text = text.replacen(" you ", " you yourself ", 1);
        }
        if !stem.ends_with("_category") && !stem.contains('.') {
            let own = serde_json::json!({ "yes": at % 8, "no": at * 3 % 8 });
            votes.insert(stem.to_owned(), serde_json::json!({ "en": own }));
        }
        site = site.file(&file, &text);
    }
    let votes = serde_json::json!({ "version": 1, "articles": votes });
    let site = site.file("data/ratings.json", &votes.to_string());
    let built = site.build(&[]);
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let told = report(&site);
    for id in ["due", "never-reviewed", "rated-badly", "drifted"] {
        assert!(findings(&told, id).len() > 2, "nothing of {id} is compared");
    }
    let site = site.file("report.json", &told.to_string());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/report/count.py");
    let output = std::process::Command::new("/usr/bin/python3")
        .args([script, ".", "dist", "2026-11-22", "report.json"])
        .current_dir(site.root())
        .output()
        .unwrap();
    let counted = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{counted}{}", String::from_utf8_lossy(&output.stderr));
    println!("{counted}");
}
